"""Pages with their verdicts on disk, as reports and the rules of the whole site read them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, cast

from auditor.keeping.sequences import Kept
from auditor.keeping.spool import Place, Spool, packed
from auditor.model import Finding, Outcome, Page, PageAudit, Verdict
from auditor.model.document import html_tag


class Leaves(NamedTuple):
    """A page's audit, packed: what is small, and the verdicts."""

    head: bytes
    verdicts: bytes


class _Places(NamedTuple):
    url: str
    head: Place
    verdicts: Place


def leaves_of(audited: PageAudit) -> Leaves:
    """The audit of a page as it is put away: without what only rules read."""
    outcomes = dict(audited.outcomes)
    head = (put_away(audited.page), audited.not_tested, outcomes, audited.outcome)
    return Leaves(packed(head), packed(audited.verdicts))


def put_away(page: Page) -> Page:
    """The page without what only rules read; see PageAudit."""
    answers = page.link_answers
    if answers is not None:
        answers = {url: answer for url, answer in answers.items() if answer.reason or answer.is_soft_404}
    return page.but(html=html_tag(page.html), axe=None, controls=None, headers={}, link_answers=answers)


class AuditShelf:
    """The audits of a run's pages, by address."""

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self._places: dict[str, _Places] = {}

    def put(self, url: str, leaves: Leaves) -> None:
        self._places[url] = _Places(url, self._spool.write(leaves.head), self._spool.write(leaves.verdicts))

    def sequence(self) -> KeptAudits:
        """The audits, sorted by address."""
        return KeptAudits(self._spool, [self._places[url] for url in sorted(self._places)])


class KeptAudits(Kept[_Places, PageAudit]):
    """The pages of an audit, sorted by address."""

    def __init__(self, spool: Spool, places: Sequence[_Places] = ()) -> None:
        self._spool = spool
        super().__init__(places, self._load_audit)

    def but(self, change: Callable[[PageAudit], PageAudit]) -> KeptAudits:
        """The same, each page put through `change`, sorted by what the addresses are then."""
        changed = []
        for audited in map(change, self):
            head, verdicts = map(self._spool.write, leaves_of(audited))
            changed.append(_Places(audited.page.url, head, verdicts))
        return KeptAudits(self._spool, sorted(changed, key=lambda places: places.url))

    def urls(self) -> list[str]:
        return [places.url for places in self._keys]

    def _load_audit(self, places: _Places) -> PageAudit:
        page, not_tested, outcomes, outcome = self._spool.get(places.head)
        audited = object.__new__(_KeptAudit)
        object.__setattr__(audited, "page", page)
        object.__setattr__(audited, "not_tested", not_tested)
        object.__setattr__(audited, "kept", _Source(self._spool, places.verdicts, outcomes, outcome))
        return audited


@dataclass(frozen=True)
class _Source:
    """Where a page's verdicts are read from, and what they come to."""

    spool: Spool
    verdicts: Place
    outcomes: Mapping[str, Outcome]
    outcome: Outcome

    def read(self) -> tuple[Verdict, ...]:
        return cast(tuple[Verdict, ...], self.spool.get(self.verdicts))


class _VerdictsWhenAsked:
    def __get__(self, audited: _KeptAudit | None, _: type | None = None) -> tuple[Verdict, ...]:
        if audited is None or audited.kept is None:
            raise AttributeError("verdicts")
        return audited.kept.read()


class _KeptAudit(PageAudit):
    """A page's audit whose verdicts stay on disk."""

    kept: _Source | None = None

    @property
    def outcomes(self) -> Mapping[str, Outcome]:
        return self.kept.outcomes if self.kept else super().outcomes

    @property
    def outcome(self) -> Outcome:
        return self.kept.outcome if self.kept else super().outcome


class _FindingsWhenAsked:
    def __get__(self, verdict: _KeptVerdict | None, _: type | None = None) -> tuple[Finding, ...]:
        if verdict is None or verdict.kept is None:
            raise AttributeError("findings")
        return next(each.findings for each in verdict.kept.read() if each.rule == verdict.rule)


class _KeptVerdict(Verdict):
    """A verdict whose findings stay on disk."""

    kept: _Source | None = None

    @property
    def outcome(self) -> Outcome:
        return self.kept.outcomes[self.rule] if self.kept else super().outcome


# Set afterwards: a dataclass would take them for the fields' defaults.
_KeptAudit.verdicts = _VerdictsWhenAsked()  # type: ignore[assignment]
_KeptVerdict.findings = _FindingsWhenAsked()  # type: ignore[assignment]


class KeptVerdicts(Mapping[str, Sequence[Verdict]]):
    """The verdicts by the page's address, as Context.judged: their findings are read when asked for."""

    def __init__(self, audits: KeptAudits) -> None:
        self._audits = audits
        self._positions = {url: position for position, url in enumerate(audits.urls())}

    def __len__(self) -> int:
        return len(self._positions)

    def __iter__(self) -> Iterator[str]:
        return iter(self._positions)

    def __getitem__(self, url: str) -> Sequence[Verdict]:
        audited = self._audits[self._positions[url]]
        return [_brief(rule, audited) for rule in audited.outcomes]


def _brief(rule: str, audited: PageAudit) -> Verdict:
    verdict = object.__new__(_KeptVerdict)
    object.__setattr__(verdict, "rule", rule)
    object.__setattr__(verdict, "kept", getattr(audited, "kept", None))
    return verdict
