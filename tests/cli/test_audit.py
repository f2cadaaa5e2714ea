"""`auditor audit`, as a person or a script uses it."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from auditor import __version__
from tests.cli.conftest import COMMAND, PAGE, Run
from tests.conftest import Routes, WebSite

type Serve = Callable[[Routes], WebSite]


def audited(auditor: Run, *arguments: object) -> dict[str, Any]:
    done = auditor("audit", *arguments, "--today", "2026-11-23", "-f", "json", "-o", "-")
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def page(report: dict[str, Any], url: str) -> dict[str, Any]:
    (found,) = (page for page in report["pages"] if page["url"] == url)
    return dict(found)


def outcomes(report: dict[str, Any], url: str) -> dict[str, str]:
    return {verdict["rule"]: verdict["outcome"] for verdict in page(report, url)["verdicts"]}


def test_the_version_is_told(auditor: Run) -> None:
    assert auditor("--version").stdout == f"auditor {__version__}\n"


@pytest.mark.parametrize("command", [[], ["audit"], ["demo"], ["rules"], ["explain"], ["doctor"]])
def test_every_command_has_help(auditor: Run, command: list[str]) -> None:
    done = auditor(*command, "--help")

    assert (done.returncode, "Usage" in done.stdout) == (0, True)


def test_a_local_page_is_told_by_its_path(auditor: Run, folder: Path) -> None:
    report = audited(auditor, folder, "--no-browser")

    assert [found["url"] for found in report["pages"]] == ["lofte.html", "ratt.html"]


def test_no_loopback_address_is_told(auditor: Run, folder: Path) -> None:
    done = auditor("audit", folder, "--no-browser", "-f", "json", "-o", "-")

    assert "127.0.0.1" not in done.stdout


def test_an_expired_promise_fails_and_gives_status_1(auditor: Run, folder: Path) -> None:
    done = auditor("audit", folder, "--no-browser", "--today", "2026-11-23", "-f", "json", "-o", "-")

    assert outcomes(json.loads(done.stdout), "lofte.html")["expired-promise"] == "failed"
    assert done.returncode == 1


def test_the_day_can_be_moved(auditor: Run, folder: Path) -> None:
    done = auditor("audit", folder, "--no-browser", "--today", "2028-01-01", "-f", "json", "-o", "-")

    assert outcomes(json.loads(done.stdout), "ratt.html")["update-date"] == "failed"


def test_failures_can_be_told_without_failing(auditor: Run, folder: Path) -> None:
    assert auditor("audit", folder, "--no-browser", "--fail-on", "never").returncode == 0


def test_reports_go_to_a_folder_and_the_terminal(auditor: Run, folder: Path, tmp_path: Path) -> None:
    done = auditor("audit", folder, "--no-browser")

    assert (tmp_path / "auditor-report" / "report.html").is_file()
    assert "Report: auditor-report/report.html" in done.stdout
    assert "lofte.html" in done.stdout


def test_a_single_report_can_go_to_a_file(auditor: Run, folder: Path, tmp_path: Path) -> None:
    auditor("audit", folder, "--no-browser", "-f", "json", "-o", "natt/svar.json")

    assert json.loads((tmp_path / "natt" / "svar.json").read_text(encoding="utf-8"))["pages"]


def test_no_colour_where_there_is_no_terminal(auditor: Run, folder: Path) -> None:
    assert "\x1b" not in auditor("audit", folder, "--no-browser").stdout


def test_without_a_browser_nothing_is_passed_that_needs_one(auditor: Run, folder: Path) -> None:
    report = audited(auditor, folder, "--no-browser")

    rules = outcomes(report, "ratt.html")
    assert not [rule for rule in rules if rule.startswith("axe/")]
    assert {"what": "axe", "reason": "no-browser", "detail": ""} in page(report, "ratt.html")["not_tested"]
    assert page(report, "ratt.html")["outcome"] == "cantTell"


def test_pages_that_a_site_leads_to_are_audited(auditor: Run, serve: Serve) -> None:
    site = serve({"/": PAGE.format(text='<a href="/tva">Två</a>'), "/tva": PAGE.format(text="Två")})

    report = audited(auditor, site.url(), "--no-browser")

    assert [found["url"] for found in report["pages"]] == [site.url("/"), site.url("/tva")]


def test_every_file_of_a_folder_is_audited_whatever_the_limit(auditor: Run, folder: Path) -> None:
    report = audited(auditor, folder, "--no-browser", "--max-pages", "1")

    assert (report["summary"]["pages"], report["summary"]["beyond"]) == (2, 0)


def test_depth_0_is_just_the_pages_given(auditor: Run, serve: Serve) -> None:
    site = serve({"/": PAGE.format(text='<a href="/tva">Två</a>'), "/tva": PAGE.format(text="Två")})

    report = audited(auditor, site.url(), "--no-browser", "--max-depth", "0")

    assert (report["summary"]["pages"], report["summary"]["beyond"]) == (1, 1)


@pytest.mark.browser
def test_a_page_is_opened_in_a_real_browser(auditor: Run, folder: Path) -> None:
    (folder / "bild.html").write_text(PAGE.format(text='<img src="a.png">'), encoding="utf-8")

    report = audited(auditor, folder / "bild.html")

    assert outcomes(report, "bild.html")["axe/image-alt"] == "failed"
    assert page(report, "bild.html")["rendered"] is True


@pytest.mark.browser
@pytest.mark.parametrize("interruption", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_audit_reports_what_was_done(
    tmp_path: Path, serve: Serve, interruption: signal.Signals
) -> None:
    slow = PAGE.format(text='<a href="/fastnar">Fastnar</a>')
    site = serve({"/": slow, "/fastnar": lambda _: time.sleep(60)})
    output = tmp_path / "svar.json"
    process = subprocess.Popen(
        [*COMMAND, "audit", site.url(), "-f", "json", "-o", str(output)],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        cwd=tmp_path,
        env={**os.environ},
    )
    while "/fastnar" not in site.asked:
        time.sleep(0.05)

    process.send_signal(interruption)
    _, said = process.communicate(timeout=60)

    report = json.loads(output.read_text(encoding="utf-8"))
    assert (report["complete"], report["summary"]["pages"], process.returncode) == (False, 1, 3)
    assert b"Traceback" not in said
