"""A folder is served as a web server would serve it, and no further."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from auditor.localhost import LocalSite, html_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("index.html", "bygga och bo/lov.htm", "bygga och bo/bild.png", "a.HTML"):
        file = tmp_path / "site" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"<p>{name}</p>", encoding="utf-8")
    (tmp_path / "hemlig.html").write_text("hemlig", encoding="utf-8")
    return tmp_path / "site"


@pytest.fixture
def site(folder: Path) -> Iterator[LocalSite]:
    with LocalSite(folder, {"/lov": "/bygga%20och%20bo/lov.htm"}) as running:
        yield running


def test_every_html_file_is_found_in_order(folder: Path) -> None:
    assert [path.as_posix() for path in html_files(folder)] == [
        "a.HTML",
        "bygga och bo/lov.htm",
        "index.html",
    ]


def test_each_file_has_its_address(site: LocalSite) -> None:
    answer = httpx.get(site.address_of(Path("bygga och bo/lov.htm")))

    assert answer.text == "<p>bygga och bo/lov.htm</p>"


def test_a_page_in_utf_8_that_does_not_say_so_is_sent_as_such(site: LocalSite) -> None:
    assert httpx.get(f"{site.origin}/index.html").headers["content-type"] == "text/html; charset=utf-8"


def test_a_page_that_says_its_encoding_is_left_to_say_it(folder: Path, site: LocalSite) -> None:
    (folder / "latin.html").write_bytes('<meta charset="iso-8859-1"><p>Å</p>'.encode("iso-8859-1"))

    assert httpx.get(f"{site.origin}/latin.html").headers["content-type"] == "text/html"


def test_a_folder_leads_to_its_index(site: LocalSite) -> None:
    assert httpx.get(f"{site.origin}/").headers["location"] == "/index.html"


def test_a_folder_without_an_index_is_no_page(site: LocalSite) -> None:
    assert httpx.get(f"{site.origin}/bygga%20och%20bo/").status_code == 404


def test_redirects_are_answered(site: LocalSite) -> None:
    assert httpx.get(f"{site.origin}/lov").status_code == 301


def test_nothing_outside_the_folder_is_served(site: LocalSite) -> None:
    with httpx.Client() as client:
        request = client.build_request("GET", site.origin)
        request.url = request.url.copy_with(raw_path=b"/../hemlig.html")
        assert client.send(request).status_code == 404


def test_the_day_a_file_was_copied_is_not_told(site: LocalSite) -> None:
    assert "last-modified" not in httpx.get(f"{site.origin}/index.html").headers
