"""What assistive technology calls the elements of a document, as markup alone tells it.

Accessible Name and Description Computation 1.2 with HTML-AAM 1.0, as far as markup goes: a browser knows
better what style sheets hide or write. Where a browser has marked what it does not draw, that is believed.

The document is walked once, iteratively, and every text is kept as a span of that walk: how deep a page goes,
and how often it refers to the same words, is its own choice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bs4 import BeautifulSoup, Tag
from bs4.element import PreformattedString

from auditor.model.content import NOT_DRAWN, is_hidden
from auditor.model.roles import NAMED_BY_CONTENT, control_role, role_of, type_of

# Longer than any name that a person would listen to the end of; what follows is not read.
_MOST_PIECES = 300
_MOST_CHARACTERS = 4_000

LABELABLE = frozenset({"input", "select", "textarea", "button"})
_UNTITLED = {"submit": "Submit", "reset": "Reset"}  # what browsers write on a button without a value
_WITH_VALUE = frozenset({"button", "submit", "reset"})
_GROUPS = frozenset({"group", "radiogroup"})
# Elements that do not part the words before them from the words after them.
_INLINE = frozenset(
    "a abbr b bdi bdo cite code data del dfn em font i ins kbd mark q ruby s samp small span strong sub sup "
    "time tspan tt u var wbr".split()
)
_MUTE = frozenset("script style template noscript head desc metadata defs".split())
# is_hidden passes these over for what they hold; they are themselves met by assistive technology.
_MET = frozenset("select textarea svg math object audio video iframe canvas".split())
# A browser draws no box of their own for these, and yet they speak.
_BOXLESS = frozenset({"area", "title", "option", "optgroup", "br", "wbr"})
_EMBEDDING = frozenset({"iframe", "object", "audio", "video", "canvas"})
_SPEAKING = LABELABLE | _EMBEDDING | {"img", "area", "svg", "br"}
_CAPTIONS = {"fieldset": "legend", "table": "caption", "figure": "figcaption"}


type _Piece = str | Tag


@dataclass(slots=True)
class _Span:
    """A part of a list of pieces: what an element says, or what it adds to what is around it."""

    pieces: list[_Piece]
    start: int
    end: int


@dataclass(slots=True)
class _Frame:
    """An element that the walk is inside of.

    `own` takes its words, `shown` those of the elements in it that are met; the two differ in what is hidden.
    """

    tag: Tag
    children: Iterator[object]
    own: list[_Piece]
    shown: list[_Piece]
    outer: _Span | None = None
    start: int = 0
    is_gone: bool = False
    is_unseen: bool = False
    label: Tag | None = None


@dataclass(slots=True)
class _Found:
    """What the walk finds."""

    by_id: dict[str, Tag] = field(default_factory=dict)
    unseen: set[int] = field(default_factory=set)
    inner: dict[int, _Span] = field(default_factory=dict)
    outer: dict[int, _Span] = field(default_factory=dict)
    labels: list[Tag] = field(default_factory=list)
    labelled: dict[int, list[Tag]] = field(default_factory=dict)
    first_in: dict[int, Tag] = field(default_factory=dict)


class Names:
    """The names of a document's elements. Made once for a document, which must not change after."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self._found = _walk(soup)
        self._names: dict[int, str] = {}
        self._texts: dict[tuple[int, int, bool], str] = {}

    def of(self, tag: Tag) -> str:
        """The element's accessible name; empty when it has none."""
        if id(tag) not in self._names:
            self._names[id(tag)] = next(filter(None, self._candidates(tag)), "")
        return self._names[id(tag)]

    def description_of(self, tag: Tag) -> str:
        """What is said of the element beside its name; empty when nothing is."""
        title = attribute(tag, "title")
        return (
            self.referred(tag, "aria-describedby")
            or attribute(tag, "aria-description")
            or (title if title != self.of(tag) else "")
        )

    def is_met(self, tag: Tag) -> bool:
        """Whether assistive technology meets the element: nothing hides it, from everybody or from that."""
        return id(tag) not in self._found.unseen

    def by_id(self, name: str) -> Tag | None:
        """The first element with this id."""
        return self._found.by_id.get(name)

    def text_of(self, root: Tag, without: Tag | None = None, *, follow: bool = True) -> str:
        """What the element holds, in words; `without` what one element in it adds to them.

        `follow` says whether elements in it are called what their aria-labelledby points to.
        """
        key = (id(root), id(without) if without is not None else 0, follow)
        if key not in self._texts:
            self._texts[key] = self._text(root, without, follow=follow)
        return self._texts[key]

    def referred(self, tag: Tag, attribute_name: str) -> str:
        """The text of the elements that an aria-labelledby or aria-describedby points to."""
        if not tag.has_attr(attribute_name):
            return ""
        names = str(tag[attribute_name] or "").split()
        found = (self._found.by_id.get(name) for name in names[:_MOST_PIECES])
        return _joined(self._referred_text(target, tag) for target in found if target is not None)

    def group_of(self, tag: Tag) -> str:
        """The name of the nearest group around the element that has one."""
        return next(filter(None, map(self.of, filter(_is_group, tag.parents))), "")

    def _referred_text(self, target: Tag, referrer: Tag) -> str:
        own = attribute(target, "aria-label")
        if own:
            return own
        told = _native_text(target) if target is not referrer else None
        without = referrer if target is not referrer else None
        return self.text_of(target, without, follow=False) if told is None else told

    def _candidates(self, tag: Tag) -> Iterator[str]:
        """What may name the element, the strongest first (HTML-AAM 1.0, 4.1)."""
        yield self.referred(tag, "aria-labelledby")
        yield attribute(tag, "aria-label")
        labels = (label for label in self._found.labelled.get(id(tag), ()) if self.is_met(label))
        yield _joined(self.text_of(label, tag) for label in labels)
        yield from self._own_words(tag)
        yield attribute(tag, "title")
        yield attribute(tag, "placeholder")
        yield attribute(tag, "aria-placeholder")

    def _own_words(self, tag: Tag) -> Iterator[str]:
        type_ = type_of(tag)
        if tag.name in {"img", "area"}:
            yield attribute(tag, "alt")
        elif tag.name == "svg":
            yield _title_in(tag)
        elif tag.name in _CAPTIONS:
            yield self._caption_of(tag)
        elif tag.name != "input":
            role = control_role(tag) if tag.name in LABELABLE else role_of(tag)
            yield self.text_of(tag) if role in NAMED_BY_CONTENT else ""
            yield attribute(tag, "xlink:title")
        elif type_ == "image":
            yield attribute(tag, "alt")
            yield attribute(tag, "value")
        elif type_ in _WITH_VALUE:
            yield attribute(tag, "value")
            yield _UNTITLED.get(type_, "")

    def _caption_of(self, tag: Tag) -> str:
        caption = tag.find(_CAPTIONS[tag.name], recursive=False)
        return self.text_of(caption) if isinstance(caption, Tag) and self.is_met(caption) else ""

    def _text(self, root: Tag, without: Tag | None, *, follow: bool) -> str:
        inner = self._found.inner.get(id(root))
        if inner is None:  # not of this document
            return ""
        left_out = self._found.outer.get(id(without)) if without is not None and without is not root else None
        if left_out is None or left_out.pieces is not inner.pieces:
            return self._rendered([inner], follow=follow)
        start, end = max(inner.start, left_out.start), min(inner.end, left_out.end)
        if start >= end:
            return self._rendered([inner], follow=follow)
        before, after = _Span(inner.pieces, inner.start, start), _Span(inner.pieces, end, inner.end)
        return self._rendered([before, after], follow=follow)

    def _rendered(self, spans: list[_Span], *, follow: bool) -> str:
        """The words of these spans. Iterative: what an element refers to may hold one that refers."""
        words: list[str] = []
        length = 0
        stack: list[_Piece] = [piece for span in reversed(spans) for piece in _reversed(span)]
        for _ in range(4 * _MOST_PIECES):
            if not stack or length > _MOST_CHARACTERS:
                break
            piece = stack.pop()
            if isinstance(piece, Tag):
                said = self.referred(piece, "aria-labelledby") if follow else ""
                said = said or attribute(piece, "aria-label")
                stack += [f" {said} "] if said else _reversed(self._found.inner[id(piece)])
            else:
                words.append(piece)
                length += len(piece)
        return tidy("".join(words))


