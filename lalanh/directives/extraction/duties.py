"""One clause read: is it a duty, whose, and with whom."""

import re
from dataclasses import dataclass, replace

from lalanh.directives.extraction.bodies import Run, body_run
from lalanh.directives.extraction.context import Bearer, Context, Draft, bearers_of
from lalanh.directives.extraction.doctypes import TYPE
from lalanh.directives.extraction.headings import PARTNERS
from lalanh.directives.extraction.kinds import (
    CLOSING,
    CONDITIONED,
    PASSIVE,
    is_act,
    is_entrusting,
    is_form,
    is_generic_predicate,
    is_message,
    is_on_citizen,
    is_period,
    is_principle,
    is_roster,
    is_rule,
)
from lalanh.directives.extraction.lexicon import DUTY, HEAD, LEAD_IN, VERB, subject_end
from lalanh.directives.extraction.model import Kind, Modality, Role
from lalanh.directives.extraction.view import View

ASKS = re.compile(
    r"(?:trân +trọng +)?(?:kính +)?(?P<tone>đề +nghị|yêu +cầu|giao(?: +cho)?|phân +công) *:? +"
)
_LEADS = re.compile(
    r"(?:tiếp +tục +|trực +tiếp +)?(?:là +|làm +|giữ +vai +trò +)?(?:chủ +trì|(?:cơ +quan +"
    r"|đơn +vị +)?đầu +mối|(?:cơ +quan +)?thường +trực"
    r"|tổng +hợp +chung|chịu +trách +nhiệm +(?:cao +nhất|toàn +diện|chính|quản +lý|chung))"
)
_COORDINATES = re.compile(
    r"(?:(?:tiếp +tục|chủ +động|tích +cực|thường +xuyên|kịp +thời|chịu +trách +nhiệm"
    r"|có +trách +nhiệm) *,? *)*phối(?: +hợp| *, *kết +hợp)"
)
_DIRECTS = re.compile(
    r"(?<![a-zđà-ỹ])(?:chỉ +đạo|hướng +dẫn|giao(?: +cho)?|đôn +đốc|phân +công|huy +động"
    r"|yêu +cầu|đề +nghị|phát +huy +vai +trò +(?:của )?) *(?:, *(?:hướng +dẫn|đôn +đốc|giao"
    r"|chỉ +đạo|huy +động) +)?"
)
_BASIS_AFTER = re.compile(r"(?:căn +cứ|trên +cơ +sở|theo +(?!dõi)|tùy +theo|trong +phạm +vi)")
_MAX_SUBJECT = 420


@dataclass(frozen=True, slots=True)
class Reading:
    """The parts of a clause: subject, where its predicate begins, tone."""

    subject: Run | None
    verb: int
    modality: Modality | None = None
    asks_by: Run | None = None


def read_clause(view: View, start: int, end: int) -> Reading | None:
    """Find subject and predicate of a clause, None when it has no predicate of duty."""
    at = start
    asked = ASKS.match(view.low, at, end)
    if asked is not None:
        return _asked(view, asked, end)
    found = _asked_on_basis(view, at, end) or _plain(view, at, end)
    if found is not None:
        return found
    for begin in _after_lead_in(view, at, end):
        asked = ASKS.match(view.low, begin, end)
        found = _asked(view, asked, end) if asked else _plain(view, begin, end, strict=True)
        if found is not None:
            return found
    return None


_ON_BASIS = re.compile(r"thực +hiện +(?:\w+ +){1,3}?(?:số|của|tại) ")


def _asked_on_basis(view: View, at: int, end: int) -> Reading | None:
    """Read "Thực hiện Công văn số …, Sở A đề nghị các xã …": the basis first, then who asks."""
    if _ON_BASIS.match(view.low, at, end) is None:
        return None
    for begin in _after_lead_in(view, at, end):
        found = _plain(view, begin, end, strict=True)
        if found is not None and found.asks_by is not None:
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
    if _ANY.search(view.low, run.start, verb):
        return None
    return _with_subject(view, run, verb, end)


