"""Builders of parts fitted below and of plans sent up."""

from lalanh.directives.models import Clause, Document
from lalanh.programmes.models import Programme
from lalanh.tasks.actions import fitting, giving
from lalanh.tasks.models import Adaptation, Assignment, LowerPlan, Task
from tests import make, make_directives, make_tasks

# What Thanh Giang answers to the plan of the province (make_directives.PLAN).
LOWER_PLAN = """\
ỦY BAN MTTQ VIỆT NAM HUYỆN THANH GIANG
BAN THƯỜNG TRỰC

Số: 12/KH-MTTQ-BTT

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Thanh Giang, ngày 05 tháng 8 năm 2021

KẾ HOẠCH
Vận động ủng hộ đồng bào vùng lũ trên địa bàn huyện

Thực hiện Kế hoạch số 45/KH-MTTQ-BTT ngày 02/8/2021 của Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh, \
Ban Thường trực Ủy ban MTTQ Việt Nam huyện xây dựng kế hoạch như sau:

II. TỔ CHỨC THỰC HIỆN

1. Ủy ban MTTQ Việt Nam xã An Hòa lập danh sách các hộ bị thiệt hại, hoàn thành trước ngày \
18/8/2021.

Nơi nhận:
- Lưu: VT.

TM. BAN THƯỜNG TRỰC
CHỦ TỊCH

Đỗ Thu Giang
"""


def adapted(person: make.Person, task: Task) -> Adaptation:
    """The person's body does its part in another form."""
    part = make_tasks.part(person, task)
    with make.eyes_of(person):
        return fitting.adapt_part(
            assignment=part, aspect="form", words="Họp thôn thay cho hội nghị.",
            reason="Đường bị chia cắt.", by=person.user, at=make.AT,
        )  # fmt: skip


def demanding(person: make.Person) -> dict[str, Task]:
    """The province's plan carried out: both districts plan for themselves and do a part."""
    make.district("huyện Thanh Giang")
    make.district("huyện Kim Bảng")
    document = make_directives.registered(person)
    with make.eyes_of(person):
        document.clauses.filter(section=["II", "2"]).update(demands=Clause.Demand.PLAN, rhythms=[])
        giving.hand_out(document=document, by=person.user, at=make.AT)
        plan, work = Task.objects.get(demands_plan=True), Task.objects.get(demands_plan=False)
        giving.add_parts(
            task=plan, bodies=[make.district()], role="responsible", by=person.user, at=make.AT
        )
        giving.carry_out(
            document=document, name="Vùng lũ", short_name="Vùng lũ",
            starts_on=make.LONG_AGO, ends_on=None, consolidator=None,
            by=person.user, at=make.AT,
        )  # fmt: skip
    return {"plan": plan, "work": work}


def own_plan(person: make.Person) -> Document:
    """The person's own plan, in the register of the body."""
    make.commune()
    return make_directives.registered(person, words=LOWER_PLAN)


def submitted(person: make.Person, task: Task, document: Document, *covers: Task) -> LowerPlan:
    """The own plan sent up."""
    with make.eyes_of(person):
        part = Assignment.objects.select_related("task__owner", "body").get(
            task=task, body=person.body
        )
        return fitting.submit_lower_plan(
            assignment=part, document=document, covers=covers, by=person.user, at=make.AT
        )


def sent_up(
    person: make.Person, *, of: make.Person, programme: Programme, covers: Task
) -> LowerPlan:
    """A plan of the person's body for a task that demands one, in somebody's programme."""
    task = make_tasks.given(of, person.body, programme=programme)
    with make.eyes_of(of):
        Task.objects.filter(pk=task.pk).update(demands_plan=True)
    return submitted(person, task, own_plan(person), covers)
