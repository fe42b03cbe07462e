"""What the fields of a form say, on both sites, when they cannot take what was typed."""

from typing import Any

from django import forms

# In place of Django's sentences, which name the fault but not the way out of it.
_CHOOSE = "Mục đã chọn không có trong danh sách. Hãy chọn lại."
_SENTENCES: list[tuple[type[forms.Field], dict[str, str]]] = [
    (
        forms.Field,
        {"required": "Hãy điền mục này.", "invalid_choice": _CHOOSE, "invalid_list": _CHOOSE},
    ),
    (forms.ChoiceField, {"required": "Hãy chọn một mục."}),
    (forms.BooleanField, {"required": "Hãy đánh dấu vào ô này."}),
    (
        forms.FileField,
        {"required": "Hãy chọn tệp.", "empty": "Tệp này trống. Hãy chọn tệp khác."}
        | dict.fromkeys(("invalid", "missing"), "Chưa nhận được tệp. Hãy chọn lại tệp rồi gửi."),
    ),
    (forms.IntegerField, {"invalid": "Chưa đọc được số. Hãy ghi một số nguyên, ví dụ 1200."}),
    (forms.EmailField, {"invalid": "Địa chỉ thư chưa đúng. Hãy ghi như ten@coquan.vn."}),
    (
        forms.DateField,
        {"invalid": "Chưa đọc được ngày. Hãy ghi ngày/tháng/năm, ví dụ 14/08/2021."},
    ),
    (
        forms.DateTimeField,
        {"invalid": "Chưa đọc được ngày giờ. Hãy ghi như 14/08/2021 07:30."},
    ),
]


def speak_plainly(field: forms.Field) -> None:
    """Give the field our sentences, unless its form wrote its own."""
    stock: dict[str, Any] = {}
    for base in reversed(type(field).__mro__):
        stock |= getattr(base, "default_error_messages", {})
    ours: dict[str, str] = {}
    for kind, sentences in _SENTENCES:
        ours |= sentences if isinstance(field, kind) else {}
    for code in ours.keys() & stock.keys():
        if field.error_messages[code] == stock[code]:
            field.error_messages[code] = ours[code]
