"""Funds, what each may pay for, and the drives that gather for them."""

from django.db import models

from lalanh.organisations.models import Body

CODE_PATTERN = r"^[A-Z0-9][A-Z0-9.-]*$"


class Fund(models.Model):
    """One fund with a book of its own; it belongs to the body that keeps it."""

    owner = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="+", verbose_name="cơ quan giữ quỹ"
    )
    code = models.CharField("mã quỹ", max_length=20, unique=True)
    name = models.CharField("tên quỹ", max_length=200)
    opened_on = models.DateField("mở ngày")
    closed_on = models.DateField("đóng ngày", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(code__regex=CODE_PATTERN), name="fund_fund_code_is_plain"
            ),
            models.CheckConstraint(
                condition=models.Q(closed_on__isnull=True)
                | models.Q(closed_on__gte=models.F("opened_on")),
                name="fund_fund_closes_after_opening",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class FundPurpose(models.Model):
    """One purpose a fund may pay for; a payment for any other is refused by the database."""

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="purposes")
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    code = models.CharField("mã mục đích", max_length=20)
    name = models.CharField("mục đích chi", max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["fund", "code"], name="fund_fundpurpose_once"),
            models.CheckConstraint(
                condition=models.Q(code__regex=CODE_PATTERN), name="fund_fundpurpose_code_is_plain"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fund_id} {self.code}"


class Drive(models.Model):
    """
    A call for gifts to one fund, over a period, with its rule about donors' names.

    Targets of a drive are for bodies; there is no list of persons who gave or did not give.
    """

    class State(models.TextChoices):
        """Where the drive stands."""

        PLANNED = "planned", "chuẩn bị"
        OPEN = "open", "đang vận động"
        COLLECTING = "collecting", "thu nốt đăng ký"
        CLOSED = "closed", "đã kết thúc"
        REPORTED = "reported", "đã báo cáo"

    class Names(models.TextChoices):
        """Whether donors' names are shown in public (decision D15)."""

        BY_NOTICE = "by_notice", "nêu tên theo thông báo kêu gọi"
        BY_CONSENT = "by_consent", "chỉ nêu tên khi người gửi đồng ý"
        NEVER = "never", "không nêu tên"

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="drives")
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    code = models.CharField("mã cuộc vận động", max_length=20, unique=True)
    name = models.CharField("tên cuộc vận động", max_length=200)
    occasion = models.CharField("dịp, sự kiện", max_length=200, blank=True)
    starts_on = models.DateField("bắt đầu")
    ends_on = models.DateField("kết thúc", null=True)
    # The call names only the month it starts in.
    starts_in_month = models.BooleanField("bắt đầu trong tháng", default=False)
    committee = models.ForeignKey(
        Body, null=True, on_delete=models.PROTECT, related_name="+", verbose_name="ban vận động"
    )
    target_vnd = models.BigIntegerField("chỉ tiêu chung (đồng)", null=True)
    use = models.TextField("sử dụng vào việc gì", blank=True)
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.PLANNED)
    names = models.CharField("nêu tên người ủng hộ", max_length=10, choices=Names)
    notice = models.TextField("lời báo về việc nêu tên", blank=True)
    unnamed_by_default = models.CharField(
        "người không ghi tên được nêu là", max_length=60, default="Nhà hảo tâm"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(code__regex=CODE_PATTERN), name="fund_drive_code_is_plain"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="fund_drive_ends_after_start",
            ),
            models.CheckConstraint(
                condition=models.Q(target_vnd__isnull=True) | models.Q(target_vnd__gt=0),
                name="fund_drive_target_is_positive",
            ),
            models.CheckConstraint(
                condition=~models.Q(names="by_notice") | ~models.Q(notice=""),
                name="fund_drive_names_need_notice",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


DRIVE_STEPS: dict[Drive.State, tuple[Drive.State, ...]] = {
    Drive.State.PLANNED: (Drive.State.OPEN,),
    Drive.State.OPEN: (Drive.State.COLLECTING, Drive.State.CLOSED),
    Drive.State.COLLECTING: (Drive.State.CLOSED,),
    Drive.State.CLOSED: (Drive.State.REPORTED, Drive.State.OPEN),
    Drive.State.REPORTED: (),
}
