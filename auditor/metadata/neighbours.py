"""Where a value stands when it is not on its label's line: the next line, cell or element (domain.md 1.4)."""

from __future__ import annotations

from dataclasses import dataclass

from bs4 import Tag

from auditor.metadata.labels import introduces, labels_in
from auditor.metadata.lines import Line, lines_of
from auditor.metadata.places import Places

_CELLS = frozenset({"dt", "th", "td"})
_NEAR = 3  # an element, its parent and theirs
_FORWARD = 60  # blocks between a column's head and its cell
_SECTIONS = frozenset({"body", "main", "article", "section", "html", "[document]"})


@dataclass(frozen=True, eq=False)
class Spot:
    """Where a value may stand: a line (None when the element has no text), the element, its block's index.

    `is_certain`: the markup says that it belongs to the label, as a cell does.
    """

    tag: Tag
    index: int
    line: Line | None
    is_certain: bool


class Neighbours:
    """The lines of a page, each read once, and the ways between them."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._lines: dict[int, tuple[Line, ...]] = {}

    def lines(self, index: int) -> tuple[Line, ...]:
        if index not in self._lines:
            self._lines[index] = lines_of(self._places.blocks[index])
        return self._lines[index]

    def cell(self, index: int) -> Tag | None:
        """The dt, th or td that the block is, or stands in with nothing between but dress."""
        for tag in self._places.blocks[index].ancestors[:_NEAR]:
            if tag.name in _CELLS:
                return tag
        return None

    def is_head_of_many(self, index: int) -> bool:
        """Whether the block heads a table's column of more than one row: those are not the page's dates."""
        cell = self.cell(index)
        if cell is None or cell.name == "dt" or self._beside(cell) is not None:
            return False
        return len(_below(cell)) > 1

    def after(self, index: int, number: int) -> Spot | None:
        """Where the value of a label that ends line `number` of block `index` may stand."""
        lines = self.lines(index)
        tag = self._places.blocks[index].tag
        if number + 1 < len(lines):
            line = lines[number + 1]
            return None if self._begins_with_label(line) else Spot(tag, index, line, is_certain=False)
        cell = self.cell(index)
        if cell is not None:
            return self._in_cell(index, cell)
        return self._in_next(index, tag)

    def _in_cell(self, index: int, cell: Tag) -> Spot | None:
        target = self._beside(cell)
        if target is None and cell.name != "dt":
            below = _below(cell)
            target = below[0] if len(below) == 1 else None
        if target is None:
            return None
        for there in range(index + 1, min(index + _FORWARD, len(self._places.blocks))):
            if any(tag is target for tag in self._places.blocks[there].ancestors[: 2 * _NEAR]):
                return Spot(self._places.blocks[there].tag, there, self.lines(there)[0], is_certain=True)
        return Spot(target, index, None, is_certain=True)

    def _beside(self, cell: Tag) -> Tag | None:
        """The dd after a dt; the td after a th or td in its row, unless that is a label itself."""
        beside = cell.find_next_sibling(True)
        if not isinstance(beside, Tag):
            return None
        if cell.name == "dt":
            return beside if beside.name == "dd" else None
        if beside.name != "td":
            return None
        is_label = cell.name == "td" and self._begins_with_label(Line(beside.get_text(" ", strip=True)[:200]))
        return None if is_label else beside

    def _in_next(self, index: int, tag: Tag) -> Spot | None:
        beside = tag.find_next_sibling(True)
        if isinstance(beside, Tag) and not beside.get_text(strip=True) and beside.find("time") is not None:
            return Spot(beside, index, None, is_certain=False)
        there = index + 1
        if there >= len(self._places.blocks):
            return None
        block = self._places.blocks[there]
        lines = self.lines(there)
        if not lines or block.is_heading or not _are_near(tag, block.tag) or not self._places.is_own(there):
            return None
        return (
            None if self._begins_with_label(lines[0]) else Spot(block.tag, there, lines[0], is_certain=False)
        )

    @staticmethod
    def _begins_with_label(line: Line) -> bool:
        first = next(labels_in(line), None)
        return (
            first is not None and first.label.only is None and first.start == 0 and introduces(line, first, 0)
        )


def _below(cell: Tag) -> list[Tag]:
    """The cells under this one in its column; none when another row of heads comes."""
    row = cell.find_parent("tr")
    table = cell.find_parent("table")
    if row is None or table is None:
        return []
    column = next((i for i, other in enumerate(_cells(row)) if other is cell), 0)
    rows = table.find_all("tr", limit=_FORWARD)
    start = next((i for i, other in enumerate(rows) if other is row), len(rows))
    under = [_cells(other) for other in rows[start + 1 :]]
    return [cells[column] for cells in under if column < len(cells) and cells[column].name == "td"]


def _cells(row: Tag) -> list[Tag]:
    return [child for child in row.children if isinstance(child, Tag) and child.name in {"td", "th"}]


def _are_near(one: Tag, other: Tag) -> bool:
    """Whether two elements stand together: in one small box, or side by side in a section."""
    around_one, around_other = _around(one), _around(other)
    for up, tag in enumerate(around_one):
        down = next((i for i, candidate in enumerate(around_other) if candidate is tag), None)
        if down is not None:
            return tag.name not in _SECTIONS or (up <= 1 and down <= 1)
    return False


def _around(tag: Tag) -> list[Tag]:
    return [
        tag,
        *(
            parent
            for _, parent in zip(range(_NEAR - 1), tag.parents, strict=False)
            if isinstance(parent, Tag)
        ),
    ]
