"""JSON: the whole audit for programs, as reports/schema/audit-1.json describes it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from auditor.model import (
    Audit,
    Banner,
    Document,
    Finding,
    Language,
    Medium,
    NotTested,
    Outcome,
    Owner,
    Page,
    PageAudit,
    PageDate,
    PageFrame,
    Redirect,
    Report,
    Rule,
    Text,
    Tool,
    Unreached,
    Unread,
    Verdict,
)
from reports.plain import whole

SCHEMA = "urn:civic-auditor:audit:1"


def render(audit: Audit, _: Language) -> str:
    """The audit in a fixed order of keys; texts stand in both languages, whichever is asked for."""
    members = (f'  "{name}": {text}' for name, text in _audit(audit).items())
    return "{\n" + ",\n".join(members) + "\n}\n"


def _audit(audit: Audit) -> dict[str, str]:
    """Each member as text, one page after the other: all at once take ten times the memory of the report."""
    pages = ",\n    ".join(_text_of(_page(audited), depth=2) for audited in audit.pages)
    told = {
        "schema": SCHEMA,
        "tool": _tool(audit.tool),
        "today": audit.today.isoformat(),
        "site": {"name": audit.site.name, "start": audit.site.start},
        "complete": audit.complete,
        "run": {"started": audit.run.started.isoformat(), "finished": audit.run.finished.isoformat()},
        "summary": _summary(audit),
        "pages": None,
        "unreached": [_unreached(missed) for missed in audit.unreached],
        "rules": [_rule(rule) for rule in audit.rules],
    }
    members = {name: _text_of(value, depth=1) for name, value in told.items()}
    return members | {"pages": f"[\n    {pages}\n  ]" if pages else "[]"}


def _text_of(value: object, depth: int) -> str:
    """The value as it stands at this depth; no line breaks stand within strings."""
    text = whole(json.dumps(value, ensure_ascii=False, indent=2))
    return text.replace("\n", "\n" + "  " * depth)


def _tool(tool: Tool) -> dict[str, Any]:
    return {
        "version": tool.version,
        "axe_core": tool.axe_core,
        "browser": tool.browser,
        "sandboxed": tool.sandboxed,
    }


def _summary(audit: Audit) -> dict[str, Any]:
    return {
        "pages": len(audit.pages),
        "unreached": len(audit.unreached),
        "beyond": audit.beyond,
        "coverage": round(audit.coverage, 4),
        "outcomes": {outcome.value: audit.outcomes[outcome] for outcome in reversed(Outcome)},
        "findings": sum(len(verdict.findings) for audited in audit.pages for verdict in audited.verdicts),
    }


def _page(audited: PageAudit) -> dict[str, Any]:
    page = audited.page
    return {
        "url": page.url,
        "final_url": page.final_url,
        "status": page.status,
        "title": page.title,
        "language": page.language,
        "outcome": audited.outcome.value,
        "rendered": page.rendered,
        "redirects": [_redirect(step) for step in page.redirects],
        **_metadata(page),
        "media": [_medium(medium) for medium in page.media],
        "documents": None if page.documents is None else [_document(document) for document in page.documents],
        "broken_links": _broken_links(page),
        "looks": [look.value for look in page.looks],
        "banner": None if page.banner is None else _banner(page.banner),
        "frames": [_frame(frame) for frame in page.frames],
        "verdicts": [_verdict(verdict) for verdict in audited.verdicts],
        "not_tested": [_not_tested(gap) for gap in audited.not_tested],
    }


def _redirect(step: Redirect) -> dict[str, Any]:
    return {"url": step.url, "status": step.status, "location": step.location}


def _metadata(page: Page) -> dict[str, Any]:
    owner = page.metadata.owner
    return {
        "dates": [_date(date) for date in page.metadata.dates],
        "owner": None if owner is None else _owner(owner),
        "unread": [_unread(unread) for unread in page.metadata.unread],
    }


def _medium(medium: Medium) -> dict[str, Any]:
    return {
        "kind": medium.kind.value,
        "shape": medium.shape.value,
        "platform": medium.platform,
        "id": medium.id,
        "url": medium.url,
        "title": medium.title,
        "captions": medium.captions.value,
        "caption_languages": list(medium.caption_languages),
        "published": _day(medium.published),
        "live": medium.is_live,
        "duration": medium.duration,
        "has_sound": medium.has_sound,
        "held_back": medium.is_held_back,
        "selector": medium.selector,
    }


def _document(document: Document) -> dict[str, Any]:
    return {
        "url": document.url,
        "format": document.format,
        "unread": document.unread,
        "pages": document.pages,
        "tagged": document.is_tagged,
        "title": document.title,
        "language": document.language,
        "modified": _day(document.modified),
        "stated_date": _day(document.stated_date),
        "owner": document.stated_owner,
    }


def _broken_links(page: Page) -> list[dict[str, Any]] | None:
    if page.link_answers is None:
        return None
    return [
        {
            "url": answer.url,
            "final_url": answer.final_url,
            "status": answer.status,
            "reason": answer.reason and answer.reason.value,
            "soft_404": answer.is_soft_404,
        }
        for answer in page.link_answers.values()
        if answer.reason or answer.is_soft_404
    ]


def _banner(banner: Banner) -> dict[str, Any]:
    return {
        "selector": banner.selector,
        "frame": banner.frame,
        "text": banner.text,
        "coverage": banner.coverage,
        "hides": [way.value for way in banner.hides],
        "reject": banner.reject or None,
        "accept": banner.accept or None,
        "rejected": banner.rejected,
    }


def _frame(frame: PageFrame) -> dict[str, Any]:
    return {
        "url": frame.url,
        "state": frame.state.value,
        "selector": frame.selector,
        "third_party": frame.third_party or None,
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _date(date: PageDate) -> dict[str, Any]:
    return {
        "kind": date.kind.value,
        "value": date.value.isoformat(),
        "precision": date.precision.value,
        "source": date.source.value,
        "label": date.label,
        "text": date.text,
        "wrong_weekday": date.wrong_weekday,
    }


def _owner(owner: Owner) -> dict[str, Any]:
    return {"text": owner.text, "kind": owner.kind.value, "label": owner.label}


def _unread(unread: Unread) -> dict[str, Any]:
    return {
        "subject": unread.subject.value,
        "flaw": unread.flaw.value,
        "label": unread.label,
        "text": unread.text,
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "rule": verdict.rule,
        "outcome": verdict.outcome.value,
        "findings": [_finding(finding) for finding in verdict.findings],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "outcome": finding.outcome.value,
        "message": _text(finding.message),
        "selector": finding.selector,
        "snippet": finding.snippet,
        "frame": finding.frame,
        "third_party": finding.third_party or None,
    }


def _not_tested(gap: NotTested) -> dict[str, Any]:
    return {"what": gap.what, "reason": gap.reason.value, "detail": gap.detail}


def _unreached(missed: Unreached) -> dict[str, Any]:
    return {
        "url": missed.url,
        "reason": missed.code,
        "detail": missed.detail,
        "linked_from": missed.linked_from,
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "title": _text(rule.title),
        "remedy": _text(rule.remedy),
        "severity": rule.severity.value,
        "criteria": [criterion.number for criterion in rule.criteria],
        "en_clauses": list(rule.clauses),
        "act": list(rule.act),
        "help": rule.help,
    }


def _text(text: Text) -> dict[str, str]:
    return {"sv": text.sv, "en": text.en}


REPORT = Report(id="json", file_name="report.json", render=render)
