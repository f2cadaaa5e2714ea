"""Films can be played in the browsers that people have."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from auditor.model import (
    Context,
    Finding,
    Given,
    Medium,
    Need,
    Page,
    Severity,
    Shape,
    Text,
    cannot_tell,
    failed,
    fails,
    ignores,
    passed,
    passes,
    rule,
    spoken,
    unclear,
)
from rules.media.wording import named, pattern

PLAYS = Text(sv="{medium} går att läsa i en webbläsare.", en="{medium} can be read in a browser.")
DEAD = Text(
    sv="{medium} är inlagd för ett insticksprogram som inga webbläsare längre kör{player}. Den kan inte "
    "spelas.",
    en="{medium} is embedded for a plug-in that browsers no longer run{player}. It cannot be played.",
)
DEAD_IN_SOURCE = Text(
    sv="{medium} är i källkoden inlagd för ett insticksprogram som inga webbläsare längre kör{player}. Öppna "
    "sidan och se om ett skript lägger in något annat i stället.",
    en="In the source, {medium} is embedded for a plug-in that browsers no longer run{player}. Open the page "
    "and see whether a script puts something else in its place.",
)
OLD_FILE = Text(
    sv="{medium} är en fil av ett slag som webbläsare inte spelar. Besökaren får i bästa fall ladda ner den.",
    en="{medium} is a file of a kind that browsers do not play. At best, visitors may download it.",
)
ENDED = Text(
    sv="{medium} hämtas från {player}, som ska ha lagts ned den {day}. Öppna sidan och se om filmen spelas.",
    en="{medium} comes from {player}, which is said to have closed on {day}. Open the page and see whether "
    "the film plays.",
)
NOT_LOADED = Text(
    sv="{medium} gick inte att läsa när sidan granskades. Filen kan saknas eller vara trasig, eller av ett "
    "slag som granskningens webbläsare inte kan. Öppna sidan och spela upp den.",
    en="{medium} could not be read when the page was audited. The file may be missing or broken, or of a "
    "kind that the browser of the audit does not know. Open the page and play it.",
)
OF_PLAYER = Text(sv=" (en gammal spelare från {player})", en=" (an old player from {player})")
NONE = Text(sv="", en="")


@rule(
    id="film-plays",
    title=Text(sv="Filmer och ljud går att spela", en="Films and sounds can be played"),
    remedy=Text(
        sv="Ta bort filmen om ingen behöver den. Lägg annars in den på nytt, i en spelare som fungerar i "
        "dagens webbläsare (till exempel som MP4 eller WebM), och med undertexter.",
        en="Remove the film if nobody needs it. Otherwise embed it anew, in a player that works in today’s "
        "browsers (as MP4 or WebM, for instance), and with captions.",
    ),
    severity=Severity.SERIOUS,
    help="https://www.adobe.com/products/flashplayer/end-of-life.html",
    blind_spot=Text(
        sv="Regeln spelar inga filmer. Den ser insticksprogram som Flash och Silverlight, gamla filformat, "
        "nedlagda filmtjänster och filer som webbläsaren inte kunde läsa. Om en filmtjänst har tagit bort "
        "filmen syns inte.",
        en="The rule plays no films. It sees plug-ins such as Flash and Silverlight, old kinds of files, "
        "closed film services and files that the browser could not read. Whether a film service has removed "
        "the film is not seen.",
    ),
    needs=Need.RENDERED,
    examples=[
        passes(
            "<video controls src='museet.webm'></video>",
            "the browser has read the film",
            Given(media=[{"loads": True}]),
        ),
        fails(
            '<object type="application/x-shockwave-flash" data="player.swf?file=a.flv"></object>',
            "browsers dropped Flash years ago",
        ),
        fails(
            '<object class="BrightcoveExperience"><param name="@videoPlayer" value="1"></object>',
            "a player that was made for Flash",
        ),
        fails('<embed src="museet.wmv">', "a kind of file that no browser plays"),
        unclear(
            "<video controls src='museet.mp4'></video>",
            "the browser could not read it; another may",
            Given(media=[{"loads": False}]),
        ),
        unclear(
            '<iframe src="https://web.microsoftstream.com/embed/video/a-b" title="Vision"></iframe>',
            "the service is said to have closed",
        ),
        ignores("<video controls src='museet.webm'></video>", "nobody has tried"),
        ignores(
            '<object type="application/x-shockwave-flash" data="player.swf?file=a.flv">'
            '<video controls src="a.mp4"></video></object>',
            "browsers show the film inside instead",
        ),
        ignores(
            '<iframe src="https://www.youtube.com/embed/exempel0000" title="Vision"></iframe>',
            "only the platform knows",
        ),
        ignores('<object type="application/x-shockwave-flash" data="spel.swf"></object>', "no film"),
    ],
)
def films_can_be_played(page: Page, _: Context) -> Iterator[Finding]:
    for medium in page.media:
        if medium.shape is Shape.DEAD:
            yield _dead(medium, page)
        elif _is_old_file(medium):
            yield failed(medium, OLD_FILE.fill(medium=named(medium)))
        elif medium.ended is not None:
            day = _spoken(medium.ended)
            yield cannot_tell(medium, ENDED.fill(medium=named(medium), player=medium.platform, day=day))
        elif medium.loads is not None:
            loaded = passed if medium.loads else cannot_tell
            yield loaded(medium, (PLAYS if medium.loads else NOT_LOADED).fill(medium=named(medium)))


def _dead(medium: Medium, page: Page) -> Finding:
    player = OF_PLAYER.fill(player=medium.platform) if medium.platform else NONE
    if page.is_settled:
        return failed(medium, DEAD.fill(medium=named(medium), player=player))
    return cannot_tell(medium, DEAD_IN_SOURCE.fill(medium=named(medium), player=player))


def _is_old_file(medium: Medium) -> bool:
    """Whether every file that it names is of a kind that browsers do not play."""
    if medium.shape not in {Shape.NATIVE, Shape.FILE} or medium.loads:
        return False
    old = pattern("words.toml", "unplayable", "file")
    return bool(medium.sources) and all(old.search(source) for source in medium.sources)


def _spoken(day: date) -> Text:
    return spoken(day.year, day.month, day.day)
