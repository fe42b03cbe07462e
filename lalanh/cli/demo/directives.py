"""Directives of the province go from file to desk, and those that are plans are carried out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from lalanh.base import jobs, scope
from lalanh.base.models import User
from lalanh.cli.demo.plans import PAPERS, Carrying, Paper
from lalanh.cli.demo.province import Actor, Stage
from lalanh.directives.actions import arriving, receiving, registering, settling
from lalanh.directives.models import Clause, ClauseAssignee, Document
from lalanh.kernel.period import local_date
from lalanh.organisations import queries as organisations
from lalanh.organisations.models import Body, Group
from lalanh.programmes.actions import setting
from lalanh.tasks.actions import giving

TEXTS = Path(__file__).resolve().parent / "texts"
_LOOKED_AT = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file."""

    name: str
    documents: int
    handed_out: int


def load(stage: Stage) -> Iterator[Taken]:
    """Take in every text; settle, confirm and hand out those that go out."""
    for paper in PAPERS:
        yield _take_in(stage, paper)


def _take_in(stage: Stage, paper: Paper) -> Taken:
    """Receive one file for the keeper's body, let it be read, and let the keeper do the rest."""
    content = (TEXTS / paper.file).read_bytes()
    found = read(stage.actors[paper.keeper], content, name=paper.file, at=paper.came_at)
    if not paper.goes_out:
        return Taken(paper.file, len(found), 0)
    with stage.eyes_of(paper.keeper) as keeper:
        for document in found:
            _settle(stage, paper, document, keeper)
            confirmed = registering.confirm_document(
                document=document, by=keeper.user, at=paper.came_at + _LOOKED_AT
            )
            _enter(confirmed, keeper, at=paper.came_at + _LOOKED_AT)
            if paper.carrying and confirmed.number == paper.carrying.number:
                _carry_out(stage, paper.carrying, confirmed, keeper, at=paper.came_at + _LOOKED_AT)
            giving.hand_out(document=confirmed, by=keeper.user, at=paper.came_at + 2 * _LOOKED_AT)
    return Taken(paper.file, len(found), len(found))


def _enter(document: Document, keeper: Actor, *, at: datetime) -> None:
    """Give what came from others the next number of the keeper's book."""
    if document.direction == Document.Direction.IN:
        facts = arriving.ArrivalFacts(received_on=local_date(at))
        arriving.enter_arrival(
            document=document, body=keeper.body, facts=facts, by=keeper.user, at=at
        )


def read(actor: Actor, content: bytes, *, name: str, at: datetime) -> list[Document]:
    """Put a file in and let the machine read it; return its documents in the order of the file."""
    with scope.looking_as(actor.seat.scope):
        job = receiving.receive_file(
            content=content, name=name, owner=actor.body, by=actor.user, at=at
        )
    while jobs.run_next():
        pass
    with scope.looking_as(actor.seat.scope):
        job.refresh_from_db()
        return list(
            Document.objects.filter(pk__in=job.result.get("documents", [])).order_by("start")
        )


def _settle(stage: Stage, paper: Paper, document: Document, keeper: Actor) -> None:
    """Do by hand what the machine left open: names it does not know, clauses that name nobody."""
    at = paper.came_at + _LOOKED_AT
    unknown = ClauseAssignee.objects.filter(
        clause__document=document, literal__in=paper.settles, body__isnull=True, group__isnull=True
    )
    for name in unknown.order_by("pk"):
        body, group = _meant(stage, paper.settles[name.literal])
        settling.settle_assignee(
            assignee=name, role=name.role, body=body, group=group, by=keeper.user, at=at
        )
    for beginning, wanted in paper.names.items():
        for clause in Clause.objects.filter(
            document=document, text__startswith=beginning, assignees__isnull=True
        ):
            body, group = _meant(stage, wanted)
            settling.add_assignee(
                clause=clause, role=ClauseAssignee.Role.RESPONSIBLE, body=body, group=group,
                by=keeper.user, at=at,
            )  # fmt: skip


def _meant(stage: Stage, wanted: str) -> tuple[Body | None, Group | None]:
    """Return the body or the group of this name, or the province's body of this function."""
    group = Group.objects.filter(name=wanted).first()
    if group is not None:
        return None, group
    return stage.named(wanted), None


def _carry_out(
    stage: Stage, carrying: Carrying, document: Document, keeper: Actor, *, at: datetime
) -> None:
    by = keeper.user
    starts_on = document.issued_on or at.date()
    programme = giving.carry_out(
        document=document, name=document.subject[:300], short_name=carrying.short_name,
        starts_on=starts_on, ends_on=carrying.ends_on,
        consolidator=stage.named(carrying.consolidator) if carrying.consolidator else None,
        by=by, at=at,
    )  # fmt: skip
    committee = stage.named(carrying.committee) if carrying.committee else None
    if committee is not None and committee != document.owner:
        setting.set_committee(programme=programme, committee=committee, by=by, at=at)
    if carrying.rhythm is not None:
        setting.set_rhythm(
            programme=programme, kind=carrying.rhythm.kind, hour=carrying.rhythm.hour,
            days_after=carrying.rhythm.days_after, by=by, at=at,
        )  # fmt: skip


def take_in_real(*, content: bytes, name: str, at: datetime) -> Taken:
    """Read a real directive into the register of the province's Front, as a draft."""
    mai = User.objects.get(username="mai")
    with scope.looking_as(scope.Scope(user_id=mai.pk)):
        seat = organisations.seat_of(user=mai, chosen=None)
    assert seat is not None
    return Taken(name, len(read(Actor(mai, seat), content, name=name, at=at)), 0)
