"""The shape of auditor.toml, and how its faults are told: file, key, and what is allowed."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Field, PrivateAttr, ValidationError

from auditor.config.durations import duration
from auditor.config.sign_in import Basic, CookieTable, Fill, SignIn, Step, as_array
from auditor.config.table import Table
from auditor.errors import ConfigError
from auditor.model import LinksAsked, PathPolicy, Policy

DEFAULT_NAME = Path("auditor.toml")
_LARGEST = 5 * 1024 * 1024  # bytes

Duration = Annotated[timedelta, BeforeValidator(duration)]
Pattern = Annotated[str, Field(pattern=r"^/")]


class FreshnessPath(Table):
    """How old the pages under a path may be."""

    pattern: Pattern
    max_age: Duration | None = None
    review_age: Duration | None = None
    exempt: bool | None = None


class Freshness(Table):
    """How old pages may be: since they were updated, and since somebody reviewed them."""

    max_age: Duration = timedelta(days=365)
    review_age: Duration | None = None
    path: tuple[FreshnessPath, ...] = ()


class Owners(Table):
    """Who may own pages, and which owners are no more."""

    directory: tuple[str, ...] | None = None
    ended: dict[str, str] = Field(default_factory=dict)


class Looking(Table):
    """What is looked at beside the pages as they are met: their other states, and what they lead to."""

    links: LinksAsked = LinksAsked.ALL
    documents: bool = True
    captions: bool = True
    platforms: bool = False
    states: bool = True


class Telling(Table):
    """How reports are written. `pictures`: whether they show the faults, `most_pictures` of them at most."""

    mask_persons: bool = False
    pictures: bool = True
    most_pictures: Annotated[int, Field(ge=1, le=1000)] = 100

    @property
    def pictures_at_most(self) -> int:
        """How many pictures there may be: none where persons are masked, for a picture may show any name."""
        return self.most_pictures if self.pictures and not self.mask_persons else 0


class Config(Table):
    """All of auditor.toml."""

    freshness: Freshness = Freshness()
    owners: Owners = Owners()
    look: Looking = Looking()
    reports: Telling = Telling()
    sign_in: Annotated[tuple[SignIn, ...], BeforeValidator(as_array)] = ()

    _path: Path | None = PrivateAttr(default=None)

    @property
    def path(self) -> Path | None:
        """The file that this was read from."""
        return self._path

    def but(
        self,
        *,
        links: LinksAsked | None = None,
        documents: bool | None = None,
        platforms: bool | None = None,
        states: bool | None = None,
        mask_persons: bool | None = None,
        pictures: bool | None = None,
    ) -> Config:
        """The same with what the command line says instead; None leaves the file's word."""
        look = {"links": links, "documents": documents, "platforms": platforms, "states": states}
        told = {"mask_persons": mask_persons, "pictures": pictures}
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
        config = Config.model_validate(values)
    except ValidationError as error:
        raise ConfigError(f"{path}: {_told(error, values)}") from None
    config._path = path  # noqa: SLF001 - its own
    return config


def _told(error: ValidationError, values: dict[str, Any]) -> str:
    """The first fault: its key, and what is allowed there."""
    first = error.errors(include_url=False)[0]
    place = list(first["loc"])
    is_secret = place[0] == "sign_in"
    if is_secret and isinstance(values["sign_in"], dict):
        del place[1:2]  # [sign_in] was read as the only one of [[sign_in]]
    key = ".".join(str(step) for step in place)
    if first["type"] == "extra_forbidden":
        *table, name = place
        return f"there is no key {name!r}{_known(table)}"
    said = first["msg"].removeprefix("Value error, ")
    if first["type"] in {"model_type", "dict_type"} and (keys := _keys(place)):
        said = f"must be a table with {keys}"
    told = f"{key}: {said[0].lower()}{said[1:]}"
    return told if is_secret else f"{told} (it is {_shown(first['input'])})"


def _known(table: list[Any]) -> str:
    """Which keys the table has, by its path in the file; the number of an array's element leads nowhere."""
    names = [step for step in table if isinstance(step, str)]
    return f" in {'.'.join(names) or 'the file'}; there are {_keys(table)}"


def _keys(table: list[Any]) -> str:
    at: type[BaseModel] = Config
    for name in table:
        at = _TABLES.get(name, at)
    return ", ".join(at.model_fields)


_TABLES: dict[str, type[BaseModel]] = {
    "freshness": Freshness,
    "path": FreshnessPath,
    "owners": Owners,
    "look": Looking,
    "reports": Telling,
    "sign_in": SignIn,
    "basic": Basic,
    "cookies": CookieTable,
    "steps": Step,
    "fill": Fill,
}


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:59]}…"  # noqa: PLR2004 - one line of a terminal
