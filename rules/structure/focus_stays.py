"""What can be reached with the keyboard must keep the focus that it is given."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import Tag

from auditor.model import (
    Context,
    Finding,
    Need,
    Page,
    Severity,
    Text,
    cannot_tell,
    cut,
    failed,
    fails,
    ignores,
    passed,
    passes,
    rule,
    unclear,
)
from auditor.standards import wcag

DROPS = Text(
    sv='Elementet släpper fokus så fort det får det: onfocus="{code}". Det går inte att använda med '
    "tangentbord.",
    en='The element drops focus as soon as it gets it: onfocus="{code}". It cannot be used with a keyboard.',
)
MAY_DROP = Text(
    sv='Elementets kod kan släppa fokus när det får det: onfocus="{code}". Kontrollera med tabbtangenten '
    "att det går att stanna på elementet och använda det.",
    en='The element\'s code may drop focus when it gets it: onfocus="{code}". Check with the Tab key that '
    "you can stay on the element and use it.",
)
KEEPS = Text(
    sv="Elementets kod för fokus släpper det inte.",
    en="The element's code for focus does not drop it.",
)


@rule(
    id="focus-stays",
    title=Text(sv="Element behåller fokus", en="Elements keep the focus"),
    remedy=Text(
        sv='Be webbteamet ta bort onfocus="this.blur()" från elementet. Är det ramen runt länken som stör, '
        "gör den snyggare i stilmallen i stället: den visar var man är.",
        en='Ask the web team to remove onfocus="this.blur()" from the element. If it is the frame around the '
        "link that disturbs, make it prettier in the style sheet instead: it shows where one is.",
    ),
    severity=Severity.SERIOUS,
    criteria=[wcag("2.1.1"), wcag("2.4.7")],
    help="https://www.w3.org/WAI/WCAG22/Techniques/failures/F55",
    needs=Need.RENDERED,
    blind_spot=Text(
        sv="Regeln läser bara kod som står direkt på elementet. Skriptfiler kan göra detsamma utan att det "
        "syns här.",
        en="The rule only reads code that stands on the element itself. Script files can do the same without "
        "its being seen here.",
    ),
    examples=[
        passes("<input onfocus='this.select()'>", "it selects its text"),
        fails("<a href='/' onfocus='this.blur()'>Start</a>", "focus is dropped"),
        fails("<a href='/' onfocus='if(this.blur)this.blur();'>Start</a>", "the same, written with care"),
        unclear("<input onfocus='if (locked) { this.blur() }'>", "only sometimes"),
        ignores("<a href='/'>Start</a>", "no such code"),
        ignores("<a href='/' hidden onfocus='this.blur()'>Start</a>", "nobody comes to it"),
    ],
)
def elements_keep_focus(page: Page, _: Context) -> Iterator[Finding]:
    if "onfocus" not in page.html.lower():
        return
    for tag in page.soup.find_all(onfocus=True):
        if page.names.is_met(tag):
            yield _judge(tag)


_DROPS = re.compile(
    r"(?:javascript:)?\s*(?:if\s*\(\s*this\.blur\s*\)\s*)?(?:this\.)?blur\s*\(\s*\)\s*;?\s*"
    r"(?:return\s+(?:true|false)\s*;?)?",
    re.IGNORECASE,
)
_BLURS = re.compile(r"\bblur\s*\(")


def _judge(tag: Tag) -> Finding:
    code = " ".join(str(tag["onfocus"]).split())
    if _DROPS.fullmatch(code):
        return failed(tag, DROPS.fill(code=cut(code, 120)))
    if _BLURS.search(code):
        return cannot_tell(tag, MAY_DROP.fill(code=cut(code, 120)))
    return passed(tag, KEEPS)
