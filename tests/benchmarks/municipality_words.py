"""What the pages of the generated municipality are about, and the words that they are written in."""

from __future__ import annotations

from dataclasses import dataclass

NAME = "Storby kommun"


@dataclass(frozen=True)
class Area:
    """A part of the site: its folder, its name in the menu, who answers for it, what its pages are about."""

    folder: str
    name: str
    owner: str
    topics: tuple[str, ...]


def _topics(line: str) -> tuple[str, ...]:
    return tuple(topic.strip() for topic in line.split("|"))


AREAS = (
    Area(
        "bygga-bo-och-miljo",
        "Bygga, bo och miljö",
        "Samhällsbyggnadsförvaltningen",
        _topics(
            "Bygglov|Rivningslov|Attefallshus|Detaljplaner|Sophämtning|Återvinningscentral|Matavfall|"
            "Vatten och avlopp|Enskilt avlopp|Eldning och rökgaser|Radon|Buller|Energiråd|Lediga tomter"
        ),
    ),
    Area(
        "omsorg-och-stod",
        "Omsorg och stöd",
        "Socialförvaltningen",
        _topics(
            "Hemtjänst|Särskilt boende|Trygghetslarm|Anhörigstöd|Personlig assistans|Ledsagning|Färdtjänst|"
            "Försörjningsstöd|Budget- och skuldrådgivning|Familjerådgivning|Orosanmälan|God man|"
            "Dagverksamhet|Bostadsanpassning"
        ),
    ),
    Area(
        "forskola-och-skola",
        "Förskola och skola",
        "Barn- och utbildningsförvaltningen",
        _topics(
            "Ansök om förskola|Avgifter i förskolan|Fritidshem|Förskoleklass|Grundskola|Val av skola|"
            "Skolskjuts|Läsårstider|Skolmat|Elevhälsa|Gymnasieskola|Vuxenutbildning|Svenska för invandrare|"
            "Kulturskolan"
        ),
    ),
    Area(
        "kultur-och-fritid",
        "Kultur och fritid",
        "Kultur- och fritidsförvaltningen",
        _topics(
            "Bibliotek|Simhallen|Ishallen|Boka lokal|Föreningsbidrag|Vandringsleder|Badplatser|Friluftsliv|"
            "Fritidsgårdar|Museet|Konsthallen|Evenemang|Skidspår|Lekplatser"
        ),
    ),
    Area(
        "trafik-och-gator",
        "Trafik och gator",
        "Tekniska förvaltningen",
        _topics(
            "Parkering|Parkeringstillstånd|Snöröjning|Vägarbeten|Cykelvägar|Gatubelysning|Trafiksäkerhet|"
            "Kollektivtrafik|Torghandel|Grävtillstånd|Enskilda vägar|Laddplatser|Fordonsflytt|Klotter"
        ),
    ),
    Area(
        "naringsliv-och-arbete",
        "Näringsliv och arbete",
        "Näringslivsenheten",
        _topics(
            "Starta företag|Serveringstillstånd|Livsmedelskontroll|Upphandling|Lediga jobb|Sommarjobb|"
            "Praktik|Mark för företag|Tillsyn|Företagslots|Nätverk|Etablering|Arbetsmarknadsenheten|"
            "Alkohol och tobak"
        ),
    ),
    Area(
        "kommun-och-politik",
        "Kommun och politik",
        "Kommunledningskontoret",
        _topics(
            "Kommunfullmäktige|Kommunstyrelsen|Nämnder|Protokoll och handlingar|Medborgarförslag|Val|Budget|"
            "Årsredovisning|Diarium och arkiv|Anslagstavla|Överklaga beslut|Dataskydd|Styrdokument|"
            "Webbsändningar"
        ),
    ),
    Area(
        "trygghet-och-kris",
        "Trygghet och kris",
        "Räddningstjänsten",
        _topics(
            "Hemberedskap|Trygghetspunkter|Brandskydd|Sotning|Eldningsförbud|Krisinformation|Skyddsrum|"
            "Brottsförebyggande arbete|Våld i nära relationer|Störningar i driften|Översvämning|Elavbrott|"
            "Dricksvatten i kris|Frivilliga"
        ),
    ),
    Area(
        "om-webbplatsen",
        "Kontakt och service",
        "Kommunikationsenheten",
        _topics(
            "Kontakta oss|Öppettider|Felanmälan|Synpunkter och klagomål|E-tjänster|Blanketter|Press|"
            "Tillgänglighetsredogörelse|Kakor|Lättläst|Teckenspråk|Other languages|Kartor|Visselblåsning"
        ),
    ),
)

