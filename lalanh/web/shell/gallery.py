"""The gallery: every piece of the interface in all its states, on invented material."""

import datetime as dt
from dataclasses import dataclass

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse

from lalanh.web.forms import Form
from lalanh.web.pages import AuthenticatedRequest, anyone, page

_DAY = dt.datetime(2021, 8, 14, 7, 0, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Event:
    """One point of a timeline."""

    at: dt.datetime
    title: str
    by: str = ""
    text: str = ""
    url: str = ""


class EveryField(Form):
    """One field of each sort."""

    name = forms.CharField(label="Họ và tên", max_length=120)
    amount = forms.CharField(
        label="Số tiền", help_text="Ghi như trên chứng từ, ví dụ “1.000.000 đồng”."
    )
    day = forms.DateField(label="Ngày nhận", widget=forms.DateInput(attrs={"type": "date"}))
    commune = forms.ChoiceField(
        label="Xã", choices=[("", "Chọn xã"), ("1", "Xã An Hòa"), ("2", "Xã Bình Sơn")]
    )
    way = forms.ChoiceField(
        label="Hình thức nhận",
        choices=[("cash", "Tiền mặt tại điểm phát"), ("bank", "Chuyển khoản ngân hàng")],
        widget=forms.RadioSelect,
    )
    goods = forms.MultipleChoiceField(
        label="Hàng đã nhận",
        choices=[("rice", "Gạo"), ("oil", "Dầu ăn"), ("salt", "Muối i-ốt")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    note = forms.CharField(label="Ghi chú", widget=forms.Textarea, required=False)
    paper = forms.FileField(label="Bản chụp giấy tờ", required=False)
    agrees = forms.BooleanField(label="Tôi đã đối chiếu với bản giấy")


@anyone
def gallery(request: AuthenticatedRequest) -> HttpResponse:
    """Show every piece in all its states."""
    wrong = EveryField({"sai-amount": "1.0000 đồng", "sai-way": "khác"}, prefix="sai")
    wrong.add_error("amount", "Không đọc được “1.0000 đồng”. Hãy ghi như “1.000.000 đồng”.")
    context = {
        "tones": ["good", "info", "warn", "bad", "plain"],
        "form": EveryField(),
        "wrong_form": wrong,
        "events": [
            Event(
                _DAY, "Đã phát 15 kg gạo", by="Trần Thị Lan", text="Điểm phát: nhà văn hóa thôn 3."
            ),
            Event(_DAY - dt.timedelta(hours=3), "Ủy ban xã duyệt danh sách", by="Lê Văn Bình"),
            Event(_DAY - dt.timedelta(days=2), "Nhận cuộc gọi qua đường dây nóng"),
        ],
        "page": Paginator(range(1, 1234), 50).get_page(7),
        "rows": [
            ("Xã An Hòa", 128, 128_000_000, 1_920_000, "good", "đã nộp"),
            ("Xã Bình Sơn", 96, 96_500_000, 1_440_500, "warn", "sắp đến hạn"),
            ("Thị trấn Đồng Nguyễn Thượng", 1_204, 1_204_000_000, 18_060_000, "bad", "quá hạn"),
        ],
        "moment": _DAY,
    }
    return page(request, "web/shell/gallery.html", context)
