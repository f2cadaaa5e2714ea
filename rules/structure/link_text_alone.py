"""A link should say where it leads without its sentence: that is how it is met in a list of links."""

from __future__ import annotations

from collections.abc import Iterator

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
from rules.structure.links import Kind, Link, Surroundings, links_on

ONLY_POINTS = Text(
    sv="Länken heter ”{name}”. Den som bara läser länkarna får inte veta vart den leder. Texten runt den är "
    "”{around}”.",
    en="The link is called “{name}”. Who reads only the links cannot tell where it leads. The text around it "
    "is “{around}”.",
)
MAYBE = Text(
    sv="Länken heter ”{name}” och får sin mening av texten runt den: ”{around}”. Kontrollera om länken kan "
    "säga det själv.",
    en="The link is called “{name}” and takes its meaning from the text around it: “{around}”. Check whether "
    "the link can say it itself.",
)
SAID = Text(
    sv="Ingen länk heter bara ”här”, ”läs mer” eller liknande ({number} länkar).",
    en="No link is just called “here”, “read more” or the like ({number} links).",
)


@rule(
    id="link-text-alone",
    title=Text(
        sv="Länkar säger vart de leder även utan texten runt dem",
        en="Links say where they lead even without the text around them",
    ),
    remedy=Text(
        sv="Låt länken vara de ord i meningen som säger vad den leder till: ”Läs om hur du ansöker om "
        "bygglov” med länken på ”hur du ansöker om bygglov”, i stället för på ”här”.",
        en="Let the link be those words of the sentence that say what it leads to: “Read about how to apply "
        "for a building permit” with the link on “how to apply for a building permit”, not on “here”.",
    ),
    severity=Severity.MINOR,
    criteria=[wcag("2.4.9")],
    act=["aizyf1"],
    help="https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-link-only.html",
    needs=Need.RENDERED,
    blind_spot=Text(
        sv="Regeln känner bara igen vissa ord på svenska, norska, danska, finska, tyska och engelska. Länkar "
        "som inget i närheten förklarar granskas av regeln link-text.",
        en="The rule only knows certain words in Swedish, Norwegian, Danish, Finnish, German and English. "
        "Links that nothing near them explains are judged by the rule link-text.",
    ),
    examples=[
        passes("<p>Så <a href='/b'>ansöker du om bygglov</a>.</p>", "the link says it itself"),
        fails("<p>Vill du bygga? <a href='/b'>Klicka här</a> för att ansöka.</p>", "it only points"),
        unclear("<p>Så ansöker du om bygglov. <a href='/b'>Läs mer</a></p>", "its sentence says of what"),
        ignores("<p>Här finns inga länkar.</p>", "no links"),
        ignores("<div><a href='/b'>Klicka här</a></div>", "nothing around it: link-text's to judge"),
    ],
)
def links_say_by_themselves_where_they_lead(page: Page, _: Context) -> Iterator[Finding]:
    links = list(links_on(page))
    empty = [link for link in links if link.kind is not None]
    if not empty and links:
        yield passed(None, SAID.fill(number=len(links)))
        return
    surroundings = Surroundings(page)
    for link in empty:
        if around := surroundings.of(link):
            yield _judge(link, around)


def _judge(link: Link, around: str) -> Finding:
    said = {"name": link.name, "around": cut(around, 120)}
    if link.kind is Kind.POINTER:
        return failed(link.tag, ONLY_POINTS.fill(**said))
    return cannot_tell(link.tag, MAYBE.fill(**said))
