"""A plan in compact rows, kept by the database itself beside the parts they sum up."""

from django.db import models

from lalanh.organisations.models import Body
from lalanh.programmes.models import Programme
from lalanh.tasks.models.task import Task


class PlanColumn(models.Model):
    """The place of a task in the compact rows of its plan; sub-tasks have none."""

    task = models.OneToOneField(Task, on_delete=models.CASCADE, primary_key=True, related_name="+")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    # Who gave the task, copied from it: its branch sees the column, and who has a part in it.
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField("cột")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "place"], name="tasks_plancolumn_one_per_place"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme_id}/{self.place} = {self.task_id}"


class PlanRow(models.Model):
    """
    All parts that one body got from one giver in a plan: a byte for each place.

    Zero where there is no part, else eight times the number of the state plus that of the role, as
    `tasks_part_code` counts them. Triggers on the parts keep it in their transaction; the
    application reads only. Giver and receiver see the row, as they see the parts.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    codes = models.BinaryField("trạng thái từng nhiệm vụ")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "owner", "body"], name="tasks_planrow_one_per_giver"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme_id}: {self.owner_id} → {self.body_id}"
