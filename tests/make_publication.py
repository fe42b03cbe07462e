"""Builders of publications: booked gifts, drafted by one person, published by another."""

import datetime as dt

from lalanh.base import jobs
from lalanh.base.models import User
from lalanh.base.permissions import Role
from lalanh.fund.models import Fund
from lalanh.transparency.actions import drafting, publishing
from lalanh.transparency.models import Publication
from tests import make, make_fund

# The day after the one the invented statement is of.
NEXT_DAY = make.AT + dt.timedelta(days=1)


def publisher() -> make.Person:
    """Hoa works beside Lan and publishes what Lan drafted; she is the same however often asked."""
    if User.objects.filter(username="hoa").exists():
        return make.again("hoa")
    return make.person("hoa", "Ngô Thị Hoa", body=make.province(), role=Role.PUBLISHER)


def booked_fund(keeper: make.Person) -> Fund:
    """A fund whose invented statement is in the book."""
    with make.eyes_of(keeper):
        fund = make_fund.fund(keeper)
        drive = make_fund.drive(keeper, of=fund)
        account = make_fund.bank_account(keeper, of=fund, drive=drive)
        statement = make_fund.received(keeper, into=account, content=make_fund.mt940())
        make_fund.booked(keeper, of=statement)
    return fund


def draft(keeper: make.Person, *, at: dt.datetime = NEXT_DAY) -> Publication:
    """What the book gained up to the day before `at`."""
    with make.eyes_of(keeper):
        through = (at - dt.timedelta(days=1)).date()
        return drafting.prepare(owner=keeper.body, through=through, by=keeper.user, at=at)


def published(keeper: make.Person, *, at: dt.datetime = NEXT_DAY) -> Publication:
    """The same, approved by somebody else, in the log and baked."""
    made = draft(keeper, at=at)
    hoa = publisher()
    with make.eyes_of(hoa):
        publishing.approve(publication=made, by=hoa.user, at=at)
    while jobs.run_next():
        pass
    with make.eyes_of(keeper):
        return Publication.objects.get(pk=made.pk)
