"""One tab of a browser.

devtools    the connection that it is driven by
tab         open an address, run our scripts in its frames, know what happens there
visitor     who visits: somebody who has never been here
requests    what a page may load
"""