# "Đơn vị nào …", "bất kỳ ai": a rule for whoever it may be, no duty of a body.
_ANY = re.compile(r"(?<![a-zđà-ỹ])(?:nào|ai|bất +kỳ|gì)(?![a-zđà-ỹ])")


def _with_subject(view: View, run: Run, verb: int, end: int) -> Reading | None:
    """Read on from the verb; what a body already did ("đã") is no duty."""
    loose = view.plain[run.end : verb].strip(" ,:-.…")
    if view.low.startswith("đã ", verb) or (loose and not _is_apposition(view, run.end, verb)):
        return None
    if _ISSUED.match(view.low, verb, end):
        return None
    told = _NARRATES.search(view.low, run.start, min(end, verb + _LONGEST_COPULA))
    if told is not None and told.start() < verb:
        return None
    asked = ASKS.match(view.low, verb, end)
    if asked is not None and (asked["tone"].startswith(("đề", "yêu")) or _commands(view, run)):
        handed = _asked(view, asked, end)
        if handed is None:
            return None
        if handed.subject is not None:
            return replace(handed, asks_by=run)
    return Reading(run, _past_basis(view, verb, end))


# What a body received, found or is: told, not laid down.
_NARRATES = re.compile(
    r"(?<![a-zđà-ỹ])(?:nhận +(?:được|thấy)|thống +nhất +(?:chủ|với|về|cao)|cho +biết"
    r"|có +chức +năng|là +(?:tổ +chức|cơ +quan|đơn +vị)(?! +(?:thường|đầu|chủ"
    r"|trực)))(?![a-zđà-ỹ])"
)
# "Ban hành Kế hoạch số 96/KH-UBND ngày …": it has a number, so it was done.
_ISSUED = re.compile(r"ban +hành +(?:các +)?(?:\w+ +){1,3}số +\d+[a-z]?/")
_LONGEST_COPULA = len("là tổ chức ")
_AUTHORITY = re.compile(
    r"(?:đồng +chí +)?(?:phó +)?(?:chủ +tịch|ủy +ban +nhân +dân|ubnd|thường +trực"
    r"|ban +(?:thường +vụ|chấp +hành|cán +sự)|bộ +trưởng|thủ +tướng|giám +đốc|lãnh +đạo"
    r"|(?:tỉnh|huyện|thành|đảng) +ủy|hội +đồng +nhân +dân|hđnd|trưởng +ban)(?![a-zđà-ỹ])"
)


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
    r"|thống +kê) +(?:số|này|của|kết +luận)"
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
    return Reading(run, _past_basis(view, verb, end), tone)


def _after_lead_in(view: View, at: int, end: int) -> list[int]:
    """Return the places after commas at which the main clause may begin."""
    if LEAD_IN.match(view.low, at, end) is None:
        return []
    places = []
    for comma in re.finditer(
        r"[,:;] +| thì +| (?=để (?:chỉ|xây|tổ|thực|tham|tiến))", view.plain[at : min(end, at + 420)]
    ):
        begin = at + comma.end()
        if (
            HEAD.match(view.low, begin, end)
            or DUTY.match(view.low, begin, end)
            or ASKS.match(view.low, begin, end)
        ):
            places.append(begin)
    return [p for p in places if not _is_listed_noun(view, p, end)]


_LISTED = re.compile(
    r"(?:yêu +cầu|mục +đích|nhiệm +vụ|chức +năng|thẩm +quyền|kế +hoạch|hướng +dẫn)(?: +(?:của|,"
    r"|và|được)|,)"
)


def _is_listed_noun(view: View, at: int, end: int) -> bool:
    return _LISTED.match(view.low, at, end) is not None


