"""
A letter of a Party body that asks and does not order, from the file to the closed plan.

Thơ works in the mass-mobilisation board, which asks the Front and the unions for help after the
flood. Mai answers for the Front: a request is taken on or declined before it is work.
"""

from datetime import date

import pytest

from lalanh.directives.models import Clause, Document
from lalanh.programmes.models import Programme
from lalanh.tasks.models import Assignment
from tests.stories.telling import Story

pytestmark = pytest.mark.long

FILE, KEEPER, CAME = "thu-dan-van.txt", "tho", (10, 5)
SPREADING, GATHERING = "Tiếp tục quán triệt", "Báo cáo kết quả vận động"


@pytest.fixture
def letter(story: Story) -> Document:
    """The letter, in the register."""
    story.confirms(KEEPER, story.documents[0])
    return story.documents[0]


@pytest.fixture
def programme(story: Story, letter: Document) -> Programme:
    """What it asks for, followed as a plan."""
    return story.carries_out(KEEPER, letter)


def test_a_party_number_says_what_the_paper_is(story: Story, letter: Document) -> None:
    """ "118-CV/BDVTU": number, type and issuer in the Party's order; "cấp bách" is no urgency."""
    assert letter.type is not None
    assert (letter.number, letter.type.code) == ("118-CV/BDVTU", "CV")
    assert (letter.issued_on, letter.urgency) == (date(2026, 10, 5), "thuong")
    assert "Lương Thu Hạnh" in story.reads(KEEPER, f"/van-ban/{letter.pk}/")


def test_what_is_asked_waits_for_an_answer(story: Story, programme: Programme) -> None:
    """Mai takes one request on and declines another, saying why."""
    taken, declined = story.part("mai", SPREADING), story.part("mai", GATHERING)
    story.answers("mai", SPREADING)
    silent = story.is_told("mai", f"/nhiem-vu/phan/{declined.pk}/tra-loi/", accepts="khong")
    story.answers("mai", GATHERING, declines_for="Đã gửi Tỉnh ủy.")

    assert (taken.state, story.part("mai", SPREADING).state) == ("asked", "open")
    assert "Hãy ghi lý do" in silent
    assert story.part("mai", GATHERING).state == "declined"
    assert programme.consolidator is None


def test_a_monthly_report_on_top_of_one_asked_for_has_both_rhythms(
    story: Story, programme: Programme
) -> None:
    """ "Định kỳ hằng tháng và đột xuất khi có yêu cầu" is one duty with two rhythms."""
    kinds = {rhythm["kind"] for rhythm in story.task(KEEPER, GATHERING).rhythms}

    assert kinds == {"monthly", "ad_hoc"}
    assert story.task(KEEPER, GATHERING).programme_id == programme.pk


def test_what_people_think_is_nobody_s_report(story: Story, letter: Document) -> None:
    """ "Nắm tình hình nhân dân" and punishing what is posted stay words: letters only, no lists."""
    with story.stage.eyes_of(KEEPER):
        marked = Clause.objects.filter(document=letter, is_sensitive=True)
        said = " ".join(marked.values_list("text", flat=True))

    assert "nắm tình hình nhân dân" in said
    assert "đăng tin sai sự thật" in said


def test_each_who_got_it_says_that_it_was_made_known(story: Story, programme: Programme) -> None:
    """The first clause asks to make papers known: opened, then told to how many."""
    number = programme.document_id
    before = story.reads(KEEPER, f"/van-ban/{number}/")
    story.does("mai", f"/van-ban/{number}/da-nhan/")
    story.does(
        "mai", f"/van-ban/{number}/quan-triet/", on="2026-10-05", how="họp cơ quan", people="32"
    )

    assert "0 trên" in before
    after = story.reads(KEEPER, f"/van-ban/{number}/")
    assert "1 đã quán triệt cho 32 người" in after


def test_from_the_file_to_the_closed_plan(story: Story, programme: Programme) -> None:
    """Mai takes it on, reports, is accepted; at the end of the year the board closes it."""
    part = story.part("mai", SPREADING)
    story.answers("mai", SPREADING)
    story.it_is(10, 30)
    story.reports("mai", SPREADING, letter_number="214/BC-MTTQ")
    story.judges(KEEPER, "mai", SPREADING)
    story.it_is(12, 31)
    story.closes(KEEPER, programme)

    with story.stage.eyes_of(KEEPER):
        assert Assignment.objects.get(pk=part.pk).state == "done"
    assert "đã tổng kết" in story.reads("mai", "/chuong-trinh/")
