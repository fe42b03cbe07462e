"""Forms of papers of our own."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q

from lalanh.directives.actions.writing import AnnexText, Basis, DraftFacts, To
from lalanh.directives.models import Document, DocumentType, Draft
from lalanh.directives.models.document import Urgency
from lalanh.directives.queries import issues, writing
from lalanh.organisations.models import Body, Holding
from lalanh.organisations.queries import groups
from lalanh.web.directives.forms import day_field, text_field
from lalanh.web.forms import Form, SharedForm

PAPERS_SHOWN = 200


def _holder(holding: Holding) -> str:
    """Name and office."""
    return f"{holding.official.full_name}, {holding.office.title}"


def _paper(document: Document) -> str:
    """Number, day and the beginning of the subject."""
    day = f"{document.issued_on:%d/%m/%Y}" if document.issued_on else "không ngày"
    return f"{document.number or 'Không số'} ({day}) {document.subject[:60]}"


class DraftForm(SharedForm):
    """What an officer types; the head is folded away, filled as in the last paper."""

    type = forms.ModelChoiceField(
        label="Loại văn bản", queryset=DocumentType.objects.none(), empty_label=None
    )
    subject = text_field("Trích yếu", rows=2)
    addressees = forms.CharField(
        label="Kính gửi",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="mỗi dòng một nơi; tên khớp với danh mục thì được gửi ngay khi phát hành",
    )
    addressee_groups = forms.MultipleChoiceField(
        label="Thêm nhóm vào phần Kính gửi", required=False, widget=forms.CheckboxSelectMultiple
    )
    bases = forms.CharField(
        label="Căn cứ",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="mỗi dòng một căn cứ; có số, ký hiệu thì nối với văn bản trong sổ",
    )
    text = forms.CharField(
        label="Nội dung",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 22, "spellcheck": "false"}),
        help_text="mỗi dòng một đoạn. Bắt đầu dòng bằng “I.”, “1.”, “a)”, “-”, “Điều 1.” để thành "
        "mục. Dán bảng từ Excel, hoặc gõ |cột 1|cột 2|. Dấu kết ./. tự thêm.",
    )
    recipients = forms.CharField(
        label="Nơi nhận",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="mỗi dòng một nơi, ví dụ: Thường trực Tỉnh ủy (để báo cáo); dòng Lưu tự thêm",
    )
    recipient_groups = forms.MultipleChoiceField(
        label="Thêm nhóm vào Nơi nhận", required=False, widget=forms.CheckboxSelectMultiple
    )
    urgency = forms.ChoiceField(label="Độ khẩn", choices=Urgency.choices)
    answer_by = day_field("Hạn trả lời", help_text="ghi khi cần nơi nhận trả lời bằng văn bản")
    signer = forms.ChoiceField(label="Người ký", required=False)
    capacity = forms.ChoiceField(label="Quyền hạn ký", choices=Draft.Capacity.choices)
    in_whose_name = forms.CharField(
        label="Thay mặt, thừa lệnh ai",
        required=False,
        max_length=200,
        help_text="tập thể sau chữ TM. (Ủy ban nhân dân, Ban Thường trực), hoặc chức vụ sau TL., "
        "TUQ. nếu khác người đứng đầu",
    )
    mandate = forms.CharField(
        label="Văn bản ủy quyền",
        required=False,
        max_length=200,
        help_text="bắt buộc khi ký thừa ủy quyền: số, ngày, thời hạn",
    )
    form = forms.ChoiceField(label="Thể thức", choices=Draft.Form.choices)
    parent_organ = forms.CharField(label="Cơ quan chủ quản", required=False, max_length=200)
    organ = forms.CharField(label="Cơ quan ban hành", max_length=200)
    organ_symbol = forms.CharField(
        label="Ký hiệu cơ quan", max_length=30, help_text="ví dụ: UBND, MTTQ-BTT, HU"
    )
    unit_symbol = forms.CharField(
        label="Ký hiệu đơn vị soạn thảo",
        required=False,
        max_length=20,
        help_text="chỉ dùng trong số công văn, ví dụ: VX",
    )
    place = forms.CharField(label="Địa danh", max_length=80)
    greeting = forms.CharField(label="Lời đề gửi", max_length=200, initial="Kính gửi")
    authority = forms.CharField(
        label="Thẩm quyền ban hành",
        required=False,
        max_length=200,
        help_text="dòng in hoa trước căn cứ của quyết định, nghị quyết",
    )
    filed_in = forms.CharField(label="Lưu", required=False, max_length=100, help_text="VT, PT")
    circulation = forms.ChoiceField(
        label="Phạm vi lưu hành",
        required=False,
        choices=[("", "không hạn chế"), *Draft.Circulation.choices],
    )
    typist = forms.CharField(
        label="Ký hiệu người soạn thảo",
        required=False,
        max_length=10,
        help_text="chữ đầu của họ, đệm, tên, ví dụ: NVA",
    )
    copies = forms.IntegerField(
        label="Số lượng bản phát hành", required=False, min_value=1, max_value=9999
    )
    address = forms.CharField(
        label="Địa chỉ cuối trang đầu",
        required=False,
        max_length=250,
        help_text="địa chỉ, điện thoại, thư điện tử; để trống thì không in",
    )
    changes = forms.ChoiceField(
        label="Sửa, thay thế, thu hồi văn bản nào của cơ quan ta", required=False
    )
    change = forms.ChoiceField(
        label="Tác động", required=False, choices=[("", "không"), *Draft.Change.choices]
    )

    # What stands folded under "Đầu văn bản" and "Nâng cao".
    HEAD = (
        "form", "parent_organ", "organ", "organ_symbol", "unit_symbol", "place", "greeting",
        "authority", "filed_in",
    )  # fmt: skip
    MARKS = ("circulation", "typist", "copies", "address")
    SIGNING = ("signer", "capacity", "in_whose_name", "mandate")

    def __init__(self, *args: Any, owner: Body, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = self.fields["type"]
        assert isinstance(kinds, forms.ModelChoiceField)
        kinds.queryset = writing.types()
        self._groups = {str(one.pk): one for one in groups().filter(_common_or_of(owner))}
        self._holders = {str(one.pk): one for one in writing.signers(owner=owner, on=on)}
        self._papers = {str(one.pk): one for one in issues.own_papers(owner=owner)[:PAPERS_SHOWN]}
        common = [(key, one.name) for key, one in self._groups.items()]
        choices = {
            "addressee_groups": common,
            "recipient_groups": common,
            "signer": [("", "chưa chọn"), *((k, _holder(h)) for k, h in self._holders.items())],
            "changes": [("", "không"), *((k, _paper(d)) for k, d in self._papers.items())],
        }
        for name, rows in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = rows

    def clean(self) -> dict[str, Any]:
        """Check that a paper to be changed comes with what is done to it, and the reverse."""
        given = super().clean() or {}
        if given.get("changes") and not given.get("change"):
            self.add_error("change", "Hãy chọn đính chính, sửa đổi, thay thế hay thu hồi.")
        if given.get("change") and not given.get("changes") and "changes" not in self.errors:
            self.add_error("changes", "Hãy chọn văn bản bị sửa, thay thế hoặc thu hồi.")
        return given

    def facts(self, annexes: list[AnnexText]) -> DraftFacts:
        """Return what was typed; groups that were ticked come behind the typed lines."""
        said = self.cleaned_data
        folded = [*self.HEAD, *self.MARKS, "change", *self.SIGNING]
        plain = [*folded, "subject", "text", "urgency", "answer_by"]
        facts = {name: said[name] for name in plain if name != "signer"}
        return DraftFacts(
            type_code=said["type"].code,
            addressees=self._lines("addressees", "addressee_groups"),
            recipients=self._lines("recipients", "recipient_groups"),
            bases=[Basis(words) for words in said["bases"].splitlines()],
            annexes=annexes,
            signer=self._holders.get(said["signer"]),
            changes=self._papers.get(said["changes"]),
            **facts,
        )

    def _lines(self, typed: str, ticked: str) -> list[To]:
        """The typed lines, then the groups that were ticked and not typed."""
        bare = (line.strip(" -;.") for line in self.cleaned_data[typed].splitlines())
        lines = [To(line) for line in bare if line]
        said = {line.literal for line in lines}
        chosen = [self._groups[key] for key in self.cleaned_data[ticked]]
        return lines + [To(one.name, group=one) for one in chosen if one.name not in said]


def _common_or_of(owner: Body) -> Q:
    """The groups everybody uses, and the body's own."""
    return Q(owner=None) | Q(owner=owner)


