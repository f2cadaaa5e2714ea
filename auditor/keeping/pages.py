"""Pages on disk: a sheaf of parts each, so that what is small is read without what is large."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache
from typing import Any, cast

from auditor.keeping.sequences import Kept
from auditor.keeping.spool import Place, Spool, packed, unpacked
from auditor.model import Document, LinkAnswer, NotTested, Page, Redirect
from auditor.model.document import name_of

# What pages are told apart and counted by stands in the head; all else is read when it is asked for.
_HEAD = (
    *("url", "final_url", "status", "redirects", "visited", "rendered", "title"),
    *("not_tested", "metadata", "depth"),
)
_LATE = ("link_answers", "documents")
_LARGE = ("html", "axe")  # each a part of its own
_FACTS = tuple(each.name for each in fields(Page) if each.name not in {*_HEAD, *_LATE, *_LARGE})
_PARTS = {"facts": _FACTS, "late": _LATE, **{name: (name,) for name in _LARGE}}
_PART_OF = {name: part for part, names in _PARTS.items() for name in names}

# A page's parts, packed, by name.
type Sheaf = Mapping[str, bytes]


@dataclass(frozen=True, kw_only=True)
class Told:
    """What only a parsed document tells, and is asked for long after it was parsed; see Page."""

    language: str
    base_url: str
    is_settled: bool
    links: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Late:
    """What is known of a page only when the whole site was visited; see Page.

    `redirects` are all that lead to it; `not_tested` is added to what was known before.
    """

    redirects: tuple[Redirect, ...] = ()
    link_answers: Mapping[str, LinkAnswer] | None = None
    documents: tuple[Document, ...] | None = None
    not_tested: tuple[NotTested, ...] = ()


def sheaf_of(page: Page, told: Told, made: Mapping[str, object]) -> dict[str, bytes]:
    """The page in parts, with what its document tells and what was made of it (by name; see of_each_page)."""
    head = {name: getattr(page, name) for name in _HEAD}
    parts = {part: {name: getattr(page, name) for name in names} for part, names in _PARTS.items()}
    return {name: packed(value) for name, value in (parts | {"head": (head, told), "made": made}).items()}


def page_of(sheaf: Sheaf) -> Page:
    """The whole page out of its parts."""
    values: dict[str, Any] = dict(unpacked(sheaf["head"])[0])
    for part in _PARTS:
        values |= unpacked(sheaf[part])
    return Page(**values)


class PageShelf:
    """The pages of a run, by address."""

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self._places: dict[str, dict[str, Place]] = {}
        self._last = lru_cache(maxsize=4)(self._unpacked)  # rules ask for one document many times

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, url: str) -> bool:
        return url in self._places

    def put(self, url: str, sheaf: Sheaf) -> None:
        self._places[url] = {part: self._spool.write(data) for part, data in sheaf.items()}

    def settle(self, url: str, late: Late) -> None:
        """Add what was learnt of a page after it was put here."""
        places = self._places[url]
        places["late"] = self._spool.keep({name: getattr(late, name) for name in _LATE})
        head, told = self._spool.get(places["head"])
        not_tested = (*head["not_tested"], *late.not_tested)
        if late.redirects != head["redirects"] or late.not_tested:
            head |= {"redirects": late.redirects, "not_tested": not_tested}
            places["head"] = self._spool.keep((head, told))

    def sheaf(self, url: str) -> Sheaf:
        return {part: self._spool.read(place) for part, place in self._places[url].items()}

    def told(self, url: str) -> Told:
        return cast(Told, self._spool.get(self._places[url]["head"])[1])

    @property
    def urls(self) -> list[str]:
        return sorted(self._places)

    def sequence(self) -> Kept[str, Page]:
        """The pages, sorted by address."""
        return Kept(self.urls, self._page)

    def part(self, url: str, part: str) -> Mapping[str, Any]:
        return self._last(self._places[url][part])

    def _unpacked(self, place: Place) -> Mapping[str, Any]:
        return cast(Mapping[str, Any], self._spool.get(place))

    def _page(self, url: str) -> Page:
        head, told = self._spool.get(self._places[url]["head"])
        page = object.__new__(KeptPage)
        for name, value in head.items():
            object.__setattr__(page, name, value)
        object.__setattr__(page, "kept", _Source(self, url, told))
        return page


@dataclass(frozen=True)
class _Source:
    """Where a kept page is read from."""

    shelf: PageShelf
    url: str
    told: Told


class _ReadWhenAsked:
    """A field of a page that stays on disk; what dataclasses.replace sets goes before it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, page: KeptPage | None, _: type | None = None) -> Any:  # noqa: ANN401 - any field
        if page is None or page.kept is None:
            raise AttributeError(self._name)
        return page.kept.shelf.part(page.kept.url, _PART_OF[self._name])[self._name]


class KeptPage(Page):
    """A page whose large parts stay on disk: it may be held on to at little cost."""

    kept: _Source | None = None

    @property
    def language(self) -> str:
        return self.kept.told.language if self.kept else super().language

    @property
    def base_url(self) -> str:
        return self.kept.told.base_url if self.kept else super().base_url

    @property
    def is_settled(self) -> bool:
        return self.kept.told.is_settled if self.kept else super().is_settled

    @property
    def links(self) -> list[str]:
        return list(self.kept.told.links) if self.kept else super().links

    def once[T](self, make: Callable[[Page], T]) -> T:
        if self.kept:
            made = self.kept.shelf.part(self.kept.url, "made")
            if (name := name_of(make)) in made:
                return cast(T, made[name])
        return super().once(make)


def _leave_on_disk(names: Iterable[str]) -> None:
    for name in names:
        setattr(KeptPage, name, _ReadWhenAsked(name))


_leave_on_disk(_PART_OF)
