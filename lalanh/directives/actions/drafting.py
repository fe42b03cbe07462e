"""A reader's proposal becomes a draft: names resolved, citations linked, repeats recognised."""

import re
from datetime import date, datetime, time
from typing import Any

from lalanh.directives.models import (
    Citation,
    Clause,
    ClauseAssignee,
    Document,
    DocumentType,
    IncomingStamp,
    Reading,
    Recipient,
)
from lalanh.directives.models.document import Urgency
from lalanh.kernel import text
from lalanh.organisations import queries as organisations
from lalanh.organisations.models import Body, Group

# One proposal of the reader, a JSON object (see `extraction.shape`).
type Proposal = dict[str, Any]

_PURPOSES = {
    "report": Recipient.Purpose.REPORT,
    "support": Recipient.Purpose.SUPPORT,
    "archive": Recipient.Purpose.ARCHIVE,
}
_AS_ABOVE = "nhu tren"


def number_key(number: str) -> str:
    """Return the number as it is compared: no blanks, one case."""
    return re.sub(r"\s+", "", text.clean(number)).upper()


def search_form(document: Document) -> str:
    """Return what the search looks through: head and text, folded."""
    body = ""
    if document.reading is not None:
        body = document.reading.text[document.start : document.end]
    parts = (document.number, document.subject, document.issuer_name, document.signer_name, body)
    return text.fold(" ".join(parts))


def draft_document(*, reading: Reading, proposal: Proposal, at: datetime) -> Document:
    """Lay down one proposed document with all its parts."""
    on = _day(proposal["date"]) or at.date()
    document = _head(reading, proposal)
    _stamp(document, proposal["stamp"])
    _citations(document, proposal["citations"])
    _recipients(document, proposal, on)
    _clauses(document, proposal["tasks"], on)
    return document


def _head(reading: Reading, proposal: Proposal) -> Document:
    signer = proposal["signer"] or {"name": None, "capacity": []}
    issuer_name = " ".join((proposal["issuing_body"] or "").split())
    number = proposal["number"] or ""
    document = Document(
        owner=reading.owner,
        reading=reading,
        start=proposal["start"],
        end=proposal["end"],
        number=number,
        number_key=number_key(number),
        type=DocumentType.objects.filter(name__iexact=proposal["doc_type"] or "").first(),
        subject=proposal["subject"] or "",
        issued_on=_day(proposal["date"]),
        not_before=_day(proposal["date_not_before"]),
        not_after=_day(proposal["date_not_after"]),
        place=proposal["place"] or "",
        issuer_name=issuer_name[:300],
        issuer_key=text.spelling_key(issuer_name)[:300],
        parent_body_name=(proposal["parent_body"] or "")[:300],
        urgency=proposal["urgency"] or Urgency.NORMAL,
        signer_name=signer["name"] or "",
        signer_capacity=[line for line in signer["capacity"] if line],
    )
    document.folded = search_form(document)
    document.save(force_insert=True)
    return document


def _stamp(document: Document, stamp: Proposal | None) -> None:
    if stamp is None:
        return
    received_on = _day(stamp["date"])
    IncomingStamp.objects.create(
        document=document,
        office=stamp["office"] or "",
        number=stamp["number"] or "",
        received_on=received_on,
    )
    if document.issued_on is None and document.not_after is None and received_on is not None:
        document.not_after = received_on
        document.save(update_fields=["not_after"])


def _citations(document: Document, cited: list[Proposal]) -> None:
    for one in cited:
        key = number_key(one["number"] or "")
        Citation.objects.create(
            document=document,
            literal=one["literal"],
            number=one["number"] or "",
            number_key=key,
            issued_on=_day(one["date"]),
            issuer_name=(one["issuer"] or "")[:300],
            relation=one["relation"],
            cited=_registered(document, key, _day(one["date"])),
        )


