"""Everything that the reports say in their own words, in both languages."""

from __future__ import annotations

from auditor.model import (
    DateKind,
    DateSource,
    Outcome,
    PageDate,
    Precision,
    Severity,
    Text,
    spoken,
)
from reports.figures import Counted, number

# --- what is counted ---------------------------------------------------------------------------------------

PAGES = Counted(Text("{n} sida", "{n} page"), Text("{n} sidor", "{n} pages"))
FAULTS = Counted(Text("{n} fel", "{n} fault"), Text("{n} fel", "{n} faults"))
ADDRESSES = Counted(Text("{n} adress", "{n} address"), Text("{n} adresser", "{n} addresses"))
ON_PAGES = Counted(Text("på {n} sida", "on {n} page"), Text("på {n} sidor", "on {n} pages"))

# --- what was audited, and as of when ----------------------------------------------------------------------

TITLE = Text("Granskning av {site}", "Audit of {site}")
KICKER = Text("Tillgänglighet och aktuellt innehåll", "Accessibility and up-to-date content")
AS_OF = Text("Läget den {date}", "As of {date}")
START = Text("Granskningen började på", "The audit started at")
UPDATED = Text("Uppdaterades: {date}", "Last updated: {date}")
OWNER = Text("Informationsägare: Webbteamet", "Information owner: The web team")

# --- the summary -------------------------------------------------------------------------------------------

SUMMARY = Text("Sammanfattning", "Summary")
NO_PAGES = Text("Ingen sida kunde granskas.", "No page could be audited.")
NO_FAULTS = Text("Inga fel hittade på {pages}.", "No faults found on {pages}.")
NEED_FIXING = Counted(
    Text("{n} av {pages} behöver åtgärdas.", "{n} of {pages} needs to be fixed."),
    Text("{n} av {pages} behöver åtgärdas.", "{n} of {pages} need to be fixed."),
)
FOUND = Counted(
    Text("Granskningen hittade {n} fel.", "The audit found {n} fault."),
    Text("Granskningen hittade {n} fel.", "The audit found {n} faults."),
)
OF_WHICH_RECURRING = Counted(
    Text(
        "{times} av dem är ett och samma fel på flera sidor. Sådana fel sitter ofta i en sidmall eller i ett "
        "gemensamt block och kan rättas på ett ställe.",
        "{times} of them are one and the same fault on several pages. Such faults often sit in a page "
        "template or a shared block, and can be mended in one place.",
    ),
    Text(
        "{times} av dem är samma {n} fel som återkommer på flera sidor. Sådana fel sitter ofta i en sidmall "
        "eller i ett gemensamt block och kan rättas på ett ställe.",
        "{times} of them are the same {n} faults, recurring on several pages. Such faults often sit in a "
        "page template or a shared block, and can be mended in one place.",
    ),
)
TO_REVIEW = Counted(
    Text(
        "På {n} sida finns något som en människa behöver titta på.",
        "On {n} page there is something that a person needs to look at.",
    ),
    Text(
        "På {n} sidor finns något som en människa behöver titta på.",
        "On {n} pages there is something that a person needs to look at.",
    ),
)
BAR = {
    Outcome.FAILED: Text("att åtgärda", "to be fixed"),
    Outcome.CANNOT_TELL: Text(
        "utan funna fel, men allt kunde inte avgöras", "with no faults found, but not everything decided"
    ),
    Outcome.PASSED: Text("utan funna fel", "with no faults found"),
}
COVERED = Text(
    "{pages} av {addresses} som kan vara sidor gick att granska ({share}).",
    "{pages} of {addresses} that may be pages could be audited ({share}).",
)
IN_BRIEF = Text("Felen i korthet", "The faults in brief")
IN_BRIEF_NOTE = Text("De allvarligaste står först.", "The most serious come first.")
MORE_RULES = Counted(
    Text("{n} regel till har hittat fel.", "{n} more rule found faults."),
    Text("{n} regler till har hittat fel.", "{n} more rules found faults."),
)
SEE_RULES = Text("Alla regler och utfall", "All rules and outcomes")

# --- what a reader must know before trusting the figures ---------------------------------------------------

