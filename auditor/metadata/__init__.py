"""Reads out of a page every date that the page gives of itself, and who answers for it.

    lexicon     the words: vocabulary/*.toml, one file a language
    lines       a block's lines, with the elements in them
    dates       a date as it is written
    labels      labels in a line
    owner       a name after an owner's label
    elements    the elements that all of it is read from
    places      which parts of a page speak of the page
    neighbours  where a value stands that is not on its label's line
    statement   what is said at one place, before it is weighed
    visible     the statements that a reader sees
    alone       a date without a label
    machine     time, JSON-LD, meta, HTTP header
    trust       which of it all is the page's own, and its order

Pure: it reads the page's document and headers and nothing else.
"""

from auditor.metadata import trust
from auditor.metadata.elements import elements_of
from auditor.metadata.machine import machine_dates
from auditor.metadata.places import Places
from auditor.metadata.visible import VisibleReader
from auditor.model import Metadata, Page

__all__ = ["read_metadata"]


def read_metadata(page: Page) -> Metadata:
    """All dates in order of trust, the owner, and the labels whose value cannot be read."""
    elements = elements_of(page.soup)
    places = Places(page, elements)
    statements = trust.own(VisibleReader(page, places).read())
    return Metadata(
        dates=trust.merged([*trust.dates(statements, places), *machine_dates(page, elements, places)]),
        owner=trust.owner(statements, places),
        unread=trust.unread(statements, places),
    )
