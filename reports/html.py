"""HTML: the report for editors, and then for the web team. One file, without scripts or outside requests."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from auditor.model import (
    Audit,
    DateKind,
    Language,
    NotTested,
    Outcome,
    Page,
    Report,
    Text,
    Untested,
    cut,
    spoken,
)
from reports import gaps, phrases
from reports.figures import Counted, number
from reports.grouping import (
    Faults,
    OwnedPages,
    RuleCount,
    broken_rules,
    by_code,
    by_untested,
    faults,
    is_large,
    owners,
    rule_counts,
)
from reports.pictures import Figures
from reports.plain import plain
from reports.summary import headline, looks, page_counts, sentences, warnings
from reports.third_parties import Breach, ThirdParty, breaches, third_parties

# With more pages than this to tell of, each page's details wait until they are asked for.
OPEN_PAGES = 10
TITLE_LENGTH = 160

_WEB_ADDRESS = re.compile(r"https?://[^\s]", re.IGNORECASE)
# Languages that the title of a page may be marked with; others are left to the report's own.
_LANGUAGES = frozenset("sv en fi da nb nn no de fr es pl se ar fa so ti uk ru".split())


@dataclass(frozen=True, kw_only=True)
class Telling:
    """One kind of finding as the report tells it: faults, or what a person needs to look at."""

    id: str
    faults: Faults
    title: Text
    note: Text | None
    nothing: Text
    lead: Text
    same: Counted
    show: Counted


class View:
    """What the template asks of an audit."""

    def __init__(self, audit: Audit) -> None:
        self.audit = audit
        self.failed = faults(audit, Outcome.FAILED)
        self.doubtful = faults(audit, Outcome.CANNOT_TELL)
        self.headline = headline(audit)
        self.sentences = sentences(audit, self.failed, self.doubtful)
        self.warnings = warnings(audit)
        self.page_counts = page_counts(audit)
        self.today = spoken(audit.today.year, audit.today.month, audit.today.day)
        self.unreached = by_code(audit.unreached)
        self.third_parties = third_parties(audit)
        self.looks = looks(audit)
        self.is_brief = is_large(audit)
        self.figures = Figures(audit, self.failed)

    @cached_property
    def tellings(self) -> tuple[Telling, Telling]:
        return (
            Telling(
                id="f",
                faults=self.failed,
                title=phrases.FIX,
                note=None,
                nothing=phrases.NOTHING_TO_FIX if self.audit.pages else phrases.NO_PAGES,
                lead=phrases.NOT_MET,
                same=phrases.SAME_FAULT,
                show=phrases.SHOW_FAULTS,
            ),
            Telling(
                id="g",
                faults=self.doubtful,
                title=phrases.REVIEW,
                note=phrases.REVIEW_NOTE,
                nothing=phrases.NOTHING_TO_REVIEW if self.audit.pages else phrases.NO_PAGES,
                lead=phrases.UNDECIDED,
                same=phrases.SAME_DOUBT,
                show=phrases.SHOW_DOUBTS,
            ),
        )

    @cached_property
    def failing(self) -> frozenset[int]:
        """The positions of pages with faults."""
        return frozenset(page.position for page in self.failed.pages)

    @cached_property
    def reviewed(self) -> frozenset[int]:
        """The positions of pages that a person needs to look at."""
        return frozenset(page.position for page in self.doubtful.pages)

    @cached_property
    def fine(self) -> list[int]:
        """The positions of pages without faults."""
        return [position for position in range(len(self.audit.pages)) if position not in self.failing]

    @cached_property
    def owners(self) -> list[OwnedPages]:
        return owners(self.audit, self.failing)

    @cached_property
    def broken_rules(self) -> list[RuleCount]:
        return broken_rules(self.audit, Outcome.FAILED)

    @cached_property
    def rules(self) -> list[RuleCount]:
        return rule_counts(self.audit)

    @cached_property
    def untested(self) -> list[tuple[Untested, dict[int, list[NotTested]]]]:
        return by_untested(self.audit)

    @property
    def has_gaps(self) -> bool:
        return bool(self.unreached or self.untested or self.audit.beyond)

    def breaches(self, party: ThirdParty) -> list[Breach]:
        return breaches(self.audit, party)

    def page(self, position: int) -> Page:
        return self.audit.pages[position].page

    def part(self, gap: NotTested) -> Text:
        return gaps.part(gap, self.audit.rule_by_id)

    def anchor(self, position: int) -> str:
        """Where the report tells of a page with faults."""
        return f"f-page-{position + 1}"


def render(audit: Audit, language: Language) -> str:
    """The report in one of its languages."""
    template = _environment(language).get_template("report.html.j2")
    return template.render(view=View(audit), audit=audit, lang=language.value)


@cache
def _environment(language: Language) -> Environment:
    environment = Environment(
        loader=PackageLoader("reports"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: shown(value, language),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= {"words": phrases, "gaps": gaps, "Outcome": Outcome, "open_pages": OPEN_PAGES}
    environment.filters |= {
        "web_address": web_address,
        "title": title_of,
        "lang_of": lang_of,
        "page_date": page_date,
    }
    return environment


def shown(value: Any, language: Language) -> Any:  # noqa: ANN401 - whatever a template may print
    """The last word on all that the template prints: in its language, and harmless. Escaping follows."""
    if hasattr(value, "__html__"):  # markup of the template's own macros
        return value
    if isinstance(value, int):
        value = number(value)
    if isinstance(value, Text):
        value = value[language]
    return plain(value) if isinstance(value, str) else value


def web_address(url: str) -> str | None:
    """The address when a link may lead there, else None: a file's path, javascript:, data: and the like."""
    address = plain(url).strip()
    return address if _WEB_ADDRESS.match(address) else None


def title_of(page: Page) -> str | Text:
    """What to call a page."""
    return cut(" ".join(page.title.split()), TITLE_LENGTH) or phrases.NO_TITLE


def page_date(page: Page) -> Text | None:
    """The most trusted date that says when the content was last seen to; else the most trusted one."""
    dates = page.metadata.dates
    seen_to = (date for date in dates if date.kind in {DateKind.MODIFIED, DateKind.REVIEWED})
    date = next(seen_to, next(iter(dates), None))
    return phrases.dated(date) if date else None


def lang_of(page: Page) -> str:
    """The page's language, when it is one that its title may be marked with."""
    language = page.language.partition("-")[0].lower()
    return language if language in _LANGUAGES else ""


REPORT = Report(id="html", file_name="report.html", render=render, shows_pictures=True)
