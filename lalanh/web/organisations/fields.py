"""Fields in which a body, a unit or a person is named, with suggestions as one types."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.urls import reverse_lazy
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString

from lalanh.kernel import text
from lalanh.organisations import office_queries, queries, unit_queries
from lalanh.organisations.models import Body, Official, Unit
from lalanh.web.forms import Form

_SHOWN = 6


class Suggest(forms.TextInput):
    """A text input whose list of suggestions follows what is typed; plain text without JS."""

    def __init__(self, url: str | Promise) -> None:
        super().__init__(attrs={"autocomplete": "off"})
        self.url = url

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: Any = None,
    ) -> SafeString:
        """Draw the input with its empty list, which HTMX fills."""
        list_id = f"goi-y-{name}"
        asking = {
            "list": list_id,
            "hx-get": str(self.url),
            "hx-trigger": "input changed delay:250ms",
            "hx-target": f"#{list_id}",
            "hx-params": name,
        }
        drawn = super().render(name, value, (attrs or {}) | asking, renderer)
        return format_html('{}<datalist id="{}"></datalist>', drawn, list_id)


class _NamedField[M: Model](forms.CharField):
    """A row of the register by its name, or by its number when the name is not enough."""

    url: str | Promise = ""
    what = ""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=Suggest(self.url), **kwargs)

    def clean(self, value: Any) -> Any:
        """Return the row, None for a blank that may be one, or say which rows fit."""
        typed = text.clean(super().clean(value) or "")
        if not typed:
            return None
        number = typed.rpartition("#")[2].strip()
        if number.isascii() and number.isdigit() and len(number) < 18:
            found = list(self.rows().filter(pk=int(number)))
        else:
            found = list(self.like(typed)[: _SHOWN + 1])
            exact = [row for row in found if text.same_spelling(self.named(row), typed)]
            found = exact or found
        if len(found) == 1:
            return found[0]
        raise forms.ValidationError(self._which(typed, found))

    def _which(self, typed: str, found: Sequence[M]) -> str:
        """The sentence for none or for several."""
        if not found:
            return (
                f"Không có {self.what} “{typed}”. Hãy ghi tên khác, hoặc nhập vào danh mục trước."
            )
        shown = "; ".join(f"{self.named(row)} #{row.pk}" for row in found[:_SHOWN])
        return f"Có nhiều {self.what} khớp “{typed}”. Hãy ghi kèm số, ví dụ: {shown}."

    def prepare_value(self, value: Any) -> Any:
        """Show a row by its name and number."""
        return f"{self.named(value)} #{value.pk}" if isinstance(value, Model) else value

    def rows(self) -> QuerySet[M]:
        raise NotImplementedError

    def like(self, words: str) -> QuerySet[M]:
        raise NotImplementedError

    def named(self, row: Any) -> str:
        raise NotImplementedError


class BodyField(_NamedField[Body]):
    """A body that stands today."""

    url = reverse_lazy("web:suggest-bodies")
    what = "cơ quan"

    def rows(self) -> QuerySet[Body]:
        return Body.objects.filter(valid_to__isnull=True)

    def like(self, words: str) -> QuerySet[Body]:
        return queries.bodies_like(words=words).filter(valid_to__isnull=True)

    def named(self, row: Body) -> str:
        return row.name


class UnitField(_NamedField[Unit]):
    """A unit of any map."""

    url = reverse_lazy("web:suggest-units")
    what = "đơn vị hành chính"

    def rows(self) -> QuerySet[Unit]:
        return Unit.objects.select_related("kind")

    def like(self, words: str) -> QuerySet[Unit]:
        return unit_queries.units_like(name=words)

    def named(self, row: Unit) -> str:
        return row.full_name


class OfficialField(_NamedField[Official]):
    """A person who holds or held an office."""

    url = reverse_lazy("web:suggest-officials")
    what = "cán bộ"

    def rows(self) -> QuerySet[Official]:
        return Official.objects.all()

    def like(self, words: str) -> QuerySet[Official]:
        return office_queries.officials_like(words=words)

    def named(self, row: Official) -> str:
        return row.full_name


class DayField(forms.DateField):
    """A day, picked from a calendar where the browser has one."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(
            widget=widget, input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"], **kwargs
        )


class DayPicker(Form):
    """Which day the page shows; a day nobody can read is today."""

    ngay = DayField(label="Xem ngày", required=False)

    def day(self, *, today: dt.date) -> dt.date:
        """Return the day asked for, or today."""
        chosen = self.cleaned_data.get("ngay") if self.is_valid() else None
        return chosen if isinstance(chosen, dt.date) else today
