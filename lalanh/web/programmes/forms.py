"""Forms of programmes."""

from django import forms

from lalanh.programmes.models import ReportRhythm
from lalanh.web.directives.forms import day_field
from lalanh.web.forms import Form
from lalanh.web.organisations.fields import BodyField


class Programme(Form):
    """A plan that begins to be carried out."""

    name = forms.CharField(label="Tên chương trình", max_length=300)
    short_name = forms.CharField(label="Tên gọn", max_length=80)
    starts_on = day_field("Từ ngày", required=True)
    ends_on = day_field("Đến hết ngày")
    consolidator = BodyField(
        label="Cơ quan tổng hợp báo cáo",
        required=False,
        help_text="Báo cáo và vướng mắc đi qua cơ quan này. Để trống: gửi thẳng nơi quyết định.",
    )
    committee = BodyField(
        label="Ban chỉ đạo quyết định",
        required=False,
        help_text="Để trống: cơ quan ban hành kế hoạch quyết định.",
    )
    rhythm = forms.ChoiceField(
        label="Nhịp báo cáo",
        required=False,
        choices=[("", "chưa định"), *ReportRhythm.Kind.choices],
        help_text="Giờ và ngày gửi chỉnh được ở phần thiết lập của chương trình.",
    )
