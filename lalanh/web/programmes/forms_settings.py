"""Forms of a plan's settings."""

from django import forms

from lalanh.programmes.models import ReportRhythm
from lalanh.web.directives.forms import day_field
from lalanh.web.forms import SharedForm
from lalanh.web.organisations.fields import BodyField


class Committee(SharedForm):
    """Who decides."""

    committee = BodyField(
        label="Ban chỉ đạo quyết định",
        required=False,
        help_text="Để trống: cơ quan ban hành kế hoạch quyết định. "
        "“BCĐ tỉnh”, “Ban Chỉ đạo” trong kế hoạch được hiểu là cơ quan này.",
    )


class Route(SharedForm):
    """Through whom."""

    consolidator = BodyField(
        label="Cơ quan tổng hợp",
        required=False,
        help_text="Để trống: báo cáo và vướng mắc gửi thẳng nơi quyết định. "
        "Việc đang đi giữ nguyên tuyến cũ.",
    )


class Rhythm(SharedForm):
    """How often, by when."""

    kind = forms.ChoiceField(label="Nhịp báo cáo", choices=ReportRhythm.Kind.choices)
    hour = forms.TimeField(
        label="Trước giờ",
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text="Gửi sau giờ này là chậm.",
    )
    days_after = forms.IntegerField(
        label="Số ngày sau khi hết kỳ",
        min_value=0,
        max_value=60,
        help_text="0 là ngay ngày cuối kỳ. Báo cáo tháng gửi trước ngày 05 tháng sau thì ghi 5.",
    )


class Period(SharedForm):
    """From when to when."""

    starts_on = day_field("Từ ngày", required=True)
    ends_on = day_field("Đến hết ngày")
