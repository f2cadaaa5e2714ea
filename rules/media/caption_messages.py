"""What is said of a film's captions."""

from auditor.model import Text

UNKNOWN = Text(sv="okänt språk", en="unknown language")
HAS_CAPTIONS = Text(
    sv="Filmen {film} har undertexter ({language}).",
    en="The film {film} has captions ({language}).",
)
WITHOUT = Text(
    sv="Filmen {film} publicerades {day}, och det finns inget spår med undertexter. Lägg till undertexter. "
    "Ligger texten redan i bilden behövs inget mer.",
    en="The film {film} was published on {day}, and there is no track with captions. Add captions. If the "
    "text is already part of the picture, nothing more is needed.",
)
UNDATED = Text(
    sv="Filmen {film} har inget spår med undertexter hos {player}. Ta reda på när den publicerades: från och "
    "med den 23 september 2020 ska den ha undertexter. Titta också efter om texten ligger i bilden.",
    en="The film {film} has no track with captions at {player}. Find out when it was published: from 23 "
    "September 2020 on it needs captions. Look also whether the text is part of the picture.",
)
AUTOMATIC = Text(
    sv="Filmen {film} har bara undertexter som {player} har skrivit automatiskt. Titta på filmen med texten "
    "på. Rätta fel i ord, namn och skiljetecken och spara texten som egna undertexter.",
    en="The film {film} has only captions that {player} has written automatically. Watch the film with the "
    "text on. Correct words, names and punctuation, and save the text as captions of your own.",
)
EXEMPT = Text(
    sv="Filmen {film} publicerades {day}, före den 23 september 2020, och omfattas därför inte av lagen. Om "
    "den läggs upp på nytt ska den ha undertexter.",
    en="The film {film} was published on {day}, before 23 September 2020, and is therefore outside the law. "
    "If it is published anew it needs captions.",
)
THIRD_PARTY = Text(
    sv="Filmen {film} kommer från {player}. En film som kommunen varken har betalat, gjort eller bestämmer "
    "över omfattas inte av lagen.",
    en="The film {film} comes from {player}. A film that the municipality has neither paid for, made nor "
    "decides about is outside the law.",
)
SUBTITLES = Text(
    sv="Filmen {film} har ett textspår på sidans språk. Det är angivet som översättning, inte som "
    "undertexter för den som inte hör. Titta på filmen: återger texten allt som sägs, och viktiga ljud? "
    "Ange i så fall spåret som undertexter (captions).",
    en="The film {film} has a text track in the page's language. It is declared as a translation, not as "
    "captions for people who do not hear. Watch the film: does the text give all that is said, and sounds "
    "that matter? If so, declare the track as captions.",
)
TRANSLATION = Text(
    sv="Filmen {film} har text på ett annat språk än sidans ({language}). Kontrollera om filmen också har "
    "undertexter på det språk som talas i den.",
    en="The film {film} has text in another language than the page's ({language}). Check whether the film "
    "also has captions in the language that is spoken in it.",
)
UNSTATED = Text(
    sv="Filmen {film} har ett spår med undertexter som inte anger sitt språk. Ange språket (srclang) och "
    "kontrollera att texten är på det språk som talas i filmen.",
    en="The film {film} has a caption track that does not state its language. State the language (srclang), "
    "and check that the text is in the language that is spoken in the film.",
)
EMPTY_TRACK = Text(
    sv="Filmen {film} har ett textspår utan fil. Lägg till filen med undertexter, eller kontrollera att "
    "texten finns i bilden.",
    en="The film {film} has a text track without a file. Add the file with captions, or check that the text "
    "is part of the picture.",
)
BROKEN_TRACK = Text(
    sv="Filmen {film} har ett textspår, men dess fil gick inte att hämta. Lägg upp filen med undertexter på "
    "nytt, eller kontrollera att texten finns i bilden.",
    en="The film {film} has a text track, but its file could not be fetched. Publish the file with captions "
    "anew, or check that the text is part of the picture.",
)
NO_TRACK = Text(
    sv="Inget spår med undertexter hittades för filmen {film}. Titta på filmen. Texten kan ligga i bilden, "
    "och en film utan tal och viktiga ljud behöver ingen. Filmer från tiden före den 23 september 2020 "
    "omfattas inte av lagen.",
    en="No track with captions was found for the film {film}. Watch the film. The text may be part of the "
    "picture, and a film without speech or sounds that matter needs none. Films from before 23 September "
    "2020 are outside the law.",
)
STREAM = Text(
    sv="Inget spår med undertexter hittades för filmen {film}, men filmen strömmas och texten kan följa med "
    "strömmen. Titta på filmen och se om det går att slå på undertexter.",
    en="No track with captions was found for the film {film}, but the film is streamed and the text may come "
    "with the stream. Watch the film and see whether captions can be turned on.",
)
NO_SOURCE = Text(
    sv="Här finns en plats för en film, men ingen film ({film}). Den kan hämtas av ett skript. Öppna sidan "
    "och se om någon film visas och om den har undertexter.",
    en="There is a place for a film here, but no film ({film}). A script may fetch it. Open the page and see "
    "whether a film is shown, and whether it has captions.",
)
IN_PLAYER = Text(
    sv="Filmen {film} visas i en spelare från {player}. Härifrån syns inte om den har undertexter. Titta på "
    "filmen. Text som datorn har skrivit själv räcker bara om den är rättad.",
    en="The film {film} is shown in a player from {player}. From here it cannot be seen whether it has "
    "captions. Watch the film. Text that a computer has written is enough only if it has been corrected.",
)
HELD_BACK = Text(
    sv="Filmen {film} från {player} visas inte direkt, troligen för att besökaren först ska godkänna kakor. "
    "Härifrån syns inte om den har undertexter. Öppna sidan, godkänn kakorna och titta på filmen. Text som "
    "datorn har skrivit själv räcker bara om den är rättad.",
    en="The film {film} from {player} is not shown at once, probably because the visitor must first accept "
    "cookies. From here it cannot be seen whether it has captions. Open the page, accept the cookies and "
    "watch the film. Text that a computer has written is enough only if it has been corrected.",
)
MAY_BE_ASKED = Text(
    sv="Granskningen kan också fråga {player}, om inställningarna tillåter det.",
    en="The audit can also ask {player}, if the settings allow it.",
)
NO_ANSWER = Text(
    sv="{player} tillfrågades, men svaret sade inget om undertexter.",
    en="{player} was asked, but the answer said nothing of captions.",
)
FILE = Text(
    sv="Filmen {film} är inlagd som en fil och kan inte ha något spår med undertexter. Titta på filmen. "
    "Ligger ingen text i bilden, lägg in filmen med en spelare som kan visa undertexter.",
    en="The film {film} is embedded as a file and cannot have a track with captions. Watch the film. If no "
    "text is part of the picture, embed the film in a player that can show captions.",
)
STRANGER = Text(
    sv="Ramen {film} kan innehålla en film i en okänd spelare. Se efter, och kontrollera i så fall att "
    "filmen har undertexter.",
    en="The frame {film} may hold a film in an unknown player. Take a look, and if so check that the film "
    "has captions.",
)
