"""A body is reminded of its part (đôn đốc): by hand, or by the platform; and opens what it got."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import connection

from lalanh.base import notices, scope
from lalanh.base.action import action, note
from lalanh.base.models import Notice, User
from lalanh.kernel import text
from lalanh.kernel.errors import Refused
from lalanh.kernel.period import local_date
from lalanh.organisations.models import Body
from lalanh.programmes.models import Programme
from lalanh.tasks import deadlines
from lalanh.tasks.deadlines import Rule
from lalanh.tasks.models import Assignment, Reminder, ReminderOpened, ReminderRule
from lalanh.tasks.queries import reminders
from lalanh.tasks.queries.reminders import Words

# First half of the advisory lock's key; the second is the sender's id.
_LOCK_SPACE = 0x6C62
RECEIVED_URL = "/don-doc/nhan-duoc/"


class NobodyToRemind(Refused):
    """None of the chosen parts may be reminded of."""

    message = (
        "Không phần việc nào trong số đã chọn cần đôn đốc: cơ quan đã báo cáo, đã xong, được miễn "
        "hoặc không nhận, hay nhiệm vụ không do cơ quan ta giao hoặc chỉ đạo. Hãy chọn lại."
    )


class RemindedToday(Refused):
    """Once a day is enough."""

    message = (
        "Hôm nay cơ quan ta đã đôn đốc những phần việc này rồi. "
        "Mỗi phần việc đôn đốc một lần mỗi ngày; hãy xem mục “Đã đôn đốc”."
    )


class SoundsLikeAnOrder(Refused):
    """What was asked is not reminded of in words of command."""


class RuleUnclear(Refused):
    """The days of a rule make no sense."""


class NotTheOwner(Refused):
    """A rule is set by the body that owns the plan."""

    message = "Chỉ cơ quan chủ trì chương trình mới đặt được lịch nhắc."


@action("tasks.parts.reminded")
def remind(*, parts: Iterable[Assignment], words: Words, by: User, at: datetime) -> list[Reminder]:
    """
    Remind each body of its part; one that was reminded by hand today is passed over.

    Works for the body that gave a task and for one that directs it. Returns what went out.

    :raises SoundsLikeAnOrder: for words of command to a body that was asked.
    :raises NobodyToRemind: if none of the parts may be reminded of.
    :raises RemindedToday: if all of them were, today.
    """
    _check_politeness(words.to_requested)
    sender = Body.objects.get(pk=scope.current().body_id or 0)
    _one_at_a_time(sender)
    asked = {part.pk for part in parts}
    found = list(reminders.remindable(sender=sender).filter(pk__in=asked))
    if not found:
        raise NobodyToRemind
    kinds = {part.pk: str(Reminder.Kind.BY_HAND) for part in found}
    made = _lay_down(found, kinds=kinds, sender=sender, words=words, by=by, at=at)
    if not made:
        raise RemindedToday
    note(chosen=len(asked), reminded=len(made), bodies=len({row.body_id for row in made}))
    return made


@action("tasks.parts.reminded_by_rule")
def remind_by_rule(
    *, due: Iterable[tuple[Assignment, str]], by: User, at: datetime
) -> list[Reminder]:
    """
    Send what the rules of the plans say for today, in the name of the body that gave each task.

    What went out already does not go out again.
    """
    by_sender: dict[int, list[tuple[Assignment, str]]] = {}
    for part, kind in due:
        by_sender.setdefault(part.owner_id, []).append((part, kind))
    made: list[Reminder] = []
    for found in by_sender.values():
        parts = [part for part, _ in found]
        kinds = {part.pk: kind for part, kind in found}
        sender = parts[0].owner
        made += _lay_down(parts, kinds=kinds, sender=sender, words=Words(), by=by, at=at)
    note(reminded=len(made))
    return made


@action("tasks.reminder.opened")
def open_reminders(*, ids: Iterable[int], by: User, at: datetime) -> int:
    """Note that somebody of the reminded body saw these reminders; returns how many were new."""
    body_id = scope.current().body_id
    seen = ReminderOpened.objects.filter(opened_by=by).values("reminder")
    new = Reminder.objects.filter(pk__in=list(ids), body=body_id).exclude(pk__in=seen)
    rows = [
        ReminderOpened(
            reminder=row, body_id=row.body_id, sender_id=row.sender_id, opened_at=at, opened_by=by
        )
        for row in new
    ]
    # Two tabs of one account may open a page at once: the second adds nothing.
    ReminderOpened.objects.bulk_create(rows, ignore_conflicts=True)
    note(opened=len(rows))
    return len(rows)


@action("tasks.reminder_rule.set")
def set_rule(*, programme: Programme, rule: Rule, by: User, at: datetime) -> ReminderRule:
    """
    Say when the tasks of a plan are reminded of by the platform itself.

    :raises NotTheOwner: from another body.
    :raises RuleUnclear: for days beyond the limit.
    """
    if scope.current().body_id != programme.owner_id:
        raise NotTheOwner
    limit = deadlines.DAYS_LIMIT
    if any(not 0 <= day <= limit for day in rule.days_before):
        raise RuleUnclear(f"Số ngày nhắc trước hạn từ 0 đến {limit}.", field="days_before")
    if not 0 <= rule.every_days_after <= limit:
        raise RuleUnclear(
            f"Số ngày giữa hai lần nhắc từ 0 đến {limit}; 0 là không nhắc khi quá hạn.",
            field="every_days_after",
        )
    return ReminderRule.objects.create(
        programme=programme,
        owner_id=programme.owner_id,
        is_on=rule.is_on,
        days_before=sorted(set(rule.days_before), reverse=True),
        every_days_after=rule.every_days_after,
        set_at=at,
        set_by=by,
    )


def _check_politeness(words: str) -> None:
    if said := deadlines.too_commanding(words):
        raise SoundsLikeAnOrder(said, field="to_requested")


def _one_at_a_time(sender: Body) -> None:
    """Let two clerks of one body press at once: the second finds what the first has sent."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_LOCK_SPACE, sender.pk % 2**31])


