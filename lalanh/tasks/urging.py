"""
The words of a letter that urges a body to do what is overdue (công văn đôn đốc).

Pure: items in, a subject and a text in the markup of papers out. What was asked and not ordered
stands apart, in the words of a request.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lalanh.kernel import text


@dataclass(frozen=True, slots=True)
class Item:
    """One overdue task: what, by which document and clause, by when."""

    what: str
    # "45/KH-MTTQ, mục II.1"; empty where it hangs on no document.
    by_document: str
    last_day: date

    def days_late(self, today: date) -> int:
        """How many days it is over time."""
        return max((today - self.last_day).days, 0)


@dataclass(frozen=True, slots=True)
class Urged:
    """One body with what it owes, orders apart from requests; at least one of them is filled."""

    name: str
    # Below the sender: it may be told; any other body is asked.
    is_below: bool
    orders: tuple[Item, ...]
    requests: tuple[Item, ...]


def subject_of(one: Urged) -> str:
    """Return what the letter is about."""
    if one.orders:
        return "đôn đốc thực hiện nhiệm vụ quá hạn"
    return "đề nghị cho biết kết quả phối hợp"


_STILL_OWED = (
    "Qua theo dõi việc thực hiện nhiệm vụ, tính đến ngày {today}, {name} còn {count} nhiệm vụ "
    "đã quá thời hạn, chưa báo cáo hoàn thành:"
)
_TO_BE_DONE = (
    "{organ} {asks} {name} khẩn trương thực hiện, báo cáo kết quả kèm minh chứng; "
    "nêu rõ lý do chậm và thời gian hoàn thành."
)
_KINDLY_ASKED = (
    "{organ} {too}kính đề nghị {name} quan tâm phối hợp và cho biết kết quả {count} nội dung "
    "đã đề nghị:"
)
_TELL_OF_OBSTACLES = (
    "Quá trình thực hiện nếu có khó khăn, vướng mắc, đề nghị báo cáo {organ} để kịp thời "
    "hướng dẫn, giải quyết."
)
_THANKS = "Rất mong nhận được sự quan tâm của quý cơ quan. Trân trọng cảm ơn."
_SEVERAL_OWE = (
    "Qua theo dõi việc thực hiện nhiệm vụ, tính đến ngày {today}, {count} cơ quan còn nhiệm vụ "
    "quá thời hạn chưa báo cáo hoàn thành (danh sách tại Phụ lục)."
)
_NAMED_BELOW = "các cơ quan có tên trong Phụ lục"


def letter_of(one: Urged, *, organ: str, today: date) -> str:
    """Return the text of the letter to one body."""
    lines: list[str] = []
    if one.orders:
        asks = "yêu cầu" if one.is_below else "đề nghị"
        lines += [
            _STILL_OWED.format(today=_day(today), name=one.name, count=_count(one.orders)),
            *_orders(one.orders, today=today),
            _TO_BE_DONE.format(organ=organ, asks=asks, name=one.name),
        ]
    if one.requests:
        too = "cũng " if one.orders else ""
        lines += [
            _KINDLY_ASKED.format(organ=organ, too=too, name=one.name, count=_count(one.requests)),
            *_requests(one.requests),
        ]
    closing = _TELL_OF_OBSTACLES.format(organ=organ) if one.orders else _THANKS
    return "\n".join([*lines, closing])


def circular_of(found: Sequence[Urged], *, organ: str, today: date) -> str:
    """Return the text of one letter to several bodies; what each owes stands in the annex."""
    lines = [
        _SEVERAL_OWE.format(today=_day(today), count=len(found)),
        _TO_BE_DONE.format(organ=organ, asks="đề nghị", name=_NAMED_BELOW),
        _TELL_OF_OBSTACLES.format(organ=organ),
    ]
    return "\n".join(lines)


def annex_of(found: Sequence[Urged], *, today: date) -> str:
    """Return the annex of such a letter: body after body, each with its table of orders."""
    lines: list[str] = []
    for number, one in enumerate(found, start=1):
        lines += [f"{number}. {one.name}", *_orders(one.orders, today=today)]
    return "\n".join(lines)


def _orders(items: Sequence[Item], *, today: date) -> list[str]:
    head = "|TT|Nội dung nhiệm vụ|Văn bản giao|Thời hạn|Số ngày quá hạn|"
    return [head] + [
        f"|{number}|{_cell(item.what)}|{_cell(item.by_document)}|hết ngày {_day(item.last_day)}"
        f"|{item.days_late(today)}|"
        for number, item in enumerate(items, start=1)
    ]


def _requests(items: Sequence[Item]) -> list[str]:
    head = "|TT|Nội dung đề nghị|Văn bản đề nghị|Thời gian mong nhận kết quả|"
    return [head] + [
        f"|{number}|{_cell(item.what)}|{_cell(item.by_document)}|hết ngày {_day(item.last_day)}|"
        for number, item in enumerate(items, start=1)
    ]


def _count(items: Sequence[Item]) -> str:
    return f"{len(items):02d}"


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _cell(words: str) -> str:
    """Words in one cell: strokes part cells, so none stands in them."""
    return text.clean(words).replace("|", "/")