def _reversed(span: _Span) -> list[_Piece]:
    return span.pieces[span.start : min(span.end, span.start + _MOST_PIECES)][::-1]


def _walk(soup: BeautifulSoup) -> _Found:
    found = _Found()
    pieces: list[_Piece] = []
    labelable: list[tuple[Tag, Tag | None]] = []
    stack = [_Frame(soup, iter(soup.contents), pieces, pieces)]
    while stack:
        frame = stack[-1]
        child = next(frame.children, None)
        if child is None:
            _close(stack.pop(), found)
        elif isinstance(child, Tag):
            inner = _open(child, frame, found)
            if _is_labelable(child):
                labelable.append((child, frame.label))
            stack.append(inner)
        elif isinstance(child, str) and not isinstance(child, PreformattedString):
            _say(frame.own, str(child)[:_MOST_CHARACTERS])
    _join(found, labelable)
    return found


def _open(tag: Tag, parent: _Frame, found: _Found) -> _Frame:
    is_gone = parent.is_gone or _hides(tag)
    is_marked = parent.is_unseen if tag.name in _BOXLESS else tag.has_attr(NOT_DRAWN)
    is_unseen = is_gone or is_marked
    # A browser marks every element by itself: one that is drawn may stand in one that has no box.
    around = parent.own if is_unseen else parent.shown
    vanishes = (is_unseen and not parent.is_unseen) or tag.name in _MUTE
    start = len(around)
    speaks_otherwise = vanishes or not _adds_its_text(tag, around)
    own: list[_Piece] = [] if speaks_otherwise else around
    if not speaks_otherwise and tag.name not in _INLINE:
        _say(own, " ")
    if is_unseen:
        found.unseen.add(id(tag))
    if (name := str(tag.get("id") or "")) and name not in found.by_id:
        found.by_id[name] = tag
    if tag.name == "label":
        found.labels.append(tag)
    return _Frame(
        tag=tag,
        children=iter(tag.contents),
        own=own,
        shown=parent.shown if is_unseen else own,
        outer=_Span(around, start, len(around)),
        start=len(own),
        is_gone=is_gone,
        is_unseen=is_unseen,
        label=tag if tag.name == "label" else parent.label,
    )


