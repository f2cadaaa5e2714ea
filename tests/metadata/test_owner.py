"""Who answers for the page (domain.md 1.1, lesson 3)."""

from collections.abc import Callable
from datetime import date

import pytest

from auditor.model import DateKind, Flaw, Metadata, Owner, OwnerKind, Subject

type Read = Callable[..., Metadata]


def test_owner_keeps_its_evidence(read: Read) -> None:
    assert read("<p>Informationsägare: Kommunledningsförvaltningen</p>").owner == Owner(
        text="Kommunledningsförvaltningen",
        kind=OwnerKind.UNIT,
        label="Informationsägare",
        selector="html > body > main > p:nth-of-type(5)",
    )


@pytest.mark.parametrize(
    "lines",
    [
        "<p>Sidansvarig: Gatuenheten</p>",
        "<p>Sidansvarig Gatuenheten</p>",
        "<p>Sidansvarig:Gatuenheten</p>",
        "<p>Sidansvarig: Gatuenheten.</p>",
        "<p>Sidansvarig:<br>Gatuenheten</p>",
        "<p><strong>Sidansvarig</strong><br>Gatuenheten<br>Telefon: 0980-319 200</p>",
        "<p>Sidansvarig: Gatuenheten, telefon 0980-319 200</p>",
        "<p>Sidansvarig: Gatuenheten Skriv ut</p>",
        "<p>Sidansvarig: Gatuenheten Senast uppdaterad: 5 februari 2024</p>",
        "<p>Senast uppdaterad: 5 februari 2024 | Sidansvarig: Gatuenheten | Skriv ut</p>",
        "<p>Sidansvarig: <a href='/gatuenheten'>Gatuenheten</a></p>",
        "<div><span>Sidansvarig</span><span>Gatuenheten</span><span>Skriv ut</span></div>",
        "<div><div>Sidansvarig</div><div>Gatuenheten</div></div>",
        "<h2>Sidansvarig</h2><p>Gatuenheten</p>",
        "<dl><dt>Sidansvarig</dt><dd>Gatuenheten</dd></dl>",
        "<dl><dt>Från</dt><dd>Gatuenheten</dd></dl>",
        "<table><tr><th>Sidansvarig</th><td>Gatuenheten</td></tr></table>",
        "<p>Uppdaterad 2024-02-05 av Gatuenheten</p>",
        "<p>Uppdaterad 2024-02-05 13.45<br>av Gatuenheten</p>",
        "<p>Publicerad av Gatuenheten den 5 februari 2024</p>",
        "<p>Ansvarlig for siden: Gatuenheten</p>",
        "<p>Content owner: Gatuenheten</p>",
    ],
)
def test_name_is_found_where_it_stands(read: Read, lines: str) -> None:
    owner = read(lines).owner

    assert owner
    assert owner.text == "Gatuenheten"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kommunledningsförvaltningen", OwnerKind.UNIT),
        ("Barn- och grundskolenämnden", OwnerKind.UNIT),
        ("Kommunstyrelsen", OwnerKind.UNIT),
        ("Räddningstjänsten", OwnerKind.UNIT),
        ("Medborgarkontoret", OwnerKind.UNIT),
        ("Exempelby Energi AB", OwnerKind.UNIT),
        ("Kultur och fritid", OwnerKind.UNIT),
        ("Enheten för gator och parker", OwnerKind.UNIT),
        ("Webbredaktion", OwnerKind.ROLE),
        ("Webbredaktionen", OwnerKind.ROLE),
        ("webbredaktör", OwnerKind.ROLE),
        ("Kommunikatör", OwnerKind.ROLE),
        ("Registrator", OwnerKind.ROLE),
        ("Handläggare på Gatuenheten", OwnerKind.ROLE),
        ("gata@exempelby.example", OwnerKind.ADDRESS),
        ("Förnamn Efternamn", OwnerKind.PERSON),
        ("Förnamn Mellan-Namn Efternamn", OwnerKind.PERSON),
        ("Förnamn Efternamn, Gatuenheten", OwnerKind.PERSON),
        ("Gatuenheten, Förnamn Efternamn", OwnerKind.UNIT),
    ],
)
def test_kind_of_owner(read: Read, text: str, kind: OwnerKind) -> None:
    owner = read(f"<p>Informationsägare: {text}</p>").owner

    assert owner
    assert (owner.text, owner.kind) == (text, kind)


@pytest.mark.parametrize("text", ["vakant", "N.N."])
def test_placeholder_is_returned_for_a_rule_to_judge(read: Read, text: str) -> None:
    owner = read(f"<p>Kontaktperson: {text}</p>").owner

    assert owner
    assert owner.text == text


