"""Which picture stands at which finding of the report: each once, where its fault is told first."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.model import Audit, Box, Finding, Likeness, Outcome, Page, Picture, Rule, Text, cut, likeness
from reports import phrases
from reports.grouping import Faults

_WORDS = 100  # characters of what stands in the element, in the text alternative


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A picture as the report shows it: `number` tells it apart, `page` is the page that it was taken of."""

    number: int
    picture: Picture
    page: Page

    @property
    def source(self) -> str:
        """The picture itself, as an address (RFC 2397)."""
        return f"data:image/webp;base64,{base64.b64encode(self.picture.image).decode('ascii')}"

    @property
    def alternative(self) -> Text:
        """What the picture shows, for those who do not see it."""
        return phrases.PICTURE.fill(page=self.page.title or self.page.url, framed=self._framed)

    @property
    def caption(self) -> Text:
        return phrases.FRAMED_AROUND if self.picture.is_around else phrases.FRAMED

    @property
    def frames(self) -> Iterator[str]:
        """Where the frames lie, in per cent of the picture, as CSS says it."""
        width, height = self.picture.width, self.picture.height
        for box in self.picture.boxes:
            yield _declarations(box, width, height)

    @property
    def _framed(self) -> Text:
        words = cut(self.picture.text, _WORDS)
        if self.picture.is_around or not words:
            return self.caption
        return phrases.FRAMED_WORDS.fill(words=words)


@dataclass(frozen=True, kw_only=True)
class _Home:
    """Where the report shows a figure: at this finding of the page at `position`, None: of several pages."""

    figure: Figure
    kind: Likeness
    finding: Finding
    position: int | None


class Figures:
    """The pictures of an audit, by where the report shows them."""

    def __init__(self, audit: Audit, faults: Faults) -> None:
        self._pictures = audit.pictures
        self._homes: dict[Picture, _Home] = {}
        if not audit.pictures:
            return
        pages = {told.audited.page.url: told.audited.page for told in faults.pages}
        for rule, finding, position in _told(faults):
            kind = likeness(rule.id, finding)
            picture = audit.pictures.get(kind)
            if picture is not None and picture not in self._homes and picture.page in pages:
                figure = Figure(number=len(self._homes) + 1, picture=picture, page=pages[picture.page])
                home = _Home(figure=figure, kind=kind, finding=finding, position=position)
                self._homes[picture] = home

    def at(self, rule: Rule, finding: Finding, position: int | None) -> Figure | None:
        """The figure to show at this finding."""
        home = self._home(rule, finding)
        if home is None or home.finding is not finding or home.position != position:
            return None
        return home.figure if home.kind == likeness(rule.id, finding) else None

    def of_same_place(self, rule: Rule, finding: Finding) -> Figure | None:
        """The figure that shows the finding's element, where another fault of it is told."""
        home = self._home(rule, finding)
        return home.figure if home and home.kind != likeness(rule.id, finding) else None

    def of_same_fault(self, rule: Rule, finding: Finding, position: int | None) -> Figure | None:
        """The figure that shows the same fault, where another page is told of."""
        home = self._home(rule, finding)
        is_same = home is not None and home.kind == likeness(rule.id, finding)
        return home.figure if home and is_same and home.position != position else None

    def _home(self, rule: Rule, finding: Finding) -> _Home | None:
        if finding.outcome is not Outcome.FAILED or not self._homes:
            return None
        picture = self._pictures.get(likeness(rule.id, finding))
        return None if picture is None else self._homes.get(picture)


def _told(faults: Faults) -> Iterator[tuple[Rule, Finding, int | None]]:
    """Every fault that the report shows, in its order, and the position of the page that is told of."""
    for common in faults.recurring:
        yield common.rule, common.finding, None
    for told in faults.pages:
        for fault in told.own:
            for _, findings in fault.by_message:
                yield from ((fault.rule, finding, told.position) for finding in findings)


def _declarations(box: Box, width: int, height: int) -> str:
    sides = {
        "left": box.x / width,
        "top": box.y / height,
        "width": box.width / width,
        "height": box.height / height,
    }
    return "; ".join(f"{side}: {share:.2%}" for side, share in sides.items())
