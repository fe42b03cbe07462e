"""Events are set up, moved with the deadlines that hang on them, and their sites confirm."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from lalanh.base import notices, scope
from lalanh.base.action import action, note
from lalanh.base.models import User
from lalanh.base.refusals import refused_as
from lalanh.directives.models import Clause
from lalanh.kernel import period, text
from lalanh.kernel.errors import Refused
from lalanh.organisations.models import Body
from lalanh.programmes.models import Programme
from lalanh.tasks.actions import changes, handing
from lalanh.tasks.models import Event, EventMove, EventSite, Task, TaskChange
from lalanh.tasks.queries import events


class NotTheHolder(Refused):
    """Only the body that holds an event changes it."""

    message = "Chỉ cơ quan tổ chức sự kiện mới làm được việc này. Hãy liên hệ cơ quan tổ chức."


class WrongHours(Refused):
    """It ends before it begins."""

    message = "Giờ kết thúc phải sau giờ bắt đầu. Hãy xem lại hai mốc."


class AddressWithoutForm(Refused):
    """An address for those who take part online, where nobody does."""

    message = (
        "Sự kiện trực tiếp thì không có địa chỉ họp trực tuyến. Hãy đổi hình thức hoặc bỏ địa chỉ."
    )


class ReasonMissing(Refused):
    """Who is told wants to know why."""

    message = "Hãy ghi lý do dời: các cơ quan liên quan sẽ nhận được lý do này."


class NotMoved(Refused):
    """It is moved to where it stands."""

    message = "Thời điểm mới trùng với thời điểm đang ghi. Hãy chọn thời điểm khác."


class MovedMeanwhile(Refused):
    """Somebody else moved it while this was decided."""

    message = (
        "Vừa có người khác dời sự kiện này. Hãy xem ngày đang ghi, rồi bấm lần nữa nếu vẫn dời."
    )


class AlreadyHeld(Refused):
    """Somebody has confirmed who was there."""

    message = (
        "Đã có điểm cầu xác nhận số người dự, nên sự kiện không dời được nữa. "
        "Nếu xác nhận nhầm, hãy để điểm cầu đó rút xác nhận trước."
    )


class Cancelled(Refused):
    """It does not take place."""

    message = "Sự kiện này đã hủy nên không sửa, dời hay dùng để tính hạn được nữa."


class NotYetHeld(Refused):
    """Nobody is counted before the event began."""

    message = "Sự kiện chưa bắt đầu nên chưa xác nhận số người dự được."


class NotYourSite(Refused):
    """A site is confirmed by its own body or by the holder."""

    message = "Điểm cầu này của cơ quan khác. Cơ quan đó hoặc cơ quan tổ chức mới xác nhận được."


class SiteTaken(Refused):
    """The body has a site, or the event has a main one."""


@dataclass(frozen=True, slots=True)
class EventFacts:
    """What is said of an event besides when it begins."""

    name: str
    ends_at: datetime | None = None
    form: str = Event.Form.IN_PERSON
    place: str = ""
    online_address: str = ""


def _holder(event: Event) -> Event:
    """Lock the event for the body that holds it; one that was cancelled stays as it is."""
    if scope.current().body_id != event.owner_id:
        raise NotTheHolder
    event = Event.objects.select_for_update().get(pk=event.pk)
    if event.cancelled_at is not None:
        raise Cancelled
    return event


def _was_held(event: Event) -> bool:
    """Whether a site has said who was there; each site is held, for it may say so right now."""
    sites = list(event.sites.select_for_update(of=("self",)))
    return any(site.confirmed_at is not None for site in sites)


def _write(event: Event, facts: EventFacts) -> None:
    event.name, event.ends_at = text.clean(facts.name), facts.ends_at
    event.form, event.place = facts.form, text.clean(facts.place)
    event.online_address = facts.online_address.strip()
    wrong = WrongHours(field="ends_time")
    idle = AddressWithoutForm(field="online_address")
    with (
        refused_as(wrong, constraint="tasks_event_ends_after_start"),
        refused_as(idle, constraint="tasks_event_address_only_online"),
    ):
        event.save()


@action("tasks.event.set_up")
def set_up_event(
    *,
    owner: Body,
    facts: EventFacts,
    starts_at: datetime,
    is_all_day: bool,
    is_tentative: bool,
    by: User,
    at: datetime,
    programme: Programme | None = None,
    task: Task | None = None,
    clause: Clause | None = None,
) -> Event:
    """
    Set up an event, from a task or a clause that speaks of it or by itself.

    :raises NotTheHolder: from another body than the owner.
    :raises WrongHours: if it ends before it begins.
    :raises AddressWithoutForm: an online address of an event in person.
    """
    if scope.current().body_id != owner.pk:
        raise NotTheHolder
    event = Event(
        owner=owner, programme=programme, task=task, clause=clause, starts_at=starts_at,
        is_all_day=is_all_day, is_tentative=is_tentative,
    )  # fmt: skip
    _write(event, facts)
    return event


@action("tasks.event.corrected")
def correct_event(*, event: Event, facts: EventFacts, by: User, at: datetime) -> Event:
    """
    Correct what is said of an event; its beginning is moved with `move_event`.

    :raises NotTheHolder, WrongHours, AddressWithoutForm: as when it is set up.
    """
    event = _holder(event)
    _write(event, facts)
    return event


@action("tasks.event.moved")
def move_event(
    *,
    event: Event,
    starts_at: datetime,
    reason: str,
    by: User,
    at: datetime,
    is_all_day: bool = False,
    is_tentative: bool = True,
) -> EventMove:
    """
    Move an event, and with it every open deadline that hangs on it; tell those concerned.

    To undo it, move the event back.

    :raises NotTheHolder: from another body.
    :raises ReasonMissing: without a reason.
    :raises MovedMeanwhile: if it no longer stands where the caller saw it.
    :raises NotMoved: to the moment it stands at.
    :raises AlreadyHeld: once a site has confirmed its attendance.
    """
    seen, event = event, _holder(event)
    if not reason.strip():
        raise ReasonMissing(field="reason")
    if seen.starts_at != event.starts_at:
        raise MovedMeanwhile
    if starts_at == event.starts_at:
        raise NotMoved(field="day")
    if _was_held(event):
        raise AlreadyHeld
    follows = events.follows(event=event, starts_at=starts_at, at=at)
    move = EventMove.objects.create(
        event=event,
        owner_id=event.owner_id,
        from_starts_at=event.starts_at,
        to_starts_at=starts_at,
        reason=text.clean(reason),
        moved_at=at,
        moved_by=by,
    )
    if event.ends_at is not None:
        event.ends_at += starts_at - event.starts_at
    event.starts_at, event.is_all_day, event.is_tentative = starts_at, is_all_day, is_tentative
    event.save()
    _let_follow(event, move, follows, by=by, at=at)
    return move


def _let_follow(
    event: Event, move: EventMove, follows: list[events.Follows], *, by: User, at: datetime
) -> None:
    """Rewrite the deadlines and tell every body that has one, or a site."""
    rows = []
    for one in follows:
        task = Task.objects.select_for_update().get(pk=one.task.pk)
        new = replace(changes.said_by(task), last_day=one.last_day)
        rows.append(changes.rewrite(task, new, reason=move.reason, by=by, at=at, move=move))
    when = period.format_date(period.local_date(event.starts_at))
    said = (
        f"“{event.name}” dời sang ngày {when}: {move.reason} Các thời hạn tính theo sự kiện "
        "này dời theo."
    )
    bodies = _tell(event, rows, said, kind="tasks.event_moved", by=by, at=at)
    note(deadlines=len(rows), past=sum(one.is_past for one in follows), bodies=bodies)


def _tell(
    event: Event, rows: list[TaskChange], said: str, *, kind: str, by: User, at: datetime
) -> int:
    """Tell every body with a changed deadline or a site; returns how many those are."""
    bodies = {body.pk: body for body in changes.bodies_concerned(rows)}
    sites = event.sites.select_related("body")
    bodies |= {site.body.pk: site.body for site in sites if site.body is not None}
    notices.send(
        to=handing.sitting_in(list(bodies.values())),
        kind=kind,
        text=said,
        url=f"/su-kien/{event.pk}/",
        by=by,
        at=at,
    )
    return len(bodies)


@action("tasks.event.cancelled")
def cancel_event(*, event: Event, reason: str, by: User, at: datetime) -> Event:
    """
    Say that an event does not take place; open deadlines that hang on it have no day until the
    giver sets one or ties them to another event. Those concerned are told.

    :raises NotTheHolder: from another body.
    :raises ReasonMissing: without a reason.
    :raises AlreadyHeld: once a site has confirmed its attendance.
    :raises Cancelled: the second time.
    """
    event = _holder(event)
    if not reason.strip():
        raise ReasonMissing("Hãy ghi lý do hủy: các cơ quan liên quan sẽ đọc.", field="reason")
    if _was_held(event):
        raise AlreadyHeld("Đã có điểm cầu xác nhận số người dự, nên sự kiện không hủy được nữa.")
    event.cancelled_at, event.cancelled_reason = at, text.clean(reason)
    event.save(update_fields=["cancelled_at", "cancelled_reason"])
    rows = []
    for task in events.hanging_on(event).select_for_update():
        task.after_event = None
        new = replace(changes.said_by(task), last_day=None, due_time=None)
        because = f"Hủy sự kiện “{event.name}”: {event.cancelled_reason}"
        rows.append(changes.rewrite(task, new, reason=because, by=by, at=at))
    said = f"“{event.name}” không tổ chức nữa: {event.cancelled_reason}"
    if rows:
        said += " Các thời hạn tính theo sự kiện này tạm thời không còn ngày."
    note(deadlines=len(rows))
    note(bodies=_tell(event, rows, said, kind="tasks.event_cancelled", by=by, at=at))
    return event


@action("tasks.event.fixed")
def fix_event(*, event: Event, by: User, at: datetime) -> Event:
    """
    Say that the date is no longer tentative.

    :raises NotTheHolder: from another body.
    """
    event = _holder(event)
    event.is_tentative = False
    event.save(update_fields=["is_tentative"])
    return event


@action("tasks.event.sites_added")
def add_sites(
    *,
    event: Event,
    bodies: Iterable[Body],
    place: str,
    is_main: bool,
    expected_people: int | None,
    by: User,
    at: datetime,
) -> Event:
    """
    Add a site for each of these bodies, or one at a place without any; tell the bodies.

    :raises NotTheHolder: from another body.
    :raises SiteTaken: for a second main site, or neither body nor place.
    """
    event = _holder(event)
    there = set(event.sites.values_list("body_id", flat=True))
    new: list[Body | None] = [body for body in bodies if body.pk not in there]
    if not new and not text.clean(place):
        raise SiteTaken("Hãy chọn cơ quan chưa có điểm cầu, hoặc ghi địa điểm.", field="place")
    taken = SiteTaken("Sự kiện chỉ có một điểm cầu chính.", field="is_main")
    with refused_as(taken, constraint="tasks_eventsite_one_main"):
        for body in new or [None]:
            EventSite.objects.create(
                event=event,
                owner_id=event.owner_id,
                body=body,
                place=text.clean(place),
                is_main=is_main,
                expected_people=expected_people,
            )
    when = period.format_date(period.local_date(event.starts_at))
    notices.send(
        to=handing.sitting_in([body for body in new if body is not None]),
        kind="tasks.event_site",
        text=f"Mở điểm cầu dự “{event.name}” ngày {when}.",
        url=f"/su-kien/{event.pk}/",
        by=by,
        at=at,
    )
    note(sites=len(new) or 1)
    return event


@action("tasks.event.site_dropped")
def drop_site(*, site: EventSite, by: User, at: datetime) -> Event:
    """
    Take a site away that has not confirmed anything.

    :raises NotTheHolder: from another body.
    :raises AlreadyHeld: once it has.
    """
    event = _holder(site.event)
    # The site itself may confirm at this moment.
    fresh = EventSite.objects.select_for_update(of=("self",)).get(pk=site.pk)
    if fresh.confirmed_at is not None:
        raise AlreadyHeld("Điểm cầu đã xác nhận số người dự nên không bỏ được.")
    fresh.delete()
    return event


@action("tasks.event.attendance_confirmed")
def confirm_attendance(
    *, site: EventSite, present_people: int | None, by: User, at: datetime
) -> EventSite:
    """
    Say how many were present at a site, or take the confirmation back with None.

    :raises NotYourSite: from neither the site's body nor the holder.
    :raises NotYetHeld: before the event began.
    """
    if scope.current().body_id not in (site.body_id, site.owner_id):
        raise NotYourSite
    site = EventSite.objects.select_for_update(of=("self",)).get(pk=site.pk)
    # Read behind the lock: who moves or cancels the event holds its sites.
    event = Event.objects.get(pk=site.event_id)
    if event.cancelled_at is not None:
        raise Cancelled
    if at < event.starts_at:
        raise NotYetHeld
    said = present_people is not None
    site.present_people = present_people
    site.confirmed_at, site.confirmed_by = (at, by) if said else (None, None)
    site.save(update_fields=["present_people", "confirmed_at", "confirmed_by"])
    return site
