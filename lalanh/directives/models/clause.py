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

    class Responsibility(models.TextChoices):
        """What kind of responsibility the words lay on the lead; empty where they say none."""

        HIGHEST = "highest", "chịu trách nhiệm cao nhất"
        OVERALL = "overall", "chịu trách nhiệm toàn diện"
        STATE_MANAGEMENT = "state_management", "chịu trách nhiệm quản lý nhà nước"
        SHARED = "shared", "cùng chịu trách nhiệm"

    class Demand(models.TextChoices):
        """A document the clause demands, to be drawn up by those it names."""

        PLAN = "plan", "kế hoạch của cấp dưới"
        GUIDANCE = "guidance", "văn bản hướng dẫn"

    class Unit(models.TextChoices):
        """In what a deadline counts that runs from an event."""

        HOUR = "hour", "giờ"
        DAY = "day", "ngày"
        WORKING_DAY = "working_day", "ngày làm việc"
        WEEK = "week", "tuần"
        MONTH = "month", "tháng"
        YEAR = "year", "năm"

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
    # A deadline that runs from an event: "trong 05 ngày làm việc kể từ khi nhận văn bản"; a
    # negative count ends before it.
    relative_event = models.TextField("tính từ sự kiện", blank=True)
    relative_count = models.SmallIntegerField("trong vòng", null=True)
    relative_unit = models.CharField("đơn vị tính", max_length=12, choices=Unit, blank=True)
    responsibility = models.CharField(
        "trách nhiệm", max_length=20, choices=Responsibility, blank=True
    )
    # A general rule of conduct that stands as long as the document does.
    is_general = models.BooleanField("yêu cầu chung", default=False)
    # The document, as it is named, whose force the duty lasts with: "trong thời gian thực hiện …".
    lasts_with = models.TextField("kéo dài theo văn bản", blank=True)
    demands = models.CharField("đòi hỏi văn bản", max_length=8, choices=Demand, blank=True)
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
            models.CheckConstraint(
                condition=Q(relative_count__isnull=True, relative_unit="")
                | (Q(relative_count__isnull=False) & ~Q(relative_unit="")),
                name="directives_clause_count_with_unit",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id}/{self.position}"

    @property
    def plain_text(self) -> str:
        """The words on one line, without the marks of emphasis of converted files."""
        return text.clean(self.text.replace("*", ""))

    @property
    def relative_words(self) -> str:
        """The deadline that runs from an event: "trong 5 ngày kể từ …", "trước … 2 tuần"."""
        if self.relative_count is None:
            return f"theo {self.relative_event}" if self.relative_event else ""
        stretch = f"{abs(self.relative_count)} {self.get_relative_unit_display()}"
        event = self.relative_event or "sự kiện"
        if self.relative_count < 0:
            return f"trước {event} {stretch}"
        return f"trong {stretch} kể từ {event}"


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
