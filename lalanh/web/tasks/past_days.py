"""A last day that is over when the task is given: mostly a slip, so it is asked about once."""

from datetime import date

from django import forms
from django.http import QueryDict

from lalanh.kernel.period import format_date
from lalanh.web.forms import Form

# The hidden field with the day that was asked about.
ASKED = "asked_day"


def asked_day() -> forms.CharField:
    """Return the hidden field of a form whose `last_day` is asked about."""
    return forms.CharField(required=False, max_length=10, widget=forms.HiddenInput)


def ask_once(form: Form, *, today: date, stands: date | None = None) -> None:
    """
    Say beside the last day that it is over; pressed again with the same day, it goes through.

    :param stands: the day that stands already, of which nothing is asked.
    """
    day = form.cleaned_data.get("last_day")
    asked = form.cleaned_data.pop(ASKED, "")
    if day is None or day >= today or day == stands or asked == day.isoformat():
        return
    if isinstance(form.data, QueryDict):
        again = form.data.copy()
        again[form.add_prefix(ASKED)] = day.isoformat()
        form.data = again
    form.add_error(
        "last_day",
        f"Ngày {format_date(day)} đã qua nên ghi xong là quá hạn ngay. Hãy sửa ngày; nếu đúng là "
        "ngày ấy thì bấm lần nữa.",
    )
