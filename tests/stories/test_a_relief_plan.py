"""
A committee's relief plan, from the file to the closed plan.

After the flood of September a committee issues a plan: money and rice for whoever was cut off, the
Front gathers the reports. Mai keeps the committee's register; Hà and Dũng lead two districts, Giang
the Front of one; what exceeds them goes through the Front to the committee.
"""

from dataclasses import replace
from datetime import date

import pytest

from lalanh.directives.models import Clause, Document
from lalanh.programmes.models import Programme
from lalanh.programmes.queries.setting import rhythm_of
from lalanh.tasks.models import Task
from tests.stories.telling import Story

pytestmark = pytest.mark.long

FILE, KEEPER, CAME = "thu-hoa-toc-ke-hoach.txt", "mai-bcd", (10, 2)


@pytest.fixture
def plan(story: Story) -> Document:
    """The plan, third in the file, in the register."""
    plan = story.documents[2]
    story.confirms(KEEPER, plan)
    return plan


@pytest.fixture
def programme(story: Story, plan: Document) -> Programme:
    """The plan carried out as it proposes itself, its tasks on the desks."""
    return story.carries_out(KEEPER, plan)


def test_information_may_begin_before_the_plan_was_issued(
    story: Story, programme: Programme
) -> None:
    """The plan is of 1 October, its information runs "từ ngày 30/9": taken as written."""
    task = story.task(KEEPER, "Thông tin thường xuyên")

    assert programme.starts_on == date(2026, 10, 1)
    assert task.deadline_literal == "Từ ngày 30/9/2026"
    assert (task.last_day, task.is_standing) == (None, True)


def test_support_lasts_while_the_telegram_is_in_force(story: Story, plan: Document) -> None:
    """No date ends the support: it lasts as long as a directive does, and both papers say so."""
    with story.stage.eyes_of(KEEPER):
        lasting = Clause.objects.filter(document=plan, deadline_literal__contains="còn hiệu lực")
        assert lasting.count() == 2
        assert set(lasting.values_list("last_day", flat=True)) == {None}


def test_what_people_bring_along_is_nobody_s_task(story: Story, programme: Programme) -> None:
    """Rice or money or both, once or again is not said: conditions are kept, never guessed at."""
    with story.stage.eyes_of(KEEPER):
        said = Clause.objects.filter(document=programme.document, kind=Clause.Kind.CONDITION)
        assert said.filter(text__contains="thẻ căn cước").exists()
        assert not Task.objects.filter(clause__in=said).exists()


def test_three_bodies_stand_in_one_sentence_each_in_its_role(
    story: Story, programme: Programme
) -> None:
    """Who lists, who confirms? Districts answer for it, communes help, their Front is directed."""
    task = story.task(KEEPER, "Rà soát, lập danh sách")

    roles = {
        who: story.part(who, "Rà soát, lập danh sách").role for who in ("ha", "cuong", "giang")
    }

    assert programme.pk == task.programme_id
    assert roles == {"ha": "responsible", "cuong": "coordinate", "giang": "directed"}


def test_points_for_rice_are_set_up_by_each_district_for_itself(
    story: Story, programme: Programme
) -> None:
    """ "At least two points" stands once in the plan and is counted for every district apart."""
    story.reports("ha", "Thiết lập ít nhất 02", figure="11", figure_unit="điểm")
    story.judges(KEEPER, "ha", "Thiết lập ít nhất 02")

    assert story.part("ha", "Thiết lập ít nhất 02").state == "done"
    assert story.part("dung", "Thiết lập ít nhất 02").state == "open"
    assert programme.state == "open"


def test_a_report_to_donors_without_a_day_is_never_late(story: Story, programme: Programme) -> None:
    """No rhythm and no day is given for it; the daily rhythm of the plan was proposed and set."""
    story.it_is(12, 1)
    task = story.task(KEEPER, "Báo cáo kết quả với nhà tài trợ")
    rhythm = rhythm_of(programme=programme, on=date(2026, 10, 3))

    assert (task.last_day, task.rhythms) == (None, [])
    assert rhythm is not None
    assert rhythm.kind == "daily"
    assert task.title not in story.reads(KEEPER, "/nhiem-vu/qua-han/")


