"""People can tell of faults, and ask for content in another form, by more than an address.

DOS-lagen (2018:1937) 13 § second paragraph and 15 §; DIGG: an e-mail address or a telephone number alone is
not enough, since not everybody can use it; a form or its equal is.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import Tag

from auditor.model import (
    Context,
    Finding,
    Page,
    Severity,
    Text,
    cannot_tell,
    fails,
    ignores,
    passed,
    passes,
    rule,
    unclear,
)
from rules.statement.reading import Line, Part, Statement, matches, statement_on
from rules.statement.supervisors import is_supervisor_address
from rules.statement.telling import HELP, absent, quoted

FORM = Text(
    sv="På sidan finns ett formulär att rapportera brister med.",
    en="There is a form on the page to report faults with.",
)
LINKED = Text(
    sv="Länken ”{text}” leder till en funktion för att rapportera brister: {target}.",
    en="The link “{text}” leads to a function for reporting faults: {target}.",
)
MAYBE_CONTACT = Text(
    sv="Länken ”{text}” ({target}) kan leda till ett sätt att rapportera brister. Kontrollera att där finns "
    "ett formulär eller motsvarande, inte bara en adress.",
    en="The link “{text}” ({target}) may lead to a way to report faults. Check that there is a form or its "
    "equal there, and not an address only.",
)
MAYBE_FORM = Text(
    sv="På sidan finns ett formulär eller en inbäddad sida. Kontrollera att den som hittar en brist kan "
    "rapportera den där.",
    en="There is a form or an embedded page here. Check that those who find a fault can report it there.",
)
UNSEEN_FORM = Text(
    sv="”{sentence}” talar om ett formulär eller en funktion, men ingen länk dit och inget formulär "
    "hittades. Kontrollera att det går att rapportera brister så.",
    en="“{sentence}” speaks of a form or a function, but no link to it and no form was found. Check that "
    "faults can be reported in that way.",
)
ADDRESS_ONLY = Text(
    sv="Brister går bara att rapportera med e-post eller telefon: ”{sentence}”. Det räcker inte; alla kan "
    "inte använda dem.",
    en="Faults can be reported by e-mail or telephone only: “{sentence}”. That is not enough; not everybody "
    "can use them.",
)
NO_WAY = Text(
    sv="Redogörelsen säger inte hur man rapporterar brister eller begär innehåll i en annan form.",
    en="The statement does not say how to report faults, or to ask for content in another form.",
)

_WRITABLE = "textarea, input[type=text], input[type=email], input:not([type])"
_DOCUMENTS = (".pdf", ".doc", ".docx", ".odt", ".rtf")
_OPENING = (
    "<h1>Tillgänglighetsredogörelse för exempelby.example</h1><p>Webbplatsen är delvis förenlig med lagen "
    "om tillgänglighet till digital offentlig service.</p><h2>Rapportera brister i webbplatsens "
    "tillgänglighet</h2>"
)


@rule(
    id="statement-feedback",
    title=Text(
        sv="Den som hittar en brist kan rapportera den med mer än en adress",
        en="Who finds a fault can report it by more than an address",
    ),
    remedy=Text(
        sv="Länka under ”Rapportera brister i webbplatsens tillgänglighet” till ett formulär som är "
        "tillgängligt och kan användas utan inloggning. Låt e-post och telefon stå kvar som komplement.",
        en="Under “Rapportera brister i webbplatsens tillgänglighet”, link to a form that is accessible and "
        "can be used without logging in. Let e-mail and telephone stay beside it.",
    ),
    severity=Severity.SERIOUS,
    help=HELP,
    blind_spot=Text(
        sv="Regeln ser att det finns ett formulär eller en länk, inte om formuläret är tillgängligt eller "
        "om någon svarar.",
        en="The rule sees that there is a form or a link, not whether the form is accessible or anybody "
        "answers.",
    ),
    examples=[
        passes(
            f"{_OPENING}<p>Beskriv problemet i formuläret <a href='/synpunkter'>Lämna synpunkter</a>.</p>",
            "a link to a form",
        ),
        passes(
            f"{_OPENING}<form><label>Beskriv bristen "
            f"<textarea></textarea></label><button>Skicka</button></form>",
            "a form on the page",
        ),
        passes(
            f"{_OPENING}<p>Då ber vi dig <a href='/felanmalan'>meddela oss</a>.</p>",
            "the address says what it is",
        ),
        fails(
            f"{_OPENING}<p>Skriv till <a "
            f"href='mailto:kommun@exempelby.example'>kommun@exempelby.example</a> eller "
            "ring 0980-319 200.</p>",
            "addresses only",
        ),
        fails(
            f"{_OPENING}<p>Då ber vi dig <a href='mailto:kommun@exempelby.example'>meddela oss</a>.</p>",
            "the link opens a mail",
        ),
        fails(f"{_OPENING}<p>Vi vill veta om något inte fungerar.</p>", "no way at all"),
        unclear(
            f"{_OPENING}<p><a href='/kontakt'>Kontakta oss</a> om du hittar en brist.</p>",
            "a page of contacts",
        ),
        unclear(f"{_OPENING}<p>Fyll i:</p><iframe src='/i/77'></iframe>", "an embedded page"),
        ignores("<h2>Rapportera brister i webbplatsens tillgänglighet</h2>", "the page is no statement"),
    ],
)
def faults_can_be_reported(page: Page, _: Context) -> Iterator[Finding]:
    statement = statement_on(page)
    if statement is None:
        return
    if form := next((form for form in _forms(statement) if _is_for_faults(form)), None):
        yield passed(form, FORM)
        return
    lines = _lines(statement)
    yield _by_links(lines, statement) or _by_doubt(statement) or _by_address(lines, statement)


def _lines(statement: Statement) -> list[Line]:
    """Where the statement tells how to report: under its headings, else anywhere but at the supervisor's."""
    under = list(statement.within(Part.ALTERNATIVE, Part.REPORT))
    if any(line.links for line in under):
        return under
    others = (line for line in statement.lines if line.part is not Part.SUPERVISION and not line.is_heading)
    return under + [
        line for line in others if line not in under and matches("feedback", "function", line.text)
    ]


