"""What was gathered, on one day, about one site. Rules judge this and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any
from urllib.parse import urldefrag, urljoin

from bs4 import BeautifulSoup, Tag

from auditor.model.accessible_name import Names
from auditor.model.content import Block
from auditor.model.document import document_of, language_of, made_once
from auditor.model.frames import Banner, LookKind, PageFrame
from auditor.model.linked import Document, LinkAnswer
from auditor.model.media import Medium
from auditor.model.reason import Reason
from auditor.model.states import UNTRIED, States


class DateKind(StrEnum):
    """What a page's date says of it. Only `reviewed` says that somebody vouched for the content."""

    CREATED = "created"
    PUBLISHED = "published"
    MODIFIED = "modified"
    REVIEWED = "reviewed"


class Precision(StrEnum):
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    MINUTE = "minute"


class DateSource(StrEnum):
    """Where a date was read, most trusted first."""

    VISIBLE = "visible label"
    TIME = "time"
    JSON_LD = "json-ld"
    META = "meta"
    SITEMAP = "sitemap"
    HEADER = "http header"


@dataclass(frozen=True, kw_only=True)
class PageDate:
    """A date that a page gives of itself.

    `value` is the day (the first one when `precision` is month or year); `text` the literal words it was
    read from, `label` the words before it ("Uppdaterades"; "dateModified" for machine-read sources; empty
    for a date that stands alone), `selector` the element's CSS path, empty when it is not in the document.
    `wrong_weekday`: the text names a weekday that the date does not fall on.
    """

    kind: DateKind
    value: date
    precision: Precision
    source: DateSource
    label: str
    text: str
    selector: str = ""
    wrong_weekday: bool = False


class OwnerKind(StrEnum):
    UNIT = "unit"
    ROLE = "role"
    PERSON = "person"
    ADDRESS = "address"


@dataclass(frozen=True, kw_only=True)
class Owner:
    """Who answers for the page: the literal text, what kind of owner that is, and the label before it."""

    text: str
    kind: OwnerKind
    label: str
    selector: str = ""


class Subject(StrEnum):
    DATE = "date"
    OWNER = "owner"


class Flaw(StrEnum):
    """Why the value after a label could not be read."""

    EMPTY = "empty"
    AMBIGUOUS = "ambiguous"
    YEARLESS = "yearless"
    IMPOSSIBLE = "impossible"
    TEMPLATE = "template"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, kw_only=True)
class Unread:
    """A label was there, but not a value that can be read: this is not the same as no date, or no owner.

    `text` is what stood in the value's place; `readings` are the days that an ambiguous one may mean, and
    the latest ones that a weekday leaves for one without a year.
    """

    subject: Subject
    flaw: Flaw
    label: str
    text: str
    kind: DateKind | None = None
    readings: tuple[date, ...] = ()
    selector: str = ""


@dataclass(frozen=True, kw_only=True)
class Metadata:
    """What a page says of itself: dates in order of trust, owner, and labels whose value cannot be read."""

    dates: tuple[PageDate, ...] = ()
    owner: Owner | None = None
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FormControl:
    """A form control as assistive technology meets it.

    `name`, `description`, `role`, `required`, `checked` and `group` are the browser's computed values
    (WAI-ARIA 1.2, Accessible Name and Description Computation 1.2); `checked` is None for what cannot be
    checked. `tag` and `type` are the element's own. `computed` is False when no browser was asked and the
    values were read from the HTML.
    """

    role: str
    name: str
    description: str = ""
    required: bool = False
    checked: bool | None = None
    group: str = ""
    tag: str = "input"
    type: str = ""
    selector: str = ""
    snippet: str = ""
    frame: str | None = None
    computed: bool = True


@dataclass(frozen=True, kw_only=True)
class Redirect:
    """One step of a redirect: the address that answered, its status, and where it pointed."""

    url: str
    status: int
    location: str


# The site's own answer that there is no page here to look at: no gap in what was covered.
_ANSWERS = {
    *(Reason.NOT_HTML, Reason.ROBOTS, Reason.OFF_SITE_REDIRECT, Reason.EMPTY),
    *(Reason.LOGIN_REQUIRED, Reason.NEVER_OPEN),
}
_GONE = {404, 410}


@dataclass(frozen=True, kw_only=True)
class Unreached:
    """An address that could not be looked at, and why. It is counted, never silently dropped."""

    url: str
    reason: Reason
    status: int | None = None
    detail: str = ""
    linked_from: str | None = None

    @property
    def code(self) -> str:
        """The reason as reports write it: dns, timeout, http-404, ..."""
        return f"http-{self.status}" if self.reason is Reason.HTTP_STATUS else self.reason.value

    @property
    def is_gap(self) -> bool:
        """Whether a page may be there that we failed to look at (a time-out), or the site answered (404)."""
        return self.reason not in _ANSWERS and self.status not in _GONE


class Untested(StrEnum):
    """Why a part of a page was not tested."""

    NO_BROWSER = "no-browser"
    AXE_FAILED = "axe-failed"
    AXE_TIMEOUT = "axe-timeout"
    FRAME = "frame"
    FRAME_REFUSED = "frame-refused"
    FRAME_NOT_LOADED = "frame-not-loaded"
    FRAME_LIMIT = "frame-limit"
    FRAME_TIMEOUT = "frame-timeout"
    LAZY = "lazy"
    BANNER = "banner"
    NOT_QUIET = "not-quiet"
    ACCESSIBILITY_TREE = "accessibility-tree"
    STATE = "state"
    NOT_ASKED = "not-asked"


