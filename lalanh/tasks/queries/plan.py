"""A plan at a glance: bodies down, tasks across, read from the plan's compact rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db import connection
from django.db.models import Aggregate, BinaryField, F, Func, QuerySet, Value

from lalanh.kernel import text
from lalanh.organisations.models import Body
from lalanh.programmes.models import Programme
from lalanh.tasks.models import PlanColumn, PlanRow, Task
from lalanh.tasks.queries.desk import is_past
from lalanh.tasks.queries.tallies import Place, Shape, Tally, added

# Below no other body, and outside the province, stand in groups of their own.
ON_THEIR_OWN = 0


@dataclass(frozen=True, slots=True)
class Column:
    """A task of the plan and its number in the matrix, from one."""

    number: int
    task_id: int
    title: str
    # Where it stands in the document, such as "II.1"; empty for one given besides.
    section: str
    last_day: date | None
    is_general: bool
    is_standing: bool
    place: int
    is_over: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """The tasks of a plan across, and how a row's bytes are read."""

    columns: tuple[Column, ...]
    shape: Shape

    @classmethod
    def across(cls, columns: Sequence[Column]) -> "Frame":
        """Return the frame of these columns."""
        shape = Shape(
            width=max((one.place + 1 for one in columns), default=0),
            places=[Place(one.place, one.is_over, not one.is_general) for one in columns],
        )
        return cls(tuple(columns), shape)

    def of(self, task_id: int) -> "Frame":
        """Return the frame of one task only, or of none if it is not among these."""
        return Frame.across([one for one in self.columns if one.task_id == task_id])


@dataclass(frozen=True, slots=True)
class Group:
    """The bodies below one superior, counted; None stands for those below nobody."""

    superior: Body | None
    body_ids: frozenset[int]
    late_ids: frozenset[int]
    by_task: Sequence[Tally]

    @property
    def key(self) -> int:
        """The superior's id, or zero."""
        return self.superior.pk if self.superior else ON_THEIR_OWN

    @property
    def whole(self) -> Tally:
        """All parts of all bodies."""
        return added(self.by_task)


@dataclass(frozen=True, slots=True)
class Line:
    """One body across the tasks."""

    body: Body
    codes: bytes
    whole: Tally


@dataclass(frozen=True, slots=True)
class Asked:
    """Which bodies of a plan to show; nothing narrows by default."""

    words: str = ""
    superior: int | None = None
    late_only: bool = False

    @property
    def narrows(self) -> bool:
        """Whether some bodies are left out."""
        return bool(self.words or self.superior is not None or self.late_only)


def tasks_of(*, programme: Programme) -> QuerySet[Task]:
    """Return the tasks of a plan that were not taken back, sub-tasks apart."""
    found = Task.objects.filter(programme=programme, parent__isnull=True)
    return found.exclude(state=Task.State.WITHDRAWN)


def columns(*, programme: Programme) -> list[tuple[Any, ...]]:
    """Return the facts of the tasks in sight in the order of the document, for `framed`."""
    rows = PlanColumn.objects.filter(programme=programme).exclude(task__state=Task.State.WITHDRAWN)
    return list(rows.order_by("task__clause__position", "task_id").values_list(*_FACTS))


_FACTS = (
    "place",
    "task_id",
    "task__title",
    "task__clause__section",
    "task__last_day",
    "task__is_general",
    "task__is_standing",
    "task__due_time",
    "task__state",
)


def frame(*, programme: Programme, at: datetime, task_id: int | None = None) -> Frame:
    """Return the tasks in sight in the order of the document, or the one that is asked for."""
    whole = framed(columns(programme=programme), at=at)
    return whole if task_id is None else whole.of(task_id)


def framed(rows: Iterable[tuple[Any, ...]], *, at: datetime) -> Frame:
    """Return these columns as they stand at the moment."""
    return Frame.across([_column(number, row, at) for number, row in enumerate(rows, start=1)])


def _column(number: int, row: tuple[Any, ...], at: datetime) -> Column:
    place, task_id, title, section, last_day, is_general, is_standing, due_time, state = row
    is_over = is_past(last_day=last_day, due_time=due_time, state=state, at=at)
    return Column(
        number, task_id, title, ".".join(section or ()), last_day, is_general, is_standing, place,
        is_over,
    )  # fmt: skip


def version(*, programme: Programme) -> tuple[int, ...]:
    """
    Return what differs as soon as a row or a task of the plan in sight, or any body, has changed.

    A changed row carries the number of a later transaction, so that the sums only ever grow.
    """
    with connection.cursor() as cursor:
        cursor.execute(_VERSION, {"programme": programme.pk})
        found: tuple[int, ...] | None = cursor.fetchone()
    assert found is not None
    return found


