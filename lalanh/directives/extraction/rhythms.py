"""How often a duty returns: the words and their rhythm."""

import re

from lalanh.directives.extraction.model import Recurrence, Rhythm
from lalanh.directives.extraction.view import View

_RHYTHMS: tuple[tuple[Rhythm, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("daily", r"(?:hằng|hàng|mỗi|từng) +ngày(?! +lễ)|ngày +một +lần"),
        ("weekly", r"(?:hằng|hàng|mỗi|từng) +tuần|tuần +một +lần"),
        (
            "monthly",
            r"(?:định +kỳ +)?(?:hằng|hàng|mỗi|từng) +tháng|ngày +\d{1,2} +(?:của +)?tháng +(?:trước|sau|kế|liền)(?: +đó)?"
            r"|tháng +một +lần|một +tháng +một +lần|1 +tháng/(?:1 +)?lần",
        ),
        (
            "quarterly",
            r"(?:định +kỳ +)?(?:hằng|hàng|mỗi|từng) +quý|tháng +(?:thứ +\d|cuối)(?: +cùng)? +(?:của|trong) +quý"
            r"|03 +tháng +một +lần|3 +tháng/lần",
        ),
        (
            "half_yearly",
            r"(?:định +kỳ +)(?:báo +cáo +)?0?6 +tháng|(?<=, )0?6 +tháng(?= *,| +và| +đầu)|0?6 +tháng(?= *(?:,|và) *(?:1|01|một|hằng|hàng|cả|cuối)? *năm)"
            r"|(?:báo +cáo +|kết +|)0?6 +tháng +(?:một +lần|đầu +năm)|0?6 +tháng/lần|sáu +tháng +một +lần"
            r"|ngày +\d{1,2}/\d{1,2} +(?:và|,) +(?:ngày +)?\d{1,2}/\d{1,2} +(?:hằng|hàng) +năm",
        ),
        (
            "yearly",
            r"(?:định +kỳ +)?(?:hằng|hàng|mỗi|từng) +năm|(?<=, )(?:1|01|một) +năm|(?<=và )(?:1|01|một) +năm|thường +niên|1 +năm/lần"
            r"|(?<=, )cả +năm|năm +một +lần",
        ),
        (
            "ad_hoc",
            r"(?:báo +cáo +)?đột +xuất(?: +(?:khi|theo)[^,.;)]{2,40})?|báo +cáo +nhanh|theo +yêu +cầu +(?:của|nhiệm)[^,.;)]{2,40}"
            r"|khi +(?:có +yêu +cầu|cần +thiết|được +yêu +cầu|phát +sinh)|khi +có +(?:tình +huống|sự +cố|thiên +tai)[^,.;]{0,30}"
            r"|nếu +(?:gặp|có|phát +sinh|còn)[^,.;]{0,20}(?:khó +khăn|vướng +mắc)(?: *, *(?:khó +khăn|vướng +mắc))?"
            r"|các +trường +hợp +đặc +biệt|(?<=nhiệm vụ cụ thể )do +[^.;]{3,80}?giao|(?<=nhiệm vụ khác )do +[^.;]{3,80}?giao",
        ),
        ("continuous", r"thường +xuyên(?: *, *liên +tục)?|liên +tục(?! +có| +bị)"),
        (
            "periodic_unspecified",
            r"định +kỳ(?! +(?:(?:báo +cáo +)?0?6 +tháng|\d+|(?:hằng|hàng|mỗi)))|chế +độ +(?:thông +tin *, *)?báo +cáo",
        ),
    )
)
_GOES_ON = re.compile(r"tiếp +tục(?! +là)")
_CALENDAR: frozenset[Rhythm] = frozenset(
    ("daily", "weekly", "monthly", "quarterly", "half_yearly", "yearly")
)


def recurrences(view: View, start: int, end: int, *, duty_at: int) -> tuple[Recurrence, ...]:
    """
    Return one recurrence a rhythm found between two places.

    "Tiếp tục" makes a standing duty only where it opens the clause (``duty_at``); "định kỳ" says
    nothing of its own beside a rhythm of the calendar.
    """
    found: dict[Rhythm, re.Match[str]] = {}
    for kind, pattern in _RHYTHMS:
        hit = pattern.search(view.low, start, end)
        if hit is not None:
            found[kind] = hit
    if "continuous" not in found:
        opened = _GOES_ON.match(view.low, duty_at, end)
        if opened is not None:
            found["continuous"] = opened
    if "half_yearly" in found and "hằng năm" in " ".join(found["half_yearly"].group().split()):
        found.pop("yearly", None)
    if _CALENDAR & found.keys():
        found.pop("periodic_unspecified", None)
    return tuple(Recurrence(view.span(hit.start(), hit.end()), kind) for kind, hit in found.items())


def has_calendar_rhythm(view: View, start: int, end: int) -> bool:
    """Tell whether a rhythm of the calendar ("hằng tháng") stands between two places."""
    return any(
        kind in _CALENDAR and pattern.search(view.low, start, end) for kind, pattern in _RHYTHMS
    )
