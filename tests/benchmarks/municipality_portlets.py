"""What editors put on the pages of the generated municipality, portlet by portlet."""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random

from tests.benchmarks.municipality_style import SPACINGS, VARIANTS
from tests.benchmarks.municipality_words import HEADINGS, MONTHS, PLACES, SENTENCES, THINGS

_FILMS = ("museet", "reservatet", "visionen")
_PICTURES = (("biblioteket.svg", "Bibliotekets entré"), ("leden.svg", "Karta över vandringsleden"))


def portlet(chance: Random, name: str, content: str, kind: str = "sv-text-portlet") -> str:
    """A portlet: an empty named div, then the content in one of the styles that an editor may choose."""
    return (
        f'<div class="{kind} sv-portlet sv-use-margins {_spacing(chance)}" '
        f'id="svid12_{chance.getrandbits(80):020x}"><div><!-- {name} --></div>'
        f'<div class="sv-text-portlet-content c{chance.randrange(VARIANTS)} {_spacing(chance)}">'
        f"{content}</div></div>\n"
    )


def opening(topic: str, chance: Random) -> str:
    """The heading of a page and its preamble."""
    return (
        f'<header class="hero"><div id="Sidrubrik"><!-- Sidrubrik --></div><h1 class="heading">{topic}</h1>'
        f'<p class="preamble">{_sentences(chance, 2)}</p></header>\n'
    )


def of_kind(kind: str, chance: Random, index: int) -> str:
    """What makes a page of its kind; an information page is of all kinds a little."""
    makes: dict[str, Callable[[], str]] = {
        "information": lambda: _text(chance) + _picture(chance) + _steps(chance) + _fact(chance),
        "accordion": lambda: _text(chance) + _accordion(chance),
        "news": lambda: _picture(chance),
        "fees": lambda: _text(chance) + _table(chance) + _table(chance),
        "form": lambda: _text(chance) + _form(chance, index),
        "film": lambda: _film(chance) + _text(chance),
        "contact": lambda: _contacts(chance) + _opening_hours(chance),
    }
    return makes[kind]()


def filling(chance: Random) -> str:
    """One more portlet, of a kind that any page may have."""
    return chance.choice((_text, _text, _text, _steps, _fact, _table, _picture, _opening_hours))(chance)


def faults(index: int, chance: Random) -> str:
    """What is wrong with this page, if anything: a handful of faults that real pages have."""
    found = []
    if index % 6 == 2:
        found.append(
            '<p class="normal"><img src="/assets/media/reservatet.png" width="320" height="180"></p>'
        )
    if index % 5 == 1:
        found.append(f'<p class="normal dimmed">{_sentences(chance, 1)}</p>')
    if index % 8 == 3:
        found.append('<p class="normal"><a href="/index.html"><span class="icon"></span></a></p>')
    if index % 9 == 5:
        found.append('<p class="normal">Sök i listan <input name="filter"></p>')
    text = "".join(f"{fault}" for fault in found)
    if index % 7 == 4:
        text += (
            f'<h4 class="heading">{chance.choice(HEADINGS)}</h4><p class="normal">{_sentences(chance, 1)}</p>'
        )
    return portlet(chance, "Text", text) if text else ""


def news(links: list[tuple[str, str]], chance: Random) -> str:
    """A list of news: day, heading, preamble, and in each item a footer of its own."""
    items = []
    for path, topic in links:
        date, words = day(chance)
        items.append(
            f'<li class="sv-channel-item {_spacing(chance)}"><article><header><h3 class="heading">'
            f'<a href="{path}">{topic}: {chance.choice(HEADINGS).lower().rstrip("?")}</a></h3></header>'
            f'<p class="normal">{_sentences(chance, 1)}</p><footer><p class="small">'
            f'Publicerad: <time datetime="{date}">{words}</time></p></footer></article></li>'
        )
    inner = f'<h2 class="heading">Nyheter</h2><ul class="sv-channel sv-defaultlist">{"".join(items)}</ul>'
    return portlet(chance, "Nyhetslista", inner, "sv-archive-portlet")


def day(chance: Random) -> tuple[str, str]:
    """A day of last year or so: "2026-02-05" and "5 februari 2026"."""
    year, month, number = chance.choice((2025, 2026)), chance.randint(1, 10), chance.randint(1, 28)
    return f"{year}-{month:02}-{number:02}", f"{number} {MONTHS[month - 1]} {year}"


def _spacing(chance: Random) -> str:
    return chance.choice(SPACINGS)


def _sentences(chance: Random, number: int) -> str:
    return " ".join(chance.sample(SENTENCES, number))


def _heading(chance: Random) -> str:
    return f'<h2 class="heading">{chance.choice(HEADINGS)}</h2>'


def _text(chance: Random) -> str:
    words = "".join(
        f'<p class="normal {_spacing(chance)}">{_sentences(chance, chance.randint(1, 3))}</p>'
        for _ in range(chance.randint(1, 3))
    )
    points = "".join(
        f"<li>{_sentences(chance, 1)}</li>" if chance.random() < 0.8 else f"<li><strong>{point}</strong></li>"
        for point in chance.sample(THINGS, chance.randint(3, 7))
    )
    return portlet(chance, "Text", f'{_heading(chance)}{words}<ul class="list">{points}</ul>')


def _steps(chance: Random) -> str:
    steps = "".join(f"<li><p>{_sentences(chance, 1)}</p></li>" for _ in range(chance.randint(3, 7)))
    return portlet(chance, "Text 2", f'{_heading(chance)}<ol class="list">{steps}</ol>')


