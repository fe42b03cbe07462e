"""
A calendar feed: days and hours for a calendar program (RFC 5545).

Nothing in it is personal. What is sensitive goes by its number only, and where people meet online
stays on the page of the event.
"""

import datetime as dt
from collections.abc import Iterable
from urllib.parse import urlsplit

import icalendar
from django.conf import settings
from django.urls import reverse

from lalanh.kernel.period import VIETNAM
from lalanh.tasks.models import Event, Task
from lalanh.tasks.queries.calendar import Entry

MEDIA_TYPE = "text/calendar; charset=utf-8"
_ZONE = "Asia/Ho_Chi_Minh"
# At eight in the morning of the day before a whole day; an hour before an exact one.
_BEFORE_A_DAY = dt.timedelta(hours=-16)
_BEFORE_AN_HOUR = dt.timedelta(hours=-1)
_REFRESH = dt.timedelta(hours=4)


def as_icalendar(entries: Iterable[Entry], *, name: str) -> bytes:
    """Return the calendar of these entries; `name` is what the program calls it."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//La Lanh//Lich nhiem vu//VI")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", _ZONE)
    calendar.add("refresh-interval", _REFRESH, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", "PT4H")
    calendar.add_component(_timezone())
    for entry in entries:
        calendar.add_component(_event(entry))
    return bytes(calendar.to_ical())


def _timezone() -> icalendar.Timezone:
    """Việt Nam keeps UTC+7 the whole year, since 13 June 1975."""
    standard = icalendar.TimezoneStandard()
    standard.add("dtstart", dt.datetime(1975, 6, 13))  # noqa: DTZ001 - local by definition
    standard.add("tzoffsetfrom", dt.timedelta(hours=8))
    standard.add("tzoffsetto", dt.timedelta(hours=7))
    standard.add("tzname", "+07")
    zone = icalendar.Timezone()
    zone.add("tzid", _ZONE)
    zone.add_component(standard)
    return zone


def _event(entry: Entry) -> icalendar.Event:
    made = icalendar.Event()
    slug = "nhiem-vu" if entry.kind == "deadline" else "su-kien"
    host = urlsplit(settings.STAFF_SITE_URL).hostname or "localhost"
    row = entry.task if entry.kind == "deadline" else entry.event
    assert row is not None
    changed = _changed_at(row, part=entry)
    made.add("uid", f"{slug}-{entry.number}@{host}")
    made.add("dtstamp", changed)
    made.add("last-modified", changed)
    made.add("sequence", _changes(row, part=entry))
    made.add("summary", _summary(entry))
    if said := _description(entry):
        made.add("description", said)
    made.add("url", settings.STAFF_SITE_URL + _page(entry))
    made.add("status", "TENTATIVE" if entry.is_tentative else "CONFIRMED")
    made.add("transp", "TRANSPARENT" if entry.kind == "deadline" else "OPAQUE")
    made.add("categories", ["Thời hạn" if entry.kind == "deadline" else "Sự kiện"])
    _place_in_time(made, entry)
    if entry.event is not None and entry.event.place and not _is_sensitive(entry):
        made.add("location", entry.event.place)
    if not entry.is_done:
        made.add_component(_alarm(entry))
    return made


def _place_in_time(made: icalendar.Event, entry: Entry) -> None:
    """A whole day ends before the next one begins; an exact hour carries its time zone."""
    if entry.at is None:
        made.add("dtstart", entry.day)
        made.add("dtend", entry.day + dt.timedelta(days=1))
        return
    begins = dt.datetime.combine(entry.day, entry.at, VIETNAM)
    made.add("dtstart", begins)
    if entry.event is not None and entry.event.ends_at is not None:
        made.add("dtend", entry.event.ends_at.astimezone(VIETNAM))
    else:
        made.add("dtend", begins + dt.timedelta(hours=1 if entry.kind == "event" else 0))


def _alarm(entry: Entry) -> icalendar.Alarm:
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _summary(entry))
    alarm.add("trigger", _BEFORE_A_DAY if entry.at is None else _BEFORE_AN_HOUR)
    return alarm


def _is_sensitive(entry: Entry) -> bool:
    return entry.task is not None and entry.task.is_sensitive


def _summary(entry: Entry) -> str:
    if entry.kind == "event":
        return f"Sự kiện #{entry.number}" if _is_sensitive(entry) else entry.title
    title = f"Nhiệm vụ #{entry.number}" if _is_sensitive(entry) else entry.title
    return f"Hạn: {title}"


def _description(entry: Entry) -> str:
    """Role, giver, document and the words of the deadline; nothing of what is sensitive."""
    task = entry.task
    if _is_sensitive(entry) or task is None or entry.kind == "event":
        return ""
    lines = [entry.note, f"Tình trạng: {entry.badge}"]
    if task.document is not None and task.document.number:
        lines.append(f"Văn bản: {task.document.number}")
    if task.deadline_literal:
        lines.append(f"Văn bản ghi: “{task.deadline_literal}”")
    return "\n".join(lines)


def _page(entry: Entry) -> str:
    return reverse("web:task" if entry.kind == "deadline" else "web:event", args=[entry.number])


def _changes(row: Task | Event, *, part: Entry) -> int:
    source = part.part if part.part is not None else row
    return int(getattr(source, "changes_count", 0))


def _changed_at(row: Task | Event, *, part: Entry) -> dt.datetime:
    """When its days were last changed; when it was given, or begins, if they never were."""
    source = part.part if part.part is not None else row
    changed: dt.datetime | None = getattr(source, "changed_at", None)
    moment = changed or (row.given_at if isinstance(row, Task) else row.starts_at)
    return moment.astimezone(dt.UTC)
