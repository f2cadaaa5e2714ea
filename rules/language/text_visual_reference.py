"""An instruction must not rest on what only eyes can find: "the red button", "the menu to the right".

Who does not see the page, or sees it in one column on a telephone, cannot find what is told by colour, shape
or place alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from bs4 import Tag

from auditor.model import (
    Block,
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
    role_of,
    rule,
    unclear,
)
from auditor.standards import wcag
from auditor.vocabulary import load
from rules.language.sections import surrounds

NAMED = Text(
    sv="”{said}”: det som avses utpekas även på annat sätt än med utseende eller plats.",
    en="“{said}”: what is meant is told by other than its looks or place as well.",
)
ONLY_ONE = Text(
    sv="”{said}”: det finns bara en sådan på sidan, så den går att hitta.",
    en="“{said}”: there is only one such thing on the page, so that it can be found.",
)
LOOKS_ONLY = Text(
    sv="”{said}”: det som avses utpekas bara med ”{sign}”. Sidan har {number} att välja mellan, och ingen av "
    "dem heter så.",
    en="“{said}”: what is meant is told by “{sign}” alone. The page has {number} to choose from, and none of "
    "them is called that.",
)
MAYBE = Text(
    sv="”{said}”: det som avses verkar bara utpekas med ”{sign}”. Kontrollera att den som inte ser sidan, "
    "eller ser den i mobilen, kan hitta det.",
    en="“{said}”: what is meant seems to be told by “{sign}” alone. Check that those who do not see the "
    "page, or see it on a telephone, can find it.",
)

_LONGEST = 100_000  # characters of a page that are read
_SHOWN = 160
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_QUOTED = re.compile(r"[”“„«\"'‘’]\s*\w[^”“\"»]*[”“\"»'’]")
_CAPITALISED = re.compile(r"(?<=\s)[A-ZÅÄÖÆØ]\w{2,}")  # within a sentence: a name
_SHORTEST_NAME = 3
_WORDS_OF_A_NAME = 8
_MOST = 50  # instructions of a page that are judged
_WORD = re.compile(r"\w+")
_NEAR = 20  # characters before the thing where its name may stand: "Click Send, the green button"
_BETWEEN = r"\W+(?:\w+\W+){0,2}?"  # between a word of looks or place and the thing
_NAMING = frozenset({"a", "b", "strong", "em", "i", "kbd", "button", "q", "cite"})
_ROLES = {
    "button": frozenset({"button"}),
    "menu": frozenset({"navigation", "menu", "menubar"}),
    "link": frozenset({"link"}),
    "field": frozenset({"textbox", "searchbox", "combobox", "spinbutton"}),
}


@rule(
    id="text-visual-reference",
    title=Text(
        sv="Instruktioner pekar inte bara ut saker med utseende eller plats",
        en="Instructions do not point at things by looks or place alone",
    ),
    remedy=Text(
        sv="Skriv vad det som avses heter, gärna som en länk: ”Klicka på knappen Skicka” i stället för "
        "”Klicka på den gröna knappen till höger”. Färg och plats får stå kvar som hjälp.",
        en="Write what the thing is called, preferably as a link: “Click the button Send” instead of “Click "
        "the green button to the right”. Colour and place may stay as a help.",
    ),
    severity=Severity.MODERATE,
    criteria=[wcag("1.3.3")],
    act=["9bd38c"],
    help="https://www.w3.org/WAI/WCAG22/Understanding/sensory-characteristics.html",
    needs=Need.RENDERED,
    blind_spot=Text(
        sv="Regeln läser svenska och engelska, och känner bara vanliga ord för färg, form och plats "
        "tillsammans med knapp, meny, länk, fält, ruta, pil och liknande. ”Ovan” och ”nedan” räknas inte. "
        "Bilder och filmer läses inte.",
        en="The rule reads Swedish and English, and knows only common words of colour, shape and place "
        "together with button, menu, link, field, box, arrow and the like. “Above” and “below” do not count. "
        "Pictures and films are not read.",
    ),
    examples=[
        passes(
            "<p>Klicka på den gröna knappen ”Skicka”.</p><button>Skicka</button><button>Avbryt</button>",
            "named",
        ),
        passes(
            "<p>Klicka på den gröna knappen Skicka.</p><button>Skicka</button><button>Rensa</button>",
            "by name",
        ),
        passes("<p>Klicka på den röda knappen.</p><button>Skicka</button>", "there is only one"),
        passes("<p>Klicka på Ansök, den gröna knappen.</p>", "a word with a capital is a name"),
        passes(
            "<p lang='en'>Press the round button.</p><button>Round</button><button>Square</button>",
            "called so",
        ),
        fails(
            "<p>Klicka på den röda knappen.</p><button>Skicka</button><button>Rensa</button>",
            "which of the two?",
        ),
        fails(
            "<p>Click the round button.</p><button>Send</button><button>Clear</button>", "the same in English"
        ),
        unclear(
            "<p>Använd menyn till höger för att hitta rätt.</p><ul><li><a href='/a'>A</a></ul>",
            "only its place",
        ),
        unclear("<p>Klicka på pilen till vänster.</p><a href='/a'>Tillbaka</a>", "no arrow is called so"),
        unclear(
            "<p>Press the round button.</p><button>Send</button><button>Clear</button>", "maybe a machine's"
        ),
        unclear("<p>Fyll i det gula fältet.</p>", "no field is met"),
        ignores("<p>En kvadrat är en rektangel med fyra lika sidor.</p>", "no instruction"),
        ignores("<p>Huset till höger på bilden är från 1890.</p>", "no instruction"),
        ignores("<p>Klicka på knappen nedan.</p><button>Skicka</button>", "the order of the text is for all"),
        ignores("<p>Kör till höger vid den röda ladan.</p>", "about a road"),
        ignores("<p hidden>Klicka på den röda knappen.</p>", "nobody meets it"),
    ],
)
def instructions_do_not_rest_on_looks(page: Page, _: Context) -> Iterator[Finding]:
    things: _Things | None = None
    left = _LONGEST
    judged = 0
    for block in page.blocks:
        left -= len(block.text)
        if left <= 0 or judged >= _MOST:
            return
        for reference in _references(block):
            things = things or _Things(page)
            yield _of(reference, things)
            judged += 1


@dataclass(frozen=True, kw_only=True)
class _Reference:
    """A sentence that points at a thing of a `kind` by the `sign` of its looks or place.

    `near` is the sentence from shortly before the thing: what it is called is said there.
    """

    block: Block
    sentence: str
    near: str
    kind: str
    sign: str
    by_looks: bool
    acts: bool
    is_named: bool


class _Things:
    """What assistive technology knows of on the page: names by kind, all names, and all their words.

    Buttons are those of the page's own content: every page has others, to search and to open a menu.
    """

    def __init__(self, page: Page) -> None:
        self._names: dict[str, list[str]] = {kind: [] for kind in _ROLES}
        self.all: set[str] = set()
        for tag in page.soup.find_all(True):
            role = role_of(tag) if tag.name in _TELLING or tag.has_attr("role") else ""
            kind = next((kind for kind, roles in _ROLES.items() if role in roles), None)
            if (kind or tag.name in _CALLED) and page.names.is_met(tag):
                name = _plain(page.names.of(tag))
                self.all.add(name)
                if kind and (kind != "button" or not any(surrounds(around) for around in tag.parents)):
                    self._names[kind].append(name)
        self.all.discard("")
        self.words = {word for name in self.all for word in name.split()}

    def names(self, kind: str) -> Sequence[str]:
        return self._names.get(kind, ())


_CALLED = frozenset({"img", "h1", "h2", "h3", "h4", "h5", "h6"})
_TELLING = frozenset({"a", "button", "input", "nav", "summary", "textarea", "select"})


def _references(block: Block) -> Iterator[_Reference]:
    for words in _languages():
        if not words.sign.search(block.text) or not words.asks.search(block.text):
            continue
        for match in _SENTENCE.finditer(block.text):
            sentence = match[0].strip()
            found = words.pointed_at(sentence)
            if found is None:
                continue
            kind, pointing, by_looks = found
            yield _Reference(
                block=block,
                sentence=sentence,
                near=sentence[max(0, pointing.start() - _NEAR) :].lower(),
                kind=kind,
                sign=_sign(pointing),
                by_looks=by_looks,
                acts=bool(words.acts.search(sentence)),
                is_named=any(pattern.search(sentence) for pattern in (words.names, _QUOTED))
                or bool(_CAPITALISED.search(sentence, max(1, pointing.start() - _NEAR))),
            )


def _sign(pointing: re.Match[str]) -> str:
    """The word of looks or place; by place it may stand before or after the thing."""
    return next(sign for sign in pointing.groupdict().values() if sign).strip()


def _of(reference: _Reference, things: _Things) -> Finding:
    tag, names = reference.block.tag, things.names(reference.kind)
    told = {"said": cut(reference.sentence, _SHOWN), "sign": reference.sign, "number": len(names)}
    if reference.is_named or _is_named_by(reference, things):
        return passed(tag, NAMED.fill(**told))
    if len(names) == 1:
        return passed(tag, ONLY_ONE.fill(**told))
    if len(names) > 1 and reference.by_looks and reference.acts and reference.kind == "button":
        return failed(tag, LOOKS_ONLY.fill(**told))
    return cannot_tell(tag, MAYBE.fill(**told))


def _is_named_by(reference: _Reference, things: _Things) -> bool:
    """Whether the sentence says what the thing is called, or marks it, or its looks are its name."""
    if not _phrases(reference.sentence).isdisjoint(things.names(reference.kind)):
        return True
    near = _phrases(reference.near)
    if not near.isdisjoint(things.all):
        return True
    sign = reference.sign.lower().split()[-1]
    if reference.by_looks and sign in things.words:
        return True
    return any(_plain(name) in near and sign not in name for name in _marked(reference.block))


def _plain(name: str) -> str:
    """A name as its words alone, in lower case; empty when it is too short to know again."""
    plain = " ".join(_WORD.findall(name.lower()))
    return plain if len(plain) >= _SHORTEST_NAME else ""


def _phrases(text: str) -> set[str]:
    """Every run of a few words in a text, in lower case."""
    words = _WORD.findall(text.lower())
    return {
        " ".join(words[start:end])
        for start in range(len(words))
        for end in range(start + 1, min(start + _WORDS_OF_A_NAME, len(words)) + 1)
    }


def _marked(block: Block) -> Iterator[str]:
    """The words of a block, in lower case, that stand out as names do."""
    for node in block.nodes:
        if isinstance(node, Tag) and node.name in _NAMING:
            yield node.get_text(" ").lower()


@dataclass(frozen=True, kw_only=True)
class _Words:
    """What visual.toml tells of one language, compiled."""

    asks: re.Pattern[str]
    acts: re.Pattern[str]
    names: re.Pattern[str]
    noise: re.Pattern[str]
    sign: re.Pattern[str]
    things: dict[str, tuple[re.Pattern[str], re.Pattern[str]]]

    def pointed_at(self, sentence: str) -> tuple[str, re.Match[str], bool] | None:
        """The kind of thing, the words that point at it, and whether they do so by its looks."""
        if not self.sign.search(sentence) or not self.asks.search(sentence) or self.noise.search(sentence):
            return None
        for kind, (by_looks, by_place) in self.things.items():
            if match := by_looks.search(sentence):
                return kind, match, True
            if match := by_place.search(sentence):
                return kind, match, False
        return None


@cache
def _languages() -> Sequence[_Words]:
    return [
        _Words(
            asks=_compiled(row["asks"]),
            acts=_compiled(row["acts"]),
            names=_compiled(row["names"]),
            noise=_compiled(row["noise"]),
            sign=_compiled(f"{row['looks']}|{row['places']}"),
            things={
                kind: (
                    _compiled(f"(?P<sign>{row['looks']}){_BETWEEN}(?:{thing})"),
                    _compiled(
                        f"\\b(?:{thing}).{{0,40}}?(?P<sign>{row['places']})"
                        f"|(?P<sign_before>{row['places']}).{{0,40}}?\\b(?:{thing})"
                    ),
                )
                for kind, thing in row["things"].items()
            },
        )
        for row in load("rules.language", "visual.toml")["language"]
    ]


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
