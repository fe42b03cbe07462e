"""
One of everything that belongs to somebody, made by the province and by Giang's district.

Nothing of it is Cường's: his commune lies in another district. The proofs of isolation build on it.
"""

import datetime as dt
from dataclasses import dataclass

from lalanh.base import files
from lalanh.base.permissions import Role
from lalanh.directives.actions import arriving, receiving, registering
from lalanh.directives.actions.writing import AnnexText
from lalanh.directives.models import Document, ScannedPage
from lalanh.fund.actions import review
from lalanh.fund.models import StatementLine
from lalanh.organisations import office_actions
from lalanh.programmes.actions import guidance, setting
from lalanh.programmes.models import Programme
from lalanh.tasks.actions import changing, obstacles, reminding
from lalanh.tasks.actions.obstacle_steps import NamedFile
from lalanh.tasks.deadlines import Rule
from lalanh.tasks.models import Task
from tests import (
    make,
    make_directives,
    make_events,
    make_feeds,
    make_fitting,
    make_flows,
    make_fund,
    make_guidance,
    make_letters,
    make_programmes,
    make_publication,
    make_reminders,
    make_sheets,
    make_tasks,
    make_writing,
)

# Said in many places of what is made here, and nowhere else.
MARK = "Xuân Lộc Đầu Nguồn"


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody who has something to hide, and Cường, from whom it is hidden."""

    keeper: make.Person
    mai: make.Person
    giang: make.Person
    hoai: make.Person
    hung: make.Person
    desk: make_writing.Desk
    cuong: make.Person


def cast() -> Cast:
    """The people and their bodies: the register is open to all, so it stands before the work."""
    make.district("huyện Kim Bảng")
    make_publication.publisher()
    make_programmes.committee(make_programmes.department())
    keeper = make.lan(Role.ACCOUNTANT)
    with make.eyes_of(keeper):
        office_actions.enter_official(full_name="Triệu Minh Hoài", by=keeper.user, at=make.AT)
    mai = make.person("mai", "Đặng Tuyết Mai", body=make.province(), role=Role.LEADER)
    make_directives.neighbour()
    return Cast(
        keeper=keeper,
        mai=mai,
        desk=make_writing.desk(leader=mai),
        giang=make_tasks.giang(),
        hoai=make_flows.hoai(),
        hung=make_programmes.hung(),
        cuong=make.cuong(),
    )


def colleague(cast: Cast, role: Role) -> make.Person:
    """Somebody of Cường's body who works in another role."""
    return make.person(f"cuong-{role}", "Phạm Thị Cúc", body=cast.cuong.body, role=role)


def work(cast: Cast) -> None:
    """Let them do one of everything."""
    _fund(cast)
    programme = _plan(cast, _documents(cast))
    _tasks(cast, programme)
    _obstacles(cast, programme)
    _papers(cast)
    _told(cast, programme)


def _papers(cast: Cast) -> None:
    desk = cast.desk
    make_writing.series(desk, MARK, "KH")
    make_writing.issued(desk, subject=MARK, annexes=[AnnexText(MARK, MARK)])
    make_writing.checked(desk, subject=MARK)
    make_writing.enclosed(desk, make_writing.drafted(desk, subject=MARK), name=MARK)


def _fund(cast: Cast) -> None:
    make_publication.booked_fund(cast.keeper)
    make_publication.draft(cast.keeper)
    make_letters.taken(cast.keeper)
    make_letters.dropped()
    with make.eyes_of(cast.keeper):
        fund = make_fund.fund(cast.keeper, code="MAI-AM")
        account = make_fund.bank_account(cast.keeper, of=fund, number="00987654321")
        make_fund.received(
            cast.keeper, into=account, content=make_fund.mt940(account="00987654321")
        )
        line = StatementLine.objects.filter(bank_account=account, amount_vnd__gt=0).first()
        assert line is not None
        review.judge_line(
            line=line, kind=StatementLine.Kind.OWN_TRANSFER, by=cast.keeper.user, at=make.AT
        )


