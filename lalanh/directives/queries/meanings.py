"""What a printed name may mean: bodies and groups, likeliest first."""

from datetime import date

from lalanh.directives.models import ClauseAssignee
from lalanh.kernel import text
from lalanh.organisations import queries as organisations
from lalanh.organisations.models import Body, Group
from lalanh.organisations.queries import Found


def body_or_group(*, key: str) -> tuple[Body | None, Group | None]:
    """Return what a key of a list of meanings stands for: `b12` a body, `g3` a group."""
    sort, number = key[:1], key[1:]
    if not (number.isascii() and number.isdigit()):
        return None, None
    if sort == "g":
        return None, Group.objects.filter(pk=int(number)).first()
    return Body.objects.filter(pk=int(number)).first() if sort == "b" else None, None


FOUND_LIMIT = 8


def meanings(*, words: str, owner: Body, on: date) -> list[Found]:
    """
    Return the bodies and groups that words may mean, likeliest first.

    First those whose names hold all the words, in whatever tones; then those that look alike.
    """
    asked = text.fold(words).split()
    held = [
        Found(None, group, 100)
        for group in organisations.groups()
        if asked and group.owner_id in (None, owner.pk) and all(w in group.folded for w in asked)
    ]
    held += [
        Found(body, None, 100)
        for body in organisations.bodies_like(words=words, on=on)[:FOUND_LIMIT]
        if asked
    ]
    known = {(f.body and f.body.pk, f.group and f.group.pk) for f in held}
    alike = organisations.resolve_name(name=words, owner=owner, on=on).found if asked else ()
    held += [f for f in alike if (f.body and f.body.pk, f.group and f.group.pk) not in known]
    return held[: 2 * FOUND_LIMIT]


def unmatched_like(*, assignee: ClauseAssignee) -> list[ClauseAssignee]:
    """Return where else in the document the same name stands and nobody matched it."""
    unmatched = ClauseAssignee.objects.filter(
        clause__document_id=assignee.clause.document_id, body=None, group=None
    )
    rows = unmatched.exclude(pk=assignee.pk).select_related("clause__document").order_by("pk")
    name = text.fold(assignee.literal)
    return [row for row in rows if text.fold(row.literal) == name]
