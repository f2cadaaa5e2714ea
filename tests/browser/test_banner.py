"""Consent banners as platforms make them: met as by a first-time visitor, and rejected where they hide."""

from collections.abc import Callable

import pytest

from auditor.browser import Look, Session
from auditor.model import Banner, Hiding, Untested
from tests.conftest import Response, Routes, WebSite

type Serve = Callable[[Routes], WebSite]
pytestmark = pytest.mark.browser

TEXT = "Här står det vi vill veta. " * 40
CONTENT = f"<main><h1>Bygglov</h1><img src='karta.png'><p>{TEXT}</p></main>"
WORDS = "Vi använder kakor (cookies) för att webbplatsen ska fungera."
HIDE = "document.getElementById('rutan').remove()"


def document(body: str, head: str = "") -> str:
    return f'<!doctype html><html lang="sv"><head><title>Prov</title>{head}</head><body>{body}</body></html>'


def buttons(reject: str = "Avvisa alla", press: str = HIDE) -> str:
    return f'<button>Godkänn alla</button><button onclick="{press}">{reject}</button>'


AT_THE_BOTTOM = "position:fixed;bottom:0;left:0;right:0;height:120px;background:#fff"


def bar(inner: str, style: str = AT_THE_BOTTOM) -> str:
    return f'<div id="rutan" class="cookie-bar" style="{style}"><p>{WORDS}</p>{inner}</div>'


def over_all(inner: str, attributes: str = "") -> str:
    """A box in the middle of a backdrop that lies over the whole window."""
    return (
        '<div id="rutan"><div style="position:fixed;inset:0;background:#0009"></div>'
        f'<div {attributes} style="position:fixed;top:30%;left:30%;width:40%;height:40%;background:#fff">'
        f"<h2>Kakor</h2><p>{WORDS}</p>{inner}</div></div>"
    )


DIALOG = f'<dialog id="rutan"><p>{WORDS}</p>{buttons(press="this.closest(`dialog`).close()")}</dialog>'
IN_SHADOW = (
    '<div id="usercentrics-root"></div><script>const root = document.getElementById("usercentrics-root")'
    '.attachShadow({mode: "open"}); root.innerHTML = `<div style="position:fixed;inset:0;background:#000a">'
    '<div role="dialog" aria-modal="true" aria-label="Integritet" style="margin:200px;background:#fff">'
    f"<p>{WORDS}</p><button>Acceptera alla</button><button>Neka</button></div></div>`;"
    'root.querySelectorAll("button")[1].addEventListener("click", () => root.host.remove());</script>'
)
LOCKED = (
    "<style>html.last{overflow:hidden}</style><script>document.documentElement.className='last'</script>"
    + bar(buttons(press=HIDE + ";document.documentElement.className=''"))
    + "<div style='height:3000px'></div>"
)
INERT = "<script>document.querySelector('main').inert = true</script>" + bar(
    buttons(press=HIDE + ";document.querySelector('main').inert = false")
)
LATE = (
    "<script>setTimeout(() => document.body.insertAdjacentHTML('beforeend', `"
    + over_all("<button>Tillåt alla</button><button class=neka>Endast nödvändiga</button>")
    + "`), 150); addEventListener('click', e => e.target.className === 'neka' && rutan.remove());</script>"
)
RELOADS = (
    "<script>if (!localStorage.getItem('val')) document.write(`"
    + over_all("<button>OK</button><button class=nej>Bara nödvändiga kakor</button>")
    + "`); addEventListener('click', e => { if (e.target.className === 'nej') {"
    "localStorage.setItem('val', 'nej'); location.reload(); } });</script>"
)


@pytest.fixture
def look(serve: Serve, chromium_session: Session) -> Callable[[str], Look]:
    return lambda html: chromium_session.look(serve({"/": html}).url(), with_states=False)


def banner_of(seen: Look) -> Banner:
    assert seen.banner is not None
    return seen.banner


def found(seen: Look, group: str = "violations") -> set[str]:
    assert seen.axe is not None
    return {result["id"] for result in seen.axe[group]}


@pytest.mark.parametrize(
    ("html", "hides"),
    [
        pytest.param(over_all(buttons()), Hiding.COVERS, id="a box on a backdrop"),
        pytest.param(over_all(buttons("Endast nödvändiga"), 'role="dialog"'), Hiding.COVERS, id="a dialog"),
        pytest.param(bar(buttons("Neka")).replace("<div", "<div role=dialog aria-modal=true", 1),
                     Hiding.MODAL, id="a bar that says it is modal"),
        pytest.param(DIALOG + "<script>rutan.showModal()</script>", Hiding.MODAL, id="showModal"),
        pytest.param(IN_SHADOW, Hiding.COVERS, id="in a shadow tree"),
        pytest.param(LOCKED, Hiding.NO_SCROLLING, id="no scrolling"),
        pytest.param(INERT, Hiding.INERT, id="the content is inert"),
        pytest.param(LATE, Hiding.COVERS, id="added late"),
        pytest.param(RELOADS, Hiding.COVERS, id="loads the page anew"),
    ],
)  # fmt: skip
def test_a_banner_that_hides_the_content_is_rejected(
    html: str, hides: Hiding, look: Callable[[str], Look]
) -> None:
    seen = look(document(CONTENT + html))

    assert hides in banner_of(seen).hides
    assert banner_of(seen).rejected
    assert [gap.reason for gap in seen.not_tested] == []
    assert "image-alt" in found(seen)


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(bar(buttons()), id="a bar at the bottom"),
        pytest.param(bar(buttons(), "position:sticky;top:0;background:#fff"), id="a bar at the top"),
        pytest.param(bar(buttons(), ""), id="in the flow"),
    ],
)
def test_a_banner_that_hides_nothing_is_left_open(html: str, look: Callable[[str], Look]) -> None:
    seen = look(document(html + CONTENT))

    assert banner_of(seen).hides == ()
    assert not banner_of(seen).rejected
    assert WORDS in seen.html
    assert "with_banner" not in (seen.axe or {})


