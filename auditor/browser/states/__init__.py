"""The page in other states than the one it opens in.

reflow        in a window of 320 CSS pixels
text_spacing  with the text spacing that readers may ask for
focus         with keyboard focus, stop by stop
looking       all of them, one after another

Each puts the page back as it was. They come last, when all other evidence is taken.
"""

from auditor.browser.states.focus import FocusMemory
from auditor.browser.states.looking import other_states

__all__ = ["FocusMemory", "other_states"]
