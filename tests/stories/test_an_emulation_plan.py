"""
A plan of the Front without number and date, from the file to the closed plan.

The page was copied from a screen: the signature stands between the recipients, number and day are
gone. Mai leads the Front of the province, Giang that of a district.
"""

from datetime import date

import pytest

from lalanh.directives.models import Document
from lalanh.programmes.models import Programme
from lalanh.tasks.models import Assignment, LowerPlan, Task
from tests.stories.telling import Story, number_in

FILE, KEEPER, CAME = "ke-hoach-thi-dua.txt", "mai", (10, 14)
OWN_PLAN = "Căn cứ kế hoạch của Ban Thường trực"


@pytest.fixture
def plan(story: Story) -> Document:
    """The plan, in the register."""
    story.confirms(KEEPER, story.documents[0])
    return story.documents[0]


@pytest.fixture
def programme(story: Story, plan: Document) -> Programme:
    """The plan carried out as it proposes itself."""
    return story.carries_out(KEEPER, plan)


def test_a_lost_number_and_day_are_bounded_by_what_the_plan_cites(
    story: Story, plan: Document
) -> None:
    """It cites a guidance of 12 October, so it is not older; more is not made up."""
    page = story.reads(KEEPER, f"/van-ban/{plan.pk}/")

    assert (plan.number, plan.issued_on, plan.not_before) == ("", None, date(2026, 10, 12))
    assert plan.signer_name == "Triệu Minh Hoài"
    assert "không trước 12/10/2026" in page


def test_whom_a_part_is_about_does_its_clauses(story: Story, programme: Programme) -> None:
    """Part II names nobody in its clauses: who takes part stands above them, for all of them."""
    part = story.part("giang", "Tổ chức vận động, tiếp nhận ủng hộ")

    assert part.is_inherited
    assert part.via_literal == "Ủy ban MTTQ Việt Nam các cấp"
    assert programme.pk == part.task.programme_id


def test_poor_and_minority_households_are_a_duty_without_names(
    story: Story, programme: Programme
) -> None:
    """A sensitive clause is followed by official letters alone."""
    part = story.part("giang", "Rà soát các hộ nghèo")
    address = f"/nhiem-vu/phan/{part.pk}/bao-cao/"
    asked = story.reads("giang", address)
    refused = story.is_told("giang", address, claims_done="on", figure="12", figure_unit="hộ")

    assert part.task.is_sensitive
    assert "Số văn bản đã ban hành" in asked
    assert "Số liệu" not in asked
    assert "Chưa có gì để báo cáo" in refused
    assert programme.state == "open"


def test_a_district_sends_up_a_plan_of_its_own(story: Story, programme: Programme) -> None:
    """The plan asks each district for one: written down below, sent up, seen above."""
    where = story.does(
        "giang", "/van-ban/ghi-so/", direction="out", number="23/KH-MTTQ-BTT", type="",
        subject="Dựng lại xóm làng sau lũ tại huyện Thanh Giang", issued_on="2026-10-20",
        issuer_name="Ủy ban MTTQ huyện Thanh Giang", urgency="thuong",
    )  # fmt: skip
    number = number_in(where, "/van-ban/")
    with story.stage.eyes_of("giang"):
        assert Document.objects.get(pk=number).owner == story.actor("giang").body
    with story.stage.eyes_of(KEEPER):
        assert LowerPlan.objects.count() == 0
        assert Task.objects.get(title__startswith=OWN_PLAN).demands_plan

    assert "Ủy ban Mặt trận Tổ quốc Việt Nam huyện Thanh Giang" in story.reads(
        KEEPER, f"/chuong-trinh/{programme.pk}/ke-hoach-duoi/"
    )


def test_from_the_file_to_the_closed_plan(story: Story, programme: Programme) -> None:
    """Giang's district works, the others are freed, the movement is reviewed and closed."""
    story.it_is(11, 3)
    story.reports("giang", "Tổ chức vận động, tiếp nhận", figure="1215", figure_unit="công")
    story.judges(KEEPER, "giang", "Tổ chức vận động, tiếp nhận")
    story.it_is(11, 18)
    story.closes(KEEPER, programme)

    with story.stage.eyes_of(KEEPER):
        done = Assignment.objects.filter(task__programme=programme, state="done")
        assert done.count() == 1
    assert "đã tổng kết" in story.reads("giang", "/chuong-trinh/")
