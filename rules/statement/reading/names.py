"""Who stands behind which service."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from auditor.model import Page
from rules.statement.reading.parts import Line, Part
from rules.statement.reading.words import matches, pattern
from rules.statement.supervisors import supervisors

_SEPARATOR = re.compile(r"\s[–—|-]\s")  # between a page's title and the site's name
_HEAD = 40  # blocks; the names stand at the beginning


@dataclass(frozen=True)
class Names:
    """The actor and the service, as the statement names them; empty where it does not.

    `names_this` says that the service is only called "this web site"; `placeholder` is the template's own
    field where a name should stand.
    """

    actor: str
    service: str
    names_this: bool
    placeholder: str


def names_in(page: Page, lines: Iterable[Line]) -> Names:
    head = [line for line in list(lines)[:_HEAD] if line.part is not Part.SUPERVISION]
    titles = [_title(page), *(line.text for line in head if line.is_heading)]
    text = "\n".join(line.text for line in head)
    return Names(
        actor=next(_actors(head), ""),
        service=_service(page, titles, text),
        names_this=matches("names", "this_service", text),
        placeholder=next(_placeholders([*titles, *(line.text for line in head)]), ""),
    )


def _actors(lines: list[Line]) -> Iterator[str]:
    for line in lines:
        for sentence in line.sentences:
            for match in pattern("names", "actor").finditer(sentence):
                name = next((name for name in match.groups() if name), "").strip()
                if name[:1].isupper() and not matches("names", "nobody", name) and not _supervises(name):
                    yield name


def _supervises(name: str) -> bool:
    return any(supervisor.is_named_in(name) for supervisor in supervisors())


def _service(page: Page, titles: list[str], text: str) -> str:
    for title in titles:
        if match := pattern("names", "service_after").search(title):
            return _SEPARATOR.split(str(match[1]))[0].strip()
    host = (urlsplit(page.final_url or page.url).hostname or "").removeprefix("www.")
    if host and host in text.lower():
        return host
    found = pattern("names", "service_in").search(text)
    return found[0] if found else ""


def _placeholders(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        if match := pattern("names", "placeholders").search(text):
            yield match[0]


def _title(page: Page) -> str:
    return " ".join((page.soup.title.get_text() if page.soup.title else page.title).split())
