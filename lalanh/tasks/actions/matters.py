"""What the consolidating body and the committee do with obstacles: bundle, put, decide."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from lalanh.base.action import action, note
from lalanh.base.models import User
from lalanh.base.refusals import refused_as
from lalanh.directives.actions import spreading
from lalanh.directives.models import Document
from lalanh.kernel import states, text
from lalanh.kernel.errors import Refused
from lalanh.organisations.models import Body
from lalanh.programmes.models import Programme
from lalanh.tasks.actions import giving
from lalanh.tasks.actions import obstacle_steps as steps
from lalanh.tasks.models import Matter, Obstacle, Task

_CONSOLIDATOR = "Chỉ cơ quan tổng hợp của vướng mắc này mới làm được việc này."
_PUTTER = "Chỉ cơ quan soạn nội dung trình mới làm được việc này."
_DECIDER = "Chỉ cơ quan có thẩm quyền quyết định mới làm được việc này."


class NothingChosen(Refused):
    """A matter is about at least one obstacle."""

    message = "Chưa chọn vướng mắc nào. Hãy chọn ít nhất một vướng mắc để tổng hợp."


class TwoRoutes(Refused):
    """One matter goes to one committee, from one plan."""

    message = (
        "Các vướng mắc đã chọn thuộc kế hoạch khác nhau hoặc trình lên cơ quan khác nhau. "
        "Hãy tổng hợp riêng từng nhóm."
    )


class OwnMatter(Refused):
    """Nobody decides what they put themselves."""

    message = "Người trình không tự quyết định nội dung mình trình. Hãy để người khác quyết định."


@dataclass(frozen=True, slots=True)
class NewTask:
    """A task that carries a decision out."""

    title: str
    text: str
    bodies: tuple[Body, ...]
    last_day: date | None


@action("tasks.obstacle.returned")
def send_back_obstacle(*, obstacle: Obstacle, reason: str, by: User, at: datetime) -> Obstacle:
    """
    Send an obstacle back to who raised it, with a reason.

    :raises NotYourTurn: from a body that does not consolidate it.
    :raises WordsMissing: without a reason.
    :raises NotOnTheMap: once it was put.
    """
    steps.acting_as(obstacle.consolidator_id, _CONSOLIDATOR)
    return _returned(obstacle, reason, acting=obstacle.consolidator, by=by, at=at)


def _returned(
    obstacle: Obstacle, reason: str, *, acting: Body | None, by: User, at: datetime
) -> Obstacle:
    assert acting is not None
    said = steps.words_of(reason, field="reason", sentence="Hãy ghi lý do trả lại.")
    to = Obstacle.State.RETURNED
    row = steps.move(obstacle, to, words=said, acting=acting, by=by, at=at)
    words = f"{acting.name} trả lại vướng mắc: {row.title}"
    url = f"/vuong-mac/{row.pk}/"
    steps.tell([row.body_id], words=words, url=url, kind="tasks.obstacle", by=by, at=at)
    return row


@action("tasks.matter.consolidated")
def consolidate(
    *, obstacles: Sequence[Obstacle], title: str, words: str, by: User, at: datetime
) -> Matter:
    """
    Bundle obstacles of one plan into a matter to be put to the committee.

    :raises NothingChosen: without any.
    :raises TwoRoutes: when their plans, or those who decide, differ.
    :raises NotYourTurn: from a body that does not consolidate them.
    :raises NotOnTheMap: for one that is in a matter already.
    """
    if not obstacles:
        raise NothingChosen(field="obstacles")
    first = obstacles[0]
    steps.acting_as(first.consolidator_id, _CONSOLIDATOR)
    routes = {(one.programme_id, one.consolidator_id, one.decider_id) for one in obstacles}
    if len(routes) > 1:
        raise TwoRoutes(field="obstacles")
    assert first.consolidator is not None
    matter = Matter.objects.create(
        programme_id=first.programme_id,
        body=first.consolidator,
        decider_id=first.decider_id,
        owner_id=first.owner_id,
        title=text.clean(title)[:200],
        text=words,
    )
    _take_in(matter, obstacles, by=by, at=at)
    note(obstacles=len(obstacles))
    return matter


def _take_in(matter: Matter, obstacles: Sequence[Obstacle], *, by: User, at: datetime) -> None:
    for one in obstacles:
        steps.move(
            one, Obstacle.State.CONSOLIDATED, words="", acting=matter.body, matter_id=matter.pk,
            by=by, at=at,
        )  # fmt: skip


@action("tasks.matter.corrected")
def correct_matter(*, matter: Matter, title: str, words: str, by: User, at: datetime) -> Matter:
    """
    Change the words of a matter that is not before the committee.

    :raises NotYourTurn: from another body.
    :raises NotOnTheMap: once it was put.
    """
    row = _own(matter)
    states.check(steps.MATTER_STEPS, Matter.State(row.state), Matter.State.PUT)
    row.title, row.text = text.clean(title)[:200], words
    row.save(update_fields=["title", "text"])
    return row


@action("tasks.obstacle.dropped_from_matter")
def drop_from_matter(*, obstacle: Obstacle, by: User, at: datetime) -> Obstacle:
    """
    Take an obstacle out of its matter again; it waits as before.

    :raises NotYourTurn: from a body that does not consolidate it.
    :raises NotOnTheMap: unless it is in a matter that was not put.
    """
    steps.acting_as(obstacle.consolidator_id, _CONSOLIDATOR)
    assert obstacle.consolidator is not None
    if obstacle.state != Obstacle.State.CONSOLIDATED:
        states.check({}, Obstacle.State(obstacle.state), Obstacle.State.RAISED)
    return steps.move(
        obstacle, Obstacle.State.RAISED, words="", acting=obstacle.consolidator, by=by, at=at
    )


@action("tasks.matter.put")
def put_matter(*, matter: Matter, by: User, at: datetime) -> Matter:
    """
    Put a matter to the committee.

    :raises NotYourTurn: from another body.
    :raises NothingChosen: when every obstacle was taken out of it.
    :raises NotOnTheMap: when it lies there already.
    """
    row = _own(matter)
    states.check(steps.MATTER_STEPS, Matter.State(row.state), Matter.State.PUT)
    held = list(Obstacle.objects.filter(matter=row).order_by("pk"))
    if not held:
        raise NothingChosen
    row.state, row.put_at, row.put_by = Matter.State.PUT, at, by
    row.return_reason = ""
    row.save(update_fields=["state", "put_at", "put_by", "return_reason"])
    for one in held:
        steps.move(
            one, Obstacle.State.PUT, words="", acting=row.body, matter_id=row.pk, by=by, at=at
        )
    words = f"{row.body.name} trình: {row.title}"
    url = f"/vuong-mac/noi-dung/{row.pk}/"
    steps.tell([row.decider_id], words=words, url=url, kind="tasks.matter", by=by, at=at)
    note(obstacles=len(held))
    return row


@action("tasks.matter.returned")
def send_back_matter(*, matter: Matter, reason: str, by: User, at: datetime) -> Matter:
    """
    Send a matter back to who put it, with what is missing.

    What came straight from the body that met the obstacle goes back to that body.

    :raises NotYourTurn: from a body that does not decide.
    :raises WordsMissing: without a reason.
    :raises NotOnTheMap: unless it was put.
    """
    row = _to_decide(matter)
    said = steps.words_of(reason, field="reason", sentence="Hãy ghi lý do trả lại.")
    held = list(Obstacle.objects.filter(matter=row).select_related("body").order_by("pk"))
    straight = any(one.consolidator_id is None for one in held)
    to = Matter.State.DISSOLVED if straight else Matter.State.RETURNED
    states.check(steps.MATTER_STEPS, Matter.State(row.state), to)
    row.state, row.return_reason = to, said
    row.save(update_fields=["state", "return_reason"])
    for one in held:
        if straight:
            _returned(one, said, acting=row.decider, by=by, at=at)
        else:
            steps.move(
                one, Obstacle.State.CONSOLIDATED, words="", acting=row.decider, matter_id=row.pk,
                by=by, at=at,
            )  # fmt: skip
    if not straight:
        words, url = f"Trả lại nội dung trình: {row.title}", f"/vuong-mac/noi-dung/{row.pk}/"
        steps.tell([row.body_id], words=words, url=url, kind="tasks.matter", by=by, at=at)
    return row


@action("tasks.matter.dissolved")
def dissolve_matter(*, matter: Matter, by: User, at: datetime) -> Matter:
    """
    Give up a matter before it is put; its obstacles wait as before.

    :raises NotYourTurn: from another body.
    :raises NotOnTheMap: while it lies before the committee, or after the decision.
    """
    row = _own(matter)
    if row.state == Matter.State.PUT:
        states.check({}, Matter.State.PUT, Matter.State.DISSOLVED)
    states.check(steps.MATTER_STEPS, Matter.State(row.state), Matter.State.DISSOLVED)
    row.state = Matter.State.DISSOLVED
    row.save(update_fields=["state"])
    for one in Obstacle.objects.filter(matter=row).order_by("pk"):
        steps.move(one, Obstacle.State.RAISED, words="", acting=row.body, by=by, at=at)
    return row


@action("tasks.matter.decided")
def decide_matter(
    *,
    matter: Matter,
    decision: str,
    document: Document | None,
    new_task: NewTask | None,
    by: User,
    at: datetime,
) -> Matter:
    """
    Decide a matter; every body that raised one of its obstacles gets the decision.

    A registered document that states it is copied to them; a task may carry it out.

    :raises NotYourTurn: from a body that does not decide.
    :raises WordsMissing: without words.
    :raises OwnMatter: by the one who put it.
    :raises NotOnTheMap: unless it was put.
    """
    row = _to_decide(matter)
    states.check(steps.MATTER_STEPS, Matter.State(row.state), Matter.State.DECIDED)
    said = steps.words_of(
        decision, field="decision", sentence="Hãy ghi ý kiến quyết định: các cơ quan sẽ đọc."
    )
    row.state, row.decision, row.document = Matter.State.DECIDED, said, document
    row.decided_at, row.decided_by = at, by
    if new_task is not None:
        row.task = _give(row, new_task, by=by, at=at)
    with refused_as(OwnMatter, constraint="tasks_matter_decided_by_another"):
        row.save()
    _return_decision(row, by=by, at=at)
    return row


def _give(matter: Matter, new: NewTask, *, by: User, at: datetime) -> Task:
    """Give the task that carries the decision out, as part of the plan."""
    facts = giving.TaskFacts(
        title=new.title, text=new.text or new.title, modality="assign", last_day=new.last_day
    )
    programme = Programme.objects.get(pk=matter.programme_id)
    return giving.give_ad_hoc_task(
        owner=matter.decider, facts=facts, lead=None, others=new.bodies, programme=programme,
        by=by, at=at,
    )  # fmt: skip


def _return_decision(matter: Matter, *, by: User, at: datetime) -> None:
    held = list(Obstacle.objects.filter(matter=matter).select_related("body").order_by("pk"))
    for one in held:
        steps.move(
            one, Obstacle.State.DECIDED, words=matter.decision, acting=matter.decider,
            matter_id=matter.pk, document=matter.document, by=by, at=at,
        )  # fmt: skip
        words = f"Đã có quyết định về vướng mắc: {one.title}"
        url = f"/vuong-mac/{one.pk}/"
        steps.tell([one.body_id], words=words, url=url, kind="tasks.decision", by=by, at=at)
    reached = {one.body for one in held} | {matter.body}
    if matter.document is not None:
        spreading.hand_copies(document=matter.document, bodies=reached, by=by, at=at)
    note(bodies=len(reached), obstacles=len(held))


def _own(matter: Matter) -> Matter:
    """Lock a matter of the acting body."""
    steps.acting_as(matter.body_id, _PUTTER)
    return _locked(matter)


def _to_decide(matter: Matter) -> Matter:
    """Lock a matter the acting body decides."""
    steps.acting_as(matter.decider_id, _DECIDER)
    return _locked(matter)


def _locked(matter: Matter) -> Matter:
    rows = Matter.objects.select_for_update(of=("self",)).select_related("body", "decider")
    return rows.get(pk=matter.pk)
