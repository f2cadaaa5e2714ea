"""The jobs: the only places where gathering, judging and telling meet.

targets     what a person typed -> addresses to start from
gathering   addresses -> evidence
audit       the main job: targets -> audit
demo        the same, on the bundled sample site
gate        audit -> exit status
relabel     addresses of files that were served on loopback -> their paths
doctor      is everything here that an audit needs?
"""
