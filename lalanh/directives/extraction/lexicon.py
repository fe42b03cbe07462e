"""The grammar around the words: where a body's name begins and ends, what opens a duty."""

import re
from typing import cast

from lalanh.directives.extraction.words import HEADS, OF_UNITS, SOFT, VERBS


def _phrases(words: str) -> list[str]:
    return [w.strip() for w in words.replace("\n", "").split("|") if w.strip()]


type _Trie = dict[str, "_Trie | str"]


def _either(words: str) -> str:
    """Return a pattern for the phrases of a list, longest first, with shared beginnings joined."""
    root: _Trie = {}
    for phrase in _phrases(words):
        spelled, _, unlike = phrase.partition("^")
        node = root
        for letter in spelled:
            node = cast(_Trie, node.setdefault(letter, {}))
        node[""] = _unless(unlike)
    return _rendered(root)


def _unless(unlike: str) -> str:
    if not unlike:
        return ""
    return "(?! +(?:" + "|".join(unlike.replace(" ", " +").split(",")) + ")(?![a-zđà-ỹ]))"


def _rendered(node: _Trie) -> str:
    parts = [
        (" +" if letter == " " else re.escape(letter)) + _rendered(cast(_Trie, after))
        for letter, after in node.items()
        if letter
    ]
    if "" in node:
        parts.append(str(node[""]))
    return parts[0] if len(parts) == 1 else "(?:" + "|".join(parts) + ")"


# --- bodies --------------------------------------------------------------------------------------
# The same nouns with these after them are common words, not bodies.
_NOT_BODY = (
    r"(?!xã +hội|sở +(?:hữu|thích)|báo +(?:cáo|đảm)|bộ +(?:tiêu|chỉ +(?:số|tiêu)|máy|mặt|dữ"
    r"|tài +liệu|mẫu|tranh"
    r"|quy|sưu)|hội +(?:nghị|thảo|viên|thi|nhập|họp)|đoàn +kết|cục +diện|phòng *, *(?:chống"
    r"|tránh|ngừa|cháy)"
    r"|phòng +(?:ngừa|tránh|trào"
    r"|chống)|trường +hợp|tổ +chức +(?:thực|triển|tốt|quán|tuyên|lễ|hội +nghị|các|vận|tiếp|kiểm"
    r"|giám|phát"
    r"|sơ|tổng|rà|xây|học|họp|thành +công|đón|khảo|thăm|tập +huấn|in +ấn|công +(?:bố|tác|khai)"
    r"|lấy|cho|được|việc|cuộc|lại|đối|và|sản"
    r"|phong|đợt|lựa|bầu|hoạt|mít|chương|ký|đào|bồi|bộ +máy|tuần|thu|cấp|phân|trao|tặng|huy"
    r"|thẩm|hướng|đánh"
    r"|nghiên|ngày|quản|hỗ|đăng|chi +trả|tìm|nhân|cứu|ứng|truyền|thi|đấu|diễn|xúc|theo|sinh"
    r"|giao|điều|chấm|bình"
    r"|thống|kê|bàn|vệ|trồng|dọn|ra +quân|khen|sắp|mua|xét)"
    r"|đảng +(?:viên|và|cộng)|ban +hành|cấp +(?:phát|kinh|giấy|bách|thiết|nhật|tiền|cứu|bổ|đổi"
    r"|trên)"
    r"|trạm +thu|đài +các|ngành +nghề|khối +lượng|khối +đại|tổ +quốc|chánh +|quỹ +đất"
    r"|cụm +(?:công|dân|từ)"
    r"|hộ +(?:tịch|chiếu)"
    r"|trưởng +thành|vụ +(?:việc|mùa|án|đông|hè|xuân)|lực +(?!lượng +(?:chức +năng"
    r"|công +an|quân +đội|vũ +trang|xung +kích|biên +phòng|dân +quân|cảnh +sát|kiểm +lâm"
    r"|quân +sự))|nhóm +nội|kho +tàng|bộ +phận +cấu"
    r"|cơ +sở +(?:vật|dữ|hạ|lý|pháp|để|khoa)|đối +tượng +(?:là|:)|đoàn +công +tác +kiểm"
    r"|thường +trực +báo)"
)
_QUANTIFIER = (
    r"(?:(?:ông +\(bà\)|ông,? +bà|quý|tất +cả|toàn +thể|toàn +bộ|mỗi|từng|một +số|những|các|mọi"
    r"|hai|ba|riêng|đối +với|giao"
    r"|cho|chính|nhất +là) +)*"
)
HEAD = re.compile(_QUANTIFIER + _NOT_BODY + rf"(?:{_either(HEADS)})(?![a-zđà-ỹ])")
CITIZEN = re.compile(
    r"(?:(?:mỗi|mọi|từng|các|những) +)*(?:người +dân|công +dân|nhân +dân|hộ +gia +đình|hộ +dân"
    r"|hộ +(?:có|bị|nghèo|cận|thuộc|khó)"
    r"|người +nhận"
    r"|gia +đình|cá +nhân|người +(?:lao +động|được|đến|đi|có|nước))(?![a-zđà-ỹ])"
)

