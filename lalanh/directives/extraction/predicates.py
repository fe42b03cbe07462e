"""Subject and predicate of a clause: who is to do something, and where the doing begins."""

import re
from dataclasses import dataclass, replace

from lalanh.directives.extraction.bodies import BARE, Run, body_run
from lalanh.directives.extraction.lexicon import DUTY, HEAD, LEAD_IN, VERB, subject_end
from lalanh.directives.extraction.model import Modality
from lalanh.directives.extraction.view import View

ASKS = re.compile(
    r"(?:trân +trọng +)?(?:kính +)?(?P<tone>đề +nghị|yêu +cầu|giao(?: +cho)?|phân +công) *:? +"
)
_BASIS_AFTER = re.compile(r"(?:căn +cứ|trên +cơ +sở|theo +(?!dõi)|tùy +theo|trong +phạm +vi)")
_MAX_SUBJECT = 420
_LONGEST_LEAD_IN = 800


@dataclass(frozen=True, slots=True)
class Reading:
    """
    The parts of a clause: subject, where its predicate begins, tone.

    ``entrusts``: it gives the work to its subject ("Giao Sở A …") and does not merely ask for it.
    """

    subject: Run | None
    verb: int
    modality: Modality | None = None
    asks_by: Run | None = None
    entrusts: bool = False


def asked_last(view: View, start: int, end: int) -> tuple[Run, Modality] | None:
    """Read "Để …, Chủ tịch … yêu cầu các đơn vị, các thôn:": nothing follows the names."""
    for asked in reversed(list(ASKS.finditer(view.low, start, end))):
        run = body_run(view, asked.end(), end)
        if run is not None and run.end >= end - 2:
            return run, "request" if asked["tone"].startswith("đề") else "order"
    return None


def read_clause(view: View, start: int, end: int) -> Reading | None:
    """Find subject and predicate of a clause, None when it has no predicate of duty."""
    at = start
    asked = ASKS.match(view.low, at, end)
    if asked is not None:
        return _asked(view, asked, end)
    found = _asked_on_basis(view, at, end) or _after_rhythm(view, at, end) or _plain(view, at, end)
    if found is not None and found.subject is None and PURPOSE.match(view.low, at, end):
        found = _asked_after(view, at, end) or _borne_after(view, at, end) or found
    if found is not None:
        return found
    aims = PURPOSE.match(view.low, at, end) is not None
    first: Reading | None = None
    for begin in _after_lead_in(view, at, end):
        asked = ASKS.match(view.low, begin, end)
        found = _asked(view, asked, end) if asked else _plain(view, begin, end, strict=True)
        if found is not None and found.subject is None and _TOLD.search(view.low, at, end):
            continue
        if found is not None and (found.subject is not None or not aims):
            return found
        first = first or found  # what is aimed at may be told in several verbs
    return first or _asked_in_the_midst(view, at, end)


_WHO_ASKS = (
    r"(?:đồng +chí +)?(?:phó +)?(?:chủ +tịch|ủy +ban +nhân +dân|ubnd|thường +trực"
    r"|ban +(?:thường +vụ|chấp +hành|cán +sự)|bộ +trưởng|thủ +tướng|giám +đốc|lãnh +đạo"
    r"|(?:tỉnh|huyện|thành|đảng) +ủy|hội +đồng +nhân +dân|hđnd|trưởng +ban)(?![a-zđà-ỹ])"
)
_AUTHORITY = re.compile(_WHO_ASKS)
_SPEAKS = re.compile(rf"{_WHO_ASKS}[^,.;:]{{0,80}}? (?=(?:đề +nghị|yêu +cầu) )")
# "Sau khi …, tình hình đã khá hơn": what was done is told, not laid down.
_TOLD = re.compile(r"(?:các|những) [^,;.:]{3,60} đã +(?!được|nêu|có|đề|giao|ban|đạt|ký)")
_FARTHEST_ASK = 320


def _asked_in_the_midst(view: View, at: int, end: int) -> Reading | None:
    """Read "Đây là việc gấp, Chủ tịch … yêu cầu các xã …": something told first, then who asks."""
    for comma in re.finditer(r"[,;] +", view.plain[at : min(end, at + _FARTHEST_ASK)]):
        speaks = _SPEAKS.match(view.low, at + comma.end(), end)
        asked = ASKS.match(view.low, speaks.end(), end) if speaks is not None else None
        found = _asked(view, asked, end) if asked is not None else None
        if found is not None and found.subject is not None:
            return found
    return None


