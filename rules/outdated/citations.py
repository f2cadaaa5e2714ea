"""Citations of Swedish acts in a text: "socialtjänstlagen (2001:453)", "SFS 1998:204", "PUL"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from auditor.vocabulary import load

_SFS = re.compile(r"(?<![\d/:-])(?P<year>(?:18|19|20)\d\d):\s?(?P<number>\d{1,4})(?![\d/:])")
_SHORT_FORMS = "SoL|KL|FL|PBL|ÄPBL|HSL|LOU|OSL|LEK|LSO|PUL|PuL|LSS|SekrL"
_ACT_WORD = (
    r"(?:\blag(?:en)?s?|\blagarna|\b(?!\w{0,60}(?:förs|ans|avs|bes|ins|upps|uts|oms|övers|tills|neders|under|bo|arbets)"
    r"lag(?:en)?s?\b)\w{3,60}lag(?:en)?s?|\b\w{0,60}förordning(?:en)?s?"
    r"|\b\w{0,60}balk(?:en)?s?)"
)
# What stands before and after a number in round brackets: nothing, SFS or the act's abbreviation.
_OPENS = re.compile(rf"\((?:(?:SFS|{_SHORT_FORMS})[,:]?\s?)?$")
_CLOSES = re.compile(rf"\s?(?:,?\s(?:{_SHORT_FORMS}))?(?:\)|,\s)")
_BARE = re.compile(
    rf"(?:(?<![\w-])SFS(?:[\s-]n(?:umme)?r)?[.:]?|(?i:{_ACT_WORD}),?|(?<![\w-])(?:{_SHORT_FORMS}),?)\s{{1,2}}$"
)
_NAMED = re.compile(rf"(?i:{_ACT_WORD}\b)|(?<![\w-])(?:SFS|{_SHORT_FORMS})\b")
_FEW_LETTERS = 4
_NEAR = 100


@dataclass(frozen=True, kw_only=True, eq=False)
class Act:
    """A repealed act; see acts.toml."""

    sfs: tuple[str, ...]
    name: str
    new: str
    new_sfs: tuple[str, ...]
    since: date
    is_confirmed: bool
    short: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    new_words: tuple[str, ...] = ()

    def knows_change(self, sentence: str) -> bool:
        """Whether the sentence names what came after this act."""
        lowered = sentence.lower()
        return any(sfs in sentence for sfs in self.new_sfs) or any(
            word.lower() in lowered for word in self.new_words
        )


@dataclass(frozen=True, kw_only=True)
class Citation:
    """Where a text cites an act, by `number` or by a name that died with it; `is_sure` that it is an act."""

    start: int
    end: int
    number: str
    act: Act | None
    is_sure: bool = True


def may_cite(page_text: str) -> bool:
    """Whether a page with this text, in lower case, may cite an act: cheap, and never wrongly no."""
    return bool(_SFS.search(page_text) or short_names_on(page_text))


def short_names_on(page_text: str) -> frozenset[str]:
    """The names of acts that died, as far as a text in lower case has them and they mean acts there."""
    return frozenset(
        word
        for word, act in _by_short().items()
        if word in page_text and (len(word) > _FEW_LETTERS or any(sign in page_text for sign in act.signs))
    )


def citations_in(text: str, short_names: frozenset[str]) -> Iterator[Citation]:
    """Every citation in a text, by number or by one of these names."""
    for found in _SFS.finditer(text) if ":" in text else ():
        citation = _by_number(text, found)
        if citation is not None:
            yield citation
    if short_names:
        yield from _by_name(text, short_names)


def _by_number(text: str, found: re.Match[str]) -> Citation | None:
    """The citation that a number stands in, unless it is a case's, a bill's or a report's."""
    before = text[max(0, found.start() - _NEAR) : found.start()]
    opened = _OPENS.search(before)
    is_bracketed = opened is not None and _CLOSES.match(text, found.end()) is not None
    if not is_bracketed and not _BARE.search(before):
        return None
    around = before[: opened.start()] if opened else before
    if is_bracketed and _not_acts().search(around):
        return None
    number = f"{found['year']}:{found['number']}"
    said = before[before.rstrip(" (").rfind(" ") + 1 :].lstrip("”\"“»«„’'")
    return Citation(
        start=found.start() - len(said),
        end=found.end() + (text[found.end() : found.end() + 1] == ")"),
        number=number,
        act=by_number().get(number),
        is_sure=not is_bracketed or bool(_NAMED.search(before)),
    )


def _by_name(text: str, names: frozenset[str]) -> Iterator[Citation]:
    """Names that died, unless a number follows: with one it was read already, or is another act."""
    for found in _short().finditer(text):
        name = found["name"].lower()
        following = _FOLLOWING.match(text, found.end())
        if name in names and following is None:
            yield Citation(start=found.start(), end=found.end(), number="", act=_by_short()[name])


_FOLLOWING = re.compile(r"\s?\(?(?:SFS\s)?\d{4}:\d+")


@cache
def by_number() -> dict[str, Act]:
    """The repealed acts by their numbers."""
    return {sfs: act for act in acts() for sfs in act.sfs}


@cache
def acts() -> tuple[Act, ...]:
    return tuple(_act(row) for row in _tables()["acts"])


def _act(row: dict[str, Any]) -> Act:
    return Act(
        sfs=tuple(row["sfs"]),
        name=row["name"],
        new=row["new"],
        new_sfs=tuple(row["new_sfs"]),
        since=row["from"],
        is_confirmed=row["confirmed"],
        short=tuple(row.get("short", ())),
        signs=tuple(row.get("signs", ())),
        new_words=tuple(row.get("new_words", ())),
    )


@cache
def _by_short() -> dict[str, Act]:
    return {word.lower(): act for act in acts() for word in act.short}


@cache
def _short() -> re.Pattern[str]:
    """The names that died: in any case, those of few letters as they are written."""
    words = [word for act in acts() for word in act.short]
    exact = "|".join(re.escape(word) for word in words if len(word) <= _FEW_LETTERS)
    free = "|".join(re.escape(word) for word in words if len(word) > _FEW_LETTERS)
    return re.compile(
        rf"(?<![\w@.-])(?<![Oo]ffentlighets- och )(?P<name>(?i:{free})|{exact})(?::?s)?(?![\w@-])"
    )


@cache
def _not_acts() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in _tables()["not_acts"]["words"])
    return re.compile(rf"(?<!\w)(?:{words})\.?:?\s*(?:nr\s*)?$", re.IGNORECASE)


def _tables() -> dict[str, Any]:
    return load("rules.outdated", "acts.toml")
