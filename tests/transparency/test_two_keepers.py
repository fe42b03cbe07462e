"""The public log is one: bodies that do not see each other publish into it one after the other."""

import datetime as dt
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import LazySettings

from lalanh.base import jobs
from lalanh.base.permissions import Role
from lalanh.fund.models import Fund
from lalanh.transparency.actions import drafting, publishing
from lalanh.transparency.models import Publication
from lalanh.transparency.snapshot.reading import about, open_snapshot, totals
from lalanh.transparency.snapshot.verification import verify
from tests import make, make_fund, make_publication
from tests.make_organisations import refused

pytestmark = pytest.mark.django_db
AT = make_publication.NEXT_DAY


def _keeper(username: str, district: str) -> make.Person:
    body = make.district(district)
    return make.person(username, f"Kế toán {district}", body=body, role=Role.ACCOUNTANT)


def _fund(keeper: make.Person, *, code: str, amount_vnd: int) -> Fund:
    with make.eyes_of(keeper):
        fund = make_fund.fund(keeper, code=code)
        make_fund.opening(keeper, of=fund, amount_vnd=amount_vnd)
    return fund


def _publish(keeper: make.Person, *, by: str, at: dt.datetime) -> Publication:
    made = make_publication.draft(keeper, at=at)
    other = make.person(by, "Người công bố", body=keeper.body, role=Role.PUBLISHER)
    with make.eyes_of(other):
        publishing.approve(publication=made, by=other.user, at=at)
    while jobs.run_next():
        pass
    with make.eyes_of(keeper):
        return Publication.objects.get(pk=made.pk)


@pytest.fixture
def both(settings: LazySettings) -> tuple[Path, Path]:
    """Thanh Giang publishes 10 million, then Kim Bảng 3 million; the two files."""
    giang, bang = _keeper("thu", "huyện Thanh Giang"), _keeper("tho", "huyện Kim Bảng")
    _fund(giang, code="THANH-GIANG", amount_vnd=10_000_000)
    _fund(bang, code="KIM-BANG", amount_vnd=3_000_000)
    first = _publish(giang, by="cong", at=AT)
    second = _publish(bang, by="bo", at=AT + dt.timedelta(hours=2))
    folder = Path(settings.SNAPSHOTS_DIR)
    return folder / first.file_name, folder / second.file_name


def test_the_second_file_holds_the_books_of_both(both: tuple[Path, Path]) -> None:
    with closing(open_snapshot(both[1])) as file:
        sums = {total.key: total.amount_vnd for total in totals(file, by=["fund"])}
        titles = {fund.code for fund in about(file).facts.funds}

    assert sums == {("THANH-GIANG",): 10_000_000, ("KIM-BANG",): 3_000_000}
    assert titles == {"THANH-GIANG", "KIM-BANG"}


def test_the_second_file_is_proved_together_with_the_first(both: tuple[Path, Path]) -> None:
    assert verify(both[1], previous=both[0]).holds


def test_a_day_before_the_last_published_one_is_refused(both: tuple[Path, Path]) -> None:
    giang = make.again("thu")
    early = make_fund.DAY - dt.timedelta(days=3)

    with make.eyes_of(giang), refused(drafting.AlreadyPublished, match="đã công bố đến hết ngày"):
        drafting.prepare(owner=giang.body, through=early, by=giang.user, at=AT)