def _by_links(lines: list[Line], statement: Statement) -> Finding | None:
    """What the surest link says: one that names a function, else one that leads to contacts."""
    links = [
        (line, link, target)
        for line in lines
        for link in line.links
        if (target := _target(statement.base_url, link))
    ]
    for line, link, target in links:
        if not _is_document(target) and _names_function(line, link, target):
            return passed(link, LINKED.fill(text=_words(link), target=target))
    for line, link, target in links:
        if matches("feedback", "contact", f"{_words(link)} {line.text}") or _is_document(target):
            return cannot_tell(link, MAYBE_CONTACT.fill(text=_words(link), target=target))
    return None


def _by_doubt(statement: Statement) -> Finding | None:
    """A form for something else, or an embedded page, in the page's own content."""
    frames = (frame for frame in statement.page.soup.find_all("iframe") if _is_content(frame))
    place = next(chain(_forms(statement), frames), None)
    return None if place is None else cannot_tell(place, MAYBE_FORM)


def _by_address(lines: list[Line], statement: Statement) -> Finding:
    for line in lines:
        if matches("feedback", "spoken_of", line.text) or _is_handled_by_script(line):
            return cannot_tell(line.tag, UNSEEN_FORM.fill(sentence=quoted(line.text)))
    for line in lines:
        if _has_address(line):
            return absent(statement, ADDRESS_ONLY.fill(sentence=quoted(line.text)), line)
    return absent(statement, NO_WAY, statement.heading_of(Part.REPORT, Part.ALTERNATIVE))


def _is_handled_by_script(line: Line) -> bool:
    """Whether a link or button of the line does something that its markup does not tell."""
    hrefs = (str(link["href"]).strip().lower() for link in line.links)
    return line.block.is_within("button") or any(href.startswith(("#", "javascript:")) for href in hrefs)


def _has_address(line: Line) -> bool:
    hrefs = (str(link["href"]).strip().lower() for link in line.links)
    return matches("feedback", "address", line.text) or any(
        href.startswith(("mailto:", "tel:")) for href in hrefs
    )


def _names_function(line: Line, link: Tag, target: str) -> bool:
    """Whether the link's words, its address or the sentence it stands in name a function."""
    words = _words(link)
    around = next((said for said in line.sentences if words and words in said), "")
    path = unquote(urlsplit(target).path).replace("-", " ").replace("_", " ").replace("/", " ")
    if any(matches("feedback", "function", text) for text in (words, path)):
        return True
    return bool(around) and matches("feedback", "form", around)


def _target(base: str, link: Tag) -> str:
    """Where a link leads on the web; empty for mail, telephone, places on the page and the supervisor."""
    href = str(link["href"]).strip()
    if href.startswith("#") or href.lower().startswith(("mailto:", "tel:", "sms:", "javascript:")):
        return ""
    try:
        target = urljoin(base, href)
        is_web = urlsplit(target).scheme in {"http", "https"}
    except ValueError:  # http://[broken
        return ""
    return target if is_web and not is_supervisor_address(target) else ""


def _is_document(target: str) -> bool:
    return urlsplit(target).path.lower().endswith(_DOCUMENTS)


def _forms(statement: Statement) -> Iterator[Tag]:
    """The forms in the page's own content in which something can be written."""
    for form in statement.page.soup.find_all("form"):
        if _is_content(form) and form.select_one(_WRITABLE) and str(form.get("role") or "") != "search":
            yield form


def _is_for_faults(form: Tag) -> bool:
    return bool(form.find("textarea")) and matches("feedback", "about", form.get_text(" "))


def _is_content(tag: Tag) -> bool:
    """Whether the element stands in the page's own content."""
    around = {parent.name for parent in tag.parents}
    return not around & {"nav", "header", "footer", "dialog"}


def _words(link: Tag) -> str:
    return " ".join(link.get_text(" ").split()) or str(link.get("aria-label") or link["href"])