def _adds_its_text(tag: Tag, around: list[_Piece]) -> bool:
    """Whether the element adds the text in it to what is around it; else what it says instead is added."""
    if tag.has_attr("aria-labelledby"):
        around.append(tag)  # what it points to may come later
        return False
    told = _told(tag) if tag.attrs or tag.name in _SPEAKING else None
    if told is None:
        return True
    around.append(f" {told} ")
    return False


def _close(frame: _Frame, found: _Found) -> None:
    own, tag, outer = frame.own, frame.tag, frame.outer
    if outer is None:  # the document itself
        return
    if own is outer.pieces:
        is_blank = all(piece == " " for piece in own[frame.start : frame.start + 2])
        if is_blank and (title := attribute(tag, "title")):
            own.append(f" {title} ")
    found.inner[id(tag)] = _Span(own, frame.start, len(own))
    if own is outer.pieces and tag.name not in _INLINE:
        _say(own, " ")
    outer.end = len(outer.pieces)
    found.outer[id(tag)] = outer


def _say(pieces: list[_Piece], text: str) -> None:
    """Add a piece; of spaces in a row one is enough."""
    if text and not text.isspace():
        pieces.append(text)
    elif text and not (pieces and pieces[-1] == " "):
        pieces.append(" ")


def _join(found: _Found, labelable: Iterable[tuple[Tag, Tag | None]]) -> None:
    """Give every label to the one control that it labels (HTML 4.10.4)."""
    for control, around in labelable:
        if around is not None:
            found.first_in.setdefault(id(around), control)
    for label in found.labels:
        to = attribute(label, "for")
        labelled = found.by_id.get(to) if label.has_attr("for") else found.first_in.get(id(label))
        if labelled is not None and _is_labelable(labelled):
            found.labelled.setdefault(id(labelled), []).append(label)


def _told(tag: Tag) -> str | None:
    """What an element says by other means than its text; None for one that has only text."""
    text = _native_text(tag)
    if text is not None:
        return text
    if tag.has_attr("aria-label") and (label := attribute(tag, "aria-label")):
        return label
    if tag.name in {"img", "area"}:
        return attribute(tag, "alt") or attribute(tag, "title")
    if tag.name == "svg":
        return _title_in(tag) or ("" if role_of(tag) in {"img", "image"} else None)
    if tag.name in _EMBEDDING:
        return attribute(tag, "title")
    return " " if tag.name == "br" else None


def _title_in(svg: Tag) -> str:
    title = svg.find("title", recursive=False)
    return tidy(title.get_text()) if isinstance(title, Tag) else ""


def _native_text(tag: Tag) -> str | None:
    """What a control inside a label adds to it: its value (Accessible Name, step 2C)."""
    if tag.name == "textarea":
        return tag.get_text()
    if tag.name == "select":
        chosen = tag.find_all("option", selected=True) or tag.find_all("option", limit=1)
        return _joined(option.get_text() for option in chosen)
    if tag.name != "input":
        return None
    type_ = type_of(tag)
    if type_ == "image":
        return attribute(tag, "alt")
    return "" if type_ in {"checkbox", "radio", "hidden", "password"} else attribute(tag, "value")


def _is_labelable(tag: Tag) -> bool:
    return tag.name in LABELABLE and type_of(tag) != "hidden"


def _is_group(tag: Tag) -> bool:
    role = attribute(tag, "role").lower()
    return role in _GROUPS or (tag.name == "fieldset" and role not in {"presentation", "none"})


def _hides(tag: Tag) -> bool:
    """Whether markup hides the element, from everybody or from assistive technology."""
    if not tag.attrs and tag.name not in _MUTE:
        return False
    if tag.has_attr("aria-hidden") and attribute(tag, "aria-hidden").lower() == "true":
        return True
    if tag.name in _MET:
        return is_hidden(Tag(name="span", attrs=tag.attrs))
    return is_hidden(tag)


def attribute(tag: Tag, name: str) -> str:
    """The attribute's value, its spaces tidied; empty when there is none."""
    return tidy(str(tag.get(name) or ""))


def tidy(text: str) -> str:
    """The text with one space wherever there was any."""
    return " ".join(text.split())


def _joined(texts: Iterable[str]) -> str:
    found = [text for text in texts if text]
    return found[0] if len(found) == 1 else tidy(" ".join(found))
