"""Which page is an accessibility statement, and what is read out of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from auditor.model import Page
from rules.genres import Genre, genre_of
from rules.statement.reading.dates import Dated, DateOf, dates_in
from rules.statement.reading.names import Names, names_in
from rules.statement.reading.parts import Line, Part, lines_of
from rules.statement.reading.promises import Promised, promises_in
from rules.statement.reading.status import Claim, Conformance, Wording, claims_in
from rules.statement.reading.words import matches, phrases

# What a page must hold of a statement's own words and headings to be one: fewer when it is called one.
_SIGNS_WHEN_NAMED = 2
_SIGNS_ALONE = 4
_LONGEST_TITLE = 300  # characters
_MOST_TITLES = 10
# Without one of these words there is no need to look further.
_HINT = re.compile(
    r"digital\s+offentlig\s+service|DOS-lagen|2018:1937|f(?:ö|&ouml;)renlig|redog", re.IGNORECASE
)


@dataclass(frozen=True, eq=False)
class Statement:
    """A Swedish accessibility statement, as far as its page tells."""

    page: Page
    lines: tuple[Line, ...]

    def within(self, *parts: Part | None) -> Iterator[Line]:
        """The text, without headings, that stands in these parts."""
        return (line for line in self.lines if line.part in parts and not line.is_heading)

    def heading_of(self, *parts: Part) -> Line | None:
        """The first heading that opens one of these parts."""
        return next((line for line in self.lines if line.is_heading and line.part in parts), None)

    @cached_property
    def base_url(self) -> str:
        """What relative addresses are relative to: looked up once, since links are many."""
        return self.page.base_url

    @cached_property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """What it says of how well the service conforms."""
        return tuple(claims_in(self.lines))

    def claimed(self, wording: Wording) -> list[Claim]:
        return [claim for claim in self.claims if claim.wording is wording]

    @property
    def conformance(self) -> Conformance | None:
        """How well the service conforms, when the statement gives one answer in the law's words."""
        given = {claim.conformance for claim in self.claimed(Wording.STATUTORY)}
        return given.pop() if len(given) == 1 else None

    @cached_property
    def dates(self) -> tuple[Dated, ...]:
        return tuple(dates_in(self.lines))

    def latest(self, *kinds: DateOf) -> Dated | None:
        """The latest date of the first of these kinds that there is any of."""
        for kind in kinds:
            found = [dated for dated in self.dates if dated.of is kind]
            if read := [dated for dated in found if dated.time]:
                return max(read, key=Dated.day)
        return next((dated for kind in kinds for dated in self.dates if dated.of is kind), None)

    @cached_property
    def promises(self) -> tuple[Promised, ...]:
        """What it promises to mend by a time."""
        return tuple(promises_in(self.lines))

    @cached_property
    def names(self) -> Names:
        return names_in(self.page, self.lines)


def statement_on(page: Page) -> Statement | None:
    """The Swedish statement that the page is, read once for all rules; None when it is none."""
    return page.once(_read)


def is_called_statement(page: Page) -> bool:
    """Whether the page's title or a main heading calls it a statement, in Swedish."""
    called = list(_titles(page))
    return any(matches("recognition", "names", text) for text in called) and not any(
        matches("recognition", "about", text) for text in called
    )


def _read(page: Page) -> Statement | None:
    if not _HINT.search(page.html):
        return None
    is_named = is_called_statement(page)
    has_law = bool(re.search(r"digital\s+offentlig\s+service|DOS-lagen|2018:1937", page.html, re.IGNORECASE))
    if not (is_named or has_law) or any(matches("recognition", "about", text) for text in _titles(page)):
        return None
    if genre_of(page) is not Genre.ORDINARY:
        return None
    lines = lines_of(page)
    wanted = _SIGNS_WHEN_NAMED if is_named else _SIGNS_ALONE
    return Statement(page, lines) if _signs(lines) >= wanted else None


def _signs(lines: tuple[Line, ...]) -> int:
    """How many of a statement's own parts and phrases there are."""
    text = "\n".join(line.text for line in lines)
    parts = {line.part for line in lines if line.is_heading and line.part}
    said = sum(bool(re.search(sign, text, re.IGNORECASE)) for sign in phrases()["recognition"]["signs"])
    claims = any(claim.wording is Wording.OTHER for claim in claims_in(lines))
    return len(parts) + said + claims + matches("recognition", "law", text)


def _titles(page: Page) -> Iterator[str]:
    """The page's title and its main headings, each on one line."""
    title = page.soup.title.get_text() if page.soup.title else page.title
    yield " ".join(title.split())[:_LONGEST_TITLE]
    for heading in page.soup.find_all("h1", limit=_MOST_TITLES):
        yield " ".join(heading.get_text(" ").split())[:_LONGEST_TITLE]
