"""A table as a grid: which cells stand in which row and column (HTML, 4.9.12, the table model)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bs4 import Tag

from auditor.model import Page, given_role
from rules.structure.elements import elements_on

# Spans beyond these are cut, as HTML cuts them; a table of more slots than this is not read.
_WIDEST = 1_000
_TALLEST = 65_534
_MOST_SLOTS = 200_000


@dataclass(frozen=True, eq=False)
class Cell:
    """A cell and the part of the grid that it covers: rows and columns from, and up to but not with."""

    tag: Tag
    is_header: bool
    top: int
    bottom: int
    left: int
    right: int


def tables_on(page: Page) -> Iterator[tuple[Tag, list[Cell]]]:
    """Every table, an element or made of roles, with its cells; none for one too large to read."""
    for table in elements_on(page).named("table"):
        if not table.has_attr("role") or given_role(table, _TABLES):
            yield table, _laid_out(_native_rows(table))
    made: dict[int, tuple[Tag, list[list[Tag]]]] = {}
    for row in elements_on(page).named(or_with_role=True):
        if row["role"] != "row":
            continue
        around = (parent for _, parent in zip(range(_DEEPEST), row.parents, strict=False))
        grid = next((parent for parent in around if given_role(parent, _TABLES)), None)
        if grid is not None and grid.name != "table":
            cells = [cell for cell in row.find_all(True, recursive=False) if _cell_role(cell)]
            made.setdefault(id(grid), (grid, []))[1].append(cells)
    yield from ((table, _laid_out(rows)) for table, rows in made.values())


_TABLES = frozenset({"table", "grid", "treegrid"})
_DEEPEST = 10


def _native_rows(table: Tag) -> Iterable[list[Tag]]:
    for part in _children(table, "tr", "thead", "tbody", "tfoot"):
        for row in [part] if part.name == "tr" else _children(part, "tr"):
            yield _children(row, "td", "th")


def _children(tag: Tag, *names: str) -> list[Tag]:
    return [child for child in tag.contents if isinstance(child, Tag) and child.name in names]


def _cell_role(tag: Tag) -> str:
    return given_role(tag, frozenset({"cell", "gridcell", "columnheader", "rowheader"}))


def _laid_out(rows: Iterable[list[Tag]]) -> list[Cell]:
    """The cells in their places, by the algorithm for forming a table."""
    cells: list[Cell] = []
    taken: dict[int, int] = {}  # column: the first row where it is free again
    slots = 0
    for y, row in enumerate(rows):
        x = 0
        for tag in row:
            while taken.get(x, 0) > y:
                x += 1
            width, height = _span(tag, "colspan", _WIDEST), _span(tag, "rowspan", _TALLEST)
            slots += width
            if slots > _MOST_SLOTS:
                return []
            for column in range(x, x + width):
                taken[column] = y + height
            cells.append(Cell(tag, _is_header(tag), y, y + height, x, x + width))
            x += width
    return cells


def _is_header(tag: Tag) -> bool:
    role = _cell_role(tag)
    return role in {"columnheader", "rowheader"} if role else tag.name == "th"


def _span(tag: Tag, name: str, most: int) -> int:
    text = str(tag.get(name) or tag.get(f"aria-{name}") or "").strip()
    if not text.isascii() or not text.isdigit():
        return 1
    value = min(int(text[:6]), most)
    if name == "rowspan" and value == 0:
        return most  # to the end of the rows
    return max(value, 1)
