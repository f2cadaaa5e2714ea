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
    SIGNED_OUT = "signed-out"  # the audit signs in, and was not let in here
    LOGIN_REQUIRED = "login-required"  # the site's answer to who has not signed in
    NEVER_OPEN = "never-open"  # left alone: it would end our session
    BROWSER_CRASH = "browser-crash"
    BROWSER_TIMEOUT = "browser-timeout"
    BROWSER_MEMORY = "browser-memory"
    BROWSER_ERROR = "browser-error"
    INTERNAL = "internal-error"  # a fault of ours; it is logged, and no other page suffers from it
    HTTP_STATUS = "http"  # written http-404, http-503, ... in reports
