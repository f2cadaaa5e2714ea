"""Error messages that stand on a page as it opens."""

from __future__ import annotations

import re

from bs4 import Tag

from auditor.model import Block, Page, is_drawn
from rules.forms.marks import explains_star, says_all_required

# How error messages are marked, by the names that form tools and their users give.
_MARKED = re.compile(
    r"(?:^|[_\s-])(?:error|errors|felmeddelande|fel|invalid-feedback|validation-error)(?:$|[_\s-])",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"\b(?:fyll|fylla|ange|skriv|välj|saknas|felaktig\w*|ogiltig\w*|fel|måste|kan inte|får "
    r"inte|please|must|invalid|missing|cannot|can't|error|enter|fill|required)\b",
    re.IGNORECASE,
)


def error_blocks(page: Page) -> list[Block]:
    """The blocks that show and are marked as error messages, by name, by role or by reference."""
    marked = {id(tag) for tag in page.soup.find_all(_is_marked)}
    referring = page.soup.find_all(True, attrs={"aria-errormessage": True})
    refers = {str(tag["aria-errormessage"]) for tag in referring}
    return [
        block
        for block in page.blocks
        if _is_in(block, marked, refers) and _WORDS.search(block.text) and is_drawn(block.tag)
    ]


def describes_required_marks(text: str) -> bool:
    """Whether a text tells how required fields are marked: no error, whatever its element is called."""
    return explains_star(text) or says_all_required(text)


def _is_marked(tag: Tag) -> bool:
    if str(tag.get("role") or "").strip().lower() == "alert":
        return True
    names = [str(tag.get("id") or ""), *(tag.get("class") or ())]
    return any(_MARKED.search(name) for name in names)


def _is_in(block: Block, marked: set[int], refers: set[str]) -> bool:
    inside = block.ancestors
    own = [tag for node in block.nodes if isinstance(node, Tag) for tag in (node, *node.find_all(True))]
    return any(id(tag) in marked or tag.get("id") in refers for tag in (*inside, *own))
