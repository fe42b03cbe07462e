"""The matrix of a plan as its page shows it: groups, opened ones, filters, a page of lines."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.forms.utils import flatatt
from django.http import QueryDict
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from lalanh.kernel import quantity
from lalanh.programmes.models import Programme
from lalanh.tasks.queries import plan
from lalanh.tasks.queries.plan import Asked, Column, Frame, Group, Line
from lalanh.tasks.queries.tallies import Tally, added
from lalanh.web.forms import Form
from lalanh.web.pages import AuthenticatedRequest, now
from lalanh.web.programmes.cells import LATE, SIGNS, Pen
from lalanh.web.programmes.kept import Kept

# A sheet of more lines is slow to scroll and to print; the rest is a page further.
LINES = 300
ON_THEIR_OWN = "Không trực thuộc cơ quan nào"


class PlainSelect(forms.Select):
    """A list whose hundred options are joined, and not each rendered by a template."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Return the list with what was chosen."""
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            (
                (key, mark_safe(" selected") if str(key) == str(value) else "", label)
                for key, label in self.choices
            ),
        )
        given = flatatt(self.build_attrs(self.attrs, {"name": name, **(attrs or {})}))
        return format_html("<select{}>{}</select>", given, options)


class MatrixFilter(Form):
    """What of the matrix to show."""

    words = forms.CharField(
        label="Tìm cơ quan",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "data-search": ""}),
    )
    group = forms.TypedChoiceField(
        label="Trực thuộc", required=False, coerce=int, empty_value=None, widget=PlainSelect
    )
    task = forms.TypedChoiceField(
        label="Nhiệm vụ", required=False, coerce=int, empty_value=None, widget=PlainSelect
    )
    late_only = forms.BooleanField(label="Chỉ cơ quan quá hạn", required=False)

    def offer(self, *, frame: Frame, groups: Sequence[Group]) -> None:
        """Give the lists what the plan has."""
        superiors = [(group.key, _name(group)) for group in groups]
        tasks = [(c.task_id, f"{c.number}. {c.title[:80]}") for c in frame.columns]
        for name, choices in (("group", superiors), ("task", tasks)):
            field = self.fields[name]
            assert isinstance(field, forms.TypedChoiceField)
            field.choices = [("", "tất cả"), *choices]


def drawn(request: AuthenticatedRequest, *, programme: Programme, part: str = "") -> SafeString:
    """
    Return the matrix as HTML, or the part of its template that is named.

    What was drawn is kept for whoever asks the same with the same eyes, until a part, a task or a
    body of it changes or another day is over.
    """
    eyes, template = request.seat.scope, f"web/programmes/matrix.html{part}"
    seen = (programme.pk, eyes.body_id, eyes.body_path, plan.version(programme=programme))
    rows = _ROWS.get(seen, lambda: plan.columns(programme=programme))
    frame = plan.framed(rows, at=now())

    def draw() -> SafeString:
        context = _context(programme, frame, request.GET) | {"programme": programme}
        return render_to_string(template, context, request)

    return _DRAWN.get((seen, frame.columns, template, request.GET.urlencode()), draw)


_ROWS: Kept[list[tuple[Any, ...]]] = Kept(limit=24)
_DRAWN: Kept[SafeString] = Kept(limit=24)


def _context(programme: Programme, frame: Frame, asked: QueryDict) -> dict[str, Any]:
    groups = plan.groups(programme=programme, frame=frame)
    form = MatrixFilter(asked)
    form.offer(frame=frame, groups=groups)
    context = _figures(programme, frame, groups) | {"filter": form.render("ui/filter_fields.html")}
    if not form.is_valid():
        return context | {"refused": form}
    wanted = form.cleaned_data
    if (task_id := wanted["task"]) is not None:
        frame = frame.of(task_id)
        groups = plan.groups(programme=programme, frame=frame)
    query = Asked(wanted["words"], wanted["group"], wanted["late_only"])
    pen = Pen(frame, programme_id=programme.pk)
    context |= {"head": pen.head(), "totals": pen.totals(_totals(groups, frame))}
    if not query.narrows and sum(len(group.body_ids) for group in groups) > LINES:
        return context | {"groups": [_closed(group, pen) for group in groups]}
    ids = plan.body_ids(groups=groups, asked=query)
    page = Paginator(ids, LINES).get_page(asked.get("page"))
    lines = plan.lines(programme=programme, frame=frame, ids=list(page))
    return context | {"groups": list(_opened(lines, groups, pen)), "page": page}


def _figures(programme: Programme, frame: Frame, groups: Sequence[Group]) -> dict[str, Any]:
    whole = added(_totals(groups, frame))
    return {
        "tasks": len(frame.columns),
        "whole": whole,
        "done_of": f"{quantity.format_number(whole.done)}/{quantity.format_number(whole.total)}",
        "percent_done": f"{whole.percent} % số phần việc",
        "tasks_url": reverse("web:programme-tasks", args=[programme.pk]),
        "late_url": f"{reverse('web:late')}?programme={programme.pk}",
        "bodies": sum(len(group.body_ids) for group in groups),
        "late_bodies": sum(len(group.late_ids) for group in groups),
        "signs": [*SIGNS.values(), LATE],
    }


def tasks(*, programme: Programme, at: datetime) -> list[tuple[Column, Tally]]:
    """Return the tasks of a plan, each with how far all bodies have come."""
    frame = plan.frame(programme=programme, at=at)
    groups = plan.groups(programme=programme, frame=frame)
    return list(zip(frame.columns, _totals(groups, frame), strict=True))


def one_group(
    *, programme: Programme, key: int, is_opened: bool, task_id: int | None, at: datetime
) -> SafeString | None:
    """Draw one group by itself, opened or closed, or None if nothing of it is in sight."""
    frame = plan.frame(programme=programme, at=at, task_id=task_id)
    groups = plan.groups(programme=programme, frame=frame, superior=key)
    if not groups:
        return None
    pen = Pen(frame, programme_id=programme.pk)
    if not is_opened:
        return _closed(groups[0], pen)
    ids = plan.body_ids(groups=groups, asked=Asked())
    lines = plan.lines(programme=programme, frame=frame, ids=ids[:LINES])
    return pen.group(groups[0], name=_name(groups[0]), lines=lines, more=len(ids) - len(lines))


def _totals(groups: Sequence[Group], frame: Frame) -> list[Tally]:
    columns = zip(*(group.by_task for group in groups), strict=True)
    return [added(tallies) for tallies in columns] or [Tally() for _ in frame.columns]


def _closed(group: Group, pen: Pen) -> SafeString:
    return pen.group(group, name=_name(group), lines=[])


def _opened(lines: Sequence[Line], groups: Sequence[Group], pen: Pen) -> Iterator[SafeString]:
    """Put the lines below the heads of their groups."""
    homes = {pk: group for group in groups for pk in group.body_ids}
    for _, found in groupby(lines, key=lambda line: homes[line.body.pk].key):
        below = list(found)
        group = homes[below[0].body.pk]
        yield pen.group(group, name=_name(group), lines=below)


def _name(group: Group) -> str:
    return group.superior.name if group.superior else ON_THEIR_OWN
