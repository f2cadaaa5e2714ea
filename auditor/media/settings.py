"""How a film or a sound starts: by itself, muted, with controls, again and again."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from bs4 import Tag

from auditor.media.players import Player

_YES = frozenset({"", "1", "true", "yes", "on", "muted", "autoplay"})
_NO = frozenset({"0", "false", "no", "off"})
_PLAYS = ("autoplay", "auto_play", "autostart")
_MUTED = ("mute", "muted")
_LOOPS = ("loop",)
_CONTROLS = ("controls",)


@dataclass(frozen=True)
class Settings:
    """None where a setting cannot be read."""

    autoplays: bool | None = None
    is_muted: bool | None = None
    has_controls: bool | None = None
    loops: bool | None = None


def settings_of_element(tag: Tag) -> Settings:
    """Those of a video or audio element."""
    return Settings(*(tag.has_attr(name) for name in ("autoplay", "muted", "controls", "loop")))


def settings_of_address(address: str, player: Player) -> Settings:
    """Those that a player's address tells; where the address alone decides, what it does not say is off."""
    asked = _parameters(address)
    told = player.is_told_by_address
    if _said(asked, ("background",)):  # Vimeo's word for a silent film without controls, over and over
        return Settings(autoplays=True, is_muted=True, has_controls=False, loops=True)
    return Settings(
        autoplays=_said(asked, _PLAYS, default=False if told else None),
        is_muted=_said(asked, _MUTED, default=False if told else None),
        has_controls=_said(asked, _CONTROLS, default=True if told else None),
        loops=_said(asked, _LOOPS, default=False if told else None),
    )


def _said(asked: dict[str, str], names: tuple[str, ...], *, default: bool | None = None) -> bool | None:
    value = next((asked[name] for name in names if name in asked), None)
    if value is None:
        return default
    if value in _NO:
        return False
    return True if value in _YES or value.isdigit() else default


def _parameters(address: str) -> dict[str, str]:
    """The parameters of an address, and of its fragment, in lower case; the first of a name counts."""
    try:
        parts = urlsplit(address)
        pairs = [
            *parse_qsl(parts.query, keep_blank_values=True, max_num_fields=200),
            *parse_qsl(parts.fragment, keep_blank_values=True, max_num_fields=200),
        ]
    except ValueError:
        return {}
    asked: dict[str, str] = {}
    for name, value in pairs:
        asked.setdefault(name.lower(), value.strip().lower())
    return asked
