"""Before anything is given: one clause becomes two tasks, or two clauses one."""

import re
from datetime import datetime

from django.db.models import F

from lalanh.base import scope
from lalanh.base.action import action
from lalanh.base.models import User
from lalanh.directives.models import Clause, ClauseAssignee, Document
from lalanh.kernel import text
from lalanh.kernel.errors import Refused
from lalanh.tasks.models import Task

_WORDS = re.compile(r"\w+")
# Far beyond the last position: rows step aside there while others move.
ASIDE = 10_000


# What two clauses have in common if they become one.
ALIKE = (
    "document_id", "last_day", "due_time", "relative_count", "relative_unit", "relative_event",
    "rhythms", "modality", "kind",
)  # fmt: skip


class AlreadyGivenClause(Refused):
    """What was given stands as it was given."""

    message = "Mục này đã giao thành nhiệm vụ nên không tách, gộp được nữa."


class NotOurPaper(Refused):
    """Only the owner of the register divides its clauses."""

    message = "Văn bản này thuộc sổ của cơ quan khác nên không tách, gộp được."


class NothingDivided(Refused):
    """Two tasks need words for both."""

    message = "Hãy ghi nội dung cho cả hai nhiệm vụ."


class NotItsWords(Refused):
    """A task says what the document says."""


class NotAlike(Refused):
    """What is united keeps one deadline and one manner."""

    message = (
        "Hai mục khác thời hạn hoặc cách giao nên không gộp được. Hãy giao thành hai nhiệm vụ."
    )


def _still_ours(clause: Clause) -> Clause:
    """Lock a clause of one's own document that nobody was given yet; a hand-out waits."""
    own = Document.objects.select_for_update().filter(owner=scope.current().body_id)
    if own.filter(pk=clause.document_id).first() is None:
        raise NotOurPaper
    locked = Clause.objects.select_for_update(of=("self",)).select_related("document")
    clause = locked.get(pk=clause.pk)
    if Task.objects.filter(clause=clause).exists():
        raise AlreadyGivenClause
    return clause


@action("tasks.clause.divided")
def divide_clause(*, clause: Clause, first: str, second: str, by: User, at: datetime) -> Clause:
    """
    Make two duties of one clause, in its own words; both keep its names, deadline and manner.

    :raises NotOurPaper: in another body's register.
    :raises AlreadyGivenClause: once it was given.
    :raises NothingDivided: without words for both.
    :raises NotItsWords: with words the clause does not have.
    """
    clause = _still_ours(clause)
    if not first.strip() or not second.strip():
        raise NothingDivided(field="second")
    own = set(_WORDS.findall(text.fold(clause.plain_text)))
    for field, words in (("first", first), ("second", second)):
        foreign = [word for word in _WORDS.findall(words) if text.fold(word) not in own]
        if foreign:
            raise NotItsWords(
                f"“{foreign[0]}” không có trong mục này. Mỗi nhiệm vụ chỉ dùng lời của văn bản.",
                field=field,
            )
    names = list(clause.assignees.order_by("position"))
    _make_room(clause)
    made = Clause.objects.get(pk=clause.pk)
    made.pk, made._state.adding = None, True
    made.position, made.text = clause.position + 1, second.strip()
    made.save(force_insert=True)
    clause.text = first.strip()
    clause.save(update_fields=["text"])
    ClauseAssignee.objects.bulk_create(_copied(name, to=made) for name in names)
    return made


def _make_room(clause: Clause) -> None:
    """Let every later clause of the document step back by one."""
    later = Clause.objects.filter(document=clause.document_id, position__gt=clause.position)
    later.update(position=F("position") + ASIDE)
    aside = Clause.objects.filter(document=clause.document_id, position__gt=ASIDE)
    aside.update(position=F("position") - ASIDE + 1)


def _copied(name: ClauseAssignee, *, to: Clause, position: int | None = None) -> ClauseAssignee:
    return ClauseAssignee(
        clause=to,
        position=name.position if position is None else position,
        literal=name.literal,
        role=name.role,
        is_inherited=name.is_inherited,
        body_id=name.body_id,
        group_id=name.group_id,
    )


@action("tasks.clauses.united")
def unite_clauses(*, clause: Clause, following: Clause, by: User, at: datetime) -> Clause:
    """
    Make one duty of a clause and the one behind it; names of both, each once.

    The clause behind stays in the document and is followed no more.

    :raises NotOurPaper, AlreadyGivenClause: as for dividing.
    :raises NotAlike: if they differ in deadline or manner.
    """
    clause, following = _still_ours(clause), _still_ours(following)
    for fact in ALIKE:
        if getattr(clause, fact) != getattr(following, fact):
            raise NotAlike
    clause.text = f"{clause.text.rstrip()}\n{following.text.lstrip()}"
    clause.is_sensitive = clause.is_sensitive or following.is_sensitive
    clause.save(update_fields=["text", "is_sensitive"])
    there = list(clause.assignees.order_by("position"))
    known = {(name.body_id, name.group_id, name.literal) for name in there}
    place = there[-1].position if there else 0
    for name in following.assignees.order_by("position"):
        if (name.body_id, name.group_id, name.literal) not in known:
            place += 1
            _copied(name, to=clause, position=place).save(force_insert=True)
    following.is_followed = False
    following.save(update_fields=["is_followed"])
    return clause
