"""What a clause is when it is no duty: closing, message, principle, condition, period."""

import re

from lalanh.directives.extraction.letters import compiled
from lalanh.directives.extraction.lexicon import CITIZEN, HEAD, strong_verb
from lalanh.directives.extraction.signature import SURNAME
from lalanh.directives.extraction.view import View

_LONGEST_ROSTER = 220
CLOSING = re.compile(
    r"(?:[^.;:]{3,90} )?(?:xin +|trân +trọng +)?thông +báo +(?:để|đến|tới) +[^.;:]{3,160}"
    r"(?:biết|thực +hiện)[^.;:]{0,30}[./]*$|trên +đây +là|trân +trọng +(?:thông +báo|kính +báo"
    r"|cảm +ơn|kính +mời)"
    r"|(?:[^.;:]{3,90} )?(?:xin +thông +báo *[./]*$|trân +trọng +thông +báo(?![a-zđà-ỹ]))"
    r"|căn +cứ +vào +tình +hình +cụ +thể|(?:kế +hoạch|văn +bản|quyết +định"
    r"|công +văn)(?: +này)? +có +hiệu +lực"
)
_ACT = re.compile(
    r"(?:ban +hành|phê +duyệt|công +bố)(?: +kèm +theo)? +(?:kèm|(?:quyết +định|văn +bản|kế +hoạch"
    r"|nghị +quyết|quy +chế|quy +định)(?: +\w+){0,3} +này)|(?:quyết +định|nghị +quyết|chỉ +thị"
    r"|quy +chế)(?: +này)? +(?:có +hiệu +lực|thay +thế)"
)
_ENTRUSTED = re.compile(
    r"(?:(?:chịu|có) +trách +nhiệm +)?(?:căn +cứ +)?(?:thi +hành|tổ +chức +thực +hiện"
    r"|triển +khai *,? *(?:tổ +chức +)?thực +hiện) +(?:quyết +định|kế +hoạch|chỉ +thị|công +văn"
    r"|văn +bản|hướng +dẫn|nghị +quyết) +này *[./]*$"
)
_GENERIC_END = re.compile(
    r"(?:(?:quan +tâm|nghiêm +túc|khẩn +trương|tích +cực|chủ +động|kịp +thời|chỉ +đạo|phối +hợp"
    r"|tổ +chức|triển +khai|thực +hiện|thi +hành"
    r"|hưởng +ứng|lãnh +đạo|và|để|tốt|hiệu +quả|có|theo +dõi|báo +cáo|nội +dung|trên|nêu|các"
    r"|kế +hoạch|này|biết|hợp +tác|giúp +đỡ|hỗ +trợ|đôn +đốc)"
    r"[ ,;]*)+[./]*$"
)
CONDITIONED = re.compile(
    r"(?:trong +quá +trình +[^.;]{0,70}?)?(?:,? *(?:nếu|khi) +(?:gặp|có|phát +sinh|còn"
    r"|cần)[^.;:]{0,90}?"
    r"(?:khó +khăn|vướng +mắc|phát +sinh|vấn +đề|nội +dung"
    r"|sửa +đổi)(?: *,? *(?:và +)?(?:khó +khăn|vướng +mắc|bất +cập|vượt +(?:quá +)?thẩm +quyền"
    r"|cần +(?:sửa|điều|bổ|giải)[^,.;]{0,40}|phát +sinh))*) *,? *"
)
_MESSAGE = re.compile(
    r"(?:cùng +nhau|hãy +|nhiệt +liệt|mỗi +lá|không +ai +bị|toàn +đảng *,|toàn +dân +)"
    r"|(?:ghi +nhận|đánh +giá +cao|biểu +dương|hoan +nghênh|cảm +ơn)[, ]+(?:và +)?(?:đánh +giá +cao"
    r"|biểu +dương|ghi +nhận|hoan +nghênh|cảm +ơn|sự|những|tinh +thần|nỗ +lực|kết +quả) "
)
_PRINCIPLE = re.compile(
    r"(?:với +tinh +thần|việc +|công +tác +|hoạt +động +|nội +dung +|phong +trào +"
    r"|cuộc +vận +động +|mọi +|các +(?:hoạt +động|khoản|nội +dung)"
    r"|tuyệt +đối +không|không +(?:được|để|ai)|nghiêm +cấm)[^.;]{0,160}?(?:phải|cần|bảo +đảm"
    r"|đảm +bảo|được|không|(?:thực +hiện|áp +dụng|tiến +hành) +theo)"
)
_PERIOD = re.compile(
    r"[^.;:]{3,90}?(?:được +(?:tiến +hành|tổ +chức|thực +hiện|triển +khai)|diễn +ra"
    r"|kéo +dài) +(?:trong|từ|đến|vào)"
)
PASSIVE = re.compile(
    r"[^.;:]{3,160}?(?:sẽ +)?được +(?:biên +soạn|phát +hành|tổ +chức|tiến +hành|thực +hiện|gửi"
    r"|nộp|công +bố|báo +cáo|cập +nhật|đăng|niêm +yết|chi +trả)"
)
# "Kết quả thực hiện báo cáo về Ủy ban … trước ngày 20/12": the thing stands first.
SENT = re.compile(
    r"(?:mọi +|các +|toàn +bộ +)?(?:kết +quả|báo +cáo|danh +sách|hồ +sơ|ý +kiến|văn +bản|số +liệu"
    r"|kế +hoạch|đăng +ký|đề +xuất|chứng +từ|thông +tin)[^.;:,]{0,100}? +(?:gửi|nộp|báo +cáo"
    r"|chuyển)(?: +về| +cho| +tới)? +(?:ủy|ubnd|sở|ban|bộ|hội|văn|phòng|cơ +quan|công|trung|tỉnh"
    r"|huyện|đảng|mặt)"
)
_PURE_LEAD = re.compile(
    r"(?:(?:cần|phải|có +(?:trách +nhiệm|(?=nhiệm +vụ))|tập +trung|chủ +động|nghiêm +túc"
    r"|tổ +chức|triển +khai|thực +hiện|làm +tốt|tốt|trân +trọng|khẩn +trương|tiếp +tục|và"
    r"|các|một +số|những|nhiệm +vụ|nội +dung|công +việc|giải +pháp|biện +pháp|việc|chủ +yếu"
    r"|trọng +tâm|cụ +thể|sau|đây|như|quan +tâm|phối +hợp|chỉ +đạo|theo|căn +cứ|chức +năng"
    r"|thẩm +quyền|quyền +hạn|phạm +vi|quản +lý|được +giao|phân +công|của +mình"
    r"|lĩnh +vực)[ ,]*)+:?$"
)
TOLD = re.compile(
    r"(?:tuyên +truyền|truyền +thông|thông +tin|phổ +biến)[^.;:]{0,80}nội +dung(?: +\w+){0,3} *:$"
)


