"""Forms of events: set up, moved, sites, attendance, and deadlines that hang on them."""

from datetime import date, datetime, time
from typing import Any

from django import forms

from lalanh.kernel.period import VIETNAM
from lalanh.tasks.actions.holding import EventFacts
from lalanh.tasks.models import Assignment, Event, Task
from lalanh.web.directives.forms import day_field, text_field
from lalanh.web.forms import Form, SharedForm
from lalanh.web.tasks import past_days
from lalanh.web.tasks.picking import Picking

LAST_MINUTE = time(23, 59)


def time_field(label: str, *, help_text: str = "") -> forms.TimeField:
    """Return an hour that a browser lets one pick."""
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, required=False, widget=widget, help_text=help_text)


def moment(day: date, hour: time | None) -> datetime:
    """Return the moment in Vietnam's time; the beginning of the day without an hour."""
    return datetime.combine(day, hour or time(), VIETNAM)


class _Beginning(Form):
    """When an event begins."""

    day = day_field("Ngày", required=True)
    hour = time_field("Giờ bắt đầu", help_text="Chưa định giờ thì để trống.")
    is_tentative = forms.BooleanField(
        label="Ngày còn dự kiến",
        required=False,
        help_text="Các thời hạn tính theo sự kiện sẽ ghi là dự kiến.",
    )

    def starts_at(self) -> datetime:
        """Return when it begins."""
        return moment(self.cleaned_data["day"], self.cleaned_data["hour"])

    def is_all_day(self) -> bool:
        """Whether no hour was given."""
        return self.cleaned_data["hour"] is None


class EventDescription(SharedForm):
    """What is said of an event besides when it begins."""

    name = forms.CharField(label="Tên sự kiện", max_length=250)
    ends_day = day_field("Ngày kết thúc", help_text="Trong một ngày thì để trống.")
    ends_time = time_field("Giờ kết thúc")
    form = forms.ChoiceField(label="Hình thức", choices=Event.Form.choices)
    place = forms.CharField(label="Địa điểm, điểm cầu chính", required=False, max_length=250)
    online_address = forms.CharField(label="Địa chỉ họp trực tuyến", required=False, max_length=400)

    def facts_from(self, starts_on: date) -> EventFacts:
        """Return what was said; the end is on the day it begins unless another was given."""
        given = self.cleaned_data
        ends = given["ends_day"] or given["ends_time"]
        return EventFacts(
            name=given["name"],
            ends_at=moment(given["ends_day"] or starts_on, given["ends_time"] or LAST_MINUTE)
            if ends
            else None,
            form=given["form"],
            place=given["place"],
            online_address=given["online_address"],
        )


class NewEvent(EventDescription, _Beginning):
    """An event that is set up."""

    field_order = [
        "name", "day", "hour", "is_tentative", "ends_day", "ends_time", "form", "place",
        "online_address",
    ]  # fmt: skip

    def facts(self) -> EventFacts:
        """Return what was said of the event."""
        return self.facts_from(self.cleaned_data["day"])


class Move(SharedForm, _Beginning):
    """Where an event is moved, and why."""

    reason = text_field("Lý do dời", rows=2)


class Sites(Picking):
    """Sites of an event."""

    place = forms.CharField(
        label="Địa điểm",
        required=False,
        max_length=250,
        help_text="Điểm cầu không thuộc cơ quan nào thì chỉ ghi địa điểm.",
    )
    expected_people = forms.IntegerField(
        label="Dự kiến số người mỗi điểm cầu", required=False, min_value=0
    )
    is_main = forms.BooleanField(label="Điểm cầu chính", required=False)


class Attendance(Form):
    """How many were present: a figure, no names."""

    present_people = forms.IntegerField(
        label="Số người có mặt",
        required=False,
        min_value=0,
        max_value=1_000_000,
        help_text="Chỉ ghi con số. Để trống để rút lại lần xác nhận trước.",
    )


class Tie(Form):
    """From which event the deadline of a task runs."""

    event = forms.ChoiceField(label="Tính từ sự kiện", choices=[])
    count = forms.IntegerField(label="Số", min_value=0, max_value=1000)
    unit = forms.ChoiceField(label="Đơn vị", choices=Task.AfterUnit.choices)
    side = forms.ChoiceField(
        label="Trước hay sau",
        choices=[("sau", "sau sự kiện"), ("truoc", "trước sự kiện")],
        widget=forms.RadioSelect,
        initial="sau",
    )

    def __init__(self, *args: Any, events: list[Event], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(event.pk): event for event in events}
        field = self.fields["event"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(key, event.name) for key, event in self.known.items()]

    def event_meant(self) -> Event:
        """Return the event."""
        return self.known[self.cleaned_data["event"]]

    def signed_count(self) -> int:
        """Return the stretch, negative before the event."""
        count: int = self.cleaned_data["count"]
        return -count if self.cleaned_data["side"] == "truoc" else count


class Change(SharedForm):
    """What a task says from now on, for all who have a part in it."""

    title = forms.CharField(label="Nhiệm vụ", max_length=160)
    words = text_field("Nội dung", rows=5)
    last_day = day_field("Ngày cuối còn trong hạn")
    asked_day = past_days.asked_day()
    due_time = time_field("Giờ, nếu có")
    reason = text_field("Lý do sửa", rows=2)

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on

    def clean(self) -> dict[str, Any]:
        """Ask once about a last day that is over, unless it stood there."""
        given = super().clean()
        past_days.ask_once(self, today=self.on, stands=self.initial.get("last_day"))
        return given


class Responsibility(Form):
    """The kind of responsibility of one body."""

    responsibility = forms.ChoiceField(
        label="Loại trách nhiệm",
        required=False,
        choices=[("", "văn bản không nêu"), *Assignment.Responsibility.choices],
    )
