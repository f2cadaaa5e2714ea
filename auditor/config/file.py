"""The shape of auditor.toml, and how its faults are told: file, key, and what is allowed."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from auditor.config.durations import duration
from auditor.errors import ConfigError
from auditor.model import LinksAsked, PathPolicy, Policy

DEFAULT_NAME = Path("auditor.toml")
_LARGEST = 5 * 1024 * 1024  # bytes

Duration = Annotated[timedelta, BeforeValidator(duration)]
Pattern = Annotated[str, Field(pattern=r"^/")]


class _Strict(BaseModel):
    """A table of the file: a key that it does not know is an error, for it would be silently unheard."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class FreshnessPath(_Strict):
    """How old the pages under a path may be."""

    pattern: Pattern
    max_age: Duration | None = None
    review_age: Duration | None = None
    exempt: bool | None = None


class Freshness(_Strict):
    """How old pages may be: since they were updated, and since somebody reviewed them."""

    max_age: Duration = timedelta(days=365)
    review_age: Duration | None = None
    path: tuple[FreshnessPath, ...] = ()


class Owners(_Strict):
    """Who may own pages, and which owners are no more."""

    directory: tuple[str, ...] | None = None
    ended: dict[str, str] = Field(default_factory=dict)


class Looking(_Strict):
    """What is looked at beside the pages: where links lead, documents, caption files, film platforms."""

    links: LinksAsked = LinksAsked.ALL
    documents: bool = True
    captions: bool = True
    platforms: bool = False


class Telling(_Strict):
    """How reports are written."""

    mask_persons: bool = False


class Config(_Strict):
    """All of auditor.toml."""

    freshness: Freshness = Freshness()
    owners: Owners = Owners()
    look: Looking = Looking()
    reports: Telling = Telling()

    def but(
        self,
        *,
        links: LinksAsked | None = None,
        documents: bool | None = None,
        platforms: bool | None = None,
        mask_persons: bool | None = None,
    ) -> Config:
        """The same with what the command line says instead; None leaves the file's word."""
        look = {"links": links, "documents": documents, "platforms": platforms}
        told = {"mask_persons": mask_persons}
        return self.model_copy(
            update={"look": _changed(self.look, look), "reports": _changed(self.reports, told)}
        )

    @property
    def policy(self) -> Policy:
        """What the site has promised itself, as rules read it."""
        return Policy(
            max_age=self.freshness.max_age,
            review_age=self.freshness.review_age,
            paths=tuple(
                PathPolicy(
                    pattern=path.pattern,
                    max_age=path.max_age,
                    review_age=path.review_age,
                    is_exempt=path.exempt,
                )
                for path in self.freshness.path
            ),
            directory=self.owners.directory,
            ended=dict(self.owners.ended),
        )


def _changed[T: BaseModel](table: T, values: dict[str, Any]) -> T:
    return table.model_copy(update={name: value for name, value in values.items() if value is not None})


def read_config(named: Path | None, folder: Path = Path()) -> Config:
    """The configuration in the file named, else in `folder`'s auditor.toml, else the default one.

    Raises ConfigError, with one line that names file, key and what is allowed.
    """
    path = named or folder / DEFAULT_NAME
    if named is None and not path.exists():
        return Config()
    return _read(path)


def _read(path: Path) -> Config:
    try:
        if path.stat().st_size > _LARGEST:
            raise ConfigError(f"{path}: larger than {_LARGEST:,} bytes; this is no configuration")
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: is not UTF-8 text (byte {error.start})") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: {error}") from error
    try:
        return Config.model_validate(values)
    except ValidationError as error:
        raise ConfigError(f"{path}: {_told(error)}") from error


def _told(error: ValidationError) -> str:
    """The first fault: its key, and what is allowed there."""
    first = error.errors(include_url=False)[0]
    key = ".".join(str(step) for step in first["loc"])
    if first["type"] == "extra_forbidden":
        *table, name = first["loc"]
        return f"there is no key {name!r}{_known(table)}"
    said = first["msg"].removeprefix("Value error, ")
    return f"{key}: {said[0].lower()}{said[1:]} (it is {_shown(first['input'])})"


def _known(table: list[Any]) -> str:
    """Which keys the table has, by its path in the file; the number of an array's element leads nowhere."""
    names = [step for step in table if isinstance(step, str)]
    at: type[BaseModel] = Config
    for name in names:
        at = _TABLES.get(name, at)
    return f" in {'.'.join(names) or 'the file'}; there are {', '.join(at.model_fields)}"


_TABLES: dict[str, type[BaseModel]] = {
    "freshness": Freshness,
    "path": FreshnessPath,
    "owners": Owners,
    "look": Looking,
    "reports": Telling,
}


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:59]}…"  # noqa: PLR2004 - one line of a terminal
