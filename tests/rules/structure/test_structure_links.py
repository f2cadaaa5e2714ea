"""Links as municipal pages write them: what is a fault, what a doubt, and what is fine."""

import pytest

from auditor import vocabulary
from auditor.model import Given, LinkAnswer, Outcome, PageRule
from auditor.testing import outcome_on, page_from
from rules.structure.link_text import links_say_where_they_lead as link_text
from rules.structure.link_text_alone import links_say_by_themselves_where_they_lead as link_text_alone
from rules.structure.links import Kind, links_on
from rules.structure.same_links import links_called_alike_lead_alike as same_links
from rules.structure.skip_link import skip_links_arrive as skip_link

PASSED, FAILED, UNCLEAR, NOTHING = (
    Outcome.PASSED,
    Outcome.FAILED,
    Outcome.CANNOT_TELL,
    Outcome.INAPPLICABLE,
)


def outcome(rule: PageRule, html: str, given: Given | None = None) -> Outcome:
    given = given or Given()
    return outcome_on(rule, page_from(html, given=given), given=given)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Öppettider: <a href=/o>se här</a></p>", PASSED),
        ("<p>Se öppettider för biblioteket <a href=/o>här</a>.</p>", PASSED),
        ("<li><h3>Bygglov på landet</h3><p>Om du bygger.</p><a href=/b>Läs mer</a></li>", PASSED),
        ("<article><h3>Bygglov</h3><p>Om du ska bygga.</p><a href=/b>Läs mer</a></article>", UNCLEAR),
        ("<div><p>Om du ska bygga.</p><p><a href=/b>Läs mer »</a></p></div>", FAILED),
        ("<p><a href=/a>Läs mer</a> <a href=/b>Läs mer</a></p>", FAILED),
        ("<p id=t>Taxan för bygglov</p><a href=/b aria-describedby=t>Läs mer</a>", PASSED),
        ("<a href=/b title='Läs mer om bygglov'>Läs mer</a>", PASSED),
        ("<a href=/b title='Läs mer'>Läs mer</a>", FAILED),
        ("<nav><a href='?s=2'>2</a> <a href='?s=3'>›</a></nav>", FAILED),
        ("<h1>Sök</h1><nav><a href='?s=2'>›</a></nav>", UNCLEAR),
        ("<p><a href=tel:+46980319200>0980-319 200</a></p>", PASSED),
        ("<p><a href=mailto:a@exempelby.example>a@exempelby.example</a></p>", PASSED),
        ("<p><a href=https://www.exempelby.example/bygglov>www.exempelby.example/bygglov</a></p>", PASSED),
        ("<p><a href=/x>http://[trasig</a></p>", UNCLEAR),
        ("<a href=/s>🔍</a>", UNCLEAR),
        ("<p><a href=/a.pdf>Protokoll 2026-02-05 Pdf, 812.7 kB.</a></p>", PASSED),
        ("<p><a href=/a.pdf>Pdf, 812.7 kB</a></p>", FAILED),
        ("<svg><a xlink:href=/k><text>Här</text></a></svg>", FAILED),
        ("<a href=/b aria-hidden=true>Här</a>", NOTHING),
        ("<a>Här</a>", NOTHING),
        ("<table><tr><th>Dokument<th>Öppna<tr><td>Taxa 2026<td><a href=/t>Öppna</a></table>", UNCLEAR),
        ("<table><tr><th>Fil<th>Taxa för bygglov<tr><td>x<td><a href=/t>PDF</a></table>", PASSED),
    ],
)
def test_link_text(html: str, expected: Outcome) -> None:
    assert outcome(link_text, html) is expected


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Läs mer »", "läs mer"),
        ("Trafikverket Länk till annan webbplats, öppnas i nytt fönster.", "trafikverket"),
        ("Bygglov (pdf, 812,7 kB)", "bygglov"),
        ("Pdf, 812.7 kB", "pdf"),
        ("External link", "external link"),
        ("Om extern länkning", "om extern länkning"),
        ("…", ""),
    ],
)
def test_the_name_that_people_tell_links_apart_by(name: str, key: str) -> None:
    (link,) = links_on(page_from(f"<a href=/x>{name}</a>"))

    assert link.key == key


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Blanketten finns <a href=/b>här</a> på sidan.</p>", FAILED),
        ("<p>Ansök om bygglov i e-tjänsten. <a href=/b>Läs mer</a></p>", UNCLEAR),
        ("<p>Ansök i <a href=/b>e-tjänsten för bygglov</a>.</p>", PASSED),
    ],
)
def test_link_text_alone(html: str, expected: Outcome) -> None:
    assert outcome(link_text_alone, html) is expected


