"""Everything that the reports say in their own words, in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.model import (
    DateKind,
    DateSource,
    NotTested,
    Outcome,
    PageDate,
    Precision,
    Reason,
    Rule,
    Severity,
    Text,
    Unreached,
    Untested,
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


# --- what could not be tested ------------------------------------------------------------------------------

GAPS = Text("Vad som inte kunde testas och varför", "What could not be tested, and why")
NO_GAPS = Text(
    "Alla kända adresser och alla delar av sidorna kunde testas.",
    "All known addresses and all parts of the pages could be tested.",
)
UNREACHED = Text("Adresser som inte kunde granskas", "Addresses that could not be audited")
PARTS = Text("Delar av sidor som inte kunde testas", "Parts of pages that could not be tested")
BEYOND = Counted(
    Text(
        "{n} känd adress togs inte med, eftersom granskningen var begränsad till ett visst antal sidor "
        "eller steg från startsidan.",
        "{n} known address was left out, because the audit was limited to a number of pages, or of steps "
        "from the start page.",
    ),
    Text(
        "{n} kända adresser togs inte med, eftersom granskningen var begränsad till ett visst antal sidor "
        "eller steg från startsidan.",
        "{n} known addresses were left out, because the audit was limited to a number of pages, or of steps "
        "from the start page.",
    ),
)
BEYOND_TITLE = Text("Adresser utanför granskningen", "Addresses outside the audit")
LINKED_FROM = Text("Länken finns på", "The link is on")
SHOW_ADDRESSES = Counted(
    Text("Visa adressen", "Show the address"), Text("Visa de {n} adresserna", "Show the {n} addresses")
)


@dataclass(frozen=True)
class Explained:
    """What happened, in a few words, and what that means for the reader."""

    title: Text
    meaning: Text


REASONS = {
    Reason.DNS: Explained(
        Text("Webbplatsens namn finns inte", "The site's name does not exist"),
        Text(
            "Domännamnet gick inte att slå upp. Kontrollera att adressen är rätt skriven och att namnet "
            "finns kvar.",
            "The domain name could not be looked up. Check that the address is spelt right and the name "
            "still exists.",
        ),
    ),
    Reason.REFUSED: Explained(
        Text("Servern tog inte emot oss", "The server did not let us in"),
        Text(
            "Det gick inte att ansluta till servern. Den kan vara avstängd eller spärrad för granskningen.",
            "No connection could be made to the server. It may be down, or closed to the audit.",
        ),
    ),
    Reason.TLS: Explained(
        Text("Ingen säker anslutning", "No secure connection"),
        Text(
            "En säker anslutning (https) gick inte att upprätta. Certifikatet kan ha gått ut eller gälla ett "
            "annat namn. Besökare möts troligen av en varning.",
            "A secure connection (https) could not be made. The certificate may have expired, or be for "
            "another name. Visitors probably meet a warning.",
        ),
    ),
    Reason.TIMEOUT: Explained(
        Text("Servern svarade inte i tid", "The server did not answer in time"),
        Text(
            "Sidan kan finnas, men vi fick inget svar. Granska igen, gärna när det är lugnt på webbplatsen.",
            "The page may be there, but we got no answer. Audit again, preferably when the site is quiet.",
        ),
    ),
    Reason.PROTOCOL: Explained(
        Text("Svaret gick inte att förstå", "The answer could not be understood"),
        Text(
            "Servern bröt förbindelsen eller svarade på ett sätt som inte följer HTTP. Be webbteamet "
            "undersöka.",
            "The server broke the connection, or answered in a way that does not follow HTTP. Ask the web "
            "team to look into it.",
        ),
    ),
    Reason.TOO_LARGE: Explained(
        Text("Sidan är för stor", "The page is too large"),
        Text(
            "Sidan var större än vad granskningen tar emot. Så stora sidor är också tunga för besökarna.",
            "The page was larger than the audit accepts. Pages of that size are heavy for visitors too.",
        ),
    ),
    Reason.NOT_HTML: Explained(
        Text("Inte en webbsida", "Not a web page"),
        Text(
            "Adressen leder till något annat, till exempel ett dokument. Sådant granskas inte här, men "
            "kraven på tillgänglighet kan gälla även dokument.",
            "The address leads to something else, such as a document. That is not audited here, but the "
            "requirements for accessibility may apply to documents too.",
        ),
    ),
    Reason.EMPTY: Explained(
        Text("Tom sida", "Empty page"),
        Text(
            "Servern skickade en sida utan innehåll. Ta bort sidan eller länkarna till den.",
            "The server sent a page without content. Remove the page, or the links to it.",
        ),
    ),
    Reason.ROBOTS: Explained(
        Text("Webbplatsen vill inte att program läser sidan", "The site asks programs not to read the page"),
        Text(
            "Filen robots.txt ber program att låta sidan vara, och det har vi följt. Behöver sidan granskas "
            "kan webbteamet göra ett undantag.",
            "The file robots.txt asks programs to leave the page alone, and we have. If the page needs to be "
            "audited, the web team can make an exception.",
        ),
    ),
    Reason.OFF_SITE_REDIRECT: Explained(
        Text("Leder till en annan webbplats", "Leads to another site"),
        Text(
            "Adressen skickar besökaren vidare till en annan webbplats, som inte ingår i granskningen.",
            "The address sends visitors on to another site, which is not part of the audit.",
        ),
    ),
    Reason.REDIRECT_LOOP: Explained(
        Text("Adressen skickar runt i en cirkel", "The address leads round in a circle"),
        Text(
            "Adressen skickar vidare om och om igen, och ingen kommer fram. Be webbteamet rätta "
            "omdirigeringen.",
            "The address redirects over and over, and nobody arrives. Ask the web team to mend the redirect.",
        ),
    ),
    Reason.BROWSER_CRASH: Explained(
        Text("Webbläsaren kraschade", "The browser crashed"),
        Text(
            "Sidan fick webbläsaren att krascha. Den har inte granskats. Öppna sidan själv och se om den "
            "fungerar.",
            "The page made the browser crash. It was not audited. Open the page yourself and see whether it "
            "works.",
        ),
    ),
    Reason.BROWSER_TIMEOUT: Explained(
        Text("Sidan blev aldrig klar i webbläsaren", "The page never finished in the browser"),
        Text(
            "Sidan slutade svara medan den granskades. Det kan bero på tunga skript.",
            "The page stopped responding while it was audited. Heavy scripts may be the cause.",
        ),
    ),
    Reason.BROWSER_ERROR: Explained(
        Text("Webbläsaren kunde inte öppna sidan", "The browser could not open the page"),
        Text(
            "Servern svarade, men webbläsaren kunde inte visa sidan. Öppna sidan själv och se om den "
            "fungerar.",
            "The server answered, but the browser could not show the page. Open the page yourself and see "
            "whether it works.",
        ),
    ),
    Reason.HTTP_STATUS: Explained(
        Text("Servern svarade med ett fel", "The server answered with an error"),
        Text(
            "Servern svarade, men inte med en sida. Be webbteamet undersöka varför.",
            "The server answered, but not with a page. Ask the web team to find out why.",
        ),
    ),
}

_GONE = Explained(
    Text("Sidan finns inte", "The page does not exist"),
    Text(
        "En länk leder hit, men sidan är borta. Rätta eller ta bort länken.",
        "A link leads here, but the page is gone. Mend or remove the link.",
    ),
)
_CLOSED = Explained(
    Text("Åtkomst nekad", "Access denied"),
    Text(
        "Sidan kräver inloggning, eller så släpper servern inte in granskningen. Ska sidan vara öppen "
        "behöver webbteamet undersöka varför den inte är det.",
        "The page asks for a login, or the server does not let the audit in. If the page is meant to be "
        "open, the web team needs to find out why it is not.",
    ),
)
_BUSY = Explained(
    Text("Servern bad oss komma tillbaka senare", "The server asked us to come back later"),
    Text(
        "Servern tyckte att vi frågade för ofta eller hade för mycket att göra. Granska igen vid ett lugnare "
        "tillfälle.",
        "The server found that we asked too often, or had too much to do. Audit again at a quieter time.",
    ),
)
# RFC 9110, 15.5 and 15.6; 429: RFC 6585, 4.
STATUSES = {404: _GONE, 410: _GONE, 401: _CLOSED, 403: _CLOSED, 429: _BUSY, 503: _BUSY}
_WITH_STATUS = Text("{title} (HTTP {status})", "{title} (HTTP {status})")


def explained(missed: Unreached) -> Explained:
    """Why an address could not be looked at, in plain words."""
    words = REASONS[missed.reason]
    if missed.reason is not Reason.HTTP_STATUS or missed.status is None:
        return words
    words = STATUSES.get(missed.status, words)
    return Explained(_WITH_STATUS.fill(title=words.title, status=missed.status), words.meaning)


UNTESTED = {
    Untested.NO_BROWSER: Explained(
        Text("Ingen webbläsare användes", "No browser was used"),
        Text(
            "Det som visar sig först i en webbläsare kunde inte testas. Granska igen med webbläsare.",
            "What shows only in a browser could not be tested. Audit again with a browser.",
        ),
    ),
    Untested.AXE_FAILED: Explained(
        Text("Tillgänglighetsmotorn kunde inte köras", "The accessibility engine could not run"),
        Text(
            "Motorn axe-core stötte på ett fel på sidan. Reglerna från axe-core är inte testade där.",
            "The engine axe-core met an error on the page. Its rules have not been tested there.",
        ),
    ),
    Untested.AXE_TIMEOUT: Explained(
        Text("Tillgänglighetsmotorn blev inte klar i tid", "The accessibility engine did not finish in time"),
        Text(
            "Sidan är så stor eller tung att motorn axe-core inte hann klart. Dess regler är inte testade "
            "där.",
            "The page is so large or heavy that the engine axe-core did not finish. Its rules have not been "
            "tested there.",
        ),
    ),
    Untested.FRAME: Explained(
        Text("En inbäddad ram kunde inte testas", "An embedded frame could not be tested"),
        Text(
            "Innehåll från en annan tjänst, till exempel en karta eller film, gick inte att komma åt. "
            "Granska det för hand.",
            "Content from another service, such as a map or film, could not be reached. Have a person look "
            "at it.",
        ),
    ),
    Untested.NOT_QUIET: Explained(
        Text("Sidan blev aldrig stilla", "The page never came to rest"),
        Text(
            "Sidan fortsatte att laddas eller ändras och granskades som den då såg ut. Något kan ha missats.",
            "The page went on loading or changing, and was audited as it was by then. Something may have "
            "been missed.",
        ),
    ),
    Untested.ACCESSIBILITY_TREE: Explained(
        Text("Formulärfälten kunde inte läsas", "The form fields could not be read"),
        Text(
            "Webbläsaren kunde inte berätta hur hjälpmedel uppfattar formulärfälten. Granska formuläret för "
            "hand.",
            "The browser could not tell how assistive technology meets the form fields. Have a person look "
            "at the form.",
        ),
    ),
}

_PARTS = {
    "page": Text("hela sidan", "the page as a whole"),
    "axe": Text("reglerna från axe-core", "the rules of axe-core"),
    "axe-core": Text("reglerna från axe-core", "the rules of axe-core"),
    "form controls": Text("formulärfälten", "the form fields"),
}
_FRAME = Text("ram {path}", "frame {path}")


def part(gap: NotTested, rules: dict[str, Rule]) -> Text:
    """Which part of a page was not tested: the page, a frame, a family of rules or a rule."""
    kind, _, path = gap.what.partition(" ")
    if kind == "frame" and path:
        return _FRAME.fill(path=path)
    if gap.what in rules:
        return rules[gap.what].title
    return _PARTS.get(gap.what, Text(gap.what, gap.what))


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
