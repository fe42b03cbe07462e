"""Whom a body may remind of what, what is due to go out by itself, and what went out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection
from django.db.models import (
    BooleanField,
    Case,
    Exists,
    F,
    Max,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Value,
    When,
)

from lalanh.base.models import User
from lalanh.directives.models.document import Urgency
from lalanh.kernel import text
from lalanh.kernel.period import VIETNAM, local_date
from lalanh.organisations import queries as organisations
from lalanh.organisations.models import Body, Unit
from lalanh.organisations.models.unit import Level
from lalanh.programmes.models import Programme
from lalanh.tasks import deadlines
from lalanh.tasks.deadlines import Matter, Rule
from lalanh.tasks.models import Assignment, Reminder, ReminderOpened, ReminderRule, Task
from lalanh.tasks.queries.desk import SOON_DAYS

_State = Assignment.State
# Whoever has reported, is done, was freed or said no is left in peace.
REMINDABLE = (_State.ASKED, _State.OPEN, _State.UNDER_WAY, _State.RETURNED)


def _owed() -> QuerySet[Assignment]:
    """Parts that are neither reported nor ended; who only directs owes nothing."""
    found = Assignment.objects.filter(task__state=Task.State.OPEN, state__in=REMINDABLE)
    return found.exclude(role=Assignment.Role.DIRECTING)


def owed(*, owner: Body) -> QuerySet[Assignment]:
    """Return what others owe of what a body gave, bodies outside the province among them."""
    return _owed().filter(owner=owner).exclude(body=owner)


def _to_remind_of() -> QuerySet[Assignment]:
    """Parts somebody still owes or was asked for, the hỏa tốc ones first; bodies outside apart."""
    return (
        _owed()
        .exclude(body__kind=Body.Kind.EXTERNAL)
        .annotate(
            is_flash=Case(
                When(task__document__urgency=Urgency.FLASH, then=Value(True)),
                default=Value(False),
                output_field=BooleanField(),
            )
        )
        .select_related("task__document", "task__programme", "body", "owner")
        .order_by(
            "-is_flash",
            F("task__last_day").asc(nulls_last=True),
            "body__level",
            "body__sort_key",
            "pk",
        )
    )


def directed_tasks(*, body: Body) -> QuerySet[Assignment]:
    """Return the body's parts in the tasks it directs."""
    mine = Assignment.objects.filter(body=body, role=Assignment.Role.DIRECTING)
    return mine.exclude(state__in=[_State.DECLINED, _State.EXCEPTED])


