"""The dates and owners that a reader of the page sees, each bound to the label right before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from bs4 import Tag

from auditor.metadata.alone import dates_alone
from auditor.metadata.dates import Reader, Written, order_in
from auditor.metadata.labels import introduces, labels_in, past_joiners
from auditor.metadata.lexicon import WORD, Only, Role, fold, lexicon
from auditor.metadata.lines import DRESSING, Line
from auditor.metadata.neighbours import Neighbours, Spot
from auditor.metadata.owner import is_bare_name, is_name, may_stand_bare, owner_text
from auditor.metadata.places import Place, Places
from auditor.metadata.statement import Spoken, Statement
from auditor.model import Block, Flaw, Page, Precision, Subject

_MOST = 60  # statements on one page, lines of one block: a longer list is not one of page information
_LONG_TAIL = 80  # characters after a date that make it a part of a sentence
_SHORT_TAIL = 40  # characters after a date that stands under its label
_LEFT_OVER = 4  # words
_GLUED = 200  # characters of a block in which elements may glue a label to its value
_SENTENCE_END = re.compile(r"[^\W\d_]{3}[.!?]$")
_PUNCTUATION = " \t,;:.·•|/–—-()[]*"
_CONTROLS = frozenset({"a", "button", "label", "summary", "option"})


@dataclass(eq=False)
class VisibleReader:
    """Reads one page's blocks from the first to the last."""

    page: Page
    places: Places
    statements: list[Statement] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.neighbours = Neighbours(self.places)
        self.language = self.page.language.split("-")[0].lower()
        self.order = order_in([block.text for block in self.places.blocks])
        self.plain = Reader((self.language,), self.order, self.page.visited)

    def read(self) -> list[Statement]:
        for index, block in enumerate(self.places.blocks):
            if not _may_speak(block):
                continue
            for number, line in enumerate(self.neighbours.lines(index)[:_MOST]):
                self._read_line(line, index, number)
            if len(self.statements) > _MOST:
                break
        taken = {statement.index for statement in self.statements}
        # "Idag" alone, without a label, is no date of the page: most often it heads the opening hours.
        alone = replace(self.plain, visited=None)
        self.statements.extend(dates_alone(self.places, self.neighbours, alone, taken))
        return self.statements

    def _read_line(self, line: Line, index: int, number: int) -> None:
        since = 0
        labels = list(labels_in(line))
        if not labels or not self.places.is_own(index):
            return
        limits = [*(later.start for later in labels[1:]), len(line.text)]
        for found, limit in zip(labels, limits, strict=False):
            if found.start < since or not introduces(line, found, since):
                continue
            spoken = Spoken(found, line, index, number, since, limit)
            if self._is_meant(spoken):
                since = self._owner(spoken) if found.label.role else self._date(spoken)

    def _is_meant(self, spoken: Spoken) -> bool:
        """Whether a label that is too usual a word stands where it counts, and is no column of a list."""
        only, found = spoken.label.only, spoken.found
        cell = self.neighbours.cell(spoken.index)
        if cell is not None and found.is_alone and self.neighbours.is_head_of_many(spoken.index):
            return False
        if only is Only.CELL:
            return cell is not None and cell.name in {"dt", "th"} and found.is_alone
        if only is Only.COLON:
            is_cell = cell is not None and found.is_alone
            return found.colon or is_cell or self._is_before_time(spoken)
        if only is Only.LINE:
            is_heading = self.places.blocks[spoken.index].is_heading
            return found.start == 0 and not is_heading and self.places.place(spoken.index) is not Place.BODY
        return True

    @staticmethod
    def _is_before_time(spoken: Spoken) -> bool:
        """Whether a date's label stands right before a time element, as a colon else would tell."""
        at = spoken.found.value_at
        return spoken.label.role is None and any(spoken.line.times(at, at))

    # Dates

    def _date(self, spoken: Spoken) -> int:
        """State what the label announces; gives the end of what was read, 0 when it was no label."""
        found, line = spoken.found, spoken.line
        reader = self._reader(spoken)
        written = reader.at(line.text, found.value_at) if found.value_at < spoken.limit else None
        if written:
            return self._dated(spoken, written) if self._is_told(spoken, written) else 0
        if not spoken.rest.strip(_PUNCTUATION):
            return self._announced(spoken, reader)
        if found.colon and _looks_like_a_date(spoken.rest):
            self._unread(spoken, Flaw.UNREADABLE, spoken.rest.strip())
            return spoken.limit
        return 0

    def _is_told(self, spoken: Spoken, written: Written) -> bool:
        """Whether the date is what the label announces, and the line no sentence about something else."""
        found, text = spoken.found, spoken.line.text
        tail = text[written.end : spoken.limit][: _LONG_TAIL + 1]
        if spoken.label.only is Only.LINE or (written.precision is Precision.YEAR and not found.colon):
            return not tail.strip(_PUNCTUATION)
        if found.colon or found.names_page:
            return True
        word = WORD.match(tail.lstrip(" "))
        if tail.startswith(" ") and word and word[0][0].islower():
            follows = fold(word[0]) in lexicon().by | lexicon().joins
            return follows or fold(tail).lstrip(" ").startswith(lexicon().functions)
        return len(tail) <= _LONG_TAIL

    def _dated(self, spoken: Spoken, written: Written) -> int:
        line = spoken.line
        text = line.text[spoken.found.start : written.end]
        times = tuple(line.times(spoken.found.value_at, written.end))
        self._state_date(spoken, written, text, times, self.places.blocks[spoken.index].tag, spoken.index)
        return self._by(spoken, line, spoken.index, spoken.number, written.end, spoken.limit)

    def _announced(self, spoken: Spoken, reader: Reader) -> int:
        """The value of a label with nothing after it on its line."""
        line = spoken.line
        spot = self.neighbours.after(spoken.index, spoken.number) if spoken.limit == len(line.text) else None
        there = spot.line if spot else None
        written = reader.at(there.text, past_joiners(there.text, 0)) if there else None
        if spot and there and written and self._is_value(spoken, there, written, spot):
            text = f"{line.text[spoken.found.start :].strip()} {there.text[: written.end]}"
            times = tuple(there.times(0, written.end))
            self._state_date(spoken, written, text, times, spot.tag, spot.index)
            number = spoken.number + 1 if spot.index == spoken.index else 0
            self._by(spoken, there, spot.index, number, written.end, len(there.text))
            return len(line.text)
        times = (*line.times(spoken.found.value_at, spoken.limit), *_times_in(spot))
        if any(time.get("datetime") for time in times):
            self._state_date(spoken, None, "", times, self.places.blocks[spoken.index].tag, spoken.index)
        elif spoken.label.only is None and self._is_bare_label(spoken):
            self._unread(spoken, Flaw.EMPTY, "")
        return spoken.limit

    def _is_value(self, spoken: Spoken, there: Line, written: Written, spot: Spot) -> bool:
        tail = there.text[written.end :].strip(_PUNCTUATION)
        if spoken.label.only is Only.LINE or written.precision is Precision.YEAR:
            return not tail
        word = WORD.match(tail)
        return (
            spot.is_certain or len(tail) <= _SHORT_TAIL or bool(word and fold(word[0]) in lexicon().by)
        ) and not there.text[: written.start].strip(_PUNCTUATION).isdigit()

    def _state_date(
        self,
        spoken: Spoken,
        written: Written | None,
        text: str,
        times: tuple[Tag, ...],
        tag: Tag,
        index: int,
    ) -> None:
        self.statements.append(
            Statement(
                subject=Subject.DATE,
                label=spoken.words,
                text=text,
                tag=tag,
                index=index,
                kind=spoken.label.kind,
                written=written,
                times=times,
            )
        )

    def _by(self, spoken: Spoken, line: Line, index: int, number: int, end: int, limit: int) -> int:
        """The owner in "Uppdaterad 2019-12-09 av Kommunkansliet", on this line or the next."""
        lines = self.neighbours.lines(index)
        places = [(line, end, limit)]
        if not line.text[end:].strip(_PUNCTUATION) and number + 1 < len(lines):
            places.append((lines[number + 1], 0, len(lines[number + 1].text)))
        for there, start, stop in places:
            word = WORD.search(there.text, start, stop)
            if (
                not word
                or fold(word[0]) not in lexicon().by
                or there.text[start : word.start()].strip(_PUNCTUATION)
            ):
                continue
            text = owner_text(there, word.end(), stop, self.plain)
            if may_stand_bare(text):
                label = f"{spoken.words} … {word[0]}"
                self._state_owner(label, text, Role.EDITOR, self.places.blocks[index].tag, index)
                return stop if there is line else end
        return end

    # Owners

    def _owner(self, spoken: Spoken) -> int:
        found, line = spoken.found, spoken.line
        reader = self._reader(spoken)
        leak = reader.at(line.text, found.value_at) if found.value_at < spoken.limit else None
        if leak and leak.flaw is Flaw.TEMPLATE:
            self._unread(spoken, Flaw.TEMPLATE, line.text[leak.start : leak.end])
            return leak.end
        text = owner_text(line, found.value_at, spoken.limit, reader)
        if text and is_name(text) and (found.colon or may_stand_bare(text)):
            tag = self.places.blocks[spoken.index].tag
            self._state_owner(spoken.words, text, spoken.label.role, tag, spoken.index)
            return self._date_of_editor(spoken, reader, spoken.index, spoken.number, line, found.value_at)
        if text and is_name(text):
            return 0
        return self._owner_elsewhere(spoken, reader)

    def _owner_elsewhere(self, spoken: Spoken, reader: Reader) -> int:
        spot = (
            self.neighbours.after(spoken.index, spoken.number)
            if spoken.limit == len(spoken.line.text)
            else None
        )
        if spot and spot.line and not spoken.rest.strip(_PUNCTUATION):
            there = spot.line
            text = owner_text(there, 0, len(there.text), reader)
            if is_name(text) and (spot.is_certain or _is_all(text, there, reader)):
                self._state_owner(spoken.words, text, spoken.label.role, spot.tag, spot.index)
                number = spoken.number + 1 if spot.index == spoken.index else 0
                self._date_of_editor(spoken, reader, spot.index, number, there, 0)
                return spoken.limit
        if self._is_bare_label(spoken) and spoken.label.only is not Only.CELL:
            rest = owner_text(spoken.line, spoken.found.value_at, spoken.limit, reader)
            # A word or two in the name's place are left over from a date, or a page function.
            is_left_over = len(rest.split()) <= _LEFT_OVER
            self._unread(
                spoken, Flaw.EMPTY if is_left_over else Flaw.UNREADABLE, "" if is_left_over else rest
            )
            return spoken.limit
        return 0

    def _date_of_editor(
        self, spoken: Spoken, reader: Reader, index: int, number: int, line: Line, start: int
    ) -> int:
        """The date in "Publicerad av: Kommunkansliet 2018-08-06", on this line or alone on the next."""
        stop = spoken.limit if line is spoken.line else len(line.text)
        if spoken.label.kind is None:
            return stop
        written = reader.within(line.text, start, stop)
        tag = self.places.blocks[index].tag
        if written:
            self._state_date(
                spoken, written, line.text[: written.end], tuple(line.times(start, stop)), tag, index
            )
            return stop
        is_last = stop == len(line.text) and self.neighbours.cell(index) is None
        spot = self.neighbours.after(index, number) if is_last else None
        written = reader.whole(spot.line.text) if spot and spot.line else None
        if spot and spot.line and written and written.value:
            times = tuple(spot.line.times(0, len(spot.line.text)))
            self._state_date(spoken, written, f"{line.text} {spot.line.text}", times, spot.tag, spot.index)
        return stop

    def _state_owner(self, label: str, text: str, role: Role | None, tag: Tag, index: int) -> None:
        self.statements.append(
            Statement(subject=Subject.OWNER, label=label, text=text, tag=tag, index=index, role=role)
        )

    # Labels without values

    def _is_bare_label(self, spoken: Spoken) -> bool:
        """Whether the label stands for a value that is missing: not as a link to sort by, nor a heading."""
        found = spoken.found
        block = self.places.blocks[spoken.index]
        if spoken.line.is_within(_CONTROLS, found.start, found.end) or block.is_within(
            *_CONTROLS, "legend", "caption"
        ):
            return False
        follows = spoken.since > 0 or not spoken.line.text[: found.start].strip(_PUNCTUATION)
        return found.colon or (follows and not block.is_heading)

    def _unread(self, spoken: Spoken, flaw: Flaw, text: str) -> None:
        self.statements.append(
            Statement(
                subject=Subject.OWNER if spoken.label.role else Subject.DATE,
                label=spoken.words,
                text=text[:200],
                tag=self.places.blocks[spoken.index].tag,
                index=spoken.index,
                kind=None if spoken.label.role else spoken.label.kind,
                flaw=flaw,
            )
        )

    def _reader(self, spoken: Spoken) -> Reader:
        """Reads in the label's own languages first: the same month name may mean two months."""
        own = sorted(spoken.label.languages)
        languages = (*((self.language,) if self.language in own else ()), *own, self.language)
        return replace(self.plain, languages=languages)


