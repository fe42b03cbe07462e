"""The steps an obstacle and a matter may take, and the row each step leaves."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from lalanh.base import notices, scope
from lalanh.base.models import StoredFile, User
from lalanh.directives.actions import telling
from lalanh.directives.models import Document
from lalanh.kernel import states, text
from lalanh.kernel.errors import Refused
from lalanh.organisations.models import Body
from lalanh.tasks.models import Matter, Obstacle, ObstacleFile, ObstacleStep

_O = Obstacle.State
OBSTACLE_STEPS: Mapping[Obstacle.State, frozenset[Obstacle.State]] = {
    _O.RAISED: frozenset({_O.CONSOLIDATED, _O.PUT, _O.RETURNED, _O.TAKEN_BACK}),
    _O.RETURNED: frozenset({_O.RAISED, _O.PUT, _O.TAKEN_BACK}),
    _O.CONSOLIDATED: frozenset({_O.PUT, _O.RAISED, _O.RETURNED, _O.TAKEN_BACK}),
    _O.PUT: frozenset({_O.DECIDED, _O.CONSOLIDATED, _O.RETURNED}),
    _O.DECIDED: frozenset({_O.CLOSED}),
    _O.CLOSED: frozenset(),
    _O.TAKEN_BACK: frozenset(),
}

_M = Matter.State
MATTER_STEPS: Mapping[Matter.State, frozenset[Matter.State]] = {
    _M.DRAFT: frozenset({_M.PUT, _M.DISSOLVED}),
    _M.PUT: frozenset({_M.DECIDED, _M.RETURNED, _M.DISSOLVED}),
    _M.RETURNED: frozenset({_M.PUT, _M.DISSOLVED}),
    _M.DECIDED: frozenset(),
    _M.DISSOLVED: frozenset(),
}


class NotYourTurn(Refused):
    """The step belongs to another body of the route."""


class WordsMissing(Refused):
    """A step that others will read needs its words."""


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file already kept, under the name its sender gave it."""

    title: str
    file: StoredFile


def acting_as(body_id: int | None, sentence: str) -> None:
    """
    Pass whoever works from a seat in this body.

    :raises NotYourTurn: for anybody else, with the sentence.
    """
    if body_id is None or scope.current().body_id != body_id:
        raise NotYourTurn(sentence)


def words_of(given: str, *, field: str, sentence: str) -> str:
    """
    Return the words without blanks around them.

    :raises WordsMissing: when there are none.
    """
    cleaned = text.nfc(given).strip()
    if not cleaned:
        raise WordsMissing(sentence, field=field)
    return cleaned


def move(
    obstacle: Obstacle,
    to: Obstacle.State,
    *,
    words: str,
    acting: Body,
    by: User,
    at: datetime,
    matter_id: int | None = None,
    document: Document | None = None,
) -> Obstacle:
    """Lock the obstacle, take the step if it is on the map, and leave its row."""
    row = Obstacle.objects.select_for_update(of=("self",)).get(pk=obstacle.pk)
    states.check(OBSTACLE_STEPS, Obstacle.State(row.state), to)
    row.state, row.matter_id = to, matter_id
    if to == Obstacle.State.DECIDED:
        row.decided_at = at
    row.save(update_fields=["state", "matter", "decided_at"])
    leave_step(row, words=words, acting=acting, document=document, by=by, at=at)
    return row


def leave_step(
    obstacle: Obstacle,
    *,
    words: str,
    acting: Body,
    by: User,
    at: datetime,
    document: Document | None = None,
) -> ObstacleStep:
    """Add the row of the step that was just taken."""
    return ObstacleStep.objects.create(
        obstacle=obstacle,
        to=obstacle.state,
        text=words,
        acting_body=acting,
        document=document,
        taken_at=at,
        taken_by=by,
    )


def keep_files(obstacle: Obstacle, files: Iterable[NamedFile]) -> None:
    """Join these files to the obstacle."""
    for one in files:
        ObstacleFile.objects.create(obstacle=obstacle, title=one.title[:250], file=one.file)


def tell(
    bodies: Iterable[Body | int], *, words: str, url: str, kind: str, by: User, at: datetime
) -> None:
    """Put a notice on the desk of everyone with an open seat in these bodies, of any branch."""
    seated = telling.sitting_in([one if isinstance(one, int) else one.pk for one in bodies])
    notices.send(to=seated, kind=kind, text=words, url=url, by=by, at=at)
