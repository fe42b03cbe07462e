"""How a body below fits its part to its own conditions."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from lalanh.organisations.models import Body
from lalanh.tasks.models.task import Assignment


class Adaptation(models.Model):
    """
    A body carries out its part in another form or on another scale, and says why.

    There is no deadline and no norm here on purpose: those stay as they were given.
    """

    class Aspect(models.TextChoices):
        """What is fitted."""

        FORM = "form", "hình thức"
        SCALE = "scale", "quy mô"
        BOTH = "both", "hình thức và quy mô"

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="adaptations")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    aspect = models.CharField("điều chỉnh", max_length=8, choices=Aspect)
    words = models.TextField("cách thực hiện tại cơ quan")
    reason = models.TextField("lý do")
    adapted_at = models.DateTimeField("điều chỉnh lúc")
    adapted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    # The giver has read it; the only thing that is ever added.
    noted_at = models.DateTimeField("cơ quan giao ghi nhận lúc", null=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(words=""), name="tasks_adaptation_says_how_and_why"
            ),
            models.CheckConstraint(
                condition=Q(noted_at__isnull=True, noted_by__isnull=True)
                | Q(noted_at__isnull=False, noted_by__isnull=False),
                name="tasks_adaptation_noted_at_with_noted_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.aspect} #{self.pk}"
