"""
Timeliness and uniformity of a plan, summed up by the database.

Counted are the parts of `parts_then`, as of a moment: done is what was accepted by then.

* On time: accepted, and reported on or before the last day of its deadline as it was then.
* Decided: has a deadline, and is done or over time with nothing claimed; a report that waits to be
  judged counts neither for nor against the body.
* Share on time: on time / decided. Days: from the day it was given to the day it was reported.
* Place: the unit of the body directly below the province (a district; where there are none, a
  commune). Spread: over places with anything decided, the highest share less the lowest, and the
  quartiles between (linear interpolation).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from statistics import quantiles
from typing import Any

from lalanh.kernel.period import local_date
from lalanh.organisations.models import Body, Unit
from lalanh.organisations.models.unit import Level
from lalanh.programmes.models import Programme
from lalanh.tasks.queries.parts_then import PARTS, Given, rows


@dataclass(frozen=True, slots=True)
class Measure:
    """What one body, one place or the whole plan did in time."""

    name: str
    pk: int
    parts: int
    done: int
    decided: int
    on_time: int
    median_days: float | None

    @property
    def share(self) -> int | None:
        """The share on time in percent, rounded; None where nothing is decided."""
        return round(100 * self.on_time / self.decided) if self.decided else None


@dataclass(frozen=True, slots=True)
class Spread:
    """How far the places of a plan lie apart, in points of the share on time."""

    places: int
    lowest: int
    lower_quartile: int
    middle: int
    upper_quartile: int
    highest: int

    @property
    def gap(self) -> int:
        """The highest less the lowest."""
        return self.highest - self.lowest


@dataclass(frozen=True, slots=True)
class Timeliness:
    """A plan's measures: orders and requests apart, then bodies and places of the orders."""

    orders: Measure
    requests: Measure
    bodies: list[Measure]
    places: list[Measure]
    spread: Spread | None


# Bodies by the unit directly below the province in which they stand.
_PLACE = """
up AS (
  SELECT id AS low, id, parent_id FROM organisations_unit
  UNION ALL
  SELECT up.low, u.id, u.parent_id FROM up JOIN organisations_unit u ON u.id = up.parent_id),
place AS (
  SELECT up.low, up.id FROM up JOIN organisations_unit above ON above.id = up.parent_id
    JOIN organisations_unitkind k ON k.id = above.kind_id AND k.level = %(province)s)"""
_SUMS = f"""
WITH RECURSIVE {_PLACE}, {PARTS}
SELECT grouping(p.body_id), grouping(place.id), is_request, coalesce(p.body_id, place.id),
       count(*), count(done_on),
       count(*) FILTER (WHERE last_day IS NOT NULL
         AND (done_on IS NOT NULL OR last_day < %(day)s AND standing <> 'reported')),
       count(*) FILTER (WHERE done_on <= last_day),
       percentile_cont(0.5) WITHIN GROUP (ORDER BY done_on - given_on)
  FROM parts p JOIN organisations_body b ON b.id = p.body_id
  LEFT JOIN place ON place.low = b.unit_id
 GROUP BY GROUPING SETS ((is_request), (is_request, p.body_id), (is_request, place.id))"""


def timeliness(*, programme: Programme, at: datetime) -> Timeliness:
    """Return the measures of a plan as of a moment, in one reading of its parts."""
    orders = Measure("Nhiệm vụ được giao", 0, 0, 0, 0, 0, None)
    requests = Measure("Đề nghị", 0, 0, 0, 0, 0, None)
    bodies: dict[int, Measure] = {}
    places: dict[int, Measure] = {}
    for of_body, of_place, is_request, pk, *sums in _rows(programme, at):
        if of_body and of_place:
            whole = Measure(requests.name if is_request else orders.name, 0, *sums)
            orders, requests = (orders, whole) if is_request else (whole, requests)
        elif not is_request and pk is not None:
            heap = places if of_body else bodies
            heap[pk] = Measure("", pk, *sums)
    named_places = _named_places(places)
    return Timeliness(
        orders=orders,
        requests=requests,
        bodies=_named_bodies(bodies),
        places=named_places,
        spread=_spread(named_places),
    )


def _rows(programme: Programme, at: datetime) -> list[tuple[Any, ...]]:
    given: Given = {
        "plan": programme.pk,
        "at": at,
        "day": local_date(at),
        "body": None,
        "province": int(Level.PROVINCE),
    }
    return rows(_SUMS, given)


def _named_bodies(found: Mapping[int, Measure]) -> list[Measure]:
    rows = Body.objects.filter(pk__in=list(found)).order_by("level", "sort_key", "pk")
    return [replace(found[pk], name=name) for pk, name in rows.values_list("pk", "name")]


def _named_places(found: Mapping[int, Measure]) -> list[Measure]:
    rows = Unit.objects.filter(pk__in=list(found)).select_related("kind")
    return [replace(found[row.pk], name=row.full_name) for row in rows.order_by("sort_key", "pk")]


def _spread(places: list[Measure]) -> Spread | None:
    shares = sorted(one.share for one in places if one.share is not None)
    if len(shares) < 2:
        return None
    lower, middle, upper = (round(cut) for cut in quantiles(shares, n=4, method="inclusive"))
    return Spread(len(shares), shares[0], lower, middle, upper, shares[-1])
