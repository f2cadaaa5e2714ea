"""Which of a page's words are in which language, and what the two rules say of them."""

from __future__ import annotations

import pytest

from auditor.evaluate import judge
from auditor.model import Context, Finding, Outcome, Page
from auditor.testing import EXEMPELBY, TODAY, page_from
from rules.language.page_language import page_is_in_the_language_it_states
from rules.language.passage_language import foreign_passages_say_their_language
from rules.language.passages import passages_of

SV = "Här kan du läsa om hur du ansöker om plats i förskolan och vad som ska finnas med i din ansökan."
EN = "Here you can read about how to apply for a place in our schools and what should be in the application."
TOLD = Context(today=TODAY, site=EXEMPELBY)


def of_page(html: str) -> tuple[Finding, ...]:
    verdict = judge(page_is_in_the_language_it_states, page_from(html), TOLD)
    return verdict.findings if verdict else ()


def of_passages(html: str) -> tuple[Finding, ...]:
    verdict = judge(foreign_passages_say_their_language, page_from(html), TOLD)
    return verdict.findings if verdict else ()


def unmarked(page: Page) -> list[str]:
    return [" ".join(passage.text.split()) for passage in passages_of(page).unmarked]


def test_a_marked_word_is_no_part_of_what_is_around_it() -> None:
    page = page_from(
        "<html lang=sv><p>Vi säger <span lang=en>good <b lang=de>Tag</b> bye</span> till alla</p>"
    )

    passages = passages_of(page)

    assert unmarked(page) == ["Vi säger till alla"]
    assert [" ".join(marked.text.split()) for marked in passages.marked] == ["good bye", "Tag"]


def test_what_a_marked_element_holds_is_in_its_language_over_all_its_blocks() -> None:
    (marked,) = passages_of(page_from("<html lang=sv><div lang=en><p>One.</p><p>Two.</p></div>")).marked

    assert marked.text == "One. Two."


def test_hidden_words_and_menus_do_not_count() -> None:
    page = page_from(f"<html lang=sv><nav><p>{EN}</p></nav><p hidden>{EN}</p><p>{SV}</p>")

    assert unmarked(page) == [SV]


def test_the_languages_and_the_words_are_told() -> None:
    (finding,) = of_page(f'<html lang="en-GB"><p>{SV}</p>')

    assert finding.outcome is Outcome.FAILED
    assert 'engelska (lang="en-GB")' in finding.message.sv
    assert "svenska: ”Här kan du läsa" in finding.message.sv
    assert finding.selector == "html"


def test_english_content_on_a_swedish_page_that_marks_it_is_no_fault() -> None:
    assert of_page(f"<html lang=sv><main lang=en><p>{EN}</p></main>") == ()


def test_a_page_half_in_another_language_is_left_to_its_passages() -> None:
    html = f"<html lang=sv><p>{SV}</p><p>{SV}</p><p>{EN}</p><p>{EN}</p>"

    assert Outcome.FAILED not in {finding.outcome for finding in of_page(html)}
    assert [finding.outcome for finding in of_passages(html)] == [Outcome.CANNOT_TELL]


def test_paragraphs_in_a_row_are_one_finding() -> None:
    (finding,) = of_passages(f"<html lang=sv><p>{SV}</p>" + f"<p>{EN}</p>" * 7 + f"<p>{SV}</p>" * 8)

    assert finding.message.sv.startswith("7 stycken i följd")


def test_a_page_wholly_in_another_language_is_said_once() -> None:
    assert of_passages(f"<html lang=sv><p>{EN}</p><p>{EN}</p>") == ()


@pytest.mark.parametrize(
    "name",
    ["Smart City Exempelby", "European Accessibility Act", "Carpe diem", "Déjà vu", "www.exempelby.example"],
)
def test_names_and_terms_need_no_mark(name: str) -> None:
    assert of_passages(f"<html lang=sv><p>{SV}</p><p>{name}</p><p>Vi kallar det {name} i kommunen.</p>") == ()


def test_a_language_tag_that_names_none_is_left_to_axe_core() -> None:
    assert of_page(f'<html lang="#!"><p>{SV}</p>') == ()
    assert of_passages(f'<html lang="sv"><p lang="english">{EN}</p>') == ()