def _documents(cast: Cast) -> Document:
    words = make_directives.PLAN.replace("vùng lũ", MARK)
    document = make_directives.handed_out(cast.mai, words=words)
    make_directives.corrected(cast.mai, document)
    make_directives.related(cast.mai, document)
    with make.eyes_of(cast.mai):
        receiving.receive_file(
            content=b"Xin chao", name=f"{MARK}.txt", owner=cast.mai.body, by=cast.mai.user,
            at=make.AT,
        )  # fmt: skip
        page = files.keep(content=b"not a picture", media_type="image/jpeg", at=make.AT)
        ScannedPage.objects.create(
            owner=cast.mai.body, file=page, number=1, text=MARK, recognised_at=make.AT
        )
        registering.stamp_document(
            document=document, stamp=registering.StampFacts(MARK, make.AT.date()),
            by=cast.mai.user, at=make.AT,
        )  # fmt: skip
    with make.eyes_of(cast.giang):
        arriving.enter_arrival(
            document=document, body=cast.giang.body, by=cast.giang.user, at=make.AT,
            facts=arriving.ArrivalFacts(make.AT.date(), passed_to=MARK),
        )  # fmt: skip
    return document


def _plan(cast: Cast, document: Document) -> Programme:
    made = make_programmes.opened(cast.mai, name=MARK, consolidator=cast.hung.body)
    by, at = cast.mai.user, make.AT
    with make.eyes_of(cast.mai):
        setting.set_rhythm(
            programme=made, kind="weekly", hour=make_programmes.FOUR, days_after=1, by=by, at=at
        )
        reminding.set_rule(programme=made, rule=Rule(), by=by, at=at)
    awaited = make_guidance.guidance(cast.mai, of=made)
    with make.eyes_of(cast.mai):
        version = guidance.publish_guidance(guidance=awaited, document=document, by=by, at=at)
    with make.eyes_of(cast.giang):
        guidance.note_use(
            version=version, body=cast.giang.body, words=MARK, on=at.date(), document=None,
            by=cast.giang.user, at=at,
        )  # fmt: skip
    return made


def _tasks(cast: Cast, programme: Programme) -> None:
    task = make_tasks.given(cast.mai, cast.giang.body, cast.hoai.body, programme=programme)
    with make.eyes_of(cast.mai):
        changing.change_task(
            task=task, title=MARK, words=f"Rà soát các hộ ở {MARK}.",
            last_day=dt.date(2021, 8, 22), due_time=None, reason="Mưa to.",
            by=cast.mai.user, at=make.AT,
        )  # fmt: skip
    make_fitting.adapted(cast.giang, task)
    make_fitting.sent_up(cast.giang, of=cast.mai, programme=programme, covers=task)
    make_tasks.reported(cast.giang, task)
    make_tasks.judged(cast.mai, make_tasks.reported(cast.hoai, task), accepts=False)
    for reminder in make_reminders.remind(cast.mai, _late(cast, programme)):
        with make.eyes_of(cast.giang):
            reminding.open_reminders(ids=[reminder.pk], by=cast.giang.user, at=make.AT)
    make_feeds.feed(cast.giang)
    make_sheets.sent(cast.giang, {"part": task.pk, "words": MARK})
    rally = make_events.event(cast.mai, name=f"Lễ phát động {MARK}")
    make_events.site(cast.mai, rally, cast.giang.body)
    make_events.moved(cast.mai, rally, to=dt.date(2020, 1, 31))


def _late(cast: Cast, programme: Programme) -> Task:
    return make_tasks.given(cast.mai, cast.giang.body, programme=programme)


def _obstacles(cast: Cast, programme: Programme) -> None:
    proof = files.keep(content=b"Bien ban", media_type="text/plain", at=make.AT)
    with make.eyes_of(cast.hoai):
        raised = obstacles.raise_obstacle(
            programme=programme, body=cast.hoai.body, facts=make_flows.FACTS,
            files=[NamedFile(MARK, proof)], by=cast.hoai.user, at=make.AT,
        )  # fmt: skip
    make_flows.decided(cast.mai, make_flows.put(cast.hung, [raised]))


def _told(cast: Cast, programme: Programme) -> None:
    """What is reported, proposed, reviewed and kept ready besides."""
    make_flows.reported(cast.hoai, programme, words=MARK, code="2021-W32", at=make.AT)
    make_flows.proposed(cast.hoai, to=cast.giang.body, programme=programme)
    make_flows.reviewed(cast.mai, programme)
    make_flows.ready(cast.hoai)
    make_flows.solution(cast.hoai)
