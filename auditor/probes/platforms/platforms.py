"""Films in players -> the same films with what their platforms tell: each film is asked for once a run."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from auditor import vocabulary
from auditor.model import Medium, Shape, Text
from auditor.probes.asking import Get
from auditor.probes.platforms.brightcove import Brightcove
from auditor.probes.platforms.dailymotion import Dailymotion
from auditor.probes.platforms.jwplayer import JwPlayer
from auditor.probes.platforms.kaltura import Kaltura
from auditor.probes.platforms.memory import Memory
from auditor.probes.platforms.panopto import Panopto
from auditor.probes.platforms.peertube import PeerTube
from auditor.probes.platforms.qbrick import Qbrick
from auditor.probes.platforms.screen9 import Screen9
from auditor.probes.platforms.solidtango import Solidtango
from auditor.probes.platforms.told import Platform, Told, UntoldError, origin_of
from auditor.probes.platforms.twentythree import TwentyThree
from auditor.probes.platforms.vimeo import Vimeo
from auditor.probes.platforms.wistia import Wistia
from auditor.probes.platforms.youtube import YouTube

MOST = 500  # films asked for in one run
PAUSE = 0.5  # seconds between two films of one platform
SECONDS = 60.0  # for all questions about one film
_LONGEST_ID = 200

logger = logging.getLogger(__name__)

ALL: tuple[Platform, ...] = (
    YouTube(),
    Vimeo(),
    Screen9(),
    TwentyThree(),
    Kaltura(),
    Qbrick(),
    Solidtango(),
    Brightcove(),
    Panopto(),
    Wistia(),
    JwPlayer(),
    PeerTube(),
    Dailymotion(),
)


class Platforms:
    """Asks platforms for a run: one film of each platform at a time, with a pause between.

    `cache` is a folder where answers are kept between runs. `untold` says, by platform and id, why captions
    are unknown.
    """

    def __init__(
        self,
        get: Get,
        *,
        cache: Path | None = None,
        today: date | None = None,
        platforms: Sequence[Platform] = ALL,
        pause: float = PAUSE,
    ) -> None:
        self.untold: dict[tuple[str, str], str] = {}
        self._get = get
        self._memory = Memory(cache, today or datetime.now(UTC).date())
        self._platforms = {platform.name: platform for platform in platforms}
        self._pause = pause
        self._told: dict[str, Told] = {}
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._asked = 0

    async def ask(self, media: Sequence[Medium]) -> tuple[Medium, ...]:
        """The media, each with what its platform tells; on an error its captions stay unknown."""
        return tuple(await asyncio.gather(*(self._with_answer(medium) for medium in media)))

    async def _with_answer(self, medium: Medium) -> Medium:
        platform = self._platforms.get(medium.platform)
        if platform is None or not _is_one_film(medium):
            return medium
        try:
            key = _key(platform, medium)
        except UntoldError as untold:
            self.untold[medium.platform, medium.id] = str(untold)
            return medium
        async with self._turns[platform.name]:
            told = self._told.get(key) or self._memory.recall(key)
            if told is None:
                if self._asked >= MOST:
                    self.untold[medium.platform, medium.id] = f"more than {MOST} films were found"
                    return medium
                told = await self._answer(platform, medium)
                self._memory.keep(key, told)
            self._told[key] = told
        if told.detail:
            self.untold[medium.platform, medium.id] = told.detail
        return told.of(medium)

    async def _answer(self, platform: Platform, medium: Medium) -> Told:
        if self._asked:
            await asyncio.sleep(self._pause)
        self._asked += 1
        try:
            async with asyncio.timeout(SECONDS):
                return await platform.ask(medium, self._get)
        except UntoldError as untold:
            return Told(detail=str(untold) or "the platform gave no reason")
        except TimeoutError:
            return Told(detail="no answer in time")
        except Exception:  # one stranger's odd answer must not end a night's run
            logger.exception("the answer of %s about %s could not be read", platform.name, medium.id)
            return Told(detail="the answer could not be read")


def why_silent(platform: str) -> Text | None:
    """Why a platform is never asked; None for those that are, and for strangers."""
    table = vocabulary.load("auditor.probes.platforms", "silent.toml")["platform"]
    return next((Text(**entry["reason"]) for entry in table if entry["name"] == platform), None)


def _is_one_film(medium: Medium) -> bool:
    return medium.shape is Shape.PLAYER and 0 < len(medium.id) <= _LONGEST_ID


def _key(platform: Platform, medium: Medium) -> str:
    """What tells a film from all others. Raises UntoldError."""
    host = f"{origin_of(medium.url)} " if platform.has_own_hosts else ""
    return f"{platform.name} {host}{medium.id}"
