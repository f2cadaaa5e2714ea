"""Headings, lists, tables, images and frames as municipal pages write them."""

import pytest

from auditor.model import Medium, MediumKind, Outcome, PageRule, Shape, selector_of
from auditor.testing import outcome_on, page_from
from rules.structure.bold_heading import headings_are_headings as bold_heading
from rules.structure.content_heading import content_has_a_heading as content_heading
from rules.structure.css import turns_in
from rules.structure.focus_stays import elements_keep_focus as focus_stays
from rules.structure.frame_names import frames_are_told_apart as frame_names
from rules.structure.image_text import image_texts_are_for_people as image_text
from rules.structure.keyboard_trap import keyboard_is_let_go as keyboard_trap
from rules.structure.list_markup import lists_are_lists as list_markup
from rules.structure.main_landmark import main_content_is_met as main_landmark
from rules.structure.orientation import page_works_either_way_up as orientation
from rules.structure.table_headers import header_cells_are_headers_of_something as table_headers

PASSED, FAILED, UNCLEAR, NOTHING = (
    Outcome.PASSED,
    Outcome.FAILED,
    Outcome.CANNOT_TELL,
    Outcome.INAPPLICABLE,
)
LONG = "Du behöver bygglov när du ska bygga nytt, bygga till eller ändra hur en byggnad används."
MENU = "<nav><a href=/>Start</a></nav>"


def outcome(rule: PageRule, html: str) -> Outcome:
    return outcome_on(rule, page_from(html))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<table><tr><td><th>2025<th>2026<tr><th>Avgift<td>1<td>2</table>", PASSED),
        (
            "<table><tr><th rowspan=2>Vad<th colspan=2>Pris<tr><th>2025<th>2026<tr><td>a<td>1<td>2</table>",
            PASSED,
        ),
        ("<table><tr><th>Vad<th>Pris<tr><td rowspan=2>a<td>1<tr><td>2</table>", PASSED),
        ("<table><tr><th colspan=2>Avgifter<tr><td>a<td>1</table>", PASSED),
        ("<table><tr><th scope=row>Avgift<td>1</table>", PASSED),
        ("<table><tr><th scope=col>Avgift<td>1</table>", FAILED),
        ("<table><tr><th>Vad<th>Pris<th>Not<tr><td>a<td>1</table>", FAILED),
        ("<table><tr><th>Vad<th><tr><td>a</table>", PASSED),
        ("<table><tr><td headers='a b'>x<tr><th id=b scope=col>B</table>", PASSED),
        ("<table><tr><th>Vad<th>Pris<tr><td><table><tr><td>inre</table></table>", FAILED),
        ("<table hidden><tr><th>Vad<th>Pris<tr><td>a</table>", NOTHING),
        ("<table><tr><th rowspan=0 colspan=x>Vad<td>1<tr><td>2</table>", PASSED),
        ("<div role=grid aria-colcount=9><div role=row><b role=columnheader>A</b></div></div>", NOTHING),
    ],
)
def test_table_header_cells(html: str, expected: Outcome) -> None:
    assert outcome(table_headers, html) is expected


@pytest.mark.parametrize(
    ("alt", "expected"),
    [
        ("Torget i Exempelby en vinterdag", PASSED),
        ("Exempelby.se", PASSED),
        ("Karta över badplatser", PASSED),
        ("vapen-2024.svg", FAILED),
        ("ny bild (2).jpg", FAILED),
        ("IMG_20240205_1432", FAILED),
        ("//cdn.exempelby.example/a.png", FAILED),
        ("bild 3", UNCLEAR),
        ("Logotyp", UNCLEAR),
        ("Formatet heter .jpg", PASSED),
    ],
)
def test_image_text(alt: str, expected: Outcome) -> None:
    assert outcome(image_text, f"<img src=x alt='{alt}'>") is expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Ta med</p><p>• pass</p><p>• foto</p>", UNCLEAR),
        ("<p>a) pass<br>b) foto</p>", UNCLEAR),
        ("<p>1) pass<br>2) foto<br>Hälsningar</p>", UNCLEAR),
        ("<p>-5 grader</p><p>-7 grader</p>", NOTHING),
        ("<p>- Vi bygger, säger hon.</p><p>- Bra, säger han.</p>", NOTHING),
        ("<ul><li>- pass</li><li>- foto</li></ul>", PASSED),
        ("<nav><p>• Start</p><p>• Kontakt</p></nav>", NOTHING),
        ("<div><p>• Start</p></div><div><p>• Kontakt</p></div>", NOTHING),
        ("<pre>- a\n- b</pre>", NOTHING),
    ],
)
def test_list_markup(html: str, expected: Outcome) -> None:
    assert outcome(list_markup, html) is expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"<p><b>Avgifter</b><br></p><p>{LONG}</p>", UNCLEAR),
        (f"<p><strong>Så </strong><strong>ansöker du</strong></p><p>{LONG}</p>", UNCLEAR),
        (f"<p><b>Observera!</b></p><p>{LONG}</p>", NOTHING),
        (f"<li><p><b>Avgifter</b></p><p>{LONG}</p></li>", NOTHING),
        (f"<footer><p><b>Exempelby kommun</b></p><p>{LONG}</p></footer>", NOTHING),
        (f"<p><b>Avgifter</b></p><ul><li>{LONG}</li></ul>", NOTHING),
    ],
)
def test_bold_as_heading(html: str, expected: Outcome) -> None:
    assert outcome(bold_heading, html) is expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"{MENU}<div role=heading aria-level=1>Bygglov</div><p>{LONG}", PASSED),
        (f"{MENU}<main><h1 aria-hidden=true>Bygglov</h1><p>{LONG}</main>", FAILED),
        (f"{MENU}<main><h1></h1><p>{LONG}</main>", FAILED),
        (f"{MENU}<main><header><h1>Bygglov</h1></header><p>{LONG}</main>", PASSED),
        (f"{MENU}<main><sv-card></sv-card><p>{LONG}</main>", UNCLEAR),
        (f"{MENU}<main><iframe src=/x></iframe><p>{LONG}</main>", UNCLEAR),
        (f"{MENU}<footer><h2>Kontakt</h2></footer><main><p>{LONG}</main>", FAILED),
        (f"<nav>Meny</nav><main><p>{LONG}</main>", NOTHING),
    ],
)
def test_content_heading(html: str, expected: Outcome) -> None:
    assert outcome(content_heading, html) is expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<main aria-hidden=true>x</main><main>y</main>", PASSED),
        ("<main aria-hidden=true>x</main><div>Vi använder kakor</div>", UNCLEAR),
        ("<div aria-hidden=true><main>x</main></div><nav>Meny</nav>", FAILED),
        ("<main data-auditor-not-drawn aria-hidden=true>x</main>", NOTHING),
        ("<main aria-hidden=true></main>", NOTHING),
        ("<main><sv-page></sv-page></main>", PASSED),
    ],
)
def test_main_landmark(html: str, expected: Outcome) -> None:
    assert outcome(main_landmark, html) is expected


