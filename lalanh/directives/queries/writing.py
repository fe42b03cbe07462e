"""Reads of our own papers: drafts in their states, and a draft as the paper it will be."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, IntegerField, Prefetch, Q, QuerySet, Value, When

from lalanh.directives.extraction.doctypes import NUMBER
from lalanh.directives.models import (
    Document,
    DocumentType,
    Draft,
    DraftEnclosure,
    DraftLine,
    DraftStep,
    DraftVersion,
    Recipient,
)
from lalanh.directives.models.document import Urgency
from lalanh.directives.papers import kinds, model, numbers
from lalanh.directives.papers.capacity import capacity_lines
from lalanh.directives.papers.markup import parse
from lalanh.kernel.period import local_date
from lalanh.organisations import office_queries
from lalanh.organisations.models import Body, Holding
from lalanh.organisations.models.body import System
from lalanh.organisations.models.unit import Level

OPEN_STATES = (
    Draft.State.DRAFTING,
    Draft.State.CHECKING,
    Draft.State.SIGNING,
    Draft.State.SIGNED,
)
_MOST_URGENT = (Urgency.FLASH, Urgency.VERY_URGENT, Urgency.URGENT)


def drafts(*, owner: Body, state: str = "", words: str = "") -> QuerySet[Draft]:
    """Return the body's drafts, those in work first unless a state is asked for, newest first."""
    found = Draft.objects.filter(owner=owner).select_related(
        "type", "drafted_by", "checked_by", "signed_by", "signer__official", "issue__document"
    )
    if state:
        found = found.filter(state=state)
    if words:
        found = found.filter(Q(subject__icontains=words) | Q(text__icontains=words))
    return found.order_by("-pk")


def counts(*, owner: Body) -> dict[str, int]:
    """Return how many drafts lie in each state."""
    drafts_in = Draft.objects.filter(owner=owner).values_list("state")
    found = dict(drafts_in.annotate(number=Count("pk")))
    return {str(state): found.get(state.value, 0) for state in Draft.State}


def waiting_for(*, owner: Body, state: str, not_by: int | None = None) -> QuerySet[Draft]:
    """Return the drafts in a state, the most urgent first; none that `not_by` had a hand in."""
    found = drafts(owner=owner, state=state)
    if not_by is not None:
        found = found.exclude(drafted_by=not_by).exclude(checked_by=not_by)
        found = found.exclude(pk__in=DraftVersion.objects.filter(written_by=not_by).values("draft"))
    urgent = Case(
        *[When(urgency=urgency, then=Value(rank)) for rank, urgency in enumerate(_MOST_URGENT)],
        default=Value(len(_MOST_URGENT)),
        output_field=IntegerField(),
    )
    return found.order_by(urgent, "pk")


def draft_in_full(*, pk: int) -> Draft | None:
    """Return a draft in sight with all its parts, or None."""
    return (
        Draft.objects.filter(pk=pk)
        .select_related(
            "owner__unit__kind", "owner__parent", "type", "signer__official", "signer__office",
            "changes", "drafted_by", "checked_by", "signed_by", "issue__document",
        )
        .prefetch_related(
            Prefetch(
                "lines",
                DraftLine.objects.select_related("body", "group").order_by(
                    "-is_addressee", "position"
                ),
            ),
            "bases__document",
            "annexes",
            Prefetch("steps", DraftStep.objects.select_related("taken_by").order_by("-pk")),
            Prefetch(
                "versions", DraftVersion.objects.select_related("written_by").order_by("-number")
            ),
        )
        .first()
    )  # fmt: skip


def enclosures(*, owner: Body) -> QuerySet[DraftEnclosure]:
    """Return what goes out with the drafts of a body, in the order it was set beside them."""
    found = DraftEnclosure.objects.filter(draft__owner=owner)
    return found.select_related("draft__type", "attached", "file").order_by("pk")


def writers(*, draft: Draft) -> set[int]:
    """Return the accounts that wrote at least one version of the draft."""
    return set(draft.versions.values_list("written_by_id", flat=True)) | {draft.drafted_by_id}


