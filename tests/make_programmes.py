"""Builders of plans under way: owner, consolidating body, committee, rhythm."""

import datetime as dt

from lalanh.base.permissions import Role
from lalanh.organisations import actions as organisations
from lalanh.organisations import committee_actions
from lalanh.organisations.models import Body
from lalanh.organisations.models.body import System
from lalanh.organisations.models.unit import Level
from lalanh.programmes.actions import programmes, setting
from lalanh.programmes.models import Programme
from tests import make, make_tasks

FIRST = dt.date(2021, 8, 2)
FOUR = dt.time(16, 0)


def department(name: str = "Sở Văn hóa và Thể thao tỉnh Sông Lam") -> Body:
    """A department of the province, outside the Front's branch."""
    known = Body.objects.filter(name=name).first()
    return known or organisations.found_body(
        name=name, system=System.GOVERNMENT, level=Level.PROVINCE, valid_from=make.LONG_AGO,
        by=make.system(), at=make.AT,
    )  # fmt: skip


def committee(standing: Body, *, name: str = "Ban Chỉ đạo Phong trào tỉnh Sông Lam") -> Body:
    """A steering committee whose standing agency is the body given."""
    known = Body.objects.filter(name=name).first()
    return known or committee_actions.found_committee(
        name=name, decision_number="2294/QĐ-UBND", valid_from=make.LONG_AGO, parent=standing,
        standing_agency=standing, by=make.system(), at=make.AT,
    )  # fmt: skip


def hung() -> make.Person:
    """Hùng leads the department that consolidates."""
    return make.person("hung", "Vũ Mạnh Hùng", body=department(), role=Role.LEADER)


def opened(
    lan: make.Person,
    *,
    name: str = "Giúp đồng bào vùng lũ",
    consolidator: Body | None = None,
    committee: Body | None = None,
) -> Programme:
    """A plan of Lan's body with a task for the district of Giang, so that it is seen there."""
    with make.eyes_of(lan):
        row = programmes.open_programme(
            owner=lan.body, name=name, short_name=name[:40], starts_on=FIRST,
            consolidator=consolidator, by=lan.user, at=make.AT,
        )  # fmt: skip
        if committee is not None:
            row = setting.set_committee(programme=row, committee=committee, by=lan.user, at=make.AT)
        return row


def task_of(programme: Programme, lan: make.Person, *bodies: Body) -> None:
    """A task of the plan for these bodies, so that they see the plan."""
    make_tasks.given(lan, *bodies, programme=programme)
