"""Forms check the shape of what is typed; the rules stand in actions and the database."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction

from lalanh.base.form_sentences import speak_plainly
from lalanh.kernel.errors import Refused

# Nothing the platform keeps lies outside; a year such as 0206 or 9999 is a slip of the finger.
_YEARS = range(1900, 2101)


def likely_day(day: date) -> None:
    """
    Pass a day somebody may have meant.

    :raises ValidationError: for any other.
    """
    if day.year not in _YEARS:
        raise ValidationError(
            f"Năm phải từ {_YEARS.start} đến {_YEARS.stop - 1}. Hãy kiểm tra lại năm."
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