def types() -> QuerySet[DocumentType]:
    """Return the types a paper can be written in, the seven of every day first."""
    return DocumentType.objects.filter(code__in=kinds.KINDS).order_by("name")


def form_of(*, owner: Body) -> str:
    """Return the form a body writes in: the Party's own bodies in the Party's."""
    return Draft.Form.PARTY if owner.system == System.PARTY else Draft.Form.STATE


# --- The head, as the body writes it -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class HeadDefaults:
    """What a new draft begins with: as the last one of the body, else out of the register."""

    parent_organ: str
    organ: str
    organ_symbol: str
    unit_symbol: str
    place: str
    filed_in: str
    address: str
    signer: Holding | None
    capacity: str
    in_whose_name: str


def head_defaults(*, owner: Body, form: str, on: date) -> HeadDefaults:
    """Return the head of the body's last paper in this form; of its first one a good guess."""
    last = Draft.objects.filter(owner=owner, form=form).order_by("-pk").first()
    signer = office_queries.head_of(body=owner, on=on)
    is_party = form == Draft.Form.PARTY
    if last is not None:
        still = last.signer if last.signer and _holds(last.signer, on) else None
        return HeadDefaults(
            last.parent_organ, last.organ, last.organ_symbol, last.unit_symbol, last.place,
            last.filed_in, last.address, still or signer,
            last.capacity if still else Draft.Capacity.OWN, last.in_whose_name if still else "",
        )  # fmt: skip
    return HeadDefaults(
        parent_organ=_parent_organ(owner),
        organ=owner.name,
        organ_symbol=_organ_symbol(owner),
        unit_symbol="",
        place=owner.unit.name if owner.unit else "",
        filed_in="Văn phòng" if is_party else "VT",
        address="",
        signer=signer,
        capacity=Draft.Capacity.BODY if _is_collective(owner) else Draft.Capacity.OWN,
        in_whose_name=_collective(owner) if _is_collective(owner) else "",
    )


def _holds(holding: Holding, on: date) -> bool:
    return holding.valid_to is None or holding.valid_to > on


def _parent_organ(owner: Body) -> str:
    """The organ above, which only departments and units inside a body print."""
    above = owner.parent
    if above is None or above.level != owner.level or _is_collective(owner):
        return ""
    return above.name


def _is_collective(owner: Body) -> bool:
    """Whether the body decides as a college, so that its head signs TM."""
    return (
        owner.function in ("ubnd", "hdnd")
        or owner.system in (System.PARTY, System.FRONT, System.MASS)
        or owner.is_committee
    )


def _collective(owner: Body) -> str:
    """The college in the signature: its name without that of the unit."""
    if owner.system == System.PARTY:
        return "Ban Thường vụ"
    if owner.system in (System.FRONT, System.MASS):
        return "Ban Thường trực" if owner.system == System.FRONT else "Ban Thường vụ"
    unit = owner.unit.full_name if owner.unit else ""
    return owner.name.removesuffix(f" {unit}") if unit else owner.name


_PARTY_SYMBOLS = {Level.PROVINCE: "TU", Level.DISTRICT: "HU", Level.COMMUNE: "ĐU"}


def _organ_symbol(owner: Body) -> str:
    """The symbol of the organ: a known one, its short name, or its initials."""
    if owner.system == System.PARTY and owner.kind == Body.Kind.ORDINARY:
        return _PARTY_SYMBOLS.get(Level(owner.level), "ĐU")
    if owner.system == System.FRONT:
        return "MTTQ-BTT"
    known = {"ubnd": "UBND", "hdnd": "HĐND"}.get(owner.function)
    short = owner.short_name if " " not in owner.short_name else ""
    initials = "".join(unicodedata.normalize("NFD", word)[0] for word in owner.name.split())
    return known or short or initials.upper()[:10]


def signers(*, owner: Body, on: date) -> list[Holding]:
    """Return who may sign for the body that day, the head first."""
    found = office_queries.offices_on(body=owner, on=on)
    return [holding for office in found for holding in office.holdings]


