"""Open pages in a real Chromium and take down what assistive technology and axe-core meet there.

chromium            which browser and driver, and how they get onto the machine
session             one Chromium: open a page, wait until it is quiet, take the evidence
axe                 axe-core, in the page and in every frame of it
accessibility_tree  form controls as the browser gives them to assistive technology
sign_in             sign in as visitors do; admission lets other sessions in with what that gave
processes           which processes are a browser's; profiles and warden: none is left behind
pictures            elements that failed, as a visitor sees them
states              the page in a narrow window, with airier text, with focus
pool                several sessions at once, watched from outside, replaced when they die
worker              one of them: page after page, each tried twice
sizing              how many, and how much memory each may take; machine is what that follows from
"""

from auditor.browser.axe import axe_core_version
from auditor.browser.chromium import Chromium, find_chromium
from auditor.browser.pool import BrowserPool
from auditor.browser.session import Look, LookLimits, Session
from auditor.browser.states import FocusMemory
from auditor.browser.worker import Failure

__all__ = [
    "BrowserPool",
    "Chromium",
    "Failure",
    "FocusMemory",
    "Look",
    "LookLimits",
    "Session",
    "axe_core_version",
    "find_chromium",
]
