"""Forms of filled sheets."""

from collections.abc import Iterable
from typing import Any

from django import forms

from lalanh.programmes.models import Programme
from lalanh.web.forms import Form

_ACCEPTS = ".xlsx,.xls,.xlsm,.ods"


def _file_field(label: str) -> forms.FileField:
    return forms.FileField(label=label, widget=forms.FileInput(attrs={"accept": _ACCEPTS}))


class ProgressFile(Form):
    """A filled list of one's own parts."""

    file = _file_field("Phiếu tiến độ đã điền")


class PlanFile(Form):
    """The tasks of a plan as an officer typed them."""

    file = _file_field("Danh sách nhiệm vụ đã điền")
    programme = forms.ChoiceField(label="Thuộc chương trình", required=False)

    def __init__(self, *args: Any, programmes: Iterable[Programme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(one.pk): one for one in programmes}
        field = self.fields["programme"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "không thuộc chương trình nào")] + [
            (key, one.short_name) for key, one in self.known.items()
        ]

    def programme_chosen(self) -> Programme | None:
        """Return the plan, if one was chosen."""
        return self.known.get(self.cleaned_data["programme"])
