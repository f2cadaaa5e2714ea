"""Names of persons are masked in what is told, and in nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.jobs.masking import MASK, mask_persons
from auditor.model import Audit, Metadata, Owner, OwnerKind, Page, PageAudit, Text, failed
from tests.jobs.test_gate import audit


def told(words: str, owner: Owner | None = None) -> Audit:
    page = Page(url="https://exempelby.example/", html=f"<p>{words}</p>", metadata=Metadata(owner=owner))
    verdicts = audit(failed(None, Text(words, words))).pages[0].verdicts
    return mask_persons(replace(audit(), pages=(PageAudit(page=page, verdicts=verdicts),)))


def message(words: str, owner: Owner | None = None) -> str:
    return told(words, owner).pages[0].verdicts[0].findings[0].message.sv


def test_an_owner_who_is_a_person_is_masked_everywhere() -> None:
    owner = Owner(text="Ada Exempelsson, handläggare", kind=OwnerKind.PERSON, label="Sidansvarig")
    masked = told("Fråga Ada Exempelsson.", owner).pages[0]

    assert masked.page.metadata.owner is not None
    assert masked.page.metadata.owner.text == MASK
    assert masked.verdicts[0].findings[0].message.sv == f"Fråga {MASK}."


def test_an_owner_that_is_a_unit_is_not() -> None:
    owner = Owner(text="Miljökontoret", kind=OwnerKind.UNIT, label="Informationsägare")

    assert message("Fråga Miljökontoret.", owner) == "Fråga Miljökontoret."


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("kommunalråd Ada Exempelsson (S) och Bo von Prov (KD)", f"kommunalråd {MASK} (S) och {MASK} (KD)"),
        ("Skriv till ada.exempelsson@exempelby.example", f"Skriv till {MASK}@exempelby.example"),
        ("Skriv till kommun@exempelby.example", "Skriv till kommun@exempelby.example"),
        ("Kommunstyrelsen (KS) beslutar", "Kommunstyrelsen (KS) beslutar"),
    ],
)
def test_names_in_words(words: str, expected: str) -> None:
    assert message(words) == expected


def test_evidence_is_left_as_it_was() -> None:
    assert "Ada Exempelsson" in told("Ada Exempelsson (S)").pages[0].page.html
