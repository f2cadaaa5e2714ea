"""Chromium and its driver, from start to end.

chromium    which, and how they get onto the machine
launch      how they start and end
processes   which processes are a browser's
profiles    the folders that browsers are known by; warden: outlives us to clear away what we could not
"""
