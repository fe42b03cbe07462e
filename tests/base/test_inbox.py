"""What the public sends in is taken once, or refused with a reason, and forgotten in time."""

import datetime as dt
import threading

import pytest
from django.db import OperationalError, connection, transaction

from lalanh.base import clock, inbox, nights, scope
from lalanh.base.inbox import Submission
from lalanh.base.models import InboxItem, User
from lalanh.kernel.errors import Refused
from tests import make, make_letters
from tests.conftest import Scratch

KIND = "tests.letter"


@pytest.fixture(autouse=True)
def _fresh_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that knows no kind yet and has broken on nothing."""
    monkeypatch.setattr(inbox, "RECEIVERS", {})
    monkeypatch.setattr(inbox, "_BROKEN", set())


@pytest.fixture
def taken(_fresh_process: None) -> list[Submission]:
    """What the receiver of this test's kind was handed."""
    handed: list[Submission] = []
    inbox.receives(KIND)(lambda sent, _at: handed.append(sent))
    return handed


def _receive_with(monkeypatch: pytest.MonkeyPatch, failure: Exception) -> None:
    """Let the receiver write a row and fail."""

    def fails(sent: Submission, at: dt.datetime) -> None:
        make.system()
        raise failure

    monkeypatch.setitem(inbox.RECEIVERS, KIND, fails)


@pytest.mark.django_db
def test_an_item_is_handed_to_its_module_and_marked(
    taken: list[Submission], monkeypatch: pytest.MonkeyPatch, at: dt.datetime
) -> None:
    monkeypatch.setattr(clock, "now", lambda: at)
    item = make_letters.dropped(KIND, {"number": 7}, at=make.AT)

    assert inbox.take_next()

    after = make_letters.in_the_box(item)
    assert taken == [Submission(item, KIND, {"number": 7}, make.AT)]
    assert (after.state, after.handled_at, after.reason) == ("handled", at, "")


@pytest.mark.django_db
def test_the_oldest_item_comes_first_and_an_empty_box_says_so(taken: list[Submission]) -> None:
    later = make_letters.dropped(KIND, {}, at=make.AT + dt.timedelta(minutes=1))
    first = make_letters.dropped(KIND, {}, at=make.AT)

    answers = [inbox.take_next(), inbox.take_next(), inbox.take_next()]

    assert answers == [True, True, False]
    assert [sent.id for sent in taken] == [first, later]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "said", "reason"),
    [
        ("tests.nobody", {}, "Không phần nào của hệ thống nhận loại “tests.nobody”."),
        (KIND, [1, 2], "không phải một đối tượng JSON"),
        (KIND, "abc", "không phải một đối tượng JSON"),
        (KIND, None, "không phải một đối tượng JSON"),
    ],
)
def test_what_no_module_can_take_is_refused_with_a_reason_and_kept(
    taken: list[Submission], kind: str, said: object, reason: str
) -> None:
    item = make_letters.dropped(kind, said)

    inbox.take_next()

    after = make_letters.in_the_box(item)
    assert (after.state, after.payload, taken) == ("refused", said, [])
    assert reason in after.reason
    assert after.handled_at is not None


@pytest.mark.django_db
def test_a_refusing_module_leaves_nothing_but_its_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _receive_with(monkeypatch, Refused("Không nhận thư này."))
    item = make_letters.dropped(KIND)

    inbox.take_next()

    after = make_letters.in_the_box(item)
    assert (after.state, after.reason) == ("refused", "Không nhận thư này.")
    assert not User.objects.exists()


@pytest.mark.django_db
def test_our_own_mistake_costs_no_letter_and_holds_up_no_other(
    taken: list[Submission], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    _receive_with(monkeypatch, ZeroDivisionError())
    broken = make_letters.dropped(KIND)
    monkeypatch.setitem(inbox.RECEIVERS, "tests.sound", lambda sent, _at: taken.append(sent))
    sound = make_letters.dropped("tests.sound")

    make_letters.take_all()

    assert make_letters.in_the_box(broken).state == "new"
    assert make_letters.in_the_box(sound).state == "handled"
    assert caplog.text.count("ZeroDivisionError") == 1


@pytest.mark.django_db
def test_a_worker_started_anew_tries_again_what_broke(monkeypatch: pytest.MonkeyPatch) -> None:
    _receive_with(monkeypatch, ZeroDivisionError())
    item = make_letters.dropped(KIND)
    inbox.take_next()

    monkeypatch.setattr(inbox, "_BROKEN", set())
    monkeypatch.setitem(inbox.RECEIVERS, KIND, lambda _sent, _at: None)
    inbox.take_next()

    assert make_letters.in_the_box(item).state == "handled"


@pytest.mark.django_db
def test_a_database_that_went_away_leaves_the_item_new(monkeypatch: pytest.MonkeyPatch) -> None:
    _receive_with(monkeypatch, OperationalError("gone"))
    item = make_letters.dropped(KIND)

    with pytest.raises(OperationalError):
        inbox.take_next()

    assert make_letters.in_the_box(item).state == "new"


@pytest.mark.django_db
def test_a_module_does_not_see_the_box_while_it_takes_an_item(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[int] = []
    monkeypatch.setitem(
        inbox.RECEIVERS, KIND, lambda _sent, _at: seen.append(InboxItem.objects.count())
    )
    make_letters.dropped(KIND)

    inbox.take_next()

    assert seen == [0]


def test_two_receivers_of_one_kind_are_a_mistake(taken: list[Submission]) -> None:
    with pytest.raises(ValueError, match=r"tests\.letter"):
        inbox.receives(KIND)(lambda sent, _at: taken.append(sent))


def test_the_worker_eyes_need_a_transaction(scratch: Scratch) -> None:
    with pytest.raises(RuntimeError, match="transaction"), scope.looking_as_worker():
        pass


def test_several_workers_take_each_item_once(scratch: Scratch, taken: list[Submission]) -> None:
    items = [make_letters.dropped(KIND, {"number": n}) for n in range(20)]

    def work() -> None:
        make_letters.take_all()
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert sorted(sent.id for sent in taken) == sorted(items)


def test_an_item_that_another_worker_holds_is_passed_over(
    scratch: Scratch, taken: list[Submission]
) -> None:
    make_letters.dropped(KIND)
    found: list[bool] = []

    def look() -> None:
        found.append(inbox.take_next())
        connection.close()

    with transaction.atomic(), scope.looking_as_worker():
        InboxItem.objects.select_for_update().get()
        other = threading.Thread(target=look)
        other.start()
        other.join()

    assert (found, taken) == ([False], [])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "days", "payload"),
    [
        (KIND, 91, {}),
        ("tests.nobody", 91, {}),
        (KIND, 90, {"number": 7}),
        ("tests.nobody", 89, {"number": 7}),
    ],
    ids=["taken", "refused", "not yet over", "refused lately"],
)
def test_words_are_forgotten_ninety_days_after_they_were_dealt_with(
    taken: list[Submission],
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    days: int,
    payload: dict[str, int],
) -> None:
    monkeypatch.setattr(clock, "now", lambda: make.AT)
    item = make_letters.dropped(kind, {"number": 7})
    inbox.take_next()

    nights.NIGHTLY["base.inbox.forget"](make.AT + dt.timedelta(days=days))

    assert make_letters.in_the_box(item).payload == payload


@pytest.mark.django_db
def test_what_still_waits_is_not_forgotten() -> None:
    item = make_letters.dropped(KIND, {"number": 7})

    inbox.forget_handled(make.AT + dt.timedelta(days=1000))

    assert make_letters.in_the_box(item).payload == {"number": 7}
