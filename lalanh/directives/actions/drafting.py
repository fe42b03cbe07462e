"""A reader's proposal becomes a draft: names resolved, citations linked, repeats recognised."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from rapidfuzz import fuzz, process

from lalanh.directives.actions.enclosing import attach_enclosed
from lalanh.directives.actions.indexing import index_document
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
from lalanh.kernel.errors import Refused
from lalanh.kernel.period import local_date
from lalanh.organisations import queries as organisations
from lalanh.organisations.models import Body
from lalanh.organisations.queries import Found

# A clause of so many characters repeats another if so much of both is the same: "10 - 20kg" for
# "10-20kg", "sẽ thực hiện" for "chịu trách nhiệm".
_LONG, _SAME_PERCENT = 60, 88
# One proposal of the reader, a JSON object (see `extraction.shape`).
type Proposal = dict[str, Any]

_PURPOSES = {
    "report": Recipient.Purpose.REPORT,
    "support": Recipient.Purpose.SUPPORT,
    "archive": Recipient.Purpose.ARCHIVE,
}
_AS_ABOVE = "nhu tren"
# Organs that sign for the body printed above them.
_ORGANS = {"ban thuong truc", "ban thuong vu", "thuong truc", "ban chap hanh", "van phong"}
_BRACKET = re.compile(r"\([^()]{0,120}\)")
_ENCLOSED = re.compile(r"\b(?:gui kem|kem theo|dinh kem)\b")


class NotADraft(Refused):
    """The document is in the register; its text is settled."""

    message = (
        "Văn bản này đã vào sổ nên không sửa được nữa. "
        "Nếu sai, hãy gỡ khỏi sổ (có lý do) rồi tiếp nhận lại."
    )


def lock(document: Document) -> None:
    """Lock the document and read anew what others may have written since it was loaded."""
    document.refresh_from_db(from_queryset=Document.objects.select_for_update())


def draft_only(document: Document) -> None:
    """
    Pass a draft as it stands, locked: a registered document stays as a person confirmed it.

    Who confirms it meanwhile waits, and whoever comes behind is told that it is in the register.
    """
    lock(document)
    if document.state != Document.State.PROPOSED:
        raise NotADraft


def number_key(number: str) -> str:
    """Return the number as it is compared: no blanks, one case."""
    return re.sub(r"\s+", "", text.clean(number)).upper()


def issuer_key(parent_body_name: str, issuer_name: str) -> str:
    """
    Return the issuer as it is compared; "Ban Thường trực" alone is many bodies' name.

    >>> issuer_key("ỦY BAN MTTQ TỈNH", "Ban thường trực") == issuer_key(
    ...     "Uỷ ban MTTQ tỉnh", "BAN THƯỜNG TRỰC")
    True
    """
    return text.spelling_key(f"{parent_body_name} {issuer_name}")[:300]


def draft_document(*, reading: Reading, proposal: Proposal, at: datetime) -> Document:
    """Lay down one proposed document with all its parts."""
    on = _day(proposal["date"]) or local_date(at)
    document = _head(reading, proposal)
    _stamp(document, proposal["stamp"])
    _citations(document, proposal["citations"])
    attach_enclosed(document.citations.all(), by=reading.received_by, at=at)
    lines = _recipient_lines(proposal)
    named = [a["name"] for one in proposal["tasks"] for a in one["assignees"] if a["name"]]
    issuers = _issuer_names(document.parent_body_name, document.issuer_name)
    names = [*named, *issuers, *(line.literal for line in lines if line.is_name)]
    meant = _meant(names, reading.owner, on)
    document.issuer = _first_body(issuers, meant)
    document.save(update_fields=["issuer"])
    _recipients(document, lines, meant)
    _clauses(document, proposal["tasks"], meant)
    return document


def read_into(*, document: Document, found: list[Proposal], on: date) -> None:
    """Lay down what is read in a paper of our own: what it cites besides its bases, its clauses."""
    there = set(document.citations.values_list("number_key", flat=True))
    cited = [one for found_one in found for one in found_one["citations"]]
    _citations(document, [one for one in cited if number_key(one["number"] or "") not in there])
    tasks = [task for one in found for task in one["tasks"]]
    named = [a["name"] for one in tasks for a in one["assignees"] if a["name"]]
    _clauses(document, tasks, _meant(named, document.owner, on))


def issuing_body(*, parent_name: str, name: str, owner: Body, on: date) -> Body | None:
    """Return the body the head of a paper surely names as its issuer, or None."""
    names = _issuer_names(parent_name, name)
    return _first_body(names, _meant(names, owner, on)) if names else None


def _issuer_names(parent_name: str, name: str) -> list[str]:
    """Return what an issuer may be registered as; a standing organ speaks for the body above."""
    if text.fold(name) in _ORGANS:
        return [parent_name] if parent_name else []
    return list(dict.fromkeys(filter(None, [f"{name} {parent_name}".strip(), name])))


def _first_body(names: list[str], meant: dict[str, Found]) -> Body | None:
    bodies = [meant[name].body for name in names if name in meant]
    return next((body for body in bodies if body is not None), None)


def _meant(names: list[str], owner: Body, on: date) -> dict[str, Found]:
    """Return the body or group each name surely means, the register being read once."""
    wanted = sorted(set(names))
    found = organisations.resolve_names(names=wanted, owner=owner, on=on)
    return {one.name: one.best for one in found if one.is_sure and one.best is not None}


def _head(reading: Reading, proposal: Proposal) -> Document:
    signer = proposal["signer"] or {"name": None, "capacity": []}
    issuer_name = " ".join((proposal["issuing_body"] or "").split())
    number = proposal["number"] or ""
    document = Document(
        owner=reading.owner,
        reading=reading,
        text=reading.text[proposal["start"] : proposal["end"]],
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
        issuer_key=issuer_key(proposal["parent_body"] or "", issuer_name),
        parent_body_name=(proposal["parent_body"] or "")[:300],
        urgency=proposal["urgency"] or Urgency.NORMAL,
        signer_name=signer["name"] or "",
        signer_capacity=[line for line in signer["capacity"] if line],
    )
    document.save(force_insert=True)
    index_document(document)
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
    enclosed = _enclosed(document, cited)
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
            is_enclosed=one["start"] in enclosed,
        )


def _enclosed(document: Document, cited: list[Proposal]) -> set[int]:
    """
    Return where the citations begin that the text says to be enclosed.

    A bracket such as "(gửi kèm theo văn bản này)" speaks of what its item begins with: of the plan
    in "Kế hoạch số 208/KH-BCĐ … theo Chỉ thị 16/CT-TTg (gửi kèm …)".
    """
    found = set()
    begins = document.start or 0
    for bracket in _BRACKET.finditer(document.text):
        if _ENCLOSED.search(text.fold(bracket.group())):
            item = max(document.text.rfind(end, 0, bracket.start()) for end in ";\n")
            inside = range(begins + item + 1, begins + bracket.start())
            found |= set(sorted(one["start"] for one in cited if one["start"] in inside)[:1])
    return found


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


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of "Kính gửi" or "Nơi nhận"."""

    literal: str
    purpose: str
    is_addressee: bool

    @property
    def is_name(self) -> bool:
        """Whether it names somebody: neither the filing line nor "Như trên"."""
        return self.purpose != Recipient.Purpose.ARCHIVE and text.fold(self.literal) != _AS_ABOVE


