"""What the configuration says of signing in -> what is done about it, with the environment's secrets."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from auditor.browser.sign_in.sign_in import Click, Fill, Open, Step, WaitFor
from auditor.config import Config, SignIn
from auditor.config.sign_in import comes_from_environment, filled, names_of_variables
from auditor.errors import ConfigError
from auditor.jobs.signed_out import Signs, is_selector
from auditor.jobs.targets import Entry
from auditor.model.address_pattern import fits, is_address_pattern
from auditor.model.credentials import Cookie, Credential, origin_of


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How we sign in at some origins: with what, by which steps, and what must not be opened then."""

    credential: Credential
    steps: tuple[Step, ...] = field(repr=False)
    signs: Signs
    never_open: tuple[str, ...]

    def never_opens(self, url: str) -> bool:
        """Whether the address would end the session."""
        return any(fits(pattern, url) for pattern in self.never_open)


def take_plans(config: Config, entries: Iterable[Entry], *, browser: bool) -> tuple[Plan, ...]:
    """As plans_for, with the secrets of this process's environment, which are taken out of it.

    No browser or other process that is started from here on inherits them.
    """
    plans = plans_for(config, entries, os.environ, browser=browser)
    for name in names_of_variables(config.sign_in):
        os.environ.pop(name, None)
    return plans


def plans_for(
    config: Config, entries: Iterable[Entry], environment: Mapping[str, str], *, browser: bool
) -> tuple[Plan, ...]:
    """How we sign in to what the entries lead to; files and folders need none.

    Raises ConfigError, with file and key, when a variable is not set, when a step is to be taken and there is
    no `browser`, and when it is not clear whom the secrets are for.
    """
    origins = tuple(dict.fromkeys(origin_of(entry.seeds[0]) for entry in entries if not entry.labels))
    if not origins:
        return ()
    several = len(config.sign_in) > 1
    keys = [f"sign_in.{at}" if several else "sign_in" for at in range(len(config.sign_in))]
    wanted = [
        (table, key)
        for table, key in zip(config.sign_in, keys, strict=True)
        if not table.origins or not set(table.origins).isdisjoint(origins)
    ]
    try:
        return tuple(_plan(table, key, origins, environment, browser=browser) for table, key in wanted)
    except ConfigError as error:
        raise ConfigError(f"{config.path}: {error}") from None


def _plan(
    table: SignIn, key: str, targets: tuple[str, ...], environment: Mapping[str, str], *, browser: bool
) -> Plan:
    if not table.origins and len(targets) > 1:
        raise ConfigError(f"{key}: more than one site is audited; say in {key}.origins which this is for")
    if table.steps and not browser:
        raise ConfigError(
            f"{key}.steps: steps need a browser; leave out --no-browser, or use basic, headers or cookies"
        )
    origins = table.origins or targets
    texts = filled(table, environment, key)
    steps = tuple(_steps(table, key, texts, _first(origins, targets), origins))
    typed = (step.value for step in steps if isinstance(step, Fill) and not step.is_open)
    for text in table.signed_out:
        if not is_address_pattern(text) and not is_selector(text):
            raise ConfigError(f"{key}.signed_out: {text!r} is neither a path nor a CSS selector")
    return Plan(
        credential=Credential(
            origins=origins,
            basic=(texts["basic.user"], texts["basic.password"]) if table.basic else None,
            headers={name: texts[f"headers.{name}"] for name in table.headers},
            cookies=tuple(_cookies(table, key, texts, origins)),
            typed=tuple(typed),
        ),
        steps=steps,
        signs=Signs(
            patterns=tuple(text for text in table.signed_out if is_address_pattern(text)),
            selectors=tuple(text for text in table.signed_out if not is_address_pattern(text)),
        ),
        never_open=table.never_open,
    )


def _first(origins: tuple[str, ...], targets: tuple[str, ...]) -> str:
    """Where a path in a step is: at the audited site, where this is for it."""
    return next((target for target in targets if target in origins), origins[0])


def _steps(
    table: SignIn, key: str, texts: Mapping[str, str], base: str, origins: tuple[str, ...]
) -> Iterator[Step]:
    for at, step in enumerate(table.steps):
        if step.open is not None:
            url = urljoin(base, step.open)
            if origin_of(url) not in origins:
                raise ConfigError(f"{key}.steps.{at}.open: {origin_of(url)} is not among {key}.origins")
            yield Open(url)
        elif step.fill is not None:
            is_open = not comes_from_environment(step.fill.value)
            yield Fill(step.fill.field, texts[f"steps.{at}.fill.value"], is_open=is_open)
        elif step.click is not None:
            yield Click(step.click)
        elif step.wait_for is not None:
            yield WaitFor(step.wait_for)


def _cookies(table: SignIn, key: str, texts: Mapping[str, str], origins: tuple[str, ...]) -> Iterator[Cookie]:
    for at, cookie in enumerate(table.cookies):
        domain = (cookie.domain or "").lower().removeprefix(".")
        hosts = {urlsplit(origin).hostname or "": urlsplit(origin).scheme == "https" for origin in origins}
        within = [host for host in hosts if not domain or host == domain or host.endswith(f".{domain}")]
        if not within:
            raise ConfigError(f"{key}.cookies.{at}.domain: no host of {key}.origins is in {domain}")
        for host in within[:1] if domain else within:
            yield Cookie(
                name=cookie.name,
                value=texts[f"cookies.{at}.value"],
                host=domain or host,
                subdomains=bool(domain),
                path=cookie.path,
                secure=all(hosts[name] for name in within),
            )
