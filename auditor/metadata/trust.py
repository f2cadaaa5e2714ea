"""From statements to metadata: which are the page's own, and which of them is to be trusted most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from bs4 import Tag

from auditor.metadata.lexicon import Role, fold
from auditor.metadata.machine import html_date
from auditor.metadata.owner import kind_of
from auditor.metadata.places import Place, Places
from auditor.metadata.statement import Statement
from auditor.model import DateKind, DateSource, Flaw, Owner, PageDate, Subject, Unread, selector_of

_DEEP = 40  # elements around a statement that are looked at
_ITEMS = frozenset({"li", "tr", "article"})
_NAMED_ITEMS = frozenset({"div", "section", "a", "dl", "p"})
_KINDS = [DateKind.REVIEWED, DateKind.MODIFIED, DateKind.PUBLISHED, DateKind.CREATED]
_ROLES = list(Role)
_SOURCES = list(DateSource)
_WITHOUT_YEAR = {Flaw.UNREADABLE, Flaw.YEARLESS}


def own(statements: Sequence[Statement]) -> list[Statement]:
    """Those that are not of a list: the same label in item after item is about the items (domain.md 1.5)."""
    by_label: defaultdict[tuple[Subject, str], list[Statement]] = defaultdict(list)
    for statement in statements:
        by_label[statement.subject, fold(statement.label)].append(statement)
    listed: set[int] = set()
    for alike in by_label.values():
        for one, other in pairwise(alike):
            if _are_items(one.tag, other.tag):
                listed.update((id(one), id(other)))
        contacts = {fold(statement.text) for statement in alike if statement.role is Role.CONTACT}
        if len(contacts) > 1:
            listed.update(id(statement) for statement in alike)
    return [statement for statement in statements if id(statement) not in listed]


def dates(statements: Iterable[Statement], places: Places) -> list[PageDate]:
    """The dates that are seen, with those of their time elements, most trusted first."""
    ranked: list[tuple[tuple[Place, int, int], PageDate]] = []
    for statement in statements:
        rank = _rank(statement, places)
        ranked.extend((rank, found) for found in _dates(statement))
    return [found for _, found in sorted(ranked, key=lambda pair: pair[0])]


def merged(found: Iterable[PageDate]) -> tuple[PageDate, ...]:
    """By source, most trusted first, and each fact of a source once."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for one in sorted(found, key=lambda one: _SOURCES.index(one.source)):
        fact = (one.source, one.kind, one.value)
        if fact not in seen:
            seen.add(fact)
            kept.append(one)
    return tuple(kept)


def owner(statements: Iterable[Statement], places: Places) -> Owner | None:
    """Who answers for the page; who only put it there when nobody else is named."""
    named = [
        statement for statement in statements if statement.subject is Subject.OWNER and not statement.flaw
    ]
    if not named:
        return None
    best = min(
        named, key=lambda one: (_ROLES.index(one.role or Role.EDITOR), places.place(one.index), one.index)
    )
    return Owner(text=best.text, kind=kind_of(best.text), label=best.label, selector=selector_of(best.tag))


def unread(statements: Iterable[Statement], places: Places) -> tuple[Unread, ...]:
    """The labels without a value that can be read, each once."""
    found = []
    for statement in statements:
        flaw = statement.flaw or (statement.written and statement.written.flaw)
        # Without a year and above the heading: an alert's hour ("Uppdaterad 21 november, 11:00").
        above = places.heading is not None and statement.index < places.heading
        is_told_by_time = any(html_date(str(time.get("datetime") or "")) for time in statement.times)
        if not flaw or is_told_by_time or (above and flaw in _WITHOUT_YEAR):
            continue
        found.append(
            Unread(
                subject=statement.subject,
                flaw=flaw,
                label=statement.label,
                text=_value_text(statement),
                kind=statement.kind,
                readings=statement.written.readings if statement.written else (),
                selector=selector_of(statement.tag),
            )
        )
    return tuple(dict.fromkeys(found))


def _dates(statement: Statement) -> Iterable[PageDate]:
    if statement.kind is None or statement.flaw:
        return
    written = statement.written
    if written and written.value:
        yield PageDate(
            kind=statement.kind,
            value=written.value,
            precision=written.precision,
            source=DateSource.VISIBLE,
            label=statement.label,
            text=statement.text,
            selector=selector_of(statement.tag),
            wrong_weekday=written.wrong_weekday,
        )
    for time in statement.times:
        text = str(time.get("datetime") or "").strip()
        read = html_date(text)
        if read:
            value, precision = read
            yield PageDate(
                kind=statement.kind,
                value=value,
                precision=precision,
                source=DateSource.TIME,
                label=statement.label,
                text=text,
                selector=selector_of(time),
            )


def _value_text(statement: Statement) -> str:
    """What stood in the value's place: the text after the label."""
    return statement.text.removeprefix(statement.label).lstrip(" :").strip()


def _rank(statement: Statement, places: Places) -> tuple[Place, int, int]:
    kind = _KINDS.index(statement.kind) if statement.kind else len(_KINDS)
    return places.place(statement.index), kind, statement.index


def _are_items(one: Tag, other: Tag) -> bool:
    """Whether two elements stand in two items of one list, or in two boxes of one name."""
    around_one, around_other = _around(one), _around(other)
    places_of = {id(tag): position for position, tag in enumerate(around_other)}
    for up, tag in enumerate(around_one):
        down = places_of.get(id(tag))
        if down is None:
            continue
        if not up or not down:
            return False
        first, second = around_one[up - 1], around_other[down - 1]
        if first.name != second.name:
            return False
        alike = bool(first.get("class")) and first.get("class") == second.get("class")
        return first.name in _ITEMS or (first.name in _NAMED_ITEMS and alike)
    return False


def _around(tag: Tag) -> list[Tag]:
    parents = (parent for _, parent in zip(range(_DEEP), tag.parents, strict=False))
    return [tag, *(parent for parent in parents if isinstance(parent, Tag))]
