"""Links must lead somewhere.

A person who follows a link to a page that is gone has lost the way, and looks no further.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from auditor.model import (
    Context,
    Finding,
    Given,
    LinkAnswer,
    Need,
    Page,
    Reason,
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
    spoken,
    unclear,
)
from rules.links.hosts import given_up
from rules.links.links import Target, also, called, is_gone, is_in_content, targets_of

NOT_FOUND = Text(
    sv="{link} leder till {url}. Där finns ingen sida (svar {status}).{also}",
    en="{link} leads to {url}. There is no page there (answer {status}).{also}",
)
NO_HOST = Text(
    sv="{link} leder till {url}. Det finns ingen webbplats med det namnet, {host}.{also}",
    en="{link} leads to {url}. There is no site of that name, {host}.{also}",
)
SAYS_NOT_FOUND = Text(
    sv="{link} leder till {url}. Där står: ”{words}”.{also}",
    en="{link} leads to {url}. There it says: “{words}”.{also}",
)
THROWN_OUT = Text(
    sv="{link} leder till {url}, men besökaren hamnar på {final}, dit webbplatsen skickar alla adresser som "
    "inte finns. Kontrollera om innehållet finns kvar.{also}",
    en="{link} leads to {url}, but visitors land on {final}, where the site sends every address that does "
    "not exist. Check whether the content is still there.{also}",
)
UNANSWERED = Text(
    sv="{link} leder till {url}. {why} Prova länken i en webbläsare.{also}",
    en="{link} leads to {url}. {why} Try the link in a browser.{also}",
)
WENT_TO = Text(
    sv="{host} finns inte sedan den {since}; det mesta därifrån hör nu till {new}.",
    en="{host} was given up on {since}; most of what it had now belongs to {new}.",
)
ANSWERED = Text(
    sv="{well} av de {tried} länkade adresser på sidan som provades svarade som de ska.",
    en="{well} of the {tried} linked addresses on the page that were tried answered as they should.",
)
UNTRIED = Text(sv="{count} provades inte.", en="{count} were not tried.")

_WHY: dict[Reason, Text] = {
    Reason.TIMEOUT: Text(sv="Den svarade inte i tid.", en="It did not answer in time."),
    Reason.REFUSED: Text(sv="Servern tog inte emot anropet.", en="The server took no connection."),
    Reason.TLS: Text(
        sv="Det gick inte att skapa en säker anslutning ({detail}). Kanske har certifikatet gått ut.",
        en="No safe connection could be made ({detail}). Perhaps the certificate has expired.",
    ),
    Reason.REDIRECT_LOOP: Text(
        sv="Adressen skickar vidare i en slinga.", en="The address redirects in a circle."
    ),
}
_OTHER = Text(sv="Svaret gick inte att läsa ({detail}).", en="The answer could not be read ({detail}).")
_LOGIN = Text(
    sv="Servern kräver inloggning (svar {status}). Ska alla besökare kunna läsa sidan?",
    en="The server asks for a login (answer {status}). Should every visitor be able to read the page?",
)
_REFUSAL = Text(
    sv="Servern nekade svar (svar {status}). Många servrar nekar program men inte människor.",
    en="The server refused (answer {status}). Many servers refuse programs but not people.",
)
_FAULT = Text(
    sv="Servern svarade att något är fel hos den (svar {status}). Det kan vara tillfälligt.",
    en="The server answered that something is wrong with it (answer {status}). That may pass.",
)
_STATUS = Text(sv="Servern svarade med {status}.", en="The server answered {status}.")

_NEED_LOGIN = {401, 407}
_REFUSED = {403, 405, 406, 418, 429, 451, 999}  # 999: a well-known one of its own making
_FAULTS = range(500, 600)

_PAGE = "https://exempelby.example"
_GONE = LinkAnswer(url=f"{_PAGE}/gammal", status=404, reason=Reason.HTTP_STATUS)
_HERE = LinkAnswer(url=f"{_PAGE}/bygglov", status=200, title="Bygglov")


@rule(
    id="dead-link",
    title=Text(sv="Länkar leder till sidor som finns", en="Links lead to pages that exist"),
    remedy=Text(
        sv="Sök upp vart innehållet har flyttat och byt adressen. Finns det inte längre: ta bort länken och "
        "det i texten som hänvisar till den.",
        en="Find out where the content has moved and change the address. If it no longer exists, remove the "
        "link and what the text says of it.",
    ),
    severity=Severity.SERIOUS,
    needs=Need.LINKS,
    blind_spot=Text(
        sv="Adresserna provas en gång, från den dator där granskningen körs. Sidor som kräver inloggning "
        "eller nekar program går inte att bedöma, och en sida som svarar kan handla om något annat än förr. "
        "Länkar till e-post, telefonnummer och ställen på en sida provas inte, och inte heller de som bara "
        "syns när skript körs och sidan inte har öppnats i en webbläsare.",
        en="Addresses are tried once, from the machine that runs the audit. Pages that ask for a login or "
        "refuse programs cannot be judged, and a page that answers may be about something else than before. "
        "Links to mail addresses, telephone numbers and places on a page are not tried, nor are those that "
        "only scripts make when the page was not opened in a browser.",
    ),
    examples=[
        passes("<a href='/bygglov'>Bygglov</a>", "the address answers", Given(links=[_HERE])),
        fails("<a href='/gammal'>Gamla taxan</a>", "404", Given(links=[_GONE])),
        fails(
            "<a href='https://borta.example/'>Föreningen</a>",
            "no such host",
            Given(links=[LinkAnswer(url="https://borta.example/", reason=Reason.DNS, detail="no such host")]),
        ),
        fails(
            "<a href='/gammal'>Gamla taxan</a>",
            "it claims success, and says that there is no such page",
            Given(
                links=[
                    LinkAnswer(url=f"{_PAGE}/gammal", status=200, is_soft_404=True, detail="Sidan finns inte")
                ]
            ),
        ),
        unclear(
            "<a href='/gammal'>Gamla taxan</a>",
            "sent to where all addresses are sent that do not exist",
            Given(
                links=[LinkAnswer(url=f"{_PAGE}/gammal", final_url=f"{_PAGE}/", status=200, is_soft_404=True)]
            ),
        ),
        unclear(
            "<a href='/karta'>Kartan</a>",
            "refused to a program, perhaps not to people",
            Given(links=[LinkAnswer(url=f"{_PAGE}/karta", status=403, reason=Reason.HTTP_STATUS)]),
        ),
        unclear(
            "<a href='/karta'>Kartan</a>",
            "no answer in time",
            Given(links=[LinkAnswer(url=f"{_PAGE}/karta", reason=Reason.TIMEOUT)]),
        ),
        ignores("<a href='mailto:kommun@exempelby.example'>Skriv</a>", "a mail address", Given(links=[])),
        ignores("<a href='/bygglov'>Bygglov</a>", "nobody tried it", Given(links=[])),
        ignores("<p>Ingen länk.</p>", "no link", Given(links=[])),
    ],
)
def links_lead_to_pages_that_exist(page: Page, context: Context) -> Iterator[Finding]:
    answers: Mapping[str, LinkAnswer] = page.link_answers or {}
    targets = targets_of(page)
    tried = [(target, answers[target.url]) for target in targets if target.url in answers]
    for target, answer in tried:
        if not _is_well(answer):
            yield from _judge(target, answer, page, context)
    well = sum(_is_well(answer) for _, answer in tried)
    if well:
        message = ANSWERED.fill(well=well, tried=len(tried))
        untried = len(targets) - len(tried)
        yield passed(None, message.then(UNTRIED.fill(count=untried)) if untried else message)


def _is_well(answer: LinkAnswer) -> bool:
    """Whether something is there; what is too large to be read is there too."""
    return answer.reason in {None, Reason.TOO_LARGE} and not answer.is_soft_404


def _judge(target: Target, answer: LinkAnswer, page: Page, context: Context) -> Iterator[Finding]:
    """A failure where it is proved; a doubt, and only at the entrance about what surrounds every page."""
    tag = target.tags[0]
    said = {"url": cut(target.url, 200), "also": also(len(target.tags) - 1)}
    if (message := _proof(answer)) is not None:
        message = message.fill(
            link=called(page, tag), host=target.host, status=answer.status, words=answer.detail, **said
        )
        old = given_up(target.host, context.today)
        if old is not None and old.new:
            since = spoken(old.since.year, old.since.month, old.since.day)
            message = message.then(WENT_TO.fill(host=old.host, since=since, new=old.new))
        yield failed(tag, message)
    elif page.depth == 0 or any(map(is_in_content, target.tags)):
        message = THROWN_OUT if answer.is_soft_404 else UNANSWERED
        yield cannot_tell(
            tag,
            message.fill(link=called(page, tag), final=cut(answer.final_url, 200), why=_why(answer), **said),
        )


def _proof(answer: LinkAnswer) -> Text | None:
    """The message of an answer that proves that the page is gone."""
    if is_gone(answer):
        return NO_HOST if answer.reason is Reason.DNS else NOT_FOUND
    return SAYS_NOT_FOUND if answer.is_soft_404 and answer.detail else None


def _why(answer: LinkAnswer) -> Text:
    """Why the answer proves nothing."""
    if answer.reason is not Reason.HTTP_STATUS:
        known = _WHY.get(answer.reason, _OTHER) if answer.reason else _OTHER
        return known.fill(detail=answer.detail or answer.reason or "")
    return _of_status(answer.status or 0).fill(status=answer.status)


def _of_status(status: int) -> Text:
    if status in _NEED_LOGIN:
        return _LOGIN
    if status in _REFUSED:
        return _REFUSAL
    return _FAULT if status in _FAULTS else _STATUS
