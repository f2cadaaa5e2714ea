"""Consent is asked for once, in words, and given by the user."""

from pathlib import Path

import pytest

from auditor import vocabulary
from auditor.evaluate import judge
from auditor.model import Context, Example, Finding, FormControl, Outcome, PageRule, Rule
from auditor.testing import EXEMPELBY, TODAY, examples, outcome_of, page_from
from rules.forms import consent, consent_is_given_by_the_user, consent_is_worded_once_and_clearly

SAMPLE = Path(__file__).parents[3] / "auditor" / "sample" / "site"
TOLD = Context(today=TODAY, site=EXEMPELBY)
LABEL, GIVEN = consent_is_worded_once_and_clearly, consent_is_given_by_the_user


def findings(rule: PageRule, html: str) -> tuple[Finding, ...]:
    verdict = judge(rule, page_from(html), TOLD)
    assert verdict is not None
    return verdict.findings


def outcome(rule: PageRule, html: str) -> Outcome:
    return Outcome.worst(finding.outcome for finding in findings(rule, html))


def box(label: str, attributes: str = "") -> str:
    return f'<div><input type="checkbox" id="c" {attributes}><label for="c">{label}</label></div>'


@pytest.mark.parametrize(
    ("rule", "example"), examples([LABEL, GIVEN]), ids=lambda value: getattr(value, "why", "")
)
def test_example(rule: Rule, example: Example) -> None:
    assert outcome_of(rule, example) is example.expected


@pytest.mark.parametrize(
    "text",
    [
        "Jag samtycker till lagring",
        "Godkännande av datalagring",
        "Godkänner du att bilden publiceras?",
        "Godkänn",
        "Jag accepterar villkoren",
        "Målsmans medgivande",
        "Jag har läst hur kommunen behandlar personuppgifter",
        "I agree to the terms",
        "Consent to data processing",
        "Accept all cookies",
    ],
)
def test_consent_is_recognised(text: str) -> None:
    assert consent.asks_consent(text)


@pytest.mark.parametrize(
    "text",
    [
        "Visa bara godkända skolor",
        "Jag vill begära ut mina personuppgifter",
        "Accepterar nya patienter",
        "Personuppgifter",
        "Nyhetsbrev",
        "Acceptance test",
    ],
)
def test_what_is_no_consent(text: str) -> None:
    assert not consent.asks_consent(text)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Jag godkänner att kommunen sparar min e-postadress för att kunna svara", "passed"),
        ("Jag accepterar bibliotekets villkor", "passed"),
        ("I agree that my address is stored to answer my question", "passed"),
        ("Godkännande av datalagring", "cantTell"),
        ("Jag samtycker till behandling av personuppgifter", "cantTell"),
        ("I consent to the storing of my data", "cantTell"),
        ("Jag godkänner", "failed"),
        ("Samtycke (obligatoriskt) *", "failed"),
        ("I agree", "failed"),
        ("Jag godkänner datalagring. Jag godkänner datalagring.", "failed"),
        ("Ja", "inapplicable"),
        ("Skicka en kopia till mig", "inapplicable"),
    ],
)
def test_the_words_of_a_label_decide(label: str, expected: str) -> None:
    assert outcome(LABEL, box(label)) == expected


def test_the_starting_page_is_quoted_literally() -> None:
    html = (SAMPLE / "om-kommunen" / "vision-och-vardegrund.html").read_text("utf-8")
    (finding,) = findings(LABEL, html)

    assert finding.outcome is Outcome.FAILED
    for language in ("sv", "en"):
        assert "Godkännande av datalagring (obligatorisk) * (obligatorisk)" in finding.message[language]
        assert finding.message[language].count("Godkännande av datalagring (obligatorisk)") == 2


def test_the_same_words_above_the_box_without_a_legend_are_a_repetition_too() -> None:
    html = f"<div><p>Godkännande av datalagring (obligatorisk) *</p>{box('Godkännande av datalagring')}</div>"

    assert outcome(LABEL, html) is Outcome.FAILED


def test_a_heading_with_the_same_words_names_a_section() -> None:
    label = "Samtycke till att få nyhetsbrev"

    assert outcome(LABEL, f"<section><h2>{label}</h2>{box(label)}</section>") is Outcome.PASSED


