"""Where the parts of a plan stood at a moment, told from what was reported and judged by then."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import QuerySet

from lalanh.kernel.period import local_date
from lalanh.organisations.models import Body
from lalanh.programmes.models import Programme
from lalanh.tasks.models import Assignment, Task
from lalanh.tasks.queries.parts_then import PARTS, Given, rows

_A = Assignment.State
# What a body was freed of, or declined, counts nowhere.
LEFT_OUT = (_A.DECLINED, _A.EXCEPTED)


def counted(*, programmes: Iterable[Programme]) -> QuerySet[Assignment]:
    """Return the parts of these plans that count in their figures."""
    found = Assignment.objects.filter(
        task__programme__in=list(programmes), task__parent__isnull=True, task__is_general=False
    )
    found = found.exclude(task__state=Task.State.WITHDRAWN)
    return found.exclude(role=Assignment.Role.DIRECTING).exclude(state__in=LEFT_OUT)


_COUNTS = f"""
WITH {PARTS}
SELECT count(*), count(*) FILTER (WHERE standing = 'done'),
       count(*) FILTER (WHERE standing = 'reported'),
       count(*) FILTER (WHERE standing IN ('under_way', 'returned')),
       count(*) FILTER (WHERE standing = 'open'),
       count(*) FILTER (WHERE last_day < %(day)s AND standing NOT IN ('done', 'reported')
                          AND NOT is_request AND b.kind <> 'external')
  FROM parts JOIN organisations_body b ON b.id = parts.body_id"""
_NAMES = ("parts", "done", "reported", "under_way", "open", "late")


def figures_at(*, programme: Programme, at: datetime, body: Body | None = None) -> dict[str, int]:
    """
    Count the parts of a plan, or of one body in it, as they stood at that moment.

    Late: the last day had passed and nothing claimed the end; bodies outside the province and
    requests (đề nghị) are never late.
    """
    given: Given = {
        "plan": programme.pk,
        "at": at,
        "day": local_date(at),
        "body": body.pk if body else None,
    }
    (counts,) = rows(_COUNTS, given)
    return dict(zip(_NAMES, counts, strict=True))


FIGURE_NAMES: Mapping[str, str] = {
    "parts": "Phần việc được giao",
    "done": "Đã hoàn thành",
    "reported": "Đã báo cáo xong, chờ duyệt",
    "under_way": "Đang làm",
    "open": "Chưa báo cáo",
    "late": "Quá hạn",
    "bodies": "Cơ quan phải báo cáo",
    "sent": "Cơ quan đã gửi",
}


def in_rows(figures: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return the figures under their Vietnamese names, in their order."""
    return [(name, figures[key]) for key, name in FIGURE_NAMES.items() if key in figures]


def in_one_line(figures: Mapping[str, int]) -> str:
    """Return the figures as a sentence says them: "phần việc được giao 12, đã hoàn thành 3"."""
    told = [f"{name[:1].lower()}{name[1:]} {number}" for name, number in in_rows(figures)]
    return ", ".join(told)
