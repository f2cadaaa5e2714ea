"""What a run gathers and concludes, on disk while the run lasts: memory stays flat however large the site.

spool      a file without a name that holds values until the run ends
sequences  values on disk as a sequence that is read as it is gone through
pages      pages, their documents read anew each time they are asked for
audits     pages with their verdicts, as reports read them
"""

from auditor.keeping.audits import AuditShelf, KeptAudits, KeptVerdicts, Leaves, leaves_of, put_away
from auditor.keeping.pages import KeptPage, Late, PageShelf, Sheaf, Told, page_of, sheaf_of
from auditor.keeping.sequences import Kept
from auditor.keeping.spool import Place, Spool, packed, unpacked

__all__ = [
    "AuditShelf",
    "Kept",
    "KeptAudits",
    "KeptPage",
    "KeptVerdicts",
    "Late",
    "Leaves",
    "PageShelf",
    "Place",
    "Sheaf",
    "Spool",
    "Told",
    "leaves_of",
    "packed",
    "page_of",
    "put_away",
    "sheaf_of",
    "unpacked",
]
