"""The book of incoming documents: numbers of the year, once each, of one's own book only."""

import datetime as dt
from dataclasses import replace

import pytest
from django.db import ProgrammingError, connection

from lalanh.directives.actions import arriving, registering
from lalanh.directives.actions.arriving import ArrivalFacts
from lalanh.directives.models import Arrival, Document
from lalanh.directives.queries import books
from tests import make, make_directives, make_tasks

pytestmark = pytest.mark.django_db

DAY = dt.date(2021, 8, 3)
TODAY = ArrivalFacts(received_on=DAY)


@pytest.fixture
def lan() -> make.Person:
    """A leader at the province."""
    return make.lan()


def _came_in(person: make.Person, number: str) -> Document:
    document = make_directives.registered(
        person, words=make_directives.PLAN.replace("45/KH-MTTQ-BTT", number)
    )
    with make.eyes_of(person):
        Document.objects.filter(pk=document.pk).update(direction="in")
    document.direction = "in"
    return document


def _enter(person: make.Person, document: Document, facts: ArrivalFacts = TODAY) -> Arrival:
    with make.eyes_of(person):
        return arriving.enter_arrival(
            document=document, body=person.body, facts=facts, by=person.user, at=make.AT
        )


def test_numbers_follow_the_last_and_begin_anew_each_year(lan: make.Person) -> None:
    first, second, third, old = (_came_in(lan, f"{n}/KH-MTTQ-BTT") for n in range(1, 5))

    entered = [
        _enter(lan, first, replace(TODAY, number=1933)),
        _enter(lan, second),
        _enter(lan, old, ArrivalFacts(received_on=dt.date(2020, 12, 31))),
        _enter(lan, third, replace(TODAY, number=7)),
    ]

    assert [(one.number, one.year) for one in entered] == [
        (1933, 2021), (1934, 2021), (1, 2020), (7, 2021)
    ]  # fmt: skip
    with make.eyes_of(lan):
        assert books.next_number(body=lan.body, year=2021) == 1935
        assert books.years_of_arrivals(body=lan.body) == [2021, 2020]
        assert list(books.arrivals(body=lan.body, year=2021).values_list("number", flat=True)) == [
            1934, 1933, 7
        ]  # fmt: skip


def test_a_number_and_a_document_stand_once(lan: make.Person) -> None:
    first, second = _came_in(lan, "1/KH-MTTQ-BTT"), _came_in(lan, "2/KH-MTTQ-BTT")
    _enter(lan, first)

    with pytest.raises(arriving.EnteredBefore):
        _enter(lan, first)
    with pytest.raises(arriving.NumberGiven, match=r"Số đến 1 năm 2021 .* Số tiếp theo .* là 2"):
        _enter(lan, second, replace(TODAY, number=1))


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        (ArrivalFacts(received_on=make.AT.date() + dt.timedelta(days=1)), "received_on"),
        (ArrivalFacts(received_on=DAY, passed_on=DAY - dt.timedelta(days=1)), "passed_on"),
    ],
)
def test_days_that_cannot_be_are_refused(lan: make.Person, facts: ArrivalFacts, field: str) -> None:
    with pytest.raises(arriving.NotYet) as refused:
        _enter(lan, _came_in(lan, "1/KH-MTTQ-BTT"), facts)

    assert refused.value.facts["field"] == field


def test_drafts_and_outgoing_papers_get_no_number(lan: make.Person) -> None:
    draft = make_directives.draft(lan)
    outgoing = make_directives.registered(
        lan, words=make_directives.PLAN.replace("45/KH-MTTQ-BTT", "9/KH-MTTQ-BTT")
    )
    with make.eyes_of(lan):
        Document.objects.filter(pk=outgoing.pk).update(direction="out")
    outgoing.direction = "out"

    for document in (draft, outgoing):
        with pytest.raises(arriving.NothingArrived):
            _enter(lan, document)


def test_an_entry_is_corrected_and_moves_to_the_year_of_its_day(lan: make.Person) -> None:
    arrival = _enter(lan, _came_in(lan, "1/KH-MTTQ-BTT"), replace(TODAY, number=40))
    with make.eyes_of(lan):
        kept = arriving.change_arrival(
            arrival=arrival, facts=replace(TODAY, passed_to=" Ban  Phong trào "), by=lan.user,
            at=make.AT,
        )  # fmt: skip
        moved = arriving.change_arrival(
            arrival=arrival, facts=ArrivalFacts(received_on=dt.date(2020, 12, 30)), by=lan.user,
            at=make.AT,
        )  # fmt: skip
        passed_to = books.passed_to_before(body=lan.body)

    assert (kept.number, kept.year, kept.passed_to) == (40, 2021, "Ban Phong trào")
    assert (moved.number, moved.year, passed_to) == (1, 2020, [])


def test_what_was_handed_over_is_entered_in_ones_own_book(lan: make.Person) -> None:
    document = make_directives.handed_out(lan)
    giang = make_tasks.giang()

    with make.eyes_of(giang):
        before = books.waiting(body=giang.body)
    entered = _enter(giang, document)
    with make.eyes_of(giang):
        after = books.waiting(body=giang.body)

    assert [one.pk for one in before] == [document.pk]
    assert (entered.number, entered.body) == (1, giang.body)
    assert after == []


def test_another_district_reads_and_writes_nothing_of_a_book(lan: make.Person) -> None:
    document = make_directives.handed_out(lan)
    giang, cuong = make_tasks.giang(), make.cuong()
    entry = _enter(giang, document)

    with make.eyes_of(cuong):
        assert not Arrival.objects.exists()
    with pytest.raises(arriving.NothingArrived):
        _enter(cuong, document)
    with make.eyes_of(lan), connection.cursor() as cursor:
        assert Arrival.objects.get().pk == entry.pk
        cursor.execute("UPDATE directives_arrival SET number = 99")
        assert cursor.rowcount == 0, "the superior reads the book and writes nothing in it"


def test_what_was_taken_out_of_the_register_is_found_in_the_book(lan: make.Person) -> None:
    document = _came_in(lan, "1/KH-MTTQ-BTT")
    entry = _enter(lan, document)
    with make.eyes_of(lan):
        registering.withdraw_document(
            document=document, reason="Ghi nhầm.", by=lan.user, at=make.AT
        )
        assert list(books.arrivals(body=lan.body, year=2021, words="vung lu")) == [entry]


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM directives_arrival", "UPDATE directives_arrival SET document_id = document_id"],
)
def test_what_was_entered_stays_in_the_book(lan: make.Person, statement: str) -> None:
    _enter(lan, _came_in(lan, "1/KH-MTTQ-BTT"))

    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        make.eyes_of(lan),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
