"""Forms of what goes with a document, what it rests on, and where it is in force."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from lalanh.directives.models import Citation, Document
from lalanh.directives.queries import picking
from lalanh.organisations.models import Unit
from lalanh.web.directives.forms import FilesField, day_field
from lalanh.web.forms import Form


class AttachFiles(Form):
    """Files that go with a document."""

    uploads = FilesField(
        label="Tệp kèm theo",
        help_text="Có thể chọn nhiều tệp một lần.",
        error_messages={"required": "Chưa chọn tệp nào. Hãy chọn tệp hoặc kéo thả vào ô này."},
    )


class CitationForm(Form):
    """What a document rests on, also without number and day."""

    literal = forms.CharField(
        label="Tên văn bản, lời kêu gọi, thư",
        max_length=500,
        help_text="ví dụ: Lời kêu gọi của Tổng Bí thư về phòng, chống dịch",
    )
    number = forms.CharField(
        label="Số, ký hiệu", required=False, max_length=60, help_text="để trống nếu không có số"
    )
    relation = forms.ChoiceField(label="Quan hệ", choices=Citation.Relation.choices)


class NumberedForm(Form):
    """A form that names a document of the register by its number."""

    numbered = forms.CharField(
        label="Theo văn bản số",
        required=False,
        max_length=60,
        help_text="số, ký hiệu của văn bản có trong sổ; để trống nếu không có",
    )

    def clean_numbered(self) -> Document | None:
        """Return the one document of this number in sight."""
        number = self.cleaned_data["numbered"]
        found = picking.numbered(number=number) if number else []
        if number and not found:
            raise ValidationError("Sổ chưa có văn bản số này. Hãy xem lại số, hoặc để trống.")
        return found[0] if found else None


class ForceForm(NumberedForm):
    """Where and from when a directive is in force."""

    field_order = ("unit", "starts_on", "ends_on", "numbered")

    unit = forms.ModelChoiceField(label="Áp dụng tại", queryset=Unit.objects.none())
    starts_on = day_field("Từ ngày", required=True)
    ends_on = day_field("Đến hết ngày", help_text="để trống nếu còn đang áp dụng")

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        assert isinstance(field, forms.ModelChoiceField)
        known = Unit.objects.filter(pk__in=[unit.pk for unit in units])
        field.queryset = known.select_related("kind").order_by("kind__level", "sort_key")
        field.empty_label = None if len(units) == 1 else "chọn địa bàn"


class ForceEnd(NumberedForm):
    """The last day of a directive."""

    field_order = ("ends_on", "numbered")

    ends_on = day_field("Áp dụng đến hết ngày", required=True)
