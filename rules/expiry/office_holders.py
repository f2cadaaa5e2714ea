"""Those whom a page names as elected: kommunalråd Anna Exempel (M), Bo Exempel (S), ordförande."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from auditor.model import Block, Page
from rules.expiry.page_dates import shown_date
from rules.expiry.promises import words_for
from rules.expiry.promises.sentences import sentences_of
from rules.expiry.readings.layout import Layout
from rules.expiry.readings.vocabulary import vocabulary_for
from rules.expiry.terms_of_office import Body, Renaming, body_in, holders, last_change, leaders, renamings

# A cheap first look: letters in brackets, or a title.
_HINT = re.compile(r"\([A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,3}\)|råd\b|ordförande", re.IGNORECASE)
_LONGEST = 2000  # characters of a block


@dataclass(frozen=True)
class Named:
    """Somebody who is named as elected, to which body as far as is told, and when that last changed."""

    block: Block
    text: str
    body: Body | None
    changed: date
    renaming: Renaming | None


def named_on(page: Page, today: date) -> Iterator[Named]:
    """All who are named; on a page without a date those alone whose office is told."""
    layout = page.once(Layout)
    is_dated = shown_date(page) is not None
    words = words_for("sv")
    if words is None:
        return
    for block in page.blocks:
        if len(block.text) > _LONGEST or not _HINT.search(block.text) or not block.is_main or block.is_quoted:
            continue
        for sentence in sentences_of(block.text, words["sentences"]["abbreviations"]):
            for match in _matches(sentence.own, is_titled=not is_dated):
                if named := _named(match, sentence.own, block, layout, today):
                    yield named


def _matches(sentence: str, *, is_titled: bool) -> Iterator[re.Match[str]]:
    """The names in the sentence, unless it tells of somebody former, or of who wrote something."""
    if vocabulary_for("sv").pattern("term", "former").search(sentence):
        return
    found = list(holders().finditer(sentence))
    yield from (match for match in found if match["title"] or not is_titled)
    for match in leaders().finditer(sentence):
        if not any(other.start() < match.end() and match.start() < other.end() for other in found):
            yield match


def _named(match: re.Match[str], sentence: str, block: Block, layout: Layout, today: date) -> Named | None:
    body = body_in(match[0], sentence, *reversed(layout.headings(block)), layout.title)
    changed = last_change(body, today)
    if changed is None:
        return None
    groups = match.groupdict()
    letters = groups.get("letters") or groups.get("party")
    renaming = next((one for one in renamings() if one.old == letters), None)
    return Named(block, match[0], body, changed, renaming)