def first_words(*, draft: Draft) -> dict[str, Any]:
    """Return what the form shows of a draft."""
    folded = [*DraftForm.HEAD, *DraftForm.MARKS, *DraftForm.SIGNING]
    names = [*folded, "change", "subject", "text", "urgency"]
    lines = list(draft.lines.all())
    return {name: getattr(draft, name) for name in names} | {
        "type": draft.type,
        "signer": draft.signer_id or "",
        "changes": draft.changes_id or "",
        "answer_by": draft.answer_by,
        "addressees": writing.words_of_lines(lines, addressees=True),
        "recipients": writing.words_of_lines(lines, addressees=False),
        "bases": "\n".join(
            one.words for one in sorted(draft.bases.all(), key=lambda basis: basis.position)
        ),
    }


class AnnexForm(Form):
    """One annex; without words it is none."""

    title = forms.CharField(label="Tên phụ lục", required=False, max_length=300)
    text = forms.CharField(
        label="Nội dung phụ lục",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def clean(self) -> dict[str, Any]:
        """Check that a named annex says something and that what is said has a name."""
        given = super().clean() or {}
        title, words = given.get("title", "").strip(), given.get("text", "").strip()
        if bool(title) != bool(words):
            field = "text" if title else "title"
            self.add_error(
                field, "Phụ lục cần có cả tên và nội dung; để trống cả hai nếu không có."
            )
        return given


Annexes = forms.formset_factory(AnnexForm, extra=1, max_num=20)


def annexes_of(formset: "forms.BaseFormSet[AnnexForm]") -> list[AnnexText]:
    """Return the annexes that say something."""
    said = [form.cleaned_data for form in formset.forms if form.cleaned_data]
    return [AnnexText(one["title"], one["text"]) for one in said if one["text"].strip()]


class Begin(Form):
    """Which type to begin."""

    loai = forms.ModelChoiceField(
        label="Loại văn bản", queryset=DocumentType.objects.none(), to_field_name="code"
    )


class Remark(Form):
    """What a reader of the draft has to say."""

    words = text_field("Góp ý", rows=3)


class Back(Form):
    """Why a draft goes back or is given up."""

    reason = text_field("Lý do, cần sửa gì", rows=4)


class SeriesForm(Form):
    """A series of numbers."""

    name = forms.CharField(label="Tên sổ", max_length=120)
    form = forms.ChoiceField(label="Thể thức", choices=Draft.Form.choices)
    term = forms.CharField(
        label="Nhiệm kỳ",
        required=False,
        max_length=20,
        help_text="chỉ ghi cho văn bản của Đảng, ví dụ 2025-2030",
    )
    types = forms.ModelMultipleChoiceField(
        label="Các loại lấy số ở sổ này",
        required=False,
        queryset=DocumentType.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text="loại không nằm ở sổ nào thì có sổ riêng của loại đó",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["types"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = writing.types()


class CarryOn(Form):
    """The last number given on paper."""

    last = forms.IntegerField(label="Số cuối cùng đã dùng ngoài hệ thống", min_value=1)


class NewTerm(Form):
    """The next term of office."""

    term = forms.CharField(label="Nhiệm kỳ mới", max_length=20)
