"""Where and how long a higher directive is in force."""

from datetime import date, datetime

from django.db.models import Q

from lalanh.base.action import action, note
from lalanh.base.models import User
from lalanh.base.refusals import refused_as
from lalanh.directives.models import Document, Force
from lalanh.kernel.errors import Refused
from lalanh.organisations.models import Unit


class InForceAlready(Refused):
    """The directive is in force there in that time."""


class EndsBeforeStart(Refused):
    """The last day lies before the first."""

    message = "Ngày thôi áp dụng phải từ ngày bắt đầu trở đi. Hãy xem lại hai ngày."


class EndedAlready(Refused):
    """The stretch has its last day."""

    message = "Đợt áp dụng này đã kết thúc. Nếu áp dụng lại, hãy ghi đợt mới."


@action("directives.force.begun")
def begin_force(
    *,
    document: Document,
    unit: Unit,
    starts_on: date,
    by: User,
    at: datetime,
    ends_on: date | None = None,
    begun_by: Document | None = None,
) -> Force:
    """
    Note that the directive is in force in a unit, and all below it, from a day on.

    :raises InForceAlready: if that time overlaps one that is noted.
    :raises EndsBeforeStart: if the last day lies before the first.
    """
    document = Document.objects.select_for_update().get(pk=document.pk)
    later = Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on)
    meeting = Force.objects.filter(later, document=document, unit=unit)
    if ends_on is not None:
        meeting = meeting.filter(starts_on__lte=ends_on)
    known = meeting.order_by("starts_on").first()
    if known is not None:
        raise InForceAlready(
            f"Đã ghi văn bản áp dụng tại {unit.name} từ {known.starts_on:%d/%m/%Y}. "
            "Hãy ghi ngày thôi áp dụng của đợt ấy trước.",
            field="starts_on",
        )
    made = Force(
        document=document, unit=unit, starts_on=starts_on, ends_on=ends_on, begun_by=begun_by,
        noted_at=at, noted_by=by,
    )  # fmt: skip
    with refused_as(
        EndsBeforeStart(field="ends_on"), constraint="directives_force_ends_after_start"
    ):
        made.save(force_insert=True)
    return made


@action("directives.force.ended")
def end_force(
    *, force: Force, ends_on: date, ended_by: Document | None, by: User, at: datetime
) -> Force:
    """
    Note the last day on which the directive is in force there, and by which document.

    :raises EndedAlready: if its last day is noted.
    :raises EndsBeforeStart: if that day lies before the first.
    """
    force = Force.objects.select_for_update().get(pk=force.pk)
    if force.ends_on is not None:
        raise EndedAlready
    force.ends_on, force.ended_by = ends_on, ended_by
    with refused_as(
        EndsBeforeStart(field="ends_on"), constraint="directives_force_ends_after_start"
    ):
        force.save(update_fields=["ends_on", "ended_by"])
    return force


@action("directives.force.dropped")
def drop_force(*, force: Force, by: User, at: datetime) -> Document:
    """Take out a stretch that was noted by mistake."""
    document = force.document
    note(unit=force.unit.name, starts_on=force.starts_on.isoformat())
    force.delete()
    return document
