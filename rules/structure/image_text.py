"""An image's text alternative must say what the image says, and not what its file is called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bs4 import Tag

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
from auditor.vocabulary import load
from rules.structure.elements import elements_on

FILE_NAME = Text(
    sv="Bildens alternativtext är ett filnamn: ”{text}”. Skärmläsare läser upp det i stället för vad bilden "
    "visar.",
    en="The image's text alternative is a file name: “{text}”. Screen readers read it out instead of what "
    "the image shows.",
)
ADDRESS = Text(
    sv="Bildens alternativtext är en adress: ”{text}”. Skärmläsare läser upp den i stället för vad bilden "
    "visar.",
    en="The image's text alternative is an address: “{text}”. Screen readers read it out instead of what the "
    "image shows.",
)
EMPTY_WORD = Text(
    sv="Bildens alternativtext är bara ”{text}”. Säg vad bilden visar, eller lämna texten tom om bilden bara "
    "är till för utseendet.",
    en="The image's text alternative is just “{text}”. Say what the image shows, or leave the text empty if "
    "the image is only there for looks.",
)
SAID_TWICE = Text(
    sv="Bildens alternativtext, ”{text}”, är densamma som bildtexten. Skärmläsare säger den två gånger. "
    "Kontrollera om bilden visar mer än så; annars kan alternativtexten vara tom.",
    en="The image's text alternative, “{text}”, is the same as its caption. Screen readers say it twice. "
    "Check whether the image shows more than that; else the alternative may be empty.",
)
TOO_LONG = Text(
    sv="Bildens alternativtext är {length} tecken lång. Den kan inte läsas bit för bit. Kontrollera om det "
    "mesta kan stå som vanlig text på sidan.",
    en="The image's text alternative is {length} characters long. It cannot be read piece by piece. Check "
    "whether most of it can stand as ordinary text on the page.",
)
SAID = Text(
    sv="Inga alternativtexter är filnamn, adresser eller tomma ord ({number} bilder).",
    en="No text alternatives are file names, addresses or empty words ({number} images).",
)


@rule(
    id="image-text",
    title=Text(sv="Bilders alternativtexter är skrivna för människor", en="Images' texts are for people"),
    remedy=Text(
        sv="Skriv i publiceringsverktygets fält för alternativtext vad bilden visar, i en mening: ”Karta "
        "över badplatserna vid sjön”. Säger bilden inget som inte redan står i texten lämnar du fältet "
        "tomt.",
        en="In the CMS field for the text alternative, write what the image shows, in one sentence: “Map of "
        "the bathing places by the lake”. If the image says nothing that the text does not, leave it empty.",
    ),
    severity=Severity.SERIOUS,
    criteria=[wcag("1.1.1")],
    act=["qt1vmo"],
    help="https://www.w3.org/WAI/WCAG22/Techniques/failures/F30",
    needs=Need.RENDERED,
    blind_spot=Text(
        sv="Regeln ser inte bilden, och vet därför inte om en text stämmer med den. Bilder helt utan "
        "alternativtext granskas av axe/image-alt.",
        en="The rule does not see the image, and so does not know whether a text fits it. Images with no "
        "text alternative at all are judged by axe/image-alt.",
    ),
    examples=[
        passes("<img src=a.jpg alt='Barn badar vid bryggan'>", "it says what is shown"),
        fails("<img src=a.jpg alt='IMG_2041.jpg'>", "a file name"),
        fails("<img src=a.jpg alt='DSC_0042'>", "a camera's name for it"),
        fails("<img src=a.jpg alt='/images/18.3a7f/bad.png'>", "an address"),
        fails("<a href='/'><img src=a.svg alt='https://www.exempelby.example/logo'></a>", "an address"),
        unclear("<img src=a.jpg alt='Bild'>", "an empty word"),
        unclear("<figure><img src=a alt='Torget'><figcaption>Torget</figcaption></figure>", "said twice"),
        unclear(f"<img src=a.jpg alt='{'Här badar barn. ' * 20}'>", "very long"),
        ignores("<img src=a.jpg alt=''>", "only for looks"),
        ignores("<img src=a.jpg>", "none at all: axe-core's to judge"),
        ignores("<img src=a.jpg alt='IMG_2041.jpg' hidden>", "nobody meets it"),
    ],
)
def image_texts_are_for_people(page: Page, _: Context) -> Iterator[Finding]:
    said = 0
    for tag in filter(_is_image, elements_on(page).named("img", "area", "input")):
        text = page.names.of(tag) if page.names.is_met(tag) else ""
        if not text:
            continue
        finding = _judge(tag, text, page)
        said += finding is None
        if finding is not None:
            yield finding
    if said:
        yield passed(None, SAID.fill(number=said))


_LONG = 250
_ENDING = r"(?:jpe?g|png|gif|svg|webp|bmp|tiff?|avif|heic|jfif)"
_FILE = re.compile(rf"^[^\s/\\]{{1,150}}\.{_ENDING}$|^[\w\-.() ]{{1,60}}[\w)]\.{_ENDING}$", re.IGNORECASE)
_CAMERA = re.compile(r"^(?:IMG|DSC|DSCN|DSCF|PXL|MVIMG|WP|GOPR)[_ -]?\d{3,}[\w-]{0,40}$", re.IGNORECASE)
_ADDRESS = re.compile(
    r"^(?:(?:https?:)?//|www\.)\S+$|^/[\w.~%-]+(?:/[\w.~%-]*)+$|^data:image/", re.IGNORECASE
)
_EDGES = re.compile(r"^[\W_]+|[\W_\d]+$")


def _judge(tag: Tag, text: str, page: Page) -> Finding | None:
    """What is wrong with the text; None when nothing is, as far as can be seen."""
    if _ADDRESS.match(text):
        return failed(tag, ADDRESS.fill(text=cut(text, 120)))
    if _FILE.match(text) or _CAMERA.match(text):
        return failed(tag, FILE_NAME.fill(text=text))
    if _EDGES.sub("", text).casefold() in _empty_words():
        return cannot_tell(tag, EMPTY_WORD.fill(text=cut(text, 40)))
    if len(text) > _LONG:
        return cannot_tell(tag, TOO_LONG.fill(length=len(text)))
    if _caption_of(tag, page) == text.casefold():
        return cannot_tell(tag, SAID_TWICE.fill(text=cut(text, 120)))
    return None


@cache
def _empty_words() -> frozenset[str]:
    table = load("rules.structure", "image_words.toml")
    return frozenset(word for entry in table["empty"] for word in entry["words"])


def _caption_of(tag: Tag, page: Page) -> str:
    figure = tag.find_parent("figure")
    caption = figure.find("figcaption") if figure is not None else None
    return page.names.text_of(caption).casefold() if isinstance(caption, Tag) else ""


def _is_image(tag: Tag) -> bool:
    if tag.name in {"img", "area"}:
        return tag.has_attr("alt") or tag.has_attr("aria-label")
    return tag.name == "input" and str(tag.get("type") or "").lower() == "image"