# --- duties --------------------------------------------------------------------------------------
_VERB = _either(VERBS)
# Words that may stand before the verb without changing what it is.
_ADVERB = (
    r"(?:(?:đồng +thời|đặc +biệt|ngoài +ra|bên +cạnh +đó|trong +đó|mặt +khác|trước +mắt"
    r"|từng +bước|cùng(?: +với)?|cần|phải|sẽ|sớm|hằng +ngày|hàng +ngày|(?:hằng|hàng) +(?:tuần"
    r"|tháng|quý|năm)|trân +trọng|là|và|tùy +theo|luôn|thật +sự|đều|thống +nhất|tự +giác"
    r"|chủ +động|tích +cực|tiếp +tục|không +ngừng|ngay|để|nhằm|được|vẫn|từ +đó|quyết +liệt"
    r"|đồng +loạt|sâu +sát|chặt +chẽ|cũng|hãy|nghiêm +túc) *[,:]? +)*"
)
DUTY = re.compile(rf"{_ADVERB}(?:{_VERB})(?![a-zđà-ỹ])")
VERB = re.compile(rf"(?:{_VERB})(?![a-zđà-ỹ])")

# Where the subject ends: a verb of duty or a word of obligation inside the running sentence.
PREDICATE = re.compile(
    r"(?<![a-zđà-ỹ,.\-/(])(?:cần|phải|sẽ|đã(?! +được)|được +giao +(?!nhiệm|làm|thực)|tiếp +tục"
    r"|căn +cứ|trên +cơ +sở|"
    r"theo +(?:chức|nhiệm|thẩm|lĩnh|phân)|tùy +theo|trong +(?:phạm +vi|quá +trình)|đồng +thời"
    r"|nghiêm +túc|sớm"
    r"|(?<!bao )gồm|bao +gồm|khi +|chịu +sự|có +(?:chức +năng|nhiệm +vụ|quyền)|đều +|họp"
    r"|sinh +hoạt|không|chưa|còn|có +thể|cho +rằng|thống +nhất|xung +kích"
    r"|sử +dụng +con +dấu|xin +|thông +qua|trước +ngày|định +kỳ|hằng +|hàng +(?:năm|tháng|quý"
    r"|ngày|tuần)|cùng +với +|"
    rf"{_VERB})(?![a-zđà-ỹ])"
)
# After these a verb is part of a name: "các tổ chức", "bộ phận tham mưu", "cơ quan quản lý".
_NOUN_BEFORE = re.compile(
    r"(?:^|[ (])(?:các|những|mỗi|một +số|ban|công +tác|bộ +phận(?: +\w+)?|cơ +quan(?: +\w+)?|tổ"
    r"|(?<!quân )đội|(?<!quốc )phòng|trung +tâm"
    r"|việc|người|của|đơn +vị|lực +lượng|ngành|viên|cán +bộ|hệ +thống"
    r"|(?<!tỉnh )(?<!thành )(?<!huyện )(?<!công )(?<!tập )(?<!liên )đoàn|hình +thức"
    r"|hoạt +động|nội +dung|kế"
    r"|thường|được|cục|sở|quỹ|(?<!đặc )khu|nhà|(?<!xã )(?<!quốc )hội|ủy +ban"
    r"|(?<!môi )(?<!thị )trường|viện|cá +nhân"
    r"|chuyên|khối"
    r"|và|công|chương|quy|lộ|tiến|quá|giáo|độc|ngoại|phương +tiện|đài|đội +ngũ|đầu|giới|cuộc|bên"
    r"|đang|do|đã|bị) *$"
)
# Verbs that double as parts of names; all others end the subject wherever they stand.
_SOFT = frozenset(_phrases(SOFT))


def subject_end(
    plain: str, low: str, start: int, end: int, *, named_from: int | None = None
) -> int | None:
    """
    Return where the first word of obligation begins after ``start``, None if there is none.

    ``named_from`` is where the name begins whose head ends at ``start``. In running text a verb
    is written small; a capital there belongs to a name ("Ban Chỉ đạo").
    """
    begin = start if named_from is None else named_from
    for found in PREDICATE.finditer(low, start, end):
        at = found.start()
        word = " ".join(found.group().split())
        if plain[at].isupper() or (
            word in _SOFT and _is_part_of_name(low, begin, at, found.end(), word)
        ):
            continue
        if word == "cử" and low.endswith(_ELECTS, start, at):
            continue
        if word in _DONE_TO_IT and low.endswith("được ", start, at):
            obliged = _OBLIGED.search(low, at, min(end, at + _RELATIVE))
            if obliged is not None:
                return obliged.start()
        if low.rfind("(", start, at) > low.rfind(")", start, at):
            continue  # "(sau đây viết tắt là …)"
        return at
    return None


