"""The foot of a document: recipients and signature, also where two columns came out as one."""

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from lalanh.directives.extraction.letters import compiled
from lalanh.directives.extraction.model import Recipient, Signer, Span
from lalanh.directives.extraction.view import Line, View

RECIPIENTS = re.compile(r"nơi +(?:nhận|gửi)\s*:?")
AUTHORITY = compiled(r"(?:TM|T/M|KT|K/T|TL|T/L|TUQ|T/UQ|Q)(?:\.|(?<=/[MTL])|(?= ))[. ]*[~]")
_POST = re.compile(
    r"(?:QUYỀN |Q\. ?)?(?:PHÓ |ĐỒNG |TỔNG |THỨ |BỘ |VIỆN |CỤC |VỤ |CHI CỤC |UỶ VIÊN|ỦY VIÊN"
    r"|CHỦ TỊCH|CHỦ NHIỆM"
    r"|TRƯỞNG|GIÁM ĐỐC|HIỆU TRƯỞNG|BÍ THƯ|CHÁNH|THỦ TRƯỞNG|CHỈ HUY|TƯ LỆNH|CHÍNH ỦY|CHÍNH UỶ"
    r"|THƯ KÝ"
    r"|TỔ TRƯỞNG|TRẠM TRƯỞNG|ĐỘI TRƯỞNG|THỦ TƯỚNG|ĐẠI DIỆN|KẾ TOÁN|NGƯỜI|BAN |TIỂU BAN)"
)
# Family names of the Kinh and of the peoples of the highlands, in capitals.
SURNAME = re.compile(
    r"(?:BÙI|BẾ|CAO|CHU|CHÂU|CUNG|CÙ|CẦM|DANH|DOÃN|DƯ|DƯƠNG|GIANG|GIÀNG|HOÀN|HOÀNG|HUỲNH|HÀ|"
    r"HẦU|HỒ|HỨA|KHƯƠNG|KHỔNG|KIM|KIỀU|KSOR|LA|LÂM|LÊ|LÒ|LÝ|LƯU|LƯƠNG|LẠI|LỤC|LỮ|MAI|MÃ|"
    r"MÙA|MẠC|NGHIÊM|NGUYỄN|NGÔ|NHAN|NINH|NÔNG|PHAN|PHÍ|PHÙNG|PHẠM|QUAN|QUÁCH|QUẢN|RƠ|"
    r"SIU|SÙNG|SƠN|THÀO|THÁI|THÂN|THẠCH|TIÊU|TRIỆU|TRƯNG|TRƯƠNG|TRẦN|TRỊNH|TÔ|TÔN|TĂNG|"
    r"TẠ|TỐNG|TỪ|UNG|VI|VIÊN|VÕ|VĂN|VŨ|VƯƠNG|XA|Y|ÂU|ÔNG|ĐINH|ĐIỂU|ĐOÀN|ĐÀM|ĐÀO|ĐẶNG|"
    r"ĐỒNG|ĐỖ)$"
)
_NAME = compiled(r"(?:[~][\w']*)(?: +[~][\w']*){1,5}$")
_RANK = re.compile(
    r"(?:(?:Thiếu|Trung|Thượng|Đại) (?:tá|tướng|úy|uý)|TS\.?|ThS\.?|PGS\.?|GS\.?|BS\.?"
    r"|KS\.?)[. ]+"
)
_BULLET = re.compile(r"[-+•·] ?")
_REPORT = re.compile(r"\((?:để )?(?:b/c|bc|báo cáo)[^)]*\)|để b/c|b/cáo", re.IGNORECASE)
_SUPPORT = re.compile(r"\([^)]*(?:hỗ trợ|phối hợp|ph/h|đưa tin)[^)]*\)", re.IGNORECASE)
_INTERNAL = re.compile(
    r"(?:gd|gđ|pgd|pgđ|các pgđ|giám đốc|lãnh đạo (?!tỉnh|huyện|thành)|các phòng|phòng |phòng:"
    r"|vp:|vpub|vpđp|cvp"
    r"|pcvp|các vụ|vụ |các đơn vị thuộc (?:bộ|sở|ban)|cán bộ|chuyên viên|ban giám)"
)
_LIMIT = 90


@dataclass(slots=True)
class Foot:
    """The foot as found; places are indexes into the columns of the view."""

    first: int
    last: int
    recipients: list[Recipient] = field(default_factory=list)
    signer: Signer | None = None


@dataclass(slots=True)
class _Draft:
    capacity: list[Line] = field(default_factory=list)
    name: Line | None = None
    lines: list[Line] = field(default_factory=list)
    seen: int = 0


