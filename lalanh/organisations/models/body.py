"""Bodies of every system: Party, government, Front, mass organisations, enterprises and so on."""

from django.db import models

from lalanh.organisations.models.unit import Level, Unit
from lalanh.organisations.models.validity import Dated


class System(models.TextChoices):
    """Which system a body belongs to."""

    PARTY = "party", "Đảng"
    GOVERNMENT = "government", "chính quyền"
    COUNCIL = "council", "cơ quan dân cử"
    FRONT = "front", "Mặt trận"
    MASS = "mass", "đoàn thể, hội"
    ARMED = "armed", "lực lượng vũ trang"
    MEDIA = "media", "báo, đài"
    ENTERPRISE = "enterprise", "doanh nghiệp, hợp tác xã"
    SCHOOL = "school", "trường học"
    HOSPITAL = "hospital", "bệnh viện"
    RELIGIOUS = "religious", "cơ sở tôn giáo"
    COMMUNITY = "community", "tổ, ban ở cộng đồng"


class Body(Dated):
    """
    One body from its founding to its end; the tree of `parent` decides who sees what.

    `path` (ids from the root down, each followed by a full stop) is kept by a trigger.
    """

    class Kind(models.TextChoices):
        """What sort of body it is."""

        ORDINARY = "ordinary", "cơ quan, đơn vị"
        SUBUNIT = "subunit", "bộ phận, phòng, ban bên trong"
        COMMITTEE = "committee", "ban chỉ đạo"
        SECTION = "section", "tiểu ban của ban chỉ đạo"
        EXTERNAL = "external", "cơ quan ngoài tỉnh, trung ương"

    name = models.CharField("tên", max_length=250)
    short_name = models.CharField("tên tắt", max_length=80, blank=True)
    folded = models.CharField("tên không dấu", max_length=250, db_index=True)
    sort_key = models.CharField("khóa xếp", max_length=500)
    system = models.CharField("hệ thống", max_length=12, choices=System)
    kind = models.CharField("loại", max_length=10, choices=Kind, default=Kind.ORDINARY)
    level = models.SmallIntegerField("cấp", choices=Level)
    unit = models.ForeignKey(
        Unit, null=True, on_delete=models.PROTECT, related_name="bodies", verbose_name="địa bàn"
    )
    parent = models.ForeignKey(
        "self",
        null=True,
        on_delete=models.PROTECT,
        related_name="children",
        verbose_name="trực thuộc",
    )
    path = models.TextField("nhánh", editable=False, default="")
    # What the body is for, so that a group can be drawn by it: "ubnd", "mttq", "lao-dong".
    function = models.SlugField("chức năng", max_length=40, blank=True)
    decision_number = models.CharField("quyết định thành lập", max_length=60, blank=True)
    standing_agency = models.ForeignKey(
        "self",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="cơ quan thường trực",
    )

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(kind="committee") | ~models.Q(decision_number=""),
                name="organisations_body_committee_has_decision",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="external") | models.Q(parent__isnull=True),
                name="organisations_body_external_has_no_parent",
            ),
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("id")),
                name="organisations_body_not_below_itself",
            ),
        ]
        indexes = [
            models.Index(
                fields=["path"], name="organisations_body_path", opclasses=["text_pattern_ops"]
            ),
            models.Index(fields=["level", "function"], name="organisations_body_function"),
        ]

    def __str__(self) -> str:
        return f"{self.name} #{self.pk}"

    @property
    def is_committee(self) -> bool:
        """Whether it is a steering committee or one of its sections."""
        return self.kind in (self.Kind.COMMITTEE, self.Kind.SECTION)

    @property
    def is_external(self) -> bool:
        """Whether the body stands outside the province's hierarchy: asked, never ordered."""
        return self.kind == self.Kind.EXTERNAL


class BodyName(models.Model):
    """
    Another name of a body: its official name until before a day, or one in use beside it.

    A body that is renamed stays the same body; what was sent to it under the old name stays found.
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="names")
    name = models.CharField("tên khác", max_length=250)
    folded = models.CharField("không dấu", max_length=250, db_index=True)
    official_until = models.DateField("là tên chính thức đến trước ngày", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "folded"], name="organisations_bodyname_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name} = {self.body_id}"


class BodySuccession(models.Model):
    """A body went, wholly or in part, into another one."""

    old = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="successions")
    new = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="predecessions")
    on = models.DateField("từ ngày")
    is_whole = models.BooleanField("toàn bộ", default=True)
    legal_basis = models.CharField("căn cứ", max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["old", "new"], name="organisations_bodysuccession_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(old=models.F("new")),
                name="organisations_bodysuccession_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old_id} → {self.new_id} ({self.on})"


class BodyAttribute(models.Model):
    """A property by which groups are drawn: has a website, publishes a bulletin."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="attributes")
    key = models.SlugField("thuộc tính", max_length=40)
    value = models.CharField("giá trị", max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["body", "key"], name="organisations_bodyattribute_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body_id} {self.key}"
