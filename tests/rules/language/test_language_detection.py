"""Whether a text is in the language it is said to be in: seldom in doubt, and never wrong for certain."""

from __future__ import annotations

from pathlib import Path

import pytest

from rules.language.detection import Match, code_of, compare, name_of, words_of

LINES = [
    line.split("\t") for line in Path(__file__).with_name("languages.tsv").read_text("utf-8").splitlines()
]
SENTENCES = [(code_of(line[0]), line[1]) for line in LINES if len(line) == 2]
TEXTS = {code: " ".join(text for other, text in SENTENCES if other == code) for code, _ in SENTENCES}
STATED = ["sv", "no", "da", "fi", "de", "en", "fr", "es", "it", "nl", "pl", "so", "ar", "ru"]
NORDIC = {"sv", "no", "da"}
OTHER = {Match.SEEMS_OTHER, Match.IS_OTHER}

IN_NO_LANGUAGE = [
    "Storgatan 12, 123 45 Exempelby",
    "Exempelby Norra, Exempelby Södra, Lilla Exempelby, Exempelby Kyrkby, Exempelby Strand, Exempelby Hamn",
    "Smart City Exempelby 2030, European Green Deal, Horizon Europe, Interreg Nord",
    "https://www.exempelby.example/the-way-of-the-world-and-all-that-is-in-it.html",
    "Microsoft Word, Excel, PowerPoint, Teams, Outlook, SharePoint, OneDrive, Windows, Office, Azure",
    "Mån tis ons tors fre lör sön",
    "a b c d e f g h i j k l m n o p q r s t u v w x y z",
    "Lorem ipsum",
    "12 345 kr",
    "",
]


@pytest.mark.parametrize(("code", "text"), SENTENCES)
def test_a_sentence_is_never_taken_for_another_language(code: str, text: str) -> None:
    assert compare(words_of(text), code).match not in OTHER


@pytest.mark.parametrize("code", TEXTS)
def test_two_sentences_are_enough_to_agree(code: str) -> None:
    assert compare(words_of(TEXTS[code]), code).match is Match.AGREES


@pytest.mark.parametrize(("code", "text"), SENTENCES)
def test_a_sentence_agrees_with_no_other_language(code: str, text: str) -> None:
    agreeing = [stated for stated in STATED if compare(words_of(text), stated).match is Match.AGREES]

    assert [stated for stated in agreeing if stated != code and not {stated, code} <= {"ar", "fa"}] == []


@pytest.mark.parametrize("code", [code for code in TEXTS if code not in NORDIC])
@pytest.mark.parametrize("stated", ["sv", "en"])
def test_a_text_under_the_name_of_a_far_language_is_found(code: str, stated: str) -> None:
    if code != stated:
        assert compare(words_of(TEXTS[code]), stated).match in OTHER


@pytest.mark.parametrize(("code", "text"), SENTENCES)
def test_one_nordic_sentence_is_never_failed_for_another_nordic_language(code: str, text: str) -> None:
    if code in NORDIC:
        matches = {compare(words_of(text), stated).match for stated in NORDIC}
        assert Match.IS_OTHER not in matches


def test_norwegian_is_never_failed_for_danish() -> None:
    assert compare(words_of(TEXTS["no"] * 3), "da").match is not Match.IS_OTHER


@pytest.mark.parametrize("text", IN_NO_LANGUAGE)
@pytest.mark.parametrize("stated", ["sv", "en", "fi"])
def test_names_addresses_and_lists_are_in_no_language(text: str, stated: str) -> None:
    assert compare(words_of(text), stated).match not in OTHER


def test_terms_of_another_language_leave_a_text_its_own() -> None:
    text = (
        "Vi har tagit fram en roadmap för smart city som bygger på open data och living labs i hela kommunen."
    )

    assert compare(words_of(text), "sv").match is Match.AGREES


def test_a_language_that_has_no_word_list_is_doubted_never_failed() -> None:
    text = (
        "Mund të bëni kërkesë për një vend në kopsht kur fëmija është një vjeç dhe ju punoni ose studioni. "
        "Bashkia kujdeset që rrugët të pastrohen nga bora, por pronarët duhet të pastrojnë vetë trotuarin "
        "para shtëpisë."
    )

    found = compare(words_of(text), "sv")

    assert (found.match, found.code) == (Match.SEEMS_OTHER, "sq")


@pytest.mark.parametrize(
    ("tag", "code"), [("sv-SE", "sv"), ("NB_no", "no"), ("nn", "no"), (" en ", "en"), ("", "")]
)
def test_a_tag_names_a_language(tag: str, code: str) -> None:
    assert code_of(tag) == code


def test_a_language_without_a_name_goes_by_its_code() -> None:
    assert "xx" in name_of("xx").sv


def test_what_is_no_text_breaks_nothing() -> None:
    assert compare(words_of("\0\ud800\x07 ”…” 😀"), "sv").match is Match.UNDECIDED


def test_the_answer_is_always_the_same() -> None:
    words = words_of(TEXTS["de"])

    assert len({compare(words, "nl") for _ in range(20)}) == 1
