"""axe-core's rules as rules of ours: what it saw in the browser, told in our words.

Titles, remedies, criteria, ACT rules and severities stand in rules.toml, one entry for each rule of the
pinned axe-core; a test holds the table to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from auditor.model import Context, Finding, Need, Outcome, Page, PageRule, Severity, Text, cut
from auditor.standards import AXE_TAGS, wcag
from auditor.vocabulary import load
from rules.axe.doubts import doubt_about

_TABLE = load(__name__, "rules.toml")
_MANUAL = "https://dequeuniversity.com/rules/axe/{version}/{id}"
# axe-core leaves these out of every run by tag, whatever else they are tagged with.
_LEFT_OUT = {"experimental", "deprecated"}

FAULT = Text(
    sv="Här brister det: {title}.",
    en="This does not hold here: {title}.",
)
DOUBT = Text(
    sv="Programmet kan inte avgöra detta: {title}. En människa behöver titta.",
    en="A program cannot decide this: {title}. A person needs to look.",
)
NO_FAULT = Text(
    sv="Inget fel hittades: {title}.",
    en="No fault was found: {title}.",
)
CONTRAST = Text(
    sv="Kontrasten mellan text och bakgrund är {ratio}:1 ({foreground} mot {background}). "
    "Minst {wanted} behövs.",
    en="The contrast between text and background is {ratio}:1 ({foreground} on {background}). "
    "At least {wanted} is needed.",
)

OPEN_BANNER = Text(
    sv="{message} Det märks bara medan rutan om kakor är öppen.",
    en="{message} It shows only while the box about cookies is open.",
)

_HEARD_AS = {"violations": Outcome.FAILED, "incomplete": Outcome.CANNOT_TELL}


def _findings(axe_id: str, title: Text, page: Page, _: Context) -> Iterator[Finding]:
    answer = page.axe or {}
    for group, outcome in _HEARD_AS.items():
        for result in answer.get(group, ()):
            if result["id"] == axe_id:
                yield from (_judged(axe_id, outcome, title, node, page) for node in result["nodes"])
    yield from _with_banner(axe_id, title, page)
    if any(result["id"] == axe_id for result in answer.get("passes", ())):
        yield Finding(outcome=Outcome.PASSED, message=NO_FAULT.fill(title=title))


def _with_banner(axe_id: str, title: Text, page: Page) -> Iterator[Finding]:
    """What is so only while the consent banner is open that a first-time visitor meets (Page.banner)."""
    answer = (page.axe or {}).get("with_banner", {})
    for group, outcome in _HEARD_AS.items():
        for result in answer.get(group, ()):
            if result["id"] == axe_id:
                found = (_finding(outcome, title, node, page) for node in result["nodes"])
                yield from (replace(each, message=OPEN_BANNER.fill(message=each.message)) for each in found)


def _judged(axe_id: str, outcome: Outcome, title: Text, node: Mapping[str, Any], page: Page) -> Finding:
    """axe-core's answer about one element; a doubt, where the page casts doubt on a failure."""
    doubt = doubt_about(axe_id, node, page) if outcome is Outcome.FAILED else None
    found = _finding(outcome, title, node, page)
    return replace(found, outcome=Outcome.CANNOT_TELL, message=doubt) if doubt else found


def _finding(outcome: Outcome, title: Text, node: Mapping[str, Any], page: Page) -> Finding:
    *frames, own = (_selector(step) for step in node["target"])
    frame = " ".join(frames) or None
    return Finding(
        outcome=outcome,
        message=_message(outcome, title, node),
        selector=own,
        snippet=cut(node["html"]),
        frame=frame,
        third_party=_third_party(frame, page) if frame else "",
    )


def _third_party(path: str, page: Page) -> str:
    """Whose the frame is, when it is not the page's own."""
    return next((frame.third_party for frame in page.frames if frame.selector == path), "")


def _message(outcome: Outcome, title: Text, node: Mapping[str, Any]) -> Text:
    contrast = next((c["data"] for c in node.get("any", ()) if c["id"] == "color-contrast"), None)
    if outcome is Outcome.FAILED and isinstance(contrast, dict) and contrast.get("contrastRatio"):
        ratio = contrast["contrastRatio"]
        return CONTRAST.fill(
            ratio=Text(str(ratio).replace(".", ","), str(ratio)),
            foreground=contrast.get("fgColor"),
            background=contrast.get("bgColor"),
            wanted=Text(
                str(contrast.get("expectedContrastRatio")).replace(".", ","),
                str(contrast.get("expectedContrastRatio")),
            ),
        )
    return (FAULT if outcome is Outcome.FAILED else DOUBT).fill(title=title)


def _selector(step: str | list[str]) -> str:
    """axe-core writes an element in a shadow tree as the list of its hosts and itself."""
    return step if isinstance(step, str) else " >>> ".join(step)


def _rule(entry: Mapping[str, Any]) -> PageRule:
    title = Text(**entry["title"])
    version = ".".join(_TABLE["axe_core"].split(".")[:2])
    return PageRule(
        id=f"axe/{entry['id']}",
        title=title,
        remedy=Text(**entry["remedy"]),
        severity=Severity(entry["severity"]),
        check=partial(_findings, entry["id"], title),
        criteria=tuple(wcag(number) for number in entry["criteria"]),
        act=tuple(entry["act"]),
        help=_MANUAL.format(version=version, id=entry["id"]),
        needs=Need.AXE,
    )


def _is_run(entry: Mapping[str, Any]) -> bool:
    tags = set(entry["tags"])
    return bool(tags & set(AXE_TAGS)) and not tags & _LEFT_OUT


AXE_RULES = tuple(_rule(entry) for entry in _TABLE["rule"] if _is_run(entry))
