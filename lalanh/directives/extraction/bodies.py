"""Reads a run of bodies: "Sở Y tế, các sở, ban, ngành và UBND các huyện, thành phố"."""

import re
from dataclasses import dataclass

from lalanh.directives.extraction.letters import compiled
from lalanh.directives.extraction.lexicon import CITIZEN, HEAD, subject_end
from lalanh.directives.extraction.view import View

_STOP = re.compile(r" - (?=\d|[Tt]ối thiểu)|[:!?]|(?<!\.)\.(?= |$)|\( *(?!gồm|bao|sau|gọi|bà)|/\.")
_ENDS = re.compile(
    r" (?=(?:trong +(?:việc|công +tác)|để|nhằm|với +(?:vai +trò|tư +cách|trách +nhiệm)) )"
)
_LISTED = re.compile(
    r"(?:^|[,(]|(?<![a-zđà-ỹ])(?:các|những|và|của|cho|với|giao|nghị)) *(?:sở|ngành|cơ +quan"
    r"|đơn +vị|phòng|ban|hội|đồng +chí|đc|địa +phương|huyện|xã|bộ|tỉnh|thành +phố|quận|phường"
    r"|thị +xã|cục|vụ|viện|trường|báo|đài|tập +đoàn|tổng +công +ty|công +ty|ngân +hàng"
    r"|doanh +nghiệp|trung +tâm)(?: +(?:trực +thuộc +trung +ương|ven +biển|miền +núi|sau))? *$"
)
# "Bộ trưởng các Bộ: Quốc phòng, Công an …": names on both sides of the comma, not a duty.
_NAMES_AFTER = compiled(r" *[~][^,;:.()]{1,60}(?:[,;] *(?:và +)?| và +)[~]")
_SEPARATOR = re.compile(r" *(?:[,;/] *(?:và +|cùng +)?|(?<= )(?:và|cùng(?: +với)?|&) +)")
_COUNTED = re.compile(
    r"(?:các|những|mỗi|một +số|mọi|từng|toàn +thể|tất +cả|nhất +là)(?: |$)", re.IGNORECASE
)
_ONE_NAME = re.compile(r"(?:phòng *, *chống|chống |tìm +kiếm|cứu +nạn|cứu +hộ|an +toàn)")
# These stand before a name and are no part of it.
_GIVEN = re.compile(r"(?:(?:riêng|đối +với|giao|cho) +)+")
# No list of bodies is longer; a text without line ends must not be searched to its end each time.
_LONGEST_RUN = 3_000
_TRAILING = " ,;:-./"
# Lower-case common nouns that go on with the same collective: "các sở, ban, ngành, đoàn thể".
_GOES_ON = re.compile(
    r"(?:ban|ngành|đoàn +thể|hội|địa +phương|đơn +vị|cơ +quan|tổ +chức|thị +xã|thành +phố"
    r"|thị +trấn"
    r"|phường|xã|đặc +khu|huyện|quận|doanh +nghiệp|hợp +tác +xã|trường|bệnh +viện|cá +nhân"
    r"|thành +ủy"
    r"|thị +ủy|huyện +ủy|quận +ủy|đảng +ủy|khu|thôn|tổ|bản|làng|ấp|buôn|công +ty|chi +nhánh|nhà"
    r"|người|cán +bộ|công +chức|viên +chức|phóng +viên|lực +lượng|phương +tiện|cấp|chính +quyền"
    r"|tôn +giáo"
    r"|tín +ngưỡng"
    r"|đảng +viên|hội +viên|đoàn +viên|nhân +dân|mặt +trận|công +đoàn|phó|trưởng|thủ +trưởng"
    r"|chi +bộ"
    r"|các|một +số|giám +đốc|chủ +tịch|thành +viên|tuyên +truyền|truyền +hình|thi +đua|lĩnh +vực"
    r"|tổ +dân +phố|khu +phố|nghề +nghiệp|chính +trị|ủy +viên|văn +phòng|phòng|sở|báo|đài"
    r"|cộng +đồng"
    r"|mọi|hộ|tập +thể|nhóm|chuyên +gia|lãnh +đạo|bộ|đại +diện|quỹ|mỗi|nhất +là|liên +quan"
    r"|trực +thuộc"
    r"|quân +đội|công +an|đội|câu +lạc +bộ|nhà +trường|cơ +sở|trung +tâm"
    r"|tổng +công +ty)(?![a-zđà-ỹ])"
)


