"""Why an address could not be looked at."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """Why an address was not looked at."""

    DNS = "dns"
    REFUSED = "refused"
    TLS = "tls"
    TIMEOUT = "timeout"
    PROTOCOL = "protocol"
    TOO_LARGE = "too-large"
    NOT_HTML = "not-html"
    EMPTY = "empty"
    ROBOTS = "robots"
    OFF_SITE_REDIRECT = "off-site-redirect"
    REDIRECT_LOOP = "redirect-loop"
    BROWSER_CRASH = "browser-crash"
    BROWSER_TIMEOUT = "browser-timeout"
    BROWSER_ERROR = "browser-error"
    INTERNAL = "internal-error"  # a fault of ours; it is logged, and no other page suffers from it
    HTTP_STATUS = "http"  # written http-404, http-503, ... in reports
