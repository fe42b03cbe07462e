"""Jobs survive what may happen to them."""

import datetime as dt
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from django.db import connection, transaction

from lalanh.base import jobs, notices, scope
from lalanh.base.models import Job
from tests import make
from tests.conftest import Scratch


@pytest.fixture
def counting() -> Iterator[list[int]]:
    """A kind of job that counts to five, a step each; the list is what its steps did."""
    seen: list[int] = []

    def count(work: jobs.Work) -> None:
        for number in range(work.cursor.get("next", 1), 6):
            with work.step(cursor={"next": number + 1}, done=number, total=5):
                seen.append(number)

    jobs.JOBS["tests.count"] = count
    yield seen
    del jobs.JOBS["tests.count"]


def _ask(person: make.Person, key: str | None = None) -> Job:
    with make.eyes_of(person):
        return jobs.ask(kind="tests.count", args={}, by=person.user, at=make.AT, key=key)


def _seen_by(person: make.Person, job: Job) -> Job:
    with make.eyes_of(person):
        return Job.objects.get(pk=job.pk)


@pytest.mark.django_db
def test_a_job_is_run_to_its_end_and_its_progress_noted(counting: list[int]) -> None:
    lan = make.lan()
    job = _ask(lan)

    assert jobs.run_next()

    after = _seen_by(lan, job)
    assert (after.state, after.done, after.percent, counting) == ("done", 5, 100, [1, 2, 3, 4, 5])


@pytest.mark.django_db
def test_the_same_key_starts_nothing_twice(counting: list[int]) -> None:
    lan = make.lan()

    assert _ask(lan, key="once") == _ask(lan, key="once")


@pytest.mark.django_db
def test_a_job_goes_on_where_its_worker_died(counting: list[int]) -> None:
    lan = make.lan()
    job = _ask(lan)
    with make.eyes_of(lan):
        Job.objects.filter(pk=job.pk).update(state="running", cursor={"next": 4}, starts=1)

    jobs.run_next()

    assert counting == [4, 5]


@pytest.mark.django_db
def test_a_job_that_was_asked_to_stop_makes_no_further_step(counting: list[int]) -> None:
    lan = make.lan()
    job = _ask(lan)
    with make.eyes_of(lan):
        Job.objects.filter(pk=job.pk).update(state="running", cancel_asked_at=make.AT)

    jobs.run_next()

    assert (_seen_by(lan, job).state, counting) == ("cancelled", [])


@pytest.mark.django_db
def test_a_waiting_job_stops_at_once(counting: list[int]) -> None:
    lan = make.lan()
    job = _ask(lan)

    with make.eyes_of(lan):
        jobs.ask_to_stop(job=job, at=make.AT)

    assert _seen_by(lan, job).state == "cancelled"


@pytest.mark.django_db
def test_a_broken_job_tells_its_user_a_sentence_and_the_log_the_rest(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(work: jobs.Work) -> None:
        raise ZeroDivisionError

    jobs.JOBS["tests.count"] = broken
    lan = make.lan()
    job = _ask(lan)

    jobs.run_next()
    del jobs.JOBS["tests.count"]

    assert "vẫn còn nguyên" in _seen_by(lan, job).message
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.django_db
def test_a_job_that_kills_its_workers_is_given_up(counting: list[int]) -> None:
    lan = make.lan()
    job = _ask(lan)
    with make.eyes_of(lan):
        Job.objects.filter(pk=job.pk).update(state="running", starts=jobs.STARTS_LIMIT)

    jobs.run_next()

    assert (_seen_by(lan, job).state, counting) == ("failed", [])


@pytest.mark.django_db
def test_a_job_not_yet_due_waits(counting: list[int]) -> None:
    lan = make.lan()
    later = dt.datetime(2999, 1, 1, tzinfo=dt.UTC)
    with make.eyes_of(lan):
        jobs.ask(kind="tests.count", args={}, by=lan.user, at=make.AT, not_before=later)

    assert not jobs.run_next()


@pytest.mark.django_db
def test_another_commune_sees_nothing_of_the_job(counting: list[int]) -> None:
    _ask(make.lan())

    with make.eyes_of(make.cuong()):
        assert not Job.objects.exists()


def test_two_workers_never_run_one_job_together(scratch: Scratch, counting: list[int]) -> None:
    with transaction.atomic():
        _ask(make.lan())

    def work() -> None:
        jobs.run_next()
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert counting == [1, 2, 3, 4, 5]


@pytest.mark.processes
def test_the_worker_command_delivers_what_waits(scratch: Scratch) -> None:
    with transaction.atomic():
        lan = make.lan()
        with make.eyes_of(lan):
            notices.send(to=[lan.user], kind="tests", text="Xin chào", by=lan.user, at=make.AT)

    subprocess.run(
        [sys.executable, "-m", "django", "work", "--until-idle"],
        env=scratch.environment(), check=True, timeout=60,
    )  # fmt: skip

    with transaction.atomic():
        scope.enter(lan.seat.scope)
        assert Job.objects.get().state == Job.State.DONE
