"""Filters of the shell's lists."""

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone

from lalanh.web.forms import Form
from lalanh.web.shell.action_names import ACTION_NAMES

_AREAS = {
    "organisations": "Tổ chức",
    "directives": "Văn bản",
    "programmes": "Chương trình",
    "tasks": "Nhiệm vụ",
    "fund": "Quỹ",
    "transparency": "Công bố",
    "base": "Tài khoản, thông báo",
}


def _day_field(label: str) -> forms.DateField:
    """Return an optional date that a browser picks from a calendar."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget)


class AuditFilter(Form):
    """Which rows of the audit record to show."""

    kind = forms.ChoiceField(label="Loại việc", required=False)
    actor = forms.CharField(label="Người làm", required=False, max_length=120)
    from_day = _day_field("Từ ngày")
    to_day = _day_field("Đến hết ngày")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = _kinds()  # type: ignore[attr-defined]  # a ChoiceField

    def span(self) -> tuple[dt.datetime | None, dt.datetime | None]:
        """Return the first moment that counts and the first that no longer does."""
        from_day: dt.date | None = self.cleaned_data.get("from_day")
        to_day: dt.date | None = self.cleaned_data.get("to_day")
        return (
            _start_of(from_day) if from_day else None,
            _start_of(to_day + dt.timedelta(days=1)) if to_day else None,
        )


def _kinds() -> list[tuple[str, str | list[tuple[str, str]]]]:
    """Return all kinds of actions by area; an area as a whole is the beginning of its kinds."""
    groups: list[tuple[str, str | list[tuple[str, str]]]] = [("", "Mọi việc")]
    for area, name in _AREAS.items():
        kinds = [(kind, said) for kind, said in ACTION_NAMES.items() if kind.startswith(f"{area}.")]
        groups.append((name, [(f"{area}.", f"{name}: mọi việc"), *kinds]))
    return groups


def _start_of(day: dt.date) -> dt.datetime:
    """Return the first moment of the day in Việt Nam."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))
