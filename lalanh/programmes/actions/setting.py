"""Writes of a plan's settings: who decides, who consolidates, how often; each change is kept."""

from datetime import date, datetime, time

from lalanh.base import scope
from lalanh.base.action import action
from lalanh.base.models import User
from lalanh.base.refusals import refused_as
from lalanh.kernel import period
from lalanh.kernel.errors import Refused
from lalanh.kernel.period import local_date
from lalanh.organisations.models import Body
from lalanh.programmes.actions.programmes import WrongPeriod
from lalanh.programmes.models import Programme, ReportRhythm, SettingChange
from lalanh.programmes.queries.setting import rhythm_in_words, rhythm_of

NOT_SET = "chưa định"


class NotTheOwner(Refused):
    """Only the body whose plan it is sets anything."""

    message = (
        "Chỉ cơ quan ban hành kế hoạch mới thay đổi thiết lập của chương trình. "
        "Hãy liên hệ cơ quan đó."
    )


class AlreadyClosed(Refused):
    """Nothing is set for a plan that has ended."""

    message = "Chương trình đã tổng kết nên không đổi thiết lập được nữa."


class NotACommittee(Refused):
    """The body that decides is a steering committee, or the owner."""


@action("programmes.route.set")
def set_route(
    *, programme: Programme, consolidator: Body | None, by: User, at: datetime
) -> Programme:
    """
    Say through which body reports and obstacles travel from now on.

    What is under way keeps the route it was sent on.

    :raises NotTheOwner: from another body.
    :raises AlreadyClosed: for a plan that has ended.
    """
    row = _held(programme)
    old, row.consolidator = row.consolidator, consolidator
    row.save(update_fields=["consolidator"])
    _keep(row, SettingChange.What.ROUTE, _name(old), _name(consolidator), by=by, at=at)
    return row


@action("programmes.committee.set")
def set_committee(
    *, programme: Programme, committee: Body | None, by: User, at: datetime
) -> Programme:
    """
    Say which committee decides; without one the owner does.

    :raises NotTheOwner: from another body.
    :raises AlreadyClosed: for a plan that has ended.
    :raises NotACommittee: for a body that is none.
    """
    row = _held(programme)
    if committee is not None and not committee.is_committee and committee != row.owner:
        raise NotACommittee(
            f"{committee.name} không phải ban chỉ đạo. Hãy chọn một ban chỉ đạo, "
            "hoặc để trống thì cơ quan ban hành kế hoạch quyết định.",
            field="committee",
        )
    old, row.committee = row.committee, committee
    row.save(update_fields=["committee"])
    _keep(row, SettingChange.What.COMMITTEE, _name(old), _name(committee), by=by, at=at)
    return row


@action("programmes.rhythm.set")
def set_rhythm(
    *,
    programme: Programme,
    kind: str,
    hour: time,
    days_after: int,
    by: User,
    at: datetime,
) -> Programme:
    """
    Set how often every body reports, from today on; periods before keep what was asked then.

    :raises NotTheOwner: from another body.
    :raises AlreadyClosed: for a plan that has ended.
    """
    row = _held(programme)
    today = local_date(at)
    old = rhythm_of(programme=row, on=today)
    ReportRhythm.objects.update_or_create(
        programme=row,
        valid_from=today,
        defaults={"kind": kind, "hour": hour, "days_after": days_after},
    )
    new = rhythm_of(programme=row, on=today)
    what = SettingChange.What.RHYTHM
    _keep(row, what, rhythm_in_words(old), rhythm_in_words(new), by=by, at=at)
    return row


@action("programmes.period.set")
def set_period(
    *, programme: Programme, starts_on: date, ends_on: date | None, by: User, at: datetime
) -> Programme:
    """
    Move the days between which the plan is carried out.

    :raises NotTheOwner: from another body.
    :raises AlreadyClosed: for a plan that has ended.
    :raises WrongPeriod: if the end lies before the beginning.
    """
    row = _held(programme)
    old = _days(row.starts_on, row.ends_on)
    row.starts_on, row.ends_on = starts_on, ends_on
    with refused_as(WrongPeriod, constraint="programmes_programme_ends_after_start"):
        row.save(update_fields=["starts_on", "ends_on"])
    _keep(row, SettingChange.What.PERIOD, old, _days(starts_on, ends_on), by=by, at=at)
    return row


def _held(programme: Programme) -> Programme:
    """Lock the plan for a seat of its owner, while it is open."""
    if scope.current().body_id != programme.owner_id:
        raise NotTheOwner
    row = (
        Programme.objects.select_for_update(of=("self",))
        .select_related("owner", "consolidator", "committee")
        .get(pk=programme.pk)
    )
    if row.state == Programme.State.CLOSED:
        raise AlreadyClosed
    return row


def _keep(
    programme: Programme, what: SettingChange.What, old: str, new: str, *, by: User, at: datetime
) -> None:
    """Add the change to the history; what was set to the same is no change."""
    if old != new:
        SettingChange.objects.create(
            programme=programme,
            what=what,
            old=old[:300],
            new=new[:300],
            acting_body=programme.owner,
            set_at=at,
            set_by=by,
        )


def _name(body: Body | None) -> str:
    return body.name if body else NOT_SET


def _days(first: date, last: date | None) -> str:
    end = f" đến hết {period.format_date(last)}" if last else ""
    return f"từ {period.format_date(first)}{end}"
