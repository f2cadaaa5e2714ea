"""How to sign in where visitors must: the table [sign_in]. Secrets stand in the environment, never here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from auditor.config.table import Table
from auditor.errors import ConfigError
from auditor.model.credentials import origin_of

_VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
_HEADER = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")  # RFC 9110, 5.6.2
_OURS = frozenset(
    {"host", "connection", "content-length", "transfer-encoding", "upgrade", "te", "trailer", "cookie"}
)
_SOUNDS_SECRET = re.compile(
    r"auth|token|secret|key|passw|session|sess|credential|l[öo]senord|sid$", re.IGNORECASE
)
_PASSWORD = re.compile(r"passw|l[öo]senord", re.IGNORECASE)
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f]")

# Paths and queries that end a session: nobody opens them while we are signed in.
_LEAVING = (
    "logout",
    "log-out",
    "logoff",
    "log-off",
    "signout",
    "sign-out",
    "logga-ut",
    "loggaut",
    "utloggning",
)
NEVER_OPEN = (
    *(f"**/{word}{end}" for word in _LEAVING for end in ("", ".*")),
    *(f"**?{start}{word}{end}" for word in _LEAVING for start in ("", "**=") for end in ("", "&**", "=**")),
    "**/Special:UserLogout",
    "**/Special:Utloggning",
)


def _template(text: str) -> str:
    if "${" in _VARIABLE.sub("", text):
        raise ValueError("write a variable of the environment as ${NAME}, with letters, digits and _")
    return text


def _from_environment(text: str) -> str:
    if not _VARIABLE.search(text):
        raise ValueError(
            "does not belong in this file: put it in a variable of the environment and write its name, "
            'as "${STAGING_PASSWORD}"'
        )
    return text


def _origin(text: str) -> str:
    origin = origin_of(text)
    if not origin or text.rstrip("/").count("/") > 2 or "@" in text:  # noqa: PLR2004 - https://host
        raise ValueError('write scheme and host alone, such as "https://staging.example.se"')
    return origin


def _pattern(text: str) -> str:
    if not text.startswith(("/", "**")):
        raise ValueError('write a path, such as "/konto/logga-ut" or "**/logout"')
    return text


def _address(text: str) -> str:
    if not text.startswith("/") and (not origin_of(text) or "@" in text):
        raise ValueError('write a path, such as "/login", or a whole address')
    return text


def _several(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Value = Annotated[str, AfterValidator(_template)]
Secret = Annotated[str, AfterValidator(_template), AfterValidator(_from_environment)]
Named = Annotated[str, Field(min_length=1, max_length=1000)]
Texts = Annotated[tuple[Named, ...], BeforeValidator(_several)]


class Basic(Table):
    """User and password for HTTP's own basic authentication."""

    user: Annotated[Value, Field(pattern=r"^[^:]+$")]  # RFC 7617, 2: no colon
    password: Secret


class CookieTable(Table):
    """A cookie that is sent from the start."""

    name: Annotated[str, Field(pattern=r"^[A-Za-z0-9!#$%&'*+.^_`|~-]+$")]
    value: Value
    path: Annotated[str, Field(pattern=r"^/")] = "/"
    domain: str | None = None

    @model_validator(mode="after")
    def _is_no_secret(self) -> Self:
        _refuse_literal(self.name, self.value)
        return self


class Fill(Table):
    """Type a value into a field: a CSS selector of it, or its label's text."""

    field: Named
    value: Value

    @model_validator(mode="after")
    def _is_no_password(self) -> Self:
        if _PASSWORD.search(self.field):
            _from_environment(self.value)
        return self


class Step(Table):
    """One thing to do, of four."""

    open: Annotated[str, AfterValidator(_address)] | None = None
    fill: Fill | None = None
    click: Named | None = None
    wait_for: Named | None = None

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        if len([name for name in type(self).model_fields if getattr(self, name) is not None]) != 1:
            raise ValueError("a step does one thing: open, fill, click or wait_for")
        return self


class SignIn(Table):
    """What lets us in at some origins (none given: the audited site's)."""

    origins: tuple[Annotated[str, AfterValidator(_origin)], ...] = ()
    basic: Basic | None = None
    headers: dict[str, Value] = Field(default_factory=dict)
    cookies: tuple[CookieTable, ...] = ()
    steps: Annotated[tuple[Step, ...], Field(max_length=50)] = ()
    signed_out: Texts = ()
    never_open: tuple[Annotated[str, AfterValidator(_pattern)], ...] = NEVER_OPEN

    @model_validator(mode="after")
    def _does_something(self) -> Self:
        if not (self.basic or self.headers or self.cookies or self.steps):
            raise ValueError("give one or more of basic, headers, cookies and steps")
        if self.steps and self.steps[0].open is None:
            raise ValueError('the first of the steps is to open a page, such as {open = "/login"}')
        for name, value in self.headers.items():
            if not _HEADER.fullmatch(name) or name.lower() in _OURS:
                raise ValueError(f"headers: {name[:40]!r} cannot be set (for a cookie there is cookies)")
            _refuse_literal(name, value)
        return self

    @property
    def variables(self) -> Iterator[tuple[str, str]]:
        """Every text that may hold ${NAME}, by the key that it stands under."""
        if self.basic:
            yield "basic.user", self.basic.user
            yield "basic.password", self.basic.password
        yield from ((f"headers.{name}", value) for name, value in self.headers.items())
        yield from ((f"cookies.{at}.value", cookie.value) for at, cookie in enumerate(self.cookies))
        for at, step in enumerate(self.steps):
            if step.fill:
                yield f"steps.{at}.fill.value", step.fill.value


def _refuse_literal(name: str, value: str) -> None:
    """A value whose name says that it lets somebody in comes from the environment."""
    if _SOUNDS_SECRET.search(name) and not _VARIABLE.search(value):
        raise ValueError(
            f"the value of {name} does not belong in this file: put it in a variable of the environment and "
            f'write its name, as "${{SECRET}}"'
        )


def names_of_variables(tables: Iterable[SignIn]) -> set[str]:
    """The variables of the environment that hold the tables' secrets."""
    return {name for table in tables for _, text in table.variables for name in _VARIABLE.findall(text)}


def comes_from_environment(text: str) -> bool:
    """Whether the text holds a variable of the environment."""
    return _VARIABLE.search(text) is not None


def filled(table: SignIn, environment: Mapping[str, str], key: str) -> dict[str, str]:
    """The table's texts with their variables' values, by their keys within it; `key` is the table's own.

    Raises ConfigError, which names key and variable, for one that is not set or cannot be sent.
    """
    return {name: _filled(text, environment, f"{key}.{name}") for name, text in table.variables}


def _filled(text: str, environment: Mapping[str, str], key: str) -> str:
    for variable in _VARIABLE.findall(text):
        if not environment.get(variable):
            raise ConfigError(f"{key}: set the environment variable {variable}; it is empty or not there")
        if _FORBIDDEN.search(environment[variable]):
            raise ConfigError(f"{key}: the environment variable {variable} holds a line break or the like")
    return _VARIABLE.sub(lambda found: environment[found[1]], text)


def as_array(value: Any) -> Any:  # noqa: ANN401 - as it was read
    """[sign_in] as the only one of [[sign_in]]."""
    return (value,) if isinstance(value, dict) else value
