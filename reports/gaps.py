"""What the reports say of what could not be tested: a plain word for every reason, in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.model import NotTested, Reason, Rule, Text, Unreached, Untested
from reports.figures import Counted

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
    Reason.SIGNED_OUT: Explained(
        Text("Granskningen var inte längre inloggad", "The audit was no longer signed in"),
        Text(
            "Inloggningen visades i stället för sidan, och det hjälpte inte att logga in igen. Sidan är inte "
            "granskad. Kontrollera att kontot som granskningen loggar in med får se sidan, och granska igen.",
            "The sign-in came in place of the page, and signing in again did not help. The page was not "
            "audited. Make sure that the account the audit signs in with may see the page, and audit again.",
        ),
    ),
    Reason.LOGIN_REQUIRED: Explained(
        Text("Sidan kräver inloggning", "The page asks visitors to sign in"),
        Text(
            "Adressen leder till en inloggning, och vad som finns bakom den är inte granskat. Ska det "
            "granskas kan webbteamet ange i auditor.toml hur granskningen loggar in.",
            "The address leads to a sign-in, and what is behind it was not audited. To have it audited, the "
            "web team can say in auditor.toml how the audit signs in.",
        ),
    ),
    Reason.NEVER_OPEN: Explained(
        Text("Adressen lämnades i fred", "The address was left alone"),
        Text(
            "Granskningen är inloggad, och adressen hör till in- eller utloggningen. Hade den öppnats kunde "
            "granskningen ha blivit utloggad.",
            "The audit is signed in, and the address belongs to signing in or out. Opening it might have "
            "signed the audit out.",
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
    Reason.BROWSER_MEMORY: Explained(
        Text("Sidan tog för mycket minne", "The page took too much memory"),
        Text(
            "Sidan tog så mycket av datorns minne att den fick avbrytas. Besökare med vanliga datorer och "
            "mobiler kan få samma problem. Be webbteamet undersöka sidans skript.",
            "The page took so much of the computer's memory that it had to be stopped. Visitors with "
            "ordinary computers and phones may meet the same trouble. Ask the web team to look into the "
            "page's scripts.",
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
    Reason.INTERNAL: Explained(
        Text("Granskningsprogrammet klarade inte sidan", "The auditing program could not cope with the page"),
        Text(
            "Felet ligger hos programmet, inte hos sidan. Be webbteamet rapportera adressen till dem som "
            "utvecklar programmet.",
            "The fault lies with the program, not with the page. Ask the web team to report the address to "
            "those who develop it.",
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
    Untested.FRAME_REFUSED: Explained(
        Text("Innehållet får inte visas i en ram", "The content may not be shown in a frame"),
        Text(
            "En annan webbplats tillåter inte att dess innehåll visas på sidan. Besökare möts troligen av "
            "ett felmeddelande. Länka till innehållet i stället.",
            "Another site does not allow its content to be shown on the page. Visitors probably meet an "
            "error. Link to the content instead.",
        ),
    ),
    Untested.FRAME_NOT_LOADED: Explained(
        Text("Innehållet i en ram kom aldrig", "The content of a frame never came"),
        Text(
            "Innehållet gick inte att hämta, så det är inte testat. Öppna sidan och se om det visas för dig.",
            "The content could not be fetched, so it has not been tested. Open the page and see whether it "
            "shows for you.",
        ),
    ),
    Untested.FRAME_LIMIT: Explained(
        Text("För många ramar", "Too many frames"),
        Text(
            "Sidan har fler ramar, eller fler ramar i varandra, än granskningen går igenom. Granska resten "
            "för hand.",
            "The page has more frames, or more frames in one another, than the audit goes through. Have a "
            "person look at the rest.",
        ),
    ),
    Untested.FRAME_TIMEOUT: Explained(
        Text("En inbäddad ram blev inte klar i tid", "An embedded frame did not finish in time"),
        Text(
            "Det som visas i ramen är så tungt att det inte hann testas. Granska det för hand.",
            "What shows in the frame is so heavy that it was not tested in time. Have a person look at it.",
        ),
    ),
    Untested.LAZY: Explained(
        Text("Sidan fylls på medan man rullar", "The page goes on filling up as one scrolls"),
        Text(
            "Granskningen rullade en bit ned på sidan. Det som visar sig längre ned är inte testat.",
            "The audit scrolled some way down the page. What shows further down has not been tested.",
        ),
    ),
    Untested.BANNER: Explained(
        Text("En ruta om kakor döljer innehållet", "A box about cookies hides the content"),
        Text(
            "Rutan gick inte att avvisa, så sidan är bara testad med rutan öppen. Det som ligger bakom den "
            "kan ha brister som inte syns här. Besökare ska kunna säga nej lika lätt som ja.",
            "The box could not be rejected, so the page has been tested with the box open only. What lies "
            "behind it may have faults that do not show here. Saying no must be as easy for visitors as "
            "saying yes.",
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
    Untested.STATE: Explained(
        Text("Sidan gick inte att pröva i ett annat läge", "The page could not be tried in another state"),
        Text(
            "Sidan gick inte att granska i ett smalt fönster, med luftigare text eller med tangentbord. "
            "Prova själv: förstora till 400 procent och gå igenom sidan med tabbtangenten.",
            "The page could not be examined in a narrow window, with airier text or by keyboard. Try it "
            "yourself: zoom to 400 per cent and go through the page with the Tab key.",
        ),
    ),
    Untested.NOT_ASKED: Explained(
        Text("Det frågades inte efter", "It was not asked for"),
        Text(
            "Länkar, dokument, andra webbplatser eller sidan i smalt fönster, med luftigare text och med "
            "tangentbord provades inte den här gången, så de reglerna är inte testade. Granska igen med dem "
            "påslagna.",
            "Links, documents, other sites, or the page in a narrow window, with airier text and by "
            "keyboard, were not tried this time, so those rules have not been tested. Audit again with them "
            "turned on.",
        ),
    ),
}

_PARTS = {
    "page": Text("hela sidan", "the page as a whole"),
    "axe": Text("reglerna från axe-core", "the rules of axe-core"),
    "axe-core": Text("reglerna från axe-core", "the rules of axe-core"),
    "frames": Text("några av ramarna", "some of the frames"),
    "form controls": Text("formulärfälten", "the form fields"),
    "some links": Text("några av länkarna", "some of the links"),
    "links to other sites": Text("länkar till andra webbplatser", "links to other sites"),
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