_FORM = re.compile(
    r"(?:cơ +quan|đơn +vị|bộ +phận|người|thời +(?:gian|hạn)|nội +dung|tên)"
    r"(?: +(?:chủ +trì|phối +hợp|thực +hiện|hoàn +thành|nhiệm +vụ|công +việc"
    r"|chịu +trách +nhiệm|theo +dõi)[ ,]*)+[:.]?"
)
_POST = re.compile(
    r"(?:các +)?(?:ông|bà|đồng +chí|đ/c|phó|quyền|chủ +tịch|chủ +nhiệm|trưởng|giám +đốc|tổng"
    r"|bí +thư|(?:bộ|thứ|cục|vụ|viện|chánh|thường) +(?:trưởng|trực)|chánh|thống +đốc|ủy +viên"
    r"|thành +viên|đại +diện|lãnh +đạo|thư +ký)(?![a-zđà-ỹ])"
)


_PERSON = compiled(r"(?:Ông|Bà|Đồng chí|Đ/c|đ/c|đồng chí)(?: +[~][\w'.]*){2,5} *[-,:(;.]")


def is_post(view: View, start: int, end: int) -> bool:
    """Tell whether an item opens with a post or a person, as a line of members does."""
    return _POST.match(view.low, start, end) is not None


def is_form(view: View, start: int, end: int) -> bool:
    """Tell whether the words are a column or a field of a form: "Đơn vị phối hợp"."""
    return _FORM.fullmatch(view.low[start:end].strip()) is not None


