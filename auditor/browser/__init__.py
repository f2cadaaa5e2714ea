"""Open pages in a real Chromium and take down what assistive technology and axe-core meet there.

chromium            which browser and driver, and how they get onto the machine
session             one Chromium: open a page, wait until it is quiet, take the evidence
axe                 axe-core, in the page and in every frame of it
accessibility_tree  form controls as the browser gives them to assistive technology
processes           no process is left behind
pool                several sessions at once, replaced when they die
"""

from auditor.browser.axe import axe_core_version
from auditor.browser.chromium import Chromium, find_chromium
from auditor.browser.pool import BrowserPool
from auditor.browser.session import Look, LookLimits, Session

__all__ = ["BrowserPool", "Chromium", "Look", "LookLimits", "Session", "axe_core_version", "find_chromium"]
