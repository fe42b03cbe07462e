"""Builders of obstacles on their way: raised below, consolidated, put, decided."""

import datetime as dt
from collections.abc import Sequence

from django.db import connection

from lalanh.base.files import keep
from lalanh.base.permissions import Role
from lalanh.organisations.models import Body
from lalanh.programmes.actions import setting
from lalanh.programmes.models import Programme
from lalanh.tasks.actions import (
    matters,
    obstacles,
    plan_reports,
    proposals,
    readiness,
    reviewing,
)
from lalanh.tasks.actions.obstacle_steps import NamedFile
from lalanh.tasks.models import (
    ContingencyPlan,
    Matter,
    Obstacle,
    PlanReport,
    Proposal,
    Review,
    Solution,
)
from tests import make, make_programmes, make_tasks

TODAY = make.AT.date()
FACTS = obstacles.ObstacleFacts(
    title="Thiếu kho chứa hàng cứu trợ",
    what="Hàng về nhiều, xã không có kho khô ráo để chứa.",
    since_on=dt.date(2021, 8, 12),
    tried="Đã mượn hội trường thôn, chứa được một phần.",
    beyond="Mượn kho của doanh nghiệp phải do tỉnh thống nhất.",
    proposal="Đề nghị Ban Chỉ đạo cho mượn kho của công ty lương thực.",
)


def hoai() -> make.Person:
    """Hoài leads the Front of An Hòa commune, in Giang's district."""
    return make.person("hoai", "Ngô Thị Hoài", body=make.commune(), role=Role.LEADER)


def plan(
    lan: make.Person, *, through: make.Person | None = None, name: str = "Vùng lũ"
) -> Programme:
    """A plan of the province in which Hoài's commune has a task; Hùng's department consolidates."""
    body = through.body if through else None
    made = make_programmes.opened(lan, name=name, consolidator=body)
    make_tasks.given(lan, make.commune(), make.district("huyện Kim Bảng"), programme=made)
    return made


def raised(
    person: make.Person,
    programme: Programme,
    *,
    facts: obstacles.ObstacleFacts = FACTS,
    files: Sequence[NamedFile] = (),
) -> Obstacle:
    """An obstacle of the person's body."""
    with make.eyes_of(person):
        return obstacles.raise_obstacle(
            programme=programme, body=person.body, facts=facts, files=files, by=person.user,
            at=make.AT,
        )  # fmt: skip


def consolidated(hung: make.Person, found: Sequence[Obstacle]) -> Matter:
    """A matter of these obstacles."""
    with make.eyes_of(hung):
        return matters.consolidate(
            obstacles=found, title="Kho chứa hàng", words="Hai xã thiếu kho chứa hàng.",
            by=hung.user, at=make.AT,
        )  # fmt: skip


def put(hung: make.Person, found: Sequence[Obstacle]) -> Matter:
    """A matter that lies before the committee."""
    made = consolidated(hung, found)
    with make.eyes_of(hung):
        return matters.put_matter(matter=made, by=hung.user, at=make.AT)


def decided(
    person: make.Person, matter: Matter, *, new_task: matters.NewTask | None = None
) -> Matter:
    """The decision of the person's body."""
    with make.eyes_of(person):
        return matters.decide_matter(
            matter=matter, decision="Đồng ý mượn kho của công ty lương thực đến hết tháng 9.",
            document=None, new_task=new_task, by=person.user, at=make.AT,
        )  # fmt: skip


def photo(person: make.Person) -> NamedFile:
    """A file of the person's."""
    with make.eyes_of(person):
        return NamedFile("kho.png", keep(content=b"\x89PNG", media_type="image/png", at=make.AT))


def seen(person: make.Person, obstacle: Obstacle) -> Obstacle:
    """The obstacle as it stands now, as this person sees it."""
    with make.eyes_of(person):
        return Obstacle.objects.get(pk=obstacle.pk)


