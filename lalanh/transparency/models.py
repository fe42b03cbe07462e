"""
Publications, the rows they append to the log, and which entry of the book each row speaks of.

A published row holds public words only and points at nobody. Its number is its place in the log,
for ever the same; a correction is a new row.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from lalanh.organisations.models import Body


class Publication(models.Model):
    """One step of the log: drafted by one person (or by night), published by another."""

    class State(models.TextChoices):
        """Where the publication stands."""

        DRAFT = "draft", "chờ người khác công bố"
        APPROVED = "approved", "đã duyệt, đang công bố"
        PUBLISHED = "published", "đã công bố"
        DISCARDED = "discarded", "đã bỏ"

    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="publications")
    # The rows of the book up to and including this day.
    through = models.DateField("đến hết ngày")
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.DRAFT)
    prepared_at = models.DateTimeField("soạn lúc")
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    settled_at = models.DateTimeField("quyết định lúc", null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField("lý do bỏ", max_length=300, blank=True)
    # Everything the snapshot says beside its rows, as it stood when the draft was made.
    # Canonical JSON text, byte for byte what the closing row of the log binds.
    facts = models.TextField("thông tin kèm theo", blank=True)
    row_count = models.PositiveIntegerField("số dòng", default=0)
    in_vnd = models.BigIntegerField("thu (đồng)", default=0)
    out_vnd = models.BigIntegerField("chi (đồng)", default=0)
    first_number = models.PositiveBigIntegerField("dòng đầu", null=True)
    log_size = models.PositiveBigIntegerField("cỡ nhật ký", null=True)
    root = models.CharField("gốc", max_length=64, blank=True)
    file_name = models.CharField("tệp công bố", max_length=80, blank=True)
    file_sha256 = models.CharField("SHA-256 của tệp", max_length=64, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, settled_by__isnull=True, state="draft")
                | Q(settled_at__isnull=False, settled_by__isnull=False) & ~Q(state="draft"),
                name="transparency_publication_settled_at_with_settled_by",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "published"])
                | ~Q(settled_by=models.F("prepared_by")),
                name="transparency_publication_published_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(state="discarded") | ~Q(reason=""),
                name="transparency_publication_discarded_with_reason",
            ),
            # One at a time: two would publish the same entries.
            models.UniqueConstraint(
                models.Value(1),
                condition=Q(state__in=["draft", "approved"]),
                name="transparency_publication_one_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.through} {self.state} #{self.pk}"

    @property
    def is_baked(self) -> bool:
        """Whether the snapshot of this publication is on disk."""
        return bool(self.file_sha256)


class DraftRow(models.Model):
    """One row of a draft, before it has a number in the log."""

    publication = models.ForeignKey(
        Publication, on_delete=models.PROTECT, related_name="draft_rows"
    )
    position = models.PositiveIntegerField("thứ tự")
    # The entry of the book it speaks of: "fund.entry:17". Never published.
    source = models.CharField("nguồn", max_length=80)
    leaf = models.TextField("nội dung")
    opening = models.JSONField("phần có thể nêu tên", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "position"], name="transparency_draftrow_one_per_position"
            ),
            models.UniqueConstraint(
                fields=["publication", "source"], name="transparency_draftrow_source_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.publication_id}/{self.position}"


class PublishedRow(models.Model):
    """
    One leaf of the log, written once.

    The words that may name a person stand beside the leaf, which holds only their seal; a later
    wish not to be named empties them, and the leaf, its figures and every proof stay as they were.
    """

    number = models.PositiveBigIntegerField("số dòng", primary_key=True)
    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="rows")
    leaf = models.TextField("nội dung")
    opening = models.JSONField("phần có thể nêu tên", null=True)
    withheld_at = models.DateTimeField("không nêu tên từ", null=True)

    def __str__(self) -> str:
        return f"#{self.number}"


class Spoken(models.Model):
    """Which entry of the book a published row speaks of: how nothing is published twice."""

    source = models.CharField("nguồn", max_length=80, unique=True)
    row = models.OneToOneField(PublishedRow, on_delete=models.PROTECT, related_name="spoken")

    def __str__(self) -> str:
        return f"{self.source} → {self.row_id}"