def _past_basis(view: View, verb: int, end: int) -> int:
    """Step over "căn cứ chức năng, nhiệm vụ …," to the verb it prepares."""
    if _BASIS_AFTER.match(view.low, verb, end) is None:
        return verb
    for comma in re.finditer(r"[,;] *", view.plain[verb : min(end, verb + 300)]):
        at = verb + comma.end()
        if DUTY.match(view.low, at, end) and not _is_listed_noun(view, at, end):
            return at
        if re.match(r"trước +ngày|định +kỳ|chậm +nhất|có +(?:kế|giải|phương)", view.low[at:end]):
            return at
    return verb


def with_partners(view: View, bearers: tuple[Bearer, ...], verb: int, end: int) -> list[Bearer]:
    """Give the bearers their role in this clause and add partners and those directed."""
    made = [replace(b, role=_own_role(view, b.role, verb, end)) for b in bearers]
    for found in PARTNERS.finditer(view.low, verb, end):
        run = body_run(view, found.end(), end)
        if run is not None:
            made.extend(bearers_of(run, "coordinate"))
    for found in _DIRECTS.finditer(view.low, verb, end):
        if found.start() > verb and view.plain[found.start()].isupper():
            continue
        run = body_run(view, found.end(), end)
        if run is not None and run.end - run.start < 160:
            made.extend(bearers_of(run, "directed"))
    return made


def _own_role(view: View, role: Role, verb: int, end: int) -> Role:
    if role in ("coordinate", "directed"):
        return role
    if _LEADS.match(view.low, verb, end):
        return "lead"
    if _COORDINATES.match(view.low, verb, end):
        return "coordinate"
    return role


def draft(
    view: View, start: int, end: int, *,
    context: Context, section: tuple[str, ...], first: bool, shares: bool = False,
) -> Draft | None:  # fmt: skip
    """
    Return a clause as a draft, None when it lays nothing down.

    ``first``: the clause opens its item, so that "Đề nghị X …" assigns X; further on it is what
    the item's own bearer is to ask of X. ``shares``: it shares the predicate of the clause before.
    """
    if view.plain[start:end].isupper() or is_form(view, start, end) or is_roster(view, start, end):
        return None
    if context.zone in ("purpose", "requirement"):
        kind: Kind = "purpose" if context.zone == "purpose" else "requirement"
        return Draft(start, end, section, kind, context.modality, list(context.bearers))
    condition, at = _condition(view, start, end)
    other = _no_duty(view, at, end)
    if other is not None:
        asked = _asked_in(view, at, end) if other == "closing" else context.bearers
        return Draft(at, end, section, other, context.modality, list(asked))
    reading = read_clause(view, at, end)
    if reading is None and (shares or (first and _is_headed_item(view, at, end, context))):
        reading = Reading(None, at)
    if reading is None:
        return _passive(view, at, end, context, section)
    if _is_formula(view, reading, at, end) and condition is None:
        return Draft(at, end, section, "closing", reading.modality or context.modality, [])
    at = _past_long_basis(view, reading, at, end)
    made = _bearers(context, reading, first=first)
    modality = reading.modality or context.modality
    if not first and not _hands_over(context, reading, first=first):
        modality = context.modality
    drafted = Draft(
        at, end, section, "task", modality, with_partners(view, made, reading.verb, end),
        condition=condition, verb=reading.verb, is_named=reading.subject is not None,
    )  # fmt: skip
    drafted.bearers = _deduplicated(drafted.bearers)
    return drafted


def _asked_in(view: View, start: int, end: int) -> tuple[Bearer, ...]:
    """Return whom a closing sentence asks to carry the paper out."""
    for asked in reversed(list(ASKS.finditer(view.low, start, end))):
        run = body_run(view, asked.end(), end)
        if run is not None:
            return bearers_of(run, "responsible")
    return ()


_BASIS = re.compile(r"căn +cứ|trên +cơ +sở|theo +(?!dõi)|thực +hiện +(?:\w+ +){1,3}?(?:số|của)")