@dataclass(frozen=True, kw_only=True)
class NotTested:
    """A part of a page that was not tested, and why: `what` is a rule family, a frame or the page itself."""

    what: str
    reason: Untested
    detail: str = ""


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page as it was on the day it was visited: all the evidence that a rule may use.

    `url` is the address asked for, `final_url` the one that answered after `redirects`; `status` the HTTP
    status (None for what was not fetched over HTTP); `headers` have lower-case names. `html` is the final
    DOM when `rendered`, else what the server sent. `axe` is axe-core's answer word for word, None when it
    did not run; `controls` are None when nobody asked the browser for them.

    `media` are its films and sounds. `link_answers` tells how the addresses it links to answered, by address
    as in `links`; None when nobody asked. `documents` are those told on this page: each document on the first
    page that leads to it; None when nobody read them.

    `frames` are those it has in the browser. `banner` is the consent banner that a first-time visitor meets.
    One that hides the content is rejected, and the page looked at again: then the page is what it was after
    that, and `axe["with_banner"]` has what axe-core found only while the banner was there (`looks`).

    `states` is what was measured of it in a narrow window, with airier text and with focus.
    """

    url: str
    html: str = field(repr=False)
    final_url: str = ""
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    redirects: tuple[Redirect, ...] = ()
    visited: date | None = None
    rendered: bool = False
    title: str = ""
    axe: Mapping[str, Any] | None = field(default=None, repr=False)
    controls: tuple[FormControl, ...] | None = field(default=None, repr=False)
    not_tested: tuple[NotTested, ...] = ()
    metadata: Metadata = Metadata()
    media: tuple[Medium, ...] = ()
    link_answers: Mapping[str, LinkAnswer] | None = field(default=None, repr=False)
    documents: tuple[Document, ...] | None = None
    depth: int = 0
    frames: tuple[PageFrame, ...] = ()
    banner: Banner | None = None
    states: States = UNTRIED

    @property
    def soup(self) -> BeautifulSoup:
        """The parsed document; shared by all rules, never changed by them."""
        return document_of(self.html).soup

    @property
    def looks(self) -> tuple[LookKind, ...]:
        """The states in which the browser looked at the page, the first one first; none without a browser."""
        again = (LookKind.BANNER_REJECTED,) if self.banner and self.banner.rejected else ()
        return (LookKind.FIRST_VISIT, *again) if self.rendered else ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The text of the page as blocks, in reading order."""
        return document_of(self.html).blocks

    @property
    def names(self) -> Names:
        """What assistive technology calls the page's elements, as markup tells it."""
        return document_of(self.html).names

    def tags(self, *names: str) -> list[Tag]:
        """All elements with one of these names, in document order: what rules look for most, found once."""
        return document_of(self.html).tags(names)

    @property
    def base_url(self) -> str:
        """What relative links are resolved against (HTML, the base element)."""
        base = self.soup.find("base", href=True)
        return (
            urljoin(self.final_url or self.url, str(base["href"]))
            if isinstance(base, Tag)
            else (self.final_url or self.url)
        )

    @property
    def language(self) -> str:
        """The page's language as its html element states it, or empty."""
        return language_of(self.html)

    @property
    def is_settled(self) -> bool:
        """Whether `html` is what a visitor meets: rendered in a browser, or without scripts to change it."""
        return self.rendered or self.soup.find("script", type=_runs) is None

    @property
    def links(self) -> list[str]:
        """Every address that an anchor or image map points to, absolute, without fragment, in order."""
        base = self.base_url
        found = (_join(base, str(a["href"])) for a in self.tags("a", "area") if a.has_attr("href"))
        return list(dict.fromkeys(url for url in found if url))

    def once[T](self, make: Callable[[Page], T]) -> T:
        """What `make` makes of this page, made once for all rules that ask; never changed by them.

        Kept for the pages judged last alone, since it may hold on to the parsed document.
        """
        return made_once(self, make)

    def but(self, **changes: Any) -> Page:  # noqa: ANN401 - as dataclasses.replace
        """The same page with other facts about it."""
        return replace(self, **changes)


def _runs(type_: str | None) -> bool:
    """Whether a script element of this type is run, not only carried (HTML 4.12.1)."""
    return (type_ or "").strip().lower() in {"", "module", "text/javascript", "application/javascript"}


def _join(base: str, href: str) -> str:
    try:
        return urldefrag(urljoin(base, href.strip())).url
    except ValueError:  # http://[broken
        return ""


@dataclass(frozen=True, kw_only=True)
class Site:
    """The site an audit is about: its name and the address or path it was entered by."""

    name: str
    start: str


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """Everything gathered from one site in one run. `pages` are sorted by address.

    A large site's pages are kept on disk: `pages` may be gone through as often as one likes, and a page may
    be held on to, but its document is read anew each time it is asked for.

    `complete` is False when the run was stopped before its end; `beyond` counts known addresses left out
    because the asked-for number of pages or depth was reached. `sitemap` holds the addresses that the site's
    sitemaps name, None when none was read.
    """

    site: Site
    pages: Sequence[Page] = ()
    unreached: tuple[Unreached, ...] = ()
    complete: bool = True
    beyond: int = 0
    sitemap: frozenset[str] | None = None
