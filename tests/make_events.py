"""Builders of events and of deadlines that hang on them."""

import datetime as dt

from lalanh.directives.models import Document
from lalanh.kernel.period import VIETNAM
from lalanh.organisations.models import Body
from lalanh.tasks.actions import changing, giving, holding
from lalanh.tasks.models import Event, EventMove, Task
from tests import make, make_directives, make_tasks

# The drive is over on 31/12, pledges are taken at a rally that is only planned yet.
RALLY_PLAN = """\
ỦY BAN MTTQ VIỆT NAM TỈNH SÔNG LAM
BAN THƯỜNG TRỰC

Số: 61/KH-MTTQ-BTT

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Sông Lam, ngày 02 tháng 12 năm 2019

KẾ HOẠCH
Tổ chức cao điểm vận động vì người nghèo

II. TỔ CHỨC THỰC HIỆN

1. Ủy ban MTTQ Việt Nam huyện Thanh Giang chủ trì tổ chức Lễ mít tinh phát động, dự kiến vào \
ngày 10/01/2020, hình thức trực tuyến.

2. Ủy ban MTTQ Việt Nam huyện Kim Bảng tiếp nhận đăng ký ủng hộ trong thời gian 03 tháng kể từ \
sau Lễ mít tinh phát động.

3. Ủy ban MTTQ Việt Nam huyện Kim Bảng báo cáo kết quả vận động đến cuối tháng 4/2020.

4. Ủy ban MTTQ Việt Nam huyện Kim Bảng gửi danh sách đại biểu chậm nhất 05 ngày trước khi khai mạc \
Lễ mít tinh phát động.

Nơi nhận:
- Lưu: VT.

TM. BAN THƯỜNG TRỰC
CHỦ TỊCH

Nguyễn Thị Mai Sương
"""
RALLY_ON = dt.date(2020, 1, 10)
# When the plan of the rally is handed out, and when the rally is moved.
DECEMBER = dt.datetime(2019, 12, 3, 2, 0, tzinfo=dt.UTC)


def morning(day: dt.date) -> dt.datetime:
    """Eight o'clock in Việt Nam."""
    return dt.datetime.combine(day, dt.time(8), VIETNAM)


def event(
    person: make.Person,
    *,
    on: dt.date = RALLY_ON,
    name: str = "Lễ mít tinh phát động",
    form: str = Event.Form.BOTH,
) -> Event:
    """An event of the person's body, its day still tentative."""
    with make.eyes_of(person):
        return holding.set_up_event(
            owner=person.body, facts=holding.EventFacts(name=name, form=form),
            starts_at=morning(on), is_all_day=False, is_tentative=True,
            by=person.user, at=DECEMBER,
        )  # fmt: skip


def moved(person: make.Person, row: Event, *, to: dt.date, reason: str = "Trời rét.") -> EventMove:
    """The event on another day."""
    with make.eyes_of(person):
        return holding.move_event(
            event=Event.objects.get(pk=row.pk), starts_at=morning(to), reason=reason,
            by=person.user, at=DECEMBER,
        )  # fmt: skip


def hanging(
    person: make.Person, *bodies: Body, on: Event, count: int = 3, unit: str = "month"
) -> Task:
    """A task whose deadline runs from the event."""
    task = make_tasks.given(person, *bodies, last_day=None)
    with make.eyes_of(person):
        changing.tie_deadline(
            task=task, event=on, count=count, unit=unit, by=person.user, at=DECEMBER
        )
        return Task.objects.get(pk=task.pk)


def site(person: make.Person, row: Event, *bodies: Body, place: str = "") -> None:
    """Sites of the event."""
    with make.eyes_of(person):
        holding.add_sites(
            event=row, bodies=bodies, place=place, is_main=False, expected_people=50,
            by=person.user, at=DECEMBER,
        )  # fmt: skip


def rally_plan(person: make.Person) -> Document:
    """The plan of the rally, registered and not handed out yet."""
    make.district("huyện Thanh Giang")
    make.district("huyện Kim Bảng")
    return make_directives.registered(person, words=RALLY_PLAN)


def rally_handed_out(person: make.Person, row: Event) -> dict[str, Task]:
    """The plan handed out, every deadline that counts from something tied to the event."""
    document = rally_plan(person)
    with make.eyes_of(person):
        tied = document.clauses.exclude(section__contains=["3"]).filter(is_followed=True)
        giving.hand_out(
            document=document, events={clause.pk: row for clause in tied},
            by=person.user, at=DECEMBER,
        )  # fmt: skip
        return {t.clause.section[-1]: t for t in Task.objects.all() if t.clause}
