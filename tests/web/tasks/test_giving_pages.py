"""Giving a task at any time: bodies found by name, the clause of the plan that allows it."""

import pytest
from django.test import Client

from lalanh.organisations.models import Group
from lalanh.tasks.actions import giving
from lalanh.tasks.models import Assignment, Task
from tests import make, make_directives, make_organisations, make_tasks

pytestmark = pytest.mark.django_db
FACTS = {"title": "Trực lũ", "text": "Trực 24/24.", "modality": "assign"}


@pytest.fixture
def lan() -> make.Person:
    """The giver."""
    return make.lan()


def _site(person: make.Person) -> Client:
    site = Client()
    site.force_login(person.user)
    return site


def test_a_search_keeps_what_was_typed_and_gives_nothing(lan: make.Person) -> None:
    body, kept = make.district(), make.district("huyện Kim Bảng")
    asked = FACTS | {"search": "thanh giang", "chosen": [f"b{kept.pk}"], "tim": "1"}

    page = _site(lan).post("/nhiem-vu/giao/", asked).content.decode()

    assert f'value="b{body.pk}"' in page
    assert "Trực 24/24." in page
    assert "checked" in page
    with make.eyes_of(lan):
        assert not Task.objects.exists()


def test_a_search_that_finds_nothing_says_what_to_do(lan: make.Person) -> None:
    page = _site(lan).post("/nhiem-vu/giao/", FACTS | {"search": "zzzz", "tim": "1"})

    assert "Hãy gõ ít từ hơn" in page.content.decode()


def test_a_group_is_fanned_out_to_its_members(lan: make.Person) -> None:
    make.district()
    make.district("huyện Kim Bảng")
    group: Group = make_organisations.group("Ủy ban MTTQ các huyện", level=2, system="front")

    _site(lan).post("/nhiem-vu/giao/", FACTS | {"chosen": [f"g{group.pk}"]})

    with make.eyes_of(lan):
        assert Assignment.objects.count() == 2


def test_nobody_chosen_is_answered_in_words(lan: make.Person) -> None:
    page = _site(lan).post("/nhiem-vu/giao/", FACTS).content.decode()

    assert "Hãy chọn ít nhất một cơ quan" in page


def test_a_day_that_is_over_is_asked_about_once(lan: make.Person) -> None:
    site, asked = _site(lan), FACTS | {"chosen": [f"b{make.district().pk}"]}
    asked["last_day"] = "2020-01-01"

    page = site.post("/nhiem-vu/giao/", asked).content.decode()
    with make.eyes_of(lan):
        assert not Task.objects.exists()
    site.post("/nhiem-vu/giao/", asked | {"asked_day": "2020-01-01"})

    assert "Ngày 01/01/2020 đã qua" in page
    assert 'name="asked_day" value="2020-01-01"' in page
    with make.eyes_of(lan):
        assert Task.objects.get().state == Task.State.OPEN


def test_a_task_rests_on_the_clause_of_the_plan_that_allows_it(lan: make.Person) -> None:
    giang = make_tasks.giang()
    document = make_directives.handed_out(lan)
    with make.eyes_of(lan):
        giving.carry_out(
            document=document, name="Vùng lũ", short_name="Vùng lũ", starts_on=make.LONG_AGO,
            ends_on=None, consolidator=None, by=lan.user, at=make.AT,
        )  # fmt: skip
        clause = document.clauses.get(section=["II", "2"])
    site = _site(lan)

    form = site.get("/nhiem-vu/giao/").content.decode()
    site.post(
        "/nhiem-vu/giao/",
        FACTS | {"allowed_by": clause.pk, "lead": f"b{giang.body.pk}"},
    )

    assert 'optgroup label="Vùng lũ"' in form
    with make.eyes_of(giang):
        task = Task.objects.get(title="Trực lũ")
        assert task.programme is not None
        page = _site(giang).get(f"/nhiem-vu/{task.pk}/").content.decode()
    assert "45/KH-MTTQ-BTT" in page
    assert ">mục II.2</a>" in page


def test_several_bodies_are_added_with_their_responsibility(lan: make.Person) -> None:
    task = make_tasks.given(lan, make.district())
    two = [make.district("huyện Kim Bảng"), make.district("huyện Thạch Bình")]

    _site(lan).post(
        f"/nhiem-vu/{task.pk}/giao-them/",
        {
            "chosen": [f"b{body.pk}" for body in two],
            "role": "coordinate",
            "responsibility": "shared",
        },
    )

    with make.eyes_of(lan):
        added = Assignment.objects.filter(role="coordinate")
        assert [part.responsibility for part in added] == ["shared", "shared"]


def test_who_has_a_part_gets_no_second_one(lan: make.Person) -> None:
    body = make.district()
    task = make_tasks.given(lan, body)

    page = _site(lan).post(
        f"/nhiem-vu/{task.pk}/giao-them/", {"chosen": [f"b{body.pk}"], "role": "coordinate"}
    )

    assert "đã có phần việc trong nhiệm vụ này" in page.content.decode()
