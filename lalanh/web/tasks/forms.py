"""Forms of tasks."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms

from lalanh.base import files
from lalanh.programmes.models import Programme
from lalanh.tasks.actions.doing import Shown
from lalanh.tasks.models import Assignment, Task
from lalanh.tasks.queries.answering import SHOWS as FIELD_SHOWS
from lalanh.tasks.queries.task import SHOWS
from lalanh.tasks.sheet import FIGURE_LIMIT
from lalanh.web.directives.forms import Files, FilesField, text_field
from lalanh.web.forms import Form


class DeskFilter(Form):
    """What of the desk to show."""

    words = forms.CharField(
        label="Tìm nhiệm vụ",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "data-search": ""}),
    )
    role = forms.ChoiceField(
        label="Vai trò của cơ quan ta",
        required=False,
        choices=[("", "tất cả"), *Assignment.Role.choices],
    )


class GivenFilter(Form):
    """What to show of the tasks a body gave; at first those that are open."""

    words = forms.CharField(
        label="Tìm nhiệm vụ",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "data-search": ""}),
    )
    state = forms.ChoiceField(
        label="Trạng thái",
        required=False,
        choices=[("", Task.State.OPEN.label), *Task.State.choices[1:], ("all", "tất cả")],
    )
    programme_id = forms.TypedChoiceField(
        label="Chương trình", required=False, coerce=int, empty_value=None
    )

    def __init__(self, *args: Any, programmes: Iterable[Programme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["programme_id"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "tất cả"), *((str(one.pk), one.short_name) for one in programmes)]

    def asked(self) -> dict[str, Any]:
        """Return what was asked; what cannot be read is as if not asked."""
        self.is_valid()
        given = self.cleaned_data
        state = given.get("state") or Task.State.OPEN
        return {
            "words": given.get("words", ""),
            "state": "" if state == "all" else state,
            "programme_id": given.get("programme_id"),
        }


class PartsFilter(Form):
    """Which bodies of a task to show."""

    xem = forms.ChoiceField(label="Hiện", required=False, choices=list(SHOWS.items()))


class FieldFilter(Form):
    """Which parts of one's own field to show."""

    xem = forms.ChoiceField(label="Hiện", required=False, choices=list(FIELD_SHOWS.items()))


class Answer(Form):
    """Yes or no to what was asked."""

    accepts = forms.TypedChoiceField(
        label="Trả lời đề nghị",
        choices=[("co", "Nhận làm"), ("khong", "Không nhận")],
        widget=forms.RadioSelect,
        coerce=lambda value: value == "co",
    )
    reason = text_field("Lý do, nếu không nhận", rows=2, required=False)


class Verdict(Form):
    """The giver's word on a report."""

    accepts = forms.TypedChoiceField(
        label="Kết luận",
        choices=[("co", "Chấp nhận: đã hoàn thành"), ("khong", "Trả lại để làm tiếp")],
        widget=forms.RadioSelect,
        coerce=lambda value: value == "co",
    )
    reason = text_field("Lý do, nếu trả lại", rows=2, required=False)


class Reason(Form):
    """Why."""

    reason = text_field("Lý do", rows=2)


class Progress(Form):
    """A report with its evidence."""

    words = text_field("Kết quả", rows=5, required=False)
    uploads = FilesField(
        label="Tệp minh chứng",
        required=False,
        widget=Files(),
        help_text="Ảnh, bảng tính, văn bản đã ký. Có thể chọn nhiều tệp.",
    )
    letter_number = forms.CharField(label="Số văn bản đã ban hành", required=False, max_length=60)
    figure = forms.IntegerField(
        label="Số liệu", required=False, min_value=0, max_value=FIGURE_LIMIT
    )
    figure_unit = forms.CharField(
        label="Đơn vị tính", required=False, max_length=40, help_text="hộ, người, tổ, lượt…"
    )
    claims_done = forms.BooleanField(
        label="Đã hoàn thành, đề nghị duyệt",
        required=False,
        help_text="Phải có ít nhất một minh chứng: tệp, số văn bản hoặc số liệu.",
    )

    def __init__(self, *args: Any, letters_only: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if letters_only:
            for name in ("words", "uploads", "figure", "figure_unit"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Ask for the unit of a figure, and for something to report."""
        given = super().clean() or {}
        if given.get("figure") is not None and not given.get("figure_unit"):
            self.add_error("figure_unit", "Hãy ghi đơn vị tính của số liệu.")
        if not any(given.get(name) for name in ("words", "uploads", "letter_number", "figure")):
            self.add_error(None, "Chưa có gì để báo cáo. Hãy ghi kết quả hoặc thêm minh chứng.")
        return given

    def shown(self, *, at: datetime) -> list[Shown]:
        """Keep the files and return every piece of evidence."""
        given = self.cleaned_data
        found = [
            Shown(
                title=file.name or "tệp",
                file=files.keep(content=file.read(), media_type="application/octet-stream", at=at),
            )
            for file in given.get("uploads") or []
        ]
        if number := given.get("letter_number"):
            found.append(Shown(title=f"Văn bản số {number}", letter_number=number))
        if given.get("figure") is not None:
            unit = given["figure_unit"]
            found.append(Shown(title="Số liệu", figure=given["figure"], figure_unit=unit))
        return found
