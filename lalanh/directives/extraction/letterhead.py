"""Who issues: from the letterhead, or from the text where the letterhead is lost."""

import re
from itertools import pairwise

from lalanh.directives.extraction.letters import compiled
from lalanh.directives.extraction.lexicon import HEAD
from lalanh.directives.extraction.model import Span
from lalanh.directives.extraction.view import Line, View, placed

NATIONAL = re.compile(
    r"c[ộô]ng[ |]+hòa[ |]+xã[ |]+hội[ |]+chủ[ |]+nghĩa[ |]+việt(?:[ |]+nam)?"
    r"|đảng[ |]+cộng[ |]+sản[ |]+việt[ |]+nam"
    r"|độc[ |]+lập *- *tự[ |]+do *- *hạnh[ |]+phúc"
)
_BODY = compiled(
    r"(?:UBND|[ỦU][YỶ] BAN|UỶ BAN|HĐND|HỘI ĐỒNG|SỞ|BỘ|BAN|TIỂU BAN|CỤC|TỔNG CỤC|CHI CỤC|VỤ|VIỆN"
    r"|VĂN PHÒNG"
    r"|THANH TRA|CÔNG AN|(?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ|ĐẢNG|CHI) [ỦU][YỶ]|(?:TỈNH|THÀNH|HUYỆN"
    r"|QUẬN|THỊ|ĐẢNG) UỶ"
    r"|ĐẢNG BỘ|ĐẢNG ĐOÀN|MẶT TRẬN|HỘI(?! (?:NGHỊ|CHỦ))|LIÊN|ĐOÀN|(?:TỈNH|HUYỆN|THÀNH) ĐOÀN"
    r"|TRUNG TÂM|TRƯỜNG|BỆNH VIỆN"
    r"|PHÒNG(?! *,)|CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|KHO BẠC|NGÂN HÀNG|BẢO HIỂM|TÒA ÁN|TOÀ ÁN"
    r"|TỔNG CÔNG TY|CÔNG TY|QUỸ|BÁO"
    r"|ĐÀI|UBMTTQ|MTTQ|BCĐ|BCH|TỔ(?! QUỐC)|VPĐP)(?![~])"
)
_UNFINISHED = re.compile(
    r"(?:[ỦU][YỶ] BAN|UỶ BAN|BAN (?:THƯỜNG TRỰC|THƯỜNG VỤ|CHẤP HÀNH|CHỈ ĐẠO|QUẢN LÝ|TỔ CHỨC)"
    r"|VĂN PHÒNG|HỘI ĐỒNG|LIÊN ĐOÀN"
    r"|BỘ CHỈ HUY|TIỂU BAN|ĐOÀN|BAN|CỤC|CHI CỤC|TRUNG TÂM|VÀ|,)$"
    r"|^(?:[ỦU][YỶ]|UỶ|THỦ|BỘ|SỞ|HỘI|MẶT|TỈNH|HUYỆN|CHÍNH|VĂN|ĐẢNG|PHÒNG|CÔNG)$"
)
# A body below another that stands with it on one line: "UBND TỈNH A SỞ B".
_BELOW = compiled(
    r"(?<=[~]) +(?=(?:SỞ|VĂN PHÒNG|BAN (?!NHÂN)|PHÒNG|CHI CỤC|TRUNG TÂM|THANH TRA)(?: [~]|$"
    r"|[ \-_]*$))"
)
_UPPER_BODY = re.compile(
    r"(?:(?:ỦY|UỶ|UY) BAN NHÂN DÂN|UBND|(?:TỈNH|HUYỆN|THÀNH|QUẬN) (?:ỦY|UỶ)) (?:\w+ ){0,3}\w+"
)


def bodies_of(view: View, lines: list[Line]) -> list[list[Line]]:
    """Join the lines of a letterhead into bodies, the issuing one last; each keeps its lines."""
    made: list[list[Line]] = []
    for line in [piece for whole in lines for piece in _apart(view, whole)]:
        words = view.plain[line.start : line.end]
        before = name_of(view, made[-1]) if made else ""
        opens = _BODY.match(words) is not None and not _UNFINISHED.search(before)
        if made and (not opens or before.count('"') % 2):
            made[-1].append(line)
        elif opens or not made:
            made.append([line])
    return [body for body in made if _BODY.match(name_of(view, body))]


