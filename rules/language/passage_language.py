"""Words in another language than the page's must say so, and say which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from auditor.model import (
    Context,
    Finding,
    Need,
    Page,
    Severity,
    Text,
    cannot_tell,
    cut,
    failed,
    fails,
    ignores,
    passed,
    passes,
    rule,
    unclear,
)
from auditor.standards import wcag
from rules.language.detection import Match, code_of, compare, has_other_script, name_of, words_of
from rules.language.page_language import language_of
from rules.language.passages import Unmarked, passages_of

AGREES = Text(
    sv='Texten är märkt som {stated} (lang="{lang}"), och det är den.',
    en='The text is marked as {stated} (lang="{lang}"), and it is.',
)
IS_OTHER = Text(
    sv='Texten ”{said}” är märkt som {stated} (lang="{lang}") men är på {other}. Skärmläsare läser den med '
    "fel uttal.",
    en='The text “{said}” is marked as {stated} (lang="{lang}") but is in {other}. Screen readers pronounce '
    "it wrongly.",
)
SEEMS_OTHER = Text(
    sv='Texten ”{said}” är märkt som {stated} (lang="{lang}") men verkar vara på {other}. Kontrollera vilket '
    "språk den är på.",
    en='The text “{said}” is marked as {stated} (lang="{lang}") but seems to be in {other}. Check which '
    "language it is in.",
)
UNMARKED = Text(
    sv="Texten ”{said}” verkar vara på {other}, men inget i koden säger det: sidan anges vara på {stated}. "
    "Kontrollera språket och märk texten med det.",
    en="The text “{said}” seems to be in {other}, but nothing in the code says so: the page is stated to be "
    "in {stated}. Check the language and mark the text with it.",
)
UNMARKED_RUN = Text(
    sv="{number} stycken i följd, från ”{said}”, verkar vara på {other}, men inget i koden säger det: sidan "
    "anges vara på {stated}. Kontrollera språket och märk texten med det.",
    en="{number} paragraphs in a row, from “{said}”, seem to be in {other}, but nothing in the code says so: "
    "the page is stated to be in {stated}. Check the language and mark the text with it.",
)
_SHOWN = 80
_FEW_WORDS = 8  # fewer are a name or a term, unless the script is another


@rule(
    id="passage-language",
    title=Text(
        sv="Text på andra språk är märkt med sitt språk",
        en="Text in other languages is marked with its language",
    ),
    remedy=Text(
        sv='Märk texten med det språk som den är på, till exempel lang="en" för engelska. Många '
        "publiceringsverktyg har en knapp för det; be annars den som sköter webbplatsen. Namn och enstaka "
        "facktermer behöver inte märkas.",
        en='Mark the text with the language it is in, such as lang="en" for English. Many publishing systems '
        "have a button for that; otherwise ask those who run the site. Names and single technical terms need "
        "no mark.",
    ),
    severity=Severity.MODERATE,
    criteria=[wcag("3.1.2")],
    act=["off6ek"],
    help="https://www.w3.org/WAI/WCAG22/Understanding/language-of-parts.html",
    needs=Need.RENDERED,
    blind_spot=Text(
        sv="Regeln ser inte korta uttryck och citat på under åtta ord, annat än med andra bokstäver än "
        "latinska, och skiljer inte närbesläktade språk åt i korta stycken. Text utan märkning söks bara i "
        "sidans eget innehåll.",
        en="The rule does not see short phrases and quotations of less than eight words, other than in "
        "another script than Latin, and does not part languages of close kin in short paragraphs. Text "
        "without a mark is only looked for in the page's own content.",
    ),
    examples=[
        passes(
            "<html lang='sv'><p>Så här säger vi det på engelska:</p><p lang='en'>You can read about how to "
            "apply for a place in our schools.</p>",
            "English, and marked so",
        ),
        fails(
            "<html lang='sv'><p>Så säger vi.</p><p lang='de'>You can read here about how to apply for a "
            "place in one of our schools.</p>",
            "English, marked as German",
        ),
        fails(
            "<html lang='en'><p>Choose a language.</p><p lang='en'>معلومات عن المدرسة والسكن والعمل في "
            "البلدية لجميع السكان.</p>",
            "Arabic, marked as English",
        ),
        unclear(
            "<html lang='sv'><p>Här kan du läsa om hur du söker plats i förskolan och vad du ska göra när du "
            "har fått en plats.</p><p>You can read about how to apply for a place in our schools.</p>",
            "English that is not marked",
        ),
        unclear(
            "<html lang='sv'><p>Här finns informationen även på andra språk:</p><p>معلومات عن المدرسة "
            "والسكن</p>",
            "a phrase in another script",
        ),
        ignores(
            "<html lang='sv'><p>Projektet Smart City Exempelby är en del av European Green Deal.</p>",
            "names need no mark",
        ),
        ignores("<html lang='sv'><p>Läs mer på <a lang='en' href='/en'>English</a>.</p>", "a single word"),
        ignores(
            "<html lang='sv'><p>Ändra så här:</p><pre>if you are not in the list then it is you that will be "
            "the first of all to go</pre>",
            "code is in no language",
        ),
    ],
)
def foreign_passages_say_their_language(page: Page, _: Context) -> Iterator[Finding]:
    yield from _of_marked(page)
    if page.language and page.once(language_of).match is not Match.IS_OTHER:
        yield from _of_unmarked(page.once(passages_of).unmarked, page.language)


def _of_marked(page: Page) -> Iterator[Finding]:
    for marked in page.once(passages_of).marked:
        lang = str(marked.tag.get("lang") or "").strip()
        found = compare(words_of(marked.text), code_of(lang))
        told = {
            "said": _said(marked.text),
            "stated": name_of(lang),
            "lang": lang,
            "other": found.other or "",
        }
        match found.match:
            case Match.AGREES:
                yield passed(marked.tag, AGREES.fill(**told))
            case Match.IS_OTHER:
                yield failed(marked.tag, IS_OTHER.fill(**told))
            case Match.SEEMS_OTHER:
                yield cannot_tell(marked.tag, SEEMS_OTHER.fill(**told))


def _of_unmarked(passages: Sequence[Unmarked], lang: str) -> Iterator[Finding]:
    """One finding for each run of paragraphs that seem to be in the same other language."""
    stated = code_of(lang)
    for other, grouped in groupby(passages, key=lambda passage: _other_language(passage.text, stated)):
        if other is None:
            continue
        run = list(grouped)
        message = UNMARKED if len(run) == 1 else UNMARKED_RUN
        yield cannot_tell(
            run[0].block.tag,
            message.fill(said=_said(run[0].text), other=other, stated=name_of(lang), number=len(run)),
        )


def _other_language(text: str, stated: str) -> Text | None:
    """The language that a paragraph seems to be in, when that is not the stated one."""
    words = words_of(text)
    if len(words) < _FEW_WORDS and not has_other_script(text):
        return None
    found = compare(words, stated)
    return found.other if found.match in {Match.SEEMS_OTHER, Match.IS_OTHER} else None


def _said(text: str) -> str:
    return cut(" ".join(text[: 4 * _SHOWN].split()), _SHOWN)
