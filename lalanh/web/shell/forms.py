"""Filters of the shell's lists."""

import datetime as dt

from django import forms
from django.utils import timezone

from lalanh.web.forms import Form


def _day_field(label: str) -> forms.DateField:
    """Return an optional date that a browser picks from a calendar."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget)


class AuditFilter(Form):
    """Which rows of the audit record to show."""

    kind = forms.CharField(label="Loại việc (đầu mã)", required=False, max_length=80)
    actor = forms.CharField(label="Người làm", required=False, max_length=120)
    from_day = _day_field("Từ ngày")
    to_day = _day_field("Đến hết ngày")

    def span(self) -> tuple[dt.datetime | None, dt.datetime | None]:
        """Return the first moment that counts and the first that no longer does."""
        from_day: dt.date | None = self.cleaned_data.get("from_day")
        to_day: dt.date | None = self.cleaned_data.get("to_day")
        return (
            _start_of(from_day) if from_day else None,
            _start_of(to_day + dt.timedelta(days=1)) if to_day else None,
        )


def _start_of(day: dt.date) -> dt.datetime:
    """Return the first moment of the day in Việt Nam."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))