BEWARE = Text("Tänk på när du läser", "Bear in mind when you read")
INCOMPLETE = Text(
    "Granskningen avbröts innan den var klar. Resultatet gäller bara de sidor som hann granskas.",
    "The audit was stopped before it was done. The result holds only for the pages audited by then.",
)
LOW_COVERAGE = Text(
    "Bara {share} av de adresser som kan vara sidor gick att granska. Fel kan finnas på de andra.",
    "Only {share} of the addresses that may be pages could be audited. There may be faults on the others.",
)
NO_BROWSER = Text(
    "Sidorna öppnades inte i en webbläsare. Mycket av tillgängligheten kunde därför inte testas, till "
    "exempel kontraster och sådant som visas först när sidans skript har körts.",
    "The pages were not opened in a browser. Much of their accessibility could therefore not be tested, "
    "such as contrasts and what shows only when the page's scripts have run.",
)
NO_AXE = Text(
    "Tillgänglighetsmotorn axe-core kördes inte. De flesta av tillgänglighetsreglerna kunde därför inte "
    "testas.",
    "The accessibility engine axe-core did not run. Most of the accessibility rules could therefore not be "
    "tested.",
)
UNSANDBOXED = Text(
    "Webbläsaren kördes utan sin säkerhetsspärr (sandlåda). Det ändrar inte resultatet, men datorn som "
    "granskade var sämre skyddad.",
    "The browser ran without its security barrier (the sandbox). The result is the same, but the computer "
    "that did the audit was less protected.",
)

# --- faults ------------------------------------------------------------------------------------------------

CONTENTS = Text("Innehåll", "Contents")
SKIP = Text("Hoppa till innehållet", "Skip to the content")
FIX = Text("Vad som behöver åtgärdas", "What needs to be fixed")
REVIEW = Text("Vad en människa behöver titta på", "What a person needs to look at")
REVIEW_NOTE = Text(
    "Här kan ett program inte avgöra om något är fel. Titta på sidan och bedöm själv. "
    "Det som står här räknas inte som fel.",
    "Here a program cannot decide whether something is wrong. Look at the page and judge for yourself. "
    "Nothing in this part counts as a fault.",
)
NOTHING_TO_FIX = Text("Inga fel hittade.", "No faults found.")
NOTHING_TO_REVIEW = Text(
    "Det finns inget som en människa särskilt behöver titta på.",
    "There is nothing that a person needs to look at in particular.",
)
RECURRING = Text("Samma sak på flera sidor", "The same on several pages")
RECURRING_NOTE = Text(
    "Det som är likadant på minst tre sidor står bara en gång. Be webbteamet rätta det i sidmallen eller i "
    "det gemensamma blocket, om det sitter där.",
    "What is alike on at least three pages is told only once. Ask the web team to mend it in the page "
    "template or the shared block, if that is where it sits.",
)
PAGE_BY_PAGE = Text("Sida för sida", "Page by page")
PAGE_BY_PAGE_NOTE = Text(
    "Sidorna med det allvarligaste står först.", "The pages with the most serious matters come first."
)
SAME_FAULT = Counted(
    Text("Samma fel på {n} sida", "The same fault on {n} page"),
    Text("Samma fel på {n} sidor", "The same fault on {n} pages"),
)
SAME_DOUBT = Counted(
    Text("Samma fråga på {n} sida", "The same question on {n} page"),
    Text("Samma fråga på {n} sidor", "The same question on {n} pages"),
)
NUMBERED = Text("Nr {n}: {what}", "No. {n}: {what}")
NUMBERS = Text("nr {numbers}", "no. {numbers}")
ALL_PAGES = Text("Gäller alla sidor i granskningen.", "Concerns every page in the audit.")
NOT_MET = Text("Uppfylls inte:", "Does not hold:")
UNDECIDED = Text("Kan inte avgöras:", "Cannot be decided:")
WHAT = Text("Vad", "What")
WHERE = Text("Var", "Where")
WHY = Text("Varför", "Why")
DO = Text("Gör så här", "What to do")
WHOLE_PAGE = Text("Gäller hela sidan.", "Concerns the page as a whole.")
FOR_EXAMPLE = Text(
    "Så ser det ut på den första av sidorna:", "This is how it looks on the first of the pages:"
)
PICTURE = Text("Skärmbild från sidan ”{page}”. {framed}", "Screenshot of the page “{page}”. {framed}")
FRAMED = Text("Inramat: det som felet gäller.", "Framed: what the fault is about.")
FRAMED_WORDS = Text("Det inramade är ”{words}”.", "What is framed is “{words}”.")
FRAMED_AROUND = Text(
    "Det som felet gäller syns inte. Det finns i det som är streckat inramat.",
    "What the fault is about does not show. It is inside the dashed frame.",
)
PICTURE_FROM = Text("Bilden är från sidan", "The picture is from the page")
SAME_PLACE = Text("Samma ställe som i bild {n}", "The same place as in picture {n}")
SAME_AS_IN = Text("Samma fel som i bild {n}", "The same fault as in picture {n}")
PICTURE_NUMBER = Text("Bild {n}.", "Picture {n}.")
PLACE_IN_CODE = Text("Plats i koden", "Place in the code")
IN_FRAME = Text("I den inbäddade ramen", "In the embedded frame")
SHOW_PAGES = Counted(Text("Visa sidan", "Show the page"), Text("Visa de {n} sidorna", "Show the {n} pages"))
SHOW_PLACES = Counted(
    Text("Visa {n} ställe till", "Show {n} more place"), Text("Visa {n} ställen till", "Show {n} more places")
)
PLACES_LEFT_OUT = Counted(
    Text("{n} ställe till står i report.json.", "{n} more place is told in report.json."),
    Text("{n} ställen till står i report.json.", "{n} more places are told in report.json."),
)
SHOW_FAULTS = Counted(Text("Visa {n} fel", "Show {n} fault"), Text("Visa {n} fel", "Show {n} faults"))
SHOW_DOUBTS = Counted(
    Text("Visa {n} ställe att titta på", "Show {n} place to look at"),
    Text("Visa {n} ställen att titta på", "Show {n} places to look at"),
)
SHOW_RECURRING = Counted(Text("Visa {n} till", "Show {n} more"), Text("Visa {n} till", "Show {n} more"))
ALSO_RECURRING = Text("Finns på flera sidor och står ovan:", "On several pages, and told above:")
NO_TITLE = Text("(sidan saknar titel)", "(the page has no title)")
PAGE_OWNER = Text("Sidans ägare", "The page's owner")
PAGE_DATE = Text("Sidans datum", "The page's date")
NONE_FOUND = Text("hittades inte", "not found")
PARTLY_TESTED = Text("Delar av sidan kunde inte testas.", "Parts of the page could not be tested.")