def daily(
    lan: make.Person, programme: Programme, *, kind: str = "daily", at: dt.datetime = make.AT
) -> Programme:
    """The plan with a rhythm: due at four in the afternoon."""
    with make.eyes_of(lan):
        return setting.set_rhythm(
            programme=programme, kind=kind, hour=make_programmes.FOUR, days_after=0,
            by=lan.user, at=at,
        )  # fmt: skip


def reported(
    person: make.Person,
    programme: Programme,
    *,
    words: str = "Đã phát 12 suất quà.",
    code: str = "2021-08-14",
    at: dt.datetime,
) -> PlanReport:
    """The report of the person's body for 14 August (or another period), sent."""
    with make.eyes_of(person):
        row = plan_reports.write_report(
            programme=programme, code=code, body=person.body, words=words,
            by=person.user, at=at,
        )  # fmt: skip
        return plan_reports.send_report(report=row, by=person.user, at=at)


def drafted(person: make.Person, *, programme: Programme | None = None) -> Proposal:
    """A proposal of the person's body that was not sent."""
    facts = proposals.ProposalFacts(
        "initiative", "Tổ đi chợ hộ", "Mỗi thôn lập một tổ đi chợ hộ.", "Bớt người ra đường."
    )
    with make.eyes_of(person):
        return proposals.write_proposal(
            body=person.body, programme=programme, facts=facts, by=person.user, at=make.AT
        )


def proposed(person: make.Person, *, to: Body, programme: Programme | None = None) -> Proposal:
    """A proposal that lies with the body given."""
    draft = drafted(person, programme=programme)
    with make.eyes_of(person):
        return proposals.submit_proposal(proposal=draft, to=to, by=person.user, at=make.AT)


REVIEW = reviewing.ReviewFacts(
    kind="final", as_of=TODAY, results="Đã giúp 214 hộ.", shortcomings="Thiếu kho.",
    lessons="Chuẩn bị kho trước mùa lũ.", next_steps="Giữ tổ ứng cứu ở mỗi xã.",
)  # fmt: skip


def reviewed(person: make.Person, programme: Programme, *, issue: bool = False) -> Review:
    """The final review of the plan as of 14 August."""
    with make.eyes_of(person):
        row = reviewing.write_review(programme=programme, facts=REVIEW, by=person.user, at=make.AT)
        return reviewing.issue_review(review=row, by=person.user, at=make.AT) if issue else row


def four_heads(
    person: make.Person, *, hazard: str = "flood", dated_on: dt.date = TODAY
) -> readiness.FourHeads:
    """A contingency plan under the four heads."""
    return readiness.FourHeads(
        hazard=hazard, dated_on=dated_on, approved_by=person.body, document_number="12/PA-UBND",
        command="Chủ tịch xã chỉ huy.", forces="Dân quân, đoàn viên: 40 người.",
        means="4 xuồng máy, 2 xe tải.", supplies="5 tấn gạo, 200 thùng nước.",
    )  # fmt: skip


def ready(
    person: make.Person, *, hazard: str = "flood", dated_on: dt.date = TODAY
) -> ContingencyPlan:
    """A version of the contingency plan of the person's body."""
    facts = four_heads(person, hazard=hazard, dated_on=dated_on)
    with make.eyes_of(person):
        return readiness.keep_contingency_plan(
            body=person.body, facts=facts, file=None, by=person.user, at=make.AT
        )


def solution(person: make.Person) -> Solution:
    """A digital solution of the person's body."""
    facts = readiness.SolutionFacts(
        "Sổ tay số", "Theo dõi hộ cần giúp", "cán bộ thôn", dt.date(2021, 1, 1), None, ""
    )
    with make.eyes_of(person):
        return readiness.keep_solution(body=person.body, facts=facts, by=person.user, at=make.AT)


def count(person: make.Person, table: str) -> int:
    """How many rows of a table the person's database role reads by raw SQL."""
    with make.eyes_of(person), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        row = cursor.fetchone()
    assert row is not None
    return int(row[0])