def test_a_description_that_is_heard_says_what_the_label_does_not() -> None:
    html = (
        box("Jag godkänner", "aria-describedby=d") + "<p id=d>Vi sparar din adress för att kunna svara.</p>"
    )

    assert outcome(LABEL, html) is Outcome.PASSED


def test_without_consent_anywhere_a_nameless_box_is_another_rules_business() -> None:
    assert outcome(LABEL, '<div><input type="checkbox"> Nyhetsbrev</div>') is Outcome.INAPPLICABLE


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (box("Jag samtycker till utskick"), "passed"),
        (box("Jag samtycker till utskick", "checked"), "failed"),
        (box("Jag samtycker till utskick", "required"), "cantTell"),
        (box("Jag samtycker till utskick *"), "cantTell"),
        (box("Jag samtycker inte till utskick", "checked"), "cantTell"),
        (box("Jag godkänner villkoren", "checked"), "cantTell"),
        (box("Jag godkänner villkoren", "required"), "inapplicable"),
        (box("Jag samtycker till utskick", "checked disabled"), "inapplicable"),
        (f"<fieldset><legend>Samtycke</legend>{box('Statistik', 'checked')}</fieldset>", "cantTell"),
        (f"<fieldset><legend>Samtycke *</legend>{box('Publicering')}</fieldset>", "cantTell"),
    ],
)
def test_a_box_is_for_the_user_to_tick(html: str, expected: str) -> None:
    assert outcome(GIVEN, html) == expected


def question(*answers: tuple[str, str]) -> str:
    radios = (
        f'<input type="radio" name="s" id="s{n}" {attributes}><label for="s{n}">{answer}</label>'
        for n, (answer, attributes) in enumerate(answers)
    )
    return f"<fieldset><legend>Samtycker du till att bilden publiceras?</legend>{''.join(radios)}</fieldset>"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (question(("Ja", ""), ("Nej", "")), "passed"),
        (question(("Ja", "required"), ("Nej", "")), "passed"),
        (question(("Ja", ""), ("Nej", "checked")), "passed"),
        (question(("Ja", "checked"), ("Nej", "")), "failed"),
        (question(("Jag godkänner", "checked"), ("Jag godkänner inte", "")), "failed"),
        (question(("Kanske", "checked"), ("Nej", "")), "cantTell"),
        (question(("Ja", "required"), ("Ja, men utan namn", "")), "cantTell"),
    ],
)
def test_a_question_is_for_the_user_to_answer(html: str, expected: str) -> None:
    assert [finding.outcome for finding in findings(GIVEN, html)] == [expected]


def test_other_radio_buttons_are_not_about_consent() -> None:
    html = '<input type="radio" name="s" id="s1" checked><label for="s1">Ja</label>'

    assert findings(GIVEN, html) == ()


def test_a_box_in_a_frame_is_judged_by_what_is_heard() -> None:
    ticked = FormControl(role="checkbox", name="Jag samtycker till utskick", checked=True, frame="iframe")
    page = page_from("<iframe></iframe>").but(controls=(ticked,))

    assert [finding.outcome for finding in GIVEN.check(page, TOLD)] == [Outcome.FAILED]
    assert [finding.outcome for finding in LABEL.check(page, TOLD)] == [Outcome.PASSED]


@pytest.mark.parametrize("rule", [LABEL, GIVEN])
def test_without_evidence_of_controls_nothing_is_said(rule: PageRule) -> None:
    assert list(rule.check(page_from("<input>").but(controls=None), TOLD)) == []


@pytest.mark.parametrize("rule", [LABEL, GIVEN])
def test_no_message_calls_anything_illegal(rule: PageRule) -> None:
    said = f"{rule.title.sv} {rule.remedy.sv} {rule.title.en} {rule.remedy.en}".lower()

    assert "olaglig" not in said
    assert "illegal" not in said


def test_every_entry_of_the_vocabulary_has_a_language_and_the_file_a_source() -> None:
    table = vocabulary.load("rules.forms", "consent.toml")

    assert table.pop("source")
    assert table.pop("date")
    for entries in table.values():
        assert {entry["language"] for entry in entries} == {"sv", "en"}
