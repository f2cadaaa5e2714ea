"""Open pages in a real Chromium and take down what assistive technology and axe-core meet there.

session     one Chromium: open a page, wait until it is quiet, take the evidence
pool        several at once
starting    Chromium and its driver, from start to end: none is left behind
tab         one tab, what drives it and what its pages may load
page        what is taken of a page: document, frames, axe-core's answer, form controls, consent banner
states      the page in a narrow window, with airier text, with focus
sign_in     signing in where visitors must
picturing   elements that failed, as a visitor sees them
"""

from auditor.browser.page.axe import axe_core_version
from auditor.browser.pool.pool import BrowserPool
from auditor.browser.pool.worker import Failure
from auditor.browser.session import Look, LookLimits, Session
from auditor.browser.starting.chromium import Chromium, find_chromium
from auditor.browser.states import FocusMemory

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
