"""Signing in by steps in a real Chromium, and what other sessions are let in with."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from auditor.browser import Session, find_chromium
from auditor.browser.sign_in.sign_in import Click, Fill, Open, Patience, SignedIn, Step, WaitFor, sign_in
from auditor.errors import SignInError
from auditor.model.credentials import Cookie, Credential, Credentials
from tests.conftest import Response, Routes, WebSite
from tests.protected_site import FORM, WORD, ProtectedSite, page, running

type Serve = Callable[[Routes], WebSite]
type Site = WebSite | ProtectedSite
pytestmark = pytest.mark.browser

QUICK = Patience(element=1.5, wait=1.5, all=60.0)

STEPS: tuple[Step, ...] = (
    Fill("Användarnamn", "granskare", is_open=True),
    Fill("#l", WORD),
    Click("logga in"),
    WaitFor("/"),
)


@pytest.fixture
def protected() -> Iterator[ProtectedSite]:
    """A site with a login form, and one page behind it."""
    with running(ProtectedSite({"/": page("Mitt konto", "<p id=inne>Inne</p>")})) as site:
        yield site


@pytest.fixture(scope="module")
def one_session() -> Iterator[Session]:
    session = Session(find_chromium())
    yield session
    session.close()


@pytest.fixture
def session(one_session: Session) -> Session:
    """A browser that knows of no page."""
    one_session.look("data:text/html,<title>Tom</title>", with_axe=False)
    one_session._forget()
    return one_session


def signed_in(session: Session, site: Site, *steps: Step) -> SignedIn:
    steps = (Open(site.url("/login")), *(steps or STEPS))
    return sign_in(session.tab, steps, [site.origin], QUICK)


def credentials_of(site: Site, done: SignedIn) -> Credentials:
    one = Credential(origins=(site.origin,), cookies=done.cookies, storage=done.storage)
    return Credentials((one,))


def test_a_form_is_filled_in_and_the_cookie_is_kept(protected: ProtectedSite, session: Session) -> None:
    done = signed_in(session, protected)

    assert done.title == "Mitt konto"
    assert [(cookie.name, cookie.http_only, cookie.same_site) for cookie in done.cookies] == [
        ("sess", True, "Lax")
    ]


def test_it_tells_which_page_it_signed_in_at(protected: ProtectedSite, session: Session) -> None:

    done = signed_in(session, protected)

    assert done.logins == {protected.url("/login")}
    assert 'name="losen"' in done.forms[0]
    assert WORD not in done.forms[0]


def test_another_session_is_let_in_page_after_page(
    protected: ProtectedSite, session: Session, chromium_session: Session
) -> None:
    done = signed_in(session, protected)
    other = Session(find_chromium(), credentials=lambda: credentials_of(protected, done))

    titles = [other.look(protected.url(), with_axe=False).title for _ in range(3)]
    other.close()

    assert titles == ["Mitt konto"] * 3
    assert chromium_session.look(protected.url(), with_axe=False).title == "Logga in"


SCRIPTED = page(
    "Inloggning",
    """<form><label>Kod <input type=password id=kod></label><button>In</button></form>