_VERSION = """
SELECT (SELECT coalesce(sum(xmin::text::bigint), 0)::bigint FROM tasks_planrow
         WHERE programme_id = %(programme)s),
       coalesce(sum(p.xmin::text::bigint + t.xmin::text::bigint
                    + coalesce(c.xmin::text::bigint, 0)), 0)::bigint,
       (SELECT sum(xmin::text::bigint)::bigint FROM organisations_body)
  FROM tasks_plancolumn p JOIN tasks_task t ON t.id = p.task_id
  LEFT JOIN directives_clause c ON c.id = t.clause_id
 WHERE p.programme_id = %(programme)s
"""


class _Joined(Aggregate):
    """All the bytes one after the other."""

    function = "string_agg"
    template = "%(function)s(%(expressions)s, ''::bytea)"
    output_field = BinaryField()


def _filled(frame: Frame) -> Func:
    """The bytes of a row, with zeros up to the width of the plan."""
    return Func(
        F("codes"), Value(bytes(frame.shape.width)), arg_joiner=" || ",
        template=f"substr(%(expressions)s, 1, {frame.shape.width})", output_field=BinaryField(),
    )  # fmt: skip


def groups(*, programme: Programme, frame: Frame, superior: int | None = None) -> list[Group]:
    """Return the bodies in sight by superior, or of one superior, counted."""
    rows = PlanRow.objects.filter(programme=programme)
    if superior is not None:
        rows = rows.filter(body__parent=superior or None)
    found = rows.values("body__parent", "body__kind").annotate(
        bytes=_Joined(_filled(frame)), bodies=ArrayAgg("body_id")
    )
    above = Body.objects.in_bulk([one["body__parent"] for one in found if one["body__parent"]])
    heaps: dict[int, Group] = {}
    for one in found:
        made = _group(one, above.get(one["body__parent"]), frame.shape)
        heaps[made.key] = _joined(heaps[made.key], made) if made.key in heaps else made
    return sorted((group for group in heaps.values() if group.body_ids), key=_rank)


def _group(found: Mapping[str, Any], superior: Body | None, shape: Shape) -> Group:
    may_be_late = found["body__kind"] != Body.Kind.EXTERNAL
    joined = bytes(found["bytes"])
    starts = range(0, len(joined), shape.width or 1)
    rows = {
        pk: row
        for pk, start in zip(found["bodies"], starts, strict=False)
        if shape.holds(row := joined[start : start + shape.width])
    }
    late = frozenset(pk for pk, row in rows.items() if may_be_late and shape.late_in(row))
    return Group(superior, frozenset(rows), late, shape.by_place(joined, may_be_late=may_be_late))


def _joined(one: Group, other: Group) -> Group:
    tallies = [added(both) for both in zip(one.by_task, other.by_task, strict=True)]
    return Group(
        one.superior, one.body_ids | other.body_ids, one.late_ids | other.late_ids, tallies
    )


def _rank(group: Group) -> tuple[int, str, int]:
    """The higher superior first; those below nobody last."""
    if group.superior is None:
        return (100, "", 0)
    return (group.superior.level, group.superior.sort_key, group.superior.pk)


def body_ids(*, groups: Iterable[Group], asked: Asked) -> list[int]:
    """Return the bodies that are asked for, group by group, each in the order of a dictionary."""
    order: dict[int, int] = {}
    late: set[int] = set()
    for rank, group in enumerate(groups):
        if asked.superior is None or group.key == asked.superior:
            order |= dict.fromkeys(group.body_ids, rank)
            late |= group.late_ids
    found = Body.objects.filter(pk__in=list(late if asked.late_only else order))
    for word in text.fold(asked.words).split():
        found = found.filter(folded__contains=word)
    ids = found.order_by("level", "sort_key", "pk").values_list("pk", flat=True)
    return sorted(ids, key=order.__getitem__)


def lines(*, programme: Programme, frame: Frame, ids: Sequence[int]) -> list[Line]:
    """Return these bodies across the tasks, in the order given."""
    rows = PlanRow.objects.filter(programme=programme, body__in=ids).annotate(row=_filled(frame))
    codes: dict[int, int] = {}
    for body_id, row in rows.values_list("body_id", "row"):
        codes[body_id] = codes.get(body_id, 0) | int.from_bytes(bytes(row), "little")
    bodies = Body.objects.in_bulk(ids)
    return [_line(bodies[pk], codes[pk], frame.shape) for pk in ids if pk in codes]


def _line(body: Body, codes: int, shape: Shape) -> Line:
    row = codes.to_bytes(shape.width, "little")
    return Line(body, row, shape.of_row(row, may_be_late=not body.is_external))
