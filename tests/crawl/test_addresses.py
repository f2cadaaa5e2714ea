"""One address per page, and which of them belong to the site."""

import pytest

from auditor.crawl import same_site, tidy


@pytest.mark.parametrize(
    ("written", "tidied"),
    [
        ("HTTPS://WWW.Example.SE", "https://www.example.se/"),
        ("https://example.se:443/a", "https://example.se/a"),
        ("http://example.se:8080/a", "http://example.se:8080/a"),
        ("https://example.se/Bygga/Lov.html", "https://example.se/Bygga/Lov.html"),
        ("https://example.se/a?B=C&a=1", "https://example.se/a?B=C&a=1"),
        ("https://example.se/a#del", "https://example.se/a"),
        ("https://example.se/vägar och torg", "https://example.se/v%C3%A4gar%20och%20torg"),
        ("  https://example.se/a ", "https://example.se/a"),
        ("http://[::1]:8000/", "http://[::1]:8000/"),
    ],
)
def test_tidies_what_means_the_same_and_keeps_the_rest(written: str, tidied: str) -> None:
    assert tidy(written) == tidied


@pytest.mark.parametrize(
    "written",
    ["mailto:kommun@example.se", "javascript:alert(1)", "ftp://example.se/", "http://[", "https:///a"],
)
def test_what_is_not_for_http_is_no_address(written: str) -> None:
    assert tidy(written) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://example.se/a", "https://example.se/b", True),
        ("https://example.se/", "https://www.example.se/", True),
        ("http://example.se/", "https://example.se/", True),
        ("https://example.se/", "https://e.example.se/", False),
        ("http://127.0.0.1:8000/", "http://127.0.0.1:8001/", False),
    ],
)
def test_a_site_is_a_host_with_or_without_www(one: str, other: str, *, same: bool) -> None:
    assert same_site(one, other) is same
