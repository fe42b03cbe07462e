"""What a document cites, whom it names, and which bodies hold a copy."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from lalanh.directives.models.document import Document
from lalanh.organisations.models import Body, Group


class Citation(models.Model):
    """A document named in another, with the words that name it."""

    class Relation(models.TextChoices):
        """How the citing document rests on the cited one."""

        BASIS = "basis", "căn cứ, thực hiện"
        CITED = "citation", "nhắc đến"

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="citations")
    literal = models.TextField("nguyên văn")
    number = models.CharField("số, ký hiệu", max_length=60, blank=True)
    number_key = models.CharField(max_length=60, blank=True, editable=False, db_index=True)
    issued_on = models.DateField("ngày", null=True)
    issuer_name = models.CharField("cơ quan ban hành", max_length=300, blank=True)
    relation = models.CharField("quan hệ", max_length=10, choices=Relation)
    cited = models.ForeignKey(
        Document, null=True, on_delete=models.PROTECT, related_name="cited_by"
    )
    # The text says that it is enclosed: "(gửi kèm theo văn bản này)".
    is_enclosed = models.BooleanField("gửi kèm", default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(cited__isnull=True) | ~Q(cited=models.F("document")),
                name="directives_citation_not_of_itself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number or self.literal[:40]} #{self.pk}"


class Recipient(models.Model):
    """One line of "Kính gửi" or "Nơi nhận", with what it is for."""

    class Purpose(models.TextChoices):
        """Only those who are to act get tasks."""

        ACT = "act", "để thực hiện"
        REPORT = "report", "để báo cáo"
        SUPPORT = "support", "để hỗ trợ"
        KNOW = "know", "để biết"
        ARCHIVE = "archive", "lưu"

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="recipients")
    position = models.PositiveSmallIntegerField("thứ tự")
    is_addressee = models.BooleanField("thuộc phần Kính gửi", default=False)
    literal = models.TextField("nguyên văn")
    purpose = models.CharField("để", max_length=10, choices=Purpose)
    body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(Group, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "is_addressee", "position"],
                name="directives_recipient_one_per_line",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.literal[:60]} #{self.pk}"


class Copy(models.Model):
    """A body was handed the document: when, when it was first opened, and how it was passed on."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="copies")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="copies")
    # The register's owner, copied from the document: it follows who has read and who has not.
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    handed_at = models.DateTimeField("giao lúc")
    opened_at = models.DateTimeField("mở xem lúc", null=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    # Confirmed that it was made known below: on which day, how, to how many people.
    spread_on = models.DateField("quán triệt ngày", null=True)
    spread_how = models.CharField("hình thức", max_length=250, blank=True)
    spread_to_people = models.PositiveIntegerField("số người", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "body"], name="directives_copy_once"),
            models.CheckConstraint(
                condition=Q(opened_at__isnull=True, opened_by__isnull=True)
                | Q(opened_at__isnull=False, opened_by__isnull=False),
                name="directives_copy_opened_at_with_opened_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} → {self.body_id}"

    @property
    def opened_after(self) -> str:
        """How long it lay before it was opened: "2 ngày 3 giờ", "15 phút"; empty if it lies yet."""
        if self.opened_at is None:
            return ""
        minutes = int((self.opened_at - self.handed_at).total_seconds()) // 60
        days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
        if days:
            return f"{days} ngày {hours} giờ"
        return f"{hours} giờ {rest} phút" if hours else f"{rest} phút"
