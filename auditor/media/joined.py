"""Addresses joined to a page's own."""

from __future__ import annotations

from urllib.parse import urljoin


def absolute(base: str, address: str) -> str:
    """The address as the browser would ask for it; empty when there is none, or none that can be."""
    address = address.strip()
    try:
        return urljoin(base, address) if address else ""
    except ValueError:  # http://[broken
        return ""
