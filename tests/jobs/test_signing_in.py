"""Audits of sites that let nobody in who has not signed in, through the program itself."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.protected_site import STEPS, TOKEN, USER, WORD, ProtectedSite, basic, page, running

type Serve = Callable[[ProtectedSite], ProtectedSite]
SECRETS = {"STAGING_PASSWORD": WORD, "PREVIEW_TOKEN": TOKEN}
LINKED = {
    "/": page("Start", "<a href=/a>A</a> <a href=/b>B</a> <a href=/logga-ut>Ut</a>"),
    "/a": page("A", "<a href=/c>C</a>"),
    "/b": page("B"),
    "/c": page("C"),
}
BASIC = f'basic = {{user = "{USER}", password = "${{STAGING_PASSWORD}}"}}'
HEADER = 'headers = {X-Preview-Token = "${PREVIEW_TOKEN}"}'


@pytest.fixture
def serve() -> Iterator[Serve]:
    with ExitStack() as servers:
        yield lambda site: servers.enter_context(running(site))


class Run:
    """The program, run in a folder with this [sign_in]; `wrote` is all that it wrote, to screen and disk."""

    def __init__(
        self, folder: Path, sign_in: str, *arguments: str, secrets: dict[str, str] | None = None
    ) -> None:
        if sign_in:
            (folder / "auditor.toml").write_text(f"[sign_in]\n{sign_in}", encoding="utf-8")
        before = set(folder.rglob("*"))
        done = subprocess.run(
            [sys.executable, "-m", "auditor", *arguments],
            capture_output=True,
            text=True,
            check=False,
            cwd=folder,
            env={**os.environ, **(SECRETS if secrets is None else secrets)},
            timeout=300,
        )
        self.status, self.out, self.said = done.returncode, done.stdout, done.stderr
        written = [path for path in folder.rglob("*") if path.is_file() and path not in before]
        self.wrote = "\n".join([done.stdout, done.stderr, *(path.read_text("utf-8") for path in written)])
        reports = [path for path in written if path.suffix == ".json"]
        self.report: dict[str, Any] = json.loads(reports[0].read_text("utf-8")) if reports else {}

    @property
    def titles(self) -> list[str]:
        return sorted(found["title"] for found in self.report["pages"])

    @property
    def unreached(self) -> dict[str, str]:
        """Reason by path."""
        return {"/" + missed["url"].split("/", 3)[3]: missed["reason"] for missed in self.report["unreached"]}


@pytest.fixture
def audit(tmp_path: Path) -> Callable[..., Run]:
    def run(site: ProtectedSite, sign_in: str = "", *arguments: str, **keywords: Any) -> Run:
        usual = ["-f", "json", "--sessions", "1", "--fail-on", "never"]
        return Run(tmp_path, sign_in, "audit", site.url(), *usual, *arguments, **keywords)

    return run


type Audit = Callable[..., Run]


def test_nothing_of_a_protected_site_is_audited_without_signing_in(serve: Serve, audit: Audit) -> None:
    run = audit(serve(ProtectedSite(LINKED)), "", "--no-browser")

    assert (run.report["pages"], run.unreached, run.status) == ([], {"/": "login-required"}, 3)


@pytest.mark.browser
def test_a_site_behind_a_form_is_audited_by_crawler_and_browser(serve: Serve, audit: Audit) -> None:
    site = serve(ProtectedSite(LINKED))

    run = audit(site, STEPS)

    assert (run.titles, run.status, site.sign_ins) == (["A", "B", "C", "Start"], 0, 1)
    assert all(found["rendered"] for found in run.report["pages"])


@pytest.mark.browser
def test_what_would_end_the_session_is_left_alone_and_counted(serve: Serve, audit: Audit) -> None:
    links = "<a href=/logga-ut>Ut</a> <a href='/login?next=/x'>In</a>"
    site = serve(ProtectedSite({"/": page("Start", links)}))

    run = audit(site, STEPS)

    assert site.times("/logga-ut") == 0
    assert run.unreached == {"/logga-ut": "never-open", "/login?next=/x": "never-open"}


@pytest.mark.parametrize(("door", "sign_in"), [("basic", BASIC), ("header", HEADER)])
def test_basic_and_headers_let_the_crawler_in(serve: Serve, audit: Audit, door: str, sign_in: str) -> None:
    run = audit(serve(ProtectedSite(LINKED, door)), sign_in, "--no-browser")

    assert (run.titles, run.status) == (["A", "B", "C", "Start"], 0), run.said


@pytest.mark.browser
@pytest.mark.parametrize(("door", "sign_in"), [("basic", BASIC), ("header", HEADER)])
def test_basic_and_headers_let_the_browser_in(serve: Serve, audit: Audit, door: str, sign_in: str) -> None:
    run = audit(serve(ProtectedSite({"/": page("Start")}, door)), sign_in)

    assert [found["rendered"] for found in run.report["pages"]] == [True]


def test_a_cookie_that_is_given_is_sent(serve: Serve, audit: Audit) -> None:
    site = serve(ProtectedSite({"/": page("Start")}))
    site.sessions["s-1"] = 100

    run = audit(site, 'cookies = [{name = "sess", value = "${S}"}]', "--no-browser", secrets={"S": "s-1"})

    assert run.titles == ["Start"]


@pytest.mark.browser
@pytest.mark.parametrize(
    ("door", "sign_in"),
    [("form", f"{STEPS}{HEADER}"), ("basic", f"{BASIC}\n{HEADER}")],
)
def test_no_secret_stands_in_anything_that_is_written(
    serve: Serve, audit: Audit, door: str, sign_in: str
) -> None:
    echo = f"<img src='/{TOKEN}.png'><p>{WORD}</p><script>var a = '{basic().split()[1]}'</script>"
    site = serve(ProtectedSite({"/": page("Start", echo)}, door))

    run = audit(site, sign_in, "-f", "html", "-f", "terminal")
    sessions = [session for session in site.sessions if session]

    assert run.titles == ["Start"]
    for secret in (WORD, quote(WORD), json.dumps(WORD)[1:-1], TOKEN, basic().split()[1], *sessions):
        assert secret not in run.wrote


@pytest.mark.browser
def test_other_sites_are_shown_nothing(serve: Serve, audit: Audit) -> None:
    other = serve(ProtectedSite({"/ram": page("Ram"), "/hit": page("Hit"), "/a.vtt": page("x")}, "script"))
    frame = f"<iframe title=Ram src={other.url('/ram')}></iframe><img alt=Bild src={other.url('/b.png')}>"
    leads = f"<a href={other.url('/hit')}>Hit</a><video src=x><track kind=captions src={other.url('/a.vtt')}>"
    site = serve(ProtectedSite({"/": page("Start", frame + leads)}, "basic"))

    audit(site, f"{BASIC}\n{HEADER}", "--links", "all")

    assert {asked.path for asked in other.asked} >= {"/ram", "/b.png", "/hit", "/a.vtt"}
    assert set().union(*(asked.brought for asked in other.asked)) == set()


@pytest.mark.browser
def test_a_session_that_ends_is_begun_again(serve: Serve, audit: Audit) -> None:
    pages = {"/": page("Start", " ".join(f"<a href=/{n}>{n}</a>" for n in range(8)))}
    pages |= {f"/{n}": page(f"Sida {n}") for n in range(8)}
    site = serve(ProtectedSite(pages, lasts=9))

    run = audit(site, STEPS)

    assert (len(run.titles), run.unreached, run.status) == (9, {}, 0)
    assert "Logga in" not in run.titles
    assert site.sign_ins > 1


@pytest.mark.browser
def test_a_sign_in_that_comes_at_the_pages_own_address_is_noticed(serve: Serve, audit: Audit) -> None:
    pages = {"/": page("Start", "<a href=/a>A</a><a href=/b>B</a>"), "/a": page("A"), "/b": page("B")}
    site = serve(ProtectedSite(pages, lasts=4))
    site.in_place = True

    run = audit(site, STEPS)

    assert (run.titles, run.status) == (["A", "B", "Start"], 0)


@pytest.mark.browser
def test_pages_that_nobody_is_let_in_to_do_not_make_it_sign_in_over_and_over(
    serve: Serve, audit: Audit
) -> None:
    paths = [f"/{n}" for n in range(8)]
    pages = {"/": page("Start", " ".join(f"<a href={path}>x</a>" for path in paths))}
    pages |= {path: page("Nej") for path in paths}
    site = serve(ProtectedSite(pages))
    site.forbidden = set(paths)

    run = audit(site, STEPS)

    assert Counter(run.unreached.values()) == {"http-403": 8}
    assert site.sign_ins <= 3


@pytest.mark.browser
def test_when_nobody_can_sign_in_again_the_rest_is_told_as_signed_out(serve: Serve, audit: Audit) -> None:
    site = ProtectedSite(LINKED, lasts=3)
    serve(site)
    take = site.post

    def once(handler: Any) -> None:
        take(handler)
        site.takes = False

    site.post = once  # type: ignore[method-assign]

    run = audit(site, STEPS)

    assert "Logga in" not in run.titles
    assert "signed-out" in run.unreached.values()
    assert run.status == 3


@pytest.mark.browser
def test_a_wrong_password_stops_the_audit_before_it_begins(serve: Serve, audit: Audit) -> None:
    site = serve(ProtectedSite(LINKED))

    run = audit(site, STEPS, secrets={"STAGING_PASSWORD": "fel-ord-här"})

    assert (run.status, run.report) == (2, {})
    assert run.said.startswith("auditor: sign-in, after the last step: the page shows the sign-in instead")
    assert (run.said.count("\n"), "fel-ord-här" in run.wrote) == (1, False)


def test_a_wrong_basic_password_stops_it_too(serve: Serve, audit: Audit) -> None:
    site = serve(ProtectedSite(LINKED, "basic"))

    run = audit(site, BASIC, "--no-browser", secrets={"STAGING_PASSWORD": "fel-ord-här"})

    assert (run.status, "answers 401 to what [sign_in] sends" in run.said) == (2, True)
    assert "fel-ord-här" not in run.wrote


@pytest.mark.parametrize(
    ("sign_in", "arguments", "told"),
    [
        (STEPS, ["--no-browser"], "sign_in.steps: steps need a browser"),
        (f"{BASIC}\n".replace("STAGING", "NOT_SET"), [], "set the environment variable NOT_SET_PASSWORD"),
        (
            'basic = {user = "u", password = "öppet"}',
            [],
            "sign_in.basic.password: does not belong in this file",
        ),
        (f'{BASIC}\nsigned_out = "#["', [], "sign_in.signed_out: '#[' is neither a path nor a CSS selector"),
        (
            'cookies = [{name = "a", value = "b", domain = "c.example"}]',
            [],
            "sign_in.cookies.0.domain: no host",
        ),
    ],
)
def test_what_the_user_can_mend_is_one_line(
    serve: Serve, audit: Audit, sign_in: str, arguments: list[str], told: str
) -> None:
    run = audit(serve(ProtectedSite(LINKED)), sign_in, *arguments)

    assert (run.status, told in run.said, run.said.count("\n")) == (2, True, 1)
    assert run.said.startswith("auditor: auditor.toml: sign_in")


def test_what_more_than_one_site_would_be_shown_is_asked_about(serve: Serve, audit: Audit) -> None:
    one, other = serve(ProtectedSite(LINKED, "basic")), serve(ProtectedSite(LINKED, "basic"))

    run = audit(one, BASIC, other.url(), "--no-browser")

    assert (run.status, "say in sign_in.origins which this is for" in run.said) == (2, True)
    assert (one.asked, other.asked) == ([], [])


def test_signing_in_can_be_left_out(serve: Serve, audit: Audit) -> None:
    site = serve(ProtectedSite(LINKED, "basic"))

    run = audit(site, BASIC, "--no-sign-in", "--no-browser")

    assert run.unreached == {"/": "http-401"}


def test_files_need_no_signing_in(tmp_path: Path) -> None:
    (tmp_path / "sida.html").write_text(page("Sida"), encoding="utf-8")

    run = Run(tmp_path, STEPS, "audit", "sida.html", "-f", "json", "--no-browser", secrets={})

    assert [found["title"] for found in run.report["pages"]] == ["Sida"]


@pytest.mark.browser
def test_it_can_be_tried_alone(serve: Serve, tmp_path: Path) -> None:
    site = serve(ProtectedSite(LINKED))

    run = Run(tmp_path, STEPS, "sign-in", site.url())

    assert run.status == 0
    assert f"Signed in; it ended at the page “Start” at {site.url()}." in run.out
    assert "1 cookies" in run.out
    assert not [session for session in site.sessions if session and session in run.wrote]


def test_trying_needs_something_to_try(serve: Serve, tmp_path: Path) -> None:
    site = serve(ProtectedSite(LINKED))

    run = Run(tmp_path, "", "sign-in", site.url())

    assert (run.status, "has no [sign_in]" in run.said) == (2, True)


def test_a_link_behind_the_sign_in_is_not_told_as_dead(serve: Serve, audit: Audit) -> None:
    site = serve(ProtectedSite(LINKED, "basic"))

    run = audit(site, BASIC, "--no-browser", "--max-depth", "0")

    (start,) = run.report["pages"]
    (links,) = (verdict for verdict in start["verdicts"] if verdict["rule"] == "dead-link")
    assert links["outcome"] == "passed"
    assert site.times("/logga-ut") == 0


@pytest.mark.browser
def test_no_other_process_inherits_the_secrets(serve: Serve, audit: Audit) -> None:
    seen: set[bool] = set()
    site = ProtectedSite({"/": page("Start")})
    get = site.get

    def look(handler: Any) -> None:
        """While a page is asked for, look at what the browsers were given."""
        for process in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if b"chrom" in (process / "cmdline").read_bytes():
                    environment = (process / "environ").read_bytes()
                    if str(os.getpid()).encode() in environment.partition(b"PROV=")[2][:20]:
                        seen.add(WORD.encode() in environment)
        get(handler)

    site.get = look  # type: ignore[method-assign]
    serve(site)

    audit(site, STEPS, secrets={**SECRETS, "PROV": str(os.getpid())})

    assert seen == {False}


@pytest.mark.browser
def test_an_audit_that_is_interrupted_while_it_signs_in_ends(serve: Serve, tmp_path: Path) -> None:
    reached = threading.Event()
    site = ProtectedSite({"/": page("Start")})
    get = site.get

    def hang(handler: Any) -> None:
        reached.set()
        time.sleep(60)
        get(handler)

    site.get = hang  # type: ignore[method-assign]
    serve(site)
    (tmp_path / "auditor.toml").write_text(f"[sign_in]\n{STEPS}", encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "auditor", "audit", site.url(), "-f", "json", "-o", "-"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env={**os.environ, **SECRETS},
    )
    reached.wait(100)

    process.send_signal(signal.SIGTERM)
    out, said = process.communicate(timeout=120)

    assert (process.returncode, json.loads(out)["complete"]) == (3, False)
    assert b"Traceback" not in said
