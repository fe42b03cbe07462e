"""The subject of a paper, "V/v …" or under its title, and what in a head ends it."""

import re

from lalanh.directives.extraction.doctypes import SYMBOL
from lalanh.directives.extraction.letterhead import NATIONAL
from lalanh.directives.extraction.letters import compiled
from lalanh.directives.extraction.model import Urgency
from lalanh.directives.extraction.view import Line, View

NUMBER_LINE = re.compile(
    r"(?:[(\[]? *)(?:Số|SỐ|số(?= *:))(?: +(?:hiệu"
    rf"|số))? *[:.]? *(\d{{0,5}}[a-zA-Z]? ?\d{{0,3}})[ .…]*({SYMBOL})?(?!\w) *"
    rf"(?:$|\)| {{2,}}|[A-ZĐVv])"
)
DATED = compiled(
    r"(?<![\w/\-])(?P<place>[~][\w .'\-]{1,40}), *"
    r"(?:(?:(?:hồi|lúc) +)?\d{1,2} *(?:giờ|h|:) *(?:\d{1,2} *(?:phút)?)?[, ]*)?"
    r"ngày *(?P<d>\d{0,2})[ .…]*tháng *(?P<m>\d{0,2})[ .…]*năm *(?P<y>\d{4})"
)
URGENT: dict[str, Urgency] = {
    "hỏa tốc": "hoa_toc", "hỏa tốc hẹn giờ": "hoa_toc", "thượng khẩn": "thuong_khan",
    "khẩn": "khan",
}  # fmt: skip
ADDRESS = re.compile(r"kính +gửi *:?|(?:^|[ \n])điện *:")
OPENS = re.compile(
    r"(?:Căn cứ |Thực hiện (?:[a-zđà-ỹ]|[A-ZĐ][a-zđà-ỹ ]+(?:số|ngày|của) )|Để |Nhằm "
    r"|Trong (?:thời"
    r"|những|năm|tháng|các|đợt)|Theo "
    r"|Kính gửi|\(?(?:Ban hành )?[Kk]èm theo|[IVX]+ *[.\-/](?![Vv])|\d{1,2} *[.)\-/] |Điều \d"
    r"|Phần "
    r"|Tiếp theo |Ngày \d|Xét |Qua |Sau |Hưởng ứng"
    r"|Triển khai thực hiện (?:Nghị|Chỉ|Kế|Quyết|Kết|Công|Thông)|Tiếp tục thực hiện (?:Nghị|Chỉ"
    r"|Kế)|Thời gian qua|Thực hiện Lời)"
)


def about(view: View, place: int, limit: int, start: int | None = None) -> tuple[Line, int]:
    """Read "V/v …" up to an empty line or the next element of the head."""
    begin = view.columns[place].start if start is None else start
    end = view.columns[place].end
    place += 1
    while place < limit and place < len(view.columns):
        line = view.columns[place]
        words = view.plain[line.start : line.end]
        low = view.low[line.start : line.end]
        if line.is_empty and _goes_on(view, begin, end, place + 1):
            place += 1
            continue
        if line.is_empty or is_other(words, low) or line.end - line.start > 160:
            break
        end = line.end
        place += 1
    return Line(begin, end), place


_CUT_SHORT = re.compile(
    r"(?:,| (?:thực +hiện|của|tại|về|và|theo|số|cho|với|các|công +văn|kế +hoạch|quyết +định))$"
)


def _goes_on(view: View, begin: int, end: int, place: int) -> bool:
    """Tell whether a subject goes on below an empty line, as where each line is a paragraph."""
    if place >= len(view.columns) or view.columns[place].is_empty:
        return False
    line = view.columns[place]
    if view.plain[line.start].islower():
        return True
    words, low = view.plain[line.start : line.end], view.low[line.start : line.end]
    cut = _CUT_SHORT.search(view.low, begin, end) is not None
    return cut and not words.isupper() and len(words) < 80 and not is_other(words, low)


def is_other(words: str, low: str) -> bool:
    return bool(
        NATIONAL.search(low)
        or DATED.match(words)
        or ADDRESS.match(low)
        or NUMBER_LINE.match(words)
        or low.strip(' "') in URGENT
        or OPENS.match(words)
    )


# Who decides, between the subject of a decision and its basis.
_DECIDES = re.compile(
    r"(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|THỦ TƯỚNG|CHÁNH|TRƯỞNG BAN|TỔNG GIÁM ĐỐC"
    r"|ỦY BAN NHÂN"
    r"|UỶ BAN NHÂN|HỘI ĐỒNG NHÂN|BAN (?:THƯỜNG VỤ|CHẤP HÀNH|THƯỜNG TRỰC)) (?!.*NĂM \d)"
)
# These open the text of a paper as often as the subject under its title.
_MAY_TITLE = ("Thực hiện", "Hưởng ứng", "Triển khai", "Tiếp tục")


def under_title(view: View, place: int, limit: int) -> tuple[Line | None, int]:
    """Read the lines under the title: up to an empty line, or to where the text begins."""
    first = place
    begin = end = -1
    gap = False
    while place < limit:
        line = view.columns[place]
        if line.is_empty:
            gap = begin >= 0
            place += 1
            continue
        words = view.plain[line.start : line.end]
        if line.start in view.cells:
            break
        if begin < 0 and (is_other(words, words.lower()) and not words.startswith(_MAY_TITLE)):
            break
        gap = gap and not _basis_follows(view, place, limit)
        if begin >= 0 and (_ends_subject(view, begin, end, words, gap) or len(words) > 260):
            break
        begin = line.start if begin < 0 else begin
        end, gap = line.end, False
        place += 1
    if begin >= 0 and view.plain.startswith(_MAY_TITLE, begin) and view.plain[end - 1] in ".:;":
        return (
            None,
            first,
        )  # a whole sentence under the title is no subject but where the text begins
    return (Line(begin, end) if begin >= 0 else None), place


_LINES_TO_BASIS = 4


def _basis_follows(view: View, place: int, limit: int) -> bool:
    """Tell whether only lines of a subject stand between here and the basis of a decision."""
    ahead = [line for line in view.columns[place:limit] if not line.is_empty]
    for line in ahead[:_LINES_TO_BASIS]:
        words = view.plain[line.start : line.end]
        if words.startswith("Căn cứ ") or (words.isupper() and _DECIDES.match(words)):
            return True
        if words[-1] in ".:;" or OPENS.match(words):
            return False
    return False


_WIRES = re.compile(r"(?:điện|ĐIỆN) *:$")  # "CHỦ TỊCH … điện:" heads the addressees of a wire
_SHOUTED = 25
_FEW = 4


def _ends_subject(view: View, begin: int, end: int, words: str, gap: bool) -> bool:
    if OPENS.match(words) or words.startswith(("-----", "_____")) or _WIRES.search(words):
        return True
    if words.isupper() and _DECIDES.match(words) and not _CUT_SHORT.search(view.low, begin, end):
        return True
    if gap:
        return not words[0].islower()
    shouted = view.plain[begin:end].isupper()
    if shouted and end - begin > _SHOUTED and words[1:2].islower() and len(words.split()) > _FEW:
        return True
    return shouted and not words.isupper() and not words.startswith("(") and len(words) > 100
