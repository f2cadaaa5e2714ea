"""How hard a page is to read, by LIX: for information, since no law says how easy a text must be.

Swedish law asks the public sector for plain language (språklagen, section 11), not for a figure. LIX counts
the length of words and sentences and knows nothing of what they mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from auditor.model import (
    Block,
    Context,
    Finding,
    Page,
    Severity,
    Text,
    cannot_tell,
    cut,
    ignores,
    passed,
    passes,
    rule,
    unclear,
)
from auditor.vocabulary import load
from rules.language.detection import Match, code_of
from rules.language.page_language import language_of
from rules.language.passages import passages_of

FIGURE = Text(
    sv="Läsbarhetsindex (LIX) är {lix}: {band}. Texten har {words} ord i {sentences} meningar, och {long} "
    "procent av orden är längre än sex bokstäver.",
    en="The readability index (LIX) is {lix}: {band}. The text has {words} words in {sentences} sentences, "
    "and {long} per cent of the words are longer than six letters.",
)
HARD = FIGURE.then(
    Text(
        sv="Det är över gränsen {limit}. Den längsta meningen har {longest} ord: ”{said}”. Bedöm om texten "
        "är begriplig för dem som den är till för.",
        en="That is above the limit, {limit}. The longest sentence has {longest} words: “{said}”. Judge "
        "whether those the text is for can understand it.",
    )
)

_FEWEST_WORDS = 100  # fewer say nothing of a text
_LONG = 6  # letters
_LONGEST = 60_000  # characters that are counted
_PROSE_WORDS = 5
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_END = re.compile(r"[.!?…][”\"»)\]]*(?=\s+[”\"«(–-]?\s*[A-ZÅÄÖÆØÉ0-9]|\s*$)")
_NO_PROSE = (
    "table form label address figcaption h1 h2 h3 h4 h5 h6 dl pre code button summary blockquote"
).split()

_EASY = "<html lang='sv'>" + "<p>Du kan söka bygglov hos oss. Skicka in en karta. Vi svarar snart.</p>" * 9
_HEAVY = (
    "<p>Kommunstyrelseförvaltningens verksamhetsutvecklingsavdelning ansvarar tillsammans med "
    "samhällsbyggnadsnämndens tillståndsenhet för handläggningen av ansökningar beträffande markanvändning, "
    "exploateringsavtal samt därtill hörande utredningar.</p>"
)
_HARD = "<html lang='sv'><p>Det här är vad vi gör och hur du kan nå oss.</p>" + _HEAVY * 6


@rule(
    id="readability",
    title=Text(sv="Texten är inte mycket svår att läsa", en="The text is not very hard to read"),
    remedy=Text(
        sv="Dela långa meningar. Byt långa ord mot korta där det går. Skriv det viktigaste först och det som "
        "läsaren ska göra som uppmaningar. Be någon ur målgruppen att läsa.",
        en="Split long sentences. Replace long words with short ones where you can. Put what matters most "
        "first, and write what the reader should do as requests. Ask one of those the text is for to read "
        "it.",
    ),
    severity=Severity.MINOR,
    help="https://www.w3.org/WAI/WCAG22/Understanding/reading-level.html",
    blind_spot=Text(
        sv="LIX räknar bara ordens och meningarnas längd. Det ser inte svåra korta ord, dålig ordning eller "
        "om texten är begriplig. Bara svenska, norska, danska och engelska räknas, och bara sidor med minst "
        "100 ord löpande text; rubriker, listor utan meningar, tabeller, formulär och adresser räknas inte. "
        "Läsbarhet krävs inte på nivå A och AA, så sidor underkänns aldrig.",
        en="LIX counts only how long words and sentences are. It does not see hard short words, bad order, "
        "or whether the text makes sense. Only Swedish, Norwegian, Danish and English are counted, and only "
        "pages with at least 100 words of running text; headings, lists without sentences, tables, forms and "
        "addresses are not counted. Levels A and AA do not ask for readability, so no page is failed.",
    ),
    examples=[
        passes(_EASY, "short words and sentences"),
        unclear(_HARD, "long words and sentences"),
        ignores("<html lang='sv'><p>Du kan söka bygglov hos oss.</p>", "too short to tell"),
        ignores(
            "<html lang='sv'><ul>" + "<li>Kommunstyrelseförvaltningen</li>" * 200 + "</ul>",
            "a list has no sentences",
        ),
        ignores(_EASY.replace("'sv'", "'fi'"), "a language that is not counted, or another than stated"),
    ],
)
def text_is_not_very_hard_to_read(page: Page, _: Context) -> Iterator[Finding]:
    language = _scales().get(code_of(page.language)) if page.language else None
    if language is None or page.once(language_of).match is not Match.AGREES:
        return
    sentences = _sentences_of(page)
    measured = _measure(sentences)
    if measured is None:
        return
    told = {
        "lix": measured.lix,
        "band": _band(measured.lix, language),
        "words": measured.words,
        "sentences": measured.sentences,
        "long": measured.long,
    }
    if measured.lix <= language["hard"]:
        yield passed(None, FIGURE.fill(**told))
        return
    longest = max(sentences, key=lambda sentence: len(_WORD.findall(sentence)))
    yield cannot_tell(
        None,
        HARD.fill(
            **told, limit=language["hard"], longest=len(_WORD.findall(longest)), said=cut(longest, 160)
        ),
    )


@dataclass(frozen=True, kw_only=True)
class _Measured:
    """A text's LIX, and what it is made of: words, sentences, and the long words' share in per cent."""

    lix: int
    words: int
    sentences: int
    long: int


def _measure(sentences: Sequence[str]) -> _Measured | None:
    """The figures of a text, None when it is too short."""
    words = [word for sentence in sentences for word in _WORD.findall(sentence)]
    if len(words) < _FEWEST_WORDS:
        return None
    long = 100 * sum(len(word.replace("-", "")) > _LONG for word in words) / len(words)
    lix = round(len(words) / len(sentences) + long)
    return _Measured(lix=lix, words=len(words), sentences=len(sentences), long=round(long))


def _sentences_of(page: Page) -> list[str]:
    """The sentences of the page's running text, without what tools add to it."""
    found: list[str] = []
    left = _LONGEST
    for passage in page.once(passages_of).unmarked:
        if left <= 0:
            break
        text = " ".join(_additions().sub(" ", passage.text[:left]).split())
        if _is_prose(text, passage.block):
            left -= len(text)
            found += _split(text)
    return found


