"""Writes of programmes: opening one from a plan, closing it."""

from datetime import date, datetime

from lalanh.base.action import action
from lalanh.base.models import User
from lalanh.base.refusals import refused_as
from lalanh.directives.models import Document
from lalanh.kernel import states, text
from lalanh.kernel.errors import Refused
from lalanh.kernel.period import local_date
from lalanh.organisations.models import Body
from lalanh.programmes.models import Programme

STEPS = {
    Programme.State.OPEN: frozenset({Programme.State.CLOSED}),
    Programme.State.CLOSED: frozenset(),
}


class AlreadyCarriedOut(Refused):
    """The plan has its programme."""

    message = "Kế hoạch này đã có chương trình. Hãy mở chương trình đó để theo dõi."


class NameTaken(Refused):
    """The body has a programme of this name."""


class WrongPeriod(Refused):
    """The end lies before the beginning."""

    message = "Ngày kết thúc phải sau ngày bắt đầu. Hãy xem lại hai ngày."


@action("programmes.programme.opened")
def open_programme(
    *,
    owner: Body,
    name: str,
    short_name: str,
    starts_on: date,
    by: User,
    at: datetime,
    ends_on: date | None = None,
    document: Document | None = None,
    consolidator: Body | None = None,
) -> Programme:
    """
    Begin to carry out a plan.

    :raises AlreadyCarriedOut: if the plan has a programme.
    :raises NameTaken: if the body has one of this name.
    :raises WrongPeriod: if the end lies before the beginning.
    """
    programme = Programme(
        owner=owner,
        name=text.clean(name),
        short_name=text.clean(short_name),
        document=document,
        consolidator=consolidator,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    taken = NameTaken(f"Đã có chương trình “{programme.name}”. Hãy đặt tên khác.", field="name")
    with (
        refused_as(AlreadyCarriedOut, constraint="programmes_programme_document_id_key"),
        refused_as(taken, constraint="programmes_programme_name_once"),
        refused_as(WrongPeriod, constraint="programmes_programme_ends_after_start"),
    ):
        programme.save(force_insert=True)
    return programme


@action("programmes.programme.closed")
def close_programme(*, programme: Programme, by: User, at: datetime, reason: str = "") -> Programme:
    """End the programme, with a reason where it has no final review; its figures stay."""
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    states.check(STEPS, Programme.State(programme.state), Programme.State.CLOSED)
    programme.state = Programme.State.CLOSED
    programme.closing_reason, programme.closed_on = text.clean(reason), local_date(at)
    programme.save(update_fields=["state", "closing_reason", "closed_on"])
    return programme
