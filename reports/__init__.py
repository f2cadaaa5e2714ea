"""Tell people: each report is a pure function from an audit to text."""

from reports import html, json, terminal

REPORTS = (terminal.REPORT, html.REPORT, json.REPORT)
