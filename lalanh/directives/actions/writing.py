"""Papers of our own are drafted and changed; every change is kept."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from lalanh.base.action import action, note
from lalanh.base.models import User
from lalanh.directives.actions.unsent import being_written
from lalanh.directives.models import (
    Document,
    DocumentType,
    Draft,
    DraftAnnex,
    DraftBasis,
    DraftLine,
    DraftStep,
    DraftVersion,
    Recipient,
)
from lalanh.directives.models.document import Urgency
from lalanh.directives.papers import kinds
from lalanh.directives.queries import writing
from lalanh.kernel import text
from lalanh.kernel.errors import Refused
from lalanh.kernel.period import local_date
from lalanh.organisations import queries as organisations
from lalanh.organisations.models import Body, Group, Holding
from lalanh.organisations.queries import Found


class UnknownType(Refused):
    """Papers are written in the types the typesetter knows."""

    message = "Chưa có mẫu trình bày cho loại văn bản này. Hãy chọn một loại trong danh sách."


@dataclass(frozen=True, slots=True)
class To:
    """One line of "Kính gửi" or "Nơi nhận"; without body, group and purpose its words decide."""

    literal: str
    body: Body | None = None
    group: Group | None = None
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Basis:
    """What a paper rests on; without a document, the one whose number stands in the words."""

    words: str
    document: Document | None = None


@dataclass(frozen=True, slots=True)
class AnnexText:
    """An annex as typed."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class DraftFacts:
    """
    Everything an officer types. What is left empty of the head is as in the body's last paper.

    `type_code` is a code of the catalogue ("CV", "KH"), `form` a value of `Draft.Form`, `text`
    plain lines in the markup of `papers.markup`.
    """

    type_code: str
    subject: str
    text: str
    addressees: Sequence[To] = ()
    recipients: Sequence[To] = ()
    bases: Sequence[Basis] = ()
    annexes: Sequence[AnnexText] = ()
    form: str = ""
    parent_organ: str | None = None
    organ: str = ""
    organ_symbol: str = ""
    unit_symbol: str | None = None
    place: str = ""
    greeting: str = ""
    authority: str = ""
    filed_in: str | None = None
    circulation: str = ""
    typist: str = ""
    copies: int | None = None
    address: str | None = None
    urgency: str = Urgency.NORMAL
    answer_by: date | None = None
    signer: Holding | None = None
    capacity: str = ""
    in_whose_name: str | None = None
    mandate: str = ""
    changes: Document | None = None
    change: str = ""


@action("directives.draft.begun")
def draft_paper(*, owner: Body, facts: DraftFacts, by: User, at: datetime) -> Draft:
    """
    Begin a paper of the body; it goes out after another has checked and a third has signed it.

    :raises UnknownType: for a type that has no form.
    """
    draft = Draft(owner=owner, drafted_by=by, drafted_at=at)
    _set_head(draft, facts, on=local_date(at))
    draft.save(force_insert=True)
    _set_parts(draft, facts, on=local_date(at))
    _keep_version(draft, by=by, at=at)
    DraftStep.objects.create(draft=draft, state=draft.state, taken_by=by, taken_at=at)
    return draft


@action("directives.draft.revised")
def revise_draft(*, draft: Draft, facts: DraftFacts, by: User, at: datetime) -> Draft:
    """
    Change what a draft says; what it said before stays among its versions.

    :raises NotBeingWritten: once it was sent on.
    """
    draft = being_written(draft)
    _set_head(draft, facts, on=local_date(at))
    draft.save()
    for parts in (draft.lines, draft.bases, draft.annexes):
        parts.all().delete()
    _set_parts(draft, facts, on=local_date(at))
    _keep_version(draft, by=by, at=at)
    return draft


def _set_head(draft: Draft, facts: DraftFacts, *, on: date) -> None:
    kind = DocumentType.objects.filter(code=facts.type_code).first()
    if kind is None or kind.code not in kinds.KINDS:
        raise UnknownType(field="type")
    form = facts.form or draft.form or writing.form_of(owner=draft.owner)
    usual = writing.head_defaults(owner=draft.owner, form=form, on=on)
    draft.type, draft.form = kind, form
    draft.subject, draft.text = text.clean(facts.subject), _as_typed(facts.text)
    draft.parent_organ = _or(facts.parent_organ, usual.parent_organ)
    draft.organ = text.clean(facts.organ) or usual.organ
    draft.organ_symbol = text.clean(facts.organ_symbol) or usual.organ_symbol
    draft.unit_symbol = _or(facts.unit_symbol, usual.unit_symbol)
    draft.place = text.clean(facts.place) or usual.place
    draft.greeting = text.clean(facts.greeting) or "Kính gửi"
    draft.authority = text.clean(facts.authority)
    draft.filed_in = _or(facts.filed_in, usual.filed_in)
    draft.circulation, draft.copies = facts.circulation, facts.copies
    draft.typist, draft.address = text.clean(facts.typist), _or(facts.address, usual.address)
    draft.urgency, draft.answer_by = facts.urgency, facts.answer_by
    draft.signer = facts.signer or usual.signer
    draft.capacity = facts.capacity or usual.capacity
    draft.in_whose_name = _or(facts.in_whose_name, usual.in_whose_name)
    draft.mandate = text.clean(facts.mandate)
    draft.changes, draft.change = facts.changes, facts.change if facts.changes else ""