# --- The draft as a paper ----------------------------------------------------------------------


def number_of(*, draft: Draft, count: int | None) -> str:
    """Return number and symbol of a draft, with room for the number while there is none."""
    form = model.Form(draft.form)
    symbol = kinds.KINDS[draft.type.code].symbol(form)
    if symbol is None:
        return ""
    return numbers.number_of(
        form=form, symbol=symbol, count=count, organ=draft.organ_symbol, unit=draft.unit_symbol
    )


def is_numbered(*, draft: Draft) -> bool:
    """Whether papers of this type and form carry a number."""
    return kinds.KINDS[draft.type.code].is_numbered(model.Form(draft.form))


def paper_of(*, draft: Draft, count: int | None = None, day: date | None = None) -> model.Paper:
    """Return the paper as it is printed; without a day it is marked as a draft."""
    lines = list(draft.lines.all())
    return model.Paper(
        form=model.Form(draft.form),
        type_code=draft.type.code,
        parent_organ=draft.parent_organ,
        organ=draft.organ,
        place=draft.place,
        number=number_of(draft=draft, count=count),
        day=day,
        subject=draft.subject,
        authority=draft.authority,
        bases=tuple(one.words for one in sorted(draft.bases.all(), key=lambda b: b.position)),
        greeting=draft.greeting,
        addressees=tuple(line.literal for line in lines if line.is_addressee),
        recipients=tuple(line.literal for line in lines if not line.is_addressee),
        filed_in=draft.filed_in,
        body=parse(draft.text),
        signature=signature_of(draft=draft),
        urgency=model.Urgency(draft.urgency),
        circulation=draft.get_circulation_display(),
        typist=draft.typist,
        copies=draft.copies,
        address=draft.address,
        annexes=tuple(
            model.Annex(one.title, parse(one.text))
            for one in sorted(draft.annexes.all(), key=lambda a: a.position)
        ),
        is_draft=day is None,
    )


def paper_as_it_stands(*, draft: Draft) -> model.Paper:
    """Return the paper as it went out, or while it has not gone out the draft of it."""
    if draft.state != Draft.State.ISSUED:
        return paper_of(draft=draft)
    return paper_of(draft=draft, count=draft.issue.count, day=draft.issue.document.issued_on)


def signature_of(*, draft: Draft) -> model.Signature | None:
    """Return capacity and name; None while nobody is named to sign."""
    if draft.signer is None:
        return None
    office = draft.signer.office
    head = office_queries.head_of(body=draft.owner, on=local_date(draft.drafted_at))
    lines = capacity_lines(
        form=model.Form(draft.form),
        capacity=draft.capacity,
        title=office.title,
        head_title=head.office.title if head else "Thủ trưởng",
        in_whose_name=draft.in_whose_name,
    )
    return model.Signature(lines, draft.signer.official.full_name)


def unmatched(*, draft: Draft) -> list[DraftLine]:
    """Return the lines that name somebody whom the platform does not know: printed, not sent."""
    silent = Recipient.Purpose.ARCHIVE
    return [
        line
        for line in draft.lines.all()
        if line.body is None
        and line.group is None
        and line.purpose != silent
        and line.literal != "Như trên"
    ]


def registered_as(*, words: str) -> Document | None:
    """Return the one registered document in sight whose number stands in the words, if any."""
    found = NUMBER.search(words)
    if found is None:
        return None
    key = re.sub(r"\s+", "", found.group()).upper()
    same = Document.objects.filter(number_key=key, state=Document.State.CONFIRMED)
    two = list(same.order_by("-issued_on", "-pk")[:2])
    year = re.search(r"\b(?:19|20)\d\d\b", words[found.end() :])
    if year is not None:
        two = [one for one in two if one.issued_on and one.issued_on.year == int(year.group())]
    return two[0] if len(two) == 1 else None


def words_of_lines(lines: Iterable[DraftLine], *, addressees: bool) -> str:
    """Return the lines of one block as they are typed, one below the other."""
    return "\n".join(line.literal for line in lines if line.is_addressee == addressees)
