"""By what it shows that the sign-in came in place of a page."""

from __future__ import annotations

import pytest

from auditor.jobs.signed_out import Signs, is_selector, leads_to_login, password_forms

SITE = "https://a.example"
LOGIN = "<form action=/login><input name=anv><input type=password name=losen><button>In</button></form>"
CHANGE = "<form><input type=password name=old><input type=password name=new></form>"
SIGNS = Signs(
    logins=frozenset({f"{SITE}/login"}),
    forms=password_forms(LOGIN),
    patterns=("/adgangskontroll/**",),
    selectors=("#utloggad",),
)


@pytest.mark.parametrize(
    ("final", "html"),
    [
        ("/login?next=/sida", ""),
        ("/login", ""),
        ("/adgangskontroll/steg/1", ""),
        ("/sida", f"<main>{LOGIN}</main>"),
        ("/sida", "<p id=utloggad>Du är utloggad</p>"),
    ],
)
def test_the_sign_in_is_known_by_address_form_and_what_is_configured(final: str, html: str) -> None:
    assert SIGNS.told_by(f"{SITE}/sida", SITE + final, html)


@pytest.mark.parametrize(
    ("final", "html"),
    [
        ("/sida", "<h1>Sida</h1>"),
        ("/sida", CHANGE),
        ("/sida", "<p>Skriv type=password i koden</p>"),
        ("/loginhjalp", "<h1>Hjälp</h1>"),
    ],
)
def test_other_pages_are_not_taken_for_it(final: str, html: str) -> None:
    assert SIGNS.told_by(f"{SITE}/sida", SITE + final, html) == ""


def test_the_sign_in_at_its_own_address_is_itself() -> None:
    assert Signs(logins=SIGNS.logins).told_by(f"{SITE}/login", f"{SITE}/login", LOGIN) == ""


@pytest.mark.parametrize(
    "final",
    [
        f"{SITE}/login?next=/sida",
        f"{SITE}/login?ReturnUrl=%2Fsida%3Fa%3D1&x=2",
        "https://id.example/?service=https%3A%2F%2Fa.example%2Fsida",
        f"{SITE}/login?next=%252Fsida",
    ],
)
def test_of_any_site_a_sign_in_that_leads_back_is_known(final: str) -> None:
    assert leads_to_login(f"{SITE}/sida", final, LOGIN)


@pytest.mark.parametrize(
    ("final", "html"),
    [
        (f"{SITE}/artikel?id=/sidan-om-sidor", LOGIN),  # another address
        (f"{SITE}/start", LOGIN),  # a site that has the form on every page
        (f"{SITE}/sida?from=/sida", LOGIN),  # the page itself
        (f"{SITE}/ny?from=/sida", "<h1>Ny</h1>"),  # no password asked for
    ],
)
def test_a_redirect_to_a_page_with_a_form_on_it_is_none(final: str, html: str) -> None:
    assert leads_to_login(f"{SITE}/sida", final, html) == ""


def test_a_form_is_told_by_its_fields_whatever_they_hold() -> None:
    other = (
        "<form><input type=hidden name=csrf value=2><input name=losen type='password'><input name=anv></form>"
    )

    assert password_forms(LOGIN) == password_forms(other) != password_forms(CHANGE)


@pytest.mark.parametrize(("text", "is_one"), [("#a > b", True), ("#[", False), ("a:::b", False)])
def test_selectors_are_tried_before_they_are_used(text: str, *, is_one: bool) -> None:
    assert is_selector(text) is is_one
