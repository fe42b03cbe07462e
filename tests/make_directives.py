"""Builders of documents and tasks: from a file to a task on a desk, through the same actions."""

import datetime as dt

from lalanh.base import files, jobs
from lalanh.directives.actions import (
    attaching,
    correcting,
    enforcing,
    receiving,
    registering,
)
from lalanh.directives.extraction.proposals import proposals_of
from lalanh.directives.models import Correction, Document, Reading
from lalanh.organisations.models import Body, Unit
from lalanh.tasks.actions import giving
from lalanh.tasks.models import Task
from tests import make, make_organisations

LATER = make.AT + dt.timedelta(hours=1)

PLAN = """\
ỦY BAN MTTQ VIỆT NAM TỈNH SÔNG LAM
BAN THƯỜNG TRỰC

Số: 45/KH-MTTQ-BTT

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Sông Lam, ngày 02 tháng 8 năm 2021

KẾ HOẠCH
Vận động ủng hộ đồng bào vùng lũ

Thực hiện Công văn số 118-CV/TU ngày 30/7/2021 của Tỉnh ủy về khắc phục hậu quả mưa lũ, \
Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh xây dựng kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU

1. Huy động mọi nguồn lực giúp các hộ bị thiệt hại sớm ổn định cuộc sống.

II. TỔ CHỨC THỰC HIỆN

1. Ủy ban MTTQ Việt Nam huyện Thanh Giang chủ trì, phối hợp với Ủy ban MTTQ Việt Nam \
huyện Kim Bảng lập danh sách các hộ bị thiệt hại, hoàn thành trước ngày 20/8/2021.

2. Ủy ban MTTQ Việt Nam huyện Kim Bảng tổng hợp số tiền, hàng đã tiếp nhận, định kỳ hàng tuần \
báo cáo Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh.

Nơi nhận:
- Tỉnh ủy (b/c);
- Ủy ban MTTQ Việt Nam các huyện;
- Lưu: VT.

TM. BAN THƯỜNG TRỰC
CHỦ TỊCH

Nguyễn Thị Mai Sương
"""


def reading(person: make.Person, *, words: str = PLAN, name: str = "ke-hoach-45.txt") -> Reading:
    """A file read for this person's body, in this process: what the job does in its child."""
    content = words.encode()
    with make.eyes_of(person):
        return receiving.lay_down(
            file=files.keep(content=content, media_type="text/plain", at=make.AT),
            name=name,
            found=proposals_of(content, name=name),
            owner=person.body,
            by=person.user,
            at=make.AT,
        )


def draft(person: make.Person, *, words: str = PLAN) -> Document:
    """The first document of a file, waiting for a person."""
    made = reading(person, words=words)
    with make.eyes_of(person):
        return made.documents.get(start=0)


def registered(person: make.Person, *, words: str = PLAN) -> Document:
    """A document in the register."""
    document = draft(person, words=words)
    with make.eyes_of(person):
        return registering.confirm_document(document=document, by=person.user, at=make.AT)


def handed_out(person: make.Person, *, words: str = PLAN) -> Document:
    """A document whose tasks lie on the desks of the bodies it names."""
    make.district("huyện Thanh Giang")
    make.district("huyện Kim Bảng")
    document = registered(person, words=words)
    with make.eyes_of(person):
        return giving.hand_out(document=document, by=person.user, at=make.AT)


def corrected(person: make.Person, document: Document) -> Correction:
    """A word of the document with its right reading beside it."""
    with make.eyes_of(person):
        (made,) = correcting.note_correction(
            document=document, literal="Huy động", reading="Vận động", by=person.user, at=make.AT
        )
    return made


def neighbour() -> Unit:
    """Another province, where people of ours may be."""
    return make_organisations.unit("tỉnh Sông Đà")


def related(person: make.Person, document: Document) -> None:
    """A file goes with the document, and it is in force somewhere."""
    with make.eyes_of(person):
        attaching.attach_file(
            document=document, content=b"so lieu", name="so-lieu.txt", by=person.user, at=make.AT
        )
        enforcing.begin_force(
            document=document, unit=neighbour(),
            starts_on=make.AT.date(), by=person.user, at=make.AT,
        )  # fmt: skip


def task(person: make.Person, *, to: Body) -> Task:
    """A task given ad hoc to one body, due on 20 August 2021."""
    facts = giving.TaskFacts(
        title="Lập danh sách hộ bị thiệt hại",
        text="Lập danh sách các hộ bị thiệt hại trên địa bàn.",
        modality="assign",
        last_day=dt.date(2021, 8, 20),
    )
    with make.eyes_of(person):
        return giving.give_ad_hoc_task(
            owner=person.body, facts=facts, lead=to, others=[], by=person.user, at=make.AT
        )


def run_jobs() -> None:
    """Let the worker finish what waits."""
    while jobs.run_next():
        pass