SEVERITY = {
    Severity.CRITICAL: Text("Kritiskt", "Critical"),
    Severity.SERIOUS: Text("Allvarligt", "Serious"),
    Severity.MODERATE: Text("Måttligt", "Moderate"),
    Severity.MINOR: Text("Mindre", "Minor"),
}
HINDERS = {
    Severity.CRITICAL: Text("Det kan stoppa en del besökare helt.", "It may stop some visitors altogether."),
    Severity.SERIOUS: Text(
        "Det kan göra sidan mycket svår att använda för en del besökare.",
        "It may make the page very hard to use for some visitors.",
    ),
    Severity.MODERATE: Text(
        "Det kan göra sidan svårare att använda för en del besökare.",
        "It may make the page harder to use for some visitors.",
    ),
    Severity.MINOR: Text("Det stör, men hindrar sällan.", "It is a nuisance, but seldom an obstacle."),
}
LEVEL = Text("nivå {level}", "level {level}")
CLAUSE = Text("EN 301 549 punkt {clause}", "EN 301 549 clause {clause}")
NO_CRITERION = Text(
    "Hör inte till något framgångskriterium i WCAG.", "Not tied to any success criterion of WCAG."
)

KIND = {
    DateKind.CREATED: Text("skapad", "created"),
    DateKind.PUBLISHED: Text("publicerad", "published"),
    DateKind.MODIFIED: Text("ändrad", "modified"),
    DateKind.REVIEWED: Text("granskad", "reviewed"),
}
UNSEEN_DATE = Text("{kind} {date} (syns inte för besökaren)", "{kind} {date} (visitors do not see it)")