_ON_BASIS = re.compile(r"thực +hiện +(?:\w+ +){1,3}?(?:số|của|tại) ")


_IN_MIND = re.compile(
    r"(?:quán +triệt|thấm +nhuần|tiếp +thu)[^.;:]{4,160}[;,] *(?=căn +cứ|trên +cơ +sở)"
)


def _asked_on_basis(view: View, at: int, end: int) -> Reading | None:
    """
    Read "Thực hiện Công văn số …, Sở A đề nghị các xã …": the basis first, then who asks.

    So also "Quán triệt ý kiến của …; căn cứ …, các văn phòng cụ thể hóa …".
    """
    basis = _IN_MIND.match(view.low, at, end)
    if basis is not None:
        found = read_clause(view, basis.end(), end)
        return found if found is not None and found.subject is not None else None
    return _asked_after(view, at, end) if _ON_BASIS.match(view.low, at, end) else None


def _borne_after(view: View, at: int, end: int) -> Reading | None:
    """Read "Để xác định vị trí …, Ủy ban nhân dân tỉnh phối hợp …": who it is that aims at it."""
    for begin in _after_lead_in(view, at, end):
        if DUTY.match(view.low, begin, end) is None:
            found = _plain(view, begin, end, strict=True)
            if found is not None and found.subject is not None:
                return found
    return None


_RHYTHM_FIRST = re.compile(r"(?:định +kỳ|kết +thúc)(?: +[^ ,;.:]+){0,12}, +")
_TIME_GOES_ON = re.compile(r"(?:\(?trước|chậm|muộn|vào|hằng|hàng|\d|quý|tháng|năm)[^,;.:]{0,60}, +")


def _after_rhythm(view: View, at: int, end: int) -> Reading | None:
    """Read "Định kỳ hằng năm, trước ngày 31/12, Văn phòng … tổng hợp …"."""
    found = _RHYTHM_FIRST.match(view.low, at, end)
    begin = found.end() if found is not None else None
    while found is not None:
        begin = found.end()
        found = _TIME_GOES_ON.match(view.low, begin, end)
    reading = _plain(view, begin, end, strict=True) if begin is not None else None
    return reading if reading is not None and reading.subject is not None else None


PURPOSE = re.compile(r"(?:để|nhằm|với +mục +tiêu) ")


def _asked_after(view: View, at: int, end: int) -> Reading | None:
    """Read "Để khắc phục …, Chủ tịch … yêu cầu các xã …": the purpose first, then who asks."""
    for begin in _after_lead_in(view, at, end):
        asked = ASKS.match(view.low, begin, end)
        if asked is not None and asked["tone"].startswith(("đề", "yêu")):
            found = _asked(view, asked, end)
        else:
            found = _plain(view, begin, end, strict=True)
        asks = found is not None and (asked is not None or found.asks_by is not None)
        if found is not None and found.subject is not None and asks:
            return found
    return None


def _plain(view: View, at: int, end: int, *, strict: bool = False) -> Reading | None:
    """Read "verb …" or "body verb …"; a body that asks hands the duty to those it asks."""
    if DUTY.match(view.low, at, end) and not _is_noun_phrase(view, at, end):
        return Reading(None, at)
    run = body_run(view, at, end, strict=strict)
    if run is None or run.end - run.start > _MAX_SUBJECT:
        return None
    verb = subject_end(view.plain, view.low, run.start, end)
    if verb is None:
        return _labelled_be(view, run, end)
    if _ANY.search(view.low, run.start, verb) or _ENTITLED.search(view.low, run.start, verb):
        return None
    return _with_subject(view, run, verb, end)


# "Đơn vị nào …", "bất kỳ ai": a rule for whoever it may be, no duty of a body.
_ANY = re.compile(r"(?<![a-zđà-ỹ])(?:nào|ai|bất +kỳ|gì)(?![a-zđà-ỹ])")


# "Mỗi xã được đề xuất một tập thể", "Đơn vị không hoàn thành": a right, a state, a case.
_ENTITLED = re.compile(r"(?<![a-zđà-ỹ])(?:được|không|chưa|chậm|còn) +$")


