"""The benchmark's pages are what they are said to be: like a real municipality's, and the same every time."""

from __future__ import annotations

import re
from collections import deque
from pathlib import Path

import pytest

from tests.benchmarks.municipality import elements_in, write_site

NUMBER = 40


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kommun")
    write_site(folder, NUMBER)
    return folder


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, str]:
    files = sorted(site.rglob("*.html"))
    return {f"/{file.relative_to(site).as_posix()}": file.read_text(encoding="utf-8") for file in files}


def test_there_are_as_many_as_were_asked_for(pages: dict[str, str]) -> None:
    assert len(pages) == NUMBER


def test_a_page_has_600_to_1500_elements(pages: dict[str, str]) -> None:
    assert {
        path: count for path, html in pages.items() if not 600 <= (count := elements_in(html)) <= 1500
    } == {}


def test_the_menus_have_150_links_or_more_on_a_large_site(tmp_path: Path) -> None:
    write_site(tmp_path, 300)
    menus = re.findall(r"<nav\b.*?</nav>", (tmp_path / "index.html").read_text(encoding="utf-8"), re.DOTALL)

    assert sum(menu.count("<a ") for menu in menus) >= 150


def test_the_style_sheet_is_about_100_kb(site: Path) -> None:
    assert 80_000 < (site / "assets" / "site.css").stat().st_size < 130_000


def test_every_page_can_be_reached_from_the_first(pages: dict[str, str]) -> None:
    met, waiting = {"/index.html"}, deque(["/index.html"])
    while waiting:
        for link in re.findall(r'href="(/[^"#?]+\.html)"', pages[waiting.popleft()]):
            if link in pages and link not in met:
                met.add(link)
                waiting.append(link)

    assert met == set(pages)


def test_the_same_number_gives_the_same_site(site: Path, tmp_path: Path) -> None:
    write_site(tmp_path, NUMBER)

    assert {f.name: f.read_bytes() for f in tmp_path.rglob("*.html")} == {
        f.name: f.read_bytes() for f in site.rglob("*.html")
    }
