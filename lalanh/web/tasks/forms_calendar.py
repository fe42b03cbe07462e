"""What the calendar is narrowed to."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms

from lalanh.programmes.models import Programme
from lalanh.tasks.queries import calendar
from lalanh.web.forms import Form
from lalanh.web.tasks import calendars


@dataclass(frozen=True, slots=True)
class Asked:
    """How the calendar is looked at."""

    view: str = calendars.MONTH
    whose: str = ""
    programme_id: int | None = None


class CalendarFilter(Form):
    """Whose days, of which plan."""

    xem = forms.ChoiceField(required=False, choices=calendars.VIEWS, widget=forms.HiddenInput)
    ngay = forms.DateField(required=False, widget=forms.HiddenInput)
    cua = forms.ChoiceField(
        label="Việc của ai",
        required=False,
        choices=[
            ("", "tất cả"),
            (calendar.MINE, "cơ quan ta phải làm"),
            (calendar.GIVEN, "cơ quan ta đã giao"),
            (calendar.COMMITTEE, "ban chỉ đạo ta tham gia"),
        ],
    )
    ke_hoach = forms.TypedChoiceField(
        label="Chương trình", required=False, coerce=int, empty_value=None
    )

    def __init__(self, *args: Any, programmes: Iterable[Programme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["ke_hoach"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "tất cả"), *((str(one.pk), one.short_name) for one in programmes)]

    def asked(self) -> Asked:
        """Return what was asked; what cannot be read is as if not asked."""
        self.is_valid()
        given = self.cleaned_data
        return Asked(
            view=given.get("xem") or calendars.MONTH,
            whose=given.get("cua") or "",
            programme_id=given.get("ke_hoach"),
        )
