"""`auditor doctor` says what is here and how to mend what is not."""

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.browser


def test_all_is_right_where_the_tests_run(auditor: Run) -> None:
    done = auditor("doctor")

    assert (done.returncode, "amiss" in done.stdout) == (0, False), done.stdout


def test_a_missing_browser_is_said_with_how_to_mend_it(auditor: Run) -> None:
    done = auditor("doctor", "--browser", "finns-inte")

    assert done.returncode == 2
    assert "to mend it: sudo apt-get install chromium" in done.stdout


def test_a_folder_that_cannot_be_written_is_said(auditor: Run) -> None:
    done = auditor("doctor", "--output", "/dev/null/rapport")

    assert done.returncode == 2
    assert "cannot be written" in done.stdout