# "Các sở được phân công chủ trì nhiệm vụ có trách nhiệm …": the obligation comes after.
_OBLIGED = re.compile(r"(?<![a-zđà-ỹ])(?:có|chịu) +trách +nhiệm ")
_RELATIVE = 160


# "Ủy ban bầu cử", "người ứng cử": the verb of sending somebody is none there.
_ELECTS = ("bầu ", "ứng ", "đề ", "tái ", "đắc ", "tiến ", "tranh ")


def strong_verb(plain: str, low: str, start: int, end: int) -> int | None:
    """Return where a verb stands that is never part of a name; for headings, which are names."""
    for found in PREDICATE.finditer(low, start, end):
        at = found.start()
        if " ".join(found.group().split()) in _SOFT or plain[at].isupper():
            continue
        if not low.endswith(_ELECTS, start, at):
            return at
    return None


_ORGANISED = re.compile(
    r" *(?:thực|triển|tốt|quán|tuyên|lễ|hội +nghị|các +|vận|tiếp|kiểm|giám|phát|sơ|tổng|rà|xây"
    r"|học|họp"
    r"|việc|cuộc|lại|phong|đợt|hoạt|mít|chương|ký|đào|bồi|thu|cấp|trao|tặng|huy|thẩm|hướng|đánh"
    r"|hỗ|lấy)"
)
_COLLECTIVE = (",", ";", "các", "những", "mỗi", "và", "cá nhân", "một số", "ban", "phòng", "của")


# After "đơn vị", "cơ quan" only these make a kind of unit ("cơ quan tham mưu"); others are verbs.
_UNIT_BEFORE = re.compile(r"(?:đơn +vị|cơ +quan|địa +phương) *$")
_OF_UNITS = frozenset(_phrases(OF_UNITS))
# After "cơ sở" nearly every verb says what is done there ("cơ sở giáo dục"); these do not.
_OF_A_PLANT = frozenset(("thực hiện", "báo cáo", "tham gia", "tổng hợp", "lập", "thể hiện"))
_OF_OFFICES = frozenset(("điều phối", "đăng ký"))
# Before another verb these are predicates: "các ngành tập trung thực hiện".
_TAKES_VERB = frozenset(("tập trung", "nghiên cứu", "trực tiếp"))
_THEN_VERB = re.compile(rf"[ ,]+(?:{_VERB})(?![a-zđà-ỹ])")


# "các hội được Đảng, Nhà nước giao nhiệm vụ": what was done to it belongs to the name.
_DONE_TO_IT = frozenset(("giao", "phân công", "thành lập", "công nhận", "phê duyệt", "quản lý"))
_BY_WHOM = re.compile(r"(?<![a-zđà-ỹ])(?:được|do) +(?:[^ ,;:]+,? +){1,8}$")
_AGENT = 60


def _names_a_kind(before: str, word: str) -> bool | None:
    """Tell whether the word says what kind of unit stands before it, None if no unit does."""
    if before.rstrip().endswith("văn phòng"):
        return word in _OF_OFFICES
    if _UNIT_BEFORE.search(before) is not None:
        return word in _OF_UNITS
    return word not in _OF_A_PLANT if before.endswith("cơ sở ") else None


def _is_part_of_name(low: str, start: int, at: int, after: int, word: str) -> bool:
    before = low[max(start, at - 24) : at]
    if word in _TAKES_VERB and _THEN_VERB.match(low, after):
        return False
    if word == "tổ chức":
        bare = before.rstrip()
        if not bare.endswith(_COLLECTIVE):
            return False
        return bare.endswith(("các", "những", "mỗi", "ban", "phòng")) or not _ORGANISED.match(
            low, after
        )
    kind = _names_a_kind(before, word)
    if kind is not None:
        return kind
    done_to_it = word in _DONE_TO_IT and _BY_WHOM.search(low, max(start, at - _AGENT), at)
    return bool(done_to_it) or _NOUN_BEFORE.search(before) is not None


# --- lead-ins ------------------------------------------------------------------------------------
LEAD_IN = re.compile(
    r"(?:căn +cứ|trên +cơ +sở|theo +(?!dõi)|thông +qua|qua +|trong +(?:quá +trình|thời +(?:gian"
    r"|hạn)|vòng|khoảng|\d+|suốt|tháng|quý|năm|phạm +vi"
    r"|trường +hợp|đó)|đến +|trước +|sau +|từ +|khi +|nếu +|để +|nhằm +|với +|ngay +|hằng +"
    r"|hàng +|hưởng +ứng|nhân +dịp|cùng +với"
    r"|bên +cạnh|ngoài +|đồng +thời|do +(?:đó|vậy)|vì +vậy|đặc +biệt|chậm +nhất|trường +hợp"
    r"|vào +|tại +|bằng +|tùy +|riêng +|đối +với"
    r"|song +song|các +trường +hợp"
    r"|thực +hiện +(?:chỉ +đạo|chỉ +thị|nghị +quyết|kế +hoạch|công +văn|quyết +định|kết +luận"
    r"|văn +bản|thông +báo|công +điện))"
)
