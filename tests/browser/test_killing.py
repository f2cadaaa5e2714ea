"""A Chromium killed over and over costs the run nothing but time."""

import pytest

from tests.browser.killing import audit_under_fire

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]


def test_every_page_is_audited_or_has_its_reason_though_browsers_are_killed() -> None:
    told = audit_under_fire(pages=200, every=4.0, sessions=3)

    assert (told.doubles, told.missing) == ((), ())
    assert told.audited + told.unreached.total() == 200
    assert set(told.unreached) <= {"browser-crash"}
    assert told.kills.total() >= 3
