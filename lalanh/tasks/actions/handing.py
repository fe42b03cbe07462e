"""What every way of giving shares: rows for the bodies, a title, a notice on their desks."""

import re
from collections.abc import Iterable
from datetime import datetime

from lalanh.base import notices
from lalanh.base.models import Notice, User
from lalanh.base.refusals import refused_as
from lalanh.directives.actions import telling
from lalanh.directives.models import Clause, Document
from lalanh.directives.models.document import Urgency
from lalanh.kernel import text
from lalanh.kernel.errors import Refused
from lalanh.organisations.models import Body
from lalanh.tasks.models import Assignment, Task
from lalanh.tasks.queries.fan_out import Part

TITLE_CHARACTERS = 160


class OneLead(Refused):
    """A task has one lead."""

    message = "Nhiệm vụ chỉ có một cơ quan chủ trì. Hãy giữ một cơ quan, các cơ quan khác phối hợp."


def give_parts(task: Task, parts: Iterable[Part], *, responsibility: str = "") -> list[Part]:
    """
    Write one row per body that has none yet, and return those parts.

    A responsibility that the words lay on somebody lies on the lead, without one on those who act.

    A request, and anything to a body outside, awaits its answer.
    """
    there = set(task.assignments.values_list("body_id", flat=True))
    new = [part for part in parts if part.body.pk not in there]
    asks = task.modality == Clause.Modality.REQUEST
    bearing = _bearing(new)
    with refused_as(OneLead, constraint="tasks_assignment_one_open_lead"):
        Assignment.objects.bulk_create(
            Assignment(
                task=task,
                body=part.body,
                owner=task.owner,
                role=part.role,
                responsibility=responsibility if part.role == bearing else "",
                state=Assignment.State.ASKED
                if asks or part.body.is_external
                else Assignment.State.OPEN,
                via_literal=part.via.literal if part.via else "",
                via_group=part.via.group if part.via else None,
                is_inherited=part.via.is_inherited if part.via else False,
            )
            for part in new
        )
    return new


def _bearing(parts: list[Part]) -> str:
    """Return the role that bears what the words lay on nobody by name."""
    there = {part.role for part in parts}
    role = Assignment.Role
    order = (role.LEAD, role.RESPONSIBLE, role.DIRECTING, role.DIRECTED, role.COORDINATE)
    return next((role for role in order if role in there), "")


# What stands between the names of those who do it and what they do.
_OPENING = re.compile(
    r"^(?:[,;:.…-]|(?:và|cùng|với|chủ trì|phối hợp|chỉ đạo|có trách nhiệm|chịu trách nhiệm)\b)\s*",
    re.IGNORECASE,
)
SHORTEST_TITLE = 15


def what_is_done(clause: Clause) -> str:
    """
    Return the words of a clause without the names that open it; the roles stand elsewhere.

    "UBND huyện chủ trì, phối hợp với Hội Nông dân lập danh sách" becomes "Lập danh sách".
    """
    names = [name.literal for name in clause.assignees.all() if name.literal]
    whole = rest = clause.plain_text
    while True:
        name = next((name for name in names if rest.startswith(name)), "")
        opening = _OPENING.match(rest)
        if not name and opening is None:
            break
        rest = rest[len(name) or (opening.end() if opening else 0) :].lstrip()
    return rest[:1].upper() + rest[1:] if len(rest) >= SHORTEST_TITLE else whole


def title_of(words: str) -> str:
    """Return the beginning of the words, cut at a blank."""
    whole = text.clean(words)
    if len(whole) <= TITLE_CHARACTERS:
        return whole
    return whole[:TITLE_CHARACTERS].rsplit(" ", 1)[0] + "…"


def tell(document: Document, bodies: list[Body], *, by: User, at: datetime) -> None:
    """Put a notice on the desk of everyone who sits in these bodies."""
    urgent = document.urgency == Urgency.FLASH
    notices.send(
        to=sitting_in(bodies),
        kind="tasks.given",
        text=f"Nhiệm vụ mới theo văn bản {document.number or 'không số'}: {document.subject[:150]}",
        url="/nhiem-vu/",
        urgency=Notice.Urgency.FLASH if urgent else Notice.Urgency.NORMAL,
        by=by,
        at=at,
    )


def tell_of(task: Task, bodies: list[Body], *, by: User, at: datetime) -> None:
    """Tell these bodies of one task."""
    notices.send(
        to=sitting_in(bodies),
        kind="tasks.given",
        text=f"{task.owner.name} giao nhiệm vụ: {task.title}",
        url=f"/nhiem-vu/{task.pk}/",
        by=by,
        at=at,
    )


def sitting_in(bodies: list[Body]) -> list[User]:
    """Return the accounts with an open seat in one of these bodies, of whatever branch."""
    return telling.sitting_in([body.pk for body in bodies])
