"""A paragraph cut into clauses: at sentence ends, and where one has its own bearer or rhythm."""

import re
from dataclasses import dataclass
from itertools import islice

from lalanh.directives.extraction.bodies import Run, body_run
from lalanh.directives.extraction.letters import compiled
from lalanh.directives.extraction.lexicon import DUTY, subject_end
from lalanh.directives.extraction.predicates import PURPOSE, read_clause
from lalanh.directives.extraction.rhythms import has_calendar_rhythm
from lalanh.directives.extraction.view import View

_END = compiled(
    r'(?<![A-ZĐ]\.)(?<! TP)(?<! Th)(?<!Th\.S)(?<!đ/c)(?:[.!?]|/\.)["\')]*(?: +|$)(?=["(\[]*[~]|$)'
)
_ABBREVIATED = re.compile(
    r"(?:^|[ (.])(?:[A-ZĐ]|TP|Tp|TX|TS|ThS|PGS|BS|Ths|St|Ông|Mr|No|tr|STT|v\.v)\.$"
)
_SEMICOLON = re.compile(r"; +(?:và +)?")
_RHYTHM_OPENS = re.compile(
    r"(?:định +kỳ|hằng +|hàng +(?:ngày|tuần|tháng|quý|năm)|trước +ngày|chậm +nhất"
    r"|đồng +thời +định +kỳ)"
)
_REPORTS = re.compile(
    r"(?:tổng +hợp *, *)?(?:báo +cáo|tham +mưu|tổng +hợp|gửi +báo +cáo|cập +nhật)"
)
_DATED_RHYTHM = re.compile(
    r"trước +(?:ngày +)?\d{1,2}(?:/\d{1,2}| +tháng +\d{1,2})?(?: +(?:của +)?(?:hằng|hàng) +\w+)?"
)
_DATED = re.compile(
    r"(?:trước|chậm +nhất|muộn +nhất|đến +hết|hết)(?: +(?:là|vào|hết|trước))* +(?:ngày +)?"
    r"\d{1,2}(?:/\d{1,2}| +tháng +\d{1,2}| +(?:hằng|hàng|của))"
)
_AND = re.compile(
    r" và +(?=trước +ngày|tổng +thể +(?:hằng|hàng)|(?:định +kỳ +)?(?:hằng|hàng) +(?:năm|quý"
    r"|tháng) +(?:trước|báo))"
)
# "… xong trước ngày 30/6 và báo cáo kết quả trước ngày 10/7".
_AND_REPORTS = re.compile(r" và +(?=(?:tổng +hợp *, *)?(?:gửi +)?báo +cáo )")
_PROVISO = re.compile(r"(?:trường +hợp|khi|nếu|sau +khi) +[^,;.]{4,80}, +")
_MINIMUM = 24
# No sentence has more parts; a text without full stops must not be cut for ever.
_MOST_CUTS = 200


@dataclass(frozen=True, slots=True)
class Clause:
    """
    A stretch that lays down one thing.

    ``shared`` begins the subject it shares with the clause before; ``is_divided`` says that the
    sentence was divided by rhythm, so that its subject belongs to no piece alone.
    """

    start: int
    end: int
    shared: int | None = None
    is_divided: bool = False


def sentences(view: View, start: int, end: int) -> list[tuple[int, int]]:
    """Cut at sentence ends; abbreviations and "…" followed by small letters do not end one."""
    made = []
    begin = start
    for found in _END.finditer(view.plain, start, end):
        if _ABBREVIATED.search(view.plain, max(start, found.start() - 6), found.start() + 1):
            continue
        if view.plain.startswith("...", found.start() - 2) and not _starts(view, found.end(), end):
            continue
        made.append(view.trimmed(begin, found.end()))
        begin = found.end()
    if begin < end:
        made.append(view.trimmed(begin, end))
    kept = [(a, b) for a, b in made if b > a and any(c.isalnum() for c in view.plain[a:b])]
    return _merged(view, kept)


_FOLLOWS = re.compile(
    r"trong +đó|(?:thực +hiện|làm) +(?:tốt +)?(?:các|những)? *(?:nhiệm +vụ|nội +dung"
    r"|công +việc) +khác|(?:hoàn +thành|xong)(?: +(?:việc +này|các +nội +dung +trên))?"
    r"(?:(?:,| +và) +(?:báo +cáo|gửi)[^.;]{4,120}?)?"
    r" +(?:trước|chậm +nhất|trong|vào|đến) +[^.;]{4,60}\.?$"
)


