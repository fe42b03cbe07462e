"""A task, and one row for each body that has a part in it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from lalanh.directives.models import Clause, Document
from lalanh.organisations.models import Body, Group
from lalanh.programmes.models import Programme
from lalanh.tasks.models.event import Event


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

    class AfterUnit(models.TextChoices):
        """What a stretch from an event is counted in."""

        DAY = "day", "ngày"
        WORKING_DAY = "working_day", "ngày làm việc"
        WEEK = "week", "tuần"
        MONTH = "month", "tháng"
        YEAR = "year", "năm"

    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="tasks_given")
    programme = models.ForeignKey(
        Programme, null=True, on_delete=models.PROTECT, related_name="tasks"
    )
    document = models.ForeignKey(
        Document, null=True, on_delete=models.PROTECT, related_name="tasks"
    )
    clause = models.OneToOneField(Clause, null=True, on_delete=models.PROTECT, related_name="task")
    # Given at any time under a clause that provides for it.
    allowed_by = models.ForeignKey(
        Clause, null=True, on_delete=models.PROTECT, related_name="tasks_allowed"
    )
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="subtasks")
    title = models.CharField("nhiệm vụ", max_length=300)
    text = models.TextField("nguyên văn")
    modality = models.CharField("cách giao", max_length=8, choices=Clause.Modality)
    is_sensitive = models.BooleanField("nhạy cảm", default=False)
    is_standing = models.BooleanField("thường xuyên", default=False)
    # "Các nội dung khác", "theo chức năng": no deadline, and left out of every rate.
    is_general = models.BooleanField("việc chung", default=False)
    # Each body that has it sends up a plan of its own.
    demands_plan = models.BooleanField("phải lập kế hoạch riêng", default=False)
    deadline_literal = models.CharField("thời hạn (nguyên văn)", max_length=250, blank=True)
    last_day = models.DateField("ngày cuối còn trong hạn", null=True)
    due_time = models.TimeField("giờ", null=True)
    is_tentative = models.BooleanField("dự kiến", default=False)
    # The last day follows from an event by a stretch, before it if negative. Until somebody says
    # which event is meant there is no last day.
    after_event = models.ForeignKey(
        Event, null=True, on_delete=models.PROTECT, related_name="tasks_after"
    )
    after_count = models.SmallIntegerField("số", null=True)
    after_unit = models.CharField("đơn vị", max_length=12, choices=AfterUnit, blank=True)
    # A sub-task that keeps the deadline of the one above moves with it.
    follows_parent = models.BooleanField("theo hạn của nhiệm vụ trên", default=False)
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
            models.CheckConstraint(
                condition=Q(after_count__isnull=True, after_unit="", after_event__isnull=True)
                | Q(after_count__isnull=False) & ~Q(after_unit=""),
                name="tasks_task_stretch_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(is_general=False)
                | Q(last_day__isnull=True, due_time__isnull=True, after_count__isnull=True),
                name="tasks_task_general_has_no_deadline",
            ),
            models.CheckConstraint(
                condition=Q(follows_parent=False) | Q(parent__isnull=False),
                name="tasks_task_follows_only_a_parent",
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

    class Responsibility(models.TextChoices):
        """The kind of responsibility a document lays on a body; most name none."""

        HIGHEST = "highest", "chịu trách nhiệm cao nhất"
        OVERALL = "overall", "chịu trách nhiệm toàn diện"
        STATE_MANAGEMENT = "state_management", "chịu trách nhiệm quản lý nhà nước"
        SHARED = "shared", "cùng chịu trách nhiệm"

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
    responsibility = models.CharField(
        "trách nhiệm", max_length=16, choices=Responsibility, blank=True
    )
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