def is_name(words: str) -> bool:
    """Tell whether a line reads as a person's name and as no post."""
    bare = _RANK.sub("", words.strip(" .,"))
    if _NAME.match(bare) is None or (_POST.match(bare.upper()) and bare.isupper()):
        return False
    first = bare.split()[0]
    is_surname = SURNAME.match(first.upper()) is not None
    if bare.isupper() or is_surname:
        return is_surname
    return len(bare.split()) <= 4 and all(len(word) <= 7 for word in bare.split())


def is_capacity(words: str) -> bool:
    """Tell whether a line gives authority or post: "KT. CHỦ TỊCH", "PHÓ GIÁM ĐỐC"."""
    if words != words.upper() or len(words) > 90 or not any(c.isalpha() for c in words):
        return False
    return AUTHORITY.match(words) is not None or _POST.match(words) is not None


def foot(view: View, first: int, last: int) -> Foot:
    """
    Read the foot that begins at column line ``first`` and ends before ``last``.

    Lines of the two columns may come in any order: a dash makes a recipient, capitals of a post
    a capacity, a name the signer.
    """
    draft = _Draft()
    end = first
    for place in range(first, min(last, first + _LIMIT)):
        line = view.columns[place]
        if line.is_empty:
            draft.seen += 1
            continue
        if _is_over(view, draft, line):
            break
        _take(view, draft, line, opened=place == first)
        draft.seen = 0
        end = place + 1
    recipients = [_recipient(view, line) for line in draft.lines]
    signer = None
    if draft.capacity:
        name = view.span(draft.name.start, draft.name.end) if draft.name else None
        signer = Signer(name, tuple(view.span(c.start, c.end) for c in draft.capacity))
    return Foot(first, end, [r for r in recipients if r is not None], signer)


def _is_over(view: View, draft: _Draft, line: Line) -> bool:
    words = view.plain[line.start : line.end]
    if line.start in view.cells:
        return True
    if draft.name is None:
        return draft.seen > 0 and _is_title(words) and bool(draft.lines)
    if _BULLET.match(words):
        return bool(draft.lines) and _is_filed(view, draft.lines[-1])
    if draft.seen > 1:
        return True
    more = is_capacity(words) and is_post(words)
    return not (more and not _is_title(words) and line.start - draft.name.end < 60)


# Below a name only a post goes on with the signature; "BỘ TƯ PHÁP" heads the next letter.
_LED = re.compile(r"TRƯỞNG|PHÓ |CHỦ |GIÁM ĐỐC|BÍ THƯ|CHÁNH|[TK][MTL]\.|[TK]/[MTL]|VIÊN|THƯ KÝ")


def is_post(words: str) -> bool:
    """Tell whether a line in capitals names somebody's post and no body."""
    return _LED.search(words) is not None


def _is_title(words: str) -> bool:
    return words.startswith(
        ("PHỤ LỤC", "DANH MỤC", "BIỂU", "MẪU", "KẾ HOẠCH", "QUY CHẾ", "QUY ĐỊNH")
    )


def _is_filed(view: View, line: Line) -> bool:
    return view.low[line.start : line.end].lstrip("-+ ").startswith("lưu")


def _take(view: View, draft: _Draft, line: Line, *, opened: bool) -> None:
    words = view.plain[line.start : line.end]
    heading = RECIPIENTS.match(view.low, line.start, line.end)
    if heading is not None and (opened or heading.end() == line.end):
        start, end = view.trimmed(heading.end(), line.end)
        if start < end and is_capacity(view.plain[start:end]):
            draft.capacity.append(Line(start, end))
        elif start < end:
            draft.lines.extend(_several(view, _without_beside(view, draft, Line(start, end))))
    elif _BULLET.match(words):
        _add_bullet(view, draft, _without_beside(view, draft, line))
    elif is_capacity(words):
        draft.capacity.append(Line(line.start, line.end))
    elif draft.name is None and (cut := _name_behind_post(words)):
        draft.capacity.append(Line(*view.trimmed(line.start, line.start + cut)))
        draft.name = Line(*view.trimmed(line.start + cut, line.end))
    elif (
        draft.capacity
        and draft.name is None
        and is_name(words)
        and not (words.isupper() and _is_cut(view, draft))
    ):
        draft.name = line
    elif draft.capacity and draft.name is None and not draft.seen and words.isupper():
        draft.capacity[-1] = Line(draft.capacity[-1].start, line.end)
    elif not draft.capacity or _goes_on(view, draft):
        _add_loose(view, draft, line)


_BESIDE = re.compile(r"[;.,] +(?=[^;.,]{4,60}$)")


_FOR_WHOM = compiled(
    r"(?<=[.;,]) +(?=(?:TM|T/M|KT|K/T|TL|T/L|TUQ|CHỦ TỊCH|GIÁM ĐỐC|BÍ THƯ)[. ]+[~])"
)


