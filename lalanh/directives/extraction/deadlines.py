"""By when: exact, exclusive, month-end, quarter, year, range and relative deadlines."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from lalanh.directives.extraction.dates import (
    DATE,
    days_after,
    found_day,
    month_end,
    months_after,
)
from lalanh.directives.extraction.model import Bound, Deadline
from lalanh.directives.extraction.view import View

_CLOCK = r"(?:(?P<h>\d{1,2}) *(?:giờ|h|g) *(?P<min>\d{0,2})(?: *phút)? *'? *,? *)?"
_LATEST = r"(?:(?:hoàn +thành|xong|gửi|nộp|báo +cáo|thực +hiện|thời +hạn)[ :]+)?(?:chậm +nhất|muộn +nhất|hạn +chót|hạn +cuối)?"
_DAY = re.compile(rf"(?P<before>{_LATEST} *(?:là +|vào +|xong +)?trước +{_CLOCK}(?:ngày +)?){DATE}")
_BY = re.compile(
    r"(?P<by>(?:từ +(?:ngày +)?(?P<from>[\d/. ]{3,11}|\d{1,2} +tháng +\d{1,2}(?: +năm +\d{4})?|tháng +[\d/]{1,7}) +(?:đến|-) +(?:hết +)?(?:ngày +)?"
    r"|(?<!tính )đến +(?:hết +)?(?:ngày +)|(?:chậm|muộn) +nhất(?: +là| +vào| +đến| +hết)* +(?:ngày +)?|hết +ngày +|xong +(?:trong +)?ngày +"
    rf"|hoàn +thành +(?:vào +|trong +)?(?:ngày +)|thời +hạn *:? *(?:đến +)?ngày +|hạn +(?:chót|cuối) *:? *(?:là +)?(?:ngày +)?)){DATE}"
)
HAPPENS = re.compile(
    rf"(?:dự +kiến +)?(?:được +)?(?:(?:diễn +ra|tổ +chức|khai +mạc|thực +hiện|họp) +)?(?:(?:vào +)?(?:lúc|hồi) +(?P<h>\d{{1,2}}) *(?:giờ|h|g) *(?P<min>\d{{0,2}})(?: *phút)? *'? *,? *(?:thứ +\w+ *,? *)?(?:ngày +)?|vào +(?:sáng +|chiều +)?ngày +){DATE}"
)
_MONTH = r"tháng +(?:\d{1,2} *(?:-|đến(?: +tháng)?|và(?: +tháng)?) *)?(?P<month>\d{1,2})(?:/| +năm +)(?P<year>\d{4})"
_QUARTER = r"qu[ýí] *(?P<quarter>iv|iii|ii|i|[1-4])(?: *[-/,] *| +năm +| +)(?P<qyear>\d{4})"
_HALF = r"(?:0?6|sáu) +tháng +(?P<half>đầu|cuối) +năm +(?P<hyear>\d{4})"
_YEAR = r"năm +(?P<only>\d{4})"
_SPELL = rf"(?:{_MONTH}|{_QUARTER}|{_HALF}|{_YEAR})"
_PERIOD = re.compile(
    r"(?:(?:hoàn +thành|xong|kết +thúc)[ ,]*(?:việc +)?(?:trong|vào|trước|đến(?: +hết)?|cuối|chậm +nhất)*(?: +trong| +vào| +trước| +hết)* +"
    rf"|(?:chậm|muộn) +nhất +(?:là +|đến +|trong +|vào +|hết +)*|đến +(?:hết|cuối) +|trước +){_SPELL}"
)
_ANY_PERIOD = re.compile(rf"(?P<lead>(?:trước|từ) +(?:tháng +)?)?{_SPELL}")
_OPENING_PERIOD = re.compile(rf"(?:trong|đến(?: +hết| +cuối)?|trước) +{_SPELL} *[,:]")
_RELATIVE = re.compile(
    r"(?:trong +(?:thời +(?:gian|hạn)|vòng)?|chậm +nhất|sau) *(?:là +|trong +|không +quá +|tối +đa +)*(?P<n>\d{1,3}) *(?:\(\w+\) *)?"
    r"(?P<unit>ngày|tuần|tháng|giờ)(?P<working> +làm +việc)?(?: *,)? *(?:(?:kể|tính) +)?(?:từ|sau)(?: +(?:sau|khi|ngày|thời +điểm))* +(?P<event>[^,;.:]{2,90})"
)
_OPEN = re.compile(
    r"từ +(?:ngày +)?(?P<from>\d{1,2}/\d{1,2}/\d{4}|tháng +\d{1,2}/\d{4})(?: *[.;)]| +đến +khi|$)"
)
_TENTATIVE = re.compile(r"dự +kiến")
_ISSUE = re.compile(
    r"(?:ký|ban +hành|kế +hoạch|văn +bản|quyết +định|công +văn|hướng +dẫn|phát +hành)"
)
_YEARLY = re.compile(
    r" *(?:và +[\d/]+ +|, +[\d/]+ +)*(?:của +)?(?:hằng|hàng|mỗi) +(?:năm|tháng|quý|tuần)"
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True, slots=True)
class Event:
    """A dated happening of the plan, for deadlines that count from it."""

    words: tuple[str, ...]
    on: date
    tentative: bool


def deadline(
    view: View, start: int, end: int, *, issued_on: date | None, events: tuple[Event, ...] = ()
) -> Deadline | None:
    """Return the deadline that the words between two places set, None if they set none."""
    relative = _RELATIVE.search(view.low, start, end)
    if relative is not None:
        return _counted(view, relative, issued_on, events)
    for pattern, bound in ((_DAY, "before"), (_BY, "by"), (HAPPENS, "at")):
        for found in pattern.finditer(view.low, start, end):
            if _YEARLY.match(view.low, found.end(), end):
                continue
            read = _dated(view, found, bound, issued_on)  # type: ignore[arg-type]
            if read is not None:
                return read
    period = _PERIOD.search(view.low, start, end) or _OPENING_PERIOD.match(view.low, start, end)
    return _spelled(view, period, start) if period is not None else None


def slot_deadline(view: View, start: int, end: int, *, issued_on: date | None) -> Deadline | None:
    """Return what a slot "Thời gian hoàn thành: …" says; its words are a deadline as they stand."""
    read = deadline(view, start, end, issued_on=issued_on)
    if read is not None:
        return read
    opened = _OPEN.search(view.low, start, end)
    if opened is None:
        for found in _ANY_PERIOD.finditer(view.low, start, end):
            if not (found["lead"] or "").startswith("từ"):
                return _spelled(view, found, start)
        bare = re.search(rf"(?:ngày +)?{DATE}", view.low[start:end])
        if bare is not None and not _YEARLY.match(view.low, start + bare.end(), end):
            on, derived = found_day(bare, issued_on)
            span = view.span(start + bare.start(), start + bare.end())
            return Deadline(span, on, "by", derived=derived)
    begin, stop = view.trimmed(start, end)
    while stop > begin and view.plain[stop - 1] in ".;":
        stop -= 1
    return Deadline(view.span(begin, stop), None, "within") if begin < stop else None


def _dated(
    view: View, found: re.Match[str], bound: Bound, issued_on: date | None
) -> Deadline | None:
    on, derived = found_day(found, issued_on)
    if on is None:
        return None
    groups = found.groupdict()
    clock = f"{int(groups['h']):02d}:{int(groups['min'] or 0):02d}" if groups.get("h") else None
    if bound == "before" and clock is None:
        if on == date.min:
            return None
        on -= timedelta(days=1)
    begin, stop = view.trimmed(found.start(), found.end())
    tentative = _TENTATIVE.search(view.low, max(0, begin - 12), stop) is not None
    return Deadline(
        view.span(begin, stop), on, bound, time=clock, derived=derived, tentative=tentative,
        starts_on=_from(groups.get("from")),
    )  # fmt: skip


def _from(words: str | None) -> date | None:
    if not words:
        return None
    found = re.search(DATE, words)
    return found_day(found, None)[0] if found else None


def _spelled(view: View, found: re.Match[str], start: int) -> Deadline | None:
    """Read a month, quarter, half-year or year: its last day, or the last day before it."""
    words = found.group()
    year, last_month, first_month = _months(found)
    if year < 2 or not 1 <= last_month <= 12:
        return None
    bound: Bound = "by"
    on = month_end(year, last_month)
    if re.search(r"trước +(?:hết +)?(?:tháng|qu[ýí]|năm|0?6)", words):
        bound, on = "before", month_end(year, first_month)
        on = on.replace(day=1) - timedelta(days=1) if on else None
    begin, stop = view.trimmed(found.start(), found.end())
    while stop > begin and view.plain[stop - 1] in ",:":
        stop -= 1
    return Deadline(view.span(begin, stop), on, bound) if on else None


def _months(found: re.Match[str]) -> tuple[int, int, int]:
    """Return year, last month and first month of a spelled period."""
    if found["year"]:
        return int(found["year"]), int(found["month"]), int(found["month"])
    if found["qyear"]:
        quarter = _QUARTERS.get(found["quarter"]) or int(found["quarter"])
        return int(found["qyear"]), quarter * 3, quarter * 3 - 2
    if found["hyear"]:
        late = found["half"] == "cuối"
        return int(found["hyear"]), 12 if late else 6, 7 if late else 1
    return int(found["only"]), 12, 1


def _counted(
    view: View, found: re.Match[str], issued_on: date | None, events: tuple[Event, ...]
) -> Deadline | None:
    """Count days, weeks or months from the issue or from an event the plan dates."""
    begin, stop = view.trimmed(found.start(), found.end())
    counted = Deadline(view.span(begin, stop), None, "within", derived=True)
    since, tentative = None, False
    if _ISSUE.match(found["event"]):
        since = issued_on
    else:
        happened = event_named(found["event"], events)
        if happened is not None:
            since, tentative = happened.on, happened.tentative
    if since is None or found["working"] or found["unit"] == "giờ":
        return counted
    count = int(found["n"])
    if found["unit"] == "tháng":
        on = months_after(since, count)
    else:
        on = days_after(since, count * (7 if found["unit"] == "tuần" else 1))
    return replace(counted, due_on=on, tentative=tentative)


_COMMON = frozenset("lễ buổi hội nghị cuộc chương trình tổ chức các".split())


def event_words(text: str) -> tuple[str, ...]:
    """Return the words that name an event, without what kind of meeting it is."""
    return tuple(w for w in re.findall(r"\w+", text) if w not in _COMMON)[:8]


def event_named(text: str, events: tuple[Event, ...]) -> Event | None:
    """Return the dated event that these words name: at least three leading words in common."""
    words = event_words(text)
    for event in events:
        shared = 0
        for mine, other in zip(words, event.words, strict=False):
            if mine != other:
                break
            shared += 1
        if shared >= min(3, len(words)) and shared > 1:
            return event
    return None


_HELD_BEFORE = 260


def dated_event(view: View, found: re.Match[str], lowest: int) -> Event | None:
    """Return the event that a match of `HAPPENS` dates: what the sentence before it holds."""
    on, _ = found_day(found, None)
    begin = max(lowest, found.start() - _HELD_BEFORE)
    begin = max(begin, view.low.rfind(". ", begin, found.start()))
    held = view.low.find("tổ chức ", begin, found.start())
    if on is None or held < 0:
        return None
    tentative = _TENTATIVE.search(view.low, max(0, found.start() - 12), found.end()) is not None
    return Event(event_words(view.low[held + 8 : found.start()]), on, tentative)