def test_no_link_is_told_by_both_rules() -> None:
    html = "<p>Blanketten finns <a href=/b>här</a>.</p><div><a href=/c>Klicka här</a></div>"

    assert outcome(link_text, html) is FAILED
    assert outcome(link_text_alone, html) is FAILED
    assert outcome(link_text_alone, "<div><a href=/c>Klicka här</a></div>") is NOTHING


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<a href=/kontakt>Kontakt</a> <a href=/kontakt#karta>Kontakt</a>", UNCLEAR),
        ("<a href=http://exempelby.example/a>A1</a> <a href=/a>A1</a>", PASSED),
        ("<a href=/a/index.html>Bad</a> <a href=/a>Bad</a>", PASSED),
        ("<a href='#'>Visa</a> <a href='javascript:visa()'>Visa</a>", NOTHING),
        ("<a href='http://[x'>Bad</a> <a href=/a>Bad</a>", NOTHING),
        ("<a href=/a>Bad</a> <a href=/b aria-hidden=true>Bad</a>", NOTHING),
        ("<ul><li><a href=/a>Visa alla</a></li><li><a href=/b>Visa alla</a></li></ul>", NOTHING),
    ],
)
def test_same_link_same_target(html: str, expected: Outcome) -> None:
    assert outcome(same_links, html) is expected


def test_an_address_that_did_not_answer_is_not_known_to_be_the_same() -> None:
    answers = [LinkAnswer(url="https://exempelby.example/a", status=200, title="Kontakt")]
    html = "<a href=/a>Kontakt</a> <a href=/b>Kontakt</a>"

    assert outcome(same_links, html, Given(links=answers)) is UNCLEAR


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<a href='#inneh%C3%A5ll'>Gå direkt till innehållet</a><main id=innehåll>x</main>", PASSED),
        ("<a href='#c'>Hoppa till innehåll</a><aside><div id=c><main>x</main></div></aside>", PASSED),
        ("<a href='#c'>Hoppa över menyn</a><nav>Meny</nav><p id=c>Text", PASSED),
        ("<a href='#c'>Skip to main content</a><footer><b id=c>x</b></footer>", FAILED),
        ("<a href='#c'>Skip navigation</a><main>x</main>", FAILED),
        ("<a href='#/start'>Till innehållet</a>", NOTHING),
        ("<a href='#'>Till innehållet</a>", NOTHING),
        ("<a href='#top'>Till sidans topp</a>", NOTHING),
    ],
)
def test_skip_link_works(html: str, expected: Outcome) -> None:
    assert outcome(skip_link, html) is expected


def test_a_target_that_a_script_may_make_is_not_missed_without_a_browser() -> None:
    page = page_from("<a href='#c'>Till innehållet</a><script>x()</script>", rendered=False)

    assert outcome_on(skip_link, page) is UNCLEAR


@pytest.mark.parametrize(
    ("name", "groups"), [("link_words.toml", list(Kind)), ("image_words.toml", ["empty"])]
)
def test_word_lists_say_where_they_come_from(name: str, groups: list[str]) -> None:
    table = vocabulary.load("rules.structure", name)

    assert all(source.strip() for source in table["source"])
    assert table["date"]
    for group in groups:
        for entry in table[group]:
            assert entry["language"] in {"sv", "nb", "da", "fi", "de", "en"}
            assert entry["words"]
            assert all(word == word.strip().casefold() for word in entry["words"])


def test_skip_words_are_patterns_with_a_source() -> None:
    table = vocabulary.load("rules.structure", "skip_words.toml")

    assert all(source.strip() for source in table["source"])
    assert table["date"]
    assert all({"language", "skip", "content"} == set(entry) for entry in table["pattern"])
