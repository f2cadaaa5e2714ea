"""Instructions by looks and place: on the page, about the page, and by that alone."""

from __future__ import annotations

import pytest

from auditor.evaluate import judge
from auditor.model import Context, Outcome
from auditor.testing import EXEMPELBY, TODAY, page_from
from rules.language.text_visual_reference import instructions_do_not_rest_on_looks

PAGE = "<nav><button>Meny</button></nav><main>{}<button>Skicka</button><button>Rensa</button></main>"


def outcome(text: str) -> Outcome:
    verdict = judge(
        instructions_do_not_rest_on_looks, page_from(PAGE.format(text)), Context(today=TODAY, site=EXEMPELBY)
    )
    assert verdict is not None
    return verdict.outcome


@pytest.mark.parametrize(
    "text",
    [
        "<p>Tryck på den röda knappen på väggen vid brand.</p>",
        "<p>Tryck på grön knapp vid övergångsstället.</p>",
        "<p>Titta på den röda linjen på kartan.</p>",
        "<p>Släng i det gröna kärlet till vänster.</p>",
        "<p>Kör till höger vid länken mellan vägarna.</p>",
        "<p>Använd det vita fältet på blanketten.</p>",
        "<p>Välj plats med pilarna till höger på tangentbordet.</p>",
        "<p>En röd knapp är en knapp som är röd.</p>",
        "<p>Klicka på knappen nedan.</p>",
        "<p>Turn right at the red box.</p>",
        "<p>You have the right to use the menu.</p>",
    ],
)
def test_what_is_not_about_the_page_is_passed_over(text: str) -> None:
    assert outcome(text) is Outcome.INAPPLICABLE


@pytest.mark.parametrize(
    "text",
    [
        "<p>Klicka på den gröna knappen Skicka.</p>",
        "<p>Klicka på Skicka, den gröna knappen till höger.</p>",
        "<p>Klicka på den gröna knappen ”Skicka” till höger.</p>",
        "<p>Klicka på den gröna knappen <strong>skicka</strong>.</p>",
        "<p>Använd menyn till vänster.</p>",
        "<p>Click the green button labelled send.</p>",
    ],
)
def test_what_is_named_as_well_passes(text: str) -> None:
    assert outcome(text) is Outcome.PASSED


@pytest.mark.parametrize(
    "text", ["<p>Klicka på den gröna knappen till höger.</p>", "<p>Click on the round button.</p>"]
)
def test_one_of_several_buttons_by_its_looks_alone_fails(text: str) -> None:
    assert outcome(text) is Outcome.FAILED


@pytest.mark.parametrize(
    "text",
    [
        "<p>Du hittar kontaktuppgifter i rutan till höger.</p>",
        "<p>Klicka på ikonen längst upp till höger.</p>",
        "<p>Tryck på den runda knappen.</p>",
        "<p>See the green box on the right.</p>",
        "<p>På <a href='/a'>sidan om bygglov</a> hittar du mer i den gröna rutan.</p>",
    ],
)
def test_what_nothing_decides_needs_a_look(text: str) -> None:
    assert outcome(text) is Outcome.CANNOT_TELL