def _merged(view: View, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join a sentence that only goes on ("Trong đó …") or sweeps up the rest to the one before."""
    merged: list[tuple[int, int]] = []
    for start, end in parts:
        if merged and _FOLLOWS.match(view.low, start, end) and view.plain[end - 1] != ":":
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def _starts(view: View, at: int, end: int) -> bool:
    return at >= end or DUTY.match(view.low, at, end) is not None


def clauses(view: View, start: int, end: int) -> list[Clause]:
    """
    Cut one sentence where what follows stands on its own feet.

    At a semicolon: another body with its own verb, or a duty with its own rhythm. At "và": a
    second date of return. Everything else stays one clause.
    """
    cuts = islice(_SEMICOLON.finditer(view.plain, start, end), _MOST_CUTS)
    made: list[Clause] = []
    begin = start
    shared: int | None = None
    for cut in cuts:
        if _inside_brackets(view, begin, cut.start()) or cut.start() - begin < _MINIMUM:
            continue
        in_list = ": " in view.plain[begin : cut.start()]
        if not in_list and _new_bearer(view, begin, cut.end(), end):
            made.append(Clause(begin, cut.start() + 1, shared))
            begin, shared = cut.end(), None
        elif _new_rhythm(view, begin, cut, end):
            made.append(Clause(begin, cut.start() + 1, shared, is_divided=True))
            shared = start if shared is None and begin == start else shared
            begin = cut.end()
    made.append(Clause(begin, end, shared))
    return [piece for clause in made for piece in _at_and(view, clause)]


def _inside_brackets(view: View, start: int, at: int) -> bool:
    opened = view.plain.rfind("(", start, at)
    if opened >= 0 and view.plain.find(")", opened, at) < 0:
        return True
    return view.plain.count('"', start, at) % 2 == 1


def _new_bearer(view: View, begin: int, at: int, end: int) -> bool:
    """Tell whether a body with a verb of its own begins here, after a clause that has one."""
    proviso = _PROVISO.match(view.low, at, end)
    at = proviso.end() if proviso else at
    run = body_run(view, at, end, strict=True)
    if run is None or run.end - at > 200 or _is_common_noun(view, run):
        return False
    if DUTY.match(view.low, at, end) or " bị " in view.low[run.start : run.end]:
        return False
    verb = subject_end(view.plain, view.low, run.start, end)
    if verb is None or verb - run.end > 3:
        return False
    if _is_listing(view, begin, at):
        return False
    if PURPOSE.match(view.low, begin, at):
        return False  # "Để …; các sở … tập trung …": what for, not what
    return read_clause(view, begin, at - 2) is not None


_COLLECTIVE = re.compile(r"(?:các|những|mỗi|mọi|từng|toàn +thể|tất +cả|ubnd|ủy +ban|riêng) ")


def _is_common_noun(view: View, run: Run) -> bool:
    """Tell whether a noun written small goes on with a list: "…; phóng viên, biên tập viên"."""
    small = view.plain[run.start].islower()
    return small and _COLLECTIVE.match(view.low, run.start) is None


_LEADS_OTHERS = re.compile(
    r"(?<![a-zđà-ỹ])(?:hướng +dẫn|đôn +đốc|chỉ +đạo|phối +hợp(?: +với)?|yêu +cầu|đề +nghị|giao) +"
)


def _is_listing(view: View, begin: int, at: int) -> bool:
    """Tell whether semicolons only part the bodies led: "hướng dẫn Sở A; Hội B; các xã làm …"."""
    for leads in _LEADS_OTHERS.finditer(view.low, begin, at):
        led = body_run(view, leads.end(), at)
        if led is not None and led.end >= at - _GAP:
            return True
    return False


_GAP = 3


def _new_rhythm(view: View, begin: int, cut: re.Match[str], end: int) -> bool:
    stop = min((f.start() for f in _SEMICOLON.finditer(view.plain, cut.end(), end)), default=end)
    if stop - cut.end() < _MINIMUM:
        return False
    if _RHYTHM_OPENS.match(view.low, cut.end(), stop):
        return not has_calendar_rhythm(view, begin, cut.start())
    if _DATED.search(view.low, cut.end(), stop) is None:
        anew = _returns(view, cut.end(), stop) and not _returns(view, begin, cut.start())
        return anew and _REPORTS.match(view.low, cut.end(), stop) is not None
    reports = _REPORTS.match(view.low, cut.end(), stop) is not None
    dated_before = _DATED.search(view.low, begin, cut.start()) is not None
    return reports or (dated_before and DUTY.match(view.low, cut.end(), stop) is not None)


def _returns(view: View, start: int, end: int) -> bool:
    regular = re.search(r"định +kỳ", view.low[start:end]) is not None
    return regular or has_calendar_rhythm(view, start, end)


def _at_and(view: View, clause: Clause) -> list[Clause]:
    for found in _AND.finditer(view.low, clause.start, clause.end):
        first = (clause.start, found.start())
        if (
            has_calendar_rhythm(view, *first)
            and _DATED_RHYTHM.search(view.low, *first)
            and _DATED_RHYTHM.search(view.low, found.end(), clause.end)
        ):
            return [
                Clause(clause.start, found.start(), clause.shared, is_divided=True),
                Clause(found.end(), clause.end, clause.start, is_divided=True),
            ]
    for found in _AND_REPORTS.finditer(view.low, clause.start, clause.end):
        halves = ((clause.start, found.start()), (found.end(), clause.end))
        timed = has_calendar_rhythm(view, *halves[0]) or _DATED.search(view.low, *halves[0])
        if timed and _DATED.search(view.low, *halves[1]):
            first, second = halves
            return [Clause(*first, clause.shared, is_divided=True), Clause(*second, first[0])]
    return [clause]
