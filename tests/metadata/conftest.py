"""A page of our own to put a few lines of HTML into: what is read from it is what the lines say."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from auditor.metadata import read_metadata
from auditor.model import Metadata, Page

ADDRESS = "https://exempelby.example/arkiv"
TEXT = (
    "<p>Arkivet grundades 1862 och byggdes om 1998.</p><p>Vi har öppet tisdag till torsdag.</p>"
    "<h2>Besök oss</h2><p>Sedan 2004 finns protokollen att läsa på plats.</p><p>Ring gärna i förväg.</p>"
)

type Read = Callable[..., Metadata]


@pytest.fixture(scope="session")
def read() -> Read:
    """The metadata of a page with these lines at the end of its main content, or around it."""

    def read(  # noqa: PLR0913 - the places of a page
        end: str = "",
        *,
        head: str = "",
        above: str = "",
        top: str = "",
        below: str = "",
        lang: str = "sv",
        headers: Mapping[str, str] | None = None,
        visited: date | None = None,
    ) -> Metadata:
        html = (
            f"<!doctype html><html lang='{lang}'><head><title>Arkiv</title>{head}</head><body>"
            f"<header><p>Exempelby kommun</p></header>{above}"
            f"<main><h1>Kommunens arkiv</h1>{top}{TEXT}{end}</main>"
            f"{below}<footer><p>Storgatan 1, Exempelby</p></footer></body></html>"
        )
        page = Page(url=ADDRESS, final_url=ADDRESS, html=html, headers=headers or {}, visited=visited)
        return read_metadata(page)

    return read
