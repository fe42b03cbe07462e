"""A plan being carried out."""

from datetime import date

from django.db import models
from django.db.models import Q

from lalanh.directives.models import Document
from lalanh.organisations.models import Body


class Programme(models.Model):
    """
    A plan, movement or drive under way: who owns it, how long, and which way reports go.

    What the source leaves open (route, rhythm, norms) is a setting here, never a guess.
    """

    class State(models.TextChoices):
        """Where the plan stands."""

        OPEN = "open", "đang thực hiện"
        CLOSED = "closed", "đã tổng kết"

    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="programmes")
    name = models.CharField("tên chương trình", max_length=300)
    short_name = models.CharField("tên gọn", max_length=80)
    document = models.OneToOneField(
        Document, null=True, on_delete=models.PROTECT, related_name="programme"
    )
    # The body through which reports and obstacles travel; unset means nobody has said yet.
    consolidator = models.ForeignKey(
        Body, null=True, on_delete=models.PROTECT, related_name="consolidated_programmes"
    )
    # Who decides what is put to it; unset means the owner does ("BCĐ tỉnh" is this body).
    committee = models.ForeignKey(
        Body, null=True, on_delete=models.PROTECT, related_name="decided_programmes"
    )
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến hết ngày", null=True)
    state = models.CharField("trạng thái", max_length=8, choices=State, default=State.OPEN)
    # Why it was closed without a final review; empty where there is one.
    closing_reason = models.TextField("lý do đóng khi chưa tổng kết", blank=True)
    closed_on = models.DateField("đóng ngày", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "name"], name="programmes_programme_name_once"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")),
                name="programmes_programme_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.short_name} #{self.pk}"

    @property
    def state_name(self) -> str:
        """Where the plan stands; what was closed for a reason had no final review."""
        if self.state == self.State.CLOSED and self.closing_reason:
            return "đã đóng khi chưa tổng kết"
        return str(self.State(self.state).label)

    @property
    def last_day(self) -> date | None:
        """The last day of the plan: the one it was set to, or the one it was closed on before."""
        return min(filter(None, (self.ends_on, self.closed_on)), default=None)

    @property
    def decider(self) -> Body:
        """The body that decides what is put to the committee."""
        return self.committee or self.owner

    @property
    def receiver(self) -> Body:
        """The body that reports and obstacles reach first."""
        return self.consolidator or self.decider