def _with_subject(view: View, run: Run, verb: int, end: int) -> Reading | None:
    """Read on from the verb; what a body already did ("đã") is no duty."""
    loose = view.plain[run.end : verb].strip(" ,:-.…")
    if view.low.startswith("đã ", verb) or (loose and not _is_apposition(view, run.end, verb)):
        return None
    if _is_told(view, run, verb, end):
        return None
    asked = ASKS.match(view.low, verb, end)
    if asked is not None and _asks_others(view, run, asked):
        handed = _asked(view, asked, end)
        if handed is None or handed.subject is not None:
            return replace(handed, asks_by=run) if handed is not None else None
    return Reading(run, _past_basis(view, verb, end))


def _is_told(view: View, run: Run, verb: int, end: int) -> bool:
    """Tell whether the sentence says how things are, were done or stand with a body."""
    if _ISSUED.match(view.low, verb, end) or _STANDS.match(view.low, verb, end):
        return True
    if view.low.startswith("mỗi ", run.start) and _QUOTA.search(view.low, verb, end):
        return True
    told = _NARRATES.search(view.low, run.start, min(end, verb + _LONGEST_COPULA))
    if told is None or told.start() >= verb:
        return False
    return view.plain.rfind("(", run.start, told.start()) < 0  # "(gọi tắt là cơ quan)" names it


# What a body received, found or is: told, not laid down.
_NARRATES = re.compile(
    r"(?<![a-zđà-ỹ])(?:nhận +(?:được|thấy)|thống +nhất +(?:chủ|với|về|cao)|cho +biết"
    r"|đánh +giá +(?:cao|đây)|hoan +nghênh|cơ +bản +(?:thống|đồng|nhất)|trân +trọng +cảm"
    r"|có +chức +năng|là +(?:tổ +chức|cơ +quan|đơn +vị)(?! +(?:thường|đầu|chủ"
    r"|trực)))(?![a-zđà-ỹ])"
)
# "Mỗi xã chọn 01 tập thể", "Mỗi huyện cử tối đa 05 người": how many, not what.
_QUOTA = re.compile(
    r"(?:tối +đa|không +quá|ít +nhất|\d{1,2}) (?:\d+ +)?(?:người|cá +nhân|tập +thể)"
)
# "Ban hành Kế hoạch số 96/KH-UBND ngày …": it has a number, so it was done.
_ISSUED = re.compile(r"ban +hành +(?:các +)?(?:\w+ +){1,3}số +\d+[a-z]?/")
# How a body is made up and works: no work to be done.
_STANDS = re.compile(
    r"(?:gồm|bao +gồm)(?![a-zđà-ỹ])|chịu +sự|có +quyền|sử +dụng +con +dấu|đều +(?:có|được|bị)"
    r"|(?:làm +việc|hoạt +động) +theo +(?:các +)?(?:chế +độ|nguyên +tắc|quy +chế|hình +thức)"
    r"|được +hưởng|tự +giải +thể"
    r"|(?:sẽ|có +thể|cần|phải|chỉ) +được|(?:cần +|phải +)?(?:có +(?:đủ|nhiệm +kỳ)|đủ +|đáp +ứng +)"
    r"|(?:cần|phải) +là +|(?:không|chưa|còn|có +thể|cho +rằng)(?![a-zđà-ỹ])"
    r"|thống +nhất +(?:chủ|với|về|cao)|đánh +giá +cao|ghi +nhận(?: +và|,) +(?:biểu|đánh|đề +cao)"
    r"|biểu +dương(?:,| +và) +(?:ghi|đánh)"
)
_LONGEST_COPULA = len("là tổ chức ")


_STAFF = re.compile(
    r"(?:các +|những +|một +số +|\d+ +)*(?:đội +ngũ +)?(?:cán +bộ|công +chức|viên +chức|nhân +viên"
    r"|chuyên +viên|lực +lượng|người|thành +viên)(?![a-zđà-ỹ])"
)


def _asks_others(view: View, run: Run, asked: re.Match[str]) -> bool:
    """Tell whether a body asks another; "phân công cán bộ theo dõi" shares out its own work."""
    if asked["tone"].startswith(("đề", "yêu")):
        return True
    return _commands(view, run) and _STAFF.match(view.low, asked.end()) is None


def _commands(view: View, run: Run) -> bool:
    """Tell whether one authority speaks: "Chủ tịch UBND tỉnh giao Sở A …" is a duty of A."""
    return len(run.items) == 1 and _AUTHORITY.match(view.low, run.start, run.end) is not None


