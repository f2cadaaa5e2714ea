"""The links of a page by the address they lead to, as the evidence of how addresses answered has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin, urlsplit

from bs4 import Tag

from auditor.model import Block, LinkAnswer, Page, Reason, Text

_GONE = {404, 410}
_ALIASES = {"index", "default", "start", "startsida", "home", "hem"}


@dataclass(frozen=True, kw_only=True, eq=False)
class Target:
    """An address of the web that a page links to, and the links that lead there, in order."""

    url: str
    tags: Sequence[Tag]

    @property
    def host(self) -> str:
        """The host, without www."""
        return host_of(self.url)


def targets_of(page: Page) -> list[Target]:
    """Every http(s) address that the page links to, without fragment, in order; the page itself is none."""
    return page.once(_targets)


def anchors_of(page: Page) -> list[Tag]:
    """Every link of the page, as markup has it, in order."""
    return page.once(_anchors)


def _anchors(page: Page) -> list[Tag]:
    return page.soup.find_all(["a", "area"], href=True)


def _targets(page: Page) -> list[Target]:
    base = page.base_url
    own = {urldefrag(url).url for url in (page.url, page.final_url)}
    found: dict[str, list[Tag]] = {}
    for tag in anchors_of(page):
        url = _absolute(base, str(tag["href"]))
        if url and url not in own:
            found.setdefault(url, []).append(tag)
    return [Target(url=url, tags=tags) for url, tags in found.items()]


def _absolute(base: str, href: str) -> str:
    """The address a link leads to; empty when it is none of the web."""
    try:
        url = urldefrag(urljoin(base, href.strip())).url
    except ValueError:  # http://[broken
        return ""
    return url if url.lower().startswith(("http://", "https://")) else ""


def host_of(url: str) -> str:
    """The host of an address, without www.; empty when it has none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def is_gone(answer: LinkAnswer) -> bool:
    """Whether the answer proves that nothing is there: no page, or no such host."""
    return answer.reason is Reason.DNS or (answer.reason is Reason.HTTP_STATUS and answer.status in _GONE)


def is_start_page(url: str) -> bool:
    """Whether an address is that of a site's start page, or of the start page in one language."""
    parts = urlsplit(url)
    steps = [step for step in parts.path.split("/") if step]
    if parts.query or len(steps) > 1:
        return False
    return not steps or len(steps[0]) == len("sv") or steps[0].partition(".")[0].lower() in _ALIASES


def is_in_content(tag: Tag) -> bool:
    """Whether a link stands in the page's own content, not in what surrounds every page."""
    return Block(tag, "").is_main


def called(page: Page, tag: Tag) -> Text:
    """The link as a message tells it: by its name, where it has one."""
    name = " ".join(page.names.of(tag).split())[:_LONGEST_NAME]
    if not name:
        return Text(sv="En länk utan text", en="A link without text")
    return Text(sv=f"Länken ”{name}”", en=f"The link “{name}”")


_LONGEST_NAME = 100


def also(count: int) -> Text:
    """How many links more on the page lead to the same address."""
    if count <= 0:
        return Text(sv="", en="")
    if count == 1:
        return Text(sv=" En länk till på sidan leder dit.", en=" One more link on the page leads there.")
    return Text(
        sv=f" {count} länkar till på sidan leder dit.", en=f" {count} more links on the page lead there."
    )
