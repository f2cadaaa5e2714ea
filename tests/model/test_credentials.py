"""Credentials are shown to their own origins, and masked everywhere else."""

from __future__ import annotations

import pytest

from auditor.model.credentials import MASK, Cookie, Credential, Credentials, Storage, origin_of

SITE = "https://a.example"
WORD = 'korrekt"häst<9'
COOKIES = (
    Cookie(name="s", value="allt", host="a.example", secure=True),
    Cookie(name="s", value="nyheter", host="a.example", path="/nyheter"),
    Cookie(name="d", value="under", host="a.example", subdomains=True),
)
CREDENTIALS = Credentials(
    (
        Credential(
            origins=(SITE, "https://under.a.example"),
            basic=("u", WORD),
            headers={"X-Token": "Bearer nyckel-7f3a91"},
            cookies=COOKIES,
            storage={SITE: Storage(local={"t": "eyJhbGciOiJIUzI1NiJ9.e30", "ja": "inloggad-som-redaktör"})},
            typed=("lösen-i-formulär",),
        ),
    )
)


@pytest.mark.parametrize("url", [f"{SITE}/", f"{SITE}:443/a?b#c", "https://A.example/"])
def test_they_are_shown_to_their_origin(url: str) -> None:
    assert CREDENTIALS.headers_for(url).keys() == {"Authorization", "X-Token"}
    assert CREDENTIALS.basic_for(url) == ("u", WORD)


@pytest.mark.parametrize(
    "url",
    [
        "http://a.example/",
        "https://a.example:8443/",
        "https://www.a.example/",
        "https://a.example.b.example/",
        "https://a.example@b.example/",
        "https://b.example/?https://a.example/",
        "ftp://a.example/",
        "https://[a.example/",
        "javascript:alert(1)",
        "",
    ],
)
def test_they_are_shown_to_no_other(url: str) -> None:
    assert CREDENTIALS.headers_for(url) == {}
    assert CREDENTIALS.basic_for(url) is None
    assert CREDENTIALS.cookies_for(url) == {}


@pytest.mark.parametrize(
    ("url", "sent"),
    [
        (f"{SITE}/", {"s": "allt", "d": "under"}),
        (f"{SITE}/nyheter/1", {"s": "nyheter", "d": "under"}),
        (f"{SITE}/nyhetera", {"s": "allt", "d": "under"}),
        ("https://under.a.example/", {"d": "under"}),
    ],
)
def test_cookies_go_where_they_belong(url: str, sent: dict[str, str]) -> None:
    assert CREDENTIALS.cookies_for(url) == sent


def test_a_secure_cookie_is_not_sent_in_the_clear() -> None:
    cookie = Cookie(name="s", value="x", host="a.example", secure=True)
    clear = Credentials((Credential(origins=("http://a.example",), cookies=(cookie,)),))

    assert clear.cookies_for("http://a.example/") == {}


def test_nothing_secret_is_shown_by_repr() -> None:
    shown = repr(CREDENTIALS)

    assert not [secret for secret in CREDENTIALS.all[0].secrets if secret in shown]
    assert "nyheter'" not in shown.replace("path='/nyheter'", "")


@pytest.mark.parametrize(
    "text",
    [
        WORD,
        "korrekt&quot;häst&lt;9",
        "korrekt%22h%C3%A4st%3C9",
        r"korrekt\"häst<9",
        "nyckel-7f3a91",
        "eyJhbGciOiJIUzI1NiJ9.e30",
        "lösen-i-formulär",
    ],
)
def test_they_are_masked_as_they_may_be_written(text: str) -> None:
    assert CREDENTIALS.masked(f"före {text} efter") == f"före {MASK} efter"


@pytest.mark.parametrize("text", ["inloggad-som-redaktör", "allt under nyheter", "u"])
def test_words_are_not_masked(text: str) -> None:
    assert CREDENTIALS.masked(text) == text


def test_all_texts_of_a_value_are_masked() -> None:
    value = {"nodes": [{"html": f"<a title='{WORD}'>", "n": 1}], "none": None}

    assert CREDENTIALS.masked_json(value) == {
        "nodes": [{"html": f"<a title='{MASK}'>", "n": 1}],
        "none": None,
    }


@pytest.mark.parametrize(
    ("url", "origin"),
    [("http://[::1]:8080/x", "http://[::1]:8080"), ("HTTPS://A.example:443", SITE), ("http://a:b", "")],
)
def test_origins(url: str, origin: str) -> None:
    assert origin_of(url) == origin