def remindable(*, sender: Body) -> QuerySet[Assignment]:
    """Return the parts a body may remind others of: in what it gave, and in what it directs."""
    directed = directed_tasks(body=sender).values("task")
    found = _to_remind_of().filter(Q(owner=sender) | Q(task__in=directed))
    return found.exclude(body=sender)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which of the parts to remind of are wanted; an empty field wants all."""

    # "late", "soon" (within a week), or "" for all with or without a deadline.
    which: str = ""
    programme_id: int | None = None
    task_id: int | None = None
    part_id: int | None = None
    district_id: int | None = None
    # Part of the name of a body.
    words: str = ""


def chosen(*, sender: Body, wanted: Wanted, at: datetime) -> QuerySet[Assignment]:
    """Return the parts that are wanted among those the body may remind of."""
    found = remindable(sender=sender)
    if wanted.which:
        late = _late(at)
        soon = Q(task__last_day__lte=local_date(at) + timedelta(days=SOON_DAYS)) & ~late
        found = found.filter(late if wanted.which == "late" else soon, task__last_day__isnull=False)
    for name, value in (
        ("task__programme", wanted.programme_id), ("task", wanted.task_id), ("pk", wanted.part_id),
    ):  # fmt: skip
        found = found.filter(**{name: value}) if value else found
    if wanted.district_id:
        district = Unit.objects.filter(pk=wanted.district_id).first()
        if district is None:
            return found.none()
        found = found.filter(organisations.inside(district, through="body__unit"))
    for word in text.fold(wanted.words).split():
        found = found.filter(body__folded__contains=word)
    return found


@dataclass(frozen=True, slots=True)
class Count:
    """How many parts there are, ordered and asked."""

    orders: int
    requests: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.orders + self.requests


def count(found: QuerySet[Assignment]) -> Count:
    """Count parts, orders apart from requests; see `is_request`."""
    asked = found.order_by().filter(Q(task__modality="request") | Q(state=_State.ASKED)).count()
    return Count(orders=found.order_by().count() - asked, requests=asked)


def _late(at: datetime) -> Q:
    local = at.astimezone(VIETNAM)
    passed = Q(task__last_day=local.date(), task__due_time__lte=local.time())
    return Q(task__last_day__lt=local.date()) | passed


def programmes_to_remind(*, sender: Body) -> QuerySet[Programme]:
    """Return the plans in which the body may remind somebody."""
    ids = remindable(sender=sender).order_by().values("task__programme")
    return Programme.objects.filter(pk__in=ids).order_by("short_name", "pk")


def districts_to_remind(*, sender: Body) -> QuerySet[Unit]:
    """Return the districts of the bodies it may remind."""
    found = remindable(sender=sender).order_by()
    ids = Q(pk__in=found.values("body__unit")) | Q(pk__in=found.values("body__unit__parent"))
    return Unit.objects.filter(ids, kind__level=Level.DISTRICT).select_related("kind")


def matter_of(part: Assignment) -> Matter:
    """Return what a reminder of this part speaks of."""
    task = part.task
    return Matter(
        task_id=task.pk,
        title=task.title,
        document_number=task.document.number if task.document else "",
        last_day=task.last_day,
        is_tentative=task.is_tentative,
        is_request=is_request(part),
        is_sensitive=task.is_sensitive,
    )


def is_request(part: Assignment) -> bool:
    """Whether the body was asked and not ordered."""
    return part.task.modality == "request" or part.state == _State.ASKED


@dataclass(frozen=True, slots=True)
class Words:
    """What is said after the facts; empty means the usual words."""

    to_ordered: str = ""
    to_requested: str = ""


def text_for(part: Assignment, *, words: Words, at: datetime) -> str:
    """Return what the body of this part reads."""
    matter = matter_of(part)
    said = words.to_requested if matter.is_request else words.to_ordered
    return deadlines.sentence(matter, today=local_date(at), words=said)


def accounts_of(*, bodies: Iterable[int]) -> dict[int, list[User]]:
    """
    Return the accounts that work in each body today; a body without any is left out.

    Bodies of other branches too, as far as they have a part in what this one gave or directs.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT body_id, user_id FROM tasks_accounts_of(%s) ORDER BY user_id",
            [sorted(set(bodies))],
        )
        pairs = cursor.fetchall()
    users = User.objects.in_bulk({user_id for _, user_id in pairs})
    found: dict[int, list[User]] = {}
    for body_id, user_id in pairs:
        found.setdefault(body_id, []).append(users[user_id])
    return found


# --- By itself -----------------------------------------------------------------------------------


def rule_of(*, programme_id: int | None) -> Rule:
    """Return when the tasks of a plan are reminded of; the usual days where nobody has said."""
    row = ReminderRule.objects.filter(programme=programme_id).order_by("-pk").first()
    return deadlines.USUAL if row is None else _as_rule(row)


def rules_set(*, programme: Programme) -> QuerySet[ReminderRule]:
    """Return what was set for a plan and by whom, the newest first."""
    found = ReminderRule.objects.filter(programme=programme)
    return found.select_related("set_by", "owner").order_by("-pk")


def _as_rule(row: ReminderRule) -> Rule:
    return Rule(
        days_before=tuple(int(day) for day in row.days_before),
        every_days_after=row.every_days_after,
        is_on=row.is_on,
    )


def _that_may_be_due(*, below: Body, today: date) -> QuerySet[Assignment]:
    """
    Parts with a deadline that is near or over, of what the bodies of one branch gave.

    Those reminded may stand in any branch; a closed plan reminds nobody.
    """
    return (
        _to_remind_of()
        .filter(owner__path__startswith=below.path, task__last_day__isnull=False)
        .filter(task__last_day__lte=today + timedelta(days=deadlines.DAYS_LIMIT))
        .exclude(task__programme__state=Programme.State.CLOSED)
        .exclude(body=F("owner"))
    )


def bodies_that_may_be_due(*, below: Body, today: date, after: int = 0) -> list[int]:
    """Return the ids, beyond `after`, of the bodies with a deadline that is near or over."""
    found = _that_may_be_due(below=below, today=today).filter(body__gt=after).order_by("body")
    return list(found.values_list("body", flat=True).distinct())