@pytest.mark.parametrize(
    ("ids", "expected"), [(("a1", "b2"), FAILED), (("a1", "a1"), UNCLEAR), (("", ""), UNCLEAR)]
)
def test_films_with_one_name_are_told_apart_by_their_ids(ids: tuple[str, str], expected: Outcome) -> None:
    page = page_from("<iframe title=Film src=/a></iframe><iframe title=Film src=/b></iframe>")
    media = tuple(
        Medium(
            kind=MediumKind.FILM,
            shape=Shape.PLAYER,
            platform="Exempelfilm",
            id=id_,
            selector=selector_of(tag),
        )
        for id_, tag in zip(ids, page.soup.find_all("iframe"), strict=True)
    )

    assert outcome_on(frame_names, page.but(media=media)) is expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("onfocus='blur()'", FAILED),
        ("onfocus='this.blur(); return false;'", FAILED),
        ("onfocus='this.value=1'", PASSED),
    ],
)
def test_focus_stays(code: str, expected: Outcome) -> None:
    assert outcome(focus_stays, f"<input {code}>") is expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("onfocusout='setTimeout(() => this.focus())'", UNCLEAR),
        ("onkeydown='if (event.keyCode == 9) return false'", UNCLEAR),
        ("onkeydown='event.preventDefault()'", UNCLEAR),
        ("onkeydown='if (event.keyCode == 13) return false'", PASSED),
        ("onblur='this.classList.remove(\"x\")'", PASSED),
    ],
)
def test_keyboard_trap(code: str, expected: Outcome) -> None:
    assert outcome(keyboard_trap, f"<input {code}>") is expected


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("@media(orientation:portrait){body{rotate:90deg}}", FAILED),
        ("@media (orientation: portrait) { @supports (x: y) { body { rotate: -0.25turn } } }", FAILED),
        ("@media (orientation: portrait) { html, p { transform: matrix(0, 1, -1, 0, 0, 0) } }", FAILED),
        ("@media (orientation: portrait) { body { transform: rotate3d(0, 0, 1, 100grad) } }", FAILED),
        ("@media (orientation: portrait) { body { transform: rotate(180deg) } }", PASSED),
        ("@media (orientation: portrait) { body { transform: rotateX(90deg) } }", NOTHING),
        ("@media (orientation: portrait) { body { transform: rotate(var(--v)) } }", NOTHING),
        ("@media (orientation: portrait) { .x { transform: rotate(90deg) } }", NOTHING),
        ("/* @media (orientation: portrait) { body { rotate: 90deg } } */", NOTHING),
        (
            "body { transform: rotate(90deg) } @media (orientation: portrait) { body { rotate: 90deg } }",
            PASSED,
        ),
        ("@media (orientation: portrait) { body { rotate: 90deg", NOTHING),
        ("}}}} { ; (orientation:", NOTHING),
    ],
)
def test_orientation_free(css: str, expected: Outcome) -> None:
    assert outcome(orientation, f"<style>{css}</style><p>Text") is expected


def test_css_that_never_ends_is_read_soon() -> None:
    assert list(turns_in("{" * 200_000 + "rotate:1deg;" + "/*" * 200_000)) is not None
