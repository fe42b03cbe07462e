"""What reaches a body is entered in its book of incoming documents, under a number of the year."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from lalanh.base.action import action, note
from lalanh.base.models import User
from lalanh.base.refusals import refused_as
from lalanh.directives.models import Arrival, Document
from lalanh.directives.queries import books
from lalanh.kernel import text
from lalanh.kernel.errors import Refused
from lalanh.kernel.period import local_date
from lalanh.organisations.models import Body

# First half of the advisory lock's key; the second is the body's id.
_LOCK_SPACE = 0x4A72
_FACTS = [
    "year", "number", "received_on", "passed_to", "passed_on", "file_number", "remark",
]  # fmt: skip


class NothingArrived(Refused):
    """Only what came to the body stands in its book."""

    message = (
        "Văn bản này không phải văn bản đến của cơ quan, hoặc chưa được xác nhận vào sổ. "
        "Chỉ ghi số đến cho văn bản đến đã vào sổ hoặc văn bản được chuyển đến."
    )


class NumberGiven(Refused):
    """A number of the year stands for one document."""


class EnteredBefore(Refused):
    """A document is entered once."""

    message = "Văn bản đã có số đến, có thể người khác vừa ghi trước. Không cần ghi lại."


class NotYet(Refused):
    """Nothing arrives on a day that has not come, nor goes on before it arrived."""


@dataclass(frozen=True, slots=True)
class ArrivalFacts:
    """What stands in the book besides the document; without a number it gets the next one."""

    received_on: date
    number: int | None = None
    passed_to: str = ""
    passed_on: date | None = None
    file_number: str = ""
    remark: str = ""


@action("directives.arrival.entered")
def enter_arrival(
    *, document: Document, body: Body, facts: ArrivalFacts, by: User, at: datetime
) -> Arrival:
    """
    Enter the document in the body's book.

    :raises NothingArrived: for its own outgoing papers, drafts, and what it does not hold.
    :raises EnteredBefore: if it stands in the book.
    :raises NumberGiven: if the number stands for another document of the year.
    :raises NotYet: for a day of arrival to come, or one after that of passing on.
    """
    _check_days(facts, at)
    if not books.has_arrived(document=document, body=body):
        raise NothingArrived
    _lock(body)
    arrival = Arrival(document=document, body=body, entered_at=at, entered_by=by)
    _fill(arrival, facts)
    with (
        refused_as(EnteredBefore, constraint="directives_arrival_document_once"),
        _number_free(arrival),
    ):
        arrival.save(force_insert=True)
    note(number=arrival.number, year=arrival.year)
    return arrival


@action("directives.arrival.changed")
def change_arrival(*, arrival: Arrival, facts: ArrivalFacts, by: User, at: datetime) -> Arrival:
    """
    Correct what stands in the book; without a number it keeps its own.

    :raises NumberGiven: if the number stands for another document of the year.
    :raises NotYet: for a day of arrival to come, or one after that of passing on.
    """
    _check_days(facts, at)
    _lock(arrival.body)
    arrival = Arrival.objects.select_related("body").get(pk=arrival.pk)
    note(before=f"{arrival.number}/{arrival.year}")
    _fill(arrival, facts)
    with _number_free(arrival):
        arrival.save(update_fields=_FACTS)
    return arrival


def _check_days(facts: ArrivalFacts, at: datetime) -> None:
    if facts.received_on > local_date(at):
        raise NotYet(
            f"Ngày đến {facts.received_on:%d/%m/%Y} chưa tới. Hãy ghi ngày đã nhận văn bản.",
            field="received_on",
        )
    if facts.passed_on is not None and facts.passed_on < facts.received_on:
        raise NotYet(
            f"Ngày chuyển {facts.passed_on:%d/%m/%Y} trước ngày đến. Hãy xem lại hai ngày.",
            field="passed_on",
        )


def _lock(body: Body) -> None:
    """Let one at a time write in the body's book: the number after the last is for one only."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_LOCK_SPACE, body.pk % 2**31])


def _fill(arrival: Arrival, facts: ArrivalFacts) -> None:
    year = facts.received_on.year
    stays = arrival.pk is not None and arrival.year == year
    after_last = arrival.number if stays else books.next_number(body=arrival.body, year=year)
    arrival.year, arrival.received_on = year, facts.received_on
    arrival.number = facts.number or after_last
    arrival.passed_to, arrival.passed_on = text.clean(facts.passed_to), facts.passed_on
    arrival.file_number = text.clean(facts.file_number)
    arrival.remark = text.clean(facts.remark)


@contextmanager
def _number_free(arrival: Arrival) -> Iterator[None]:
    following = books.next_number(body=arrival.body, year=arrival.year)
    taken = NumberGiven(
        f"Số đến {arrival.number} năm {arrival.year} đã ghi cho văn bản khác. "
        f"Số tiếp theo của sổ là {following}.",
        field="number",
    )
    with refused_as(taken, constraint="directives_arrival_number_once_a_year"):
        yield
