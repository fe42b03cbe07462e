"""Plans sent up from below: what they may cover, and plan by body who has sent what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from lalanh.directives.models import Clause, Document
from lalanh.directives.queries import search
from lalanh.kernel import text
from lalanh.kernel.period import local_date
from lalanh.organisations.models import Body
from lalanh.programmes.models import Programme
from lalanh.tasks.models import Assignment, LowerPlan, LowerPlanCover, Task
from lalanh.tasks.queries.desk import ENDED, is_overdue

# A clause of the lower plan speaks of a task above if it shares this share of its words.
ALIKE_PERCENT = 60


def demanding(*, programme: Programme) -> QuerySet[Task]:
    """Return the tasks of a plan that demand a plan from each body."""
    found = Task.objects.filter(programme=programme, demands_plan=True)
    return found.exclude(state=Task.State.WITHDRAWN).order_by("clause__position", "pk")


def _coverable() -> QuerySet[Task]:
    """Return the tasks a lower plan can take up: general duties and the plan itself apart."""
    found = Task.objects.filter(is_general=False, demands_plan=False, parent__isnull=True)
    return found.exclude(state=Task.State.WITHDRAWN)


def to_cover(*, assignment: Assignment) -> QuerySet[Task]:
    """Return the tasks of the same plan that the body has a part in."""
    whole = assignment.task
    same = (
        Q(programme=whole.programme_id)
        if whole.programme_id
        else Q(document=whole.document_id, document__isnull=False)
    )
    parts = Assignment.objects.filter(body=assignment.body_id).exclude(
        role=Assignment.Role.DIRECTING
    )
    return (
        _coverable()
        .filter(same, pk__in=parts.values("task"))
        .select_related("clause")
        .order_by("clause__position", "pk")
    )


@dataclass(frozen=True, slots=True)
class Proposed:
    """A task that a lower plan seems to take up, and where."""

    task: Task
    clause: Clause


def proposed(*, document: Document, tasks: Iterable[Task]) -> dict[int, Proposed]:
    """
    Return, by task, the clause of the lower plan that restates it or shares most of its words.

    Only a proposal: a person ticks what is covered.
    """
    clauses = list(document.clauses.order_by("position"))
    words = [(clause, set(text.fold(clause.plain_text).split())) for clause in clauses]
    found = {}
    for task in tasks:
        restating = next((c for c in clauses if task.clause_id and c.restates_id == task.clause_id),
                         None)  # fmt: skip
        clause = restating or _alike(set(text.fold(task.text).split()), words)
        if clause is not None:
            found[task.pk] = Proposed(task, clause)
    return found


def _alike(wanted: set[str], clauses: list[tuple[Clause, set[str]]]) -> Clause | None:
    if not wanted:
        return None
    shared, clause = max(
        ((len(wanted & said) * 100 // len(wanted), clause) for clause, said in clauses),
        key=lambda pair: pair[0],
        default=(0, None),
    )
    return clause if shared >= ALIKE_PERCENT else None


def cites(*, document: Document, above: Document | None) -> bool:
    """Whether the lower plan names the plan above among what it rests on."""
    if above is None:
        return False
    named = Q(cited=above)
    if above.number_key:
        named |= Q(number_key=above.number_key)
    return document.citations.filter(named).exists()


def own_documents(*, body: Body, words: str = "") -> QuerySet[Document]:
    """Return what stands in the body's own register, the newest first."""
    found = Document.objects.filter(owner=body, state=Document.State.CONFIRMED)
    if words:
        found = found.filter(pk__in=search.find(words=words, state=Document.State.CONFIRMED).ids)
    return found.select_related("type").order_by("-issued_on", "-pk")


def plans_of(*, task: Task) -> QuerySet[LowerPlan]:
    """Return the lower plans in sight for one task, the newest version of each body first."""
    return (
        LowerPlan.objects.filter(assignment__task=task)
        .select_related("document", "body", "submitted_by")
        .annotate(covered=Count("covers"))
        .order_by("body__level", "body__sort_key", "-version")
    )


_HAS_SENT = Exists(LowerPlan.objects.filter(assignment=OuterRef("pk")))
FILTERS = {"da-nop": "đã nộp", "chua-nop": "chưa nộp", "qua-han": "quá hạn chưa nộp"}


