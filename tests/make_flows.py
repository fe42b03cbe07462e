"""Builders of obstacles on their way: raised below, consolidated, put, decided."""

import datetime as dt
from collections.abc import Sequence

from lalanh.base.files import keep
from lalanh.base.permissions import Role
from lalanh.programmes.actions import setting
from lalanh.programmes.models import Programme
from lalanh.tasks.actions import matters, obstacles, plan_reports
from lalanh.tasks.actions.obstacle_steps import NamedFile
from lalanh.tasks.models import Matter, Obstacle, PlanReport
from tests import make, make_programmes, make_tasks

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


def something_of_each(lan: make.Person) -> None:
    """One of everything that flows through a plan, far from Cường's district."""
    made, hoai_, hung = plan(lan), hoai(), make_programmes.hung()
    obstacle = raised(hoai_, plan(lan, through=hung, name="Phong trào"), files=[photo(hoai_)])
    put(hung, [obstacle])
    raised(hoai_, made)
    reported(hoai_, daily(lan, made), at=make.AT)


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
    at: dt.datetime,
) -> PlanReport:
    """The report of the person's body for 14 August, sent."""
    with make.eyes_of(person):
        row = plan_reports.write_report(
            programme=programme, code="2021-08-14", body=person.body, words=words,
            by=person.user, at=at,
        )  # fmt: skip
        return plan_reports.send_report(report=row, by=person.user, at=at)