def _may_speak(block: Block) -> bool:
    """Whether a block may hold a label: cheap, since most blocks do not."""
    labels = lexicon().labels
    if any(word in labels for word in WORD.findall(fold(block.text))):
        return True
    # Elements may glue a label to its value: SidansvarigMedborgarkontoret. A link alone does not.
    return len(block.text) <= _GLUED and any(
        isinstance(node, Tag) and node.name not in DRESSING and node.name not in {"a", "br"}
        for node in block.nodes
    )


def _looks_like_a_date(text: str) -> bool:
    folded = fold(text[:_LONG_TAIL])
    return any(char.isdigit() for char in folded) or any(
        re.search(rf"\b{re.escape(word)}\b", folded) for word in lexicon().relative
    )


def _times_in(spot: Spot | None) -> tuple[Tag, ...]:
    return tuple(spot.tag.find_all("time", limit=2)) if spot and spot.line is None else ()


def _is_all(name: str, line: Line, reader: Reader) -> bool:
    """Whether the line is nothing but the name, and perhaps a date: the next paragraph may be anything."""
    before, _, after = line.text.partition(name)
    if _SENTENCE_END.search(line.text) or before.strip(_PUNCTUATION):
        return False
    rest = after.strip(_PUNCTUATION)
    return is_bare_name(name) and (not rest or reader.whole(rest) is not None)
