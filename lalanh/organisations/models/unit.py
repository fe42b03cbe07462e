"""Administrative units over time: provinces, districts, communes, hamlets."""

from django.db import models

from lalanh.organisations.models.validity import Dated


class Level(models.IntegerChoices):
    """The level of a unit or a body."""

    CENTRAL = 0, "trung ương"
    PROVINCE = 1, "tỉnh"
    DISTRICT = 2, "huyện"
    COMMUNE = 3, "xã"
    HAMLET = 4, "thôn"


class UnitKind(models.Model):
    """A kind of unit, such as huyện, thị xã, phường: data, so that each province fits."""

    code = models.SlugField("mã", unique=True)
    name = models.CharField("tên", max_length=60)
    level = models.SmallIntegerField("cấp", choices=Level)
    is_urban = models.BooleanField("đô thị", default=False)

    def __str__(self) -> str:
        return self.name


class Unit(Dated):
    """
    One unit from the day it was set up until the day it was merged or renamed.

    `valid_to` is the first day on which the unit no longer exists.
    """

    kind = models.ForeignKey(UnitKind, on_delete=models.PROTECT, verbose_name="loại")
    name = models.CharField("tên", max_length=120)
    # The name alone, without tones, for search: "lap thach".
    folded = models.CharField("tên không dấu", max_length=120, db_index=True)
    sort_key = models.CharField("khóa xếp", max_length=240)
    parent = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="children", verbose_name="thuộc"
    )
    # False: the day stands in for one that the loaded register does not tell.
    is_start_exact = models.BooleanField("ngày bắt đầu chính xác", default=True)
    is_end_exact = models.BooleanField("ngày kết thúc chính xác", default=True)

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("id")),
                name="organisations_unit_not_below_itself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind.name} {self.name} #{self.pk}"

    @property
    def full_name(self) -> str:
        """The kind and the name as written: "huyện Lập Thạch"."""
        return f"{self.kind.name} {self.name}"


class UnitCode(models.Model):
    """The code of a unit in one scheme; old and new schemes give one code to different units."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="codes")
    scheme = models.CharField("bộ mã", max_length=20)
    code = models.CharField("mã", max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "code"], name="organisations_unitcode_unique_in_scheme"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme}:{self.code}"


class UnitSuccession(models.Model):
    """An old unit went, wholly or in part, into a new one."""

    old = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="successions")
    new = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="predecessions")
    on = models.DateField("từ ngày")
    is_whole = models.BooleanField("toàn bộ")
    legal_basis = models.CharField("căn cứ", max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["old", "new"], name="organisations_unitsuccession_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(old=models.F("new")),
                name="organisations_unitsuccession_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old_id} → {self.new_id} ({self.on})"
