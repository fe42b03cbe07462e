"""Forms check the shape of what is typed; the rules stand in actions and the database."""

import hashlib
from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import MaxValueValidator
from django.db import transaction
from django.http import QueryDict

from lalanh.base.form_sentences import speak_plainly
from lalanh.kernel import text
from lalanh.kernel.errors import Refused

# Nothing the platform keeps lies outside; a year such as 0206 or 9999 is a slip of the finger.
_YEARS = range(1900, 2101)

# What a column of numbers holds; a form that says no limit of its own has this one.
_LARGEST = 2_147_483_647


def likely_day(day: date) -> None:
    """
    Pass a day somebody may have meant.

    :raises ValidationError: for any other.
    """
    if day.year not in _YEARS:
        raise ValidationError(
            f"Năm phải từ {_YEARS.start} đến {_YEARS.stop - 1}. Hãy kiểm tra lại năm."
        )


def says_something(words: str) -> None:
    """
    Pass words of which something is left once signs that nobody sees are taken away.

    :raises ValidationError: for any other, as for an empty field.
    """
    if not text.clean(words):
        raise ValidationError("Hãy điền mục này.", code="required")


# What a computer runs as soon as somebody opens it; none of it shows what was done.
_PROGRAMS = frozenset(
    {
        "apk", "app", "bat", "cmd", "com", "cpl", "dll", "exe", "hta", "htm", "html", "jar", "js",
        "lnk", "msi", "php", "pif", "ps1", "py", "reg", "scr", "sh", "svg", "vbs", "wsf",
    }
)  # fmt: skip


def not_a_program(file: "UploadedFile[Any]") -> None:
    """
    Pass a file that others may open.

    :raises ValidationError: for one that a computer would run.
    """
    name = file.name or ""
    _, dot, kind = name.lower().rpartition(".")
    if dot and kind in _PROGRAMS:
        raise ValidationError(
            f"Tệp {name} là chương trình hoặc trang mạng nên không gửi được. Hãy gửi ảnh, bảng "
            "tính, bản chụp hoặc văn bản (ví dụ PDF, DOCX, XLSX, JPG)."
        )


class Form(forms.Form):
    """A form whose one call may be refused with a sentence beside the field."""

    template_name = "ui/form.html"
    required_css_class = "is-required"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            speak_plainly(field)
            if isinstance(field, forms.DateField):
                field.validators.append(likely_day)
            if isinstance(field, forms.IntegerField) and field.max_value is None:
                field.validators.append(MaxValueValidator(_LARGEST))
            if isinstance(field, forms.FileField):
                field.validators.append(not_a_program)
            if isinstance(field, forms.CharField) and field.required:
                field.validators.append(says_something)

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


class SharedForm(Form):
    """
    A form about something others may be writing too.

    What stood there when the page was opened goes along; if it is not what stands there now, that
    is said once, with everything typed still on the page, and the next press goes through.
    """

    seen = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)

    def __init__(self, *args: Any, stands: object = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mark = hashlib.sha256(repr(stands).encode()).hexdigest()[:16] if stands else ""
        self.fields["seen"].initial = self._stands = mark

    def clean(self) -> dict[str, Any]:
        """Check that nobody has written since the page was opened."""
        given = super().clean() or {}
        seen = given.pop("seen", "")
        if seen and self._stands and seen != self._stands:
            if isinstance(self.data, QueryDict):
                again = self.data.copy()
                again[self.add_prefix("seen")] = self._stands
                self.data = again
            self.add_error(
                None,
                "Sau khi anh/chị mở trang này, đã có thay đổi được ghi: của người khác, hoặc của "
                "chính anh/chị ở trang khác. Chữ vừa gõ vẫn còn ở đây, chưa ghi. Hãy mở trang này "
                "ở một thẻ khác để đối chiếu; bấm ghi lần nữa thì lấy bản vừa gõ.",
            )
        return given
