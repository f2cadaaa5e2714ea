"""A header cell must be the header of something."""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import Tag

from auditor.model import (
    Context,
    Finding,
    Need,
    Page,
    Severity,
    Text,
    cut,
    failed,
    fails,
    given_role,
    ignores,
    passed,
    passes,
    rule,
)
from auditor.standards import wcag
from rules.structure.grid import Cell, tables_on

HEADS_NOTHING = Text(
    sv="Rubrikcellen ”{name}” har inga celler under sig eller bredvid sig. Det som borde höra till den "
    "saknas, eller står i en annan kolumn.",
    en="The header cell “{name}” has no cells below it or beside it. What should belong to it is missing, or "
    "stands in another column.",
)
HEADS_SOMETHING = Text(
    sv="Varje rubrikcell har celler som hör till den ({number} tabeller).",
    en="Every header cell has cells that belong to it ({number} tables).",
)


@rule(
    id="table-header-cells",
    title=Text(
        sv="Rubrikceller i tabeller är rubrik för något", en="Header cells of tables are headers of something"
    ),
    remedy=Text(
        sv="Fyll i de celler som saknas, även om de är tomma, så att varje rad har lika många celler. Är "
        "kolumnen onödig tar du bort rubriken. Ska rubriken gälla hela tabellen gör du den till tabellens "
        "rubrik (caption).",
        en="Fill in the cells that are missing, even if they are empty, so that every row has as many cells. "
        "If the column is not needed, remove the header. If the header is for the whole table, make it the "
        "table's caption.",
    ),
    severity=Severity.MODERATE,
    criteria=[wcag("1.3.1")],
    act=["d0f69e"],
    help="https://www.w3.org/WAI/tutorials/tables/",
    needs=Need.RENDERED,
    blind_spot=Text(
        sv="Regeln ser inte om en cell borde vara rubrikcell men inte är det, eller om rubrikerna stämmer "
        "med innehållet. Tabeller utan vanliga celler, för utseendets skull eller med över 200 000 rutor "
        "granskas inte.",
        en="The rule does not see whether a cell should be a header but is not, or whether the headers fit "
        "the content. Tables without ordinary cells, for layout or of over 200,000 slots are not judged.",
    ),
    examples=[
        passes("<table><tr><th>Vad<th>Pris<tr><td>Bygglov<td>900 kr</table>", "each has its column"),
        passes("<table><tr><th>Vad<th>Pris<tr><td colspan=2>Ingår</table>", "one cell is under both"),
        passes("<table><tr><th>Bygglov<td>900 kr</table>", "each has its row"),
        passes(
            "<table><tr><th scope=col>Vad<th scope=col>Pris<tr><th scope=row>Bygglov<td>900 kr</table>",
            "the headers of the rows stand under a header of their column",
        ),
        fails("<table><tr><th>Vad<th>Pris<tr><td>Bygglov<tr><td>Rivning</table>", "the prices are missing"),
        fails(
            "<div role=table><div role=row><b role=columnheader>Vad</b><b role=columnheader>Pris</b></div>"
            "<div role=row><i role=cell>Bygglov</i></div></div>",
            "the same, made of roles",
        ),
        ignores("<table><tr><td>Bygglov<td>900 kr</table>", "no header cells"),
        ignores("<table><tr><th>Vad<th>Pris</table>", "nothing to be headers of, yet"),
        ignores("<table role=presentation><tr><th>A<tr></table>", "only for looks"),
    ],
)
def header_cells_are_headers_of_something(page: Page, _: Context) -> Iterator[Finding]:
    whole = 0
    for table, cells in tables_on(page):
        headers = [cell for cell in cells if cell.is_header and _counts(cell.tag, page)]
        # A grid that tells its own size shows only a part of its cells.
        if not headers or all(cell.is_header for cell in cells) or table.has_attr("aria-colcount"):
            continue
        lonely = list(_lonely(headers, cells))
        for cell in lonely:
            yield failed(cell.tag, HEADS_NOTHING.fill(name=cut(page.names.of(cell.tag), 80)))
        whole += not lonely
    if whole:
        yield passed(None, HEADS_SOMETHING.fill(number=whole))


def _lonely(headers: list[Cell], cells: list[Cell]) -> Iterator[Cell]:
    """The headers with no cell in their columns below them, none in their rows, and that none refers to."""
    lowest: dict[int, int] = {}
    rows: set[int] = set()
    referred: set[str] = set()
    for cell in cells:
        referred.update(_referred(cell.tag))
        if not cell.is_header:
            rows.add(cell.top)
        if not cell.is_header or _is_row_header(cell.tag):
            for column in range(cell.left, cell.right):
                lowest[column] = max(lowest.get(column, 0), cell.top)
    for header in headers:
        scope = _scope(header.tag)
        is_above = any(lowest.get(column, -1) >= header.bottom for column in range(header.left, header.right))
        is_beside = any(row in rows for row in range(header.top, min(header.bottom, header.top + 1_000)))
        is_named = str(header.tag.get("id") or "") in referred - {""}
        if not (is_named or is_above or (is_beside and scope != "col")):
            yield header


def _referred(tag: Tag) -> list[str]:
    headers: str | list[str] = tag.get("headers") or []
    return headers.split() if isinstance(headers, str) else list(headers)


def _scope(tag: Tag) -> str:
    if given_role(tag, frozenset({"columnheader", "rowheader"})) == "columnheader":
        return "col"
    given = str(tag.get("scope") or "").strip().lower()
    return "col" if given in {"col", "colgroup"} else given


def _is_row_header(tag: Tag) -> bool:
    """Whether the cell heads its row, and so is itself a cell of its column (WAI-ARIA 1.2, rowheader)."""
    role = given_role(tag, frozenset({"columnheader", "rowheader"}))
    return role == "rowheader" or (not role and _scope(tag) in {"row", "rowgroup"})


def _counts(tag: Tag, page: Page) -> bool:
    """Whether the header says anything, to anybody: an empty corner cell heads nothing."""
    return page.names.is_met(tag) and bool(page.names.of(tag)) and not tag.has_attr("aria-colindex")
