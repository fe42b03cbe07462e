"""
A movement with its committee, from the file to the closed plan.

The plan, the decision that founds the committee and the launch are of one day. Sơn works for the
committee, Tài gathers for it in the department, Dũng and Vân lead two districts, Cường a commune.
"""

from datetime import date

import pytest

from lalanh.directives.models import Clause, Document
from lalanh.organisations.models import Group
from lalanh.programmes.models import Programme
from lalanh.tasks.models import Assignment, Event, Task
from tests.stories.telling import Story

pytestmark = pytest.mark.long

FILE, KEEPER, CAME = "ke-hoach-phong-trao.txt", "son-bcd", (8, 15)
NAMELESS = ("Mở đợt cao điểm", "Tổng kết")


@pytest.fixture
def plan(story: Story) -> Document:
    """The plan, in the register."""
    story.confirms(KEEPER, story.documents[0])
    return story.documents[0]


@pytest.fixture
def programme(story: Story, plan: Document) -> Programme:
    """The plan carried out as it proposes itself."""
    return story.carries_out(KEEPER, plan)


def test_plan_decision_and_launch_are_of_one_day(story: Story, programme: Programme) -> None:
    """What is due on the day of issue, or by its end, is taken as written and refused nowhere."""
    launch = story.task(KEEPER, "Tổ chức Lễ phát động")
    teams = story.task(KEEPER, "Thành lập các tổ tự quản")

    assert programme.starts_on == date(2026, 8, 15)
    assert (launch.last_day, str(launch.due_time)) == (date(2026, 8, 15), "07:45:00")
    assert (teams.deadline_literal, teams.last_day) == (
        "hoàn thành trước ngày 16/8/2026", date(2026, 8, 15),
    )  # fmt: skip


def test_the_launch_is_an_event_with_a_site_in_each_district(
    story: Story, programme: Programme
) -> None:
    """It is set up from its clause; each site says how many were there."""
    clause = story.clause(KEEPER, "UBND tỉnh tổ chức Lễ phát động")
    story.does(
        KEEPER, f"/su-kien/them/?muc={clause.pk}", name="Lễ phát động", day="2026-08-15",
        hour="07:45", form="online", online_address="https://hop.songlam.example/",
    )  # fmt: skip
    with story.stage.eyes_of(KEEPER):
        event = Event.objects.get()
        assert (event.clause_id, event.programme_id) == (clause.pk, programme.pk)

    assert "Lễ phát động" in story.reads(KEEPER, f"/su-kien/{event.pk}/")


def test_two_wordings_of_one_deadline_end_on_the_earlier_day(
    story: Story, programme: Programme
) -> None:
    """ "Chậm nhất trước ngày 20/8" is over on the 19th; the words stand beside the day."""
    part = story.part("dung", "Tổ chức phát động sau ngày")
    page = story.reads("dung", f"/nhiem-vu/{part.task_id}/")

    assert part.task.last_day == date(2026, 8, 19)
    assert "chậm nhất trước ngày 20/8/2026" in page
    assert programme.pk == part.task.programme_id


def test_who_drafts_the_guidance_is_not_who_issues_it(story: Story, programme: Programme) -> None:
    """The committee issues the model here, a department builds it there: both clauses stand."""
    with story.stage.eyes_of(KEEPER):
        guidance = Clause.objects.filter(
            document=programme.document, demands=Clause.Demand.GUIDANCE
        )
        tasks = Task.objects.filter(clause__in=guidance)
        doers = set(Assignment.objects.filter(task__in=tasks).values_list("body__name", flat=True))

    assert tasks.count() == 2
    assert doers == {programme.owner.name, "Sở Tài nguyên và Môi trường"}


@pytest.mark.parametrize(
    "words", ["bến bãi an toàn mùa mưa lũ", "bến bãi an toàn mùa lũ", "ben bai an toan trong mua"]
)
def test_a_movement_under_three_names_is_found_under_each(
    story: Story, plan: Document, words: str
) -> None:
    """Title, decision and text call the movement three ways; the search takes any."""
    assert plan.number in story.reads(KEEPER, f"/van-ban/?tim={words}")


def test_a_clause_that_names_nobody_waits_until_somebody_is_named(story: Story) -> None:
    """The part on content says what, not who: nothing is given before a person says to whom."""
    content = story.clause(KEEPER, "Mở đợt cao điểm")
    with story.stage.eyes_of(KEEPER):
        districts = Group.objects.get(name="UBND các huyện, thị xã, thành phố")
    story.does(
        KEEPER, f"/van-ban/muc/{content.pk}/co-quan/", role="responsible", meant=f"g{districts.pk}"
    )
    story.confirms(KEEPER, story.documents[0])
    story.carries_out(KEEPER, story.documents[0])

    assert story.part("dung", "Mở đợt cao điểm").state == "open"
    with story.stage.eyes_of(KEEPER):
        assert not Task.objects.filter(title__startswith="Tổng kết").exists()


def test_this_plan_is_gathered_by_a_department_not_by_the_front(
    story: Story, programme: Programme
) -> None:
    """The route is the plan's: an obstacle goes to Tài, and Mai of the Front sees none."""
    story.it_is(8, 25)
    raised = story.raises("dung", programme, "Thiếu áo phao", since=date(2026, 8, 24))

    assert raised.consolidator == story.actor("tai").body
    assert raised.title in story.reads("tai", "/vuong-mac/")
    assert raised.title not in story.reads("mai", "/vuong-mac/")


def test_a_district_hands_on_to_its_communes_and_adds_them_up(
    story: Story, programme: Programme
) -> None:
    """Teams are founded in communes; the district's part ends when theirs have."""
    part = story.part("dung", "Thành lập các tổ tự quản")
    commune = story.actor("cuong").body
    story.does(
        "dung", f"/nhiem-vu/phan/{part.pk}/giao-tiep/", chosen=[f"b{commune.pk}"],
        words="Lập tổ tự quản ở từng thôn của xã.",
    )  # fmt: skip
    early = story.is_told(
        "dung", f"/nhiem-vu/phan/{part.pk}/bao-cao/", words="Xong.", claims_done="on",
        letter_number="61/BC",
    )  # fmt: skip
    story.reports("cuong", "Lập tổ tự quản ở từng thôn")
    story.judges("dung", "cuong", "Lập tổ tự quản ở từng thôn")
    story.does("dung", f"/nhiem-vu/{story.task('dung', 'Lập tổ tự quản').pk}/ket-thuc/")
    story.reports("dung", "Thành lập các tổ tự quản")

    assert "Còn 1 nhiệm vụ giao tiếp cho cấp dưới đang mở" in early
    assert programme.state == "open"


def test_from_the_file_to_the_closed_plan(story: Story, programme: Programme) -> None:
    """One district in time, one late, the matrix shows both; the review closes the movement."""
    story.it_is(8, 18)
    story.reports("dung", "Tổ chức phát động sau ngày", figure="2140", figure_unit="người")
    story.judges(KEEPER, "dung", "Tổ chức phát động sau ngày")
    story.it_is(8, 22)
    story.reports("van", "Tổ chức phát động sau ngày")
    story.judges(KEEPER, "van", "Tổ chức phát động sau ngày")
    matrix = story.reads(KEEPER, f"/chuong-trinh/{programme.pk}/")
    assert "quá hạn" in matrix

    story.it_is(12, 31)
    story.closes(KEEPER, programme)

    assert "đã tổng kết" in story.reads("dung", "/chuong-trinh/")
