"""A person lays out the secret address of a calendar feed, renews it, and takes it back."""

import secrets
from datetime import datetime

from lalanh.base.action import action, note
from lalanh.base.models import User
from lalanh.kernel.errors import Refused
from lalanh.organisations.models import Seat
from lalanh.tasks.models import CalendarFeed
from lalanh.tasks.queries import calendar

_SECRET_BYTES = 32


class NoFeed(Refused):
    """There is nothing to take back."""

    message = "Vai trò này chưa có địa chỉ lịch nào đang mở."


class NotYourSeat(Refused):
    """A feed is for one's own seat."""

    message = "Chỉ lập được địa chỉ lịch cho vai trò của chính mình."


@action("tasks.feed.laid_out")
def lay_out(*, seat_id: int, by: User, at: datetime) -> str:
    """
    Return the secret of a new feed of one's seat, told this once; a former one ends.

    :raises NotYourSeat: for a seat of somebody else, or one that is over.
    """
    own = Seat.objects.select_for_update().filter(pk=seat_id, user=by, valid_to__isnull=True)
    seat = own.first()
    if seat is None:
        raise NotYourSeat
    CalendarFeed.objects.filter(seat=seat, revoked_at__isnull=True).update(revoked_at=at)
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    feed = CalendarFeed.objects.create(
        user=by, seat=seat, body_id=seat.body_id, secret_sha256=calendar.mark_of(secret), made_at=at
    )
    note(feed=feed.pk)
    return secret


@action("tasks.feed.revoked")
def revoke(*, seat_id: int, by: User, at: datetime) -> CalendarFeed:
    """
    End the feed of one's seat: its address leads nowhere from now on.

    :raises NoFeed: if none is open.
    """
    feed = CalendarFeed.objects.filter(seat=seat_id, user=by, revoked_at__isnull=True).first()
    if feed is None:
        raise NoFeed
    feed.revoked_at = at
    feed.save(update_fields=["revoked_at"])
    return feed
