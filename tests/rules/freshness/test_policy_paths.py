"""Which pages a path's policy holds for."""

from datetime import timedelta

import pytest

from auditor.model import Page, PathPolicy, Policy
from rules.freshness.policy import Ages, ages_for, matches

YEAR, HALF, MONTH = timedelta(days=365), timedelta(days=183), timedelta(days=30)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("/bygga/**", "/bygga/altan"),
        ("/bygga/**", "/bygga/altan/uterum.html"),
        ("/bygga/**", "/bygga/"),
        ("/bygga/**", "/bygga"),
        ("/bygga/*", "/bygga/altan/"),
        ("/**", "/"),
        ("/**/taxor", "/taxor"),
        ("/**/taxor", "/bygga/altan/taxor"),
        ("/nyheter-*", "/nyheter-2024"),
        ("/förskola/**", "/f%C3%B6rskola/avgift"),
        ("/a/**/b/**/c", "/a/x/b/y/z/c"),
    ],
)
def test_matches(pattern: str, path: str) -> None:
    assert matches(pattern, path)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("/bygga/**", "/byggare/altan"),
        ("/bygga/**", "/Bygga/altan"),
        ("/bygga/**", "/om/bygga/altan"),
        ("/bygga/*", "/bygga/altan/uterum"),
        ("/bygga/*", "/bygga"),
        ("/bygga", "/bygga/altan"),
        ("/a.b", "/axb"),
        ("/**/taxor", "/taxor/2024"),
    ],
)
def test_does_not_match(pattern: str, path: str) -> None:
    assert not matches(pattern, path)


def ages(path: str, *paths: PathPolicy, review_age: timedelta | None = None) -> Ages:
    page = Page(url=f"https://exempelby.example{path}", html="")
    return ages_for(page, Policy(max_age=YEAR, review_age=review_age, paths=paths))


def test_a_path_that_nothing_is_said_of_has_the_sites_ages() -> None:
    assert ages("/om", PathPolicy(pattern="/bygga/**", max_age=HALF)) == Ages(YEAR, None, None)


def test_what_a_pattern_leaves_out_is_the_sites() -> None:
    own = PathPolicy(pattern="/bygga/**", max_age=HALF)

    assert ages("/bygga/altan", own, review_age=MONTH) == Ages(HALF, MONTH, None)


def test_the_last_pattern_that_matches_wins() -> None:
    first = PathPolicy(pattern="/bygga/**", max_age=HALF)
    last = PathPolicy(pattern="/bygga/planer/**", is_exempt=True)

    assert ages("/bygga/planer/torget", first, last) == Ages(YEAR, None, True)
    assert ages("/bygga/planer/torget", last, first) == Ages(HALF, None, None)


def test_many_stars_are_matched_in_no_time() -> None:
    assert not matches("/**" * 50 + "/x", "/a" * 500)