def parts_of(*, task: Task, state: str = "", at: datetime) -> QuerySet[Assignment]:
    """Return the parts of a demanding task, those that have sent nothing first."""
    found = (
        Assignment.objects.filter(task=task)
        .exclude(role=Assignment.Role.DIRECTING)
        .select_related("body", "task")
        .order_by(_HAS_SENT.asc(), "body__level", "body__sort_key", "pk")
    )
    if state == "da-nop":
        return found.filter(_HAS_SENT)
    if state in ("chua-nop", "qua-han"):
        found = found.filter(~_HAS_SENT).exclude(state__in=ENDED)
    if state == "qua-han":
        return found.filter(task__last_day__lt=local_date(at)).exclude(
            body__kind=Body.Kind.EXTERNAL
        )
    return found


@dataclass(frozen=True, slots=True)
class Sent:
    """How many bodies have sent their plan."""

    total: int
    sent: int
    late: int

    @property
    def sentence(self) -> str:
        """For the screen."""
        return f"{self.sent} trên {self.total} cơ quan đã nộp"

    @property
    def percent(self) -> int:
        """Share sent, 0 to 100."""
        return self.sent * 100 // self.total if self.total else 100


def sent(*, task: Task, at: datetime) -> Sent:
    """Count who has sent a plan for this task; freed and declining bodies are not counted."""
    freed = [Assignment.State.EXCEPTED, Assignment.State.DECLINED]
    owed = parts_of(task=task, at=at).exclude(state__in=freed)
    return Sent(
        total=owed.count(),
        sent=owed.filter(_HAS_SENT).count(),
        late=parts_of(task=task, state="qua-han", at=at).count(),
    )


@dataclass(frozen=True, slots=True)
class Row:
    """One body under a demanding task: what it sent, and what of its tasks that covers."""

    part: Assignment
    plan: LowerPlan | None
    is_late: bool
    covered: list[Task]
    uncovered: list[Task]

    @property
    def state(self) -> str:
        """In words."""
        if self.plan is not None:
            return "nộp muộn" if self.is_late else "đã nộp"
        if self.part.state in ENDED:
            return str(self.part.get_state_display())
        return "quá hạn chưa nộp" if self.is_late else "chưa nộp"

    @property
    def tone(self) -> str:
        """The colour that goes with it."""
        if self.plan is not None:
            return "warn" if self.is_late else "good"
        return "bad" if self.is_late else "plain"

    @property
    def total(self) -> int:
        """How many tasks of the plan the body has a part in."""
        return len(self.covered) + len(self.uncovered)


def rows(*, task: Task, parts: Iterable[Assignment], at: datetime) -> list[Row]:
    """Return these parts with their latest plans and what those cover, in five queries."""
    page = list(parts)
    first: dict[int, LowerPlan] = {}
    latest: dict[int, LowerPlan] = {}
    covers = Prefetch("covers", LowerPlanCover.objects.only("plan", "task"))
    for plan in (
        LowerPlan.objects.filter(assignment__in=page)
        .select_related("document", "assignment__task")
        .prefetch_related(covers)
        .order_by("version")
    ):
        first.setdefault(plan.assignment_id, plan)
        latest[plan.assignment_id] = plan
    owed = _owed(task, [part.body_id for part in page])
    return [
        _row(
            part,
            latest.get(part.pk),
            owed=owed.get(part.body_id, []),
            is_late=_sent_late(first[part.pk]) if part.pk in first else is_overdue(part, at=at),
        )
        for part in page
    ]


def _owed(task: Task, bodies: list[int]) -> dict[int, list[Task]]:
    """Return, by body, the tasks of the same plan it has a part in."""
    if not task.programme_id and not task.document_id:
        return {}
    same = Q(programme=task.programme_id) if task.programme_id else Q(document=task.document_id)
    tasks = {one.pk: one for one in _coverable().filter(same).order_by("clause__position", "pk")}
    found: dict[int, list[Task]] = {}
    pairs = (
        Assignment.objects.filter(task__in=list(tasks), body__in=bodies)
        .exclude(role=Assignment.Role.DIRECTING)
        .order_by("task__clause__position", "task")
        .values_list("body_id", "task_id")
    )
    for body, pk in pairs:
        found.setdefault(body, []).append(tasks[pk])
    return found


def _row(part: Assignment, plan: LowerPlan | None, *, owed: list[Task], is_late: bool) -> Row:
    taken_up = {cover.task_id for cover in plan.covers.all()} if plan else set()
    return Row(
        part=part,
        plan=plan,
        is_late=is_late,
        covered=[task for task in owed if task.pk in taken_up],
        uncovered=[task for task in owed if task.pk not in taken_up],
    )


def _sent_late(first: LowerPlan) -> bool:
    """Whether the first version came after the last day; newer ones do not count."""
    last_day = first.assignment.task.last_day
    return last_day is not None and local_date(first.submitted_at) > last_day
