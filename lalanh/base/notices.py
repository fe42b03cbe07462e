"""Tell people: on their desk at once, and by the channels that are set up."""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import F, QuerySet

from lalanh.base import jobs
from lalanh.base.action import action, note
from lalanh.base.models import Delivery, Notice, User
from lalanh.kernel.text import clean

# A channel sends one notice, or raises OSError. Another (Zalo, SMS) is one entry more.
CHANNELS: dict[str, Callable[[Notice], None]] = {}
TRIES_LIMIT = 5
# A notice is one line that leads to the page where everything stands.
LONGEST = 600


def channel(name: str) -> Callable[[Callable[[Notice], None]], Callable[[Notice], None]]:
    """Register a way to send notices beyond the desk."""

    def register(function: Callable[[Notice], None]) -> Callable[[Notice], None]:
        CHANNELS[name] = function
        return function

    return register


@channel("email")
def _by_email(notice: Notice) -> None:
    """Send the notice to the account's address."""
    if not notice.to.email:
        return
    link = f"\n\n{settings.STAFF_SITE_URL}{notice.url}" if notice.url else ""
    send_mail(
        subject=f"[Lá Lành] {notice.get_urgency_display()}: {notice.text[:80]}",
        message=notice.text + link,
        from_email=None,
        recipient_list=[notice.to.email],
    )


def send(
    *,
    to: Iterable[User],
    kind: str,
    text: str,
    by: User,
    at: datetime,
    url: str = "",
    urgency: Notice.Urgency = Notice.Urgency.NORMAL,
) -> list[Notice]:
    """Put the notice on each desk, and queue it for every other channel; long words are cut."""
    words = _in_one_line(text)
    rows = [
        Notice(to=user, sent_by=by, kind=kind, text=words, url=url, urgency=urgency, sent_at=at)
        for user in sorted(set(to), key=lambda user: user.pk)
    ]
    for row in rows:
        row.save(force_insert=True)
        Delivery.objects.bulk_create([Delivery(notice=row, channel=name) for name in CHANNELS])
    if rows:
        jobs.ask(kind="base.notices.deliver", args={"ids": [r.pk for r in rows]}, by=by, at=at)
    return rows


def _in_one_line(words: str) -> str:
    line = clean(words)
    return line if len(line) <= LONGEST else line[:LONGEST].rsplit(" ", 1)[0] + " …"


def received(*, user: User) -> QuerySet[Notice]:
    """Return all notices to the account, the unread ones first, the most urgent on top."""
    return Notice.objects.filter(to=user).order_by(
        F("read_at").desc(nulls_first=True), "-urgency", "-sent_at", "-pk"
    )


def unread(*, user: User) -> QuerySet[Notice]:
    """Return the notices to the account that still wait to be read."""
    return received(user=user).filter(read_at__isnull=True)


@action("base.notice.read")
def mark_read(*, ids: list[int] | None = None, by: User, at: datetime) -> None:
    """Note that one's own notices were read: those with these ids, or all of them."""
    waiting = unread(user=by) if ids is None else unread(user=by).filter(pk__in=ids)
    note(count=waiting.order_by().update(read_at=at))


@jobs.job("base.notices.deliver", name="Gửi thông báo ra các kênh")
def deliver(work: jobs.Work) -> None:
    """Send what waits for these notices, each channel by itself."""
    ids: list[int] = work.args["ids"]
    waiting = list(
        Delivery.objects.filter(notice_id__in=ids, state=Delivery.State.WAITING)
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    for number, pk in enumerate(waiting, start=1):
        with work.step(done=number, total=len(waiting)) as at:
            _deliver_one(pk, at)


def _deliver_one(pk: int, at: datetime) -> None:
    """Send one notice by one channel, or note why it could not go."""
    row = Delivery.objects.select_for_update(of=("self",)).select_related("notice__to").get(pk=pk)
    row.tries += 1
    try:
        CHANNELS[row.channel](row.notice)
        row.state, row.finished_at = Delivery.State.SENT, at
    except OSError as error:
        row.reason = str(error)[:500]
        row.state, row.finished_at = Delivery.State.FAILED, at
    row.save()
