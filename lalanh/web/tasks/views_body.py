"""A body's page: what it has, how it keeps time, what it gave."""

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from lalanh.base.permissions import Permission
from lalanh.kernel.quantity import format_number
from lalanh.organisations.models import Body
from lalanh.programmes.queries import programmes
from lalanh.tasks.queries import body as bodies
from lalanh.tasks.queries import task as tasks
from lalanh.tasks.queries.desk import is_overdue
from lalanh.web.forms import Form
from lalanh.web.pages import AuthenticatedRequest, allow, now, page

ROWS = 50


class PartFilter(Form):
    """Which of a body's parts to show."""

    words = forms.CharField(
        label="Tìm nhiệm vụ",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "data-search": ""}),
    )
    programme = forms.TypedChoiceField(
        label="Chương trình", required=False, coerce=int, empty_value=None, choices=[]
    )
    kind = forms.ChoiceField(
        label="Tình trạng", required=False, choices=[("", "tất cả"), *bodies.KINDS.items()]
    )

    def offer(self) -> None:
        """Give the list of programmes in sight."""
        field = self.fields["programme"]
        assert isinstance(field, forms.TypedChoiceField)
        found = programmes.programmes().values_list("pk", "short_name")
        field.choices = [("", "tất cả"), *found]


@allow(Permission.SEE_TASKS)
def body(request: AuthenticatedRequest, body_id: int) -> HttpResponse:
    """Show what of a body's tasks is in sight: its own, what this branch gave it."""
    row = get_object_or_404(Body, pk=body_id)
    form = PartFilter(request.GET)
    form.offer()
    asked = form.cleaned_data if form.is_valid() else {}
    programme_id = asked.get("programme")
    found = bodies.parts(
        body=row,
        at=(at := now()),
        programme_id=programme_id,
        kind=asked.get("kind", ""),
        words=asked.get("words", ""),
    )
    rows = Paginator(found, ROWS).get_page(request.GET.get("page"))
    context = {
        "body": row,
        "form": form,
        "page": rows,
        "late": frozenset(part.pk for part in rows if is_overdue(part, at=at)),
        "given": tasks.with_counts(tasks.given(body=row)[:ROWS]),
        **_in_figures(bodies.standing(body=row, at=at, programme_id=programme_id)),
    }
    return page(request, "web/tasks/body.html", context, partial="rows")


def _in_figures(standing: bodies.Standing) -> dict[str, object]:
    timed = standing.done_in_time + standing.done_late
    return {
        "standing": standing,
        "done_note": f"trong {format_number(standing.total)} phần việc được tính",
        "in_time": f"{standing.percent_in_time} %",
        "in_time_note": f"{format_number(standing.done_in_time)} trong {format_number(timed)} "
        "phần việc đã xong có ghi hạn",
    }
