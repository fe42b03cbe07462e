"""What visitors type: search, a receipt number, their own gift, a letter."""

import re
from datetime import date
from typing import Any

from django import forms

from lalanh.kernel.quantity import UnclearQuantity, parse_vnd
from lalanh.portal.shelf import Edition
from lalanh.portal.wording import KINDS
from lalanh.transparency.snapshot.ranks import Order
from lalanh.transparency.snapshot.rows import Flow, Kind
from lalanh.transparency.snapshot.search import Filters

_EMPTY = "Mục này chưa điền. Hãy điền rồi gửi lại."
_NO_CHOICE = "Mục đã chọn không có trong danh sách. Hãy chọn lại."
_NO_DATE = "Chưa đọc được ngày. Hãy ghi ngày/tháng/năm, ví dụ 14/08/2021."
_NO_AMOUNT = "Chưa đọc được số tiền. Hãy ghi như 500.000, 500k hoặc 1,5 triệu."
_TOO_LONG = "Dài quá %(limit_value)d chữ. Hãy viết ngắn hơn."
_NO_ROW = "Sổ công bố không có dòng này. Hãy xem lại số ghi ở đầu trang của dòng."


_DAY = re.compile(r"(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)")


def day_in(query: str) -> tuple[str, date | None]:
    """
    Take a day out of what was typed, for days are no words of a row.

    >>> day_in("tran thi buoi 19/11/2026")
    ('tran thi buoi', datetime.date(2026, 11, 19))
    """
    found = _DAY.search(query)
    if found is None:
        return query, None
    try:
        day = date(int(found[4]), int(found[3]), int(found[1]))
    except ValueError:
        return query, None
    return " ".join((query[: found.start()] + query[found.end() :]).split()), day