def _apart(view: View, line: Line) -> list[Line]:
    """Cut a line that holds a body and the body above it; rules behind a name go."""
    end = line.end
    while end > line.start and view.plain[end - 1] in "-_ *":
        end -= 1
    upper = _UPPER_BODY.match(view.plain, line.start, end)
    below = _BELOW.search(view.plain, line.start + 8, end) if upper is not None else None
    if below is None:
        return [Line(line.start, end)]
    return [Line(line.start, below.start()), Line(below.end(), end)]


def name_of(view: View, body: list[Line]) -> str:
    """Return the name that the lines of a body make."""
    return " ".join(view.words(line.start, line.end) for line in body)


def span_of(view: View, body: list[Line]) -> Span:
    """Return the slice of a body; where another column stands between, its first line alone."""
    between = "".join(view.plain[one.end : other.start] for one, other in pairwise(body))
    last = body[-1] if not between.strip(" |-") else body[0]
    return view.span(body[0].start, last.end)


_SAYS = re.compile(
    r" +(?:trân +trọng +)?(?:đề +nghị|yêu +cầu|xây +dựng +(?:và +ban +hành +)?kế +hoạch"
    r"|ban +hành +(?:kế|quyết|hướng"
    r"|chương|quy|đề)|hướng +dẫn|thông +báo|báo +cáo|quyết +định|kêu +gọi|lập +kế +hoạch"
    r"|phát +động|chỉ +đạo"
    r"|xây +dựng +(?:chương|phương|đề)|triển +khai +kế +hoạch|đề +ra)"
)
# Whoever speaks does so within this many characters of the opening.
_OPENING_REACH = 4_000
_SENTENCE = compiled(r'(?:^|[.;,"] +)(?=["~])')


def issuer_in_text(
    view: View, opening: list[tuple[int, int]], capacity: tuple[Span, ...]
) -> tuple[int, int] | None:
    """
    Return the body that speaks in the opening ("Sở … đề nghị", "Ban Chỉ đạo … ban hành").

    A name that the opening defines ("sau đây gọi tắt là …") is taken in full.
    """
    for start, end in opening:
        said = _speaker(view, start, end)
        if said is not None:
            return _in_full(view, opening, said)
    return None


def _speaker(view: View, start: int, end: int) -> tuple[int, int] | None:
    for verb in _SAYS.finditer(view.low, start, min(end, start + _OPENING_REACH)):
        if view.plain[verb.start() : verb.end()].lstrip()[0].isupper():
            continue
        begins = [f.end() for f in _SENTENCE.finditer(view.plain, start, verb.start())]
        if start not in begins:
            begins.insert(0, start)
        for begin in reversed(begins):
            words = view.low[begin : verb.start()]
            if HEAD.match(view.low, begin, verb.start()) and _is_one_body(words):
                return begin, verb.start()
    return None


def _is_one_body(words: str) -> bool:
    told = " nhận được " in words or " đã " in words
    return len(words) < 220 and ":" not in words and words.count(",") <= 6 and not told


_DEFINED = re.compile(
    r"\( *(?:sau +đây )?(?:gọi +(?:tắt +|chung +)?là|viết +tắt +là) *:? *([^)]+)\)"
)


def _in_full(view: View, opening: list[tuple[int, int]], said: tuple[int, int]) -> tuple[int, int]:
    short = view.words(*said).casefold()
    for start, end in opening:
        for defined in _DEFINED.finditer(view.plain, start, end):
            named = placed(defined[1]).strip(' "')
            bracket = short.find(" (")
            if named != (short if bracket < 0 else short[:bracket]):
                continue
            at = view.low.rfind(" " + named, start, defined.start())
            if at >= 0:
                return view.trimmed(at, defined.start())
    cut = view.plain.find(" (", said[0], said[1])
    return (said[0], cut) if cut > 0 else said