def _is_prose(text: str, block: Block) -> bool:
    """Whether this is running text, with sentences that end."""
    if text[-1:] not in '.!?…:”"»)' or len(_WORD.findall(text)) < _PROSE_WORDS or _tools().match(text):
        return False
    return not block.is_within(*_NO_PROSE)


def _split(text: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(text):
        if _is_abbreviation(text[start : end.start()]) and end.end() < len(text):
            continue
        if _WORD.search(sentence := text[start : end.end()].strip()):
            yield sentence
        start = end.end()
    if _WORD.search(rest := text[start:].strip()):
        yield rest


def _is_abbreviation(before: str) -> bool:
    last = before.rsplit(None, 1)[-1].lower().lstrip('(”"') if before.split() else ""
    return last in _abbreviations() or (len(last) == 1 and last.isalpha())


def _band(lix: int, language: Mapping[str, Any]) -> Text:
    band = [band for band in language["bands"] if band["from"] <= lix][-1]
    return Text(sv=band["sv"], en=band["en"])


@cache
def _scales() -> Mapping[str, Mapping[str, Any]]:
    return {row["code"]: row for row in load("rules.language", "readability.toml")["language"]}


@cache
def _additions() -> re.Pattern[str]:
    return re.compile("|".join(load("rules.language", "readability.toml")["cut"]["patterns"]), re.IGNORECASE)


@cache
def _tools() -> re.Pattern[str]:
    told = load("rules.language", "readability.toml")["cut"]["tools"]
    return re.compile("|".join(f"(?:{pattern})" for pattern in told), re.IGNORECASE)


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(load("rules.language", "readability.toml")["cut"]["abbreviations"])
