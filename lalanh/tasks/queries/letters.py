"""Whom to write to about what is overdue, and the letter as it is printed."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import QuerySet

from lalanh.directives.papers import kinds, model, numbers
from lalanh.directives.papers.capacity import capacity_lines
from lalanh.directives.papers.markup import parse
from lalanh.directives.queries import writing
from lalanh.directives.queries.writing import HeadDefaults
from lalanh.kernel.period import local_date
from lalanh.organisations import office_queries
from lalanh.organisations.models import Body
from lalanh.tasks import urging
from lalanh.tasks.models import Assignment, Task
from lalanh.tasks.queries import reminders
from lalanh.tasks.queries.over import time_over
from lalanh.tasks.urging import Item, Urged

LETTER = "CV"


def bodies_to_urge(*, owner: Body, at: datetime, programme_id: int | None = None) -> list[int]:
    """
    Return the bodies that owe something overdue of what this body gave, as lists have them.

    Bodies outside the province are among them, with what they were asked.
    """
    order = ("body__level", "body__sort_key", "body_id")
    found = _late(owner, at, programme_id).order_by(*order)
    return [row[-1] for row in found.values_list(*order).distinct()]


def urged(
    *, owner: Body, at: datetime, body_ids: Collection[int], programme_id: int | None = None
) -> dict[Body, Urged]:
    """Return those of these bodies that owe something overdue, each with what it owes."""
    found = (
        _late(owner, at, programme_id)
        .filter(body__in=set(body_ids))
        .select_related("task__document", "task__clause", "body")
        .order_by("body__level", "body__sort_key", "body", "task__last_day", "pk")
    )
    heaps: dict[Body, list[Assignment]] = {}
    for part in found:
        heaps.setdefault(part.body, []).append(part)
    return {body: _urged(body, parts, owner) for body, parts in heaps.items()}


def _late(owner: Body, at: datetime, programme_id: int | None) -> QuerySet[Assignment]:
    found = reminders.owed(owner=owner).filter(time_over(at=at))
    return found.filter(task__programme=programme_id) if programme_id else found


def _urged(body: Body, parts: list[Assignment], owner: Body) -> Urged:
    asked = [part for part in parts if reminders.is_request(part) or body.is_external]
    return Urged(
        name=body.name,
        is_below=body.path.startswith(owner.path),
        orders=tuple(_item(part.task) for part in parts if part not in asked),
        requests=tuple(_item(part.task) for part in asked),
    )


def _item(task: Task) -> Item:
    assert task.last_day is not None
    by_document = task.document.number if task.document else ""
    if task.clause is not None and task.clause.section:
        by_document += f", mục {'.'.join(task.clause.section)}"
    what = f"Nhiệm vụ số {task.pk}" if task.is_sensitive else task.title
    return Item(what, by_document.removeprefix(", "), task.last_day)


def printed(*, owner: Body, one: Urged, at: datetime) -> model.Paper:
    """
    Return the letter in the form the body writes in, with room for number and day.

    The head, the place and who signs are as in the body's last paper.
    """
    today = local_date(at)
    form = writing.form_of(owner=owner)
    head = writing.head_defaults(owner=owner, form=form, on=today)
    symbol = kinds.KINDS[LETTER].symbol(model.Form(form)) or ""
    return model.Paper(
        form=model.Form(form),
        type_code=LETTER,
        parent_organ=head.parent_organ,
        organ=head.organ,
        place=head.place,
        number=numbers.number_of(
            form=model.Form(form), symbol=symbol, count=None, organ=head.organ_symbol,
            unit=head.unit_symbol,
        ),
        subject=urging.subject_of(one),
        addressees=(one.name,),
        body=parse(urging.letter_of(one, organ=owner.name, today=today)),
        recipients=("Như trên",),
        filed_in=head.filed_in,
        signature=_signature(owner, head, form=form, at=at),
    )  # fmt: skip


def _signature(
    owner: Body, head: HeadDefaults, *, form: str, at: datetime
) -> model.Signature | None:
    if head.signer is None:
        return None
    first = office_queries.head_of(body=owner, on=local_date(at))
    lines = capacity_lines(
        form=model.Form(form),
        capacity=head.capacity,
        title=head.signer.office.title,
        head_title=first.office.title if first else "Thủ trưởng",
        in_whose_name=head.in_whose_name,
    )
    return model.Signature(lines, head.signer.official.full_name)