def _lay_down(
    parts: list[Assignment],
    *,
    kinds: Mapping[int, str],
    sender: Body,
    words: Words,
    by: User,
    at: datetime,
) -> list[Reminder]:
    """Write the reminders that have not gone out today, and tell those who sit in the bodies."""
    today = local_date(at)
    there = set(
        Reminder.objects.filter(assignment__in=parts, sender=sender, on=today).values_list(
            "assignment_id", "kind"
        )
    )
    new = [part for part in parts if (part.pk, kinds[part.pk]) not in there]
    seated = reminders.accounts_of(bodies=[part.body_id for part in new])
    rows = [
        Reminder(
            assignment=part,
            body=part.body,
            owner_id=part.owner_id,
            sender=sender,
            kind=kinds[part.pk],
            on=today,
            text=reminders.text_for(part, words=words, at=at),
            is_request=reminders.is_request(part),
            is_flash=getattr(part, "is_flash", False),
            sent_at=at,
            sent_by=by,
            told=len(seated.get(part.body_id, [])),
        )
        for part in new
    ]
    Reminder.objects.bulk_create(rows)
    _tell(rows, seated=seated, by=by, at=at)
    return rows


def _tell(
    rows: list[Reminder], *, seated: Mapping[int, list[User]], by: User, at: datetime
) -> None:
    """Put one notice on each desk, however many of its tasks are reminded of."""
    by_body: dict[int, list[Reminder]] = {}
    for row in rows:
        by_body.setdefault(row.body_id, []).append(row)
    same: dict[tuple[str, str, bool], list[User]] = {}
    for body_id, found in by_body.items():
        is_flash = any(row.is_flash for row in found)
        key = (_said_in_short(found), _url(found), is_flash)
        same.setdefault(key, []).extend(seated.get(body_id, []))
    for (said, url, is_flash), users in same.items():
        urgency = Notice.Urgency.FLASH if is_flash else Notice.Urgency.NORMAL
        notices.send(
            to=users, kind="tasks.reminded", text=said, url=url, urgency=urgency, by=by, at=at
        )


def _said_in_short(found: list[Reminder]) -> str:
    sender = found[0].sender.name
    if len(found) == 1:
        return f"{sender}: {text.clean(found[0].text)}"
    asked = sum(row.is_request for row in found)
    pieces = []
    if ordered := len(found) - asked:
        pieces.append(f"nhắc {ordered} nhiệm vụ")
    if asked:
        pieces.append(f"mong nhận trả lời {asked} nội dung đã đề nghị")
    return f"{sender} {' và '.join(pieces)}. Mở danh sách để xem từng việc và thời hạn."


def _url(found: list[Reminder]) -> str:
    return f"/nhiem-vu/{found[0].assignment.task_id}/" if len(found) == 1 else RECEIVED_URL