def is_roster(view: View, start: int, end: int) -> bool:
    """Tell whether the words name the holder of a post and nothing he is to do."""
    if end - start > _LONGEST_ROSTER or _POST.match(view.low, start, end) is None:
        return False
    person = _PERSON.match(view.plain, start, end)
    if person is not None and strong_verb(view.plain, view.low, person.end(), end) is None:
        return True
    words = view.plain[start:end].strip(" .;,").split()
    name = [word for word in words[-4:] if word[:1].isupper() and word.isalpha()]
    while name and SURNAME.match(name[0].upper()) is None:
        name.pop(0)
    return len(name) > 1 and words[-len(name) :] == name


def is_lead_in(view: View, start: int, end: int) -> bool:
    """Tell whether the predicate only announces a list: "thực hiện các nhiệm vụ sau:"."""
    return _PURE_LEAD.match(view.low[start:end].strip()) is not None


def is_act(view: View, start: int, end: int) -> bool:
    """Tell whether the sentence is the act itself: "Ban hành kèm theo Quyết định này …"."""
    return _ACT.match(view.low, start, end) is not None


def is_entrusting(view: View, start: int, end: int) -> bool:
    """Tell whether the clause only entrusts the paper itself: "chịu trách nhiệm thi hành …"."""
    return _ENTRUSTED.match(view.low, start, end) is not None


def is_generic_predicate(view: View, start: int, end: int) -> bool:
    """Tell whether nothing is asked but to carry out: "quan tâm, phối hợp thực hiện./."."""
    words = view.low[start:end].strip()
    return 0 < len(words) < 160 and _GENERIC_END.fullmatch(words) is not None


def is_message(view: View, start: int, end: int) -> bool:
    """Tell whether the words are to be said to people rather than done by a body."""
    return view.plain[end - 1] == "!" or _MESSAGE.match(view.low, start, end) is not None


_AS_RULED = re.compile(
    r"(?:(?:về +)?[^:.;]{3,120}: *)?(?:được +)?(?:thực +hiện|áp +dụng"
    r"|tiến +hành) +theo +(?:điểm|khoản|mục|điều|phụ +lục"
    r"|(?:hướng +dẫn|quy +định|quyết +định|thông +tư|nghị +định)(?: +\w+)? +(?:số|tại|của))"
)


_FORBIDS = re.compile(r"(?:nghiêm +cấm|cấm|tuyệt +đối +không|không +(?:được|để|tổ +chức)) +\w")
# "Phấn đấu 80% số hộ …", "Ít nhất 3 xã …": how far, not what.
_TARGET = re.compile(
    r"(?:(?:phấn +đấu|bảo +đảm|đảm +bảo|đến +(?:hết +|cuối +)?năm +\d{4}|hằng +năm|có|đạt"
    r"|tối +thiểu"
    r"|ít +nhất|trên|hơn|khoảng)[ ,:]+)*(?:\d+(?:[.,]\d+)? *%|\d+/\d+ +xã|(?:tối +thiểu"
    r"|ít +nhất) +\d)"
)


# "Thành viên Hội đồng … phải có đủ các tiêu chuẩn": who may be one, not what is to be done.
_QUALIFIES = re.compile(
    r"(?:các +|mỗi +)?(?:đại +biểu|thành +viên|ủy +viên|hội +viên|người|cá +nhân|chủ +tịch|phó|hộ"
    r"|đối +tượng|tập +thể|tổ +chức)[^.;:]{3,160}? (?:phải|cần) +(?:có +đủ|đáp +ứng|là|đủ) "
)


def is_principle(view: View, start: int, end: int) -> bool:
    """Tell whether the sentence rules how, without saying who does what."""
    if any(p.match(view.low, start, end) for p in (_AS_RULED, _FORBIDS, _TARGET, _QUALIFIES)):
        return True
    return _PRINCIPLE.match(view.low, start, end) is not None


def is_period(view: View, start: int, end: int) -> bool:
    """Tell whether the sentence only says when something runs."""
    return _PERIOD.match(view.low, start, end) is not None


