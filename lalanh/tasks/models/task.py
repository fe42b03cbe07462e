"""A task, and one row for each body that has a part in it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from lalanh.directives.models import Clause, Document
from lalanh.organisations.models import Body, Group
from lalanh.programmes.models import Programme


class Task(models.Model):
    """
    Something to be done, handed out by a body; from a clause, from another task, or ad hoc.

    `last_day` is the last day still in time; the words it was taken from stand beside it.
    """

    class State(models.TextChoices):
        """Where the task as a whole stands."""

        OPEN = "open", "đang thực hiện"
        CLOSED = "closed", "đã kết thúc"
        WITHDRAWN = "withdrawn", "đã rút"

    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="tasks_given")
    programme = models.ForeignKey(
        Programme, null=True, on_delete=models.PROTECT, related_name="tasks"
    )
    document = models.ForeignKey(
        Document, null=True, on_delete=models.PROTECT, related_name="tasks"
    )
    clause = models.OneToOneField(Clause, null=True, on_delete=models.PROTECT, related_name="task")
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="subtasks")
    title = models.CharField("nhiệm vụ", max_length=300)
    text = models.TextField("nguyên văn")
    modality = models.CharField("cách giao", max_length=8, choices=Clause.Modality)
    is_sensitive = models.BooleanField("nhạy cảm", default=False)
    is_standing = models.BooleanField("thường xuyên", default=False)
    deadline_literal = models.CharField("thời hạn (nguyên văn)", max_length=250, blank=True)
    last_day = models.DateField("ngày cuối còn trong hạn", null=True)
    due_time = models.TimeField("giờ", null=True)
    is_tentative = models.BooleanField("dự kiến", default=False)
    rhythms = models.JSONField("nhịp", default=list)
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.OPEN)
    withdrawn_reason = models.TextField("lý do rút", blank=True)
    # The words without tones: what the search looks through.
    folded = models.TextField(editable=False, blank=True)
    given_at = models.DateTimeField("giao lúc")
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=models.F("id")),
                name="tasks_task_not_below_itself",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(withdrawn_reason=""),
                name="tasks_task_withdrawn_with_reason",
            ),
        ]
        indexes = [models.Index(fields=["owner", "last_day"], name="tasks_task_owner_due")]

    def __str__(self) -> str:
        return f"{self.title[:60]} #{self.pk}"


class Assignment(models.Model):
    """
    The part of one body in one task, with a state of its own.

    Members of a group are fanned out as they stood on the day of issue, one row each; the rows stay
    as they are when the group changes.
    """

    class Role(models.TextChoices):
        """What the body does in the task."""

        LEAD = "lead", "chủ trì"
        RESPONSIBLE = "responsible", "thực hiện"
        COORDINATE = "coordinate", "phối hợp"
        DIRECTED = "directed", "được chỉ đạo"
        DIRECTING = "directing", "chỉ đạo"

    class State(models.TextChoices):
        """Where the body's part stands."""

        ASKED = "asked", "chờ trả lời đề nghị"
        DECLINED = "declined", "không nhận"
        OPEN = "open", "chưa báo cáo"
        UNDER_WAY = "under_way", "đang làm"
        REPORTED = "reported", "đã báo cáo xong, chờ duyệt"
        RETURNED = "returned", "bị trả lại"
        DONE = "done", "hoàn thành"
        EXCEPTED = "excepted", "được miễn"

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="assignments")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="assignments")
    # Who gave the task, copied from it: the giver and the receiver see this row.
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    role = models.CharField("vai trò", max_length=12, choices=Role)
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.OPEN)
    via_literal = models.TextField("tên ghi trong văn bản", blank=True)
    via_group = models.ForeignKey(Group, null=True, on_delete=models.PROTECT, related_name="+")
    is_inherited = models.BooleanField("suy từ đề mục", default=False)
    answer_reason = models.TextField("lý do", blank=True)
    finished_on = models.DateField("xong ngày", null=True)
    returns = models.PositiveSmallIntegerField("số lần bị trả lại", default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["task", "body"], name="tasks_assignment_body_once"),
            models.UniqueConstraint(
                fields=["task"],
                condition=Q(role="lead") & ~Q(state__in=["declined", "excepted"]),
                name="tasks_assignment_one_open_lead",
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(finished_on__isnull=False),
                name="tasks_assignment_done_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["declined", "excepted"]) | ~Q(answer_reason=""),
                name="tasks_assignment_no_without_reason",
            ),
        ]
        indexes = [models.Index(fields=["body", "state"], name="tasks_assignment_desk")]

    def __str__(self) -> str:
        return f"{self.task_id} → {self.body_id} ({self.role})"
