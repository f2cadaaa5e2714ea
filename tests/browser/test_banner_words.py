"""Which buttons of a consent banner reject, and what of two looks is told; without a browser."""

import re
from typing import Any

import pytest

from auditor.browser.page.banner import _accepts, _plain, _rejects, _topic, seen_with_banner

REJECT = """
    Avvisa|Avvisa alla|Avvisa alla kakor|Avvisa alla utom nödvändiga|Neka|Neka alla|NEKA|Avböj|Nej tack
    Nej, tack|Endast nödvändiga|Endast nödvändiga cookies|Bara nödvändiga|Bara nödvändiga kakor
    Acceptera endast nödvändiga|Tillåt bara nödvändiga kakor|Godkänn bara nödvändiga|Jag godkänner inte
    Använd endast nödvändiga cookies|Acceptera inte|Spara endast nödvändiga|× Avvisa alla
    Avvisa valfria kakor|Fortsätt utan att godkänna
    Reject|Reject all|Reject All Cookies|Decline|Deny|Only necessary|Necessary cookies only
    Use necessary cookies only|Accept only essential|Only allow essential cookies|No, thanks
    Reject non-essential cookies|I do not accept|Continue without accepting
    Avvis alle|Kun nødvendige|Kun nødvendige cookies|Afvis alle|Bare nødvendige|Hylkää kaikki
    Vain välttämättömät|Salli vain välttämättömät evästeet|Alle ablehnen|Ablehnen|Nur notwendige Cookies
    Tout refuser|Continuer sans accepter|Alles weigeren|Alleen noodzakelijke cookies|Rechazar todo
    Rifiuta tutti|Rejeitar todos|Odrzuć wszystkie|Odmítnout vše|Tylko niezbędne
"""
OTHERS = """
    Godkänn|Godkänn alla|Acceptera alla kakor|Tillåt alla|Tillåt urval|OK|Jag förstår|Spara|Spara val|Stäng
    Inställningar|Anpassa|Hantera kakor|Läs mer|Läs om nödvändiga kakor|Visa detaljer|Nödvändiga|Accept all
    Allow selection|Settings|Manage options|Close|Save and close|More information|Necessary
    Alle akzeptieren|Einstellungen|Tout accepter|Hyväksy|Acceptera nödvändiga och statistik
    Avvisningar i taxan|Neka inte|Nejonöga
"""


def names(written: str) -> list[str]:
    return [name.strip() for line in written.strip().splitlines() for name in line.split("|")]


def matches(pattern: re.Pattern[str], name: str) -> bool:
    return pattern.fullmatch(_plain(name)) is not None


@pytest.mark.parametrize("name", names(REJECT))
def test_rejects(name: str) -> None:
    assert matches(_rejects(), name)


@pytest.mark.parametrize("name", names(OTHERS))
def test_rejects_nothing(name: str) -> None:
    assert not matches(_rejects(), name)


@pytest.mark.parametrize("name", names(REJECT))
def test_what_rejects_does_not_accept(name: str) -> None:
    assert not matches(_accepts(), name)


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("Vi använder kakor", True),
        ("We use cookies", True),
        ("Käytämme evästeitä", True),
        ("Vi bruger cookies", True),
        ("Prenumerera på vårt nyhetsbrev", False),
        ("Sök på webbplatsen", False),
    ],
)
def test_what_banners_speak_of(text: str, *, speaks: bool) -> None:
    assert bool(re.search(_topic(), text, re.IGNORECASE)) is speaks


def answer(group: str, rule: str, *nodes: tuple[str, str]) -> dict[str, Any]:
    return {group: [{"id": rule, "nodes": [{"target": [target], "html": html} for target, html in nodes]}]}


INSIDE = frozenset({'["#kakor > a"]'})


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        pytest.param(answer("violations", "link-name", ("#kakor > a", "<a>")), {}, 1, id="in the banner"),
        pytest.param(answer("incomplete", "link-name", ("#kakor > a", "<a>")), {}, 1, id="a doubt in it"),
        pytest.param(answer("violations", "aria-hidden-focus", ("main", "<main>")), {}, 1,
                     id="a fault in the content while it is open"),
        pytest.param(answer("incomplete", "color-contrast", ("p", "<p>")), {}, 0, id="a doubt outside it"),
        pytest.param(answer("violations", "color-contrast", ("p", "<p>")), {}, 0, id="looks of the content"),
        pytest.param(answer("violations", "link-name", ("a", "<a>")),
                     answer("violations", "link-name", ("a", "<a>")), 0, id="in both"),
        pytest.param(answer("violations", "link-name", ("a:nth-child(2)", "<a>")),
                     answer("violations", "link-name", ("a:nth-child(1)", "<a>")), 0, id="in both, moved"),
    ],
)  # fmt: skip
def test_what_is_kept_of_the_first_look(first: dict[str, Any], second: dict[str, Any], kept: int) -> None:
    told = seen_with_banner(first, second, INSIDE)

    assert sum(len(result["nodes"]) for group in told.values() for result in group) == kept
