"""One address per page, and which addresses belong to the site.

The case of paths and the meaning of queries are the server's business and are kept (RFC 3986, 6.2.2).
"""

from urllib.parse import urlsplit, urlunsplit

from w3lib.url import safe_url_string

_DEFAULT_PORTS = {"http": 80, "https": 443}


def tidy(url: str) -> str | None:
    """The address as it is compared and asked for; None when it is not one for HTTP.

    Scheme and host in lower case, default port and fragment dropped, the empty path written "/", and
    characters percent-encoded that may not stand in an address.
    """
    try:
        parts = urlsplit(safe_url_string(url.strip()))
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in _DEFAULT_PORTS or not parts.hostname:
        return None
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    netloc = host if port in {None, _DEFAULT_PORTS[parts.scheme]} else f"{host}:{port}"
    return urlunsplit((parts.scheme, netloc, parts.path or "/", parts.query, ""))


def same_site(one: str, other: str) -> bool:
    """Whether two addresses are of one host and port; www. and the step from http to https do not count."""
    return site_of(one) == site_of(other)


def site_of(url: str) -> tuple[str, int | None]:
    """Host without www., and port where it is not the scheme's own: what same_site compares."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    port = parts.port
    return host, None if port == _DEFAULT_PORTS.get(parts.scheme) else port
