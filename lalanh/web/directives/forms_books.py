"""Forms of the books: one entry of what came in, and what of a book to show."""

from collections.abc import Iterable
from datetime import date

from django import forms

from lalanh.directives.actions.arriving import ArrivalFacts
from lalanh.web.directives.forms import day_field
from lalanh.web.forms import Form, SharedForm

HIGHEST = 999_999


class Entry(SharedForm):
    """What stands in the book of incoming documents besides the document."""

    received_on = day_field("Ngày đến", required=True)
    number = forms.IntegerField(label="Số đến", required=False, min_value=1, max_value=HIGHEST)
    passed_to = forms.CharField(
        label="Chuyển cho (đơn vị hoặc người nhận)",
        required=False,
        max_length=250,
        widget=forms.TextInput(attrs={"list": "passed-before"}),
    )
    passed_on = day_field("Ngày chuyển")
    file_number = forms.CharField(label="Hồ sơ số", required=False, max_length=60)
    remark = forms.CharField(label="Ghi chú", required=False, max_length=250)

    def offer(self, *, following: int) -> None:
        """Say which number is the next of this year."""
        self.fields[
            "number"
        ].help_text = (
            f"Để trống thì lấy số tiếp theo trong năm của ngày đến; năm nay là số {following}."
        )

    def facts(self) -> ArrivalFacts:
        """Return the entry as typed."""
        return ArrivalFacts(**self.cleaned_data)


class BookFilter(Form):
    """Which year of a book, and which words."""

    words = forms.CharField(
        label="Tìm",
        required=False,
        max_length=200,
        widget=forms.TextInput(
            attrs={
                "type": "search",
                "placeholder": "số đến, số ký hiệu, trích yếu, nơi gửi",
                "data-search": "",
            }
        ),
    )
    year = forms.TypedChoiceField(label="Năm", required=False, coerce=int, empty_value=None)

    def offer(self, *, years: Iterable[int], on: date) -> None:
        """Give this year, then the others the book has."""
        field = self.fields["year"]
        assert isinstance(field, forms.TypedChoiceField)
        former = sorted({*years} - {on.year}, reverse=True)
        field.choices = [("", f"năm nay ({on.year})"), *((year, str(year)) for year in former)]
