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

from lalanh.kernel.period import VIETNAM, Kind, containing
from lalanh.tasks.models import Assignment, Event, Task
from lalanh.tasks.queries.calendar import Entry
from lalanh.tasks.queries.returning import NAMES, Duty

MEDIA_TYPE = "text/calendar; charset=utf-8"
_ZONE = "Asia/Ho_Chi_Minh"
# At eight in the morning of the day before a whole day; an hour before an exact one.
_BEFORE_A_DAY = dt.timedelta(hours=-16)
_BEFORE_AN_HOUR = dt.timedelta(hours=-1)
_REFRESH = dt.timedelta(hours=4)


# The last day of each period, as calendar programs repeat it.
_RULES = {
    Kind.DAY: {"freq": "daily"},
    Kind.WEEK: {"freq": "weekly", "byday": "su"},
    Kind.MONTH: {"freq": "monthly", "bymonthday": -1},
    Kind.QUARTER: {"freq": "yearly", "bymonth": [3, 6, 9, 12], "bymonthday": -1},
    Kind.HALF_YEAR: {"freq": "yearly", "bymonth": [6, 12], "bymonthday": -1},
    Kind.YEAR: {"freq": "yearly", "bymonth": 12, "bymonthday": 31},
}


def as_icalendar(entries: Iterable[Entry], duties: Iterable[Duty] = (), *, name: str) -> bytes:
    """Return the calendar of these entries and duties; `name` is what the program calls it."""
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
    for duty in duties:
        for kind in duty.kinds:
            calendar.add_component(_repeated(duty, kind))
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


_SLUGS = {"deadline": "nhiem-vu", "event": "su-kien", "report": "bao-cao"}
_CATEGORIES = {"deadline": "Thời hạn", "event": "Sự kiện", "report": "Báo cáo kỳ"}


def _uid(name: str) -> str:
    return f"{name}@{urlsplit(settings.STAFF_SITE_URL).hostname or 'localhost'}"


def _event(entry: Entry) -> icalendar.Event:
    made = icalendar.Event()
    period = f"-{entry.period}" if entry.period else ""
    changed = _changed_at(entry)
    made.add("uid", _uid(f"{_SLUGS[entry.kind]}-{entry.number}{period}"))
    made.add("dtstamp", changed)
    made.add("last-modified", changed)
    made.add("sequence", _changes(entry))
    made.add("summary", _summary(entry))
    if said := _description(entry):
        made.add("description", said)
    made.add("url", settings.STAFF_SITE_URL + _page(entry))
    made.add("status", "TENTATIVE" if entry.is_tentative else "CONFIRMED")
    made.add("transp", "OPAQUE" if entry.kind == "event" else "TRANSPARENT")
    made.add("categories", [_CATEGORIES[entry.kind]])
    _place_in_time(made, entry)
    if entry.event is not None and entry.event.place and not _is_sensitive(entry.task):
        made.add("location", entry.event.place)
    if not entry.is_done:
        made.add_component(_alarm(_summary(entry), _before(entry)))
    return made


def _repeated(duty: Duty, kind: Kind) -> icalendar.Event:
    """A duty on the last day of each of its periods, from the first it was held in."""
    task = duty.part.task
    given = task.given_at.astimezone(dt.UTC)
    day = containing(kind, duty.since).last
    title = f"Nhiệm vụ #{task.pk}" if _is_sensitive(task) else task.title
    summary = f"Định kỳ {NAMES[kind]}: {title}"
    made = icalendar.Event()
    made.add("uid", _uid(f"dinh-ky-{task.pk}-{kind.name.lower().replace('_', '-')}"))
    made.add("dtstamp", given)
    made.add("last-modified", given)
    made.add("summary", summary)
    made.add("url", settings.STAFF_SITE_URL + reverse("web:task", args=[task.pk]))
    made.add("status", "CONFIRMED")
    made.add("transp", "TRANSPARENT")
    made.add("categories", ["Định kỳ"])
    made.add("dtstart", day)
    made.add("dtend", day + dt.timedelta(days=1))
    made.add("rrule", _RULES[kind])
    if kind != Kind.DAY:
        made.add_component(_alarm(summary, _BEFORE_A_DAY))
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


def _before(entry: Entry) -> dt.timedelta:
    return _BEFORE_A_DAY if entry.at is None else _BEFORE_AN_HOUR


def _alarm(summary: str, before: dt.timedelta) -> icalendar.Alarm:
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", before)
    return alarm


def _is_sensitive(task: Task | None) -> bool:
    return task is not None and task.is_sensitive


def _summary(entry: Entry) -> str:
    if entry.kind == "event":
        return f"Sự kiện #{entry.number}" if _is_sensitive(entry.task) else entry.title
    title = f"Nhiệm vụ #{entry.number}" if _is_sensitive(entry.task) else entry.title
    return f"Hạn: {title}"


def _description(entry: Entry) -> str:
    """Role, giver, document and the words of the deadline; nothing of what is sensitive."""
    task = entry.task
    if _is_sensitive(task) or task is None or entry.kind == "event":
        return ""
    lines = [entry.note, f"Tình trạng: {entry.badge}"]
    if task.document is not None and task.document.number:
        lines.append(f"Văn bản: {task.document.number}")
    if task.deadline_literal:
        lines.append(f"Văn bản ghi: “{task.deadline_literal}”")
    return "\n".join(lines)


def _page(entry: Entry) -> str:
    if entry.kind == "report":
        return reverse("web:plan-reports", args=[entry.number])
    return reverse("web:event" if entry.kind == "event" else "web:task", args=[entry.number])


def _source(entry: Entry) -> Assignment | Task | Event | None:
    """The row that knows how often its day was changed."""
    return entry.part or entry.task if entry.kind == "deadline" else entry.event


def _changes(entry: Entry) -> int:
    return int(getattr(_source(entry), "changes_count", 0))


def _changed_at(entry: Entry) -> dt.datetime:
    """When its day was last changed; when it was given, or is, if it never was."""
    changed: dt.datetime | None = getattr(_source(entry), "changed_at", None)
    if changed is None and entry.kind == "deadline" and entry.task is not None:
        changed = entry.task.given_at
    if changed is None:
        changed = dt.datetime.combine(entry.day, entry.at or dt.time(), VIETNAM)
    return changed.astimezone(dt.UTC)
