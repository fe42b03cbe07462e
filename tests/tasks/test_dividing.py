"""Before anything is given, a clause becomes two tasks, or two clauses one."""

import datetime as dt

import pytest
from django.test import Client

from lalanh.directives.models import Clause, Document
from lalanh.kernel.errors import Refused
from lalanh.tasks.actions import dividing, giving
from lalanh.tasks.models import Task
from tests import make, make_directives
from tests.make_organisations import refused

pytestmark = pytest.mark.django_db
FIRST = "Ủy ban MTTQ Việt Nam huyện Thanh Giang chủ trì lập danh sách"
SECOND = "các hộ bị thiệt hại, hoàn thành trước ngày 20/8/2021."


@pytest.fixture
def lan() -> make.Person:
    """The owner of the register."""
    return make.lan()


@pytest.fixture
def document(lan: make.Person) -> Document:
    """A registered plan of two clauses, nothing given yet."""
    make.district("huyện Thanh Giang")
    make.district("huyện Kim Bảng")
    return make_directives.registered(lan)


def _clauses(lan: make.Person, document: Document) -> list[Clause]:
    with make.eyes_of(lan):
        return list(document.clauses.filter(is_followed=True).order_by("position"))


def _divide(
    person: make.Person, clause: Clause, first: str = FIRST, second: str = SECOND
) -> Clause:
    with make.eyes_of(person):
        return dividing.divide_clause(
            clause=clause, first=first, second=second, by=person.user, at=make.AT
        )


def test_both_halves_keep_names_deadline_and_place(lan: make.Person, document: Document) -> None:
    whole = _clauses(lan, document)[0]

    _divide(lan, whole)

    first, second, third = _clauses(lan, document)
    assert (first.text, second.text, third.section) == (FIRST, SECOND, ["II", "2"])
    assert (second.last_day, second.section) == (dt.date(2021, 8, 19), ["II", "1"])
    assert (second.start, second.end) == (whole.start, whole.end)
    with make.eyes_of(lan):
        assert second.assignees.count() == first.assignees.count() == 2


def test_each_half_becomes_a_task_of_its_own(lan: make.Person, document: Document) -> None:
    _divide(lan, _clauses(lan, document)[0])

    with make.eyes_of(lan):
        giving.hand_out(document=document, by=lan.user, at=make.AT)
        assert Task.objects.count() == 3


@pytest.mark.parametrize(
    ("first", "second", "refusal"),
    [
        (FIRST, " ", dividing.NothingDivided),
        (FIRST, "các hộ bị thiệt hại phải nộp tiền", dividing.NotItsWords),
    ],
)
def test_a_task_says_what_the_document_says(
    lan: make.Person, document: Document, first: str, second: str, refusal: type[Refused]
) -> None:
    with refused(refusal):
        _divide(lan, _clauses(lan, document)[0], first, second)


def test_what_was_given_is_not_divided(lan: make.Person, document: Document) -> None:
    whole, other = _clauses(lan, document)
    with make.eyes_of(lan):
        giving.hand_out(document=document, by=lan.user, at=make.AT)

    with refused(dividing.AlreadyGivenClause):
        _divide(lan, whole)
    with refused(dividing.AlreadyGivenClause), make.eyes_of(lan):
        dividing.unite_clauses(clause=whole, following=other, by=lan.user, at=make.AT)


def test_nobody_divides_in_the_register_of_another(lan: make.Person, document: Document) -> None:
    above = make.person("thu", "Vũ Anh Thư", body=make.district(), role=lan.seat.role)
    clause = _clauses(lan, document)[0]
    with make.eyes_of(lan):
        giving.hand_out(document=document, by=lan.user, at=make.AT)

    with refused(dividing.NotOurPaper):
        _divide(above, clause)


def test_two_clauses_become_one_with_the_names_of_both(
    lan: make.Person, document: Document
) -> None:
    _divide(lan, _clauses(lan, document)[0])
    first, second, _ = _clauses(lan, document)

    with make.eyes_of(lan):
        dividing.unite_clauses(clause=first, following=second, by=lan.user, at=make.AT)

    one, _ = _clauses(lan, document)
    assert one.plain_text == f"{FIRST} {SECOND}"
    with make.eyes_of(lan):
        assert one.assignees.count() == 2


def test_clauses_of_different_days_stay_apart(lan: make.Person, document: Document) -> None:
    first, second = _clauses(lan, document)

    with refused(dividing.NotAlike), make.eyes_of(lan):
        dividing.unite_clauses(clause=first, following=second, by=lan.user, at=make.AT)


def test_it_is_done_on_the_page_before_giving(lan: make.Person, document: Document) -> None:
    clause = _clauses(lan, document)[0]
    site = Client()
    site.force_login(lan.user)
    preview = f"/van-ban/{document.pk}/giao/"

    before = site.get(preview).content.decode()
    site.post(f"/van-ban/muc/{clause.pk}/tach/", {"first": FIRST, "second": SECOND})
    divided = len(_clauses(lan, document))
    site.post(f"/van-ban/muc/{clause.pk}/gop/")

    assert f"/van-ban/muc/{clause.pk}/tach/" in before
    assert (divided, len(_clauses(lan, document))) == (3, 2)
