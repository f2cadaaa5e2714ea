"""A page must cite the law that is in force, not the one that it replaced.

Whoever looks up socialtjänstlagen (2001:453) reads paragraphs that no longer apply.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from urllib.parse import unquote, urlsplit

from auditor.model import (
    Block,
    Context,
    Finding,
    Given,
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
from auditor.vocabulary import load
from rules.genres import Genre, genre_of, is_marked_old
from rules.outdated.citations import Act, Citation, citations_in, may_cite, short_names_on
from rules.outdated.dated import measured, own_day, times, told
from rules.outdated.mentions import blocks_kept_as_old, judged_blocks, text_of
from rules.outdated.sentences import is_in_past_tense, is_quoted, sentence_around, tells_of_change, years_in

REPEALED = Text(
    sv="”{said}” står {times} på sidan: ”{sentence}” Den är upphävd sedan den {since}. Nu gäller {new}.",
    en="“{said}” stands on the page {times}: “{sentence}” It was repealed on {since}. Now {new} applies.",
)
EXPIRED = Text(
    sv="”{said}” står {times} på sidan: ”{sentence}” Den gäller inte sedan den {since}, och ingen lag har "
    "kommit i stället.",
    en="“{said}” stands on the page {times}: “{sentence}” It ended on {since}, and no act came after it.",
)
IN_FORCE = Text(
    sv="Sidan hänvisar till {numbers}. Ingen av dem finns i granskningens tabell över upphävda lagar.",
    en="The page cites {numbers}. None of them is in the audit's table of repealed acts.",
)


class Doubt(Enum):
    """What a person should look at before the text is changed."""

    NUMBER = "nothing says that the number is an act's"
    OF_ITS_DAY = "the page is a decision, a plan or a local rule"
    PAST = "the sentence may tell of the time before"
    NEWS = "the page seems to be news"
    UNCONFIRMED = "the table's row is not confirmed"


LOOK: dict[Doubt, Text] = {
    Doubt.NUMBER: Text(
        sv="Kontrollera att numret verkligen är lagens och inte ett ärendes.",
        en="Check that the number really is the act's, and not a case's.",
    ),
    Doubt.OF_ITS_DAY: Text(
        sv="Planer, beslut och lokala föreskrifter ska nämna den lag som gällde när de togs. Är sidan en "
        "sådan kan texten stå kvar.",
        en="Plans, decisions and local rules cite the act that was in force when they were made. If the page "
        "is one of those, the text may stay.",
    ),
    Doubt.PAST: Text(
        sv="Meningen kan handla om tiden då lagen gällde. Då kan den stå kvar, gärna med orden ”den då "
        "gällande”.",
        en="The sentence may be about the time when the act was in force. Then it may stay, preferably with "
        "the word “former”.",
    ),
    Doubt.NEWS: Text(
        sv="Sidan verkar vara en nyhet. Är den skriven medan lagen gällde kan texten stå kvar.",
        en="The page seems to be news. If it was written while the act was in force, the text may stay.",
    ),
    Doubt.UNCONFIRMED: Text(
        sv="Uppgiften är inte bekräftad. Kontrollera den i riksdagens eller regeringens lagregister innan du "
        "ändrar.",
        en="This has not been confirmed. Check it in the register of acts before you change the text.",
    ),
}

_MOST_NUMBERS = 5
_MOST = 200
_REPLACES = re.compile(r"\bersätter\b|\breplaces\b|\btidigare\b|\bäldre\b|\bgamla\b", re.IGNORECASE)


@rule(
    id="repealed-law",
    title=Text(sv="Sidan hänvisar inte till upphävda lagar", en="The page does not cite repealed acts"),
    remedy=Text(
        sv="Byt till den lag som gäller i dag, med namn och nummer. Kontrollera samtidigt att kapitel, "
        "paragrafer och det som sidan säger om reglerna stämmer med den nya lagen. Handlar texten om hur det "
        "var: skriv ”den då gällande” framför lagens namn.",
        en="Change to the act that is in force today, with its name and number. Check also that chapters, "
        "sections and what the page says of the rules agree with the new act. If the text is about how it "
        "was, write that the act was in force at that time.",
    ),
    severity=Severity.MODERATE,
    help="https://www.riksdagen.se/sv/dokument-och-lagar/svensk-forfattningssamling/",
    blind_spot=Text(
        sv="Regeln känner bara till de svenska lagar som står i dess tabell, och känner igen dem på numret "
        "eller på ett namn som försvann med lagen. ”Socialtjänstlagen” utan nummer kan vara den gamla eller "
        "den nya. Den läser inte vad sidan säger om lagen, och inte dokument eller bilder. Historik, "
        "protokoll, arkiv och citat hoppas över.",
        en="The rule knows only the Swedish acts in its table, by number or by a name that died with the "
        "act. “Socialtjänstlagen” without a number may be the old one or the new one. It does not read what "
        "the page says of the act, nor documents or images. History, minutes, archives and quotations are "
        "passed over.",
    ),
    examples=[
        passes("<p>Stöd ges enligt socialtjänstlagen (2025:400).</p>", "the act in force"),
        passes("<p>Insatser enligt LSS (1993:387) och lag (1998:808).</p>", "old numbers, still in force"),
        fails("<p>Bistånd ges enligt socialtjänstlagen (2001:453).</p>", "replaced in 2025"),
        fails("<p>Du har rätt till hjälp enligt 4 kap. 1 § SoL (2001:453).</p>", "by its abbreviation"),
        fails(
            "<p>Lag: SFS 2001:453</p><p>Uppdaterades: 3 mars 2026</p>", "old already on the page's own day"
        ),
        unclear("<p>Dina uppgifter skyddas av PUL.</p>", "the table's day is not confirmed"),
        unclear("<p>Lovet gäller enligt lagen (1987:10).</p>", "the same, by number"),
        unclear("<p>Se även (2001:453).</p>", "nothing says that it is an act"),
        unclear(
            "<h1>Beslut om taxa</h1><p>Avgiften tas ut enligt socialtjänstlagen (2001:453).</p>",
            "a decision cites the act of its day",
        ),
        ignores("<p>Detta reglerades i den då gällande socialtjänstlagen (2001:453).</p>", "told as past"),
        passes(
            "<p>Socialtjänstlagen (2025:400) ersätter lag (2001:453).</p>", "the page knows of the change"
        ),
        ignores("<p>Ärendet har dnr KS 2001:453.</p>", "the number of a case"),
        ignores("<p>Se prop. 2001:453 och SOU 2024:47.</p>", "a bill and a report"),
        ignores("<p>Offentlighets- och sekretesslagen gäller.</p>", "another act that ends alike"),
        ignores("<p>Vi följer socialtjänstlagen.</p>", "a name that both acts have"),
        ignores(
            "<p>Bistånd beviljas enligt socialtjänstlagen (2001:453).</p>",
            "minutes are kept as they were",
            Given(path="/politik/protokoll/socialnamnden"),
        ),
    ],
)
def page_cites_law_in_force(page: Page, context: Context) -> Iterator[Finding]:
    cited = list(_cited_on(page))
    genre = page.once(genre_of) if cited else Genre.RECORD
    if genre is Genre.RECORD or (genre is Genre.NEWS and is_marked_old(page)):
        return
    repealed: dict[Act, list[_Use]] = {}
    for use in cited:
        if use.act and not use.is_of_past and _is_outdated(use.act, page, genre, context.today):
            repealed.setdefault(use.act, []).append(use)
    yield from (_of(act, uses, page, genre) for act, uses in repealed.items())
    if not repealed:
        yield from _in_force([use for use in cited if use.act is None and use.citation.is_sure])


@dataclass(frozen=True, kw_only=True, eq=False)
class _Use:
    """A citation in a block; `is_of_past` that its sentence speaks of the act as a past one.

    Only the number counts of what the table does not know.
    """

    citation: Citation
    block: Block
    said: str = ""
    sentence: str = ""
    is_of_past: bool = False
    may_be_past: bool = False

    @property
    def act(self) -> Act | None:
        return self.citation.act


def _cited_on(page: Page) -> Iterator[_Use]:
    if not may_cite(text_of(page)):
        return
    names = short_names_on(text_of(page))
    kept: set[int] | None = None
    looked_at = 0
    for block in judged_blocks(page):
        for citation in citations_in(block.text, names):
            kept = blocks_kept_as_old(page) if kept is None else kept
            looked_at += 1
            if looked_at > _MOST:
                return
            if id(block) not in kept and not block.is_quoted:
                yield _use(block, citation)


def _use(block: Block, citation: Citation) -> _Use:
    text, act = block.text, citation.act
    if act is None:
        return _Use(citation=citation, block=block)
    sentence = sentence_around(text, citation.start, citation.end)
    before = text[max(0, citation.start - 100) : citation.start]
    is_then = any(year < act.since.year for year in years_in(sentence))
    is_past = is_in_past_tense(sentence)
    return _Use(
        citation=citation,
        block=block,
        said=text[citation.start : citation.end],
        sentence=sentence,
        is_of_past=tells_of_change(before, sentence)
        or bool(_REPLACES.search(sentence))
        or is_quoted(text, citation.start, citation.end)
        or act.knows_change(sentence)
        or (is_then and is_past),
        may_be_past=is_then or is_past,
    )


def _is_outdated(act: Act, page: Page, genre: Genre, today: date) -> bool:
    """Whether the act was repealed by now, and the page is not a piece of news from before that."""
    day = own_day(page)
    is_news_of_then = genre is Genre.NEWS and day is not None and day < act.since
    return act.since <= today and not is_news_of_then


def _of(act: Act, uses: list[_Use], page: Page, genre: Genre) -> Finding:
    """One finding per act, at the first place that leaves least doubt."""
    use = min(uses, key=lambda use: (use.may_be_past, not use.citation.is_sure))
    message = (REPEALED if act.new else EXPIRED).fill(
        said=use.said,
        times=times(len(uses)),
        sentence=cut(use.sentence, 200),
        since=told(act.since),
        new=act.new,
    )
    message = message.then(measured(page, act.since))
    doubt = _doubt(use, act, page, genre)
    return cannot_tell(use.block.tag, message.then(LOOK[doubt])) if doubt else failed(use.block.tag, message)


def _doubt(use: _Use, act: Act, page: Page, genre: Genre) -> Doubt | None:
    if not use.citation.is_sure:
        return Doubt.NUMBER
    if _is_of_its_day(page):
        return Doubt.OF_ITS_DAY
    if use.may_be_past:
        return Doubt.PAST
    if genre is Genre.NEWS and own_day(page) is None:
        return Doubt.NEWS
    return None if act.is_confirmed else Doubt.UNCONFIRMED


def _is_of_its_day(page: Page) -> bool:
    """Whether the address or the main heading says that the page is a plan, a decision or a local rule."""
    heading = page.soup.find("h1")
    labels = [unquote(urlsplit(page.final_url or page.url).path), heading.get_text(" ") if heading else ""]
    return any(_of_its_day().search(label) for label in labels)


@cache
def _of_its_day() -> re.Pattern[str]:
    words = load("rules.outdated", "acts.toml")["of_its_day"]["words"]
    plain = str.maketrans("åäö", "aao")
    both = sorted({*words, *(word.translate(plain) for word in words)})
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(both)})", re.IGNORECASE)


def _in_force(uses: list[_Use]) -> Iterator[Finding]:
    """What the page cites that the table does not know as repealed."""
    numbers = list(dict.fromkeys(use.citation.number for use in uses if use.citation.number))
    if numbers:
        yield passed(uses[0].block.tag, IN_FORCE.fill(numbers=", ".join(numbers[:_MOST_NUMBERS])))
