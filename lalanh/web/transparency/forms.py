"""Shapes of what is typed on the pages of publications."""

from datetime import timedelta

from django import forms

from lalanh.kernel.period import local_date
from lalanh.web.forms import Form
from lalanh.web.pages import now


def _yesterday() -> str:
    return (local_date(now()) - timedelta(days=1)).isoformat()


class Prepare(Form):
    """Up to which day the book is drafted."""

    through = forms.DateField(
        label="Công bố sổ đến hết ngày",
        initial=_yesterday,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="Ngày đã khóa sổ gần nhất là hôm qua.",
    )


class Discard(Form):
    """Why a draft is thrown away."""

    reason = forms.CharField(
        label="Lý do bỏ bản soạn",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class Withhold(Form):
    """Which published row shall show no name any more."""

    number = forms.IntegerField(
        label="Số dòng trên trang công khai",
        min_value=0,
        # No column is asked: of any number the log says that it has no such row.
        max_value=10**24,
        help_text="Số dòng đứng ở đầu trang của mỗi khoản trên trang công khai.",
    )


class FindLetter(Form):
    """By the code the sender reads out."""

    code = forms.CharField(
        label="Mã thư",
        max_length=20,
        required=False,
        help_text="Mã người gửi đọc, ví dụ K7PM-2QXD.",
    )


class Answer(Form):
    """What was looked at and answered."""

    answer = forms.CharField(
        label="Đã xem gì, trả lời thế nào",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