def _registered(document: Document, key: str, on: date | None) -> Document | None:
    """Return the one document in sight with this number and year, if there is exactly one."""
    if not key:
        return None
    same = Document.objects.filter(number_key=key).exclude(pk=document.pk)
    same = same.exclude(state=Document.State.WITHDRAWN)
    if on is not None:
        same = same.filter(issued_on__year=on.year)
    found = list(same.order_by("pk")[:2])
    return found[0] if len(found) == 1 else None


def _recipients(document: Document, proposal: Proposal, on: date) -> None:
    lines = [(True, name, Recipient.Purpose.ACT) for name in proposal["addressees"] if name]
    for one in proposal["recipients"]:
        purpose = _PURPOSES.get(one["purpose"], Recipient.Purpose.KNOW)
        if one["kind"] == "archive":
            purpose = Recipient.Purpose.ARCHIVE
        lines.append((False, one["literal"], purpose))
    owner = document.owner
    for position, (is_addressee, literal, purpose) in enumerate(lines, start=1):
        is_name = purpose != Recipient.Purpose.ARCHIVE and text.fold(literal) != _AS_ABOVE
        body, group = _meant(literal, owner, on) if is_name else (None, None)
        Recipient.objects.create(
            document=document,
            position=position,
            is_addressee=is_addressee,
            literal=literal,
            purpose=purpose,
            body=body,
            group=group,
        )


def _clauses(document: Document, proposals: list[Proposal], on: date) -> None:
    names = {a["name"] for one in proposals for a in one["assignees"] if a["name"]}
    ordered = sorted(names)
    resolved = dict(
        zip(
            ordered,
            organisations.resolve_names(names=ordered, owner=document.owner, on=on),
            strict=True,
        )
    )
    for position, one in enumerate(proposals, start=1):
        clause = _clause(document, position, one)
        for place, assignee in enumerate(one["assignees"], start=1):
            best = resolved[assignee["name"]] if assignee["name"] else None
            sure = best.best if best is not None and best.is_sure else None
            ClauseAssignee.objects.create(
                clause=clause,
                position=place,
                literal=assignee["name"] or assignee["literal"],
                role=assignee["role"],
                is_inherited=assignee["inherited"],
                body=sure.body if sure else None,
                group=sure.group if sure else None,
            )


def _clause(document: Document, position: int, one: Proposal) -> Clause:
    deadline = one["deadline"] or {}
    restates = _restated(document, one["text"]) if one["kind"] in ("task", "restated") else None
    kind = Clause.Kind.RESTATED if restates is not None else one["kind"]
    due_time = deadline.get("time")
    return Clause.objects.create(
        document=document,
        position=position,
        start=one["start"],
        end=one["end"],
        text=one["text"],
        section=one["section"],
        kind=kind,
        modality=one["modality"],
        is_sensitive=one["sensitive"],
        is_followed=kind == Clause.Kind.TASK,
        deadline_literal=(deadline.get("literal") or "")[:250],
        last_day=_day(deadline.get("date")),
        due_time=time.fromisoformat(due_time) if due_time else None,
        bound=deadline.get("bound") or "",
        is_tentative=bool(deadline.get("tentative")),
        rhythms=[{"kind": r["kind"], "literal": r["literal"]} for r in one["recurrence"]],
        confidence_percent=one.get("confidence"),
        restates=restates,
    )


def _restated(document: Document, words: str) -> Clause | None:
    """Return the clause of a cited document that says the same, however punctuated."""
    key = text.spelling_key(words)
    cited = document.citations.filter(cited__isnull=False).values("cited")
    for clause in Clause.objects.filter(document__in=cited).order_by("pk"):
        if text.spelling_key(clause.text) == key:
            return clause
    return None


def _meant(name: str, owner: Body, on: date) -> tuple[Body | None, Group | None]:
    """Return the body or the group a line surely means."""
    best = organisations.resolve_name(name=name, owner=owner, on=on)
    found = best.best if best.is_sure else None
    return (found.body, found.group) if found else (None, None)


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
