"""What a real Chromium makes of a page becomes evidence; what it cannot do has a reason."""

import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler

import pytest

from auditor.browser import Look, LookLimits, Session, axe_core_version, find_chromium
from auditor.browser.tab.devtools import StuckError
from auditor.browser.tab.tab import AnsweredError
from auditor.model import Untested
from rules.axe import AXE_RULES
from tests.conftest import Response, Routes, WebSite

type Serve = Callable[[Routes], WebSite]
pytestmark = pytest.mark.browser


def document(body: str, head: str = "") -> str:
    return f'<!doctype html><html lang="sv"><head><title>Prov</title>{head}</head><body>{body}</body></html>'


@pytest.fixture
def look(serve: Serve, chromium_session: Session) -> Callable[[str], Look]:
    return lambda html: chromium_session.look(serve({"/": html}).url())


def axe_ids(seen: Look, group: str) -> set[str]:
    assert seen.axe is not None
    return {result["id"] for result in seen.axe[group]}


def test_takes_the_document_as_scripts_have_made_it(look: Callable[[str], Look]) -> None:
    script = "setTimeout(() => { document.querySelector('main').innerHTML = '<h1>Klar</h1>'; }, 120)"

    seen = look(document(f"<main></main><script>{script}</script>"))

    assert "<h1>Klar</h1>" in seen.html


def test_keeps_the_title(look: Callable[[str], Look]) -> None:
    assert look(document("<main><h1>Hej</h1></main>")).title == "Prov"


def test_axe_core_finds_a_fault(look: Callable[[str], Look]) -> None:
    assert "image-alt" in axe_ids(look(document('<main><h1>Hej</h1><img src="a.png"></main>')), "violations")


def test_axe_core_enters_frames(look: Callable[[str], Look]) -> None:
    frame = '<iframe title="Ram" srcdoc="<html lang=sv><title>Ram</title><img src=a.png></html>"></iframe>'

    seen = look(document(f"<main><h1>Hej</h1>{frame}</main>"))

    assert seen.axe is not None
    (fault,) = (result for result in seen.axe["violations"] if result["id"] == "image-alt")
    assert fault["nodes"][0]["target"] == ["iframe", "img"]


def test_a_strict_content_security_policy_does_not_stop_axe_core(
    serve: Serve, chromium_session: Session
) -> None:
    policy = {"Content-Security-Policy": "default-src 'none'"}
    site = serve({"/": Response(document('<main><img src="a.png"></main>'), headers=policy)})

    assert "image-alt" in axe_ids(chromium_session.look(site.url()), "violations")


def test_the_rules_that_ran_are_the_rules_of_our_table(look: Callable[[str], Look]) -> None:
    seen = look(document("<main><h1>Hej</h1></main>"))
    ran = {
        f"axe/{rule_id}"
        for group in ("violations", "incomplete", "passes", "inapplicable")
        for rule_id in axe_ids(seen, group)
    }

    assert ran == {rule.id for rule in AXE_RULES}


def test_the_version_that_ran_is_the_one_we_name(look: Callable[[str], Look]) -> None:
    seen = look(document("<main><h1>Hej</h1></main>"))

    assert seen.axe is not None
    assert seen.axe["version"] == axe_core_version()


def test_controls_are_what_assistive_technology_gets(look: Callable[[str], Look]) -> None:
    form = (
        '<form><fieldset><legend>Svar</legend><label for="mejl">E-post</label>'
        '<input id="mejl" type="email" required aria-describedby="tips"><p id="tips">Vi svarar dit.</p>'
        '<label><input type="checkbox" checked> Jag samtycker</label></fieldset></form>'
    )

    seen = look(document(f"<main><h1>Hej</h1>{form}</main>"))

    assert seen.controls is not None
    mail, consent = seen.controls
    assert (mail.role, mail.name, mail.description, mail.required, mail.group) == (
        "textbox", "E-post", "Vi svarar dit.", True, "Svar",
    )  # fmt: skip
    assert (consent.role, consent.name, consent.checked) == ("checkbox", "Jag samtycker", True)


def test_a_required_check_box_is_required(look: Callable[[str], Look]) -> None:
    seen = look(document('<main><label><input type="checkbox" required> Ja</label></main>'))

    assert seen.controls is not None
    assert seen.controls[0].required


