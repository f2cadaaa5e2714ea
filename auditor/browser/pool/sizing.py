"""How many browsers at once, and how much memory each may take: decided from readings alone.

The evidence does not depend on the number: it is only a matter of speed.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

MIB = 1024 * 1024
NEED = 500 * MIB  # of memory for a browser with an ordinary page
SPARE = 300 * MIB  # below this the machine is about to kill whatever it likes
A_CORE = 4  # browsers at most
AT_MOST = 16  # browsers in all

IDLE = 0.75  # of the processors' time; when less is used and pages wait, there is room for a browser more
SATURATED = 0.97
GROW_AFTER = 2.0  # seconds that the processors have had time and pages have waited
SHRINK_AFTER = 20.0  # seconds that they have had none
REST = 30.0  # seconds after giving up a browser in which none is added


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What is so at a moment (`at`, in seconds): browsers, pages that wait for one, and the machine."""

    at: float
    sessions: int
    waiting: int
    busy: float
    memory: int


@dataclass(frozen=True, kw_only=True)
class Sizing:
    """From `first` browsers to `most`; `floor`: as many as the processors alone never make too many."""

    first: int
    most: int
    floor: int
    _since: dict[str, float] = field(default_factory=dict)

    @classmethod
    def fixed(cls, size: int) -> Sizing:
        """Always as many."""
        return cls(first=size, most=size, floor=size)

    @classmethod
    def adaptive(cls, cores: int, memory: int) -> Sizing:
        """One a core to begin with, and more while pages wait for the network rather than for a processor."""
        room = max(1, memory // NEED)
        return cls(
            first=min(cores, room, AT_MOST),
            most=min(cores * A_CORE, room, AT_MOST),
            floor=min(cores, AT_MOST),
        )

    @property
    def is_fixed(self) -> bool:
        """Whether the number never changes."""
        return self.most == self.floor == self.first

    def next(self, now: Reading, size: int) -> tuple[int, Sizing]:
        """How many browsers there are to be from now on, instead of `size`, and what is to be asked next."""
        if self.is_fixed:
            return size, self
        if now.memory < NEED and now.sessions > 1:
            return self._fewer(now, size) if self._lasts("scarce", now, 1.0) else self._note(now, size)
        if self._lasts("saturated", now, SHRINK_AFTER) and size > self.floor:
            return self._fewer(now, size)
        if self._lasts("idle", now, GROW_AFTER) and self._may_grow(now, size):
            return size + 1, replace(self, _since={})
        return self._note(now, size)

    def _may_grow(self, now: Reading, size: int) -> bool:
        rested = now.at - self._since.get("fewer", -REST) >= REST
        return rested and size < self.most and now.sessions >= size and now.memory > 2 * NEED

    def _fewer(self, now: Reading, size: int) -> tuple[int, Sizing]:
        return max(1, size - 1), replace(self, _since={"fewer": now.at})

    def _lasts(self, state: str, now: Reading, seconds: float) -> bool:
        return _states(now)[state] and now.at - self._since.get(state, now.at) >= seconds

    def _note(self, now: Reading, size: int) -> tuple[int, Sizing]:
        """Remember since when each state has lasted."""
        since = {state: self._since.get(state, now.at) for state, holds in _states(now).items() if holds}
        if "fewer" in self._since:
            since["fewer"] = self._since["fewer"]
        return size, replace(self, _since=since)


def _states(now: Reading) -> dict[str, bool]:
    return {
        "scarce": now.memory < NEED,
        "saturated": now.busy >= SATURATED,
        "idle": now.busy < IDLE and now.waiting > 0,
    }


@dataclass(frozen=True, kw_only=True)
class Allowance:
    """Bytes a browser may take: above `renew` it is replaced after its page, above `end` in the middle."""

    renew: int
    end: int

    @classmethod
    def of(cls, memory: int, sessions: int) -> Allowance:
        """A fair part of what the machine has to give."""
        renew = max(NEED, min(2048 * MIB, int(memory * 0.6) // max(sessions, 1)))
        return cls(renew=renew, end=2 * renew)
