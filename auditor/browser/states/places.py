"""The scripts that measure, and the places that they tell."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from auditor.model import Spot, cut


@cache
def measure(name: str, parameters: str) -> str:
    """The function of these parameters that the file's script is the body of, with the shared tools."""
    return f"async ({parameters}) => {{\n{script('places.js')}\n{script(name)}\n}}"


@cache
def script(name: str) -> str:
    """The text of one of the scripts beside this module."""
    return files("auditor.browser.states").joinpath(name).read_text(encoding="utf-8")


def spot(told: Mapping[str, Any]) -> Spot:
    """A place as the scripts tell it."""
    return Spot(selector=told["selector"], snippet=cut(told["snippet"]), text=told["text"])
