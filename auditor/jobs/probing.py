"""Pages -> what they point to: where links lead, documents, caption files, film platforms, sitemaps."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from auditor.config.file import Links, Looking
from auditor.crawl import Standing, site_of, tidy
from auditor.model import (
    DateKind,
    DateSource,
    LinkAnswer,
    NotTested,
    Page,
    PageDate,
    Precision,
    Reason,
    Unreached,
    Untested,
)
from auditor.probes.asking import HttpGet
from auditor.probes.captions import fetch_tracks
from auditor.probes.documents import DocumentProbe, document_links
from auditor.probes.links import LinkProbe
from auditor.probes.platforms import Platforms

_NO_NETWORK = {Reason.DNS, Reason.REFUSED, Reason.TIMEOUT}

logger = logging.getLogger(__name__)
