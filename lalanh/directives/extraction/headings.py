"""What a heading says: whose duties follow, in what tone, and what kind of part it opens."""

import re
from dataclasses import dataclass

from lalanh.directives.extraction.bodies import Run, body_run
from lalanh.directives.extraction.context import Bearer, Zone, bearers_of
from lalanh.directives.extraction.kinds import is_lead_in
from lalanh.directives.extraction.lexicon import HEAD, VERB, strong_verb, subject_end
from lalanh.directives.extraction.model import Modality, Role
from lalanh.directives.extraction.view import View

_TONES: tuple[tuple[re.Pattern[str], Modality], ...] = (
    (re.compile(r"(?:trân +trọng +)?(?:kính +)?đề +nghị *:? *"), "request"),
    (re.compile(r"yêu +cầu *:? *(?=các|ubnd|ủy|sở|thủ|giám|chủ|ban)"), "order"),
    (re.compile(r"giao(?: +cho| +nhiệm +vụ +cho)? *:? *"), "order"),
)
_OF = re.compile(
    r"(?:(?:về +)?(?:nhiệm +vụ|trách +nhiệm|phân +công +nhiệm +vụ|vai +trò)[^:]{0,40}? +(?:của"
    r"|cho|đối +với)|đối +với|tại) +"
)
_LEADS = re.compile(
    r"(?:là +|làm +)?(?:chủ +trì|(?:cơ +quan +|đơn +vị +)?đầu +mối|cơ +quan +thường +trực)"
)
PARTNERS = re.compile(
    r"(?:phối +hợp|phối(?= +với)|phối *, *kết +hợp|kết +hợp)(?: +chặt +chẽ| +chặt)?(?: +(?:với"
    r"|cùng(?: +với)?))? +"
)
# A line that says only in what part the body works with those whom the items below name.
WORKS_WITH = re.compile(
    r"(?P<leads>(?:là +|làm +)?(?:chủ +trì|đầu +mối)(?: *,| +và)? +)?phối +hợp(?: +chặt +chẽ)?"
    r"(?: +(?:với|cùng))?[ :]*"
)
# "Sở Tài chính (cơ quan chủ trì)": what the body is in this plan, no part of its name.
_OFFICE_IN_PLAN = re.compile(
    r" *\((?:là +|làm +)?(?:cơ +quan +|đơn +vị +)?(?:chủ +trì|thường +trực|đầu +mối"
    r"|phối +hợp)[^()]{0,40}\)$"
)
# "Bộ A theo chức năng, nhiệm vụ, thẩm quyền chủ trì, phối hợp với B:" is a heading all the same.
_BY_OFFICE = re.compile(
    r"(?:theo|căn +cứ(?: +vào)?|trên +cơ +sở)(?:[ ,]+(?:và +)?(?:chức +năng|nhiệm +vụ"
    r"|thẩm +quyền|quyền +hạn|trách +nhiệm|lĩnh +vực|được +giao|được +phân +công|của +mình"
    r"|quản +lý))+[ ,]*"
)
# "Ban cán sự đảng tỉnh lãnh đạo, chỉ đạo:" names the body and goes on with the items below.
_LEADS_THEM = re.compile(
    r"(?<!cơ quan)(?<!đơn vị)(?<!bộ phận)(?<!ban)(?<!tổ)(?<!công tác)[ ,]+"
    r"(?P<verb>(?:lãnh +đạo|chỉ +đạo)(?:(?: *,| +và)? +(?:lãnh +đạo|chỉ +đạo"
    r"|(?:tổ +chức +|triển +khai +)?thực +hiện))*)$"
)
# "Sở A chỉ đạo các đơn vị có trách nhiệm:" heads the work of those units.
_DIRECTS = re.compile(r" (?:chỉ +đạo|hướng +dẫn|đôn +đốc) +(?=(?:các|những|ubnd|ủy +ban) )")
_APPOSITION = re.compile(r" - +(?=\S)")
_ZONES: tuple[tuple[re.Pattern[str], Zone], ...] = (
    (re.compile(r"(?:\w+ *[.)] *)?(?:về +)?mục +đích(?! +sử +dụng)"), "purpose"),
    (re.compile(r"(?:các +|một +số +)?yêu +cầu *:?$|mục +tiêu *, *yêu +cầu"), "requirement"),
    (
        re.compile(
            r"(?:một +số +|các +|những +)?(?:nội +dung(?! +tuyên +truyền)|nhiệm +vụ|giải +pháp"
            r"|phân +công|trách +nhiệm|tổ +chức +thực +hiện|tổ +chức +triển"
            r"|biện +pháp|công +tác|cách +thức|các +bước|kế +hoạch +triển)"
        ),
        "duty",
    ),
    (
        re.compile(
            r"(?:về +|xác +định +|các +|một +số +)?(?:mục +tiêu|quan +điểm|phạm +vi|đối +tượng"
            r"|chỉ +tiêu|tình +hình|bối +cảnh|đánh +giá|kết +quả"
            r"|tiêu +(?:chí|chuẩn)(?![^.:;]*thủ +tục)|nguyên +tắc|phương +châm|định +mức|mức +"
            r"|khẩu +hiệu"
            r"|danh +mục|căn +cứ(?: +\w+){0,4}$"
            r"|giải +thích|chủ +đề|tên +gọi|quy +mô|số +lượng|cơ +cấu"
            r"|thuận +lợi|khó +khăn|tồn +tại|hạn +chế|nguyên +nhân|điều +kiện|từ +ngữ"
            r"|sự +cần +thiết|cơ +sở +pháp|thông +điệp|sản +phẩm)"
        ),
        "scope",
    ),
    (
        re.compile(
            r"(?:về +|các +|một +số +)?(?:hình +thức|phương +thức"
            r"|thời +gian|địa +điểm|thành +phần|lộ +trình"
            r"|(?:nguồn +|về +)?kinh +phí|nguồn +lực|nội +dung +tuyên +truyền|cơ +sở +vật)"
        ),
        "loose",
    ),
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading read: its bearers, its tone, and whether nothing but bearers stands in it."""

    bearers: tuple[Bearer, ...]
    modality: Modality | None
    is_pure: bool


def zone_of(view: View, start: int, end: int) -> Zone | None:
    """Return what kind of part these words open, None if they do not say."""
    words = view.low[start:end].strip(" :.")
    for pattern, zone in _ZONES:
        if pattern.match(words):
            return zone
    return None


def heading(view: View, start: int, end: int) -> Heading:
    """Read a heading or label such as "2. Đề nghị Mặt trận Tổ quốc Việt Nam tỉnh:"."""
    start, end = view.trimmed(start, end)
    while end > start and view.plain[end - 1] in ":;.,- ":
        end -= 1
    office = _OFFICE_IN_PLAN.search(view.low, start, end)
    end = office.start() if office is not None else end
    leads = _LEADS_THEM.search(view.low, start, end)
    if leads is not None and view.plain[leads.start("verb")].islower():
        end = leads.start()
    modality: Modality | None = None
    at = start
    for pattern, tone in _TONES:
        found = pattern.match(view.low, at, end)
        if found is not None:
            at, modality = found.end(), tone
            break
    of = _OF.match(view.low, at, end)
    if of is not None and HEAD.match(view.low, of.end(), end):
        at = of.end()
    if HEAD.match(view.low, at, end) is None:
        return Heading((), modality, is_pure=False)
    verb = strong_verb(view.plain, view.low, at, end)
    if verb is None or VERB.fullmatch(view.low, verb, end):
        directed = _DIRECTS.search(view.low, at, end)
        if directed is not None and view.plain[directed.start() + 1].islower():
            at = directed.end()
        announced = subject_end(view.plain, view.low, at, end)
        if announced is not None and is_lead_in(view, announced, end):
            named = body_run(view, at, announced)
            return Heading(
                bearers_of(named, "responsible") if named else (), modality, is_pure=True
            )
        return Heading(_whole(view, at, end), modality, is_pure=True)
    run = body_run(view, at, verb)
    if run is None or run.end < verb - 3:
        return Heading((), modality, is_pure=False)
    if is_lead_in(view, verb, end) or _is_kind_of_unit(view, run, end):
        return Heading(bearers_of(run, "responsible"), modality, is_pure=True)
    formula = _BY_OFFICE.match(view.low, verb, end)
    verb = formula.end() if formula is not None else verb
    return _with_verb(view, run, verb, end, modality)


# "2. Cơ quan chủ trì giải quyết thủ tục": a kind of unit, named by what it does.
_UNITS = frozenset(("cơ quan", "đơn vị", "các cơ quan", "các đơn vị"))


def _is_kind_of_unit(view: View, run: Run, end: int) -> bool:
    named = " ".join(view.low[run.start : run.end].split())
    return named in _UNITS and view.plain[end : end + 1] not in (".", ";")


def _whole(view: View, at: int, end: int) -> tuple[Bearer, ...]:
    """Return the bearers of a heading that is all name; what follows a dash is an office."""
    for dash in _APPOSITION.finditer(view.plain, at, end):
        if HEAD.match(view.low, dash.end(), end) and "," not in view.plain[at : dash.start()]:
            end = dash.start()
            break
    run = body_run(view, at, end)
    if run is None:
        return ()
    if run.end < end - 2:
        run = Run(run.start, end, (*run.items[:-1], (run.items[-1][0], end)))
    return bearers_of(run, "responsible")


def _with_verb(view: View, run: Run, verb: int, end: int, modality: Modality | None) -> Heading:
    """Read "Sở A chủ trì, phối hợp với B, C": pure when only roles and partners follow."""
    leads = _LEADS.match(view.low, verb, end)
    role: Role = "lead" if leads else "responsible"
    at = leads.end() if leads else verb
    bearers = bearers_of(run, role)
    while at < end and view.plain[at] in " ,":
        at += 1
    partner = PARTNERS.match(view.low, at, end)
    if partner is None:
        return Heading(bearers, modality, is_pure=at >= end)
    others = body_run(view, partner.end(), end)
    if others is None:
        return Heading(bearers, modality, is_pure=False)
    own = bearers if leads else bearers_of(run, "coordinate")
    return Heading(
        (*own, *bearers_of(others, "coordinate")), modality, is_pure=others.end >= end - 2
    )