BARE = re.compile(
    r"(?:sở|bộ|ban|ngành|quận|huyện|thị +xã|thành +phố|xã|phường|cục|vụ|phòng|đoàn +thể)"
    r" *(?:[,;/]|$|(?:và|thuộc|có +liên|liên +quan)(?![a-zđà-ỹ]))"
)
# One office that serves two: "Văn phòng HĐND và UBND xã".
_SHARED_OFFICE = re.compile(
    r"văn +phòng +(?:hđnd|hội +đồng +nhân +dân|đoàn +(?:đbqh|đại +biểu +quốc +hội))(?: +tỉnh)?"
    r"(?:, +(?:hđnd|hội +đồng +nhân +dân))?$"
)


@dataclass(frozen=True, slots=True)
class Run:
    """A list of bodies from ``start`` to ``end``; ``items`` are the single ones."""

    start: int
    end: int
    items: tuple[tuple[int, int], ...]


def body_run(view: View, start: int, end: int, *, strict: bool = False) -> Run | None:
    """
    Return the bodies named from ``start`` on, up to the first word of obligation.

    ``strict`` refuses a run in which something other than a body follows a comma or "và".
    """
    while start < end and view.plain[start] in ' "(':
        start += 1
    given = _GIVEN.match(view.low, start, end)
    if given is not None and HEAD.match(view.low, given.end(), end):
        start = given.end()
    head = HEAD.match(view.low, start, end)
    if head is None or CITIZEN.match(view.low, start, end):
        return None
    stop = _hard_stop(view, start, min(end, start + _LONGEST_RUN))
    purpose = _ENDS.search(view.low, head.end(), stop)
    stop = purpose.start() if purpose is not None else stop
    verb = subject_end(view.plain, view.low, head.end(), stop, named_from=start)
    if verb is not None:
        stop = verb
    while stop > start and view.plain[stop - 1] in _TRAILING:
        stop -= 1
    items, last = _items(view, start, stop)
    if strict and last < stop:
        return None
    return Run(start, stop, tuple(items)) if stop > start else None


def _hard_stop(view: View, start: int, end: int) -> int:
    for found in _STOP.finditer(view.plain, start, end):
        if found.group() == ":" and names_follow(view, start, found.start(), end):
            continue
        if found.group().startswith("("):
            closing = view.plain.find(")", found.end(), end)
            rest = view.plain[closing + 1 : end].lstrip() if closing > 0 else ""
            if closing > 0 and (not rest or rest[0] in ":,;" or rest[0].islower()):
                continue
        return found.start()
    return end


def names_follow(view: View, start: int, colon: int, end: int) -> bool:
    """Tell whether a colon stands within a collective: "Các sở: Tài chính, Nội vụ"."""
    if _LISTED.search(view.low, max(start, colon - 60), colon) is None:
        return False
    return _NAMES_AFTER.match(view.plain, colon + 1, end) is not None


def _items(view: View, start: int, stop: int) -> tuple[list[tuple[int, int]], int]:
    """Split a run; the second value is where it stops being a list of bodies."""
    items = []
    begin = start
    depth_until = -1
    for found in _SEPARATOR.finditer(view.plain, start, stop):
        at, after = found.start(), found.end()
        if at < depth_until or after >= stop:
            continue
        opened = view.plain.rfind("(", begin, at)
        if opened >= 0 and ")" not in view.plain[opened:at]:
            depth_until = max(view.plain.find(")", at, stop), at)
            continue
        if _SHARED_OFFICE.search(view.low, begin, at):
            continue
        if not _is_new(view, after, stop, found.group()):
            if not _continues(view, after, stop):
                items.append((begin, at))
                return items, at
            continue
        items.append(view.trimmed(begin, at))
        begin = after
    items.append(view.trimmed(begin, stop))
    return items, stop


def _is_new(view: View, at: int, stop: int, separator: str) -> bool:
    """Tell whether another body of its own begins here."""
    head = HEAD.match(view.low, at, stop)
    if head is None:
        return False
    if ";" not in separator and BARE.match(view.low, at, stop):
        return False  # "các Sở, Ban, Ngành": one collective
    if view.plain[at].isupper() or ";" in separator:
        return True
    return _COUNTED.match(view.low, at, stop) is not None


def _continues(view: View, at: int, stop: int) -> bool:
    """Tell whether the words here go on with the name or the collective before."""
    if view.plain[at].isupper() or view.plain[at].isdigit():
        return True
    return any(p.match(view.low, at, stop) for p in (_GOES_ON, _ONE_NAME, HEAD))