_RULE = re.compile(
    r"(?:nếu|(?:trong +)?trường +hợp)(?![a-zđà-ỹ])[^.;]{8,320}? thì +(?!(?:kịp +thời +"
    r"|khẩn +trương +"
    r"|phải +|cần +)*(?:báo +cáo|đề +xuất|kiến +nghị|phản +ánh|thông +báo|gửi|đề +nghị|yêu +cầu"
    r"|liên +hệ|trình +|tham +mưu))"
)


def is_rule(view: View, start: int, end: int) -> bool:
    """Tell whether the sentence rules what follows in a case: "Nếu … thì áp dụng …"."""
    found = _RULE.match(view.low, start, end)
    if found is None:
        return False
    body = HEAD.match(view.low, found.end(), end)
    return body is None or re.match(r"[^,.;]{0,60} nào ", view.low[body.start() : end]) is not None


_ANNOUNCES = re.compile(
    r"(?:có +ý +kiến|cho +ý +kiến|thông +báo|kết +luận|chỉ +đạo|ban +hành|xây +dựng|đề +ra"
    r"|báo +cáo"
    r"|hướng +dẫn|quyết +định|thống +nhất|yêu +cầu|đề +nghị)(?![a-zđà-ỹ])[^;]{0,400}?"
    r"(?:như +sau|sau +đây|cụ +thể|sau) *:$"
)
_AUTHORITY = re.compile(
    r"(?:đồng +chí +)?(?:phó +)?(?:chủ +tịch|ủy +ban|ubnd|thường +trực|ban +(?:thường|chấp|cán"
    r"|chỉ)"
    r"|bộ +trưởng|thủ +tướng|giám +đốc|hội +đồng|hđnd|tổng +bí +thư|bí +thư|trưởng +ban"
    r"|văn +phòng"
    r"|sở +|bộ +|(?:tỉnh|huyện|thành|đảng) +ủy)"
)


def announces_list(view: View, start: int, verb: int, end: int) -> bool:
    """Tell whether one authority only announces what follows: "Chủ tịch … chỉ đạo như sau:"."""
    if view.plain[end - 1] != ":" or _AUTHORITY.match(view.low, start, verb) is None:
        return False
    said = _ANNOUNCES.match(view.low, verb, end)
    return said is not None and HEAD.search(view.low, verb + 2, said.end()) is None


_LIST_AHEAD = re.compile(
    r"(?:(?:thực +hiện|triển +khai|tập +trung|lưu +ý|hoàn +thành|làm +tốt|quan +tâm)(?: +\w+){0,3}?"
    r" +(?:các|một +số|những) +(?:nội +dung|nhiệm +vụ|giải +pháp|công +việc|việc"
    r"|hoạt +động|biện +pháp|vấn +đề|yêu +cầu)[^.;:]{0,60} +(?:sau|đây|dưới)"
    r"|(?<![a-zđà-ỹ])(?:yêu +cầu|đề +nghị|chỉ +đạo|có +ý +kiến)(?: +như +sau)?) *:$"
)


def is_list_ahead(view: View, start: int, end: int) -> bool:
    """Tell whether the words end by announcing a list: "… thực hiện một số nhiệm vụ sau:"."""
    if view.plain[end - 1] != ":":
        return False
    return _LIST_AHEAD.search(view.low, max(start, end - 160), end) is not None


_OF_WHICH = re.compile(r"[,;] *(?:trong +đó|cụ +thể|trước +mắt|nhất +là)[ ,]")


def said_before_list(view: View, verb: int, end: int) -> int:
    """
    Return where the duty ends that stands before the announcing of a list, its verb if none.

    "Sở A rà soát …, bố trí …, trong đó tập trung một số nhiệm vụ sau:" is a duty and a list.
    """
    cuts = [found.start() for found in _OF_WHICH.finditer(view.low, verb, end)]
    return cuts[-1] if cuts else verb


def is_on_citizen(view: View, start: int, end: int) -> bool:
    """Tell whether the sentence sets a condition on the citizen."""
    found = CITIZEN.match(view.low, start, end)
    return (
        found is not None and re.search(r"(?:phải|được|cần|có) ", view.low[start:end]) is not None
    )
