"""Bad input gets one line that says what is wrong, and the right exit status; nothing else is lost."""

import json
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import PAGE, Run
from tests.conftest import Response, Routes, WebSite

type Serve = Callable[[Routes], WebSite]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["audit", "finns-inte.html"], "no such file"),
        (["audit", "www.example.se"], "https://"),
        (["audit", "ftp://example.se/"], "only http and https"),
        (["audit", "tom"], "no HTML file"),
        (["audit", "blankett.pdf"], "no HTML file"),
        (["audit", "webb", "--today", "yesterday"], "2026-11-23"),
        (["audit", "webb", "--format", "pdf"], "there is no format 'pdf'"),
        (["audit", "webb", "--language", "fi"], "'fi'"),
        (["audit", "webb", "--output", "upptagen/rapport"], "cannot be written"),
        (["audit", "webb", "--output", "-"], "exactly one --format"),
        (["audit", "webb", "--browser", "finns-inte"], "finns-inte"),
        (["audit", "webb", "--max-pages", "0"], "--max-pages"),
        (["audit"], "TARGET"),
        (["audit", "webb", "--nonsense"], "--nonsense"),
        (["explain", "finns-inte"], "there is no rule"),
        (["nonsense"], "nonsense"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_is_one_clear_line_and_status_2(auditor: Run, folder: Path, arguments: list[str], says: str) -> None:
    (folder.parent / "tom").mkdir()
    (folder.parent / "blankett.pdf").write_bytes(b"%PDF-1.7")
    (folder.parent / "upptagen").write_text("en fil", encoding="utf-8")

    done = auditor(*arguments)

    assert done.returncode == 2, done.stderr
    assert says in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr


def unused_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.mark.parametrize("reason", ["dns", "refused", "http-404", "not-html", "off-site-redirect"])
def test_nothing_reached_is_one_clear_line_and_status_3(auditor: Run, serve: Serve, reason: str) -> None:
    site = serve(
        {
            "/pdf": Response("%PDF-1.7", type="application/pdf"),
            "/bort": Response(status=302, headers={"Location": "https://annan.example/"}),
        }
    )
    url = {
        "dns": "http://finns-inte.invalid/",
        "refused": f"http://127.0.0.1:{unused_port()}/",
        "http-404": site.url("/borta"),
        "not-html": site.url("/pdf"),
        "off-site-redirect": site.url("/bort"),
    }[reason]

    done = auditor("audit", url, "--no-browser", "--format", "json")

    assert done.returncode == 3, done.stderr
    assert f"Not reached: {url} ({reason}" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr


def test_what_is_not_reached_stops_no_other_page(auditor: Run, serve: Serve, folder: Path) -> None:
    site = serve({"/": PAGE.format(text="Hej")})

    done = auditor(
        "audit", folder, site.url(), "http://finns-inte.invalid/", "--no-browser", "-f", "json", "-o", "-"
    )

    report = json.loads(done.stdout)
    assert len(report["pages"]) == 3
    assert [missed["reason"] for missed in report["unreached"]] == ["dns"]
    assert done.returncode == 3


@pytest.mark.parametrize(
    "html",
    ["", "<", "<html", "\x00\x00", "<p>" * 5000, "<table><p>a<td><form></table></form>", "<frameset><frame>"],
    ids=["empty", "bracket", "cut off", "NUL", "unclosed", "misnested", "frameset"],
)
def test_a_malformed_page_is_audited_or_named(auditor: Run, tmp_path: Path, html: str) -> None:
    (tmp_path / "trasig.html").write_text(html, encoding="utf-8")

    done = auditor("audit", "trasig.html", "--no-browser", "-f", "json", "-o", "-")

    report = json.loads(done.stdout)
    assert len(report["pages"]) + len(report["unreached"]) == 1
    assert "Traceback" not in done.stderr