<script>
const inside = () => {
  document.title = "Inne"; document.querySelector("main").innerHTML = "<h1>Inne</h1><p id=inne>Hej</p>";
};
if (localStorage.getItem("bricka") === "b-123" && sessionStorage.getItem("flik") === "f-1") inside();
document.querySelector("form")?.addEventListener("submit", event => {
  event.preventDefault();
  if (document.querySelector("#kod").value !== "%s") return;
  localStorage.setItem("bricka", "b-123"); sessionStorage.setItem("flik", "f-1"); setTimeout(inside, 300);
});
</script>""".replace("%s", WORD),
)


def test_a_sign_in_that_lives_in_the_browsers_storage_is_handed_on(serve: Serve, session: Session) -> None:
    site = serve({"/login": SCRIPTED, "/app": SCRIPTED})
    done = signed_in(session, site, Fill("Kod", WORD), Click("In"), WaitFor("#inne"))
    other = Session(find_chromium(), credentials=lambda: credentials_of(site, done))

    titles = [other.look(site.url("/app"), with_axe=False).title for _ in range(2)]
    other.close()

    assert titles == ["Inne", "Inne"]


def test_what_is_renewed_counts_from_the_next_page_on(serve: Serve) -> None:
    site = serve({"/": page("?", "<script>document.title = document.cookie</script>")})

    def with_cookie(value: str) -> Credentials:
        cookie = Cookie(name="k", value=value, host="127.0.0.1")
        return Credentials((Credential(origins=(site.origin,), cookies=(cookie,)),))

    current = [with_cookie("ett")]
    other = Session(find_chromium(), credentials=lambda: current[0])

    first = other.look(site.url(), with_axe=False).title
    current[0] = with_cookie("tva")
    second = other.look(site.url(), with_axe=False).title
    other.close()

    assert (first, second) == ("k=ett", "k=tva")


@pytest.mark.parametrize("route", ["shadow", "frame", "late"])
def test_fields_are_found_where_they_are(serve: Serve, session: Session, route: str) -> None:
    inner = "<label>Kod <input type=password></label><button onclick=\"location.href='/inne'\">In</button>"
    bodies = {
        "shadow": f"<div id=v></div><script>v.attachShadow({{mode: 'open'}}).innerHTML = `{inner}`</script>",
        "frame": "<iframe src=/ram title=Ram></iframe>",
        "late": f"<script>setTimeout(() => document.body.innerHTML = `{inner}`, 700)</script>",
    }
    inside = page("Ram", inner.replace("location", "top.location"))
    site = serve({"/login": page("Logga in", bodies[route]), "/ram": inside, "/inne": page("Inne")})

    assert signed_in(session, site, Fill("Kod", WORD), Click("In"), WaitFor("/inne")).title == "Inne"


def test_an_option_is_chosen_and_a_box_ticked(serve: Serve, session: Session) -> None:
    form = (
        "<form action=/inne><label>Roll <select name=r><option value=1>Läsare<option value=2>Redaktör"
        "</select></label><label><input type=checkbox name=v value=ja> Jag godkänner</label>"
        "<button>In</button>"
    )
    site = serve({"/login": page("Logga in", form), "/inne?r=2&v=ja": page("Inne")})

    done = signed_in(
        session, site, Fill("Roll", "Redaktör", is_open=True), Click("Jag godkänner"), Click("In")
    )

    assert done.title == "Inne"


def refused(session: Session, site: Site, *steps: Step) -> str:
    with pytest.raises(SignInError) as error:
        signed_in(session, site, *steps)
    assert "\n" not in str(error.value)
    assert WORD not in str(error.value)
    return str(error.value)


def test_a_field_that_is_not_there_is_named_with_the_page_that_was(serve: Serve, session: Session) -> None:
    site = serve({"/login": page("Underhåll")})

    assert refused(session, site, Fill("Lösenord", WORD)) == (
        "sign-in, step 2 (fill “Lösenord”): there is no field “Lösenord”; "
        f"the page is “Underhåll” at {site.url('/login')}"
    )


def test_a_wrong_password_shows_as_what_did_not_come(protected: ProtectedSite, session: Session) -> None:
    wrong = refused(session, protected, Fill("#l", "fel"), Click("Logga in"), WaitFor("#inne"))

    assert "step 4 (wait for “#inne”): it did not come in 1.5 s; the page is “Logga in”" in wrong


def test_a_password_is_not_typed_at_another_site(serve: Serve, session: Session) -> None:
    other = serve({"/": FORM.format(csrf="x")})
    site = serve({"/login": Response(status=302, headers={"Location": other.url()})})

    told = refused(session, site, Fill("#l", WORD))

    assert f"the field is at {other.origin}, which is not among sign_in.origins" in told


def test_a_password_that_stands_in_the_configuration_is_not_typed(
    protected: ProtectedSite, session: Session
) -> None:
    told = refused(session, protected, Fill("#l", "öppet", is_open=True))

    assert "it is a password: take its value from the environment" in told


def test_a_page_that_cannot_be_opened_is_told(serve: Serve, session: Session) -> None:
    assert "step 1" in refused(session, serve({}), WaitFor("#x"))


def test_a_password_that_a_form_puts_into_the_address_is_not_told(serve: Serve, session: Session) -> None:
    form = "<form action=/ut><input type=password name=p aria-label=Kod><button>In</button></form>"
    site = serve({"/login": page("Logga in", form), f"/ut?p={WORD.replace('ä', '%C3%A4')}": page(WORD)})

    told = refused(session, site, Fill("Kod", WORD), Click("In"), WaitFor("#x"))

    assert told.endswith(f"the page is “…” at {site.url('/ut')}")


def test_a_sign_in_that_ends_elsewhere_is_none(serve: Serve, session: Session) -> None:
    other = serve({"/": page("Annan")})
    site = serve({"/login": page("Logga in", f"<a href={other.url()}>Vidare</a>")})

    assert f"it ended at {other.origin}" in refused(session, site, Click("Vidare"))


def test_nothing_secret_is_shown_by_repr(protected: ProtectedSite, session: Session) -> None:
    done = signed_in(session, protected)
    (cookie,) = done.cookies

    shown = f"{done!r} {STEPS!r} {credentials_of(protected, done)!r}"

    assert WORD not in shown
    assert cookie.value not in shown
