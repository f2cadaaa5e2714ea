"""What a person fills in: a control, or the radio buttons or check boxes that answer one question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from auditor.model import FormControl, Text
from rules.forms.marks import marks_in
from rules.forms.surroundings import Surroundings

_BUTTONS = frozenset({"button", "submit", "reset", "image"})
_FILLED_IN = frozenset("checkbox radio switch textbox combobox searchbox spinbutton slider listbox".split())

IN_LABEL = Text(sv="”{name}”", en="“{name}”")
IN_GROUP_AND_LABEL = Text(
    sv="rubriken ”{group}” och etiketten ”{name}”",
    en="the group's heading “{group}” and the label “{name}”",
)
UNNAMED = Text(sv="utan namn", en="without a name")


@dataclass(frozen=True)
class Field:
    """One question of a form.

    `group` is the group's name where it belongs to this question alone, `shared` where it stands above
    several: "Dina uppgifter".
    """

    members: tuple[FormControl, ...]
    group: str = ""
    shared: str = ""

    @property
    def first(self) -> FormControl:
        return self.members[0]

    @property
    def is_set(self) -> bool:
        """Whether several radio buttons or check boxes answer the question."""
        return len(self.members) > 1

    @property
    def name(self) -> str:
        """The words that name the question: a set's own are its group's."""
        return (self.group if self.is_set else self.first.name) or self.group or self.first.name

    @property
    def literal(self) -> Text:
        """The question's words, literally, for a message."""
        if not self.name:
            return UNNAMED
        if self.group and self.first.name and not self.is_set:
            return IN_GROUP_AND_LABEL.fill(group=self.group, name=self.first.name)
        return IN_LABEL.fill(name=self.name)


def fields_among(controls: Iterable[FormControl], surroundings: Surroundings) -> list[Field]:
    """The questions that these controls ask, in order. Buttons ask nothing."""
    sets: dict[object, list[FormControl]] = {}
    for control in filter(is_field, controls):
        sets.setdefault(_set_of(control, surroundings), []).append(control)
    headed = Counter(_heading(members[0], surroundings) for members in sets.values())
    return [
        _field(tuple(members), shared=headed[_heading(members[0], surroundings)] > 1)
        for members in sets.values()
    ]


def is_field(control: FormControl) -> bool:
    """Whether the control is one that people fill in, not a button."""
    if control.tag == "input":
        return control.type.lower() not in _BUTTONS
    return control.tag in {"select", "textarea"} or control.role in _FILLED_IN


def _field(members: tuple[FormControl, ...], *, shared: bool) -> Field:
    group = members[0].group
    return Field(members, shared=group) if shared else Field(members, group=group)


def _heading(control: FormControl, surroundings: Surroundings) -> object:
    """What two controls under one heading have in common; a control without a group has it alone."""
    return (control.frame, surroundings.form(control), control.group) if control.group else control


def _set_of(control: FormControl, surroundings: Surroundings) -> object:
    """What the controls of one question have in common; most stand alone."""
    where = (control.frame, surroundings.form(control), control.role)
    if control.role == "radio":
        element = surroundings.element(control)
        name = str(element.get("name") or "") if element is not None else ""
        return (*where, name or control.group) if name or control.group else control
    if control.role == "checkbox" and marks_in(control.group):
        return (*where, control.group)
    return control
