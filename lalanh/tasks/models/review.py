"""Reviews of a plan: in the middle and at its end, with figures as of a day."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from lalanh.organisations.models import Body
from lalanh.programmes.models import Programme


class Review(models.Model):
    """A mid-term (sơ kết) or final (tổng kết) review; issued, nothing of it changes any more."""

    class Kind(models.TextChoices):
        """Which review."""

        MID = "mid", "sơ kết"
        FINAL = "final", "tổng kết"

    class State(models.TextChoices):
        """Where it stands."""

        DRAFT = "draft", "đang soạn"
        ISSUED = "issued", "đã ban hành"

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="reviews")
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("loại", max_length=5, choices=Kind)
    as_of = models.DateField("số liệu đến hết ngày")
    # Counted from the records as they stood at the end of that day; frozen when it is issued.
    figures = models.JSONField("số liệu", default=dict)
    results = models.TextField("kết quả nổi bật")
    shortcomings = models.TextField("hạn chế, nguyên nhân", blank=True)
    lessons = models.TextField("bài học kinh nghiệm")
    next_steps = models.TextField("nhiệm vụ thời gian tới", blank=True)
    state = models.CharField("trạng thái", max_length=6, choices=State, default=State.DRAFT)
    made_at = models.DateTimeField("lập lúc")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    issued_at = models.DateTimeField("ban hành lúc", null=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(issued_at__isnull=True, issued_by__isnull=True, state="draft")
                | Q(issued_at__isnull=False, issued_by__isnull=False, state="issued"),
                name="tasks_review_issued_at_with_issued_by",
            ),
            models.UniqueConstraint(
                fields=["programme"], condition=Q(kind="final"), name="tasks_review_one_final"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme_id} {self.kind} {self.as_of}"