SENTENCES = (
    "Du ansöker i vår e-tjänst och loggar in med e-legitimation.",
    "Handläggningen tar normalt fyra till sex veckor från det att ansökan är komplett.",
    "Om du saknar e-legitimation kan du hämta en blankett i kommunhusets reception.",
    "Vi hör av oss till dig om något behöver kompletteras.",
    "Beslutet skickas till din folkbokföringsadress eller till din digitala brevlåda.",
    "Är du inte nöjd med beslutet kan du överklaga det inom tre veckor.",
    "Avgiften beslutas av kommunfullmäktige och räknas upp en gång om året.",
    "Verksamheten är öppen för alla som bor i kommunen.",
    "Du kan alltid vända dig till kontaktcenter, som hjälper dig vidare.",
    "Tjänsten är kostnadsfri, men du betalar för eventuellt material.",
    "Tänk på att lämna in handlingarna i god tid före sista ansökningsdag.",
    "Personalen har tystnadsplikt och får inte berätta om dig för andra.",
    "Du har rätt att få tolk när du möter oss.",
    "Informationen finns också på lättläst svenska och på flera andra språk.",
    "Ring alltid 112 om någon är i fara.",
    "Vi arbetar för att fler ska kunna ta del av det som kommunen erbjuder.",
    "Lokalerna är anpassade för dig som använder rullstol, och det finns hörslinga.",
    "Bilagor ska vara läsbara och får vara högst 20 megabyte.",
    "Du kan när som helst ändra eller ta tillbaka din ansökan.",
    "Uppgifterna behandlas enligt dataskyddsförordningen.",
    "Kommunen ansvarar för vägar, parker och lekplatser inom detaljplanelagt område.",
    "Utanför tätorten är det ofta en samfällighetsförening som ansvarar.",
    "Hämtning sker varannan vecka på fasta dagar, även när de infaller på en helg.",
    "Kontrollera att kärlet står med handtaget mot vägen senast klockan 6.",
)

HEADINGS = (
    "Så ansöker du",
    "Vem kan få stöd?",
    "Vad kostar det?",
    "Så går det till",
    "När får du svar?",
    "Det här behöver du ha med dig",
    "Regler och riktlinjer",
    "Om du inte är nöjd",
    "Vanliga frågor",
    "Bra att veta",
    "Ditt ansvar",
    "Vårt ansvar",
    "Planerade åtgärder",
    "Öppettider under helger",
)

THINGS = (
    "Enbostadshus",
    "Tillbyggnad, högst 50 kvadratmeter",
    "Garage eller carport",
    "Lokal för förening",
    "Lokal för privatperson",
    "Årskort, vuxen",
    "Årskort, ungdom",
    "Kärl, 190 liter",
    "Kärl, 370 liter",
    "Tillsyn, per timme",
    "Kopia av handling",
    "Extra hämtning",
)

PLACES = (
    "Norrgården",
    "Söderängen",
    "Centrum",
    "Hamnen",
    "Stationsområdet",
    "Ekebacken",
    "Lillåker",
    "Storgatan",
)
MONTHS = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december".split("|")
FOOTER = (
    ("Kontakt", _topics("Kontakta oss|Öppettider|Felanmälan|Synpunkter och klagomål|Press|Visselblåsning")),
    (
        "Om webbplatsen",
        _topics("Tillgänglighetsredogörelse|Kakor|Lättläst|Teckenspråk|Other languages|Kartor"),
    ),
    ("Genvägar", _topics("E-tjänster|Blanketter|Lediga jobb|Anslagstavla|Diarium och arkiv|Webbsändningar")),
)
SHORTCUTS = _topics("E-tjänster|Felanmälan|Lediga jobb|Läsårstider|Sophämtning|Bygglov|Kontakta oss|Lättläst")
