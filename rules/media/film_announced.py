"""A film that the page announces is there.

"Vår visionsfilm", "I filmen hör du ...": and nothing follows. The film was removed, its service closed, or
the frame was lost when the site moved.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import (
    Context,
    Finding,
    Need,
    Page,
    Severity,
    Text,
    cannot_tell,
    failed,
    fails,
    ignores,
    passed,
    passes,
    rule,
    unclear,
)
from rules.media.announcements import Announcement, Shown, announcements_on, what_shows
from rules.media.wording import shortened

FOUND = Text(sv="”{text}”: det finns en film på sidan.", en="“{text}”: there is a film on the page.")
LINKED = Text(
    sv="”{text}”: länken ”{link}” leder till en film.",
    en="“{text}”: the link “{link}” leads to a film.",
)
MISSING = Text(
    sv="”{text}”: sidan ber besökaren att se en film, men det finns ingen, och ingen länk till någon.",
    en="“{text}”: the page asks visitors to watch a film, but there is none, nor a link to one.",
)
MAY_BE_MISSING = Text(
    sv="”{text}” ser ut att gälla en film på sidan, men ingen hittades, och ingen länk till någon. Har "
    "filmen tagits bort, eller visas den bara ibland?",
    en="“{text}” seems to be about a film on the page, but none was found, nor a link to one. Has the film "
    "been removed, or is it shown only at times?",
)
FEWER = Text(
    sv="”{text}” ser ut att gälla en film, men under rubriken finns ingen. Sidan har färre filmer än "
    "rubriker som talar om film.",
    en="“{text}” seems to be about a film, but there is none under the heading. The page has fewer films "
    "than headings that speak of one.",
)
HOLDER = Text(
    sv="”{text}” gäller en film, men ingen hittades. Den kan visas, eller nås, först när besökaren gör "
    "något: {place}. Öppna sidan och se efter.",
    en="“{text}” is about a film, but none was found. It may be shown, or reached, only when visitors do "
    "something: {place}. Open the page and look.",
)
UNRENDERED = Text(
    sv="”{text}” gäller en film, men ingen hittades i källkoden. Ett skript kan lägga in den. Öppna sidan "
    "och se efter.",
    en="“{text}” is about a film, but none was found in the source. A script may put it there. Open the page "
    "and look.",
)


@rule(
    id="film-announced",
    title=Text(sv="Filmer som utlovas finns på sidan", en="Films that are announced are on the page"),
    remedy=Text(
        sv="Lägg in filmen, eller länka till den. Finns den inte längre, ta bort rubriken och texten om den.",
        en="Embed the film, or link to it. If it no longer exists, remove the heading and the text about it.",
    ),
    severity=Severity.MODERATE,
    blind_spot=Text(
        sv="Regeln läser svenska och engelska, och bara rubriker och meningar som tydligt pekar på en film "
        "på sidan. Den ser inte om filmen är den som utlovas, om länken leder rätt, eller filmer som ett "
        "skript hämtar först vid ett klick. Sidor om bio, filmklubbar och festivaler prövas bara på rubriker "
        "som ber besökaren att se en film.",
        en="The rule reads Swedish and English, and only headings and sentences that plainly point to a film "
        "on the page. It does not see whether the film is the one announced, where a link leads, or films "
        "that a script fetches only at a click. Pages about cinemas, film clubs and festivals are tested "
        "only for headings that ask visitors to watch a film.",
    ),
    needs=Need.RENDERED,
    examples=[
        passes(
            "<main><h2>Vår visionsfilm</h2><video controls src='vision.webm'></video></main>",
            "the film stands under its heading",
        ),
        passes(
            "<main><p>I filmen hör du tre elever berätta om skolan.</p>"
            "<iframe data-consent-src='https://player.vimeo.com/video/1' title='Skolan'></iframe></main>",
            "the film waits for consent",
        ),
        passes(
            "<main><h2>Vår visionsfilm</h2><p><a href='https://youtu.be/exempel0000'>Öppna i "
            "YouTube</a></p></main>",
            "a link to the film",
        ),
        fails(
            "<main><h2>Se filmen om museet</h2><p>Museet ligger i den gamla skolan.</p></main>",
            "visitors are asked to watch what is not there",
        ),
        fails(
            "<main><p>I filmen nedan visar vi hur du sorterar ditt avfall.</p></main>",
            "a text that points to an empty place",
        ),
        unclear(
            "<main><h2>Vår visionsfilm</h2><p>Så arbetar vi i kommunen utifrån visionen.</p></main>",
            "a heading for a film, and no film",
        ),
        unclear(
            "<main><p>I filmen hör du tre elever berätta om skolan.</p></main>",
            "a text about a film, which may be somewhere else",
        ),
        unclear(
            "<main><h2>Se filmen om museet</h2><iframe src='https://x.example/1' title='x'></iframe></main>",
            "a frame that may show it",
        ),
        unclear(
            "<main><h2>Se filmen om museet</h2><p><a href='museet.html'>Läs mer</a></p></main>",
            "a link that may lead to it",
        ),
        unclear(
            "<main><h2>Vår film om skolan</h2><video controls src='a.webm'></video>"
            "<h2>Vår film om badet</h2><p>Badet är öppet.</p></main>",
            "two headings, and one film",
        ),
        ignores("<main><p><a href='film.html'>Se filmen om museet</a></p></main>", "a link, not a promise"),
        ignores(
            "<main><h1>Bio i Folkets hus</h1><p>I filmen får vi följa en familj i fjällen.</p></main>",
            "a film in a cinema",
        ),
        ignores("<main><h2>Film och musik</h2><p>Låna filmer på biblioteket.</p></main>", "films to borrow"),
        ignores("<main><h2>Filmkväll</h2><p>Välkommen på torsdag.</p></main>", "an event"),
    ],
)
def announced_films_are_there(page: Page, _: Context) -> Iterator[Finding]:
    for announced in announcements_on(page):
        yield _finding(announced, what_shows(announced, page), page)


def _finding(announced: Announcement, shown: Shown, page: Page) -> Finding:
    text, tag = shortened(announced.words), announced.block.tag
    if shown.film:
        return passed(tag, FOUND.fill(text=text))
    if shown.link:
        return passed(tag, LINKED.fill(text=text, link=shortened(shown.link)))
    if announced.is_sure and page.is_settled and not shown.others and shown.holder is None:
        return failed(tag, MISSING.fill(text=text))
    return cannot_tell(tag, _doubt(shown, page).fill(text=text, place=shown.holder or ""))


def _doubt(shown: Shown, page: Page) -> Text:
    if shown.others:
        return FEWER
    if shown.holder is not None:
        return HOLDER
    return MAY_BE_MISSING if page.is_settled else UNRENDERED
