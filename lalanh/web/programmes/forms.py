"""Forms of programmes."""

from typing import Any

from django import forms

from lalanh.organisations.models import Body
from lalanh.web.directives.forms import day_field
from lalanh.web.forms import Form


class Programme(Form):
    """A plan that begins to be carried out."""

    name = forms.CharField(label="Tên chương trình", max_length=300)
    short_name = forms.CharField(label="Tên gọn", max_length=80)
    starts_on = day_field("Từ ngày", required=True)
    ends_on = day_field("Đến hết ngày")
    consolidator = forms.ModelChoiceField(
        label="Cơ quan tổng hợp báo cáo",
        required=False,
        queryset=Body.objects.none(),
        help_text="Báo cáo và vướng mắc đi qua cơ quan này.",
    )

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["consolidator"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset, field.empty_label = bodies, "chưa định"
        field.label_from_instance = lambda body: body.name  # type: ignore[assignment,method-assign]  # Django's own way
