"""Solidtango: each customer's host tells in XML where the stream is; its list names the subtitles."""

from __future__ import annotations

from urllib.parse import quote, urljoin

from lxml import etree

from auditor.model import Captions, Medium
from auditor.probes.asking import Get
from auditor.probes.platforms.streams import ask_stream
from auditor.probes.platforms.told import Told, UntoldError, ask_text, number_at, origin_of, told

_MOST_ELEMENTS = 5_000


class Solidtango:
    """A broadcast is told as such; its captions are not looked for."""

    name = "Solidtango"
    has_own_hosts = True

    async def ask(self, medium: Medium, get: Get) -> Told:
        origin = origin_of(medium.url)
        facts = _facts(await ask_text(get, f"{origin}/api/v1/play/{quote(medium.id, safe='')}.xml"))
        title = facts.get("title", "")
        if facts.get("islivestream") == "true":
            return Told(captions=Captions.UNKNOWN, title=title, is_live=True, detail="it is a broadcast")
        stream = facts.get("stream")
        if not stream:
            raise UntoldError("Solidtango names no stream")
        found = await ask_stream(get, urljoin(f"{origin}/", stream))
        return told(found, title=title, is_live=False, duration=number_at(facts.get("duration")))


def _facts(xml: str) -> dict[str, str]:
    """The texts of the elements by name, and the first address of a stream. No entities, no network."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(xml.encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UntoldError("the answer is not XML") from error
    facts: dict[str, str] = {}
    for _, element in zip(range(_MOST_ELEMENTS), root.iter(etree.Element), strict=False):
        text = (element.text or "").strip()[:2000]
        facts.setdefault(etree.QName(element).localname.lower().replace("_", "").replace("-", ""), text)
        if ".m3u8" in text:
            facts.setdefault("stream", text)
    return facts