_YEAR = Text("{year}", "{year}")
_AT_SIGHT = {DateSource.VISIBLE, DateSource.TIME}


def dated(date: PageDate) -> Text:
    """A page's date: as it stands where visitors see it, else what it says and that they do not."""
    if date.source in _AT_SIGHT:
        return Text(date.text, date.text)
    return UNSEEN_DATE.fill(kind=KIND[date.kind], date=_day(date))


def _day(date: PageDate) -> Text:
    whole_day = spoken(date.value.year, date.value.month, date.value.day)
    if date.precision is Precision.YEAR:
        return _YEAR.fill(year=date.value.year)
    if date.precision is Precision.MONTH:
        return Text(whole_day.sv.partition(" ")[2], whole_day.en.partition(" ")[2])
    return whole_day


# --- content from others ------------------------------------------------------------------------------------

THIRD_PARTIES = Text("I innehåll från andra", "In content from others")
THIRD_PARTIES_NOTE = Text(
    "Det här finns i ramar som visar något från en annan webbplats, till exempel en film eller en karta. Du "
    "kan inte rätta det själv, och det räknas inte som fel på era sidor. Be leverantören rätta det, eller "
    "välj ett annat sätt att visa innehållet. Har ni själva beställt eller betalat tjänsten kan lagens krav "
    "gälla även den.",
    "This is in frames that show something from another site, such as a film or a map. You cannot mend it "
    "yourself, and it does not count as faults on your pages. Ask the supplier to mend it, or choose another "
    "way to show the content. If you have ordered or paid for the service, what the law asks may hold for it "
    "too.",
)
THIRD_PARTY_FAULTS = Counted(
    Text("{n} fel på {pages}", "{n} fault on {pages}"), Text("{n} fel på {pages}", "{n} faults on {pages}")
)
THIRD_PARTY_DOUBTS = Counted(
    Text("{n} ställe att titta på", "{n} place to look at"),
    Text("{n} ställen att titta på", "{n} places to look at"),
)
LOOKED_TWICE = Counted(
    Text(
        "På {n} sida döljer en ruta om kakor innehållet. Den granskades två gånger: så som en "
        "förstagångsbesökare möter den, och sedan när rutan hade avvisats.",
        "On {n} page, a box about cookies hides the content. The page was audited twice: as a first-time "
        "visitor meets it, and then when the box had been rejected.",
    ),
    Text(
        "På {n} sidor döljer en ruta om kakor innehållet. De granskades två gånger: så som en "
        "förstagångsbesökare möter dem, och sedan när rutan hade avvisats.",
        "On {n} pages, a box about cookies hides the content. They were audited twice: as a first-time "
        "visitor meets them, and then when the box had been rejected.",
    ),
)
LOOKED_WITH_BANNER = Counted(
    Text(
        "På {n} sida finns en ruta om kakor som inte döljer innehållet. Den granskades med rutan öppen, så "
        "som en förstagångsbesökare möter den.",
        "On {n} page there is a box about cookies that does not hide the content. The page was audited with "
        "the box open, as a first-time visitor meets it.",
    ),
    Text(
        "På {n} sidor finns en ruta om kakor som inte döljer innehållet. De granskades med rutan öppen, så "
        "som en förstagångsbesökare möter dem.",
        "On {n} pages there is a box about cookies that does not hide the content. They were audited with "
        "the box open, as a first-time visitor meets them.",
    ),
)

# --- pages without faults, owners, rules -------------------------------------------------------------------