def test_evidence_tells_what_the_banner_is(look: Callable[[str], Look]) -> None:
    told = banner_of(look(document(CONTENT + bar(buttons()))))

    assert (told.selector, told.reject, told.accept) == ("#rutan", "Avvisa alla", "Godkänn alla")
    assert told.text.startswith(WORDS)
    assert told.coverage == pytest.approx(120 / 1024, abs=0.02)


def test_what_is_wrong_in_the_banner_is_kept(look: Callable[[str], Look]) -> None:
    seen = look(document(CONTENT + over_all("<img src='kaka.png'>" + buttons())))

    assert seen.axe is not None
    (fault,) = (each for each in seen.axe["with_banner"]["violations"] if each["id"] == "image-alt")
    assert [node["html"] for node in fault["nodes"]] == ['<img src="kaka.png">']


def test_what_is_wrong_in_the_content_is_told_once(look: Callable[[str], Look]) -> None:
    seen = look(document(CONTENT + over_all(buttons())))

    assert seen.axe is not None
    assert not [each for each in seen.axe["with_banner"]["violations"] if each["id"] == "image-alt"]


def test_doubts_that_the_banner_causes_are_no_doubts_about_the_content(look: Callable[[str], Look]) -> None:
    seen = look(document(CONTENT + over_all(buttons())))

    assert seen.axe is not None
    assert "color-contrast" not in found(seen, "incomplete")
    doubts = [node for each in seen.axe["with_banner"]["incomplete"] for node in each["nodes"]]
    assert not [node for node in doubts if "Här står det" in node["html"]]


@pytest.mark.parametrize(
    "inner",
    [
        pytest.param("<button>Godkänn alla</button><button>Inställningar</button>", id="only settings"),
        pytest.param("<button>Jag förstår</button>", id="only accepting"),
        pytest.param("<button>Godkänn</button><a href='/kakor'>Läs om nödvändiga kakor</a>", id="a link"),
    ],
)
def test_a_banner_that_cannot_be_rejected_is_a_gap(inner: str, look: Callable[[str], Look]) -> None:
    seen = look(document(CONTENT + over_all(inner)))

    assert [gap.reason for gap in seen.not_tested] == [Untested.BANNER]
    assert banner_of(seen).reject == ""
    assert WORDS in seen.html


def test_a_reject_button_that_does_nothing_is_a_gap(look: Callable[[str], Look]) -> None:
    seen = look(document(CONTENT + over_all(buttons(press=""))))

    assert [(gap.reason, gap.detail) for gap in seen.not_tested] == [
        (Untested.BANNER, "it stayed when its reject button was pressed")
    ]


def test_a_reject_button_that_leads_elsewhere_is_a_gap(serve: Serve, chromium_session: Session) -> None:
    away = document(CONTENT + over_all(buttons(press="location.href='/kakor'")))
    site = serve({"/": away, "/kakor": document("<main><h1>Kakor</h1></main>")})

    seen = chromium_session.look(site.url(), with_states=False)

    assert (seen.final_url, [gap.reason for gap in seen.not_tested]) == (site.url(), [Untested.BANNER])
    assert "<h1>Bygglov</h1>" in seen.html


def test_a_banner_in_a_frame_is_rejected(serve: Serve, chromium_session: Session) -> None:
    neka = "<button onclick='parent.postMessage(1, `*`)'>Neka</button>"
    inner = f"<p>{WORDS}</p><button>Acceptera</button>{neka}"
    outer = (
        '<div id="rutan" style="position:fixed;inset:0;background:#0009"><iframe title="Kakor" '
        'src="{}" style="width:600px;height:400px"></iframe></div>'
        "<script>addEventListener('message', () => rutan.remove())</script>"
    )
    other = serve({"/": Response(document(inner))})
    src = other.url().replace("127.0.0.1", "localhost")
    site = serve({"/": document(CONTENT + outer.format(src))})

    seen = chromium_session.look(site.url(), with_states=False)

    assert banner_of(seen).rejected
    assert banner_of(seen).frame == "#rutan > iframe"


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<div role=dialog style='position:fixed;inset:20%;background:#fff'><h2>Sök</h2>"
                     "<button>Stäng</button></div>", id="another dialog"),
        pytest.param("<nav style='position:fixed;top:0'><a href=/kakor>Om kakor</a></nav>", id="a link"),
        pytest.param("<article class='cookie-recipes'><h2>Recept på kakor</h2><button>Skriv ut</button>"
                     "</article>", id="cookies to eat"),
        pytest.param("<div id='cookie-banner' style='display:none'>" + WORDS + buttons() + "</div>",
                     id="one that is not shown"),
    ],
)  # fmt: skip
def test_other_things_are_no_banners(html: str, look: Callable[[str], Look]) -> None:
    assert look(document(CONTENT + html)).banner is None


def test_the_next_page_is_met_with_its_banner_again(serve: Serve, chromium_session: Session) -> None:
    site = serve({"/": document(CONTENT + RELOADS)})

    first, second = (chromium_session.look(site.url(), with_states=False) for _ in range(2))

    assert banner_of(first) == banner_of(second)
    assert banner_of(second).rejected
