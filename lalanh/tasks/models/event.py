"""Events that deadlines hang on, the sites they are held at, and every time one was moved."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from lalanh.directives.models import Clause
from lalanh.organisations.models import Body
from lalanh.programmes.models import Programme


class Event(models.Model):
    """
    A rally, a launch, a meeting: when, in which form, and what depends on it.

    Without an hour (`is_all_day`) only the day of `starts_at` in Vietnam's time is meant.
    """

    class Form(models.TextChoices):
        """How people take part."""

        IN_PERSON = "in_person", "trực tiếp"
        ONLINE = "online", "trực tuyến"
        BOTH = "both", "trực tiếp kết hợp trực tuyến"

    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="events")
    programme = models.ForeignKey(
        Programme, null=True, on_delete=models.PROTECT, related_name="events"
    )
    # The task that consists in holding it, and the clause that speaks of it.
    task = models.ForeignKey(
        "tasks.Task", null=True, on_delete=models.PROTECT, related_name="events"
    )
    clause = models.ForeignKey(Clause, null=True, on_delete=models.PROTECT, related_name="events")
    name = models.CharField("tên sự kiện", max_length=250)
    starts_at = models.DateTimeField("bắt đầu")
    ends_at = models.DateTimeField("kết thúc", null=True)
    is_all_day = models.BooleanField("chưa định giờ", default=False)
    is_tentative = models.BooleanField("dự kiến", default=False)
    form = models.CharField("hình thức", max_length=10, choices=Form, default=Form.IN_PERSON)
    place = models.CharField("địa điểm", max_length=250, blank=True)
    online_address = models.CharField("địa chỉ họp trực tuyến", max_length=400, blank=True)
    # It does not take place; nothing counts from it any more.
    cancelled_at = models.DateTimeField("hủy lúc", null=True)
    cancelled_reason = models.TextField("lý do hủy", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True, cancelled_reason="")
                | Q(cancelled_at__isnull=False) & ~Q(cancelled_reason=""),
                name="tasks_event_cancelled_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=models.F("starts_at")),
                name="tasks_event_ends_after_start",
            ),
            models.CheckConstraint(
                condition=~Q(form="in_person") | Q(online_address=""),
                name="tasks_event_address_only_online",
            ),
        ]
        indexes = [models.Index(fields=["owner", "starts_at"], name="tasks_event_owner_start")]

    def __str__(self) -> str:
        return f"{self.name[:60]} #{self.pk}"


class EventSite(models.Model):
    """One site (điểm cầu) of an event: figures only, never who was there."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="sites")
    # Who holds the event, copied from it: the holder and the site's body see this row.
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="event_sites")
    place = models.CharField("địa điểm", max_length=250, blank=True)
    is_main = models.BooleanField("điểm cầu chính", default=False)
    expected_people = models.PositiveIntegerField("dự kiến (người)", null=True)
    present_people = models.PositiveIntegerField("có mặt (người)", null=True)
    confirmed_at = models.DateTimeField("xác nhận lúc", null=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(body__isnull=False) | ~Q(place=""),
                name="tasks_eventsite_body_or_place",
            ),
            models.UniqueConstraint(fields=["event", "body"], name="tasks_eventsite_body_once"),
            models.UniqueConstraint(
                fields=["event"], condition=Q(is_main=True), name="tasks_eventsite_one_main"
            ),
            models.CheckConstraint(
                condition=Q(
                    confirmed_at__isnull=True,
                    confirmed_by__isnull=True,
                    present_people__isnull=True,
                )
                | Q(
                    confirmed_at__isnull=False,
                    confirmed_by__isnull=False,
                    present_people__isnull=False,
                ),
                name="tasks_eventsite_confirmed_at_with_confirmed_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event_id}: {self.body_id or self.place}"


class EventMove(models.Model):
    """An event was moved, with the reason; never changed afterwards."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="moves")
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    from_starts_at = models.DateTimeField("từ lúc")
    to_starts_at = models.DateTimeField("sang lúc")
    reason = models.TextField("lý do")
    moved_at = models.DateTimeField("dời lúc")
    moved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="tasks_eventmove_has_reason"),
            models.CheckConstraint(
                condition=~Q(from_starts_at=models.F("to_starts_at")),
                name="tasks_eventmove_to_another_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event_id} {self.from_starts_at:%Y-%m-%d} → {self.to_starts_at:%Y-%m-%d}"
