"""Panopto: the viewer's own question tells in which languages a recording has captions."""

from __future__ import annotations

from urllib.parse import urlencode

from auditor.model import Captions, Medium
from auditor.probes.asking import Get
from auditor.probes.platforms.told import (
    Told,
    UntoldError,
    ask_json,
    at,
    number_at,
    origin_of,
    text_at,
)

# Panopto numbers its languages; those that are met in the north.
_LANGUAGES = {0: "en-US", 1: "en-GB", 4: "de-DE", 16: "da-DK", 17: "fi-FI", 19: "nb-NO", 20: "sv-SE"}


class Panopto:
    """Whether people or a computer wrote the captions is not told."""

    name = "Panopto"
    has_own_hosts = True

    async def ask(self, medium: Medium, get: Get) -> Told:
        asked = urlencode({"deliveryId": medium.id, "isEmbed": "true", "responseType": "json"})
        url = f"{origin_of(medium.url)}/Panopto/Pages/Viewer/DeliveryInfo.aspx?{asked}"
        answer = await ask_json(get, url)
        delivery = at(answer, "Delivery")
        languages = at(delivery, "AvailableLanguages")
        if not isinstance(delivery, dict) or not isinstance(languages, list):
            raise UntoldError(text_at(answer, "ErrorMessage") or "Panopto does not tell of the recording")
        known = (_LANGUAGES.get(number, "") for number in languages[:50] if isinstance(number, int))
        return Told(
            captions=Captions.PROVIDED if languages else Captions.NONE,
            languages=tuple(language for language in known if language),
            title=text_at(delivery, "SessionName"),
            is_live=at(delivery, "IsActiveBroadcast") is True or at(delivery, "IsBroadcast") is True,
            duration=number_at(delivery, "Duration"),
        )
