"""
Reading deadlines out of Vietnamese sentences.

The wordings are tried in the order of the table below; what one has taken the next leaves alone:

1. recurring: trước ngày 20 hằng tháng, chiều thứ sáu hằng tuần
2. relative: trong thời gian 03 tháng kể từ sau Lễ mít tinh, chậm nhất 05 ngày sau khi kết thúc
3. stretch: từ ngày 01/8 đến ngày 15/8/2021, giai đoạn 2021-2025, tháng 11 - 12/2025
4. point: chậm nhất trước ngày 12/8/2021, lúc 9h30' ngày 09/8/2021, đến cuối tháng 4/2020; also a
   date or period alone, wanted only where its place says that it is a deadline

A date that is over is reported like any other: whether it is history is for the caller to say.
"""

import re
from dataclasses import replace
from datetime import date

from lalanh.kernel import text
from lalanh.kernel.deadline import Deadline
from lalanh.kernel.wordings import dated, limits, recurring, relative
from lalanh.kernel.wordings.limits import Reader, Reading

_RULES: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (recurring.DAYS_OF_EACH, recurring.days_of_each),
    (recurring.DAY_OF_QUARTER, recurring.day_of_quarter),
    (recurring.WEEKDAY, recurring.weekday),
    (recurring.HOUR, recurring.hour),
    (recurring.END_OF_EACH, recurring.end_of_each),
    (relative.OPEN_STRETCH, relative.open_stretch),
    (relative.FROM_EVENT, relative.from_event),
    (relative.NO_EVENT, relative.no_event),
    (dated.FROM_TO, dated.from_to),
    (dated.IN_BOTH, dated.from_to),
    (dated.MONTH_TO_MONTH, dated.month_to_month),
    (dated.DAY_TO_DAY, dated.bare_stretch),
    (dated.YEAR_TO_YEAR, dated.bare_stretch),
    (dated.POINT, dated.point),
)
_EDGES = " \t\r\n*,"
_TAKEN = "\0"


def parse_deadline(written: str, *, reference: date) -> Deadline | None:
    """
    Read the first deadline of a wording, a bare date or period if there is no other.

    ``reference`` is the date of the paper; it gives years that are not printed.
    """
    found = find_deadlines(written, reference=reference, with_bare=True)
    return min(found, key=lambda deadline: deadline.is_bare, default=None)


def find_deadlines(written: str, *, reference: date, with_bare: bool = False) -> list[Deadline]:
    """
    Find the deadlines of a text in their order.

    Spans count code points of the composed text (:func:`lalanh.kernel.text.nfc`). Dates without any
    word of limit come only ``with_bare``.
    """
    composed = text.nfc(written)
    folded = text.fold_keep(composed)
    found: list[Deadline] = []
    for rule, reader in _RULES:
        at = 0
        while match := rule.search(folded, at):
            deadline = _placed(match, reader, Reading(composed, folded, reference))
            at = match.start() + 1
            if deadline is not None and (with_bare or not deadline.is_bare):
                found.append(deadline)
                at = match.end()
                folded = folded[: match.start()] + _TAKEN * len(match[0]) + folded[at:]
    return sorted(found, key=lambda deadline: deadline.start)


def _placed(match: re.Match[str], reader: Reader, reading: Reading) -> Deadline | None:
    """Read a match and fill in where its words stand, without blanks and asterisks around."""
    deadline = reader(match, reading) if limits.is_a_limit(match, reading) else None
    if deadline is None:
        return None
    groups = match.groupdict()
    literal = match[0]
    start = match.start() + len(literal) - len(literal.lstrip(_EDGES))
    end = match.end() - len(literal) + len(literal.rstrip(_EDGES))
    return replace(
        deadline,
        literal=reading.written[start:end],
        start=start,
        end=end,
        is_tentative=bool(groups.get("tentative") or groups.get("maybe")),
    )