def _labelled_be(view: View, run: Run, end: int) -> Reading | None:
    found = re.match(r" *là +(?:cơ +quan|đơn +vị|đầu +mối)", view.low[run.end : end])
    return Reading(run, run.end + 1) if found else None


def _is_apposition(view: View, start: int, verb: int) -> bool:
    between = view.plain[start:verb].strip()
    return (between.startswith(("(", "- ")) and between.endswith((")", ",", ":"))) or (
        between.startswith("(") and between.endswith(")")
    )


_NOUN_AFTER = re.compile(
    r"(?:báo +cáo|thông +báo|hướng +dẫn|quyết +định|kế +hoạch|quy +định|thông +tin|yêu +cầu"
    r"|thống +kê) +(?:số +[\d:…/.]|này|của|kết +luận)"
    r"|(?:tuyên +truyền|thông +tin|giao|thu|chi|tăng|mở|tự) *$"
)


def _is_noun_phrase(view: View, at: int, end: int) -> bool:
    return _NOUN_AFTER.match(view.low, at, end) is not None


def _asked(view: View, asked: re.Match[str], end: int) -> Reading | None:
    tone: Modality = "request" if asked["tone"].startswith("đề") else "order"
    at = asked.end()
    run = body_run(view, at, end)
    if run is None:
        return Reading(None, asked.start(), tone) if VERB.search(view.low, at, end) else None
    verb = subject_end(view.plain, view.low, run.start, end)
    if verb is None or verb - run.end > 60:
        return None
    entrusts = asked["tone"].startswith("giao")
    return Reading(run, _past_basis(view, verb, end), tone, entrusts=entrusts)


def _after_lead_in(view: View, at: int, end: int) -> list[int]:
    """Return the places after commas at which the main clause may begin."""
    if LEAD_IN.match(view.low, at, end) is None:
        return []
    places = []
    for comma in re.finditer(
        r"[,:;] +| thì +| (?=để (?:chỉ|xây|tổ|thực|tham|tiến))",
        view.plain[at : min(end, at + _LONGEST_LEAD_IN)],
    ):
        begin = at + comma.end()
        if view.plain.rfind("(", at, begin) > view.plain.rfind(")", at, begin):
            continue
        if (
            HEAD.match(view.low, begin, end)
            or DUTY.match(view.low, begin, end)
            or ASKS.match(view.low, begin, end)
        ):
            places.append(begin)
    return [p for p in places if not _is_listed_noun(view, p, end)]


_LISTED = re.compile(
    r"(?:địa +phương|đơn +vị|cơ +quan|tổ +chức|đoàn +thể) *,|"
    r"(?:\w+ +){1,2}mình(?![a-zđà-ỹ])|"
    r"(?:yêu +cầu|mục +đích|nhiệm +vụ|chức +năng|thẩm +quyền|kế +hoạch|hướng +dẫn)(?: +(?:của|,"
    r"|và|được)|,)"
)


def _is_listed_noun(view: View, at: int, end: int) -> bool:
    return bool(_LISTED.match(view.low, at, end) or BARE.match(view.low, at, end))


# "Căn cứ chức năng, nhiệm vụ được giao" goes on with the verb, with or without a comma.
_TASKED = re.compile(
    r"(?:căn +cứ|trên +cơ +sở|theo)(?: +vào)?(?:[ ,]+(?:và +)?(?:chức +năng|nhiệm +vụ|thẩm +quyền"
    r"|quyền +hạn|trách +nhiệm|lĩnh +vực|phạm +vi|được +(?:giao|phân +công)|quản +lý|phụ +trách"
    r"|đã"
    r"|của +(?:mình|ngành|đơn +vị|từng +(?:ngành|đơn +vị))))+[ ,]+"
)


def _past_basis(view: View, verb: int, end: int) -> int:
    """Step over "căn cứ chức năng, nhiệm vụ …," to the verb it prepares."""
    if _BASIS_AFTER.match(view.low, verb, end) is None:
        return verb
    tasked = _TASKED.match(view.low, verb, end)
    if tasked is not None and DUTY.match(view.low, tasked.end(), end):
        return tasked.end()
    for comma in re.finditer(r"[,;] *", view.plain[verb : min(end, verb + 300)]):
        at = verb + comma.end()
        if DUTY.match(view.low, at, end) and not _is_listed_noun(view, at, end):
            return at
        if re.match(r"trước +ngày|định +kỳ|chậm +nhất|có +(?:kế|giải|phương)", view.low[at:end]):
            return at
    return verb
