"""What else the words of a duty say: kind of responsibility, plans demanded, how long it lasts."""

import re

from lalanh.directives.extraction.context import Draft
from lalanh.directives.extraction.letters import compiled
from lalanh.directives.extraction.model import Demand, InForce, Responsibility
from lalanh.directives.extraction.view import View

# --- responsibility ------------------------------------------------------------------------------
_ANSWERS = (
    r"(?:chịu|có)(?: +hoàn +toàn)? +trách +nhiệm(?: +(?:chính|trực +tiếp|về|và|hoàn +toàn|,))*"
)
_RESPONSIBILITIES: tuple[tuple[Responsibility, re.Pattern[str]], ...] = (
    (
        "shared",
        re.compile(
            r"liên +đới|cùng +chịu +trách +nhiệm|trách +nhiệm +(?:chung +)?(?:liên +đới|tập +thể)"
        ),
    ),
    ("highest", re.compile(rf"{_ANSWERS} +(?:cao +nhất|trước +hết)")),
    (
        "state_management",
        re.compile(
            rf"{_ANSWERS} +quản +lý +nhà +nước"
            r"|(?:thực +hiện|giúp +[^.;]{0,40}) +(?:chức +năng +|nhiệm +vụ +)?quản +lý +nhà +nước"
        ),
    ),
    (
        "overall",
        re.compile(
            rf"{_ANSWERS} +(?:toàn +(?:diện|bộ)|chung)"
            r"|chịu +hoàn +toàn +trách +nhiệm|chịu +trách +nhiệm +hoàn +toàn"
        ),
    ),
)


def responsibility(view: View, start: int, end: int) -> Responsibility | None:
    """Return in what way the body answers for the matter, None if it is a plain duty."""
    if view.low.find("trách nhiệm", start, end) < 0 and view.low.find("quản lý", start, end) < 0:
        return None
    for kind, pattern in _RESPONSIBILITIES:
        if pattern.search(view.low, start, end):
            return kind
    return None


# --- duties that name nothing of their own -------------------------------------------------------
_SOFTENED = (
    r"(?:(?:chủ +động|tích +cực|nghiêm +túc|tiếp +tục|tổ +chức|triển +khai|đồng +thời|và"
    r"|tham +gia"
    r"|phối +hợp|làm|kịp +thời) *,? +)*"
)
_REST = re.compile(
    rf"{_SOFTENED}(?:thực +hiện|giải +quyết|làm)(?: +(?:tốt|đầy +đủ|nghiêm))* +(?:các|những"
    rf"|một +số)?"
    r" *(?:nội +dung|nhiệm +vụ|công +việc|hoạt +động|công +tác)(?: *,? *(?:và +)?(?:nội +dung"
    r"|nhiệm +vụ|công +việc|giải +pháp))* +"
    r"(?:khác|(?:có +)?liên +quan|thuộc +(?:chức|thẩm|phạm|lĩnh|trách)|theo +(?:chức +năng|thẩm"
    r"|phân +công|nhiệm +vụ|lĩnh +vực|quy +định)|(?:đã +)?được +(?:giao|phân +công)"
    r"|do +[^.;,]{3,60}"
    r" +giao)[^.;]{0,160}[.;]?$"
)
_REFORM = re.compile(
    r"(?:nâng +cao +hiệu +lực[^.;]{0,60}, *)?(?:đẩy +mạnh|tăng +cường|thực +hiện(?: +tốt)?)"
    r"(?: +công +tác)? +cải +cách +(?:thủ +tục +)?hành +chính"
)


def is_general(view: View, draft: Draft) -> bool:
    """
    Tell whether the clause only sweeps up what else belongs to the body.

    "Thực hiện các nội dung khác thuộc lĩnh vực …", or reform in general: nothing in it can be
    called done, so it is kept out of rates of completion.
    """
    if draft.deadline is not None or any(r.kind != "continuous" for r in draft.recurrence):
        return False
    at = max(draft.verb, draft.start)
    end = view.trimmed(draft.start, draft.end)[1]
    return any(p.match(view.low, at, end) is not None for p in (_REST, _REFORM))


