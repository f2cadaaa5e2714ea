"""What marks a field as required, and what only looks like it."""

import pytest

from auditor import vocabulary
from rules.forms import marks


@pytest.mark.parametrize(
    ("label", "words", "count"),
    [
        ("Namn", "Namn", 0),
        ("Namn *", "Namn", 1),
        ("Namn*", "Namn", 1),
        ("* Namn", "Namn", 1),
        ("Namn:*", "Namn", 1),
        ("Namn ✱", "Namn", 1),
        ("Namn * (ange hela namnet)", "Namn (ange hela namnet)", 1),
        ("Namn (obligatoriskt)", "Namn", 1),
        ("Namn [obligatoriskt]", "Namn", 1),
        ("Namn (obligatoriskt, högst 50 tecken)", "Namn", 1),
        ("Namn obligatoriskt", "Namn", 1),
        ("Namn – obligatoriskt fält", "Namn", 1),
        ("Obligatoriskt: Namn", "Namn", 1),
        ("Namn (krävs)", "Namn", 1),
        ("Namn (fältet är obligatoriskt)", "Namn", 1),
        ("Name (required)", "Name", 1),
        ("Name, required", "Name", 1),
        ("Namn * (obligatoriskt)", "Namn", 2),
        ("Godkännande av datalagring (obligatorisk) * (obligatorisk)", "Godkännande av datalagring", 3),
        ("Godkännande av datalagring obligatorisk * obligatorisk", "Godkännande av datalagring", 3),
    ],
)
def test_a_label_is_parted_into_words_and_marks(label: str, words: str, count: int) -> None:
    assert marks.read(label).words == words
    assert len(marks.marks_in(label)) == count


@pytest.mark.parametrize(
    "label",
    [
        "Telefon (ej obligatoriskt)",
        "Telefon, inte obligatoriskt",
        "Phone (not required)",
        "Är närvaron obligatorisk?",
        "Är närvaron obligatorisk",
        "Obligatorisk skolgång",
        "Bilaga krävs",
        "Hotell 5*",
        "2*3",
        "Lösenord (minst en av * eller #)",
        "********",
        "Kontaktuppgifter (fält med * är obligatoriska)",
    ],
)
def test_no_mark(label: str) -> None:
    assert marks.marks_in(label) == ()


def test_a_word_at_the_end_may_be_the_labels_own() -> None:
    assert marks.may_be_marked("Wheelchair assistance required")
    assert not marks.may_be_marked("Required reading list")


@pytest.mark.parametrize(
    "sentence",
    [
        "* = obligatoriskt fält",
        "*Obligatoriskt",
        "* Obligatoriska fält",
        "Fält markerade med * är obligatoriska.",
        "Fält märkta med asterisk måste fyllas i.",
        "Obligatoriska fält har en stjärna.",
        "Stjärna (*) betyder att fältet är obligatoriskt.",
        "Mandatory fields are marked with an asterisk (*).",
        "* indicates a required field",
    ],
)
def test_explanation_of_a_star(sentence: str) -> None:
    assert marks.explains_star(sentence)
    assert not marks.shows_by_colour(sentence)
    assert not marks.says_all_required(sentence)


@pytest.mark.parametrize("text", ["Namn (obligatorisk) * (obligatorisk)", "* Barn under sju år räknas inte"])
def test_no_explanation_of_a_star(text: str) -> None:
    assert not marks.explains_star(text)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Alla fält är obligatoriska.", True),
        ("Samtliga frågor måste besvaras.", True),
        ("Alla fält utom telefon måste fyllas i.", True),
        ("All fields are required.", True),
        ("Alla obligatoriska fält måste fyllas i.", False),
        ("Alla fält markerade med * är obligatoriska.", False),
        ("Alla röda fält är obligatoriska.", False),
    ],
)
def test_all_required(sentence: str, *, expected: bool) -> None:
    assert marks.says_all_required(sentence) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Fält med röd text är obligatoriska.", True),
        ("Rödmarkerade fält är obligatoriska", True),
        ("De röda fälten måste fyllas i.", True),
        ("Fields in red are required.", True),
        ("Fält markerade med röd stjärna är obligatoriska.", False),
        ("Obligatoriska fält som inte är ifyllda visas i rött.", False),
        ("Vid fel blir obligatoriska fält röda.", False),
        ("Cykelhjälm är obligatorisk i röda spåret.", False),
    ],
)
def test_colour_alone(sentence: str, *, expected: bool) -> None:
    assert marks.shows_by_colour(sentence) is expected


def test_every_entry_of_the_vocabulary_has_a_language_and_the_file_a_source() -> None:
    table = vocabulary.load("rules.forms", "required.toml")

    assert table["source"]
    for kind in ("mark", "star", "all", "optional", "colour"):
        assert {entry["language"] for entry in table[kind]} == {"sv", "en"}
