"""What axe-core finds in third parties' frames, and while a consent banner is open, is told apart."""

from typing import Any

import pytest

from auditor.model import Context, FrameState, Outcome, Page, PageAudit, PageFrame, Verdict
from auditor.testing import EXEMPELBY, TODAY, page_from
from rules.axe import AXE_RULES

IMAGES = next(rule for rule in AXE_RULES if rule.id == "axe/image-alt")
FRAMES = (
    PageFrame(
        url="https://film.example/1", state=FrameState.TESTED, selector="#a", third_party="film.example"
    ),
    PageFrame(url="https://exempelby.example/2", state=FrameState.TESTED, selector="#b"),
)


def node(*target: str) -> dict[str, Any]:
    return {"target": list(target), "html": "<img>", "any": [], "all": [], "none": []}


def page(*targets: tuple[str, ...], **more: Any) -> Page:
    violations = [{"id": "image-alt", "nodes": [node(*target) for target in targets]}] if targets else []
    return page_from("<p>Hej</p>").but(axe={"violations": violations, **more}, frames=FRAMES)


def judged(judged_page: Page) -> Verdict:
    context = Context(today=TODAY, site=EXEMPELBY)
    return Verdict(rule=IMAGES.id, findings=tuple(IMAGES.check(judged_page, context)))


@pytest.mark.parametrize(
    ("targets", "outcome"),
    [
        ([("#a", "img")], Outcome.INAPPLICABLE),
        ([("#b", "img")], Outcome.FAILED),
        ([("img",)], Outcome.FAILED),
        ([("#a", "img"), ("img",)], Outcome.FAILED),
    ],
)
def test_what_is_wrong_in_a_third_partys_frame_is_no_fault_of_the_page(
    targets: list[tuple[str, ...]], outcome: Outcome
) -> None:
    assert judged(page(*targets)).outcome is outcome


def test_it_is_told_all_the_same_with_its_site() -> None:
    (finding,) = judged(page(("#a", "img"))).findings

    assert (finding.outcome, finding.frame, finding.third_party) == (Outcome.FAILED, "#a", "film.example")


def test_a_page_tells_its_own_findings_and_others_apart() -> None:
    told = page(("#a", "img"), ("img",))
    audited = PageAudit(page=told, verdicts=(judged(told),))

    assert [finding.selector for _, finding in audited.findings(Outcome.FAILED)] == ["img"]
    assert [finding.frame for _, finding in audited.third_party_findings(Outcome.FAILED)] == ["#a"]


def test_what_is_so_only_while_the_banner_is_open_says_so() -> None:
    with_banner = {"violations": [{"id": "image-alt", "nodes": [node("#kakor > img")]}], "incomplete": []}

    (finding,) = judged(page(with_banner=with_banner)).findings

    assert finding.outcome is Outcome.FAILED
    assert "rutan om kakor" in finding.message.sv
    assert "cookies" in finding.message.en
