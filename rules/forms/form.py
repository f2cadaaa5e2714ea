"""The forms of a page: their fields, and the sentences that speak of all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from bs4 import Tag

from auditor.model import Page
from rules.forms.fields import Field, fields_among, is_field
from rules.forms.marks import explains_star, is_optional, says_all_required, sentences, shows_by_colour
from rules.forms.surroundings import Surroundings, surroundings_on


@dataclass(frozen=True, eq=False)
class Saying:
    """A sentence about a form's required fields, and the element that it stands in."""

    tag: Tag
    sentence: str


@dataclass(frozen=True, eq=False)
class Form:
    """The fields of one form, and what is said of them; also fields that stand in no form element."""

    fields: tuple[Field, ...]
    sayings: tuple[Saying, ...]
    surroundings: Surroundings

    @cached_property
    def explains_star(self) -> bool:
        return any(explains_star(saying.sentence) for saying in self.sayings)

    @cached_property
    def star_explained(self) -> Saying | None:
        """The first sentence that explains what a star means."""
        return next((saying for saying in self.sayings if explains_star(saying.sentence)), None)

    @cached_property
    def all_required(self) -> tuple[Saying, ...]:
        """The sentences that say that every field must be filled in."""
        return tuple(saying for saying in self.sayings if says_all_required(saying.sentence))

    @cached_property
    def by_colour(self) -> tuple[Saying, ...]:
        """The sentences that say that colour shows what must be filled in."""
        return tuple(saying for saying in self.sayings if shows_by_colour(saying.sentence))

    @cached_property
    def marks_the_optional(self) -> bool:
        """Whether it is the fields that may be left empty that are marked, all of them."""
        left = [field for field in self.fields if not self.requires(field)]
        return bool(left) and all(any(map(is_optional, self.labels(field))) for field in left)

    def requires(self, field: Field) -> bool:
        """Whether the field's state, not only its text, says that it must be filled in."""
        if any(member.required for member in field.members):
            return True
        element = self.surroundings.element(field.first)
        around = element.parents if element is not None else ()
        return any(str(parent.get("aria-required")).lower() == "true" for parent in around)

    def labels(self, field: Field) -> list[str]:
        """What the field is called: as heard, and as its labels are shown."""
        heard = [member.name for member in field.members]
        shown = [self.surroundings.label(member) for member in field.members]
        return [text for text in (field.group, *heard, *shown) if text]

    def texts(self, field: Field) -> list[str]:
        """All that is said of the field: its labels, its descriptions and the lines close by."""
        described = [member.description for member in field.members]
        near = [line for block in self.surroundings.near(field.members) for line in block.text.split("\n")]
        return [text for text in (*self.labels(field), field.shared, *described, *near) if text]


def forms_on(page: Page) -> list[Form]:
    """The page's forms that have fields, in the order of their first ones."""
    return page.once(_forms_on)


def _forms_on(page: Page) -> list[Form]:
    controls = [control for control in page.controls or () if is_field(control)]
    if not controls:
        return []
    surroundings = surroundings_on(page)
    fields: dict[int, list[Field]] = defaultdict(list)
    for field in fields_among(controls, surroundings):
        fields[surroundings.form(field.first)].append(field)
    said = _said(page, surroundings)
    return [Form(tuple(of_form), tuple(said[key]), surroundings) for key, of_form in fields.items()]


def _said(page: Page, surroundings: Surroundings) -> dict[int | None, list[Saying]]:
    """What the page's text says of required fields, by the form that is spoken of."""
    said: dict[int | None, list[Saying]] = defaultdict(list)
    for block in page.blocks:
        found = [Saying(block.tag, sentence) for sentence in _about_fields(sentences(block.text))]
        if found:
            said[surroundings.form_spoken_of(block)] += found
    return said


def _about_fields(said: Iterable[str]) -> Iterator[str]:
    return (
        sentence
        for sentence in said
        if says_all_required(sentence) or explains_star(sentence) or shows_by_colour(sentence)
    )
