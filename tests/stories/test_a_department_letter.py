"""
An ordinary letter of a department with two masters, from the file to the closed plan.

It carries out a paper of the ministry and one of the Party at once, and asks papers, stations and
districts to tell of schools after the flood. Mai keeps it, Hà leads a district.
"""

import pytest

from lalanh.directives.models import Citation, Document, Recipient
from lalanh.programmes.models import Programme
from lalanh.tasks.models import Assignment, Task
from tests.stories.telling import Story

FILE, KEEPER, CAME = "thu-hoa-toc-ke-hoach.txt", "mai-bcd", (9, 21)
PASS_ON = "Phát lại các chương trình"


@pytest.fixture
def letter(story: Story) -> Document:
    """The first letter of the file, in the register."""
    story.confirms(KEEPER, story.documents[0])
    return story.documents[0]


@pytest.fixture
def programme(story: Story, letter: Document) -> Programme:
    """What it asks for, followed as a plan."""
    return story.carries_out(KEEPER, letter)


def test_it_rests_on_a_paper_of_the_ministry_and_one_of_the_party(
    story: Story, letter: Document
) -> None:
    """State and Party numbers stand side by side; a third paper is only cited."""
    with story.stage.eyes_of(KEEPER):
        rests = Citation.objects.filter(document=letter).values_list("number", "relation")

    assert set(rests) == {
        ("1207/CBC-TTPC", "basis"), ("64-HD/BTGTU", "basis"), ("1930/HD-SGDĐT", "citation"),
    }  # fmt: skip


def test_as_above_means_those_it_is_addressed_to(story: Story, letter: Document) -> None:
    """ "Như trên" is nobody of its own, and the filing line gets no copy."""
    with story.stage.eyes_of(KEEPER):
        lines = Recipient.objects.filter(document=letter)
        acting = lines.filter(purpose=Recipient.Purpose.ACT)
        filed = lines.get(purpose=Recipient.Purpose.ARCHIVE)

    assert acting.count() == acting.filter(is_addressee=True).count() == 3
    assert (filed.body, filed.group) == (None, None)


def test_districts_are_asked_not_ordered(story: Story, programme: Programme) -> None:
    """A request that nobody has answered is no overdue work."""
    part = story.part("ha", PASS_ON)
    story.it_is(12, 1)

    assert (part.state, part.task.modality) == ("asked", "request")
    assert part.task.title not in story.reads(KEEPER, "/nhiem-vu/qua-han/")
    assert programme.state == "open"


def test_press_of_the_province_is_one_name_for_three_bodies(
    story: Story, programme: Programme
) -> None:
    """ "Đối với các cơ quan báo chí" stands in a heading and holds for every clause below it."""
    with story.stage.eyes_of(KEEPER):
        task = Task.objects.get(programme=programme, title__startswith="Giới thiệu cách làm sạch")
        bodies = set(Assignment.objects.filter(task=task).values_list("body__name", flat=True))

    assert {"Báo Sông Lam", "Cổng Thông tin điện tử tỉnh"} <= bodies
    assert len(bodies) == 3


def test_from_the_file_to_the_closed_plan(story: Story, programme: Programme) -> None:
    """Hà takes it on and answers by letter, Dũng declines; what is left is freed and closed."""
    story.answers("ha", PASS_ON)
    story.answers("dung", PASS_ON, declines_for="Đài huyện đã phát.")
    story.reports("ha", PASS_ON, letter_number="77/UBND-VX")
    story.judges(KEEPER, "ha", PASS_ON)
    story.frees(KEEPER, story.task(KEEPER, PASS_ON), reason="Huyện không bị ngập.")
    story.it_is(11, 30)
    story.closes(KEEPER, programme)

    assert story.part("dung", PASS_ON).state == "declined"
    assert "đã tổng kết" in story.reads("ha", "/chuong-trinh/")
