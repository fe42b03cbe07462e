"""Pages of letters that urge: choose, print, draft."""

import pytest
from django.test import Client

from lalanh.base.models import Job
from lalanh.directives.models import Draft
from lalanh.tasks.actions import urging_letters
from lalanh.tasks.models import Task
from lalanh.web.tasks import views_letters
from tests import make, make_directives, make_tasks
from tests.web.reading import parsed, text_of

pytestmark = pytest.mark.django_db
ADDRESS = "/don-doc/cong-van/"


@pytest.fixture
def task(client: Client) -> Task:
    """A task long over time; Lan is signed in."""
    lan = make.lan()
    client.force_login(lan.user)
    return make_tasks.given(lan, make_tasks.giang().body)


def test_who_owes_what_is_listed_and_ticked(client: Client, task: Task) -> None:
    tree = parsed(client.get(ADDRESS))

    assert tree.xpath("//input[@name='body'][@checked]/@value") == [str(make.district().pk)]
    assert "Rà soát hộ thiếu đói" in text_of(tree)


def test_letters_are_printed_by_a_job_and_opened_from_it(client: Client, task: Task) -> None:
    asked = client.post(ADDRESS, {"body": [make.district().pk], "print": "1"})
    make_directives.run_jobs()
    job = asked["Location"].rstrip("/").rsplit("/", 1)[-1]

    answer = client.get(f"{ADDRESS}{job}/")

    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")


def test_a_long_list_is_paged_and_may_be_printed_whole(
    client: Client, task: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views_letters, "ROWS", 1)
    make_tasks.given(make.again("lan"), make.district("huyện Kim Bảng"))

    first = text_of(parsed(client.get(ADDRESS)))
    second = text_of(parsed(client.get(f"{ADDRESS}?page=2")))
    client.post(ADDRESS, {"all": "1", "print": "1"})
    with make.eyes_of(make.again("lan")):
        asked = Job.objects.get(kind=urging_letters.KIND).args["bodies"]

    assert ("Cả 2 cơ quan" in first, len(asked)) == (True, 2)
    assert ("Kim Bảng" in first) != ("Kim Bảng" in second)


def test_a_draft_opens_to_be_looked_at(client: Client, task: Task) -> None:
    answer = client.post(ADDRESS, {"body": [make.district().pk], "draft": "1"})

    with make.eyes_of(make.again("lan")):
        assert answer["Location"] == f"/van-ban/soan/{Draft.objects.get().pk}/"


def test_without_a_tick_the_page_says_what_to_do(client: Client, task: Task) -> None:
    answer = client.post(ADDRESS, {"print": "1"})

    assert "Hãy chọn lại" in text_of(parsed(answer))


def test_who_only_looks_writes_no_letters(client: Client) -> None:
    client.force_login(make.binh().user)

    assert client.get(ADDRESS).status_code == 403


def test_another_district_opens_no_letters_of_ours(client: Client, task: Task) -> None:
    asked = client.post(ADDRESS, {"body": [make.district().pk], "print": "1"})
    make_directives.run_jobs()
    job = asked["Location"].rstrip("/").rsplit("/", 1)[-1]
    client.force_login(make.cuong().user)

    assert client.get(f"{ADDRESS}{job}/").status_code == 404
    assert "Rà soát" not in text_of(parsed(client.get(ADDRESS)))


def test_an_empty_press_is_answered_with_a_sentence(client: Client, task: Task) -> None:
    answer = client.post(ADDRESS)

    assert "Không cơ quan nào trong số đã chọn còn việc quá hạn" in text_of(parsed(answer))
