"""Papers of our own while they are written, checked and signed."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from lalanh.base.models import StoredFile
from lalanh.directives.models.document import Document, DocumentType, Urgency
from lalanh.directives.models.reference import Recipient
from lalanh.organisations.models import Body, Group, Holding


class Draft(models.Model):
    """
    A paper on its way to be issued, as it stands now; what it said before is in its versions.

    Who drafts, who checks and who signs are three people: the database sees to it.
    """

    class State(models.TextChoices):
        """Where the paper lies."""

        DRAFTING = "drafting", "đang soạn"
        CHECKING = "checking", "chờ kiểm tra"
        SIGNING = "signing", "chờ ký"
        SIGNED = "signed", "đã ký, chờ phát hành"
        ISSUED = "issued", "đã phát hành"
        CANCELLED = "cancelled", "đã hủy"

    class Form(models.TextChoices):
        """Whose rules of layout hold, with the values of the typesetter."""

        STATE = "state", "thể thức Nhà nước (Nghị định 30/2020)"
        PARTY = "party", "thể thức văn bản của Đảng"

    class Capacity(models.TextChoices):
        """In which capacity it is signed (Decree 30/2020, art. 13)."""

        OWN = "own", "trực tiếp ký"
        BODY = "body", "thay mặt tập thể (TM.)"
        DEPUTY = "deputy", "ký thay người đứng đầu (KT.)"
        BODY_DEPUTY = "body_deputy", "thay mặt tập thể, ký thay người đứng đầu (TM., KT.)"
        ORDER = "order", "thừa lệnh (TL.)"
        MANDATE = "mandate", "thừa ủy quyền (TUQ.)"
        ACTING = "acting", "quyền (Q.)"

    class Circulation(models.TextChoices):
        """Who may have it (Decree 30/2020, annex I); state secrets are not written here at all."""

        INSIDE = "inside", "lưu hành nội bộ"
        RETURN = "return", "xem xong trả lại"

    class Change(models.TextChoices):
        """What it does to an earlier paper of ours (Decree 30/2020, art. 18)."""

        CORRECTS = "corrects", "đính chính"
        AMENDS = "amends", "sửa đổi, bổ sung"
        REPLACES = "replaces", "thay thế"
        RECALLS = "recalls", "thu hồi"

    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.DRAFTING)
    form = models.CharField("thể thức", max_length=5, choices=Form)
    type = models.ForeignKey(DocumentType, on_delete=models.PROTECT, related_name="+")
    subject = models.TextField("trích yếu", blank=True)
    text = models.TextField("nội dung", blank=True)
    parent_organ = models.CharField("cơ quan chủ quản", max_length=200, blank=True)
    organ = models.CharField("cơ quan ban hành", max_length=200)
    organ_symbol = models.CharField("ký hiệu cơ quan", max_length=30)
    unit_symbol = models.CharField("ký hiệu đơn vị soạn thảo", max_length=20, blank=True)
    place = models.CharField("địa danh", max_length=80)
    greeting = models.CharField("lời đề gửi", max_length=200, default="Kính gửi")
    authority = models.CharField("thẩm quyền ban hành", max_length=200, blank=True)
    filed_in = models.CharField("lưu", max_length=100, blank=True)
    circulation = models.CharField(
        "phạm vi lưu hành", max_length=6, choices=Circulation, blank=True
    )
    typist = models.CharField("ký hiệu người soạn thảo", max_length=10, blank=True)
    copies = models.PositiveSmallIntegerField("số lượng bản", null=True)
    address = models.CharField("địa chỉ cuối trang đầu", max_length=250, blank=True)
    urgency = models.CharField("độ khẩn", max_length=12, choices=Urgency, default=Urgency.NORMAL)
    answer_by = models.DateField("hạn trả lời", null=True)
    signer = models.ForeignKey(Holding, null=True, on_delete=models.PROTECT, related_name="+")
    capacity = models.CharField("quyền hạn ký", max_length=12, choices=Capacity, blank=True)
    # The collective after TM., or the head after KT., TL., TUQ. where it is not our own head.
    in_whose_name = models.CharField("thay mặt, thừa lệnh", max_length=200, blank=True)
    mandate = models.CharField("văn bản ủy quyền", max_length=200, blank=True)
    changes = models.ForeignKey(
        Document, null=True, on_delete=models.PROTECT, related_name="changed_by_drafts"
    )
    change = models.CharField("tác động", max_length=8, choices=Change, blank=True)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    drafted_at = models.DateTimeField("soạn lúc")
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    checked_at = models.DateTimeField("kiểm tra lúc", null=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    signed_at = models.DateTimeField("ký lúc", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(checked_by__isnull=True) | ~Q(checked_by=F("drafted_by")),
                name="directives_draft_checker_is_another",
            ),
            models.CheckConstraint(
                condition=Q(signed_by__isnull=True)
                | (~Q(signed_by=F("drafted_by")) & ~Q(signed_by=F("checked_by"))),
                name="directives_draft_signer_is_another",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["signing", "signed", "issued"])
                | Q(checked_by__isnull=False, checked_at__isnull=False),
                name="directives_draft_checked_before_signing",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["signed", "issued"])
                | Q(signed_by__isnull=False, signed_at__isnull=False),
                name="directives_draft_signed_before_issue",
            ),
            models.CheckConstraint(
                condition=~Q(capacity="mandate") | ~Q(mandate="") | Q(state="drafting"),
                name="directives_draft_mandate_is_written",
            ),
            models.CheckConstraint(
                condition=Q(changes__isnull=True, change="")
                | (Q(changes__isnull=False) & ~Q(change="")),
                name="directives_draft_change_names_its_paper",
            ),
        ]
        indexes = [models.Index(fields=["owner", "state", "-id"], name="directives_draft_waiting")]

    def __str__(self) -> str:
        return f"dự thảo #{self.pk}"


class DraftLine(models.Model):
    """One line of "Kính gửi" or "Nơi nhận" of a draft."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField("thứ tự")
    is_addressee = models.BooleanField("thuộc phần Kính gửi", default=False)
    literal = models.CharField("nguyên văn", max_length=400)
    purpose = models.CharField("để", max_length=10, choices=Recipient.Purpose)
    body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(Group, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "is_addressee", "position"],
                name="directives_draftline_one_per_line",
            ),
            models.CheckConstraint(
                condition=Q(body__isnull=True) | Q(group__isnull=True),
                name="directives_draftline_body_or_group",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.draft_id}: {self.literal[:40]}"


