"""Directives of the province go from file to desk; bodies begin to report."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from textwrap import shorten

from lalanh.base import files, jobs, scope
from lalanh.base.models import User
from lalanh.cli.demo.province import COMMITTEE, Actor, Stage
from lalanh.directives.actions import receiving, registering
from lalanh.directives.models import Document
from lalanh.organisations import queries as organisations
from lalanh.organisations.models import Body
from lalanh.programmes.actions import programmes
from lalanh.tasks.actions import doing, giving
from lalanh.tasks.models import Assignment, Report

TEXTS = Path(__file__).resolve().parent / "texts"
# File → (function of the body that keeps it, whether its tasks are handed out).
FILES = {
    "thu-hoa-toc-ke-hoach.txt": ("so-thong-tin-truyen-thong", True),
    "thu-dan-van.txt": ("ban-dan-van", True),
    "ke-hoach-phong-trao.txt": ("ban-chi-dao", True),
    "ke-hoach-thi-dua.txt": ("mttq", True),
    "ke-hoach-van-dong-quy.txt": ("cap-uy", True),
    "cong-dien.txt": ("ubnd", True),
    # One stays a draft, so that the review page has something to review.
    "quyet-dinh-ke-hoach-bang.txt": ("ubnd", False),
}


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file."""

    name: str
    documents: int
    handed_out: int


def load(stage: Stage) -> list[Taken]:
    """Take in every text, confirm and hand out, and report on some of the tasks."""
    taken = []
    for name, (function, goes_out) in FILES.items():
        keeper = _keeper_of(stage, function)
        taken.append(
            take_in(
                content=(TEXTS / name).read_bytes(),
                name=name,
                owner=keeper,
                actor=_mai(stage),
                goes_out=goes_out,
                stage=stage,
            )
        )
    _reports(stage)
    return taken


def _keeper_of(stage: Stage, function: str) -> Body:
    if function == "ban-chi-dao":
        return Body.objects.get(name=COMMITTEE)
    return stage.body(function)


def _mai(stage: Stage) -> Actor:
    return stage.actors["mai"]


def take_in(
    *, content: bytes, name: str, owner: Body, actor: Actor, goes_out: bool, stage: Stage
) -> Taken:
    """Receive one file for a body, let it be read, confirm its documents, hand out their tasks."""
    eyes = scope.Scope(user_id=actor.user.pk, body_id=owner.pk, body_path=owner.path)
    with scope.looking_as(eyes):
        job = receiving.receive_file(
            content=content, name=name, owner=owner, by=actor.user, at=stage.at
        )
    while jobs.run_next():
        pass
    with scope.looking_as(eyes):
        job.refresh_from_db()
        drafts = list(Document.objects.filter(pk__in=job.result.get("documents", [])))
        for document in sorted(drafts, key=lambda each: each.start or 0) if goes_out else []:
            confirmed = registering.confirm_document(document=document, by=actor.user, at=stage.at)
            _open_programme(confirmed, actor=actor, stage=stage)
            giving.hand_out(document=confirmed, by=actor.user, at=stage.at)
    return Taken(name, len(drafts), len(drafts) if goes_out else 0)


def _open_programme(document: Document, *, actor: Actor, stage: Stage) -> None:
    """Open a programme for a plan; its reports go through the owner's standing agency."""
    if document.type is None or document.type.code != "KH":
        return
    programmes.open_programme(
        owner=document.owner,
        name=document.subject[:300] or document.number,
        short_name=shorten(document.subject or document.number, 78, placeholder="…"),
        starts_on=document.issued_on or stage.at.date(),
        document=document,
        consolidator=document.owner.standing_agency,
        by=actor.user,
        at=stage.at,
    )


def _reports(stage: Stage) -> None:
    """Let districts report: one is on the way, one done and accepted, one waits, one returned."""
    giang, dung, mai = (stage.actors[name] for name in ("giang", "dung", "mai"))
    for actor, ways in ((giang, ("way", "done", "waits")), (dung, ("done", "returned", "way"))):
        with scope.looking_as(actor.seat.scope):
            parts = list(
                Assignment.objects.filter(
                    body=actor.seat.body, state=Assignment.State.OPEN, task__is_sensitive=False
                ).order_by("pk")[:3]
            )
        for part, way in zip(parts, ways, strict=False):
            _one_report(stage, actor, mai, part, way)


def _one_report(stage: Stage, actor: Actor, judge: Actor, part: Assignment, way: str) -> None:
    at = stage.at + timedelta(hours=2)
    proof = files.keep(content=f"Biên bản {part.pk}".encode(), media_type="text/plain", at=at)
    shown = [
        doing.Shown(title="Biên bản họp", file=proof),
        doing.Shown(title="Số hộ được giúp", figure=40 + part.pk % 37, figure_unit="hộ"),
    ]
    with scope.looking_as(actor.seat.scope):
        made = doing.report(
            assignment=part, words="Đã họp các xã, phân công từng thôn, đang rà soát từng hộ.",
            claims_done=way != "way", shown=shown, by=actor.user, at=at,
        )  # fmt: skip
    if way in ("way", "waits"):
        return
    owner = part.owner
    eyes = scope.Scope(user_id=judge.user.pk, body_id=owner.pk, body_path=owner.path)
    with scope.looking_as(eyes):
        doing.judge_report(
            report=Report.objects.get(pk=made.pk),
            accepts=way == "done",
            reason="" if way == "done" else "Chưa có danh sách ký nhận của thôn. Hãy bổ sung.",
            by=judge.user,
            at=at + timedelta(hours=1),
        )


def take_in_real(*, content: bytes, name: str, at: datetime) -> Taken:
    """Read a real directive into the register of the province's Front, as a draft."""
    mai = User.objects.get(username="mai")
    with scope.looking_as(scope.Scope(user_id=mai.pk)):
        seat = organisations.seat_of(user=mai, chosen=None)
    assert seat is not None
    with scope.looking_as(seat.scope):
        job = receiving.receive_file(content=content, name=name, owner=seat.body, by=mai, at=at)
    while jobs.run_next():
        pass
    with scope.looking_as(seat.scope):
        job.refresh_from_db()
        return Taken(name, len(job.result.get("documents", [])), 0)
