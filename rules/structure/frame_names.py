"""Frames on one page that show different things must have different names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urljoin

from bs4 import Tag

from auditor.model import (
    Context,
    Finding,
    Need,
    Page,
    Severity,
    Shape,
    Text,
    cannot_tell,
    cut,
    failed,
    fails,
    ignores,
    passed,
    passes,
    rule,
    selector_of,
    unclear,
)
from auditor.standards import wcag
from rules.structure.elements import elements_on

TWO_FILMS = Text(
    sv="{number} filmer heter alla ”{name}”, fast de är olika filmer ({films}). Den som hör namnet kan inte "
    "skilja dem åt.",
    en="{number} films are all called “{name}”, though they are different films ({films}). Who hears the "
    "name cannot tell them apart.",
)
TWO_ADDRESSES = Text(
    sv="{number} ramar heter alla ”{name}” men visar olika adresser. Kontrollera om de visar samma sak. Gör "
    "de inte det behöver de heta olika.",
    en="{number} frames are all called “{name}” but show different addresses. Check whether they show the "
    "same thing. If not, they need different names.",
)
ONE_ADDRESS = Text(
    sv="Ramarna som heter ”{name}” visar samma adress.",
    en="The frames that are called “{name}” show the same address.",
)


@rule(
    id="frame-names-differ",
    title=Text(
        sv="Inbäddade ramar som visar olika saker heter olika",
        en="Frames that show different things have different names",
    ),
    remedy=Text(
        sv="Ge varje film eller karta en egen titel i publiceringsverktyget: ”Film: Så sorterar du” i "
        "stället för ”YouTube video player”.",
        en="Give each film or map a title of its own in the CMS: “Film: How to sort your waste” instead of "
        "“YouTube video player”.",
    ),
    severity=Severity.MODERATE,
    criteria=[wcag("4.1.2")],
    act=["4b1c6c"],
    help="https://www.w3.org/WAI/WCAG22/Techniques/html/H64",
    needs=Need.RENDERED,
    blind_spot=Text(
        sv="Regeln ser inte vad ramarna visar. Bara filmer på kända plattformar, som har id, kan den säkert "
        "skilja åt.",
        en="The rule does not see what the frames show. Only films on known platforms, which have ids, can "
        "it tell apart for certain.",
    ),
    examples=[
        passes("<iframe title=Karta src=/karta></iframe><iframe title=karta src=/karta></iframe>", "one map"),
        fails(
            "<iframe title=Film src='https://www.youtube.com/embed/aaaaaaaaaaa'></iframe>"
            "<iframe title=Film src='https://www.youtube.com/embed/bbbbbbbbbbb'></iframe>",
            "two films",
        ),
        unclear("<iframe title=Karta src=/a></iframe><iframe title=Karta src=/b></iframe>", "two addresses"),
        ignores("<iframe title=Karta src=/a></iframe><iframe title=Film src=/b></iframe>", "two names"),
        ignores("<iframe src=/a></iframe><iframe src=/b></iframe>", "no names: axe-core's to judge"),
    ],
)
def frames_are_told_apart(page: Page, _: Context) -> Iterator[Finding]:
    groups: dict[str, list[Tag]] = defaultdict(list)
    for frame in elements_on(page).named("iframe", "frame"):
        name = page.names.of(frame)
        if name and page.names.is_met(frame):
            groups[name.casefold()].append(frame)
    alike = [frames for frames in groups.values() if len(frames) > 1]
    if not alike:
        return
    films, base = _films(page), page.base_url
    for frames in alike:
        yield _judge(frames, films, base, cut(page.names.of(frames[0]), 80))


def _films(page: Page) -> dict[str, str]:
    """The platform's id of each film in a player of its own, by the frame's place."""
    return {
        medium.selector: f"{medium.platform} {medium.id}"
        for medium in page.media
        if medium.shape is Shape.PLAYER and medium.id
    }


def _judge(frames: list[Tag], films: dict[str, str], base: str, name: str) -> Finding:
    known = (films.get(selector_of(frame)) for frame in frames) if films else ()
    shown = list(dict.fromkeys(filter(None, known)))
    if len(shown) > 1:
        said = ", ".join(shown[:3])
        return failed(frames[1], TWO_FILMS.fill(number=len(frames), name=name, films=said))
    if len({_address(frame, base) for frame in frames}) == 1:
        return passed(frames[0], ONE_ADDRESS.fill(name=name))
    return cannot_tell(frames[1], TWO_ADDRESSES.fill(number=len(frames), name=name))


def _address(frame: Tag, base: str) -> str:
    source = str(frame.get("src") or frame.get("data-src") or "").strip()
    try:
        return urljoin(base, source) if source else str(frame.get("srcdoc") or "")
    except ValueError:  # http://[broken
        return source