def _or(said: str | None, usual: str) -> str:
    """What was said, even if nothing; the usual where it was left open."""
    return usual if said is None else text.clean(said)


_LINE_ENDS = re.compile(r"\r\n?|\u2028|\u2029")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def _as_typed(words: str) -> str:
    """Return the text line by line as typed, tab stops kept, without signs that nobody types."""
    return _CONTROLS.sub("", _LINE_ENDS.sub("\n", text.nfc(words))).strip("\n")


_PURPOSES = (
    (re.compile(r"\(\s*(?:để )?(?:b/c|báo cáo)", re.IGNORECASE), Recipient.Purpose.REPORT),
    (re.compile(r"\(\s*(?:để )?(?:phối hợp|hỗ trợ)", re.IGNORECASE), Recipient.Purpose.SUPPORT),
    (re.compile(r"\(\s*(?:để )?(?:t/h|thực hiện)", re.IGNORECASE), Recipient.Purpose.ACT),
)
_REMARK = re.compile(r"\s*\([^()]*\)\s*$")
_AS_ABOVE = "Như trên"


def _purpose(line: To, *, is_addressee: bool) -> str:
    if line.purpose:
        return line.purpose
    said = (purpose for pattern, purpose in _PURPOSES if pattern.search(line.literal))
    usual = Recipient.Purpose.ACT if is_addressee else Recipient.Purpose.KNOW
    return next(said, usual)


def _set_parts(draft: Draft, facts: DraftFacts, *, on: date) -> None:
    _set_lines(draft, facts, on=on)
    bases = [one for one in facts.bases if text.clean(one.words)]
    DraftBasis.objects.bulk_create(
        DraftBasis(
            draft=draft,
            position=place,
            words=text.clean(one.words)[:500],
            document=one.document or writing.registered_as(words=text.clean(one.words)),
        )
        for place, one in enumerate(bases, start=1)
    )
    DraftAnnex.objects.bulk_create(
        DraftAnnex(
            draft=draft,
            position=place,
            title=text.clean(one.title)[:300],
            text=_as_typed(one.text),
        )
        for place, one in enumerate(facts.annexes, start=1)
    )


def _set_lines(draft: Draft, facts: DraftFacts, *, on: date) -> None:
    """Write both blocks down; a name that surely means a body or group is matched with it."""
    blocks = [(True, facts.addressees), (False, facts.recipients)]
    meant = _meant([line for _, lines in blocks for line in lines], draft.owner, on)
    for is_addressee, lines in blocks:
        said = [line for line in lines if text.clean(line.literal)]
        for place, line in enumerate(said, start=1):
            found = meant.get(_name(line.literal))
            is_open = line.body is None and line.group is None
            DraftLine.objects.create(
                draft=draft,
                position=place,
                is_addressee=is_addressee,
                literal=text.clean(line.literal)[:400].rstrip(" ;."),
                purpose=_purpose(line, is_addressee=is_addressee),
                body=found.body if is_open and found else line.body,
                group=found.group if is_open and found else line.group,
            )


def _name(literal: str) -> str:
    """The name in a line, without the remark what it is for."""
    return _REMARK.sub("", text.clean(literal)).strip(" -;.")


def _meant(lines: list[To], owner: Body, on: date) -> dict[str, Found]:
    asked = {_name(one.literal) for one in lines if one.body is None and one.group is None}
    names = sorted(asked - {"", _AS_ABOVE})
    found = organisations.resolve_names(names=names, owner=owner, on=on) if names else []
    return {one.name: one.best for one in found if one.is_sure and one.best is not None}


def _keep_version(draft: Draft, *, by: User, at: datetime) -> None:
    last = draft.versions.order_by("-number").first()
    lines = list(draft.lines.order_by("-is_addressee", "position"))
    rest = {
        "Kính gửi": [line.literal for line in lines if line.is_addressee],
        "Căn cứ": list(draft.bases.order_by("position").values_list("words", flat=True)),
        "Nơi nhận": [line.literal for line in lines if not line.is_addressee],
        "Phụ lục": [f"{a.title}\n{a.text}" for a in draft.annexes.order_by("position")],
    }
    said = (draft.subject, draft.text, rest)
    if last is not None and (last.subject, last.text, last.rest) == said:
        note(version=last.number)
        return
    number = 1 if last is None else last.number + 1
    DraftVersion.objects.create(
        draft=draft,
        number=number,
        subject=draft.subject,
        text=draft.text,
        rest=rest,
        written_by=by,
        written_at=at,
    )
    note(version=number)