def test_the_buttons_of_a_video_player_are_not_the_pages(look: Callable[[str], Look]) -> None:
    seen = look(document("<main><video controls></video><button>Visa</button></main>"))

    assert seen.controls is not None
    assert [control.name for control in seen.controls] == ["Visa"]


def test_controls_in_frames_say_which_frame(look: Callable[[str], Look]) -> None:
    seen = look(
        document('<main><iframe id="ram" title="Ram" srcdoc="<button>Visa</button>"></iframe></main>')
    )

    assert seen.controls is not None
    assert [(control.name, control.frame) for control in seen.controls] == [("Visa", "#ram")]


def test_the_selector_of_a_control_finds_it(look: Callable[[str], Look], chromium_session: Session) -> None:
    seen = look(document("<main><p>a</p><form><button>Ett</button><button>Två</button></form></main>"))

    assert seen.controls is not None
    text = "selector => document.querySelector(selector).textContent"
    assert chromium_session.tab.evaluate(text, seen.controls[1].selector) == "Två"


def test_each_page_is_met_as_by_a_first_time_visitor(look: Callable[[str], Look]) -> None:
    page = document(
        "<main><h1>?</h1></main><script>document.querySelector('h1').textContent ="
        "localStorage.getItem('sett') || document.cookie || 'ny';"
        "localStorage.setItem('sett', 'gammal'); document.cookie = 'sett=gammal';</script>"
    )

    assert "<h1>ny</h1>" in look(page).html
    assert "<h1>ny</h1>" in look(page).html


def test_a_dialogue_does_not_stop_the_audit(look: Callable[[str], Look]) -> None:
    seen = look(document("<main><h1>Hej</h1></main><script>alert('stopp'); confirm('säker?')</script>"))

    assert "<h1>Hej</h1>" in seen.html


def impatient() -> Session:
    return Session(find_chromium(), LookLimits(page=8.0, load=3.0, quiet=0.6, script=3.0))


def test_a_page_that_never_gets_quiet_is_audited_as_it_stands(serve: Serve) -> None:
    site = serve(
        {
            "/": document(
                "<main><h1>Hej</h1></main><script>setInterval(() => document.body.append('.'), 20)</script>"
            )
        }
    )
    session = impatient()

    seen = session.look(site.url())
    session.close()

    assert [gap.reason for gap in seen.not_tested] == [Untested.NOT_QUIET]
    assert seen.axe is not None


def test_a_page_that_never_lets_go_is_given_up(serve: Serve) -> None:
    site = serve({"/": document("<main><h1>Hej</h1></main><script>while (true) {}</script>")})
    session = impatient()

    with pytest.raises(StuckError):
        session.look(site.url())
    session.kill()


def test_a_page_that_brings_its_own_axe_is_judged_by_ours(look: Callable[[str], Look]) -> None:
    seen = look(
        document('<main><img src="a.png"></main><script>window.axe = {run: () => 1, version: "0"}</script>')
    )

    assert seen.axe is not None
    assert seen.axe["version"] == axe_core_version()


def test_an_error_page_is_no_content_whatever_the_crawler_got(
    serve: Serve, chromium_session: Session
) -> None:
    site = serve({"/": Response(document("<h1>Ett fel har uppstått</h1>"), status=503)})

    with pytest.raises(AnsweredError, match="503"):
        chromium_session.look(site.url())


def test_what_a_tab_remembers_is_forgotten_too(look: Callable[[str], Look]) -> None:
    page = document(
        "<main><h1>?</h1></main><script>document.querySelector('h1').textContent ="
        "sessionStorage.getItem('sett') || window.name || 'ny';"
        "sessionStorage.setItem('sett', 'gammal'); window.name = 'gammal';</script>"
    )
    look(page)

    assert "<h1>ny</h1>" in look(page).html


def test_what_a_script_fetches_is_waited_for(serve: Serve, chromium_session: Session) -> None:
    """The answer comes long after the document is complete, and only then does the page change."""

    def late(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(0.8)
        handler.send_response(200)
        handler.send_header("Content-Length", "4")
        handler.end_headers()
        handler.wfile.write(b"Klar")

    script = "fetch('/sent').then(r => r.text()).then(t => { document.querySelector('h1').textContent = t; })"
    site = serve({"/": document(f"<main><h1>?</h1></main><script>{script}</script>"), "/sent": late})

    assert "<h1>Klar</h1>" in chromium_session.look(site.url()).html
