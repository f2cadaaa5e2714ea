"""Owners as the site knows them, and addresses that cannot be."""

import pytest

from auditor.evaluate import judge_site
from auditor.model import Context, Evidence, Finding, Given, Outcome, Policy
from auditor.testing import EXEMPELBY, TODAY, page_from
from rules.freshness.addresses import addresses_in, fault_of
from rules.freshness.owners import ended, is_listed, nearest
from rules.freshness.owners_exist import owners_are_there

POLICY = Policy(
    directory=("Gatuenheten", "Bygg, miljö och teknik"), ended={"Tekniska kontoret": "Gatuenheten"}
)


@pytest.mark.parametrize(
    "address",
    [
        "bygg@kommun@exempelby.se",
        "bygg@@exempelby.se",
        "bygg@exempelby",
        "bygg@exempelby,se",
        "bygg..lov@exempelby.se",
        ".bygg@exempelby.se",
        "bygg@exempelby..se",
        "bygg@-exempelby.se",
        "bygg@exempelby.s",
        "bygg@exempelby.123",
        "bygg@kommun.invalid",
        "namn@example.com",
    ],
)
def test_an_address_that_cannot_be(address: str) -> None:
    assert fault_of(address, "www.exempelby.se") is not None


@pytest.mark.parametrize(
    "address",
    [
        "bygg@exempelby.se",
        "bygg-lov.enhet+webb@bygg.exempelby.se",
        "o'brien@exempelby.se",
        "info@räksmörgås.se",
        "info@xn--rksmrgs-5wao1o.se",
        "info@exempelby.museum",
        "INFO@EXEMPELBY.SE",
    ],
)
def test_an_address_that_can_be(address: str) -> None:
    assert fault_of(address, "www.exempelby.se") is None


def test_on_an_examples_own_host_its_addresses_are_right() -> None:
    assert fault_of("info@exempelby.example", "exempelby.example") is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gatuenheten, gata@exempelby.se", ["gata@exempelby.se"]),
        ("a@exempelby.se, b@exempelby.se", ["a@exempelby.se", "b@exempelby.se"]),
        ("a@exempelby.se,b@exempelby.se", ["a@exempelby.se", "b@exempelby.se"]),
        ("<info@exempelby.se>", ["info@exempelby.se"]),
        ("Följ oss @exempelby", []),
        ("Gatuenheten", []),
    ],
)
def test_addresses_are_found(text: str, found: list[str]) -> None:
    assert list(addresses_in(text)) == found


@pytest.mark.parametrize(
    "text", ["gatuenheten", "Gatuenheten, Exempelby", "Bygg, miljö och teknik", "GATUENHETEN."]
)
def test_an_owner_is_known_by_its_name_or_a_part_of_it(text: str) -> None:
    assert is_listed(text, POLICY)


@pytest.mark.parametrize("text", ["Parkenheten", "Miljö och teknik", "Gatuenheterna"])
def test_another_name_is_another_owner(text: str) -> None:
    assert not is_listed(text, POLICY)


def test_almost_the_same_name_is_asked_about() -> None:
    assert nearest("Gatuenhet", POLICY) == "Gatuenheten"
    assert nearest("Kulturskolan", POLICY) is None


def test_an_owner_that_is_no_more_has_an_heir() -> None:
    assert ended("tekniska kontoret", POLICY) == ("Tekniska kontoret", "Gatuenheten")
    assert ended("Gatuenheten", POLICY) is None


def of_site(*owners: str, policy: Policy = POLICY) -> list[Finding]:
    pages = [
        page_from(f"<p>{owner}</p>", given=Given(path=f"/sida-{number}"))
        for number, owner in enumerate(owners)
    ]
    context = Context(today=TODAY, site=EXEMPELBY, policy=policy)
    return list(judge_site(owners_are_there, Evidence(site=EXEMPELBY, pages=tuple(pages)), context).findings)


def test_each_owner_is_told_of_once_with_its_pages() -> None:
    gone = "Informationsägare: Tekniska kontoret"
    (finding,) = of_site(*[gone] * 7, "Informationsägare: Gatuenheten")

    assert finding.outcome is Outcome.FAILED
    assert finding.message.sv.startswith("7 sidor anger ”Tekniska kontoret”")
    assert "nu ansvarar Gatuenheten" in finding.message.sv
    assert "sida-4 och 2 till" in finding.message.sv


def test_placeholders_and_editors_are_not_owners() -> None:
    assert of_site("Informationsägare: vakant", "Publicerad av: Anna Exempel") == []
