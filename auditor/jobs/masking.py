"""Names of persons -> a mark that somebody stands there, in everything that is told.

Names are personal data; a report that many people read need not spread them. Masked are the persons that
pages name as their owners, names with a party after them, and mail addresses that are made of a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.jobs.rewriting import rewritten
from auditor.model import Audit, OwnerKind

MASK = "[person]"

_NAME = r"[A-ZÅÄÖÉÜ][\w'’-]+"
# "Förnamn Efternamn (S)": one to four letters that are no committee's; a body has no first name before it.
_WITH_PARTY = re.compile(rf"\b{_NAME}(?:\s+(?:{_NAME}|von|af|de|van|der)){{1,4}}(?=\s*\([A-ZÅÄÖ]{{1,4}}\))")
_PERSONAL_MAIL = re.compile(r"\b[\w-]+\.[\w.-]+(?=@[\w-]+\.[\w.-]+)")


def mask_persons(audit: Audit) -> Audit:
    """The audit with the names of persons masked, wherever they occur in words."""
    names = sorted(set(_owners(audit)), key=len, reverse=True)
    owners = re.compile("|".join(map(re.escape, names))) if names else None

    def masked(text: str) -> str:
        if owners:
            text = owners.sub(MASK, text)
        return _PERSONAL_MAIL.sub(MASK, _WITH_PARTY.sub(MASK, text))

    return rewritten(audit, masked)


def _owners(audit: Audit) -> Iterator[str]:
    """The persons that pages name as their owners, as written, and without what may follow the name."""
    for audited in audit.pages:
        owner = audited.page.metadata.owner
        if owner is not None and owner.kind is OwnerKind.PERSON and owner.text.strip():
            yield owner.text
            yield owner.text.partition(",")[0].strip()
