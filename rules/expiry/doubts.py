"""What a person should look at where the reading of a promise is in doubt."""

from auditor.model import Text
from rules.expiry.promises import Doubt

LOOK_AT: dict[Doubt, Text] = {
    Doubt.NEGATED: Text(
        sv="Meningen säger vad som inte ska ske. Kontrollera om den fortfarande behövs.",
        en="The sentence says what will not happen. Check whether it is still needed.",
    ),
    Doubt.CONDITION: Text(
        sv="Meningen har ett villkor. Kontrollera om villkoret blev uppfyllt och vad som hände sedan.",
        en="The sentence has a condition. Check whether the condition came true and what happened then.",
    ),
    Doubt.LAW: Text(
        sv="Meningen återger vad en lag kräver. Kontrollera om kravet beskrivs som det är i dag.",
        en="The sentence tells what a law demands. Check whether it is described as it is today.",
    ),
    Doubt.FORECAST: Text(
        sv="Meningen återger en prognos. Kontrollera om det finns en nyare, eller skriv vad utfallet blev.",
        en="The sentence gives a forecast. Check whether there is a newer one, or write how it turned out.",
    ),
    Doubt.RECURRING: Text(
        sv="Det verkar återkomma varje år. Kontrollera om årtalet behöver bytas.",
        en="It seems to come back every year. Check whether the year needs to be changed.",
    ),
    Doubt.STARTED: Text(
        sv="Om det har börjat gälla: skriv att det gäller nu, inte att det kommer.",
        en="If it has begun to apply: write that it applies now, not that it is to come.",
    ),
    Doubt.EARLIEST: Text(
        sv="Det är den tidigaste tiden som nämns. Kontrollera om det har hänt och om tidplanen är aktuell.",
        en="It is the earliest time that is mentioned. Check whether it has happened and whether the plan "
        "holds.",
    ),
    Doubt.ABOUT: Text(
        sv="Tiden kan höra till ett namn eller en sak, inte till det som ska ske. Kontrollera om texten är "
        "aktuell.",
        en="The time may belong to a name or a thing, not to what will happen. Check whether the text is "
        "current.",
    ),
    Doubt.DECIDED: Text(
        sv="Meningen återger ett beslut. Kontrollera om det har genomförts, och skriv i så fall det.",
        en="The sentence tells of a decision. Check whether it was carried out, and if so write that.",
    ),
    Doubt.VALIDITY: Text(
        sv="Kontrollera om det fortfarande gäller, eller om något nytt har ersatt det.",
        en="Check whether it still applies, or whether something new has replaced it.",
    ),
    Doubt.OFFER: Text(
        sv="Kontrollera om erbjudandet finns kvar, eller ta bort det.",
        en="Check whether the offer still stands, or remove it.",
    ),
    Doubt.LATER: Text(
        sv="En annan del av meningen gäller en tid som inte har gått ut. Skriv vad som redan har hänt.",
        en="Another part of the sentence is about a time that has not ended. Write what has happened "
        "already.",
    ),
    Doubt.ASIDE: Text(
        sv="Tiden står inom parentes. Kontrollera om den hör till det som ska ske.",
        en="The time stands in brackets. Check whether it belongs to what will happen.",
    ),
    Doubt.UNKNOWN_VERB: Text(
        sv="Granskningen kan inte avgöra om det handlar om något som ska ske. Läs meningen.",
        en="The audit cannot tell whether it is about something to come. Read the sentence.",
    ),
}
