"""A form whose bodies are found by searching; without a script, each search is one round."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from lalanh.organisations.models import Body
from lalanh.tasks.queries import picking
from lalanh.web.forms import Form

# The name of the button that searches instead of saving.
SEARCH = "tim"


class Picking(Form):
    """
    Bodies and groups, found by name and ticked; all that was typed stays while one searches.

    A subclass adds its own fields. `is_searching` tells that the search button was pressed: then
    nothing is checked yet, and the view shows the form again.
    """

    template_name = "web/tasks/picking.html"
    # The fields whose bodies stay on offer.
    kept_in: tuple[str, ...] = ("chosen",)

    search = forms.CharField(
        label="Tìm cơ quan hoặc nhóm cơ quan",
        required=False,
        max_length=200,
        help_text="Gõ một phần tên, có dấu hay không đều được, rồi bấm Tìm và đánh dấu.",
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    chosen = forms.MultipleChoiceField(
        label="Cơ quan được chọn",
        required=False,
        choices=[],
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        data: QueryDict | None,
        *,
        owner: Body,
        on: date,
        initial: dict[str, Any] | None = None,
        near: Iterable[Body] = (),
    ) -> None:
        """
        Make the form of a request.

        :param near: bodies on offer without searching, such as those directly below.
        """
        self.owner, self.on = owner, on
        self.is_searching = data is not None and SEARCH in data
        known = dict(initial or {})
        if self.is_searching and data is not None:
            known |= _typed(data, self.base_fields)
        super().__init__(None if self.is_searching else data, initial=known)
        kept = [key for name in self.kept_in for key in _keys(data, known, name)]
        words = data.get("search", "") if data is not None else ""
        self.picks = {pick.key: pick for pick in picking.picked(keys=kept)}
        self.picks |= {f"b{body.pk}": picking.Pick(f"b{body.pk}", body, None) for body in near}
        self.found_none, self.found_more = False, 0
        if self.is_searching:
            found = picking.found(words=words, owner=owner, on=on)
            self.found_none, self.found_more = not found.picks, found.more
            self.picks |= {pick.key: pick for pick in found.picks}
            self.fields["search"].widget.attrs["autofocus"] = True
        choices = [(key, pick.name) for key, pick in self.picks.items()]
        field = self.fields["chosen"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = choices
        self.offer(choices)

    def offer(self, choices: list[tuple[str, str]]) -> None:
        """Let a subclass offer the same names in a field of its own."""

    def bodies(self) -> list[Body]:
        """Return the bodies that were ticked, groups as of the day."""
        ticked = [self.picks[key] for key in self.cleaned_data["chosen"]]
        return picking.bodies_of(ticked, owner=self.owner, on=self.on)


def _keys(data: QueryDict | None, known: dict[str, Any], name: str) -> list[str]:
    """Return the keys that a field was sent with, or begins with."""
    if data is not None:
        return data.getlist(name)
    first = known.get(name) or []
    return [first] if isinstance(first, str) else list(first)


def _typed(data: QueryDict, fields: dict[str, forms.Field]) -> dict[str, Any]:
    """Return what was typed, to be shown again as it was."""
    found: dict[str, Any] = {}
    for name, field in fields.items():
        if isinstance(field, forms.MultipleChoiceField):
            found[name] = data.getlist(name)
        elif isinstance(field, forms.BooleanField):
            found[name] = name in data
        else:
            found[name] = data.get(name, "")
    return found
