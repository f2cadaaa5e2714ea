"""The page with the text spacing that readers may ask for: which text is lost.

WCAG 2.2, 1.4.12 Text Spacing, https://www.w3.org/WAI/WCAG22/Understanding/text-spacing.html
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from auditor.browser.states.places import measure, spot
from auditor.browser.tab.tab import Tab
from auditor.model import Loss, LostText, TextSpacing

MOST_LOSSES = 30


def text_spacing(tab: Tab, seconds: float) -> TextSpacing:
    """Space the text out, see what is lost, and take the spacing away again; at most `seconds`."""
    told = tab.evaluate(measure("text_spacing.js", "most"), MOST_LOSSES, seconds=seconds)
    return TextSpacing(
        pieces=int(told["pieces"]),
        losses=tuple(_lost(one) for one in told["losses"]),
        left_out=int(told["left_out"]),
        is_restored=told["is_restored"],
    )


def _lost(told: Mapping[str, Any]) -> LostText:
    return LostText(
        spot=spot(told),
        loss=Loss(told["loss"]),
        pixels=int(told["pixels"]),
        other=told["other"],
        is_doubtful=told["is_doubtful"],
    )
