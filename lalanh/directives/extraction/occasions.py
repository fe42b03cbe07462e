"""Clauses that hold something at a time: what, when, where, in what form, linked to which sites."""

import re

from lalanh.directives.extraction.context import Draft
from lalanh.directives.extraction.letters import compiled
from lalanh.directives.extraction.model import Form, Occasion, Span
from lalanh.directives.extraction.view import View

_HOLDS = re.compile(
    r"(?<![a-zđà-ỹ])(?:tổ +chức|khai +mạc|chủ +trì|tham +dự|dự|tiến +hành|phát +động|bế +mạc)"
    r"(?: +(?:và|chủ +trì|khai +mạc|thành +công|tốt))* +(?=\S)"
)
# What can be held: these words, or a name written with capitals ("Lễ phát động").
_HELD = re.compile(
    r"(?:các +|một +|buổi +|cuộc +|đợt +|\d+ +)*(?:lễ|hội +(?:nghị|thảo|thi|diễn|chợ|trại|đồng)"
    r"|họp"
    r"|phiên +họp|buổi|cuộc|đại +hội|mít +tinh|tọa +đàm|chương +trình|diễn +tập|tập +huấn|lớp"
    r"|giao +ban|gặp +mặt|ra +quân|triển +lãm|tuần +lễ|ngày +hội|đêm|giải|phát +động|tổng +kết"
    r"|sơ +kết|liên +hoan|hội +thao)(?![a-zđà-ỹ])"
)
_NAME_ENDS = re.compile(
    r" +(?:(?:bằng|theo|với|dưới) +hình +thức|vào(?: +lúc| +ngày| +hồi| +sáng| +chiều)?|lúc|hồi"
    r"|ngày +\d"
    r"|từ +(?:ngày|\d)|trong +(?:tháng|quý|ngày|\d)|tại|dự +kiến|trước +ngày|chậm +nhất|xong|hoàn"
    r"|trực +tuyến|trực +tiếp|kết +hợp|gắn +với|để|nhằm)(?![a-zđà-ỹ])|[;:(,.](?= |$)"
)
_ONLINE = re.compile(r"trực +tuyến|qua +mạng|(?:các +)?điểm +cầu")
_IN_PERSON = re.compile(r"trực +tiếp(?= *(?:kết +hợp|và|với|tại|[,.;)]))")
_PLACE = re.compile(r"(?<![a-zđà-ỹ])(?:địa +điểm *:|tại) +(?=\S)")
_PLACE_ENDS = re.compile(
    r" +(?:và +tại|vào|lúc|từ|trong +(?:tháng|ngày)|để|nhằm|với|ngày)(?= )|[;:()]|\.(?= |$)|, "
)
_SITES = re.compile(r"(?:các +)?điểm +cầu(?: +(?:chính|phụ|cấp +\w+))?(?: *:| +(?:tại|ở))? +")
_NEXT_SITE = re.compile(r" *[;,] *(?:và +)?(?:tại +)?| +và +tại +")
_FIGURATIVE = compiled(
    r"tại +(?:mục|khoản|điểm|điều|công +văn|quyết +định|kế +hoạch|văn +bản|phần)"
)


def occasion(view: View, draft: Draft) -> Occasion | None:
    """Return what the duty holds at a fixed time, None if it holds nothing or says no time."""
    due = draft.deadline
    if draft.kind != "task" or due is None or due.bound != "at" or due.due_on is None:
        return None
    start, end = view.trimmed(draft.start, draft.end)
    name = _name(view, max(draft.verb, start), end)
    if name is None:
        return None
    sites, first = _sites(view, start, end)
    return Occasion(
        name=name,
        on=due.due_on,
        time=due.time,
        tentative=due.tentative,
        form=_form(view, start, end),
        place=_place(view, start, min(first, end), draft),
        sites=sites,
    )


def _name(view: View, start: int, end: int) -> Span | None:
    for holds in _HOLDS.finditer(view.low, start, end):
        at = holds.end() if _HELD.match(view.low, holds.end(), end) else None
        if at is None and _HELD.match(view.low, holds.start(), end):
            at = holds.start()
        if at is None:
            continue
        ends = _NAME_ENDS.search(view.low, at + 2, end)
        stop = ends.start() if ends is not None else end
        begin, stop = view.trimmed(at, stop)
        if begin < stop:
            return view.span(begin, stop)
    return None


def _form(view: View, start: int, end: int) -> Form | None:
    online = _ONLINE.search(view.low, start, end) is not None
    in_person = _IN_PERSON.search(view.low, start, end) is not None
    if online:
        return "both" if in_person else "online"
    return "in_person" if in_person else None


def _sites(view: View, start: int, end: int) -> tuple[tuple[Span, ...], int]:
    """Return the linked points and where their list begins."""
    listed = _SITES.search(view.low, start, end)
    if listed is None:
        return (), end
    at = listed.end()
    ends = re.compile(r"[).:]|\.(?= |$)").search(view.low, at, end)
    stop = ends.start() if ends is not None else end
    found = []
    for cut in [*_NEXT_SITE.finditer(view.low, at, stop), None]:
        begin, last = view.trimmed(at, cut.start() if cut is not None else stop)
        if begin < last:
            found.append(view.span(begin, last))
        at = cut.end() if cut is not None else stop
    return tuple(found), listed.start()


def _place(view: View, start: int, end: int, draft: Draft) -> Span | None:
    if draft.place is not None:
        begin, stop = view.trimmed(*draft.place)
        while stop > begin and view.plain[stop - 1] in ".,;":
            stop -= 1
        return view.span(begin, stop)
    for said in _PLACE.finditer(view.low, start, end):
        if _FIGURATIVE.match(view.low, said.start(), end):
            continue
        ends = _PLACE_ENDS.search(view.low, said.end(), end)
        stop = ends.start() if ends is not None else end
        begin, stop = view.trimmed(said.end(), stop)
        while stop > begin and view.plain[stop - 1] in ".,;":
            stop -= 1
        if begin < stop:
            return view.span(begin, stop)
    return None
