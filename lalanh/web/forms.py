"""Forms check the shape of what is typed; the rules stand in actions and the database."""

from collections.abc import Callable

from django import forms
from django.db import transaction

from lalanh.kernel.errors import Refused


class Form(forms.Form):
    """A form whose one call may be refused with a sentence beside the field."""

    template_name = "ui/form.html"
    required_css_class = "is-required"

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
            self.add_error(field if isinstance(field, str) else None, refusal.message)
            return False
        return True
