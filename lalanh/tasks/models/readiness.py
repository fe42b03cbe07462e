"""What localities keep ready: contingency plans, and digital solutions in use."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from lalanh.base.models import StoredFile
from lalanh.organisations.models import Body


class ContingencyPlan(models.Model):
    """
    A plan of response under the four on-the-spot heads ("4 tại chỗ"); one row for each version.

    A new version is a new row: the one with the highest number is in force.
    """

    class Hazard(models.TextChoices):
        """Against what."""

        EPIDEMIC = "epidemic", "dịch bệnh"
        FLOOD = "flood", "bão, lũ, ngập lụt"
        LANDSLIDE = "landslide", "sạt lở đất"
        DROUGHT = "drought", "hạn hán, xâm nhập mặn"
        FIRE = "fire", "cháy, nổ"
        OTHER = "other", "tình huống khác"

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="contingency_plans")
    hazard = models.CharField("loại tình huống", max_length=10, choices=Hazard)
    version = models.PositiveSmallIntegerField("lần")
    dated_on = models.DateField("ngày phê duyệt")
    approved_by = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    document_number = models.CharField("số văn bản phê duyệt", max_length=60, blank=True)
    command = models.TextField("chỉ huy tại chỗ")
    forces = models.TextField("lực lượng tại chỗ")
    means = models.TextField("phương tiện tại chỗ")
    supplies = models.TextField("hậu cần tại chỗ")
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    file_title = models.CharField("tên tệp", max_length=250, blank=True)
    kept_at = models.DateTimeField("ghi lúc")
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["body", "hazard", "version"], name="tasks_contingencyplan_version_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body_id} {self.hazard} {self.version}"


class Solution(models.Model):
    """A digital solution in use: whose, for what, who uses it, since when, where it is."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="solutions")
    name = models.CharField("tên giải pháp", max_length=200)
    purpose = models.TextField("mục đích")
    users = models.CharField("đối tượng sử dụng", max_length=250)
    since_on = models.DateField("dùng từ ngày")
    until_on = models.DateField("thôi dùng từ ngày", null=True)
    address = models.CharField("địa chỉ", max_length=250, blank=True)
    kept_at = models.DateTimeField("ghi lúc")
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "name"], name="tasks_solution_name_once"),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gt=models.F("since_on")),
                name="tasks_solution_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} #{self.pk}"
