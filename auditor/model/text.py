"""What people read, always in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """A language that reports are written in."""

    SWEDISH = "sv"
    ENGLISH = "en"


@dataclass(frozen=True)
class Text:
    """A sentence in both of the report's languages; neither may be missing."""

    sv: str
    en: str

    def __getitem__(self, language: str) -> str:
        return {"sv": self.sv, "en": self.en}[language]

    def fill(self, **values: object) -> Text:
        """Put values into the sentence; a value that is itself a Text goes in language by language."""
        return Text(
            *(
                self[language].format(
                    **{k: v[language] if isinstance(v, Text) else v for k, v in values.items()}
                )
                for language in ("sv", "en")
            )
        )

    def then(self, other: Text) -> Text:
        """One sentence, and another after it."""
        return Text(f"{self.sv} {other.sv}", f"{self.en} {other.en}")


_MONTHS_SV = ("januari februari mars april maj juni juli augusti september oktober november december").split()
_MONTHS_EN = ("January February March April May June July August September October November December").split()


def spoken(year: int, month: int, day: int) -> Text:
    """A date as people write it: 5 februari 2024, 5 February 2024."""
    return Text(f"{day} {_MONTHS_SV[month - 1]} {year}", f"{day} {_MONTHS_EN[month - 1]} {year}")
