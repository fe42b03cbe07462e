"""
A letter marked HỎA TỐC that carries a plan along, from the file to the closed plan.

The department's letter tells everybody at once what the plan attached to it orders. Mai keeps the
register of the committee; Hà, who leads a district, opens it; papers and stations pass it on.
"""

from datetime import date

import pytest

from lalanh.directives.models import Citation, Clause, Copy, Document
from lalanh.tasks.models import Assignment, Task
from tests.stories.telling import Story

FILE, KEEPER, CAME = "thu-hoa-toc-ke-hoach.txt", "mai-bcd", (10, 2)


@pytest.fixture
def letter(story: Story) -> Document:
    """The urgent letter, second in the file, in the register together with its plan."""
    _, letter, plan = story.documents
    for document in (plan, letter):
        story.confirms(KEEPER, document)
    return letter


def test_one_file_becomes_three_documents_and_the_attached_plan_is_one_record(
    story: Story, letter: Document
) -> None:
    """The letter says "gửi kèm": what it cites is the plan of the same file, not a copy of it."""
    plan = story.documents[2]
    with story.stage.eyes_of(KEEPER):
        cited = Citation.objects.get(document=letter, number="97/KH-BCĐ")

    assert [document.number for document in story.documents] == [
        "815/STTTT-BCXB", "846/STTTT-BCXB", "97/KH-BCĐ",
    ]  # fmt: skip
    assert cited.cited_id == plan.pk
    assert "97/KH-BCĐ" in story.reads(KEEPER, f"/van-ban/{letter.pk}/")


def test_what_the_letter_says_again_gives_nobody_the_same_work_twice(
    story: Story, letter: Document
) -> None:
    """It repeats the plan with small changes: one task stands, and it is the plan's."""
    story.carries_out(KEEPER, story.documents[2])
    story.does(KEEPER, f"/van-ban/{letter.pk}/giao/")

    again = story.clause(KEEPER, "UBND các huyện, thị xã mở điểm phát gạo tại nhà văn hóa thôn, ")
    assert again.kind == Clause.Kind.RESTATED
    assert story.task(KEEPER, "Mở điểm phát gạo").document_id == story.documents[2].pk


def test_it_lies_on_top_of_every_desk_and_its_reading_time_is_kept(
    story: Story, letter: Document
) -> None:
    """Hỏa tốc is a mark of the head; the ordinary letter of the same file has none."""
    story.does(KEEPER, f"/van-ban/{letter.pk}/giao/")
    home = story.reads("ha", "/thong-bao/")
    story.it_is(10, 2, 11)
    story.does("ha", f"/van-ban/{letter.pk}/da-nhan/")

    with story.stage.eyes_of(KEEPER):
        copy = Copy.objects.get(document=letter, body=story.actor("ha").body)
    assert (letter.urgency, story.documents[0].urgency) == ("hoa_toc", "thuong")
    assert "hỏa tốc" in home.lower()
    assert copy.opened_at is not None
    assert (copy.opened_at - copy.handed_at).total_seconds() == 2 * 3600


def test_a_message_to_the_people_is_no_order_and_sets_no_norm(
    story: Story, letter: Document
) -> None:
    """ "Cùng nhau giữ gìn an toàn", who may have rice, how much: said on, not laid on anybody."""
    with story.stage.eyes_of(KEEPER):
        said = Clause.objects.filter(document=letter, kind__in=["message", "condition"])
        assert {"message", "condition"} <= set(said.values_list("kind", flat=True))
        assert not said.filter(is_followed=True).exists()


def test_departments_of_other_provinces_are_asked_and_never_late(
    story: Story, letter: Document
) -> None:
    """They are no body of this province: their name stays words until somebody registers them."""
    story.does(KEEPER, f"/van-ban/{letter.pk}/giao/")
    asked = story.clause(KEEPER, "Sở Thông tin và Truyền thông tỉnh Sông Lam trân trọng đề nghị")

    with story.stage.eyes_of(KEEPER):
        assert asked.modality == "request"
        assert not Task.objects.filter(clause=asked).exists()
    assert "có đông người Sông Lam làm việc" in story.reads(KEEPER, f"/van-ban/{letter.pk}/")


def test_from_the_file_to_the_closed_plan(story: Story, letter: Document) -> None:
    """What it asks is taken on and answered; when the flood is over, it is closed."""
    programme = story.carries_out(KEEPER, letter)
    beginning = "Đề nghị Sở Lao động - Thương binh và Xã hội"
    part = story.part("ha", beginning)
    story.answers("ha", beginning)
    story.it_is(10, 4)
    story.reports("ha", beginning, figure="11", figure_unit="điểm")
    story.judges(KEEPER, "ha", beginning)
    story.it_is(11, 1)
    story.closes(KEEPER, programme)

    with story.stage.eyes_of(KEEPER):
        assert Assignment.objects.get(pk=part.pk).finished_on == date(2026, 10, 4)
    assert "đã tổng kết" in story.reads("ha", "/chuong-trinh/")
