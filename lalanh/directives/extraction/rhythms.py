"""
How often a duty returns.

The wordings are read by `lalanh.kernel.recurrence`; here each rhythm is kept once a clause, and
"tiếp tục" makes a standing duty where it is the clause's own verb.
"""

import re

from lalanh.directives.extraction.model import Recurrence, Rhythm
from lalanh.directives.extraction.view import View
from lalanh.kernel import recurrence as kernel

_WORTH_READING = re.compile(
    r"(?:hằng|hàng|mỗi|từng|thường|liên|định|đột|khi|nếu|theo +yêu|nhanh|chế +độ|quý|lần|giao"
    r"|tiếp +tục|quy +định)(?![a-zđà-ỹ])"
    r"|24/|\d *lần|theo +(?:ngày|tuần|tháng|năm)[ ,;.]"
    r"|(?:báo +cáo|sơ +kết|tổng +kết)(?: +\w+){0,5}? +(?:0?6 +tháng|năm +(?:trước|chậm))"
    r"|(?:báo +cáo|sơ +kết|tổng +kết) +(?:năm|tháng|tuần)[ ,;.)]"
)
# "Tiếp tục vận động" goes on without end; "tiếp tục rà soát, hoàn thiện" goes on to an end.
_GOES_ON = re.compile(
    r"tiếp +tục *,? +(?:tuyên +truyền|truyền +thông|vận +động|huy +động|đẩy +mạnh|phát +huy"
    r"|duy +trì|quán +triệt|phối +hợp|tăng +cường|theo +dõi|quan +tâm|chăm +lo|giữ +vững|bám +sát"
    r"|nắm|hỗ +trợ|giúp +đỡ|động +viên|thường +xuyên|giải +thích"
    r"|tổ +chức +(?:quán|tuyên|vận|phổ))(?![a-zđà-ỹ])"
)
_SPECIAL_CASES = re.compile(r"(?:các +|những +)?trường +hợp +(?:đặc +biệt|đột +xuất|khẩn +cấp)")
# "Ngày 15 của tháng trước đó": a day of each month, said from the month it prepares.
_MONTH_BY_MONTH = re.compile(
    r"ngày +\d{1,2} +(?:của +)?tháng +(?:trước|sau|kế|liền)(?: +(?:đó|tiếp|kề))?"
)
CALENDAR: frozenset[str] = frozenset(
    ("daily", "weekly", "monthly", "quarterly", "half_yearly", "yearly")
)


def recurrences(view: View, start: int, end: int, *, duty_at: int) -> tuple[Recurrence, ...]:
    """Return one recurrence a rhythm found between two places; ``duty_at`` is where the verb is."""
    found: dict[Rhythm, Recurrence] = {}
    for rhythm in _governing(view, start, end, _found(view, start, end)):
        span = view.span(start + rhythm.start, start + rhythm.end)
        found.setdefault(rhythm.kind.value, Recurrence(span, rhythm.kind.value))
    more: tuple[tuple[Rhythm, re.Match[str] | None], ...] = (
        ("continuous", _GOES_ON.match(view.low, duty_at, end)),
        ("ad_hoc", _SPECIAL_CASES.match(view.low, start, end)),
        ("monthly", _MONTH_BY_MONTH.search(view.low, start, end)),
    )
    for kind, hit in more:
        if hit is not None and kind not in found:
            found[kind] = Recurrence(view.span(hit.start(), hit.end()), kind)
    return tuple(found.values())


# What returns is the thing named, not the duty: the yearly budget, a monthly allowance.
_OF_A_THING = re.compile(
    r"(?:(?:dự +toán|ngân +sách|kinh +phí|nhiệm +vụ +chi|trợ +cấp|phụ +cấp|lương|học +phí"
    r"|giải +thưởng)"
    r"|(?:vào|trong|theo|của)(?: +\w+)? +(?:kế +hoạch|chương +trình|nghị +quyết))"
    r"(?: +[\w\-]+){0,7} *,? *$"
)
_OF_A_PERSON = re.compile(r"(?<![a-zđà-ỹ])(?:người|đối +tượng|hộ|cán +bộ)(?: +[\w,]+){0,4}[ ,]*$")
# "Bổ sung thuốc khi cần thiết" says how; a report that is asked for is a duty of its own.
_AT_WISH = re.compile(r"khi +(?:cần|có +yêu|được +yêu|xảy)|theo +yêu")
# "Giáo dục thường xuyên", "tình huống đột xuất": what kind of thing it is.
_KIND_OF_THING = re.compile(
    r"(?<![a-zđà-ỹ])(?:giáo +dục|công +việc|hoạt +động|tình +huống|sự +cố|vụ +việc|nhu +cầu"
    r"|vấn +đề|(?:phiên|cuộc) +họp)[, ]*$"
)
_REACH = 70


def _governing(
    view: View, start: int, end: int, rhythms: list[kernel.Recurrence]
) -> list[kernel.Recurrence]:
    """
    Return the rhythms of the duty itself.

    Not of a thing or person in it; what stands in brackets or says "theo quy định" tells nothing
    beside a rhythm that is said outright.
    """
    kept = [r for r in rhythms if not _is_attribute(view, start, r)]
    plain = [r for r in kept if not _is_aside(view, start, end, r)]
    if any(r.kind.value != "ad_hoc" for r in plain):
        kept = plain
    return [r for r in kept if not _is_told_closer(view, start, r, kept)]


_VAGUE = re.compile(r"(?:thường +xuyên|báo +cáo +nhanh)$")


def _is_told_closer(
    view: View, start: int, rhythm: kernel.Recurrence, kept: list[kernel.Recurrence]
) -> bool:
    """Tell whether the same words say how often: "thường xuyên rà soát … hằng tuần"."""
    if _VAGUE.match(rhythm.literal.lower()) is None:
        return False
    after = (r for r in kept if r.kind.value in CALENDAR and r.start > rhythm.end)
    return any(
        _CLAUSE_ENDS.search(view.plain, start + rhythm.end, start + r.start) is None for r in after
    )


_CLAUSE_ENDS = re.compile(r"[.;]")


def _is_attribute(view: View, start: int, rhythm: kernel.Recurrence) -> bool:
    at = start + rhythm.start
    if rhythm.literal.lower().startswith("tiếp") and _GOES_ON.match(view.low, at) is None:
        return True
    before = view.low[max(start, at - _REACH) : at]
    if _KIND_OF_THING.search(before) is not None:
        return True
    if rhythm.kind.value in CALENDAR:
        return _OF_A_THING.search(before) is not None
    if rhythm.kind.value == "ad_hoc" and _AT_WISH.match(rhythm.literal.lower()):
        return "báo cáo" not in view.low[start : start + rhythm.start]
    return rhythm.kind.value == "continuous" and _OF_A_PERSON.search(before) is not None


def _is_aside(view: View, start: int, end: int, rhythm: kernel.Recurrence) -> bool:
    at = start + rhythm.start
    opened = view.plain.rfind("(", start, at)
    bracketed = opened >= 0 and view.plain.find(")", opened, at) < 0 <= view.plain.find(
        ")", at, end
    )
    return bracketed or rhythm.literal.lower().startswith("theo quy")


def has_calendar_rhythm(view: View, start: int, end: int) -> bool:
    """Tell whether a rhythm of the calendar ("hằng tháng") stands between two places."""
    return any(rhythm.kind.value in CALENDAR for rhythm in _found(view, start, end))


def _found(view: View, start: int, end: int) -> list[kernel.Recurrence]:
    if _WORTH_READING.search(view.low, start, end) is None:
        return []
    return kernel.find_recurrences(view.plain[start:end])
