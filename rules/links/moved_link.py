"""Links must lead to where things are now, not to a host that was given up.

Such a link works only as long as somebody keeps the old host alive, and tells that nobody has read the page
since the body it leads to was reorganised.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from auditor.model import (
    Context,
    Finding,
    Given,
    LinkAnswer,
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
from rules.genres import Genre, genre_of
from rules.links.hosts import Host, given_up
from rules.links.links import Target, called, host_of, is_gone, is_in_content, is_start_page, targets_of

GIVEN_UP = Text(
    sv="{link} leder till {host}, en webbplats som inte används sedan den {since}.{after} {count}",
    en="{link} leads to {host}, a site that has not been used since {since}.{after} {count}",
)
CAME_AFTER = Text(
    sv=" Nu är det {body} på {new} som gäller.",
    en=" Now it is {body} at {new}.",
)
SENT_ON = Text(
    sv="Adressen skickar besökaren vidare till {final}. Länka direkt dit.",
    en="The address sends visitors on to {final}. Link there directly.",
)
UNCONFIRMED = Text(
    sv="Uppgiften är inte bekräftad. Prova länken och kontrollera var innehållet finns nu.",
    en="This has not been confirmed. Try the link, and check where the content is now.",
)
LEFT_AT_START = Text(
    sv="{link} leder till {url}, men besökaren hamnar på startsidan för en annan webbplats, {final}. "
    "Innehållet är troligen borta. Prova länken.",
    en="{link} leads to {url}, but visitors land on the start page of another site, {final}. The content is "
    "probably gone. Try the link.",
)
CURRENT = Text(
    sv="Sidan länkar till {count} andra webbplatser. Ingen av dem finns i granskningens tabell över "
    "webbplatser som inte används längre.",
    en="The page links to {count} other sites. None of them is in the audit's table of sites that are no "
    "longer used.",
)

_STEPS_OF_A_PAGE = 2  # a single step may be a short address made to lead elsewhere
_OLD = "https://skl.se/skola/betyg.html"
_AWAY = LinkAnswer(url=_OLD, status=200, final_url="https://skr.se/skola/betyg.html", title="Betyg")
_LOST = LinkAnswer(
    url="https://foreningen.example/om/stadgar",
    status=200,
    final_url="https://forbundet.example/",
    title="Hem",
)


@rule(
    id="moved-link",
    title=Text(sv="Länkar leder till webbplatser som används", en="Links lead to sites that are in use"),
    remedy=Text(
        sv="Följ länken och se var du hamnar. Byt till den nya adressen. Kontrollera samtidigt att texten "
        "nämner rätt myndighet.",
        en="Follow the link and see where you land. Change to the new address. Check also that the text "
        "names the right body.",
    ),
    severity=Severity.MINOR,
    blind_spot=Text(
        sv="Regeln känner bara till de webbplatser som står i dess tabell. Att innehållet har flyttat inom "
        "samma webbplats ser den inte, och utan att länkarna har provats vet den inte vart de skickar "
        "vidare. Sidhuvud, meny och sidfot granskas bara på den sida där granskningen började, och historik, "
        "protokoll och arkiv granskas inte.",
        en="The rule knows only the sites in its table. It does not see that content has moved within a "
        "site, and unless the links were tried it does not know where they send visitors. Header, menu and "
        "footer are judged only on the page where the audit began, and history, minutes and archives are not "
        "judged.",
    ),
    examples=[
        passes("<a href='https://skr.se/skola'>SKR om skolan</a>", "today's host"),
        fails(f"<a href='{_OLD}'>SKL om betyg</a>", "the old host itself sends it on", Given(links=[_AWAY])),
        unclear(f"<a href='{_OLD}'>SKL om betyg</a>", "a host that was given up, by an unconfirmed table"),
        unclear(
            "<a href='https://foreningen.example/om/stadgar'>Stadgar</a>",
            "it ends at the start page of another site",
            Given(links=[_LOST]),
        ),
        ignores("<a href='/bygglov'>Bygglov</a>", "no other site"),
        ignores("<h1>Historik</h1><a href='https://www.vagverket.se/'>Vägverket</a>", "history is kept"),
        ignores(
            f"<a href='{_OLD}'>SKL om betyg</a>",
            "it is gone, which another rule says",
            Given(links=[LinkAnswer(url=_OLD, status=404, reason=Reason.HTTP_STATUS)]),
        ),
    ],
)
def links_lead_to_sites_in_use(page: Page, context: Context) -> Iterator[Finding]:
    own = {host_of(page.url), host_of(page.final_url)}
    others = [target for target in targets_of(page) if target.host and target.host not in own]
    found = list(_findings(others, page, context.today)) if others else []
    if found and page.once(genre_of) is Genre.RECORD:
        return
    yield from found
    hosts = {target.host for target in others if given_up(target.host, context.today) is None}
    if not found and hosts:
        yield passed(None, CURRENT.fill(count=len(hosts)))


def _findings(others: list[Target], page: Page, today: date) -> Iterator[Finding]:
    """One for each host that was given up, at its first link; one for each page left at a start."""
    answers = page.link_answers or {}
    of_old: dict[Host, list[Target]] = {}
    for target in others:
        answer = answers.get(target.url)
        if answer is not None and (is_gone(answer) or answer.is_soft_404):
            continue
        if (old := given_up(target.host, today)) is not None:
            of_old.setdefault(old, []).append(target)
        elif answer is not None and _is_left_at_start(target, answer) and _is_judged(target, page):
            yield cannot_tell(
                target.tags[0],
                LEFT_AT_START.fill(
                    link=called(page, target.tags[0]),
                    url=cut(target.url, 200),
                    final=cut(answer.final_url, 200),
                ),
            )
    for old, targets in of_old.items():
        judged = [target for target in targets if _is_judged(target, page)]
        if judged:
            yield _of(old, judged, page)


def _of(old: Host, targets: list[Target], page: Page) -> Finding:
    answers = page.link_answers or {}
    sent = next((target for target in targets if _sends_on(old, answers.get(target.url))), None)
    target = sent or targets[0]
    count = sum(len(each.tags) for each in targets)
    message = GIVEN_UP.fill(
        link=called(page, target.tags[0]),
        host=target.host,
        since=spoken(old.since.year, old.since.month, old.since.day),
        after=CAME_AFTER.fill(body=old.body, new=old.new) if old.new else Text(sv="", en=""),
        count=_links(count),
    )
    if sent is not None:
        final = cut(answers[sent.url].final_url, 200)
        return failed(target.tags[0], message.then(SENT_ON.fill(final=final)))
    if old.is_confirmed:
        return failed(target.tags[0], message)
    return cannot_tell(target.tags[0], message.then(UNCONFIRMED))


def _sends_on(old: Host, answer: LinkAnswer | None) -> bool:
    """Whether the old host itself says that it has moved."""
    return answer is not None and answer.reason is None and old.has_sent_to(host_of(answer.final_url))


def _is_left_at_start(target: Target, answer: LinkAnswer) -> bool:
    """Whether a page's address leads to the start page of a site that it does not belong to."""
    met = host_of(answer.final_url)
    is_page = len([step for step in target.url.split("/")[3:] if step]) >= _STEPS_OF_A_PAGE
    is_elsewhere = bool(met) and _owner(met) != _owner(target.host)
    return answer.reason is None and is_page and is_elsewhere and is_start_page(answer.final_url)


def _owner(host: str) -> str:
    """The part of a host that somebody has registered, near enough."""
    return ".".join(host.split(".")[-2:])


def _is_judged(target: Target, page: Page) -> bool:
    """Whether one of the links stands in the content; on the page the audit began at, anywhere."""
    return page.depth == 0 or any(map(is_in_content, target.tags))


def _links(count: int) -> Text:
    if count == 1:
        return Text(sv="Det är en länk på sidan.", en="It is one link on the page.")
    return Text(sv=f"Det är {count} länkar på sidan.", en=f"There are {count} such links on the page.")
