"""Bodies, terms and services must be called what they are called today.

Who is told to complain to Datainspektionen looks for a body that has another name since years, and sees that
nobody has read the page since then.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

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
from rules.genres import Genre, genre_of, is_marked_old
from rules.outdated.dated import measured, own_day, times, told
from rules.outdated.mentions import Doubt, Mention, judged_blocks, mentions_on, text_of
from rules.outdated.names import Name, names_of_today

REPLACED = Text(
    sv="”{said}” står {times} på sidan: ”{sentence}” Sedan den {since} är det {new} som gäller.",
    en="“{said}” stands on the page {times}: “{sentence}” Since {since} it is {new}.",
)
CLOSED = Text(
    sv="”{said}” står {times} på sidan: ”{sentence}” Det finns inte kvar efter den {since}.",
    en="“{said}” stands on the page {times}: “{sentence}” It no longer exists after {since}.",
)
UNCONFIRMED = Text(
    sv="Uppgiften om vad som gäller i dag är inte bekräftad. Kontrollera den innan du ändrar.",
    en="What holds today has not been confirmed. Check it before you change the text.",
)
NEWS = Text(
    sv="Sidan verkar vara en nyhet. Är den skriven före namnbytet kan den stå kvar.",
    en="The page seems to be news. If it was written before the change, it may stay as it is.",
)
CURRENT = Text(
    sv="Sidan använder namn som gäller i dag: {names}.",
    en="The page uses names that hold today: {names}.",
)
LOOK: dict[Doubt, Text] = {
    Doubt.LETTERS: Text(
        sv="Bokstäverna kan höra till ett annat namn. Kontrollera vem som menas.",
        en="The letters may be part of another name. Check who is meant.",
    ),
    Doubt.DOCUMENT: Text(
        sv="Namnet kan höra till titeln på ett äldre dokument. Då ska det stå kvar.",
        en="The name may belong to the title of an older document. Then it should stay.",
    ),
    Doubt.PAST: Text(
        sv="Meningen kan handla om tiden dessförinnan. Då kan namnet stå kvar, gärna med ordet ”dåvarande”.",
        en="The sentence may be about the time before. Then the name may stay, preferably called “former”.",
    ),
}

_MOST_NAMES = 5


@rule(
    id="retired-name",
    title=Text(
        sv="Myndigheter, begrepp och tjänster kallas vad de heter i dag",
        en="Bodies, terms and services are called what they are called today",
    ),
    remedy=Text(
        sv="Byt till dagens namn överallt på sidan. Kontrollera samtidigt att länkar, telefonnummer och "
        "uppgifter om vem som gör vad fortfarande stämmer. Handlar texten om något som var: skriv "
        "”dåvarande” eller ”tidigare” framför namnet.",
        en="Change to today's name everywhere on the page. Check also that links, telephone numbers and who "
        "does what are still right. If the text is about the past, write “former” before the name.",
    ),
    severity=Severity.MODERATE,
    blind_spot=Text(
        sv="Regeln känner bara till namnen i sina tabeller, mest svenska myndigheter och begrepp och några "
        "få norska, danska, finländska och europeiska. Den ser inte namn i bilder, filmer och dokument eller "
        "i sammansättningar som ”SKL-rapport”. Sidhuvud, meny och sidfot granskas bara på den sida där "
        "granskningen började. Historik, protokoll och arkiv, citat och titlar inom citattecken hoppas över. "
        "De flesta datum i tabellerna är inte bekräftade; då säger regeln bara att någon bör kontrollera.",
        en="The rule knows only the names in its tables, mostly Swedish bodies and terms and a few "
        "Norwegian, Danish, Finnish and European ones. It does not see names in images, films and documents, "
        "or in compounds. Header, menu and footer are judged only on the page where the audit began. "
        "History, minutes and archives, quotations and titles in quotation marks are passed over. Most days "
        "in the tables are not confirmed; then the rule only says that somebody should check.",
    ),
    examples=[
        passes("<p>Ring Myndigheten för civilt försvar.</p>", "today's name"),
        passes("<p>Klaga hos Integritetsskyddsmyndigheten (tidigare Datainspektionen).</p>", "both names"),
        fails("<p>Läs mer hos Myndigheten för samhällsskydd och beredskap.</p>", "renamed since"),
        fails(
            "<p>MSB har råd om skyddsrum.</p><p>Uppdaterades: 3 mars 2024</p>", "an acronym, renamed later"
        ),
        unclear("<p>Du kan klaga hos Datainspektionen.</p>", "the table's day is not confirmed"),
        unclear("<p>Landstinget ansvarar för sjukresor.</p>", "an old word, in the definite form"),
        unclear("<p>Ansök om vårdbidrag hos Försäkringskassan.</p>", "a benefit with another name"),
        unclear("<p>Anlægget kræver NemID.</p>", "a service that was shut down"),
        unclear("<p>Vi följer MSB:s föreskrifter om brandskydd.</p>", "it may be the name of a document"),
        ignores("<p>Dåvarande MSB ansvarade för skyddsrummen.</p>", "the page says that it was"),
        ignores("<p>År 2012 lovade MSB fler skyddsrum.</p>", "told of the past"),
        ignores("<h1>Historik</h1><p>MSB ansvarar för skyddsrum.</p>", "history is kept as it was"),
        ignores("<p>Läs ”Så arbetar MSB med skyddsrum”.</p>", "a title in quotation marks"),
        ignores("<blockquote>MSB ansvarar för skyddsrum.</blockquote>", "somebody else's words"),
        ignores("<p>Bandet MSB spelar på torget.</p>", "the letters mean something else"),
        ignores("<p>Hyr av Landstingsbostäder i Norrvik AB.</p>", "a company's name"),
        ignores("<p>Enligt lagen om stöd till vissa funktionshindrade har du rätt.</p>", "a law's name"),
        ignores(
            "<p>MSB har råd om skyddsrum.</p><p>Publicerad: 3 mars 2024</p>",
            "news from before the change",
            Given(path="/nyheter/skyddsrum"),
        ),
    ],
)
def page_uses_the_names_of_today(page: Page, context: Context) -> Iterator[Finding]:
    mentions = mentions_on(page)
    genre = page.once(genre_of) if mentions else Genre.ORDINARY
    if genre is Genre.RECORD or (genre is Genre.NEWS and is_marked_old(page)):
        return
    by_name: dict[Name, list[Mention]] = {}
    for mention in mentions:
        if _is_outdated(mention.name, page, genre, context.today):
            by_name.setdefault(mention.name, []).append(mention)
    yield from (_of(name, found, page, genre) for name, found in by_name.items())
    if not by_name:
        yield from _of_today(page)


def _is_outdated(name: Name, page: Page, genre: Genre, today: date) -> bool:
    """Whether the name was given up by now, and the page is not a piece of news from before that."""
    day = own_day(page)
    is_from_before = day is not None and day < name.since
    if name.since > today or (name.is_for_older_pages and not is_from_before):
        return False
    return not (genre is Genre.NEWS and is_from_before)


def _of(name: Name, mentions: list[Mention], page: Page, genre: Genre) -> Finding:
    """One finding per name, at the first place that leaves least doubt."""
    mention = next((found for found in mentions if found.doubt is None), mentions[0])
    message = (REPLACED if name.new else CLOSED).fill(
        said=mention.said,
        times=times(len(mentions)),
        sentence=cut(mention.sentence, 200),
        since=told(name.since),
        new=name.new,
    )
    message = message.then(measured(page, name.since))
    if mention.doubt is not None:
        return cannot_tell(mention.block.tag, message.then(LOOK[mention.doubt]))
    if genre is Genre.NEWS and own_day(page) is None:
        return cannot_tell(mention.block.tag, message.then(NEWS))
    if not name.is_confirmed:
        return cannot_tell(mention.block.tag, message.then(UNCONFIRMED))
    return failed(mention.block.tag, message)


def _of_today(page: Page) -> Iterator[Finding]:
    """What the page says right, where it names anything that the tables know."""
    found: dict[str, Block] = {}
    if names_of_today(text_of(page)):
        for block in judged_blocks(page):
            for word in names_of_today(block.text.lower()):
                found.setdefault(word, block)
            if len(found) >= _MOST_NAMES:
                break
    if found:
        yield passed(next(iter(found.values())).tag, CURRENT.fill(names=", ".join(found)))
