"""What a document says to be done, clause by clause, with the words it says it in."""

from django.db import models
from django.db.models import Q

from lalanh.directives.models.document import Document
from lalanh.kernel import text
from lalanh.organisations.models import Body, Group


class Clause(models.Model):
    """One clause at its place in the text; a confirmed obligation becomes a task."""

    class Kind(models.TextChoices):
        """Only a task is an obligation."""

        TASK = "task", "nhiệm vụ"
        PURPOSE = "purpose", "mục đích"
        REQUIREMENT = "requirement", "yêu cầu"
        PRINCIPLE = "principle", "nguyên tắc"
        CONDITION = "condition", "điều kiện"
        RESTATED = "restated", "nhắc lại văn bản khác"
        MESSAGE = "message", "nội dung tuyên truyền"
        PERIOD = "period", "thời gian"
        CLOSING = "closing", "câu kết"

    class Modality(models.TextChoices):
        """How it is laid on: a request needs an answer, an order does not."""

        ASSIGN = "assign", "giao"
        REQUEST = "request", "đề nghị"
        ORDER = "order", "yêu cầu"

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="clauses")
    position = models.PositiveSmallIntegerField("thứ tự")
    start = models.PositiveIntegerField("từ ký tự", null=True)
    end = models.PositiveIntegerField("đến ký tự", null=True)
    text = models.TextField("nguyên văn")
    section = models.JSONField("mục", default=list)
    kind = models.CharField("loại", max_length=12, choices=Kind)
    modality = models.CharField("cách giao", max_length=8, choices=Modality)
    is_sensitive = models.BooleanField("nhạy cảm", default=False)
    is_followed = models.BooleanField("theo dõi", default=True)
    deadline_literal = models.CharField("thời hạn (nguyên văn)", max_length=250, blank=True)
    last_day = models.DateField("ngày cuối còn trong hạn", null=True)
    due_time = models.TimeField("giờ", null=True)
    bound = models.CharField("cách tính", max_length=8, blank=True)
    is_tentative = models.BooleanField("dự kiến", default=False)
    # Each rhythm with the words that say it: [{"kind": "monthly", "literal": "hàng tháng"}].
    rhythms = models.JSONField("nhịp", default=list)
    confidence_percent = models.PositiveSmallIntegerField("độ chắc (%)", null=True)
    restates = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="restated_by"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "position"], name="directives_clause_one_per_position"
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(end__gt=models.F("start")),
                name="directives_clause_span_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id}/{self.position}"

    @property
    def plain_text(self) -> str:
        """The words on one line, without the marks of emphasis of converted files."""
        return text.clean(self.text.replace("*", ""))


class ClauseAssignee(models.Model):
    """A body or a collective name in a clause, as printed, and what it was resolved to."""

    class Role(models.TextChoices):
        """What the body does in the clause."""

        LEAD = "lead", "chủ trì"
        COORDINATE = "coordinate", "phối hợp"
        RESPONSIBLE = "responsible", "thực hiện"
        DIRECTED = "directed", "được chỉ đạo"
        DIRECTING = "directing", "chỉ đạo"

    clause = models.ForeignKey(Clause, on_delete=models.CASCADE, related_name="assignees")
    position = models.PositiveSmallIntegerField("thứ tự")
    literal = models.TextField("nguyên văn")
    role = models.CharField("vai trò", max_length=12, choices=Role)
    is_inherited = models.BooleanField("suy từ đề mục", default=False)
    body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(Group, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["clause", "position"], name="directives_clauseassignee_one_per_position"
            ),
            models.CheckConstraint(
                condition=Q(body__isnull=True) | Q(group__isnull=True),
                name="directives_clauseassignee_body_or_group",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.clause_id}: {self.literal[:40]}"
