"""What the body that met an obstacle does: raise it, add to it, take it back, close it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from lalanh.base.action import action, note
from lalanh.base.models import User
from lalanh.kernel import text
from lalanh.kernel.errors import Refused
from lalanh.kernel.period import local_date
from lalanh.organisations.models import Body
from lalanh.programmes.models import Programme
from lalanh.tasks.actions import obstacle_steps as steps
from lalanh.tasks.actions.obstacle_steps import NamedFile
from lalanh.tasks.models import Matter, Obstacle, Task

_OWN = "Chỉ cơ quan đã nêu vướng mắc mới làm được việc này."


class NotUnderWay(Refused):
    """Obstacles are raised in a plan that is being carried out."""

    message = "Chương trình đã tổng kết nên không nêu vướng mắc được nữa."


class NotYetMet(Refused):
    """Nobody met an obstacle tomorrow."""


@dataclass(frozen=True, slots=True)
class ObstacleFacts:
    """An obstacle in the words of the body that met it."""

    title: str
    what: str
    since_on: date
    tried: str
    beyond: str
    proposal: str


@action("tasks.obstacle.raised")
def raise_obstacle(
    *,
    programme: Programme,
    body: Body,
    facts: ObstacleFacts,
    files: Sequence[NamedFile],
    by: User,
    at: datetime,
    task: Task | None = None,
) -> Obstacle:
    """
    Raise an obstacle; it goes to the consolidating body, without one straight to who decides.

    :raises NotYourTurn: for another body than one's own.
    :raises NotUnderWay: in a closed plan.
    :raises NotYetMet: when it is said to begin on a day to come.
    """
    steps.acting_as(body.pk, "Mỗi cơ quan tự nêu vướng mắc của mình.")
    if programme.state == Programme.State.CLOSED:
        raise NotUnderWay
    if facts.since_on > local_date(at):
        raise NotYetMet("Ngày gặp vướng mắc chưa tới. Hãy ghi ngày đã gặp.", field="since_on")
    obstacle = Obstacle.objects.create(
        programme=programme,
        task=task,
        body=body,
        owner=programme.owner,
        consolidator=_consolidator_for(programme, body),
        decider=programme.decider,
        title=text.clean(facts.title)[:200],
        what=facts.what,
        since_on=facts.since_on,
        tried=facts.tried,
        beyond=facts.beyond,
        proposal=facts.proposal,
        raised_at=at,
        raised_by=by,
    )
    steps.keep_files(obstacle, files)
    steps.leave_step(obstacle, words="", acting=body, by=by, at=at)
    note(files=len(files))
    return _send_on(obstacle, by=by, at=at)


def _consolidator_for(programme: Programme, body: Body) -> Body | None:
    """Return who consolidates for this body: nobody where that is the body or the committee."""
    through = programme.consolidator
    return None if through in (None, body, programme.decider) else through


@action("tasks.obstacle.raised_again")
def raise_again(
    *, obstacle: Obstacle, words: str, files: Sequence[NamedFile], by: User, at: datetime
) -> Obstacle:
    """
    Send again what was returned, with what was asked for; the first words stay as they were.

    :raises NotYourTurn: from another body.
    :raises WordsMissing: without anything added.
    :raises NotOnTheMap: unless it was returned.
    """
    steps.acting_as(obstacle.body_id, _OWN)
    said = steps.words_of(words, field="words", sentence="Hãy ghi phần bổ sung theo lý do trả lại.")
    steps.keep_files(obstacle, files)
    row = steps.move(
        obstacle, Obstacle.State.RAISED, words=said, acting=obstacle.body, by=by, at=at
    )
    return _send_on(row, by=by, at=at)


def _send_on(obstacle: Obstacle, *, by: User, at: datetime) -> Obstacle:
    """Tell the consolidating body; without one, put it to who decides as a matter of its own."""
    url = f"/vuong-mac/{obstacle.pk}/"
    words = f"{obstacle.body.name} nêu vướng mắc: {obstacle.title}"
    if obstacle.consolidator_id is not None:
        to = [obstacle.consolidator_id]
        steps.tell(to, words=words, url=url, kind="tasks.obstacle", by=by, at=at)
        return obstacle
    matter = Matter.objects.create(
        programme_id=obstacle.programme_id,
        body_id=obstacle.body_id,
        decider_id=obstacle.decider_id,
        owner_id=obstacle.owner_id,
        title=obstacle.title,
        text=f"{obstacle.what}\n\nĐề nghị: {obstacle.proposal}",
        state=Matter.State.PUT,
        put_at=at,
        put_by=by,
    )
    row = steps.move(
        obstacle,
        Obstacle.State.PUT,
        words="",
        acting=obstacle.body,
        matter_id=matter.pk,
        by=by,
        at=at,
    )
    url = f"/vuong-mac/noi-dung/{matter.pk}/"
    steps.tell([row.decider_id], words=words, url=url, kind="tasks.obstacle", by=by, at=at)
    return row


@action("tasks.obstacle.taken_back")
def take_back_obstacle(*, obstacle: Obstacle, reason: str, by: User, at: datetime) -> Obstacle:
    """
    Take an obstacle back before it is put to the committee, with a reason; it stays on record.

    The consolidating body, which may be at work on it, is told.

    :raises NotYourTurn: from another body.
    :raises WordsMissing: without a reason.
    :raises NotOnTheMap: once it was put.
    """
    steps.acting_as(obstacle.body_id, _OWN)
    said = steps.words_of(reason, field="reason", sentence="Hãy ghi lý do rút vướng mắc.")
    row = steps.move(
        obstacle, Obstacle.State.TAKEN_BACK, words=said, acting=obstacle.body, by=by, at=at
    )
    if row.consolidator_id is not None:
        steps.tell(
            [row.consolidator_id],
            words=f"{obstacle.body.name} rút vướng mắc: {row.title}. Lý do: {said}",
            url=f"/vuong-mac/{row.pk}/",
            kind="tasks.obstacle",
            by=by,
            at=at,
        )
    return row


@action("tasks.obstacle.closed")
def close_obstacle(*, obstacle: Obstacle, words: str, by: User, at: datetime) -> Obstacle:
    """
    Say that the decision was carried out and the obstacle is gone.

    :raises NotYourTurn: from another body.
    :raises WordsMissing: without how it ended.
    :raises NotOnTheMap: before a decision.
    """
    steps.acting_as(obstacle.body_id, _OWN)
    said = steps.words_of(
        words, field="words", sentence="Hãy ghi vướng mắc đã được giải quyết thế nào."
    )
    return steps.move(
        obstacle,
        Obstacle.State.CLOSED,
        words=said,
        acting=obstacle.body,
        matter_id=obstacle.matter_id,
        by=by,
        at=at,
    )