def _past_long_basis(view: View, reading: Reading, at: int, end: int) -> int:
    """A basis longer than what it prepares stands before the duty and is no part of it."""
    if _BASIS.match(view.low, at, end) is None:
        return at
    speaker = reading.asks_by or reading.subject
    main = speaker.start if speaker is not None else reading.verb
    return main if main - at > end - main else at


def _condition(view: View, start: int, end: int) -> tuple[tuple[int, int] | None, int]:
    found = CONDITIONED.match(view.low, start, end)
    if found is None or not re.search(r"nếu|khi", found.group()) or found.end() >= end:
        return None, start
    return (start, found.end()), found.end()


def _no_duty(view: View, start: int, end: int) -> Kind | None:
    if CLOSING.match(view.low, start, end) or is_act(view, start, end):
        return "closing"
    if is_on_citizen(view, start, end) or is_rule(view, start, end):
        return "condition"
    if is_message(view, start, end):
        return "message"
    if is_period(view, start, end):
        return "period"
    if is_principle(view, start, end):
        return "principle"
    return None


def _is_formula(view: View, reading: Reading, start: int, end: int) -> bool:
    """Tell whether the sentence only asks to carry the paper out."""
    if reading.subject is not None and is_entrusting(view, reading.verb, end):
        return True
    final = view.plain[start:end].rstrip().endswith(("./.", "/."))
    asks = reading.asks_by is not None or (reading.modality is not None and final)
    return asks and is_generic_predicate(view, reading.verb, end)


_NAMES_A_THING = re.compile(
    r"(?:tổng +|danh +sách|số +|tỷ +lệ|mức +|đối +tượng|là +|có +|không +|theo +|trong +|từ +"
    r"|đến +|bằng +khen|giấy +khen|kinh +phí|nguồn +|thời +gian|địa +điểm|thành +phần|ít +nhất"
    r"|hồ +sơ|tiêu +chí|chỉ +tiêu)"
)


def _is_headed_item(view: View, start: int, end: int, context: Context) -> bool:
    """
    Tell whether an item right under a body's name is its duty though its verb is unknown to us.

    Things (documents, bodies, figures) listed there are none.
    """
    if not context.is_headed or end - start < 25 or not view.plain[start].isupper():
        return False
    if HEAD.match(view.low, start, end) or TYPE.match(view.low, start, end):
        return False
    return _NAMES_A_THING.match(view.low, start, end) is None


def _hands_over(context: Context, reading: Reading, *, first: bool) -> bool:
    if reading.subject is None:
        return False
    if reading.modality is None or reading.asks_by is not None or not context.bearers:
        return True
    return first and all(b.inherited for b in context.bearers)


def _bearers(context: Context, reading: Reading, *, first: bool) -> tuple[Bearer, ...]:
    """Return who bears the clause: its own subject, or what the context hands down."""
    if reading.subject is None:
        return context.bearers
    if not _hands_over(context, reading, first=first):
        return (*context.bearers, *bearers_of(reading.subject, "directed"))
    return bearers_of(reading.subject, "responsible")


def _passive(
    view: View, start: int, end: int, context: Context, section: tuple[str, ...]
) -> Draft | None:
    """Read "Bản tin của Ban A được phát hành …": a duty of the one whose thing it is."""
    if PASSIVE.match(view.low, start, end) is None:
        return None
    owner = view.low.find(" của ", start, min(end, start + 140))
    run = body_run(view, owner + 5, end) if owner >= 0 else None
    bearers = bearers_of(run, "responsible") if run is not None else context.bearers
    return Draft(
        start, end, section, "task", context.modality, list(bearers), is_named=run is not None
    )


def _deduplicated(bearers: list[Bearer]) -> list[Bearer]:
    seen: dict[tuple[int, int], Bearer] = {}
    for bearer in bearers:
        seen.setdefault((bearer.start, bearer.end), bearer)
    return list(seen.values())
