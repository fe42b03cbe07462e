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
    (
        forms.CharField,
        {
            "max_length": "Ghi tối đa %(limit_value)d ký tự; hiện có %(show_value)d. Hãy rút bớt.",
            "null_characters_not_allowed": "Có ký tự lạ không ghi được. Hãy gõ lại mục này.",
        },
    ),
    (forms.SlugField, {"invalid": "Mã chỉ gồm chữ không dấu, số và gạch ngang, ví dụ CUU-TRO."}),
    (forms.ChoiceField, {"required": "Hãy chọn một mục."}),
    (forms.BooleanField, {"required": "Hãy đánh dấu vào ô này."}),
    (
        forms.FileField,
        {"required": "Hãy chọn tệp.", "empty": "Tệp này trống. Hãy chọn tệp khác."}
        | dict.fromkeys(("invalid", "missing"), "Chưa nhận được tệp. Hãy chọn lại tệp rồi gửi."),
    ),
    (
        forms.IntegerField,
        {
            "invalid": "Chưa đọc được số. Hãy ghi một số nguyên, ví dụ 1200.",
            "min_value": "Số này phải từ %(limit_value)s trở lên.",
            "max_value": "Số này không được quá %(limit_value)s.",
        },
    ),
    (forms.JSONField, {"invalid": "Chưa nhận được trả lời của khóa. Hãy thử lại."}),
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

# What stands first in a list of rows as Django makes it, and as we do.
_STOCK_LABEL = forms.ModelChoiceField(queryset=None).empty_label
_EMPTY_LABEL = "– Chọn –"


def speak_plainly(field: forms.Field) -> None:
    """Give the field our sentences, unless its form wrote its own."""
    stock: dict[str, Any] = {}
    for base in reversed(type(field).__mro__):
        stock |= getattr(base, "default_error_messages", {})
    ours: dict[str, str] = {}
    for kind, sentences in _SENTENCES:
        ours |= sentences if isinstance(field, kind) else {}
    for code, sentence in ours.items():
        if field.error_messages.get(code) == stock.get(code):
            field.error_messages[code] = sentence
    if isinstance(field, forms.ModelChoiceField) and field.empty_label == _STOCK_LABEL:
        field.empty_label = _EMPTY_LABEL