@pytest.mark.parametrize("words", ["E-post", ""])
def test_address_of_a_link_that_names_nobody(read: Read, words: str) -> None:
    owner = read(
        f"<p>Sidansvarig: <a href='mailto:gata@exempelby.example?subject=Sidan'>{words}</a></p>"
    ).owner

    assert owner
    assert (owner.text, owner.kind) == ("gata@exempelby.example", OwnerKind.ADDRESS)


def test_linked_name_beats_its_address(read: Read) -> None:
    owner = read("<p>Sidansvarig: <a href='mailto:gata@exempelby.example'>Gatuenheten</a></p>").owner

    assert owner
    assert owner.text == "Gatuenheten"


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Sidansvarig:", "Sidansvarig"),
        ("Sidansvarig", "Sidansvarig"),
        ("Kontakt för den här sidan:", "Kontakt för den här sidan"),
        ("Publicerad av", "Publicerad av"),
        ("Sidan kontrollerades av:<br>den", "Sidan kontrollerades av"),
        ("Sidansvarig:</p><p>Skriv ut", "Sidansvarig"),
        ("Sidansvarig:</p><p>Vi svarar på frågor alla vardagar.", "Sidansvarig"),
    ],
)
def test_label_without_a_name_is_told(read: Read, line: str, label: str) -> None:
    metadata = read(f"<p>{line}</p>")

    assert metadata.owner is None
    assert [(one.subject, one.flaw, one.label) for one in metadata.unread] == [
        (Subject.OWNER, Flaw.EMPTY, label)
    ]


def test_a_sentence_in_the_names_place_is_told(read: Read) -> None:
    sentence = "Den som äger informationen på sidan är också den som ser till att den stämmer"
    metadata = read(f"<p>Sidansvarig: {sentence}.</p>")

    assert metadata.owner is None
    assert [(one.flaw, one.text) for one in metadata.unread] == [(Flaw.UNREADABLE, sentence)]


def test_template_leak_is_told(read: Read) -> None:
    metadata = read("<p>Sidansvarig: {{author}}</p>")

    assert metadata.owner is None
    assert [(one.flaw, one.text) for one in metadata.unread] == [(Flaw.TEMPLATE, "{{author}}")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sidansvarig är kommunen.",
        "Kontaktperson för frågor om bygglov är stadsarkitekten.",
        "Ansvarig nämnd fattar beslut i frågan.",
        "Avgiften uppdaterades den 3 mars 2024 av fullmäktige.",
        "Boken är publicerad av Gatuenheten.",
    ],
)
def test_a_sentence_names_no_owner(read: Read, sentence: str) -> None:
    metadata = read(f"<p>{sentence}</p>")

    assert (metadata.owner, metadata.unread) == (None, ())


@pytest.mark.parametrize(
    "lines",
    [
        "<p>Publicerad av: Webbredaktionen</p><p>Informationsägare: Gatuenheten</p>",
        "<p>Uppdaterad 2024-02-05 av Webbredaktionen</p><p>Sidansvarig: Gatuenheten</p>",
        "<p>Informationsägare: Gatuenheten</p><p>Kontaktperson: Webbredaktionen</p>",
    ],
)
def test_owner_beats_who_put_it_there(read: Read, lines: str) -> None:
    owner = read(lines).owner

    assert owner
    assert owner.text == "Gatuenheten"


def test_contacts_of_many_are_not_the_pages_owner(read: Read) -> None:
    assert (
        read("<ul><li>Kontaktperson: Gatuenheten</li><li>Kontaktperson: Parkenheten</li></ul>").owner is None
    )


@pytest.mark.parametrize(
    ("lines", "kind", "label"),
    [
        (
            "<p>Aktuelltartikel publicerad av: Kommunkansliet</p><p>2018-08-06</p>",
            DateKind.PUBLISHED,
            "Aktuelltartikel publicerad av",
        ),
        ("<p>Publicerad av: Kommunkansliet<br><br>2018-08-06</p>", DateKind.PUBLISHED, "Publicerad av"),
        ("<p>Uppdaterad av Kommunkansliet 2018-08-06</p>", DateKind.MODIFIED, "Uppdaterad av"),
        ("<p>Sidan kontrollerades av: Kommunkansliet den 6 augusti 2018</p>", DateKind.REVIEWED, None),
    ],
)
def test_date_after_an_editor_says_when(read: Read, lines: str, kind: DateKind, label: str | None) -> None:
    (found,) = read(lines).dates

    assert (found.kind, found.value) == (kind, date(2018, 8, 6))
    assert found.label == (label or "Sidan kontrollerades av")