# --- what is to be drawn up ----------------------------------------------------------------------
_DRAWS_UP = (
    r"(?:xây +dựng|ban +hành|lập|cụ +thể +hóa|soạn +thảo|dự +thảo|hoàn +thiện)"
    r"(?: *(?:,|và|,? *(?:đồng +thời +)?)? *(?:ban +hành|triển +khai|tổ +chức|trình|thực +hiện"
    r"|tham +mưu|phê +duyệt|bổ +sung))*"
)
_OF_ITS_OWN = r"(?: +(?:các|những|bằng|thành|được|nội +dung|văn +bản|tài +liệu|cụ +thể)){0,3}"
_PLAN = re.compile(
    rf"{_DRAWS_UP}{_OF_ITS_OWN} +(?:kế +hoạch|phương +án|chương +trình +(?:hành +động|công +tác))"
    r"(?! +(?:số|này|phát +triển +kinh|sử +dụng +đất|đầu +tư))"
    r"|có +(?:kế +hoạch|phương +án) +(?:cụ +thể|chi +tiết|triển +khai)"
)
_GUIDANCE = re.compile(
    rf"{_DRAWS_UP}{_OF_ITS_OWN} +hướng +dẫn(?! +(?:số|này|của))"
    r"|có +(?:văn +bản +|công +văn +)?hướng +dẫn +(?:cụ +thể|chi +tiết|thực +hiện)"
    r"|biên +soạn(?: +và +\w+ +\w+)? +(?:tài +liệu +|sổ +tay +)hướng +dẫn"
)


# "… số 12/NQ-CP ngày … của Chính phủ ban hành Chương trình …": drawn up already.
_OF_ANOTHER = re.compile(r" số +\d[^,;.]{0,90}$")


def demands(view: View, start: int, end: int) -> Demand | None:
    """Return what the clause wants drawn up: a plan of one's own, or guidance for others."""
    plan, guidance = (_wanted(view, p, start, end) for p in (_PLAN, _GUIDANCE))
    if guidance is not None and (plan is None or guidance.start() < plan.start()):
        return "guidance"
    return "plan" if plan is not None else None


def _wanted(view: View, pattern: re.Pattern[str], start: int, end: int) -> re.Match[str] | None:
    for found in pattern.finditer(view.low, start, end):
        before = view.low[max(start, found.start() - 110) : found.start()]
        if _OF_ANOTHER.search(before) is None:
            return found
    return None


# --- how long ------------------------------------------------------------------------------------
_LASTS = compiled(
    r"(?:(?:trong|suốt)(?: +suốt)? +(?:thời +gian|thời +kỳ|giai +đoạn)"
    r"|cho +đến +khi +(?:kết +thúc"
    r"|hết|dừng)|khi +còn|(?:còn +)?đang|tại +các +[^.;,]{3,60}?)"
    r"(?: +(?:đang|việc|phải|còn))*(?: +(?:thực +hiện|áp +dụng|triển +khai|giãn +cách +xã +hội"
    r"|cách +ly"
    r"|phong +tỏa|có|hiệu +lực|giãn +cách|thi +hành|theo))+ +(?:các +)?(?:của +)?"
    r"(?P<document>(?:chỉ +thị|quyết +định|nghị +quyết|công +điện|kế +hoạch|văn +bản|thông +báo"
    r"|công +văn)(?: +số)? +\d+[\w/.\-]*)"
)


def lasting(view: View, start: int, end: int) -> tuple[int, int] | None:
    """Return where the words stand that tie the time of a duty to the force of a document."""
    found = _LASTS.search(view.low, start, end)
    return (found.start(), found.end()) if found is not None else None


def in_force(view: View, draft: Draft) -> InForce | None:
    """Return the document as long as which the duty lasts, named in the clause or in a slot."""
    for place in ((draft.start, draft.end), draft.lasting):
        found = _LASTS.search(view.low, *place) if place is not None else None
        if found is not None:
            document = view.words(found.start("document"), found.end("document"))
            return InForce(view.span(found.start(), found.end()), document.rstrip(".-/"))
    return None
