"""The test that every rule passes, ours and yours: its own examples.

@pytest.mark.parametrize(("rule", "example"), examples(RULES))
def test_example(rule, example):
assert outcome_of(rule, example) is example.expected
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urljoin

from auditor.evaluate import judge, judge_site
from auditor.media import read_media
from auditor.metadata import read_metadata
from auditor.metadata.controls import controls_in
from auditor.model import (
    UNTRIED,
    Context,
    DateKind,
    DateSource,
    Evidence,
    Example,
    Given,
    Medium,
    Metadata,
    Outcome,
    Page,
    PageDate,
    PageRule,
    Precision,
    Rule,
    Site,
    Text,
    TrackFile,
    Verdict,
    at,
)

EXEMPELBY = Site(name="Exempelby", start="https://exempelby.example/")
TODAY = date(2026, 11, 23)
_BARE = Given()


def examples(rules: Iterable[Rule]) -> list[tuple[Rule, Example]]:
    """Every rule with each of its examples."""
    return [(rule, example) for rule in rules for example in rule.examples]


def page_from(html: str, *, url: str = EXEMPELBY.start, rendered: bool = True, given: Given = _BARE) -> Page:
    """A page of these lines of HTML, as if a browser had met them; controls are read from the markup."""
    address = urljoin(url, given.path)
    return complete(Page(url=address, final_url=address, html=html, rendered=rendered, visited=TODAY), given)


def complete(page: Page, given: Given = _BARE) -> Page:
    """The page with what it says of itself, its media, and what is given of it."""
    page = page.but(headers=given.headers)
    title = page.soup.title.get_text(" ", strip=True) if page.soup.title else ""
    links = None if given.links is None else {answer.url: answer for answer in given.links}
    return page.but(
        title=page.title or title,
        metadata=_with_lastmod(read_metadata(page), given.lastmod),
        controls=controls_in(page.soup) if page.controls is None else page.controls,
        media=_known(page.media or read_media(page), given),
        link_answers=links,
        documents=None if given.documents is None else tuple(given.documents),
        states=given.states if page.states is UNTRIED else page.states,
    )


def outcome_of(rule: Rule, example: Example, *, today: date = TODAY) -> Outcome:
    """What the rule concludes of the example, as of `today`."""
    return outcome_on(rule, page_from(example.html, given=example.given), today=today, given=example.given)


def outcome_on(rule: Rule, page: Page, *, today: date = TODAY, given: Given = _BARE) -> Outcome:
    """What the rule concludes of a page, as of `today`; of a site rule, of the site that is given."""
    context = Context(today=today, site=EXEMPELBY, policy=given.policy)
    if isinstance(rule, PageRule):
        verdict = judge(rule, page, context)
        return verdict.outcome if verdict else Outcome.INAPPLICABLE
    others = [page_from(html, given=Given(path=path)) for path, html in given.pages.items()]
    context = replace(context, judged={page.url: _verdicts(given.judged)}, criteria=dict(given.criteria))
    pages = (page, *(other.but(depth=1) for other in others))
    evidence = Evidence(site=EXEMPELBY, pages=pages, sitemap=given.sitemap)
    return judge_site(rule, evidence, context).outcome


def _verdicts(judged: Mapping[str, Outcome]) -> Sequence[Verdict]:
    said = Text(sv="ett exempel", en="an example")
    return [Verdict(rule=rule, findings=(at(outcome, "", "", said),)) for rule, outcome in judged.items()]


def _known(media: Sequence[Medium], given: Given) -> tuple[Medium, ...]:
    """The media with what is given of them, in order, and with their tracks' files."""
    facts: list[Mapping[str, Any]] = [*given.media, *({} for _ in media)]
    known = (replace(medium, **fact) for medium, fact in zip(media, facts, strict=False))
    return tuple(replace(medium, tracks=tuple(_tracks(medium, given))) for medium in known)


def _tracks(medium: Medium, given: Given) -> Iterable[Any]:
    for track in medium.tracks:
        text = given.track_files.get(track.url)
        yield (
            track
            if text is None
            else replace(track, file=TrackFile(url=track.url, text=text, type="text/vtt", status=200))
        )


def _with_lastmod(metadata: Metadata, lastmod: date | None) -> Metadata:
    if lastmod is None:
        return metadata
    found = PageDate(
        kind=DateKind.MODIFIED,
        value=lastmod,
        precision=Precision.DAY,
        source=DateSource.SITEMAP,
        label="lastmod",
        text=lastmod.isoformat(),
    )
    return replace(metadata, dates=(*metadata.dates, found))