def _without_beside(view: View, draft: _Draft, line: Line) -> Line:
    """Part "- Như trên; PHÓ GIÁM ĐỐC": what stands beside a recipient is post or name."""
    signed = _FOR_WHOM.search(view.plain, line.start, line.end)
    cut = _name_behind_post(view.plain[signed.end() : line.end]) if signed is not None else None
    if signed is not None and cut is not None and draft.name is None:
        draft.capacity.append(Line(*view.trimmed(signed.end(), signed.end() + cut)))
        draft.name = Line(*view.trimmed(signed.end() + cut, line.end))
        return Line(line.start, signed.start())
    for gap in _BESIDE.finditer(view.plain, line.start, line.end):
        words = view.plain[gap.end() : line.end]
        if is_capacity(words):
            draft.capacity.append(Line(gap.end(), line.end))
            return Line(line.start, gap.end())
        named = draft.capacity and draft.name is None and _is_filed(view, line)
        if named and is_name(words) and SURNAME.match(words.split()[0].upper()):
            draft.name = Line(gap.end(), line.end)
            return Line(line.start, gap.end())
    return line


def _goes_on(view: View, draft: _Draft) -> bool:
    if not draft.lines or draft.seen:
        return False
    return view.plain[draft.lines[-1].end - 1] not in ";,." and draft.name is None


def _add_bullet(view: View, draft: _Draft, line: Line) -> None:
    sign = view.plain[line.start]
    if sign == "+" and draft.lines:
        draft.lines[-1] = Line(draft.lines[-1].start, line.end)
    else:
        draft.lines.extend(_several(view, line))


_POST_AND_NAME = compiled(
    r"([~][~ .,/\-]{3,}[~.]) +((?:[~][\w']*[a-zà-ỹđ][\w']*)(?: +[~][\w']*){1,4})$"
)


def _name_behind_post(words: str) -> int | None:
    """Return where a name begins that stands on the line of the post: "CHỦ TỊCH Lê Văn A"."""
    found = _POST_AND_NAME.match(words)
    if found is None or not is_capacity(found[1]) or not is_name(found[2]):
        return None
    return found.start(2)


_CUT_POST = re.compile(r"(?:CHÁNH|PHÓ|CHỦ|GIÁM|BÍ|QUYỀN|THƯỜNG|TỔNG|UỶ|ỦY|VÀ|,)$")


def _is_cut(view: View, draft: _Draft) -> bool:
    """Tell whether the post breaks off at the line's end: "K/T CHÁNH / VĂN PHÒNG"."""
    last = draft.capacity[-1]
    return not draft.seen and _CUT_POST.search(view.plain, last.start, last.end) is not None


_NEXT = re.compile(r"(?<=[;.,]) *(?=[-+•·] ?\S)")


def _several(view: View, line: Line) -> list[Line]:
    """Cut "- Như trên; - Chủ tịch; - Lưu: VT." where recipients stand on one line."""
    cuts = [line.start]
    cuts += [found.end() for found in _NEXT.finditer(view.plain, line.start, line.end)]
    cuts.append(line.end)
    return [Line(*view.trimmed(a, b)) for a, b in pairwise(cuts) if a < b]


def _add_loose(view: View, draft: _Draft, line: Line) -> None:
    """A line without dash: the rest of the one before, or a recipient of a list without dashes."""
    before = draft.lines[-1] if draft.lines else None
    if before is None:
        draft.lines.append(line)
        return
    ended = view.plain[before.end - 1] in ";."
    dashed = _BULLET.match(view.plain, before.start, before.end) is not None
    if not draft.seen and not (ended and not dashed) and line.start - before.end < 12:
        draft.lines[-1] = Line(before.start, line.end)
    elif not dashed:
        draft.lines.append(line)


def _recipient(view: View, line: Line) -> Recipient | None:
    start, end = line.start, line.end
    bullet = _BULLET.match(view.plain, start, end)
    if bullet is not None:
        start = bullet.end()
    while end > start and view.plain[end - 1] in " ;,.:/":
        end -= 1
    start, end = view.trimmed(start, end)
    words = view.low[start:end]
    if len(words) < 2 or not any(c.isalpha() for c in words):
        return None
    span: Span = view.span(start, end)
    if re.match(r"lưu(?![a-zđà-ỹ])", words):
        return Recipient(span, "archive", "archive")
    kind: Literal["internal", "recipient"] = "internal" if _INTERNAL.match(words) else "recipient"
    if _REPORT.search(words):
        return Recipient(span, "report", kind)
    return Recipient(span, "support" if _SUPPORT.search(words) else None, kind)