def _fact(chance: Random) -> str:
    rows = "".join(
        f"<dt>{thing}</dt><dd>{chance.choice(PLACES)}, {chance.randint(8, 17)}.00</dd>"
        for thing in chance.sample(THINGS, 4)
    )
    return portlet(
        chance, "Faktaruta", f'<div class="fact"><h2 class="preamble">Fakta</h2><dl>{rows}</dl></div>'
    )


def _table(chance: Random) -> str:
    rows = "".join(
        f'<tr><th scope="row">{thing}</th><td>{chance.choice(PLACES)}</td>'
        f"<td>{chance.randint(1, 90) * 25} kronor</td></tr>"
        for thing in chance.sample(THINGS, chance.randint(6, len(THINGS)))
    )
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Vad", "Var", "Avgift"))
    inner = f'{_heading(chance)}<table><caption class="caption">Avgifter från {day(chance)[1]}</caption>'
    return portlet(chance, "Tabell", f"{inner}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>")


def _picture(chance: Random) -> str:
    file, words = chance.choice(_PICTURES)
    inner = (
        f'<figure><img src="/assets/{file}" alt="{words}" width="640" height="360" loading="lazy">'
        f'<figcaption class="caption">{_sentences(chance, 1)}</figcaption></figure>'
    )
    return portlet(chance, "Bild", inner, "sv-image-portlet")


def _film(chance: Random) -> str:
    name = chance.choice(_FILMS)
    track = '<track kind="captions" srclang="sv" label="Svenska" src="/assets/media/museet.sv.vtt" default>'
    inner = (
        f'{_heading(chance)}<video controls preload="metadata" width="640" height="360" '
        f'poster="/assets/media/{name}.png" aria-label="Film från {chance.choice(PLACES)}">'
        f'<source src="/assets/media/{name}.webm" type="video/webm">'
        f"{track if name == 'museet' else ''}</video>"
    )
    return portlet(chance, "Video", inner, "sv-video-portlet")


def _accordion(chance: Random) -> str:
    items = "".join(
        f'<div class="accordion-item"><h3>{heading}</h3><div class="accordion-body">'
        f"<p>{_sentences(chance, 2)}</p><p>{_sentences(chance, 1)}</p></div></div>"
        for heading in chance.sample(HEADINGS, 8)
    )
    return portlet(chance, "Dragspel", f'<h2 class="heading">Frågor och svar</h2>{items}', "sv-html-portlet")


def _contacts(chance: Random) -> str:
    cards = []
    for place in chance.sample(PLACES, 4):
        number = f"0980-10{chance.randint(1000, 9999)}"
        ways = [
            ["Telefon", number, f"tel:{number}"],
            ["E-post", "kommun@storby.example", "mailto:kommun@storby.example"],
        ]
        facts = json.dumps({"name": f"Enheten i {place}", "ways": ways}).replace('"', "&quot;")
        cards.append(f'<div class="contact-card {_spacing(chance)}" data-contact="{facts}"></div>')
    return portlet(
        chance, "Kontakt", f'<h2 class="heading">Kontakt</h2>{"".join(cards)}', "sv-contact2-portlet"
    )


def _opening_hours(chance: Random) -> str:
    days = ("Måndag", "Tisdag", "Onsdag", "Torsdag", "Fredag")
    rows = "".join(
        f"<tr><td>{name}</td><td>{chance.randint(7, 10)}.00–{chance.randint(14, 19)}.00</td></tr>"
        for name in days
    )
    head = '<thead><tr><th scope="col">Dag</th><th scope="col">Tid</th></tr></thead>'
    caption = f'<caption class="caption">Öppettider, {chance.choice(PLACES)}</caption>'
    inner = f"<table>{caption}{head}<tbody>{rows}</tbody></table>"
    return portlet(chance, "Öppettider", inner)


def _form(chance: Random, index: int) -> str:
    def row(name: str, words: str, more: str) -> str:
        label = (
            f'<label for="f-{name}">{words}</label>'
            if name != "arende" or index % 4
            else f"<span>{words}</span>"
        )
        field = f'<input id="f-{name}" name="{name}" {more}>'
        return f'<div class="form-row {_spacing(chance)}">{label}{field}</div>'

    options = "".join(f"<option>{place}</option>" for place in PLACES)
    inner = (
        f'{_heading(chance)}<form class="sv-form" action="/index.html">'
        '<p class="normal">Fält märkta obligatoriska måste fyllas i.</p>'
        + row("namn", "Namn (obligatoriskt)", 'autocomplete="name" required')
        + row("epost", "E-post (obligatoriskt)", 'type="email" autocomplete="email" required')
        + row("telefon", "Telefon", 'type="tel" autocomplete="tel"')
        + row("arende", "Ärendenummer", 'inputmode="numeric"')
        + '<div class="form-row"><label for="f-ort">Område</label>'
        f'<select id="f-ort" name="ort">{options}</select></div>'
        '<fieldset class="form-row"><legend>Hur vill du ha svar?</legend>'
        '<input type="radio" id="f-svar-1" name="svar"><label for="f-svar-1">Brev</label>'
        '<input type="radio" id="f-svar-2" name="svar"><label for="f-svar-2">E-post</label></fieldset>'
        '<div class="form-row"><label for="f-text">Meddelande</label>'
        '<textarea id="f-text" name="text" rows="6"></textarea></div>'
        '<fieldset class="form-row"><legend>Godkännande av datalagring</legend>'
        '<input type="checkbox" id="f-gdpr" required>'
        '<label for="f-gdpr">Jag godkänner att uppgifterna lagras (obligatoriskt)</label></fieldset>'
        '<button class="env-button" type="submit">Skicka</button></form>'
    )
    return portlet(chance, "E-postformulär", inner, "sv-form-portlet")
