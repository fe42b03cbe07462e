"""What the page of a task tells: one body alone, silence, what the directing body reads."""

import pytest
from django.test import Client

from lalanh.tasks.models import Task
from tests import make, make_fitting, make_reminders, make_tasks

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan() -> make.Person:
    """The giver."""
    return make.lan()


@pytest.fixture
def giang() -> make.Person:
    """One of the receivers."""
    return make_tasks.giang()


def _read(person: make.Person, address: str) -> str:
    site = Client()
    site.force_login(person.user)
    return site.get(address).content.decode()


def test_one_body_is_shown_alone_with_the_way_to_the_others(
    lan: make.Person, giang: make.Person
) -> None:
    other = make.district("huyện Kim Bảng")
    task = make_tasks.given(lan, giang.body, other)

    page = _read(lan, f"/nhiem-vu/{task.pk}/?body={other.pk}")

    assert f'id="co-quan-{other.pk}"' in page
    assert f'id="co-quan-{giang.body.pk}"' not in page
    assert "Xem mọi cơ quan của nhiệm vụ này" in page


def test_a_standing_task_without_a_word_is_silent_not_done(
    lan: make.Person, giang: make.Person
) -> None:
    task = make_tasks.given(lan, giang.body, last_day=None)
    with make.eyes_of(lan):
        Task.objects.filter(pk=task.pk).update(
            is_standing=True, rhythms=[{"kind": "weekly", "literal": "hằng tuần"}]
        )

    page = _read(lan, f"/nhiem-vu/{task.pk}/")

    assert "im lặng quá nhịp" in page
    assert "0 trên 1 đã hoàn thành" in page


def test_the_directing_body_reads_how_everybody_gets_on_and_does_nothing(
    lan: make.Person, giang: make.Person
) -> None:
    task = make_tasks.given(lan, giang.body)
    dung = make.person(
        "dung", "Trịnh Tiến Dũng", body=make.district("huyện Kim Bảng"), role=lan.seat.role
    )
    make_reminders.directed(lan, task, dung.body)
    make_tasks.reported(giang, task)

    page = _read(dung, f"/nhiem-vu/{task.pk}/")

    assert "Đã rà soát 14 thôn." in page
    assert "đã báo cáo xong, chờ duyệt" in page
    assert "Duyệt báo cáo" not in page
    assert "Điều chỉnh cách làm" not in page


def test_the_page_of_a_body_tells_how_it_fits_its_parts(
    lan: make.Person, giang: make.Person
) -> None:
    make_fitting.adapted(giang, make_tasks.given(lan, giang.body))

    page = _read(lan, f"/nhiem-vu/co-quan/{giang.body.pk}/")

    assert "điều chỉnh hình thức: Họp thôn thay cho hội nghị." in page