def due_today(
    *, below: Body, today: date, bodies: Iterable[int], since: date | None = None
) -> list[tuple[Assignment, str]]:
    """
    Return what is due to go out by itself to these bodies, each part with its kind.

    `since`: the first of the days up to today on which not everything was sent.
    """
    rules = {
        row.programme_id: _as_rule(row)
        for row in ReminderRule.objects.order_by("programme", "-pk").distinct("programme")
    }
    parts = list(_that_may_be_due(below=below, today=today).filter(body__in=list(bodies)))
    sent = _last_sent(parts) if since is not None and since < today else {}
    found = []
    for part in parts:
        assert part.task.last_day is not None
        due = deadlines.due_since(
            part.task.last_day,
            since=max(since or today, local_date(part.task.given_at)),
            today=today,
            rule=rules.get(part.task.programme_id or 0, deadlines.USUAL),
        )
        if due is not None and sent.get(part.pk, date.min) < due[1]:
            found.append((part, due[0]))
    return found


def _last_sent(parts: Iterable[Assignment]) -> dict[int, date]:
    """Return, by part, the last day the platform itself reminded of it."""
    by_itself = Reminder.objects.filter(assignment__in=parts).exclude(kind=Reminder.Kind.BY_HAND)
    return dict(by_itself.order_by().values_list("assignment").annotate(Max("on")))


# --- What went out -------------------------------------------------------------------------------


def _with_reading(found: QuerySet[Reminder]) -> QuerySet[Reminder]:
    """Bring along who opened each, the first opening first."""
    openings = ReminderOpened.objects.select_related("opened_by").order_by("opened_at", "pk")
    return found.prefetch_related(Prefetch("openings", openings)).select_related(
        "assignment__task__document", "body", "sender", "sent_by"
    )


def of_task(*, task: Task) -> QuerySet[Reminder]:
    """Return the reminders of a task in sight, the newest first."""
    return _with_reading(Reminder.objects.filter(assignment__task=task)).order_by("-sent_at", "-pk")


def unopened_of_task(*, task: Task, user: User, body: Body) -> list[int]:
    """Return the ids of a task's reminders to a body that this account has not opened."""
    mine = ReminderOpened.objects.filter(reminder=OuterRef("pk"), opened_by=user)
    waiting = Reminder.objects.filter(~Exists(mine), assignment__task=task, body=body)
    return list(waiting.values_list("pk", flat=True))


def sent(
    *,
    sender: Body,
    programme_id: int | None = None,
    task_id: int | None = None,
    words: str = "",
    unopened: bool = False,
) -> QuerySet[Reminder]:
    """Return what a body sent, the newest first, those of hỏa tốc papers on top of their day."""
    found = Reminder.objects.filter(sender=sender)
    if programme_id:
        found = found.filter(assignment__task__programme=programme_id)
    if task_id:
        found = found.filter(assignment__task=task_id)
    for word in text.fold(words).split():
        found = found.filter(
            Q(body__folded__contains=word) | Q(assignment__task__folded__contains=word)
        )
    if unopened:
        found = found.filter(~Exists(ReminderOpened.objects.filter(reminder=OuterRef("pk"))))
    return _with_reading(found).order_by("-on", "-is_flash", "-sent_at", "-pk")


def programmes_reminded_of(*, sender: Body) -> QuerySet[Programme]:
    """Return the plans of which the body has sent reminders."""
    ids = Reminder.objects.filter(sender=sender).values("assignment__task__programme")
    return Programme.objects.filter(pk__in=ids).order_by("short_name", "pk")


def received(*, body: Body) -> QuerySet[Reminder]:
    """Return what a body received, the newest day first and hỏa tốc on top of each day."""
    found = _with_reading(Reminder.objects.filter(body=body))
    return found.order_by("-on", "-is_flash", "-sent_at", "-pk")


def unopened_to(*, user_id: int, body: Body) -> QuerySet[Reminder]:
    """Return the reminders to a body that this account has not opened, of work still owed."""
    mine = ReminderOpened.objects.filter(reminder=OuterRef("pk"), opened_by=user_id)
    return received(body=body).filter(
        ~Exists(mine),
        assignment__state__in=REMINDABLE,
        assignment__task__state=Task.State.OPEN,
    )
