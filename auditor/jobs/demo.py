"""The main job on the bundled sample site, as of the day it was written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from datetime import date

from auditor.config import Looking
from auditor.crawl import Standing
from auditor.jobs.audit import audit
from auditor.jobs.gathering import Settings
from auditor.jobs.targets import sample_site
from auditor.model import Audit, LinksAsked, Rule

WRITTEN = date(2026, 11, 23)


def demo(
    rules: Mapping[str, Rule],
    settings: Settings,
    today: date = WRITTEN,
    watch: Callable[[Standing], None] = lambda _: None,
) -> Audit:
    """Serve the sample site and audit it. Raises BrowserError as audit does.

    Nothing outside the sample is asked for: the demo says the same wherever it is run.
    """
    settings = replace(settings, look=Looking(links=LinksAsked.OWN))
    with ExitStack() as servers:
        return audit([sample_site(servers)], rules, settings, today, watch)
