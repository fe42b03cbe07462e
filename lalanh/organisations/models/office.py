"""Offices, who held them when, and officers in charge of areas."""

from django.conf import settings
from django.db import models

from lalanh.organisations.models.body import Body
from lalanh.organisations.models.unit import Unit
from lalanh.organisations.models.validity import Dated


class Office(models.Model):
    """A post in a body; accountability falls on the post, not on the person."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="offices")
    title = models.CharField("chức vụ", max_length=120)
    folded = models.CharField("không dấu", max_length=120)
    is_head = models.BooleanField("đứng đầu", default=False)
    # A post such as "phó chủ tịch" is held by several people at once.
    is_single = models.BooleanField("chỉ một người giữ", default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "folded"], name="organisations_office_once"),
            models.UniqueConstraint(
                fields=["body"],
                condition=models.Q(is_head=True),
                name="organisations_office_one_head",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} #{self.pk}"


class Official(models.Model):
    """A person who holds or held an office: the name and the contact at work, nothing more."""

    full_name = models.CharField("họ và tên", max_length=120)
    folded = models.CharField("không dấu", max_length=120, db_index=True)
    work_phone = models.CharField("điện thoại công vụ", max_length=20, blank=True)
    work_email = models.EmailField("thư điện tử công vụ", blank=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="official"
    )

    def __str__(self) -> str:
        return f"{self.full_name} #{self.pk}"


class Holding(Dated):
    """An official held an office from a day until before another."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="holdings")
    official = models.ForeignKey(Official, on_delete=models.PROTECT, related_name="holdings")
    # Copied from the office by a trigger: the exclusion of overlaps needs it in this row.
    is_single = models.BooleanField("chỉ một người giữ", default=True, editable=False)

    def __str__(self) -> str:
        return f"{self.official_id} @ {self.office_id} {self.valid_from}"


class AreaCharge(Dated):
    """An officer follows an area or a body for a time, with a substitute when absent."""

    official = models.ForeignKey(Official, on_delete=models.PROTECT, related_name="charges")
    substitute = models.ForeignKey(
        Official, null=True, on_delete=models.PROTECT, related_name="substitutions"
    )
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="charges")
    body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="charges")

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(unit__isnull=True) ^ models.Q(body__isnull=True),
                name="organisations_areacharge_unit_or_body",
            ),
            models.CheckConstraint(
                condition=models.Q(substitute__isnull=True)
                | ~models.Q(substitute=models.F("official")),
                name="organisations_areacharge_substitute_is_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.official_id} → {self.unit_id or self.body_id}"


class Absence(models.Model):
    """An officer is away; what would reach the officer reaches the substitute."""

    official = models.ForeignKey(Official, on_delete=models.PROTECT, related_name="absences")
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến trước ngày")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__gt=models.F("valid_from")),
                name="organisations_absence_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.official_id} {self.valid_from}"
