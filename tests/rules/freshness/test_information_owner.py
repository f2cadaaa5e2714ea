"""A page names its owner, and a placeholder names nobody."""

import pytest

from auditor.evaluate import judge
from auditor.model import (
    Context,
    Example,
    Finding,
    Flaw,
    Metadata,
    Outcome,
    Owner,
    OwnerKind,
    Page,
    Site,
    Subject,
    Unread,
)
from auditor.testing import TODAY, outcome_of
from rules.freshness.information_owner import names_nobody
from rules.freshness.information_owner import page_names_its_owner as rule

SITE = Site(name="Exempelby", start="https://exempelby.example/")
SCRIPT = "<script>draw()</script>"


def owner(text: str) -> Owner:
    return Owner(text=text, kind=OwnerKind.UNIT, label="Informationsägare", selector="#owner")


def unread(flaw: Flaw, text: str = "", subject: Subject = Subject.OWNER) -> Unread:
    return Unread(subject=subject, flaw=flaw, label="Informationsägare", text=text, selector="#label")


def findings(metadata: Metadata, html: str = "<p>Text</p>") -> tuple[Finding, ...]:
    page = Page(url=SITE.start, html=html, metadata=metadata)
    verdict = judge(rule, page, Context(today=TODAY, site=SITE))
    assert verdict is not None
    return verdict.findings


@pytest.mark.parametrize("example", rule.examples, ids=lambda example: example.why)
def test_example(example: Example) -> None:
    assert outcome_of(rule, example) is example.expected


def test_a_named_owner_is_told_as_it_stands() -> None:
    (finding,) = findings(Metadata(owner=owner("Kommunledningsförvaltningen")))

    assert finding.outcome is Outcome.PASSED
    assert finding.message.sv == finding.message.en == "Informationsägare: Kommunledningsförvaltningen"
    assert finding.selector == "#owner"


PLACEHOLDERS = (
    "vakant|Vakant|N.N.|NN|xx|XXX|xxx xxx|[namn]|ej angiven|Ej  angivet|okänd|-|–|...|_____|?|n/a|tbd|TBD|"
    "test|Förnamn Efternamn|Lorem ipsum dolor|"
)
OWNERS = (
    "Kommunledningsförvaltningen|Webbredaktionen|Kommunstyrelsen|IT-enheten|kommun@exempelby.example|"
    "Testenheten|Nämnden för vakanser|Enheten för namn och adresser|NNK|HR|Ingenjörsenheten"
)


@pytest.mark.parametrize("text", PLACEHOLDERS.split("|"))
def test_a_placeholder_names_nobody(text: str) -> None:
    assert names_nobody(text)


@pytest.mark.parametrize("text", OWNERS.split("|"))
def test_an_owner_is_no_placeholder(text: str) -> None:
    assert not names_nobody(text)


@pytest.mark.parametrize(
    ("metadata", "settled", "unsettled"),
    [
        (Metadata(), Outcome.FAILED, Outcome.CANNOT_TELL),
        (Metadata(unread=(unread(Flaw.EMPTY),)), Outcome.FAILED, Outcome.CANNOT_TELL),
        (Metadata(unread=(unread(Flaw.TEMPLATE, "{{owner}}"),)), Outcome.FAILED, Outcome.FAILED),
        (Metadata(unread=(unread(Flaw.UNREADABLE, "1234"),)), Outcome.CANNOT_TELL, Outcome.CANNOT_TELL),
        (Metadata(unread=(unread(Flaw.UNREADABLE, "xxx"),)), Outcome.FAILED, Outcome.FAILED),
        (Metadata(owner=owner("vakant")), Outcome.FAILED, Outcome.FAILED),
        (Metadata(unread=(unread(Flaw.EMPTY, subject=Subject.DATE),)), Outcome.FAILED, Outcome.CANNOT_TELL),
    ],
)
def test_what_is_not_found_is_a_fault_on_a_settled_page(
    metadata: Metadata, settled: Outcome, unsettled: Outcome
) -> None:
    assert [finding.outcome for finding in findings(metadata)] == [settled]
    assert [finding.outcome for finding in findings(metadata, "<p>Text</p>" + SCRIPT)] == [unsettled]


def test_an_owner_makes_up_for_an_empty_label_but_not_for_a_template() -> None:
    named = owner("Webbredaktionen")
    empty = findings(Metadata(owner=named, unread=(unread(Flaw.EMPTY),)))
    template = findings(Metadata(owner=named, unread=(unread(Flaw.TEMPLATE, "{{owner}}"),)))

    assert [finding.outcome for finding in empty] == [Outcome.PASSED]
    assert [finding.outcome for finding in template] == [Outcome.FAILED, Outcome.PASSED]
