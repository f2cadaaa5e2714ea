"""The language that a page states must be the one its text is in.

A screen reader chooses its voice by the html element's lang attribute. Swedish read by an English voice
cannot be understood.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import (
    Context,
    Finding,
    Need,
    Outcome,
    Page,
    Severity,
    Text,
    at,
    cut,
    fails,
    ignores,
    passes,
    rule,
    unclear,
)
from auditor.standards import wcag
from rules.language.detection import Comparison, Match, code_of, compare, name_of, words_of
from rules.language.passages import passages_of

AGREES = Text(
    sv='Sidan anges vara på {stated} (lang="{lang}"), och det är den.',
    en='The page is stated to be in {stated} (lang="{lang}"), and it is.',
)
IS_OTHER = Text(
    sv='Sidan anges vara på {stated} (lang="{lang}"), men texten är på {other}: ”{said}” ({words} ord '
    "jämfördes). Skärmläsare läser den med fel uttal.",
    en='The page is stated to be in {stated} (lang="{lang}"), but its text is in {other}: “{said}” ({words} '
    "words were compared). Screen readers pronounce it wrongly.",
)
SEEMS_OTHER = Text(
    sv='Sidan anges vara på {stated} (lang="{lang}"), men texten verkar vara på {other}: ”{said}” ({words} '
    "ord jämfördes). Kontrollera vilket språk sidan är på.",
    en='The page is stated to be in {stated} (lang="{lang}"), but its text seems to be in {other}: “{said}” '
    "({words} words were compared). Check which language the page is in.",
)
_TOLD = {
    Match.AGREES: (Outcome.PASSED, AGREES),
    Match.SEEMS_OTHER: (Outcome.CANNOT_TELL, SEEMS_OTHER),
    Match.IS_OTHER: (Outcome.FAILED, IS_OTHER),
}
_ENOUGH = 4_000  # characters
_SHOWN = 80

_SWEDISH = (
    "<p>Här kan du läsa om hur du ansöker om bygglov och vilka handlingar som ska finnas med i ansökan när "
    "du skickar den till kommunen.</p>"
)
_ENGLISH = (
    "<p>Here you can read about how to apply for a building permit, and which documents should be sent with "
    "the application to the municipality.</p>"
)


@rule(
    id="page-language",
    title=Text(sv="Sidan är på det språk som den anger", en="The page is in the language that it states"),
    remedy=Text(
        sv="Be den som sköter webbplatsen att ange sidans verkliga språk i html-elementet, till exempel "
        'lang="sv" för svenska. Är bara innehållet på ett annat språk än menyer och sidfot anger du språket '
        "på innehållet.",
        en="Ask those who run the site to state the page's real language in the html element, such as "
        'lang="sv" for Swedish. If only the content is in another language than menus and footer, state the '
        "language on the content.",
    ),
    severity=Severity.SERIOUS,
    criteria=[wcag("3.1.1")],
    act=["ucwvc8"],
    help="https://www.w3.org/WAI/WCAG22/Understanding/language-of-page.html",
    needs=Need.RENDERED,
    blind_spot=Text(
        sv="Regeln känner 17 språk med latinska bokstäver, bland dem de nordiska, och dem som skrivs med "
        "andra bokstäver. Den skiljer inte bokmål från nynorska, är aldrig säker på norska mot danska och "
        "säger inget om sidor med bara några få ord. Att språket saknas eller inte finns prövar axe-core.",
        en="The rule knows 17 languages in Latin letters, the Nordic ones among them, and those in other "
        "scripts. It does not part Bokmål from Nynorsk, is never sure of Norwegian against Danish, and says "
        "nothing of pages of only a few words. That no language, or none that exists, is stated is tested by "
        "axe-core.",
    ),
    examples=[
        passes(f"<html lang='sv'>{_SWEDISH}", "Swedish, and says so"),
        passes(
            f"<html lang='sv-SE'>{_SWEDISH}{_ENGLISH.replace('<p>', '<p lang=en>')}", "the English is marked"
        ),
        passes(
            "<html lang='nn'><p>Her kan du lese om korleis du søkjer om plass i barnehagen, og kva du må "
            "gjere når du får tilbod om plass.</p>",
            "Nynorsk counts as Norwegian",
        ),
        fails(f"<html lang='en'>{_SWEDISH}", "Swedish under an English template"),
        fails(f"<html lang='sv'>{_ENGLISH}", "English, stated to be Swedish"),
        fails(
            "<html lang='sv'><p>مرحبا بكم في بلدية إكسمبلبي. هنا يمكنكم قراءة معلومات عن المدرسة والسكن.</p>",
            "the script is not Swedish",
        ),
        unclear(
            "<html lang='en'><p>Här kan du läsa om hur du söker bygglov.</p>", "only one line to judge by"
        ),
        unclear(
            "<html lang='sv'><p>Her kan du læse om, hvordan du søger om byggetilladelse, og hvilke papirer "
            "der skal være med, når du sender din ansøgning til kommunen. Du kan også få hjælp af os.</p>",
            "Danish is near to Swedish",
        ),
        ignores("<html><p>Här kan du läsa om bygglov.</p>", "no language is stated: axe-core's to judge"),
        ignores("<html lang='sv'><p>Storgatan 1, 123 45 Exempelby</p>", "an address is in no language"),
    ],
)
def page_is_in_the_language_it_states(page: Page, _: Context) -> Iterator[Finding]:
    found = page.once(language_of)
    if found.match in _TOLD:
        outcome, message = _TOLD[found.match]
        filled = message.fill(
            stated=name_of(page.language),
            lang=page.language,
            other=found.other or "",
            said=cut(_sample_of(page), _SHOWN),
            words=found.words,
        )
        yield at(outcome, "html", f'<html lang="{page.language}">', filled)


def language_of(page: Page) -> Comparison:
    """The page's text against the language it states. Ask for it by `page.once`."""
    stated = page.language
    if not stated:
        return Comparison(match=Match.UNDECIDED, words=0)
    return compare(words_of(_text_of(page)), code_of(stated))


def _sample_of(page: Page) -> str:
    """A line of the text to show: the first that is more than a heading or a link."""
    texts = [" ".join(passage.text.split()) for passage in page.once(passages_of).unmarked[:50]]
    return next((text for text in texts if len(text) >= _SHOWN), max(texts, key=len, default=page.title))


def _text_of(page: Page) -> str:
    """The start of the text that has no other language than the page's, and its title."""
    texts: list[str] = []
    length = 0
    for passage in page.once(passages_of).unmarked:
        texts.append(passage.text)
        length += len(passage.text)
        if length >= _ENOUGH:
            break
    return "\n".join([*texts, page.title])
