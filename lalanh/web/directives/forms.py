"""Forms of the register."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict

from lalanh.directives.actions.registering import DocumentHead, StampFacts
from lalanh.directives.actions.settling import ClauseFacts
from lalanh.directives.models import Clause, ClauseAssignee, Document, DocumentType
from lalanh.directives.models.document import Urgency
from lalanh.directives.queries import registers
from lalanh.directives.queries.doubts import Doubt
from lalanh.kernel.recurrence import Rhythm
from lalanh.web.forms import Form, SharedForm

type Typed = QueryDict | None

RHYTHM_NAMES: dict[str, str] = {
    Rhythm.DAILY: "hằng ngày",
    Rhythm.WEEKLY: "hằng tuần",
    Rhythm.MONTHLY: "hằng tháng",
    Rhythm.QUARTERLY: "hằng quý",
    Rhythm.HALF_YEARLY: "6 tháng",
    Rhythm.YEARLY: "hằng năm",
    Rhythm.AD_HOC: "khi phát sinh, khi có yêu cầu",
    Rhythm.CONTINUOUS: "thường xuyên, liên tục",
    Rhythm.PERIODIC_UNSPECIFIED: "định kỳ (chưa rõ bao lâu)",
}


def day_field(label: str, *, required: bool = False, help_text: str = "") -> forms.DateField:
    """Return a date that a browser picks from a calendar."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget, help_text=help_text)


def text_field(label: str, *, rows: int = 3, required: bool = True) -> forms.CharField:
    """Return a field of several lines."""
    return forms.CharField(
        label=label, required=required, widget=forms.Textarea(attrs={"rows": rows})
    )


class Files(forms.FileInput):
    """A field that takes several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, each of them whole."""

    widget = Files

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":
        """Return the files in the order they were chosen."""
        given = (data if isinstance(data, list | tuple) else [data]) or [None]
        cleaned = [super(FilesField, self).clean(one, initial) for one in given]
        return [one for one in cleaned if one]


class Upload(Form):
    """Files that came in."""

    uploads = FilesField(
        label="Tệp văn bản",
        help_text="PDF, DOCX, TXT, hoặc ảnh chụp từng trang (JPG, PNG, TIFF). "
        "Có thể chọn nhiều tệp một lần. Bản chụp được nhận dạng chữ, mỗi trang vài giây.",
        widget=Files(attrs={"accept": ".txt,.pdf,.docx,.jpg,.jpeg,.png,.tif,.tiff,.bmp,.webp"}),
        error_messages={"required": "Chưa chọn tệp nào. Hãy chọn tệp hoặc kéo thả vào ô này."},
    )


