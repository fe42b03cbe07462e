"""Who owes the periodic reports of plans, since when, and what of them has not been sent."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import F, Min

from lalanh.kernel.period import local_date
from lalanh.organisations.models import Body
from lalanh.programmes.models import Programme
from lalanh.programmes.queries.periods import Due, due_periods
from lalanh.tasks.models import Assignment, PlanReport
from lalanh.tasks.queries.standing import counted

_S = PlanReport.State
# How far back a plan is asked for reports: two months of daily ones.
BACK = 60


@dataclass(frozen=True, slots=True)
class Owed:
    """The reports of a plan that a body has not sent: the latest, and how many before it."""

    programme: Programme
    due: Due
    report: PlanReport | None
    is_late: bool
    # How many periods before this one wait as well.
    earlier: int
    is_consolidated: bool = False


def since_when(*, programme: Programme) -> dict[int, datetime]:
    """
    Return since when each body owes reports, for those who take them in; nothing for others.

    The consolidating body does not see the parts of others, so the database tells their names.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT body_id, since FROM tasks_reporting_since(%s)", [programme.pk])
        return dict(cursor.fetchall())


def bodies_that_owe(*, programme: Programme, at: datetime) -> list[Body]:
    """Return who reports by that moment, as `since_when` tells it."""
    ids = [pk for pk, since in since_when(programme=programme).items() if since <= at]
    return list(Body.objects.filter(pk__in=ids).order_by("level", "sort_key", "pk"))


def owes(*, programme: Programme, body: Body, at: datetime) -> bool:
    """
    Whether the body reports by that moment: it had a part in the plan, and takes none in.

    Who has done everything reports on: a plan asks each body for each period, and a period without
    news is one line; only what was freed, declined or taken back ends it, or the end of the plan.
    """
    joined = joined_at(programme=programme, body=body)
    return joined is not None and joined <= at


def joined_at(*, programme: Programme, body: Body) -> datetime | None:
    """Return since when the body owes the reports of a plan; None if it owes none."""
    return _joined([programme], body).get(programme.pk)


def owed_now(*, programmes: Iterable[Programme], body: Body, at: datetime) -> list[Owed]:
    """Return what the body has to send now in these plans, the longest due first."""
    held = [one for one in programmes if one.state == Programme.State.OPEN]
    joined = _joined(held, body)
    known = _known(held, body, is_consolidated=False)
    today = local_date(at)
    found = []
    for programme in held:
        since = joined.get(programme.pk)
        dues = due_periods(programme=programme, until=today)[:BACK] if since else []
        come = [due for due in dues if due.ends_on <= today and since and since <= due.at]
        found.append(_heap(programme, come, known, at=at, is_consolidated=False))
    return _in_order(found)


def to_consolidate(*, programmes: Iterable[Programme], body: Body, at: datetime) -> list[Owed]:
    """Return the consolidated reports the body has not sent on, their hour being past."""
    held = [
        one
        for one in programmes
        if one.consolidator_id == body.pk and one.state == Programme.State.OPEN
    ]
    known = _known(held, body, is_consolidated=True)
    today = local_date(at)
    found = []
    for programme in held:
        dues = due_periods(programme=programme, until=today)[:BACK]
        come = [due for due in dues if at > due.at]
        found.append(_heap(programme, come, known, at=at, is_consolidated=True))
    return _in_order(found)


def _joined(programmes: Collection[Programme], body: Body) -> dict[int, datetime]:
    """Since when the body has a part in each of the plans of which it takes nothing in."""
    if body.is_external:
        return {}
    asked = [one for one in programmes if body not in (one.receiver, one.decider, one.owner)]
    mine = counted(programmes=asked).filter(body=body, task__owner=F("task__programme__owner"))
    mine = mine.exclude(state=Assignment.State.ASKED).order_by()
    return dict(mine.values_list("task__programme_id").annotate(Min("task__given_at")))


def _known(
    programmes: Collection[Programme], body: Body, *, is_consolidated: bool
) -> dict[tuple[int, str], PlanReport]:
    """What the body has written in these plans, by plan and period."""
    mine = PlanReport.objects.filter(
        programme__in=list(programmes), body=body, is_consolidated=is_consolidated
    )
    return {(one.programme_id, one.period): one for one in mine}


def _heap(
    programme: Programme,
    dues: Iterable[Due],
    known: Mapping[tuple[int, str], PlanReport],
    *,
    at: datetime,
    is_consolidated: bool,
) -> Owed | None:
    """Return what of these periods, the latest first, was not sent; nothing when all was."""
    waiting = []
    for due in dues:
        report = known.get((programme.pk, due.period.code))
        if report is None or report.state != _S.SENT:
            waiting.append((due, report))
    if not waiting:
        return None
    due, report = waiting[0]
    is_late = not is_consolidated and any(at > other.at for other, _ in waiting)
    return Owed(programme, due, report, is_late, len(waiting) - 1, is_consolidated)


def _in_order(found: Iterable[Owed | None]) -> list[Owed]:
    return sorted((one for one in found if one is not None), key=lambda owed: owed.due.at)