class DraftBasis(models.Model):
    """What the paper rests on: words, and the registered document they mean."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="bases")
    position = models.PositiveSmallIntegerField("thứ tự")
    words = models.CharField("căn cứ", max_length=500)
    document = models.ForeignKey(
        Document, null=True, on_delete=models.PROTECT, related_name="+", verbose_name="văn bản"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "position"], name="directives_draftbasis_one_per_line"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.draft_id}: {self.words[:40]}"


class DraftAnnex(models.Model):
    """What is printed behind the paper."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="annexes")
    position = models.PositiveSmallIntegerField("thứ tự")
    title = models.CharField("tên phụ lục", max_length=300)
    text = models.TextField("nội dung phụ lục")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "position"], name="directives_draftannex_one_per_place"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.draft_id}: {self.title[:40]}"


class DraftEnclosure(models.Model):
    """A file, or a document of the register, that goes out with the paper."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="enclosures")
    attached = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField("tên", max_length=250)
    attached_at = models.DateTimeField("kèm lúc")
    attached_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "attached"], name="directives_draftenclosure_document_once"
            ),
            models.UniqueConstraint(
                fields=["draft", "file"], name="directives_draftenclosure_file_once"
            ),
            models.CheckConstraint(
                condition=Q(attached__isnull=True, file__isnull=False)
                | Q(attached__isnull=False, file__isnull=True),
                name="directives_draftenclosure_file_or_document",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.draft_id} + {self.name[:40]}"


class DraftVersion(models.Model):
    """What a draft said after somebody changed it; kept for good."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField("bản thứ")
    subject = models.TextField("trích yếu", blank=True)
    text = models.TextField("nội dung", blank=True)
    # Addressees, recipients, bases and annexes, each as its printed words.
    rest = models.JSONField("phần còn lại", default=dict)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField("sửa lúc")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "number"], name="directives_draftversion_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.draft_id} bản {self.number}"


class DraftStep(models.Model):
    """Who moved a draft on or back, when, and with which words; kept for good."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="steps")
    # The state after the step; unchanged by a comment.
    state = models.CharField("trạng thái", max_length=10, choices=Draft.State)
    is_comment = models.BooleanField("góp ý", default=False)
    words = models.TextField("ý kiến", blank=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    taken_at = models.DateTimeField("lúc")

    def __str__(self) -> str:
        return f"{self.draft_id} → {self.state}"
