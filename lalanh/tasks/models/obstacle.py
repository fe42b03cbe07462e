"""What stands in the way of a plan, and what is put to the committee about it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from lalanh.base.models import StoredFile
from lalanh.directives.models import Document
from lalanh.organisations.models import Body
from lalanh.programmes.models import Programme
from lalanh.tasks.models.task import Task


class Matter(models.Model):
    """
    Something put to the committee for its decision: one obstacle, or several of a kind together.

    The consolidating body writes it; where a plan has none, the body that raised the obstacle.
    """

    class State(models.TextChoices):
        """Where the matter stands."""

        DRAFT = "draft", "đang soạn"
        PUT = "put", "đã trình, chờ quyết định"
        RETURNED = "returned", "bị trả lại"
        DECIDED = "decided", "đã có quyết định"
        DISSOLVED = "dissolved", "đã bỏ"

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="matters")
    # Who puts it, who decides, whose plan it is: these three see it.
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    decider = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    title = models.CharField("nội dung trình", max_length=200)
    text = models.TextField("tình hình, đề nghị")
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.DRAFT)
    put_at = models.DateTimeField("trình lúc", null=True)
    put_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    return_reason = models.TextField("lý do trả lại", blank=True)
    decision = models.TextField("ý kiến quyết định", blank=True)
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    task = models.ForeignKey(Task, null=True, on_delete=models.PROTECT, related_name="matters")
    decided_at = models.DateTimeField("quyết định lúc", null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(put_at__isnull=True, put_by__isnull=True)
                | Q(put_at__isnull=False, put_by__isnull=False),
                name="tasks_matter_put_at_with_put_by",
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, decided_by__isnull=True) & ~Q(state="decided")
                | Q(decided_at__isnull=False, decided_by__isnull=False, state="decided")
                & ~Q(decision=""),
                name="tasks_matter_decided_at_with_decided_by",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["put", "decided"]) | Q(put_at__isnull=False),
                name="tasks_matter_put_before_decided",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=models.F("put_by")),
                name="tasks_matter_decided_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title[:60]} #{self.pk}"


class Obstacle(models.Model):
    """
    What a body met with that is beyond its competence, as it told it; only its state moves.

    The route (consolidating and deciding body) is copied from the plan when it is raised: a new
    route of the plan leaves what is under way on its old one.
    """

    class State(models.TextChoices):
        """Where the obstacle stands."""

        RAISED = "raised", "đã nêu, chờ tổng hợp"
        RETURNED = "returned", "bị trả lại"
        CONSOLIDATED = "consolidated", "đang tổng hợp"
        PUT = "put", "đã trình, chờ quyết định"
        DECIDED = "decided", "đã có quyết định"
        CLOSED = "closed", "đã giải quyết xong"
        TAKEN_BACK = "taken_back", "đã rút"

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="obstacles")
    task = models.ForeignKey(Task, null=True, on_delete=models.PROTECT, related_name="obstacles")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    consolidator = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="+")
    decider = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    matter = models.ForeignKey(
        Matter, null=True, on_delete=models.PROTECT, related_name="obstacles"
    )
    title = models.CharField("vướng mắc", max_length=200)
    what = models.TextField("nội dung vướng mắc")
    since_on = models.DateField("gặp từ ngày")
    tried = models.TextField("đã làm gì để tháo gỡ")
    beyond = models.TextField("vì sao vượt thẩm quyền")
    proposal = models.TextField("đề nghị")
    state = models.CharField("trạng thái", max_length=12, choices=State, default=State.RAISED)
    raised_at = models.DateTimeField("nêu lúc")
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    # The first decision; empty while there is none.
    decided_at = models.DateTimeField("quyết định lúc", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["raised", "returned", "taken_back"])
                | Q(matter__isnull=False),
                name="tasks_obstacle_put_in_a_matter",
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=False, state__in=["decided", "closed"])
                | Q(decided_at__isnull=True) & ~Q(state__in=["decided", "closed"]),
                name="tasks_obstacle_decided_has_moment",
            ),
        ]
        indexes = [
            models.Index(fields=["programme", "state"], name="tasks_obstacle_of_plan"),
            models.Index(fields=["body", "state"], name="tasks_obstacle_of_body"),
        ]

    def __str__(self) -> str:
        return f"{self.title[:60]} #{self.pk}"


class ObstacleFile(models.Model):
    """A file that shows the obstacle."""

    obstacle = models.ForeignKey(Obstacle, on_delete=models.PROTECT, related_name="files")
    title = models.CharField("tên", max_length=250)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.title[:60]} #{self.pk}"


class ObstacleStep(models.Model):
    """One step of an obstacle: to which state, by whom of which body, in what words."""

    obstacle = models.ForeignKey(Obstacle, on_delete=models.PROTECT, related_name="steps")
    to = models.CharField("bước", max_length=12, choices=Obstacle.State)
    text = models.TextField("nội dung", blank=True)
    acting_body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField("lúc")
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(to__in=["returned", "taken_back", "decided"]) | ~Q(text=""),
                name="tasks_obstaclestep_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.obstacle_id} → {self.to}"
