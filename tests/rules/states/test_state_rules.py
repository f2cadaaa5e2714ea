"""What the rules make of measurements that few lines of HTML cannot show."""

from __future__ import annotations

import pytest

from auditor.model import (
    Context,
    Finding,
    Focus,
    FocusStop,
    Outcome,
    Overflow,
    Page,
    PageRule,
    Reach,
    Reflow,
    Shown,
    Spot,
    States,
    TextSpacing,
)
from auditor.testing import EXEMPELBY, TODAY
from rules.states import content_reflows, focus_is_seen, tab_key_leads_on, text_has_room_for_spacing

SPOT = Spot(selector="html > body > div", snippet="<div>Avfall</div>", text="Avfall")


def findings(rule: PageRule, states: States) -> list[Finding]:
    page = Page(url=EXEMPELBY.start, html="<p>Hej", rendered=True, states=states)
    return list(rule.check(page, Context(today=TODAY, site=EXEMPELBY)))


def overflow(reach: Reach, shape: str = "", **facts: bool) -> Overflow:
    return Overflow(spot=SPOT, reach=reach, beyond=90, shape=shape, **facts)


def reflow_outcomes(*overflows: Overflow, is_settled: bool = True, left_out: int = 0) -> list[Outcome]:
    reflow = Reflow(pieces=9, overflows=overflows, is_settled=is_settled, left_out=left_out)
    return [finding.outcome for finding in findings(content_reflows, States(reflow=reflow))]


@pytest.mark.parametrize("shape", ["table", "code", "map", "video", "drawing"])
def test_what_needs_both_dimensions_is_allowed_to_be_wide(shape: str) -> None:
    assert set(reflow_outcomes(overflow(Reach.PAGE, shape))) == {Outcome.PASSED}


@pytest.mark.parametrize("shape", ["image", "frame", "toolbar", "loose-table"])
def test_whether_these_need_their_width_is_for_a_person_to_judge(shape: str) -> None:
    assert reflow_outcomes(overflow(Reach.PAGE, shape)) == [Outcome.CANNOT_TELL]


def test_a_table_that_is_cut_off_may_be_lost() -> None:
    assert reflow_outcomes(overflow(Reach.CUT, "table")) == [Outcome.CANNOT_TELL]


@pytest.mark.parametrize(
    "harmless",
    [
        overflow(Reach.CUT, is_wider=True, is_slide=True),
        overflow(Reach.CUT, is_apart=True),
        overflow(Reach.CUT, is_wider=True, is_in_wide=True),
        overflow(Reach.CUT_BELOW, is_in_wide=True),
        overflow(Reach.BOX, is_apart=True),
        overflow(Reach.CUT, "image"),
    ],
    ids=["slide", "moved out", "cut everywhere", "cut below everywhere", "further cards", "cropped picture"],
)
def test_what_is_out_of_sight_on_purpose_is_no_fault(harmless: Overflow) -> None:
    assert reflow_outcomes(harmless) == [Outcome.PASSED]


def test_a_page_that_did_not_come_to_rest_is_not_failed() -> None:
    assert reflow_outcomes(overflow(Reach.PAGE), is_settled=False) == [Outcome.CANNOT_TELL]


def test_what_was_not_listed_is_counted() -> None:
    assert reflow_outcomes(overflow(Reach.PAGE), left_out=7) == [Outcome.FAILED, Outcome.CANNOT_TELL]


@pytest.mark.parametrize(
    "rule", [content_reflows, text_has_room_for_spacing, focus_is_seen, tab_key_leads_on], ids=lambda r: r.id
)
def test_what_nobody_measured_is_not_judged(rule: PageRule) -> None:
    assert findings(rule, States()) == []


def test_texts_that_were_not_listed_are_counted() -> None:
    spacing = TextSpacing(pieces=9, left_out=3)

    (more,) = findings(text_has_room_for_spacing, States(text_spacing=spacing))

    assert more.outcome is Outcome.CANNOT_TELL


def stop(shown: Shown, alike: int = 1, went: str = "") -> FocusStop:
    return FocusStop(spot=SPOT, shown=shown, alike=alike, went=went)


def test_places_where_focus_is_seen_are_counted_in_one_finding() -> None:
    focus = Focus(total=8, stops=(stop(Shown.DRAWN, 5), stop(Shown.CARET, 2), stop(Shown.NOTHING)))

    seen, unseen = findings(focus_is_seen, States(focus=focus))

    assert seen.message.en.startswith("Keyboard focus can be seen at 7 of the page's 8 places")
    assert unseen.outcome is Outcome.FAILED


def test_focus_that_a_script_moves_elsewhere_is_told_once_for_each_place_it_goes_to() -> None:
    stops = tuple(stop(Shown.UNREACHED, 20, went="#dialog > button") for _ in range(5))
    states = States(focus=Focus(total=100, stops=stops))

    (told,) = findings(tab_key_leads_on, states)

    assert "100 place(s)" in told.message.en
    assert findings(focus_is_seen, states) == []
