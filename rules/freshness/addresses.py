"""E-mail addresses that cannot be: RFC 5321 (4.1.2) for their shape, RFC 2606 for names that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.model import Text
from auditor.vocabulary import load

TWO_SIGNS = Text(sv="den har två @", en="it has two @")
NO_NAME = Text(sv="det står inget före @", en="nothing stands before the @")
NO_DOMAIN = Text(
    sv="det som står efter @ saknar slut, till exempel .se", en="what stands after the @ lacks an end, as .se"
)
BAD_SIGN = Text(sv="”{sign}” kan inte stå där", en="“{sign}” cannot stand there")
RESERVED = Text(
    sv="{domain} finns bara till för exempel och tar inte emot post",
    en="{domain} is there for examples only and takes no mail",
)
_LONGEST = 320  # characters: RFC 3696, erratum 1690
_BAD_IN_NAME = re.compile(r"^\.|\.\.|\.$|[\s\"(),:;<>\[\\\]]")
_BAD_IN_DOMAIN = re.compile(r"^[.-]|\.\.|\.-|-\.|[^\w.-]|_")
_END = re.compile(r"\.(?:[^\W\d_]{2,63}|xn--[a-z0-9-]{2,59})$", re.IGNORECASE)
_EDGES = "<>()[]{}.,;:!?”“\"'"


def addresses_in(text: str) -> Iterator[str]:
    """The words with an @ in them, but for names on social media (@kommun)."""
    for word in text[: 4 * _LONGEST].split():
        pieces = re.split(r"[,;]", word)
        several = len(pieces) > 1 and all("@" in piece for piece in pieces if piece)
        for piece in pieces if several else [word]:
            bare = piece.strip(_EDGES).removeprefix("mailto:")
            if "@" in bare and not bare.startswith("@"):
                yield bare


def fault_of(address: str, host: str) -> Text | None:
    """Why the address cannot be; None when it can. On an example's own `host`, examples are right."""
    name, sign, domain = address.partition("@")
    if not sign or len(address) > _LONGEST:
        return None
    if "@" in domain:
        return TWO_SIGNS
    if not name:
        return NO_NAME
    bad = _BAD_IN_NAME.search(name) or _BAD_IN_DOMAIN.search(domain)
    if bad:
        return BAD_SIGN.fill(sign=bad[0].strip() or " ")
    if not _END.search(domain):
        return NO_DOMAIN
    return RESERVED.fill(domain=domain) if _is_reserved(domain) and not _is_reserved(host) else None


def _is_reserved(domain: str) -> bool:
    names = load("rules.freshness", "placeholders.toml")["reserved_domains"]
    return f".{domain.lower()}".endswith(tuple(f".{name}" for name in names))