def test_money_of_the_budget_is_an_exception_that_goes_the_long_way(
    story: Story, programme: Programme
) -> None:
    """Nobody is to lean on the budget, yet hard cases may ask it: proposed, passed up, decided."""
    task = story.task(KEEPER, "Các trường hợp đặc biệt")
    story.it_is(10, 20)
    one = story.proposes("ha", programme, "Ngân sách giúp 3 hộ có người mất")
    story.does("ha", f"{one}gui/", to=story.actor("mai").body.pk)
    story.does(
        "mai", f"{one}chuyen-len/", to=story.actor(KEEPER).body.pk, words="Đã vận động, chưa đủ."
    )
    story.does(KEEPER, f"{one}chap-nhan/", answer="Đồng ý chi 15 triệu đồng.")

    assert ([rhythm["kind"] for rhythm in task.rhythms], task.last_day) == (["ad_hoc"], None)
    assert "Đồng ý chi 15 triệu đồng." in story.reads("ha", one)


def test_the_committee_in_the_plan_is_the_committee_of_the_plan(
    story: Story, programme: Programme
) -> None:
    """ "Báo cáo Ban Chỉ đạo" could be two committees: it is the one whose plan this is."""
    assert programme.decider == story.actor(KEEPER).body
    assert programme.consolidator == story.actor("mai").body


def test_of_three_committees_the_one_that_issued_the_plan_decides(story: Story) -> None:
    """The Front keeps the plan in its own register too: who decides is still who issued it."""
    front = replace(story)
    front.put_in("mai", FILE)
    front.confirms("mai", front.documents[2])
    programme = front.carries_out("mai", front.documents[2])

    assert programme.owner == story.actor("mai").body
    assert programme.decider == story.actor(KEEPER).body


def test_an_obstacle_goes_through_the_front_to_the_committee_and_back(
    story: Story, programme: Programme
) -> None:
    """This plan is gathered by the Front; another of the same province is not."""
    story.it_is(10, 7)
    raised = story.raises("ha", programme, "Thiếu kho chứa gạo", since=date(2026, 10, 6))
    story.does(
        "mai", f"/chuong-trinh/{programme.pk}/vuong-mac/tong-hop/",
        obstacles=[raised.pk], title="Mượn kho", words="Huyện thiếu kho.",
    )  # fmt: skip
    with story.stage.eyes_of("mai"):
        raised.refresh_from_db()
    story.does("mai", f"/vuong-mac/noi-dung/{raised.matter_id}/trinh/")
    # Mai put it, so somebody else of the committee has to decide.
    refused = story.is_told(
        KEEPER, f"/vuong-mac/noi-dung/{raised.matter_id}/quyet-dinh/", decision="Đồng ý."
    )

    assert "Người trình không tự quyết định" in refused
    assert "đã trình, chờ quyết định" in story.reads("ha", f"/vuong-mac/{raised.pk}/")


def test_from_the_file_to_the_closed_plan(story: Story, programme: Programme) -> None:
    """Two districts report, one is returned and mends it, the rest is freed, the plan ends."""
    story.it_is(10, 4)
    assert "Thiết lập ít nhất 02" in story.reads("ha", "/nhiem-vu/")
    story.reports("ha", "Thiết lập ít nhất 02", figure="11", figure_unit="điểm")
    story.reports("dung", "Thiết lập ít nhất 02", figure="6", figure_unit="điểm")
    story.judges(KEEPER, "ha", "Thiết lập ít nhất 02")
    story.judges(KEEPER, "dung", "Thiết lập ít nhất 02", returns="Yên Lạc chưa có điểm.")
    story.reports("dung", "Thiết lập ít nhất 02", figure="8", figure_unit="điểm")
    story.judges(KEEPER, "dung", "Thiết lập ít nhất 02")

    story.it_is(12, 16)
    points = story.task(KEEPER, "Thiết lập ít nhất 02")
    story.frees(KEEPER, points, reason="Địa bàn không bị cô lập.")
    story.closes(KEEPER, programme)

    assert story.part("dung", "Thiết lập ít nhất 02").returns == 1
    assert "đã tổng kết" in story.reads(KEEPER, f"/chuong-trinh/{programme.pk}/")
