"""The list of long jobs and the page of each."""

from collections.abc import Iterator

import pytest
from django.test import Client

from lalanh.base import jobs
from lalanh.base.models import Job
from tests import make
from tests.web.reading import parsed, part, text_of


@pytest.fixture(autouse=True)
def _kind() -> Iterator[None]:
    """A kind of job that ends with an address to go to."""

    def finish(work: jobs.Work) -> None:
        with work.step(done=1, total=1, result={"url": "/viec/"}):
            pass

    jobs.job("tests.finish", name="Làm thử một việc")(finish)
    yield
    del jobs.JOBS["tests.finish"], jobs.NAMES["tests.finish"]


def _ask(person: make.Person) -> Job:
    with make.eyes_of(person):
        return jobs.ask(kind="tests.finish", args={}, by=person.user, at=make.AT)


@pytest.mark.django_db
def test_a_job_is_listed_by_its_name_and_state(client: Client) -> None:
    lan = make.lan()
    _ask(lan)
    client.force_login(lan.user)

    [row] = parsed(client.get("/viec/")).xpath("//tbody/tr")

    assert "Làm thử một việc" in text_of(row)
    assert "đang chờ" in text_of(row)


@pytest.mark.django_db
def test_cuong_finds_no_job_of_another_body(client: Client) -> None:
    job = _ask(make.lan())
    client.force_login(make.cuong().user)

    assert client.get(f"/viec/{job.pk}/").status_code == 404
    assert parsed(client.get("/viec/")).xpath("//tbody/tr") == []


@pytest.mark.django_db
def test_the_page_of_an_open_job_renews_itself_with_and_without_scripts(client: Client) -> None:
    lan = make.lan()
    job = _ask(lan)
    client.force_login(lan.user)

    page = parsed(client.get(f"/viec/{job.pk}/"))

    assert page.get_element_by_id("progress").get("hx-get") == f"/viec/{job.pk}/"
    assert page.xpath("//noscript/meta/@http-equiv") == ["refresh"]


@pytest.mark.django_db
def test_the_page_of_a_finished_job_rests_and_leads_to_the_result(client: Client) -> None:
    lan = make.lan()
    job = _ask(lan)
    jobs.run_next()
    client.force_login(lan.user)

    progress = parsed(client.get(f"/viec/{job.pk}/")).get_element_by_id("progress")

    assert progress.get("hx-get") is None
    assert progress.xpath(".//a[contains(@class, 'button')]/@href") == ["/viec/"]


@pytest.mark.django_db
def test_the_progress_swapped_in_equals_the_page_reloaded(client: Client) -> None:
    lan = make.lan()
    job = _ask(lan)
    client.force_login(lan.user)

    swapped = client.get(f"/viec/{job.pk}/", headers={"HX-Request": "true"})

    assert part(swapped, "progress") == part(client.get(f"/viec/{job.pk}/"), "progress")


@pytest.mark.django_db
def test_whoever_asked_for_a_job_may_stop_it(client: Client) -> None:
    lan = make.lan()
    job = _ask(lan)
    client.force_login(lan.user)

    swapped = client.post(f"/viec/{job.pk}/dung/", headers={"HX-Request": "true"})

    assert "đã dừng" in text_of(parsed(swapped))
    assert part(swapped, "progress") == part(client.get(f"/viec/{job.pk}/"), "progress")


@pytest.mark.django_db
def test_another_of_the_same_body_sees_the_job_and_cannot_stop_it(client: Client) -> None:
    job = _ask(make.lan())
    client.force_login(make.binh().user)

    assert not parsed(client.get(f"/viec/{job.pk}/")).xpath("//form[contains(@action, 'dung')]")
    assert client.post(f"/viec/{job.pk}/dung/").status_code == 404