class VndField(forms.CharField):
    """An amount as people write it: 500.000, 500k, 1,5 triệu."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=40, **kwargs)
        self.widget.attrs["inputmode"] = "text"
        self.widget.attrs["autocomplete"] = "off"

    def clean(self, value: str) -> int | None:
        """Return whole đồng."""
        written = super().clean(value)
        if not written:
            return None
        try:
            amount_vnd = parse_vnd(written).amount_vnd
        except UnclearQuantity:
            raise forms.ValidationError(_NO_AMOUNT) from None
        if not 0 <= amount_vnd < 2**53:
            raise forms.ValidationError(_NO_AMOUNT)
        return amount_vnd


class Form(forms.Form):
    """A form that names the fault and the way out of it."""

    template_name = "ui/form.html"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages |= {"required": _EMPTY, "invalid_choice": _NO_CHOICE}
            if isinstance(field, forms.DateField):
                field.error_messages["invalid"] = _NO_DATE
            for rule in field.validators:
                if getattr(rule, "code", "") == "max_length":
                    rule.message = _TOO_LONG  # type: ignore[attr-defined]  # of MaxLengthValidator


def _date(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class Search(Form):
    """Words and what to narrow them by; an empty one finds the newest rows."""

    q = forms.CharField(label="Tìm gì", max_length=200, required=False)
    quy = forms.ChoiceField(label="Quỹ", required=False)
    dot = forms.ChoiceField(label="Cuộc vận động", required=False)
    loai = forms.ChoiceField(
        label="Loại",
        required=False,
        choices=[("", "Tất cả"), *((kind.value, title) for kind, title in KINDS.items())],
    )
    chieu = forms.ChoiceField(
        label="Thu hay chi",
        required=False,
        choices=[("", "Cả hai"), (Flow.IN.value, "Thu"), (Flow.OUT.value, "Chi")],
    )
    tien_tu = VndField(label="Số tiền từ", required=False)
    tien_den = VndField(label="Số tiền đến", required=False)
    tu_ngay = _date("Từ ngày")
    den_ngay = _date("Đến hết ngày")
    xep = forms.ChoiceField(
        label="Xếp theo",
        required=False,
        choices=[("", "Mới nhất trước"), (Order.AMOUNT.value, "Số tiền lớn trước")],
    )

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        titles = edition.titles
        drives = [(code, drive.title) for code, drive in titles.drives.items()]
        self._offer("quy", list(titles.funds.items()))
        self._offer("dot", drives)

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Tất cả"), *choices]

    @property
    def is_touched(self) -> bool:
        """Tell whether any field beside the words was filled in."""
        return any(self.data.get(name) for name in self.fields if name != "q")

    @property
    def narrows(self) -> bool:
        """Tell whether anything beside the words was given."""
        return any(self.cleaned_data.get(name) for name in self.fields if name not in ("q", "xep"))

    @property
    def order(self) -> Order:
        """Return the order asked for."""
        return Order(self.cleaned_data["xep"] or Order.DATE)

    @property
    def day(self) -> date | None:
        """Return the day typed among the words, unless days are given beside them."""
        said = self.cleaned_data
        return None if said["tu_ngay"] or said["den_ngay"] else day_in(said["q"])[1]

    @property
    def words(self) -> str:
        """Return what was typed, without that day."""
        query: str = self.cleaned_data["q"]
        return query if self.day is None else day_in(query)[0]

    def filters(self) -> Filters:
        """Return what was asked, for the snapshot."""
        said = self.cleaned_data
        return Filters(
            amount_min_vnd=said["tien_tu"],
            amount_max_vnd=said["tien_den"],
            on_from=self.day or said["tu_ngay"],
            on_to=self.day or said["den_ngay"],
            kind=Kind(said["loai"]) if said["loai"] else None,
            flow=Flow(said["chieu"]) if said["chieu"] else None,
            fund=said["quy"] or None,
            drive=said["dot"] or None,
        )


class Receipt(Form):
    """The number on a receipt."""

    so = forms.CharField(
        label="Số phiếu thu",
        max_length=40,
        help_text="Ghi đúng như trên phiếu, ví dụ CUUTRO/2026/000123.",
    )


class OwnGift(Form):
    """What a donor knows of the own gift."""

    name = forms.CharField(
        label="Họ và tên người chuyển",
        max_length=100,
        help_text="Đủ họ, tên như đã ghi khi ủng hộ. Không cần dấu.",
    )
    amount_vnd = VndField(label="Số tiền", required=False, help_text="Ví dụ 500.000 hoặc 500k.")
    reference = forms.CharField(
        label="Số phiếu thu hoặc mã giao dịch ngân hàng", max_length=60, required=False
    )


class Letter(Form):
    """A wish not to be named, or word of an error in a row."""

    WISH, ERROR = "khong-neu-ten", "bao-sai"

    about = forms.ChoiceField(
        label="Bạn muốn",
        widget=forms.RadioSelect,
        choices=[
            (WISH, "Xin thôi nêu tên tôi ở một dòng"),
            (ERROR, "Báo một dòng ghi sai"),
        ],
    )
    number = forms.IntegerField(
        label="Số dòng",
        min_value=0,
        max_value=2**53,
        help_text="Số ghi ở đầu trang của dòng, ví dụ 1234.",
        localize=True,
        error_messages={
            "invalid": "Chưa đọc được số dòng. Hãy ghi một số nguyên, ví dụ 1234.",
            "min_value": _NO_ROW,
            "max_value": _NO_ROW,
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    text = forms.CharField(
        label="Nội dung",
        max_length=1000,
        required=False,
        widget=forms.Textarea,
        help_text="Báo sai: dòng ghi gì, đúng ra là gì, căn cứ nào. Tối đa 1.000 chữ.",
    )
    receipt_no = forms.CharField(
        label="Số phiếu thu hoặc mã giao dịch",
        max_length=60,
        required=False,
        help_text="Để cán bộ biết đúng là khoản của bạn.",
    )
    contact = forms.CharField(
        label="Điện thoại hoặc thư điện tử",
        max_length=100,
        required=False,
        help_text="Chỉ dùng để hỏi lại và trả lời thư này; trả lời xong thì xóa.",
    )
    # A person does not see this field; a program fills it in.
    website = forms.CharField(
        label="Để trống ô này",
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse what a program filled in, and a report that says nothing."""
        said: dict[str, Any] = super().clean() or {}
        if said.get("website"):
            raise forms.ValidationError(
                "Ô “Để trống ô này” có chữ nên thư chưa gửi. Hãy xóa chữ ấy rồi gửi lại."
            )
        if said.get("about") == self.ERROR and not said.get("text", "").strip():
            self.add_error("text", "Hãy ghi rõ dòng này sai ở đâu.")
        return said