FINE = Text("Sidor där inga fel hittades", "Pages where no faults were found")
NO_FINE = Text("Fel hittades på alla sidor.", "Faults were found on every page.")
FINE_NOTE = Text(
    "Att inga fel hittades betyder inte att sidan är felfri. Ett program ser inte allt.",
    "That no faults were found does not mean that there are none. A program does not see everything.",
)
ALSO_REVIEW = Text("En människa behöver titta på något här.", "A person needs to look at something here.")
ALSO_UNTESTED = Text("Allt kunde inte testas här.", "Not everything could be tested here.")
OWNERS = Text("Hitta dina sidor", "Find your pages")
OWNERS_NOTE = Text(
    "Sidor med fel, ordnade efter den ägare som sidan anger.",
    "Pages with faults, by the owner the page names.",
)
OWNER_COLUMN = Text("Ägare", "Owner")
PAGES_COLUMN = Text("Sidor", "Pages")
NO_OWNER = Text("Ingen ägare hittades på sidan", "No owner was found on the page")
RULES = Text("Regler som användes", "Rules used")
RULES_NOTE = Text(
    "Siffrorna visar på hur många sidor regeln fick varje utfall. Sidor där det inte fanns något att testa "
    "är inte med.",
    "The figures tell on how many pages the rule had each outcome. Pages with nothing to test are left out.",
)
SHOW_RULES = Counted(Text("Visa regeln", "Show the rule"), Text("Visa de {n} reglerna", "Show the {n} rules"))
RULE_COLUMN = Text("Regel", "Rule")
SEVERITY_COLUMN = Text("Hur allvarligt", "How serious")
OUTCOME = {
    Outcome.FAILED: Text("Fel", "Faults"),
    Outcome.CANNOT_TELL: Text("Att titta på", "To look at"),
    Outcome.PASSED: Text("Inga fel hittade", "No faults found"),
}
BLIND_SPOT = Text("Ser inte:", "Does not see:")
READ_MORE = Text("Läs mer om regeln {rule}", "Read more about the rule {rule}")

# --- what cannot be seen, and how it was done --------------------------------------------------------------

LIMITS = Text("Vad automatiska tester inte ser", "What automatic tests cannot see")
LIMITS_TEXT = Text(
    "Ett program hittar bara en del av alla brister. Det kan se att en bild saknar textalternativ, men inte "
    "om texten säger det som bilden visar. Det kan se att ett datum är gammalt, men inte om innehållet "
    "fortfarande stämmer. Det vet inte om sidan är lätt att förstå, om undertexterna säger det som sägs i "
    "filmen eller om allt går att göra med tangentbord och skärmläsare. Därför säger rapporten ”inga fel "
    "hittade”, aldrig att en sida är tillgänglig eller aktuell. Låt människor granska också, gärna sådana "
    "som använder hjälpmedel till vardags.",
    "A program finds only some of all faults. It can see that an image has no text alternative, but not "
    "whether the text says what the image shows. It can see that a date is old, but not whether the content "
    "still holds. It does not know whether the page is easy to understand, whether the captions say what is "
    "said in the film, or whether everything can be done with a keyboard and a screen reader. That is why "
    "the report says “no faults found”, and never that a page is accessible or up to date. Let people do "
    "audits too, ideally people who use assistive technology every day.",
)
MADE_WITH = Text("Så gjordes granskningen", "How the audit was done")
TOOL = Text("Granskat med civic-auditor {version}", "Audited with civic-auditor {version}")
WITH_AXE = Text("axe-core {version}", "axe-core {version}")
WITH_BROWSER = Text("webbläsare {version}", "browser {version}")
WITHOUT_BROWSER = Text("ingen webbläsare", "no browser")

# --- the terminal ------------------------------------------------------------------------------------------

MORE_LINES = Counted(
    Text("… och {n} till, se HTML-rapporten.", "… and {n} more, see the HTML report."),
    Text("… och {n} till, se HTML-rapporten.", "… and {n} more, see the HTML report."),
)
WITHOUT_FAULTS = Counted(
    Text("På {n} sida hittades inga fel.", "No faults were found on {n} page."),
    Text("På {n} sidor hittades inga fel.", "No faults were found on {n} pages."),
)
MISSED = Counted(
    Text("{n} adress kunde inte granskas.", "{n} address could not be audited."),
    Text("{n} adresser kunde inte granskas.", "{n} addresses could not be audited."),
)
PAGES_WITH_FAULTS = Text("Sidor med fel", "Pages with faults")
BY_RULE = Text("Regel för regel, antal sidor", "Rule by rule, number of pages")
SHORT_LIMITS = Text(
    "Ett program hittar bara en del av alla brister. Låt människor granska också.",
    "A program finds only some of all faults. Let people do audits too.",
)


def covered(pages: int, gaps: int, share: Text) -> Text:
    """How much of what may hold a page was looked at."""
    return COVERED.fill(pages=number(pages), addresses=ADDRESSES(pages + gaps), share=share)
