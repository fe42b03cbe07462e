"""The plan a body below draws up for its own part, and what of the plan above it covers."""

from django.conf import settings
from django.db import models

from lalanh.directives.models import Document
from lalanh.organisations.models import Body
from lalanh.tasks.models.task import Assignment, Task


class LowerPlan(models.Model):
    """A registered plan sent up for a task that demands one; a newer version stands beside it."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="lower_plans")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="lower_plans")
    version = models.PositiveSmallIntegerField("bản thứ")
    submitted_at = models.DateTimeField("nộp lúc")
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "version"], name="tasks_lowerplan_version_once"
            ),
            models.UniqueConstraint(
                fields=["assignment", "document"], name="tasks_lowerplan_document_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id} v{self.version}"


class LowerPlanCover(models.Model):
    """A task of the plan above that a version of the lower plan takes up."""

    plan = models.ForeignKey(LowerPlan, on_delete=models.PROTECT, related_name="covers")
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="covered_by")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "task"], name="tasks_lowerplancover_once"),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} ∋ {self.task_id}"
