"""Proposals as plain JSON values, in the published form of `lalanh extract`."""

from datetime import date

from lalanh.directives.extraction.model import (
    Assignee,
    Citation,
    Deadline,
    Document,
    InForce,
    Occasion,
    Recipient,
    Recurrence,
    Relative,
    Span,
    Stamp,
    Task,
)

type Json = bool | int | str | list["Json"] | dict[str, "Json"] | None


def document_json(document: Document) -> dict[str, Json]:
    """Return one document as JSON values; every literal carries its place."""
    head, signer = document.head, document.signer
    return {
        "start": document.start,
        "end": document.end,
        "number": head.number_reading,
        "number_literal": _literal(head.number),
        "date": _day(head.dated_on),
        "date_literal": _literal(head.dated),
        "date_not_before": _day(document.not_before),
        "date_not_after": _day(document.not_after),
        "place": head.place,
        "issuing_body": head.issuing_name,
        "issuing_body_literal": _literal(head.issuing_body),
        "issuing_body_derived": head.issuer_derived,
        "parent_body": head.parent_name,
        "doc_type": head.doc_type,
        "subject": _flat(head.subject),
        "urgency": head.urgency,
        "signer": None
        if signer is None
        else {
            "name": _flat(signer.name),
            "capacity": [_flat(line) for line in signer.capacity],
        },
        "addressees": [_flat(span) for span in head.addressees],
        "citations": [_citation(c) for c in document.citations],
        "recipients": [_recipient(r) for r in document.recipients],
        "stamp": _stamp(head.stamp),
        "tasks": [_task(t) for t in document.tasks],
    }


def _flat(span: Span | None) -> str | None:
    """Return a literal on one line and without marks of emphasis."""
    if span is None:
        return None
    return " ".join(span.literal.replace("*", " ").replace("|", " ").split())


def _literal(span: Span | None) -> str | None:
    return span.literal if span is not None else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _placed(span: Span) -> dict[str, Json]:
    return {"start": span.start, "end": span.end, "literal": span.literal}


def _citation(citation: Citation) -> Json:
    return {
        **_placed(citation.span),
        "doc_type": citation.doc_type,
        "number": citation.number,
        "date": _day(citation.dated_on),
        "issuer": citation.issuer,
        "relation": "basis" if citation.is_basis else "citation",
    }


def _recipient(recipient: Recipient) -> Json:
    return {**_placed(recipient.span), "purpose": recipient.purpose, "kind": recipient.kind}


def _stamp(stamp: Stamp | None) -> Json:
    if stamp is None:
        return None
    return {
        **_placed(stamp.span),
        "office": stamp.office,
        "number": stamp.number,
        "date": _day(stamp.received_on),
    }


def _task(task: Task) -> Json:
    return {
        "start": task.span.start,
        "end": task.span.end,
        "text": task.span.literal,
        "section": list(task.section),
        "kind": task.kind,
        "modality": task.modality,
        "sensitive": task.is_sensitive,
        "assignees": [_assignee(a) for a in task.assignees],
        "deadline": _deadline(task.deadline),
        "recurrence": [_recurrence(r) for r in task.recurrence],
        "condition": _literal(task.condition),
        "confidence": task.confidence,
        "responsibility": task.responsibility,
        "is_general": task.is_general,
        "demands": task.demands,
        "event": _occasion(task.occasion),
        "in_force": _in_force(task.in_force),
    }


def _assignee(assignee: Assignee) -> Json:
    return {
        "name": assignee.name,
        "role": assignee.role,
        "inherited": assignee.inherited,
        **_placed(assignee.span),
    }


def _deadline(deadline: Deadline | None) -> Json:
    if deadline is None:
        return None
    return {
        "date": _day(deadline.due_on),
        "time": deadline.time,
        "bound": deadline.bound,
        "starts": _day(deadline.starts_on),
        "derived": deadline.derived,
        "tentative": deadline.tentative,
        "relative": _relative(deadline.relative),
        **_placed(deadline.span),
    }


def _relative(relative: Relative | None) -> Json:
    if relative is None:
        return None
    return {"count": relative.count, "unit": relative.unit, "event": relative.event}


def _occasion(occasion: Occasion | None) -> Json:
    if occasion is None:
        return None
    return {
        **_placed(occasion.name),
        "date": _day(occasion.on),
        "time": occasion.time,
        "tentative": occasion.tentative,
        "form": occasion.form,
        "place": _flat(occasion.place),
        "sites": [_flat(site) for site in occasion.sites],
    }


def _in_force(period: InForce | None) -> Json:
    if period is None:
        return None
    return {**_placed(period.span), "document": period.document}


def _recurrence(recurrence: Recurrence) -> Json:
    return {"kind": recurrence.kind, **_placed(recurrence.span)}