def _recipient_lines(proposal: Proposal) -> list[_Line]:
    lines = [_Line(name, Recipient.Purpose.ACT, True) for name in proposal["addressees"] if name]
    for one in proposal["recipients"]:
        purpose = _PURPOSES.get(one["purpose"], Recipient.Purpose.KNOW)
        if one["kind"] == "archive":
            purpose = Recipient.Purpose.ARCHIVE
        lines.append(_Line(one["literal"], purpose, False))
    return lines


def _recipients(document: Document, lines: list[_Line], meant: dict[str, Found]) -> None:
    for position, line in enumerate(lines, start=1):
        found = meant.get(line.literal) if line.is_name else None
        Recipient.objects.create(
            document=document,
            position=position,
            is_addressee=line.is_addressee,
            literal=line.literal,
            purpose=line.purpose,
            body=found.body if found else None,
            group=found.group if found else None,
        )


def _clauses(document: Document, proposals: list[Proposal], meant: dict[str, Found]) -> None:
    said = _clauses_of_cited(document)
    for position, one in enumerate(proposals, start=1):
        clause = _clause(document, position, one, said)
        for place, assignee in enumerate(one["assignees"], start=1):
            found = meant.get(assignee["name"] or "")
            ClauseAssignee.objects.create(
                clause=clause,
                position=place,
                literal=assignee["name"] or assignee["literal"],
                role=assignee["role"],
                is_inherited=assignee["inherited"],
                body=found.body if found else None,
                group=found.group if found else None,
            )


def _clause(document: Document, position: int, one: Proposal, said: dict[str, Clause]) -> Clause:
    deadline = one["deadline"] or {}
    may_repeat = one["kind"] in (Clause.Kind.TASK, Clause.Kind.RESTATED)
    restates = _repeated(one["text"], said) if may_repeat else None
    kind = Clause.Kind.RESTATED if restates is not None else one["kind"]
    due_time = deadline.get("time")
    relative = deadline.get("relative") or {}
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
        deadline_literal=_plain(deadline.get("literal") or "")[:250],
        last_day=_day(deadline.get("date")),
        due_time=time.fromisoformat(due_time) if due_time else None,
        bound=deadline.get("bound") or "",
        is_tentative=bool(deadline.get("tentative")),
        relative_event=_plain(relative.get("event") or ""),
        relative_count=relative.get("count"),
        relative_unit=relative.get("unit") or "",
        responsibility=one.get("responsibility") or "",
        is_general=bool(one.get("is_general")),
        lasts_with=_plain((one.get("in_force") or {}).get("document") or ""),
        demands=one.get("demands") or "",
        rhythms=[{"kind": r["kind"], "literal": _plain(r["literal"])} for r in one["recurrence"]],
        confidence_percent=one.get("confidence"),
        restates=restates,
    )


def _clauses_of_cited(document: Document) -> dict[str, Clause]:
    """Return what the cited documents say, by its words however punctuated."""
    cited = document.citations.filter(cited__isnull=False).values("cited")
    clauses = Clause.objects.filter(document__in=cited).order_by("-pk")
    return {text.spelling_key(clause.text): clause for clause in clauses}


def _repeated(words: str, said: dict[str, Clause]) -> Clause | None:
    """Return the clause that says the same, but for a word here and there if it is long enough."""
    key = text.spelling_key(words)
    if key in said or len(key) < _LONG:
        return said.get(key)
    found = process.extractOne(key, said.keys(), scorer=fuzz.ratio, score_cutoff=_SAME_PERCENT)
    return said[found[0]] if found else None


def cited_first(proposals: list[Proposal]) -> list[Proposal]:
    """Return the documents of a file so that what others of it cite is there when they come."""
    cited = {number_key(c["number"] or "") for one in proposals for c in one["citations"]} - {""}
    return sorted(proposals, key=lambda one: number_key(one["number"] or "") not in cited)


def _plain(words: str) -> str:
    """Return the words on one line, without the marks of emphasis of converted files."""
    return text.clean(words.replace("*", ""))


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
