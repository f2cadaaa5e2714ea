"""The terminal: what matters, on about one screen. Whoever wants all of it opens the HTML report."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import islice

from rich.cells import cell_len
from rich.console import Console, Group, JustifyMethod, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line

from auditor.model import (
    Audit,
    Finding,
    Language,
    Outcome,
    Report,
    Rule,
    Severity,
    Text,
    Unreached,
    cut,
    spoken,
)
from reports import gaps, phrases
from reports.figures import number
from reports.grouping import Faults, PageFaults, broken_rules, by_code, by_untested, faults
from reports.plain import line
from reports.summary import headline, looks, page_counts, sentences, warnings
from reports.third_parties import third_parties

WIDTH = 100
MOST_LINES = 30
MOST_RULES = 15
MOST_ADDRESSES = 3
MESSAGE_LENGTH = 200

_STYLE = {
    Severity.CRITICAL: "bold red",
    Severity.SERIOUS: "red",
    Severity.MODERATE: "yellow",
    Severity.MINOR: "default",
}

_GAP = 2  # between columns
_COLUMNS: tuple[tuple[Text, JustifyMethod], ...] = (
    (phrases.SEVERITY_COLUMN, "left"),
    (phrases.OUTCOME[Outcome.FAILED], "right"),
    (phrases.OUTCOME[Outcome.CANNOT_TELL], "right"),
)


def render(audit: Audit, language: Language) -> str:
    """The report with ANSI colours; nothing in it depends on the terminal it is shown in."""
    out = StringIO()
    console = Console(
        file=out,
        width=WIDTH,
        force_terminal=True,
        color_system="standard",
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        _environ={},
    )
    console.print(Group(*_Telling(audit, language).parts()))
    return out.getvalue()


class _Telling:
    """An audit in one language, part by part."""

    def __init__(self, audit: Audit, language: Language) -> None:
        self.audit = audit
        self.language = language
        self.failed = faults(audit, Outcome.FAILED)
        self.doubtful = faults(audit, Outcome.CANNOT_TELL)

    def parts(self) -> Iterator[RenderableType]:
        yield self._header()
        yield from self._warnings()
        yield self._summary()
        yield from self._section(phrases.FIX, self._worst())
        yield from self._rules()
        yield from self._section(phrases.THIRD_PARTIES, self._third_parties())
        yield from self._section(gaps.GAPS, self._gaps())
        yield Line("")
        yield self._say(phrases.SHORT_LIMITS, "dim")

    def _say(self, text: Text | str, style: str = "") -> Line:
        words = text if isinstance(text, str) else text[self.language]
        return Line(line(words), style=style)

    def _section(self, title: Text, body: Iterable[RenderableType]) -> Iterator[RenderableType]:
        told = list(body)
        if told:
            yield Line("")
            yield self._say(title, "bold")
            yield from told

    def _header(self) -> RenderableType:
        today = self.audit.today
        as_of = phrases.AS_OF.fill(date=spoken(today.year, today.month, today.day))
        title = phrases.TITLE.fill(site=self.audit.site.name)
        return Group(
            self._say(title, "bold"),
            self._say(f"{as_of[self.language]} · {self.audit.site.start}", "dim"),
        )

    def _warnings(self) -> Iterator[RenderableType]:
        for warning in warnings(self.audit):
            yield Line.assemble(("! ", "bold yellow"), self._say(warning, "yellow"))

    def _summary(self) -> RenderableType:
        counts = page_counts(self.audit)
        style = "bold red" if counts[Outcome.FAILED] else "bold"
        told = [Line(""), self._say(headline(self.audit), style)]
        told += [self._say(sentence) for sentence in sentences(self.audit, self.failed, self.doubtful)]
        if counts[Outcome.FAILED] and counts[Outcome.PASSED]:
            told.append(self._say(phrases.WITHOUT_FAULTS(counts[Outcome.PASSED]), "green"))
        if self.audit.unreached:
            told.append(self._say(phrases.MISSED(len(self.audit.unreached))))
        told += [self._say(sentence) for sentence in looks(self.audit)]
        return Group(*told)

    def _worst(self) -> Iterator[RenderableType]:
        told, height = 0, 0
        title: list[Line] = []
        for each in _fault_lines(self.failed, self):
            height += _height(each)
            if isinstance(each, Line):
                title = [each]
            elif height > MOST_LINES:
                break
            else:
                yield from title
                yield each
                title = []
                told += 1
        left = len(self.failed.recurring) + sum(len(page.own) for page in self.failed.pages) - told
        if left:
            yield self._say(phrases.MORE_LINES(left), "dim")

    def page(self, told: PageFaults) -> Line:
        page = told.audited.page
        title = line(page.title) or phrases.NO_TITLE[self.language]
        return _one_line(Line.assemble((cut(title, 50), "bold"), "  ", (line(page.url), "dim")))

    def finding(self, rule: Rule, finding: Finding, count: Text | None = None) -> Padding:
        message = cut(line(finding.message[self.language]), MESSAGE_LENGTH)
        severity = phrases.SEVERITY[rule.severity][self.language]
        told = Line.assemble((f"{severity}: ", _STYLE[rule.severity]), message, "  ", (line(rule.id), "cyan"))
        if count is not None:
            told.append(f"  {line(count[self.language])}", "bold")
        return Padding(told, (0, 0, 0, 2), expand=False)

    def _rules(self) -> Iterator[RenderableType]:
        counted = broken_rules(self.audit, Outcome.FAILED, Outcome.CANNOT_TELL)
        if not counted:
            return
        table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, _GAP, 0, 0))
        figures = [(self._say(title), justify) for title, justify in _COLUMNS]
        room = WIDTH - sum(title.cell_len + _GAP for title, _ in figures) - _GAP
        table.add_column(self._say(phrases.RULE_COLUMN), overflow="ellipsis", no_wrap=True, max_width=room)
        for title, justify in figures:
            table.add_column(title, justify=justify, no_wrap=True, min_width=title.cell_len)
        for told in counted[:MOST_RULES]:
            table.add_row(
                Line.assemble((line(told.rule.id), "cyan"), "  ", self._say(told.rule.title)),
                self._say(phrases.SEVERITY[told.rule.severity], _STYLE[told.rule.severity]),
                self._say(number(told.pages[Outcome.FAILED])),
                self._say(number(told.pages[Outcome.CANNOT_TELL])),
            )
        more = [self._say(phrases.MORE_LINES(len(counted) - MOST_RULES))] if counted[MOST_RULES:] else []
        yield from self._section(phrases.BY_RULE, [table, *more])

    def _third_parties(self) -> Iterator[RenderableType]:
        parties = third_parties(self.audit)
        for party in parties[:MOST_ADDRESSES]:
            pages = phrases.PAGES(len(party.pages))
            yield self._bullet(party.site, phrases.THIRD_PARTY_FAULTS(party.faults.total(), pages=pages))
        if parties[MOST_ADDRESSES:]:
            yield self._say(phrases.MORE_LINES(len(parties) - MOST_ADDRESSES), "dim")

    def _gaps(self) -> Iterator[RenderableType]:
        for _, missed in by_code(self.audit.unreached):
            yield from self._unreached(missed)
        for reason, pages in by_untested(self.audit):
            words = gaps.UNTESTED[reason].title[self.language]
            yield self._bullet(words, phrases.PAGES(len(pages)))
        if self.audit.beyond:
            yield self._say(gaps.BEYOND(self.audit.beyond))

    def _unreached(self, missed: list[Unreached]) -> Iterator[RenderableType]:
        yield self._bullet(gaps.explained(missed[0]).title[self.language], phrases.ADDRESSES(len(missed)))
        for each in islice(missed, MOST_ADDRESSES):
            yield Padding(_one_line(self._say(each.url, "dim")), (0, 0, 0, 4), expand=False)
        if len(missed) > MOST_ADDRESSES:
            yield Padding(
                self._say(phrases.MORE_LINES(len(missed) - MOST_ADDRESSES), "dim"), (0, 0, 0, 4), expand=False
            )

    def _bullet(self, words: str, count: Text) -> RenderableType:
        return Padding(self._say(f"{words}: {count[self.language]}"), (0, 0, 0, 2), expand=False)


def _fault_lines(found: Faults, telling: _Telling) -> Iterator[Line | Padding]:
    """What recurs, then page by page: one line for each rule that a page breaks, with its first message."""
    for common in found.recurring:
        yield telling.finding(common.rule, common.finding, phrases.ON_PAGES(len(common.pages)))
    for told in found.pages:
        if told.own:
            yield telling.page(told)
        for fault in told.own:
            count = phrases.FAULTS(fault.count) if fault.count > 1 else None
            yield telling.finding(fault.rule, fault.findings[0], count)


def _height(told: Line | Padding) -> int:
    """How many lines it takes on the screen; a page's title is cut to one."""
    return math.ceil(cell_len(str(told.renderable)) / (WIDTH - 2)) if isinstance(told, Padding) else 1


def _one_line(told: Line) -> Line:
    told.no_wrap = True
    told.overflow = "ellipsis"
    return told


REPORT = Report(id="terminal", file_name=None, render=render)
