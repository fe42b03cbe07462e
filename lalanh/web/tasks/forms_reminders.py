"""Forms of reminders."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict

from lalanh.organisations.models import Unit
from lalanh.programmes.models import Programme
from lalanh.tasks import deadlines
from lalanh.tasks.deadlines import Rule
from lalanh.tasks.queries.reminders import Wanted, Words
from lalanh.web.directives.forms import text_field
from lalanh.web.forms import Form, SharedForm

_ALL = ("", "tất cả")
WHICH = [("late", "quá hạn"), ("soon", "đến hạn trong 7 ngày"), _ALL]


def _search_field(label: str) -> forms.CharField:
    widget = forms.TextInput(attrs={"type": "search", "data-search": ""})
    return forms.CharField(label=label, required=False, max_length=200, widget=widget)


class RemindFilter(Form):
    """Which parts to remind of."""

    which = forms.ChoiceField(label="Thời hạn", required=False, choices=WHICH)
    programme_id = forms.TypedChoiceField(
        label="Chương trình", required=False, coerce=int, empty_value=None
    )
    district_id = forms.TypedChoiceField(
        label="Địa bàn", required=False, coerce=int, empty_value=None
    )
    words = _search_field("Tên cơ quan")
    task_id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    part_id = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, programmes: Iterable[Programme], districts: Iterable[Unit], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        plans = [(str(one.pk), one.short_name) for one in programmes]
        places = [(str(one.pk), one.full_name) for one in districts]
        for name, choices in (("programme_id", plans), ("district_id", places)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [_ALL, *choices]
            if not choices:
                del self.fields[name]

    def wanted(self) -> Wanted:
        """Return what is wanted; a filter that cannot be read wants everything."""
        return Wanted(**self.cleaned_data) if self.is_valid() else Wanted()


class RemindWords(Form):
    """What is said, to those who were ordered and to those who were asked."""

    to_ordered = text_field("Lời đôn đốc nơi được giao", rows=3, required=False)
    to_requested = text_field("Lời gửi nơi được đề nghị", rows=3, required=False)

    def __init__(
        self, data: QueryDict | None = None, *, has_orders: bool, has_requests: bool
    ) -> None:
        first = {"to_ordered": deadlines.ORDER_WORDS, "to_requested": deadlines.REQUEST_WORDS}
        super().__init__(data, initial=first)
        for name, is_there in (("to_ordered", has_orders), ("to_requested", has_requests)):
            self.fields[name].widget.attrs["maxlength"] = 1000
            if not is_there:
                del self.fields[name]

    def clean_to_requested(self) -> str:
        """Let nobody command whom they may only ask."""
        words: str = self.cleaned_data["to_requested"]
        if said := deadlines.too_commanding(words):
            raise forms.ValidationError(said)
        return words

    def words(self) -> Words:
        """Return what was typed."""
        given = self.cleaned_data
        return Words(
            **{name: given[name] for name in ("to_ordered", "to_requested") if name in given}
        )


class SentFilter(Form):
    """Which of the reminders sent."""

    words = _search_field("Cơ quan hoặc nhiệm vụ")
    programme_id = forms.TypedChoiceField(
        label="Chương trình", required=False, coerce=int, empty_value=None
    )
    unopened = forms.BooleanField(label="Chỉ nơi chưa xem", required=False)
    task_id = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, programmes: Iterable[Programme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["programme_id"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [_ALL, *((str(one.pk), one.short_name) for one in programmes)]


class ReminderRules(SharedForm):
    """When the platform reminds by itself."""

    is_on = forms.BooleanField(label="Tự nhắc các nhiệm vụ của chương trình", required=False)
    days_before = forms.CharField(
        label="Nhắc trước hạn, số ngày",
        required=False,
        max_length=60,
        help_text="Ghi các số cách nhau bằng dấu phẩy, ví dụ 3, 1, 0. Số 0 là ngày đến hạn.",
    )
    every_days_after = forms.IntegerField(
        label="Quá hạn, nhắc lại sau mỗi (ngày)",
        min_value=0,
        max_value=deadlines.DAYS_LIMIT,
        help_text="Lần đầu vào ngày quá hạn thứ nhất. Ghi 0 nếu không nhắc khi quá hạn.",
    )

    @staticmethod
    def known(rule: Rule) -> dict[str, object]:
        """Return what to begin with."""
        return {
            "is_on": rule.is_on,
            "days_before": ", ".join(map(str, rule.days_before)),
            "every_days_after": rule.every_days_after,
        }

    def clean_days_before(self) -> tuple[int, ...]:
        """Read the list of days."""
        days = deadlines.days_of(self.cleaned_data["days_before"])
        if days is None:
            raise forms.ValidationError(
                f"Chưa đọc được. Hãy ghi các số từ 0 đến {deadlines.DAYS_LIMIT}, "
                "cách nhau bằng dấu phẩy, ví dụ 3, 1, 0."
            )
        return days

    def rule(self) -> Rule:
        """Return the rule that was typed."""
        return Rule(**self.cleaned_data)
