"""What letters that urge are narrowed to."""

from collections.abc import Iterable
from typing import Any

from django import forms

from lalanh.programmes.models import Programme
from lalanh.web.forms import Form


class Letters(Form):
    """Of which plan."""

    ke_hoach = forms.TypedChoiceField(
        label="Chương trình", required=False, coerce=int, empty_value=None
    )

    def __init__(self, *args: Any, programmes: Iterable[Programme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["ke_hoach"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "tất cả"), *((str(one.pk), one.short_name) for one in programmes)]

    def programme_id(self) -> int | None:
        """Return the plan chosen, if any."""
        if not self.is_valid():
            return None
        chosen: int | None = self.cleaned_data["ke_hoach"]
        return chosen
