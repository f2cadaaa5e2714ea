"""Required fields are marked once, also for assistive technology."""

from pathlib import Path

import pytest

from auditor.evaluate import judge
from auditor.model import Context, Example, Finding, FormControl, Outcome, Page, Rule
from auditor.testing import EXEMPELBY, TODAY, examples, outcome_of, page_from
from rules.forms import required_fields_are_marked_once as rule

SAMPLE = Path(__file__).parents[3] / "auditor" / "sample" / "site"
TOLD = Context(today=TODAY, site=EXEMPELBY)


def findings(page: Page | str) -> tuple[Finding, ...]:
    verdict = judge(rule, page_from(page) if isinstance(page, str) else page, TOLD)
    return verdict.findings if verdict else ()


def outcomes(page: Page | str) -> list[Outcome]:
    return [finding.outcome for finding in findings(page)]


@pytest.mark.parametrize(("rule", "example"), examples([rule]), ids=lambda value: getattr(value, "why", ""))
def test_example(rule: Rule, example: Example) -> None:
    assert outcome_of(rule, example) is example.expected


def test_the_starting_page_is_quoted_literally() -> None:
    html = (SAMPLE / "om-kommunen" / "vision-och-vardegrund.html").read_text("utf-8")
    (finding,) = findings(html)

    assert finding.outcome is Outcome.FAILED
    assert finding.selector == "#c1"
    for language in ("sv", "en"):
        assert "Godkännande av datalagring (obligatorisk) * (obligatorisk)" in finding.message[language]


def test_red_text_alone_is_reported_where_it_is_written() -> None:
    html = (SAMPLE / "kontakt" / "felanmalan.html").read_text("utf-8")
    (finding,) = findings(html)

    assert finding.outcome is Outcome.FAILED
    assert "Fält med röd text är obligatoriska." in finding.message.sv
    assert finding.snippet == '<p class="normal">Fält med röd text är obligatoriska.</p>'


FIELD = '<label for="{id}">{label}</label><input id="{id}" {attributes}>'


def field(id: str, label: str, attributes: str = "") -> str:
    return FIELD.format(id=id, label=label, attributes=attributes)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (field("n", "Namn <span aria-hidden='true'>*</span>", "required") + field("t", "Telefon"), "passed"),
        (f"<div>{field('n', 'Namn', 'required')} <span>*</span></div>{field('t', 'Telefon')}", "passed"),
        (
            field("n", "Namn", "required aria-describedby=d")
            + "<i id=d>Obligatoriskt</i>"
            + field("t", "Telefon"),
            "passed",
        ),
        (field("n", "Sök", "required"), "passed"),
        (field("n", "Namn *") + field("t", "Telefon"), "cantTell"),
        ("<p>* = obligatoriskt</p>" + field("n", "Namn *"), "failed"),
        (field("n", "Assistance required"), "cantTell"),
        (field("n", "Namn (valfritt)"), "inapplicable"),
        ("<p>Alla fält är obligatoriska.</p>" + field("n", "Namn"), "cantTell"),
        (
            "<p>Fält med röd text är obligatoriska.</p>"
            + field("n", "Namn", "required")
            + field("t", "Telefon"),
            "cantTell",
        ),
        ("<p>Fält med röd text är obligatoriska.</p>" + field("n", "Sök"), "inapplicable"),
        ("<button>Skicka (obligatoriskt) *</button>", "inapplicable"),
    ],
)
def test_one_form(html: str, expected: str) -> None:
    assert Outcome.worst(outcomes(f"<form>{html}</form>")) == expected


def test_what_is_said_of_one_form_is_not_said_of_the_next() -> None:
    first = (
        "<form><p>Alla fält är obligatoriska.</p>"
        + field("a", "Namn", "required")
        + field("b", "Ort")
        + "</form>"
    )
    second = "<form>" + field("c", "Namn", "required") + field("d", "Ort") + "</form>"

    assert outcomes(first + second) == [Outcome.PASSED, Outcome.CANNOT_TELL]


def test_a_sentence_before_a_form_speaks_of_it() -> None:
    form = "<form>" + field("a", "Namn", "required") + field("b", "Ort", "required") + "</form>"

    assert outcomes(f"<p>Alla fält är obligatoriska.</p>{form}") == [Outcome.PASSED, Outcome.PASSED]


def test_radio_buttons_are_one_question() -> None:
    radios = "".join(
        f"<input type=radio name=s id=r{n} required><label for=r{n}>{n}</label>" for n in range(3)
    )

    assert outcomes(f"<form><fieldset><legend>Betyg *</legend>{radios}</fieldset></form>") == [Outcome.PASSED]


def test_a_required_radio_group_speaks_for_its_buttons() -> None:
    html = (
        '<div role="radiogroup" aria-label="Svar (obligatoriskt)" aria-required="true">'
        '<div role="radio" aria-checked="false" tabindex="0">Ja</div>'
        '<div role="radio" aria-checked="false">Nej</div></div>'
    )

    assert outcomes(html) == [Outcome.PASSED]


def test_html_cannot_require_one_of_several_boxes_so_text_is_enough() -> None:
    boxes = "".join(f"<input type=checkbox id=b{n}><label for=b{n}>{n}</label>" for n in range(3))

    assert outcomes(f"<fieldset><legend>Ämne (obligatoriskt)</legend>{boxes}</fieldset>") == [Outcome.PASSED]


def test_a_heading_above_several_fields_marks_none_of_them_twice() -> None:
    fields = field("n", "Namn *", "required") + field("o", "Ort *", "required")

    assert (
        outcomes(f"<fieldset><legend>Du (obligatoriskt)</legend>{fields}</fieldset>") == [Outcome.PASSED] * 2
    )


def test_a_heading_above_several_fields_leaves_open_which_are_required() -> None:
    fields = field("n", "Namn") + field("o", "Ort")

    assert (
        outcomes(f"<fieldset><legend>Du (obligatoriskt)</legend>{fields}</fieldset>")
        == [Outcome.CANNOT_TELL] * 2
    )


def test_a_control_in_a_frame_is_judged_by_what_is_heard() -> None:
    page = page_from("<iframe></iframe>").but(
        controls=(
            FormControl(role="textbox", name="Namn * (obligatoriskt)", frame="iframe", required=True),
            FormControl(role="textbox", name="Ort (obligatoriskt)", frame="iframe", selector="#o"),
        )
    )

    assert outcomes(page) == [Outcome.FAILED, Outcome.FAILED]


@pytest.mark.parametrize("selector", ["", "form > input:first-child", "#borta", "p > > b", "div::part(x)"])
def test_a_selector_of_any_kind_is_borne(selector: str) -> None:
    control = FormControl(role="textbox", name="Namn (obligatoriskt)", selector=selector, required=True)

    assert outcomes(page_from("<form><input></form>").but(controls=(control,))) == [Outcome.PASSED]


def test_a_field_without_a_name_is_told_as_such() -> None:
    (finding, _) = findings("<form><input required><input required></form>")

    assert "utan namn" in finding.message.sv


def test_a_group_speaks_for_its_only_field() -> None:
    (finding,) = findings(
        "<form><fieldset><legend>Namn * (obligatoriskt)</legend><input required></fieldset></form>"
    )

    assert finding.outcome is Outcome.FAILED
    assert "”Namn * (obligatoriskt)”" in finding.message.sv


def test_without_evidence_of_controls_nothing_is_said() -> None:
    assert list(rule.check(page_from("<input>").but(controls=None), TOLD)) == []
