"""Builders of calendar feeds, and a reader of what they give."""

import icalendar

from lalanh.tasks.actions import feeding
from tests import make


def feed(person: make.Person) -> str:
    """The secret address of a new feed of the person's seat."""
    with make.eyes_of(person):
        secret = feeding.lay_out(seat_id=person.seat.id, by=person.user, at=make.AT)
    return f"/lich/{secret}.ics"


def events(content: bytes) -> list[icalendar.Event]:
    """The events of a feed as a calendar program reads them."""
    calendar = icalendar.Calendar.from_ical(content.decode())
    assert isinstance(calendar, icalendar.Calendar)
    return calendar.events
