"""How a plan would be carried out, read from its own words: a proposal for a person to confirm."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from textwrap import shorten

from lalanh.directives.models import Clause, Document
from lalanh.kernel.period import local_date
from lalanh.organisations import queries as organisations
from lalanh.organisations.models import Body
from lalanh.programmes.models import ReportRhythm

_SHORT = 78
# "(qua Sở … tổng hợp)", "phản ánh về Sở … để tổng hợp": through whom reports travel.
_THROUGH = (
    re.compile(r"\(\s*qua\s+([^();:]{5,120}?)(?:\s+(?:để\s+)?tổng hợp[^()]*)?\s*\)"),
    re.compile(r"(?:phản ánh|báo cáo|gửi|thông tin)\s+về\s+([^();:,.]{5,120}?)\s+để\s+tổng hợp"),
)
_REPORTS = re.compile(r"báo cáo", re.IGNORECASE)
# A rhythm of reports and how many days after its period one usually has.
_DAYS_AFTER = {
    ReportRhythm.Kind.DAILY: 0,
    ReportRhythm.Kind.WEEKLY: 1,
    ReportRhythm.Kind.MONTHLY: 3,
    ReportRhythm.Kind.QUARTERLY: 5,
    ReportRhythm.Kind.HALF_YEARLY: 10,
    ReportRhythm.Kind.YEARLY: 15,
}


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a new programme of a plan would begin with; nothing where its words leave it open."""

    name: str
    short_name: str
    starts_on: date
    ends_on: date | None
    consolidator: Body | None
    # Whom the words name for that, where the register knows no such body.
    named_consolidator: str
    committee: Body | None
    # Empty, or a `ReportRhythm.Kind`.
    rhythm: str


def is_plan(document: Document) -> bool:
    """Tell whether the document is of a type that is carried out as a programme."""
    return document.type is not None and document.type.code in ("KH", "PA", "ĐA")


def proposed(*, document: Document, at: datetime) -> Proposed:
    """Return how the plan would be carried out by its own words."""
    subject = " ".join(document.subject.split()) or document.number or "Kế hoạch"
    starts_on = document.issued_on or document.not_before or document.not_after or local_date(at)
    through, named = _through(document, on=starts_on)
    return Proposed(
        name=subject[:300],
        short_name=shorten(subject, _SHORT, placeholder="…"),
        starts_on=starts_on,
        ends_on=_last_day(document, after=starts_on),
        consolidator=through,
        named_consolidator=named,
        committee=_committee(document, on=starts_on),
        rhythm=_rhythm(document),
    )


def days_after(rhythm: str) -> int:
    """Return how many days after its period a report of this rhythm usually has."""
    return _DAYS_AFTER.get(ReportRhythm.Kind(rhythm), 0)


def _last_day(document: Document, *, after: date) -> date | None:
    """The last deadline of a plan that names its period; without one it stays open."""
    clauses = document.clauses.filter(last_day__gte=after)
    if not clauses.filter(kind=Clause.Kind.PERIOD).exists():
        return None
    return clauses.order_by("-last_day").values_list("last_day", flat=True).first()


def _through(document: Document, *, on: date) -> tuple[Body | None, str]:
    """
    The body named as the one that gathers, if not the owner; else its standing agency.

    Where none of those named is known for sure, the first name beside it.
    """
    words = " ".join(document.text.split())
    named = [found[1] for pattern in _THROUGH for found in pattern.finditer(words)]
    for resolved in organisations.resolve_names(names=named, owner=document.owner, on=on):
        if resolved.is_sure and resolved.best is not None and resolved.best.body is not None:
            return resolved.best.body if resolved.best.body != document.owner else None, ""
    return document.owner.standing_agency, named[0] if named else ""


def _committee(document: Document, *, on: date) -> Body | None:
    """The committee that issued the plan."""
    if document.owner.is_committee:
        return document.owner
    if document.issuer is not None and document.issuer.is_committee:
        return document.issuer
    found = organisations.resolve_name(name=document.issuer_name, owner=document.owner, on=on)
    body = found.best.body if found.is_sure and found.best is not None else None
    return body if body is not None and body.is_committee else None


def _rhythm(document: Document) -> str:
    """The rhythm the clauses on reports say most often."""
    asked = Counter(
        rhythm["kind"]
        for clause in document.clauses.filter(kind=Clause.Kind.TASK)
        if _REPORTS.search(clause.text)
        for rhythm in clause.rhythms
        if rhythm["kind"] in _DAYS_AFTER
    )
    return asked.most_common(1)[0][0] if asked else ""
