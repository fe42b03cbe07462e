"""Forms check the shape of what is typed; the rules stand in actions and the database."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.db import transaction

from lalanh.kernel.errors import Refused

# In place of Django's sentences, which name the fault but not the way out of it.
_SENTENCES = {
    "required": "Mục này chưa điền. Hãy điền rồi gửi lại.",
    "invalid_choice": "Mục đã chọn không có trong danh sách. Hãy chọn lại.",
    "invalid_list": "Mục đã chọn không có trong danh sách. Hãy chọn lại.",
}
_INVALID: list[tuple[type[forms.Field], str]] = [
    (forms.DateTimeField, "Chưa đọc được ngày giờ. Hãy ghi như 14/08/2021 07:30."),
    (forms.DateField, "Chưa đọc được ngày. Hãy ghi ngày/tháng/năm, ví dụ 14/08/2021."),
    (forms.IntegerField, "Chưa đọc được số. Hãy ghi một số nguyên, ví dụ 1200."),
    (forms.EmailField, "Địa chỉ thư chưa đúng. Hãy ghi như ten@coquan.vn."),
    (forms.FileField, "Chưa nhận được tệp. Hãy chọn lại tệp rồi gửi."),
]


class Form(forms.Form):
    """A form whose one call may be refused with a sentence beside the field."""

    template_name = "ui/form.html"
    required_css_class = "is-required"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            speak_plainly(field)

    def attempt(self, call: Callable[[], object]) -> bool:
        """
        Make the call; a refusal undoes it whole and becomes an error of the form.

        A refusal that names a `field` among its facts stands beside that field.
        """
        try:
            with transaction.atomic():
                self.outcome = call()
        except Refused as refusal:
            field = refusal.facts.get("field")
            self.add_error(
                field if isinstance(field, str) and field in self.fields else None, refusal.message
            )
            return False
        return True


def speak_plainly(field: forms.Field) -> None:
    """Give the field our sentences, unless its form wrote its own."""
    stock: dict[str, Any] = {}
    for kind in reversed(type(field).__mro__):
        stock |= getattr(kind, "default_error_messages", {})
    ours = dict(_SENTENCES)
    if sentence := next((said for kind, said in _INVALID if isinstance(field, kind)), None):
        ours["invalid"] = sentence
    for code in ours.keys() & stock.keys():
        if field.error_messages[code] == stock[code]:
            field.error_messages[code] = ours[code]
