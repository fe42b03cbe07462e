"""The register: one row per document, in or out."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import ExtractYear

from lalanh.directives.models.reading import Reading
from lalanh.organisations.models import Body


class DocumentType(models.Model):
    """A type of document: data, so that a new one needs no code."""

    code = models.CharField("mã", max_length=12, unique=True)
    name = models.CharField("tên loại", max_length=60, unique=True)

    def __str__(self) -> str:
        return self.name


class Urgency(models.TextChoices):
    """The urgency marked on the document; words in the subject never set it."""

    NORMAL = "thuong", "thường"
    URGENT = "khan", "khẩn"
    VERY_URGENT = "thuong_khan", "thượng khẩn"
    FLASH = "hoa_toc", "hỏa tốc"


class Document(models.Model):
    """
    One document as registered by one body.

    Number and date may be lost; then the bounds say between which days it was issued.
    """

    class State(models.TextChoices):
        """Nothing is registered until a person confirms it."""

        PROPOSED = "proposed", "chờ kiểm tra"
        CONFIRMED = "confirmed", "đã vào sổ"
        WITHDRAWN = "withdrawn", "đã gỡ khỏi sổ"

    class Direction(models.TextChoices):
        """Whether it came to the body or goes out from it."""

        IN = "in", "văn bản đến"
        OUT = "out", "văn bản đi"

    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="documents")
    reading = models.ForeignKey(
        Reading, null=True, on_delete=models.PROTECT, related_name="documents"
    )
    # Its part of the file's text as read; whoever holds a copy reads it here.
    text = models.TextField("toàn văn", blank=True)
    start = models.PositiveIntegerField("từ ký tự", null=True)
    end = models.PositiveIntegerField("đến ký tự", null=True)
    direction = models.CharField("đến, đi", max_length=3, choices=Direction, default=Direction.IN)
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.PROPOSED)
    number = models.CharField("số, ký hiệu", max_length=60, blank=True)
    # The number without blanks and in one case, for comparison.
    number_key = models.CharField(max_length=60, blank=True, editable=False)
    type = models.ForeignKey(DocumentType, null=True, on_delete=models.PROTECT)
    subject = models.TextField("trích yếu", blank=True)
    issued_on = models.DateField("ngày ban hành", null=True)
    not_before = models.DateField("không trước ngày", null=True)
    not_after = models.DateField("không sau ngày", null=True)
    place = models.CharField("nơi ban hành", max_length=120, blank=True)
    issuer = models.ForeignKey(
        Body, null=True, on_delete=models.PROTECT, related_name="issued_documents"
    )
    issuer_name = models.CharField("cơ quan ban hành", max_length=300, blank=True)
    issuer_key = models.CharField(max_length=300, blank=True, editable=False)
    parent_body_name = models.CharField("cơ quan chủ quản", max_length=300, blank=True)
    urgency = models.CharField("độ khẩn", max_length=12, choices=Urgency, default=Urgency.NORMAL)
    signer_name = models.CharField("người ký", max_length=120, blank=True)
    signer_capacity = models.JSONField("quyền hạn ký", default=list)
    withdrawn_reason = models.TextField("lý do gỡ khỏi sổ", blank=True)
    confirmed_at = models.DateTimeField("vào sổ lúc", null=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "owner",
                "issuer_key",
                "number_key",
                ExtractYear("issued_on"),
                condition=Q(state="confirmed") & ~Q(number_key=""),
                name="directives_document_number_once_a_year",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True, confirmed_by__isnull=True)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="directives_document_confirmed_at_with_confirmed_by",
            ),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | Q(confirmed_at__isnull=False),
                name="directives_document_registered_by_a_person",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(withdrawn_reason=""),
                name="directives_document_withdrawn_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(not_before__isnull=True)
                | Q(not_after__isnull=True)
                | Q(not_before__lte=models.F("not_after")),
                name="directives_document_bounds_in_order",
            ),
        ]
        indexes = [
            models.Index(fields=["owner", "-issued_on", "-id"], name="directives_document_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.number or 'không số'} #{self.pk}"


class IncomingStamp(models.Model):
    """The receiver's stamp on the paper, apart from the document's number, date and issuer."""

    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="stamp")
    office = models.CharField("nơi nhận đóng dấu", max_length=250, blank=True)
    number = models.CharField("số đến", max_length=30, blank=True)
    received_on = models.DateField("ngày đến", null=True)
    forwarded_to = models.CharField("chuyển", max_length=250, blank=True)
    file_number = models.CharField("hồ sơ số", max_length=60, blank=True)

    def __str__(self) -> str:
        return f"đến số {self.number} #{self.pk}"
