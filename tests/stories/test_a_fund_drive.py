"""
A fund drive of the Party, from a file without number to the closed plan.

Head and number are lost; only the stamp of whoever received it stands on top. Khôi keeps it for the
province's Party committee and sits in the committee of the drive; Mai leads the Front.
"""

from datetime import date

import pytest

from lalanh.cli.demo.people import DRIVE
from lalanh.directives.models import Clause, Document
from lalanh.organisations.models import Body
from lalanh.programmes.models import Programme
from lalanh.tasks.models import Assignment, Event, Task
from tests.stories.telling import Story

FILE, KEEPER, CAME = "ke-hoach-van-dong-quy.txt", "khoi", (6, 28)
COUNTED = "Trong thời gian 02 tháng"


@pytest.fixture
def plan(story: Story) -> Document:
    """The plan in the register; Khôi has said which committee is meant."""
    with story.stage.eyes_of(KEEPER):
        committee = Body.objects.get(name=DRIVE)
    story.settles(KEEPER, "Ban Chỉ đạo cuộc vận động", committee)
    story.confirms(KEEPER, story.documents[0])
    return story.documents[0]


@pytest.fixture
def programme(story: Story, plan: Document) -> Programme:
    """The drive under way, decided by its committee."""
    with story.stage.eyes_of(KEEPER):
        committee = Body.objects.get(name=DRIVE)
    return story.carries_out(KEEPER, plan, committee=f"{committee.name} #{committee.pk}")


def test_a_lost_head_is_bounded_by_the_stamp_and_never_made_up(
    story: Story, plan: Document
) -> None:
    """The stamp is the receiver's: it bounds the day, and is neither number nor issuer."""
    page = story.reads(KEEPER, f"/van-ban/{plan.pk}/")

    assert (plan.number, plan.issued_on, plan.not_after) == ("", None, date(2026, 6, 28))
    assert plan.issuer_name == "Ban Thường vụ Tỉnh ủy"
    assert "742, ngày 28/06/2026" in page
    assert "không sau 28/06/2026" in page


def test_pledges_are_collected_after_the_drive_is_over(story: Story, programme: Programme) -> None:
    """The drive ends in November, its rally is in December, money comes until February."""
    rally = story.clause(KEEPER, "Tổ chức gặp mặt tri ân")
    report = story.task(KEEPER, "Đến cuối tháng 02/2027")

    assert (rally.last_day, rally.is_tentative) == (date(2026, 12, 12), True)
    assert story.task(KEEPER, COUNTED).after_count == 2
    assert report.last_day == date(2027, 2, 28)
    assert programme.ends_on == date(2027, 2, 28)


def test_a_rally_that_moves_takes_its_deadlines_along(story: Story, programme: Programme) -> None:
    """The date was "dự kiến"; three days later means three days more to collect."""
    story.does(
        KEEPER, "/su-kien/them/", name="Lễ gặp mặt tri ân", day="2026-12-12", form="in_person",
        is_tentative="on",
    )  # fmt: skip
    with story.stage.eyes_of(KEEPER):
        event = Event.objects.get()
    task = story.task(KEEPER, COUNTED)
    story.does(
        KEEPER, f"/nhiem-vu/{task.pk}/theo-su-kien/", event=str(event.pk), count="2",
        unit="month", side="sau",
    )  # fmt: skip
    story.it_is(11, 9)
    story.does(
        KEEPER, f"/su-kien/{event.pk}/doi/", day="2026-12-15", reason="Đúng ngày tái lập tỉnh.",
        is_tentative="on",
    )  # fmt: skip

    assert story.task("khoi-bcd", COUNTED).last_day == date(2027, 2, 15)
    assert programme.ends_on == date(2027, 2, 28)


def test_giving_is_free_and_targets_bind_bodies_only(story: Story, programme: Programme) -> None:
    """Voluntary, yet with targets: what presses on persons stays words, marked, not followed."""
    with story.stage.eyes_of(KEEPER):
        pressing = Clause.objects.filter(document=programme.document, is_sensitive=True)
        assert pressing.filter(text__contains="không ép buộc").exists()
        assert not Task.objects.filter(clause__in=pressing).exists()
        targets = Task.objects.get(title__startswith="Giao chỉ tiêu cho các huyện")
        doers = Assignment.objects.filter(task=targets)
        assert [part.body.name for part in doers] == [DRIVE]


def test_from_the_file_to_the_closed_plan(story: Story, programme: Programme) -> None:
    """The Front writes its open letter, the committee reports, the review tells all."""
    story.it_is(7, 10)
    story.reports("mai", "Có Thư ngỏ kêu gọi", letter_number="05/TN-MTTQ")
    story.judges(KEEPER, "mai", "Có Thư ngỏ kêu gọi")
    story.it_is(12, 20)
    story.reports("khoi-bcd", "Đến cuối tháng 02/2027", figure="486", figure_unit="hộ")
    refused = story.is_told(KEEPER, f"/chuong-trinh/{programme.pk}/tong-ket/", reason="")
    story.closes(KEEPER, programme)

    assert "Chưa có bản tổng kết" in refused
    assert "đã tổng kết" in story.reads("mai", "/chuong-trinh/")