class RegisterFilter(Form):
    """What of the register to show."""

    words = forms.CharField(
        label="Tìm trong sổ",
        required=False,
        max_length=200,
        widget=forms.TextInput(
            attrs={
                "type": "search",
                "placeholder": "số, trích yếu, nội dung; có dấu hay không đều được",
                "data-search": "",
            }
        ),
    )
    direction = forms.ChoiceField(
        label="Đến, đi", required=False, choices=[("", "tất cả"), *Document.Direction.choices]
    )
    state = forms.ChoiceField(
        label="Trạng thái", required=False, choices=[("", "đang dùng"), *Document.State.choices]
    )
    kind = forms.ModelChoiceField(
        label="Loại", required=False, queryset=DocumentType.objects.none(), empty_label="tất cả"
    )
    year = forms.IntegerField(
        label="Năm",
        required=False,
        min_value=1945,
        max_value=2100,
        error_messages={"invalid": "Năm gồm bốn chữ số, ví dụ 2021."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = self.fields["kind"]
        assert isinstance(kinds, forms.ModelChoiceField)
        kinds.queryset = registers.document_types()


class Head(SharedForm):
    """The head of a document as a person settles it; what is unsure says so below its label."""

    direction = forms.ChoiceField(label="Văn bản đến hay đi", choices=Document.Direction.choices)
    number = forms.CharField(label="Số, ký hiệu", required=False, max_length=60)
    issued_on = day_field("Ngày ban hành")
    not_before = day_field("Nếu mất ngày: không trước ngày")
    not_after = day_field("Nếu mất ngày: không sau ngày")
    type = forms.ModelChoiceField(
        label="Loại văn bản", required=False, queryset=DocumentType.objects.none()
    )
    parent_body_name = forms.CharField(label="Cơ quan chủ quản", required=False, max_length=300)
    issuer_name = forms.CharField(label="Cơ quan ban hành", required=False, max_length=300)
    subject = text_field("Trích yếu", rows=2, required=False)
    place = forms.CharField(label="Nơi ban hành", required=False, max_length=120)
    urgency = forms.ChoiceField(label="Độ khẩn", choices=Urgency.choices)
    signer_name = forms.CharField(label="Người ký", required=False, max_length=120)

    def __init__(self, *args: Any, doubts: Iterable[Doubt] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = self.fields["type"]
        assert isinstance(kinds, forms.ModelChoiceField)
        kinds.queryset = registers.document_types()
        kinds.empty_label = "chưa rõ"
        for doubt in doubts:
            if doubt.field in self.fields:
                self.fields[doubt.field].help_text = f"Xin xem lại: {doubt.sentence}"

    @classmethod
    def of(cls, document: Document, *, doubts: Iterable[Doubt] = (), data: Typed = None) -> "Head":
        """Return the form as the draft stands, or with what was typed over it."""
        names = [name for name in cls.base_fields if name not in ("type", "seen")]
        facts = {name: getattr(document, name) for name in names} | {"type": document.type_id}
        return cls(data, initial=facts, doubts=doubts, stands=facts)

    def clean(self) -> dict[str, Any]:
        """Check that a lost date lies between its bounds in the right order."""
        given = super().clean() or {}
        first, last = given.get("not_before"), given.get("not_after")
        if first and last and first > last:
            self.add_error("not_after", "Ngày này phải sau ngày ở mục trước.")
        return given

    def head(self) -> DocumentHead:
        """Return what was settled."""
        return DocumentHead(issuer=None, **self.cleaned_data)


class Stamp(Form):
    """The receiver's stamp on the paper."""

    number = forms.CharField(label="Số trên dấu", max_length=30)
    received_on = day_field("Ngày đến", required=True)
    office = forms.CharField(label="Nơi nhận đóng dấu", required=False, max_length=250)
    forwarded_to = forms.CharField(label="Chuyển", required=False, max_length=250)
    file_number = forms.CharField(label="Hồ sơ số", required=False, max_length=60)

    def stamp(self) -> StampFacts:
        """Return the stamp as typed."""
        return StampFacts(**self.cleaned_data)


class ClauseForm(SharedForm):
    """What a person settles about a clause."""

    text = text_field("Nguyên văn", rows=4)
    kind = forms.ChoiceField(label="Loại", choices=Clause.Kind.choices)
    modality = forms.ChoiceField(label="Cách giao", choices=Clause.Modality.choices)
    deadline_literal = forms.CharField(
        label="Thời hạn ghi trong văn bản", required=False, max_length=250
    )
    last_day = day_field("Ngày cuối còn trong hạn", help_text="“trước ngày 10/8” là hết ngày 09/8")
    due_time = forms.TimeField(
        label="Giờ, nếu có",
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    relative_count = forms.IntegerField(
        label="Hạn tính từ sự kiện: trong vòng",
        required=False,
        min_value=-999,
        max_value=999,
        help_text="chỉ ghi khi văn bản tính hạn theo một sự kiện; số âm là trước sự kiện đó",
    )
    relative_unit = forms.ChoiceField(
        label="Đơn vị tính", required=False, choices=[("", "không dùng"), *Clause.Unit.choices]
    )
    relative_event = forms.CharField(
        label="Sự kiện",
        required=False,
        max_length=300,
        help_text="ví dụ: ngày nhận được văn bản, khi kết thúc đợt vận động",
    )
    rhythms = forms.MultipleChoiceField(
        label="Nhịp báo cáo",
        required=False,
        choices=list(RHYTHM_NAMES.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    responsibility = forms.ChoiceField(
        label="Loại trách nhiệm",
        required=False,
        choices=[("", "văn bản không nêu"), *Clause.Responsibility.choices],
    )
    lasts_with = forms.CharField(
        label="Kéo dài theo hiệu lực của văn bản",
        required=False,
        max_length=300,
        help_text="ví dụ: Chỉ thị 16/CT-TTg; văn bản đó thôi áp dụng thì việc này dừng",
    )
    demands = forms.ChoiceField(
        label="Phải ra văn bản",
        required=False,
        choices=[("", "không"), *Clause.Demand.choices],
        help_text="mục này buộc bên được giao ban hành kế hoạch hay hướng dẫn",
    )
    is_followed = forms.BooleanField(label="Theo dõi: giao thành nhiệm vụ", required=False)
    is_general = forms.BooleanField(
        label="Yêu cầu chung: giữ suốt thời gian thực hiện, không có việc riêng", required=False
    )
    is_sensitive = forms.BooleanField(
        label="Nội dung nhạy cảm: chỉ theo dõi bằng trạng thái và công văn", required=False
    )

    @classmethod
    def of(cls, clause: Clause, *, data: Typed = None) -> "ClauseForm":
        """Return the form as the clause stands, or with what was typed over it."""
        facts = {name: getattr(clause, name) for name in cls.base_fields if name != "seen"}
        facts["rhythms"] = [one["kind"] for one in clause.rhythms]
        return cls(data, initial=facts, stands=facts)

    def clean(self) -> dict[str, Any]:
        """Check that a number of days has its unit, and a unit its number."""
        given = super().clean() or {}
        count, unit = given.get("relative_count"), given.get("relative_unit")
        if count is not None and not unit:
            self.add_error("relative_unit", "Hãy chọn ngày, ngày làm việc, tuần hay tháng.")
        if unit and count is None and "relative_count" not in self.errors:
            self.add_error("relative_count", "Hãy ghi số ngày, tuần hay tháng, hoặc bỏ đơn vị.")
        return given

    def facts(self) -> ClauseFacts:
        """Return what was settled."""
        return ClauseFacts(**self.cleaned_data | {"rhythms": tuple(self.cleaned_data["rhythms"])})


class Pick(Form):
    """Which body or group a name means, and what it does."""

    role = forms.ChoiceField(label="Vai trò", choices=ClauseAssignee.Role.choices)
    meant = forms.CharField(max_length=20, error_messages={"required": "Hãy chọn một tên."})
    everywhere = forms.BooleanField(required=False)

    def __init__(self, *args: Any, elsewhere: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["everywhere"].label = f"Cả {elsewhere} chỗ khác cũng ghi như vậy"
        if not elsewhere:
            del self.fields["everywhere"]


class Spread(Form):
    """When and how a document was made known below."""

    on = day_field("Quán triệt ngày", required=True)
    how = forms.CharField(
        label="Hình thức", max_length=250, help_text="họp, gửi văn bản, phát thanh"
    )
    people = forms.IntegerField(label="Số người được phổ biến", required=False, min_value=0)


class Reason(Form):
    """Why."""

    reason = text_field("Lý do", rows=2)
