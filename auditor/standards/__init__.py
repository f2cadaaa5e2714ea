"""The standards that findings refer to. Pure data; imports nothing of ours.

Sources: WCAG 2.2 (https://www.w3.org/TR/WCAG22/) and EN 301 549 V3.2.1, which takes WCAG 2.1's
success criteria into its chapter 9 under their own numbers.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# What axe-core is asked to run: what the law asks (EN 301 549: WCAG 2.1 A and AA), what WCAG 2.2 adds, and
# good practice.
AXE_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


@dataclass(frozen=True)
class Criterion:
    """A WCAG success criterion.

    `level` is A, AA or AAA; `since` the first WCAG version that has it; `obsolete_in` the one without it.
    """

    number: str
    level: str
    since: str
    sv: str
    en: str
    obsolete_in: str | None = None

    def __getitem__(self, language: str) -> str:
        """Its name in one of the report's languages."""
        return {"sv": self.sv, "en": self.en}[language]

    @property
    def clause(self) -> str | None:
        """Its clause in EN 301 549 V3.2.1, or None: chapter 9 holds WCAG 2.1, levels A and AA alone."""
        in_wcag21 = self.since in {"2.0", "2.1"}
        return f"9.{self.number}" if in_wcag21 and self.level in {"A", "AA"} else None


@cache
def criteria() -> dict[str, Criterion]:
    """Every success criterion of WCAG 2.0, 2.1 and 2.2, by number."""
    table = tomllib.loads(files(__name__).joinpath("wcag.toml").read_text(encoding="utf-8"))
    return {row["number"]: Criterion(**row) for row in table["criterion"]}


def wcag(number: str) -> Criterion:
    """Look up a success criterion by its number ("1.2.2"). Raises KeyError for one that does not exist."""
    return criteria()[number]
