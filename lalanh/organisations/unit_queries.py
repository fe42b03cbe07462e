"""Reads of units over time: what stood on a day, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Q, QuerySet

from lalanh.kernel import text
from lalanh.organisations.models import Unit, UnitKind, UnitSuccession
from lalanh.organisations.models.unit import Level
from lalanh.organisations.models.validity import in_force


@dataclass(frozen=True, slots=True)
class OnMap:
    """A unit shown on the map of another day."""

    unit: Unit
    on: date
    # In the order of a dictionary; empty where nobody has said what became of the unit.
    units: tuple[Unit, ...]
    # Whether all of the unit went there. False: it was divided, and a person must decide.
    is_whole: bool

    @property
    def certain(self) -> Unit | None:
        """The one unit that took over all of it, if there is one."""
        return self.units[0] if len(self.units) == 1 and self.is_whole else None


def units(*, on: date, level: int | None = None, parent: Unit | None = None) -> QuerySet[Unit]:
    """Return the units of that day, in the order of a dictionary."""
    found = Unit.objects.filter(in_force(on)).select_related("kind", "parent__kind")
    if level is not None:
        found = found.filter(kind__level=level)
    if parent is not None:
        found = found.filter(parent=parent)
    return found.order_by("sort_key", "pk")


def tops(*, on: date) -> QuerySet[Unit]:
    """Return the units of that day below no other: the provinces."""
    return units(on=on).filter(parent__isnull=True)


def kinds() -> QuerySet[UnitKind]:
    """Return the kinds of units, the highest level first."""
    return UnitKind.objects.order_by("level", "is_urban", "name", "pk")


def units_like(*, name: str, on: date | None = None) -> QuerySet[Unit]:
    """
    Return the units whose name, kind and units above hold all the words, in whatever tones.

    Without a day the units of every map, those that still stand first.
    """
    found = Unit.objects.select_related("kind", "parent__kind")
    if on is not None:
        found = found.filter(in_force(on))
    for word in text.fold(name, blank_punctuation=True).split():
        found = found.filter(
            Q(folded__contains=word)
            | Q(kind__code__contains=word)
            | Q(parent__folded__contains=word)
            | Q(parent__kind__code__contains=word)
        )
    return found.order_by("kind__level", F("valid_to").desc(nulls_first=True), "sort_key", "pk")


def unit_by_code(*, scheme: str, code: str) -> Unit | None:
    """Return the unit that has the code in that scheme; a code alone says nothing."""
    return (
        Unit.objects.filter(codes__scheme=scheme, codes__code=code).select_related("kind").first()
    )


def successors(*, unit: Unit, on: date) -> OnMap:
    """
    Return what stands in the place of the unit on that day, however many changes lie between.

    A later unit is followed back to what it was made of. A district without successor of its own
    is followed through its communes, so a figure of a district can be shown on today's map.
    """
    if unit.valid_from <= on and (unit.valid_to is None or on < unit.valid_to):
        return OnMap(unit, on, (unit,), True)
    forward = on >= unit.valid_from
    reached: dict[int, Unit] = {}
    is_whole = True
    here: dict[int, Unit] = {unit.pk: unit}
    while here:
        links = list(_links(here.values(), forward=forward))
        is_whole &= all(link.is_whole for link in links)
        moved = {link.old_id if forward else link.new_id for link in links}
        lost = [one for pk, one in here.items() if pk not in moved]
        inner = list(_parts(lost))
        is_whole &= len({part.parent_id for part in inner}) == len(lost)
        onward = [link.new if forward else link.old for link in links] + inner
        here = {one.pk: one for one in onward if not _stands(one, on)}
        reached |= {one.pk: one for one in onward if _stands(one, on)}
    found = tuple(sorted(reached.values(), key=lambda one: (one.sort_key, one.pk)))
    return OnMap(unit, on, found, is_whole and bool(found))


def unit_as_of(*, unit: Unit, on: date) -> Unit | None:
    """Return the one unit that took over all of this one by that day; None needs a person."""
    return successors(unit=unit, on=on).certain


def _stands(unit: Unit, on: date) -> bool:
    """Whether the unit stands that day."""
    return unit.valid_from <= on and (unit.valid_to is None or on < unit.valid_to)


def _links(here: Iterable[Unit], *, forward: bool) -> QuerySet[UnitSuccession]:
    """The successions out of these units, towards the later or the earlier."""
    side = Q(old__in=list(here)) if forward else Q(new__in=list(here))
    return UnitSuccession.objects.filter(side).select_related("old__kind", "new__kind")


def _parts(lost: list[Unit]) -> QuerySet[Unit]:
    """The communes that districts without successor had on their last day."""
    condition = Q(pk__in=[])
    for unit in lost:
        if unit.kind.level == Level.DISTRICT and unit.valid_to is not None:
            last = unit.valid_to - timedelta(days=1)
            condition |= Q(parent=unit) & in_force(last)
    return Unit.objects.filter(condition).select_related("kind")
