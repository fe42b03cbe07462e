"""
The cells of a plan's matrix as HTML, put together from pieces made once for each task.

A template would need a second for ten thousand cells; joining ready pieces takes milliseconds.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from lalanh.kernel import quantity
from lalanh.tasks.models import Assignment
from lalanh.tasks.queries import codes
from lalanh.tasks.queries.plan import Column, Frame, Group, Line
from lalanh.tasks.queries.tallies import OWED_CODES, Tally

_S, _R = Assignment.State, Assignment.Role
# What stands in for the body's id until its line is drawn.
_BODY = "\0"
_EMPTY = "<td></td>"


@dataclass(frozen=True, slots=True)
class Sign:
    """How a state is shown: a letter, and a class that gives it a colour besides."""

    letter: str
    tone: str
    name: str


SIGNS = {
    _S.DONE: Sign("✓", "good", "hoàn thành"),
    _S.REPORTED: Sign("B", "info", "đã báo cáo xong, chờ duyệt"),
    _S.UNDER_WAY: Sign("L", "going", "đang làm"),
    _S.OPEN: Sign("–", "plain", "chưa báo cáo"),
    _S.RETURNED: Sign("T", "warn", "bị trả lại"),
    _S.ASKED: Sign("?", "warn", "chờ trả lời đề nghị"),
    _S.DECLINED: Sign("K", "freed", "không nhận"),
    _S.EXCEPTED: Sign("M", "freed", "được miễn"),
}
LATE = Sign("!", "bad", "quá hạn")


class Pen:
    """Draws one matrix."""

    def __init__(self, frame: Frame, *, programme_id: int) -> None:
        self._columns = frame.columns
        task, body = reverse("web:task", args=[0]), reverse("web:tasks-of-body", args=[0])
        self._task_address = task.replace("0", "{}")
        self._body_address = body.replace("0", "{}") + f"?programme={programme_id}"
        # With one task shown, a group opens with that one.
        only = frame.columns[0].task_id if len(frame.columns) == 1 else None
        self._with_task = f"&task={only}" if only else ""
        self._made: dict[bool, list[list[str]]] = {}

    def head(self) -> SafeString:
        """Return a heading for each task: its number, its last day, its title at hand."""
        return format_html_join(
            "",
            '<th scope="col" title="{}"><a href="{}">{}</a><small class="{}">{}</small></th>',
            (
                (
                    column.title,
                    self._task_address.format(column.task_id),
                    column.number,
                    "bad" if column.is_over else "",
                    _when(column),
                )
                for column in self._columns
            ),
        )

    def totals(self, tallies: Sequence[Tally]) -> SafeString:
        """Return the cells of the whole plan: shares in hundredths."""
        drawn = [
            f'<td class="{_tone(tally)}">{tally.percent} %{_late(tally)}</td>'
            if tally.total
            else _EMPTY
            for tally in tallies
        ]
        return mark_safe("".join(drawn))

    def group(self, group: Group, *, name: str, lines: Sequence[Line], more: int = 0) -> SafeString:
        """Return a group with its lines where it is opened; `more` of them did not fit."""
        shared = _shared_opening([line.body.name for line in lines])
        return format_html(
            '<tbody id="nhom-{}"><tr class="group"><th scope="rowgroup">'
            '<a href="?group={}" hx-get="?group={}{}{}" hx-target="#nhom-{}" hx-swap="outerHTML" '
            'aria-expanded="{}">{}</a><small>{}</small></th>{}{}</tr>{}{}</tbody>',
            *(group.key, group.key, group.key, "&close=1" if lines else "", self._with_task),
            *(group.key, "true" if lines else "false", name, _bodies(group)),
            *(_sums(group.whole), self._cells_of(group)),
            mark_safe("".join(self._line(line, shared) for line in lines)),
            format_html(_MORE, group.key, quantity.format_number(more)) if more else "",
        )

    def _cells_of(self, group: Group) -> SafeString:
        """Draw the cells of a group; each leads to its bodies in that one task."""
        drawn = [
            _counted(tally, f"?group={group.key}&amp;task={column.task_id}")
            for column, tally in zip(self._columns, group.by_task, strict=True)
        ]
        return mark_safe("".join(drawn))

    def _line(self, line: Line, shared: int) -> SafeString:
        """Draw one body; each cell leads to its part of the task."""
        pieces = self._pieces(may_be_late=not line.body.is_external)
        drawn = [
            piece[line.codes[column.place]]
            for column, piece in zip(self._columns, pieces, strict=True)
        ]
        return format_html(
            '<tr><th scope="row"><a href="{}" title="{}">{}</a></th>{}{}</tr>',
            self._body_address.format(line.body.pk),
            line.body.name,
            line.body.name[shared:],
            _sums(line.whole),
            mark_safe("".join(drawn).replace(_BODY, str(line.body.pk))),
        )

    def _pieces(self, *, may_be_late: bool) -> list[list[str]]:
        """For each task the piece of every byte there may be, made when first needed."""
        if may_be_late not in self._made:
            self._made[may_be_late] = [
                _pieces(
                    self._task_address.format(column.task_id),
                    is_over=column.is_over and may_be_late,
                )
                for column in self._columns
            ]
        return self._made[may_be_late]


_MORE = (
    '<tr><th scope="row"><a href="?group={}&amp;page=2">Còn {} cơ quan, xem trang sau</a></th></tr>'
)


def _when(column: Column) -> str:
    if column.is_general:
        return "chung"
    return f"{column.last_day:%-d/%-m}" if column.last_day else ""


def _bodies(group: Group) -> str:
    late = len(group.late_ids)
    words = f"{quantity.format_number(len(group.body_ids))} cơ quan"
    return f"{words}, {quantity.format_number(late)} quá hạn" if late else words


def _sums(tally: Tally) -> SafeString:
    """Return how much is done, and how much is late."""
    late = f'<td class="{LATE.tone}">!{quantity.format_number(tally.late)}</td>'
    done, total = quantity.format_number(tally.done), quantity.format_number(tally.total)
    return mark_safe(f"<td>{done}/{total}</td>{late if tally.late else '<td>0</td>'}")


def _shared_opening(names: Sequence[str]) -> int:
    """
    Return how many characters all names open with and need not repeat.

    What is left begins with a small letter: "Ủy ban nhân dân xã An Hòa" is shown as "xã An Hòa".
    Less than three words, or a single name, are left as they are.
    """
    if len(names) < 2:
        return 0
    first, last = min(names).split(" "), max(names).split(" ")
    same = 0
    while same < min(len(first), len(last)) - 1 and first[same] == last[same]:
        same += 1
    while same and not (first[same][:1].islower() and last[same][:1].islower()):
        same -= 1
    return len(" ".join(first[:same])) + 1 if same >= 3 else 0


def _pieces(address: str, *, is_over: bool) -> list[str]:
    made = [_EMPTY] * 256
    for code in codes.ALL:
        letter, tone = _sign(code, is_over=is_over)
        made[code] = (
            f'<td class="{tone}"><a href="{address}?body={_BODY}#co-quan-{_BODY}">{letter}</a></td>'
        )
    return made


def _sign(code: int, *, is_over: bool) -> tuple[str, str]:
    state, role = codes.part_of(code)
    sign = SIGNS[state]
    letter, tone = sign.letter, sign.tone
    if role == _R.DIRECTING:
        return f"({letter})", "freed"
    if is_over and code in OWED_CODES:
        letter, tone = f"{LATE.letter}{letter}", LATE.tone
    return letter, f"{tone} lead" if role == _R.LEAD else tone


def _tone(tally: Tally) -> str:
    if tally.late:
        return LATE.tone
    return "good" if tally.done == tally.total else "plain"


def _late(tally: Tally) -> str:
    return f"<b>!{quantity.format_number(tally.late)}</b>" if tally.late else ""


def _counted(tally: Tally, address: str) -> str:
    if not tally.total:
        return _EMPTY
    return (
        f'<td class="{_tone(tally)}"><a href="{address}">{tally.done}/{tally.total}'
        f"{_late(tally)}</a></td>"
    )
