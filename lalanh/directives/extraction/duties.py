"""One clause as a draft: is it a duty, whose, and with whom."""

import re
from dataclasses import replace

from lalanh.directives.extraction.bodies import Run, body_run
from lalanh.directives.extraction.context import Bearer, Context, Draft, bearers_of
from lalanh.directives.extraction.doctypes import TYPE
from lalanh.directives.extraction.headings import PARTNERS, heading
from lalanh.directives.extraction.kinds import (
    CLOSING,
    CONDITIONED,
    PASSIVE,
    SENT,
    announces_list,
    is_act,
    is_entrusting,
    is_form,
    is_generic_predicate,
    is_list_ahead,
    is_message,
    is_on_citizen,
    is_period,
    is_post,
    is_principle,
    is_roster,
    is_rule,
    said_before_list,
)
from lalanh.directives.extraction.lexicon import CITIZEN, HEAD
from lalanh.directives.extraction.model import Kind, Role
from lalanh.directives.extraction.predicates import ASKS, Reading, read_clause
from lalanh.directives.extraction.view import View

_LEADS = re.compile(
    r"(?:tiếp +tục +|trực +tiếp +)?(?:là +|làm +|giữ +vai +trò +)?(?:chủ +trì|(?:cơ +quan +"
    r"|đơn +vị +)?đầu +mối|(?:cơ +quan +)?thường +trực"
    r"|tổng +hợp +chung|chịu +trách +nhiệm +(?:cao +nhất|toàn +diện|chính|quản +lý|chung))"
)
_COORDINATES = re.compile(
    r"(?:(?:tiếp +tục|chủ +động|tích +cực|thường +xuyên|kịp +thời|chịu +trách +nhiệm"
    r"|có +trách +nhiệm) *,? *)*phối(?: +hợp| +với| *, *kết +hợp)"
)
_DIRECTS = re.compile(
    r"(?<![a-zđà-ỹ])(?:chỉ +đạo|hướng +dẫn|giao(?! +ban)(?: +cho)?|đôn +đốc|phân +công|huy +động"
    r"|yêu +cầu|đề +nghị|phát +huy +vai +trò +(?:của )?) *(?:, *(?:hướng +dẫn|đôn +đốc|giao"
    r"|chỉ +đạo|huy +động) +)?"
)


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
    if any(names(view, start, end) for names in (is_form, is_roster, _is_name)):
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
    made = _laid_down(view, reading, at, end, context=context, section=section, first=first)
    if made is not None and condition is not None:
        made.condition, made.kind = condition, "task"
    return made


def _is_name(view: View, start: int, end: int) -> bool:
    """Tell whether the words are all capitals, all one list of bodies, or whom a list is about."""
    if view.plain[start:end].isupper():
        return True
    if view.plain[end - 1] == ":" and view.low.startswith("đối với ", start):
        return True
    run = body_run(view, start, end)
    return run is not None and run.end >= end - 1


_LONG_ENOUGH = 80


def _laid_down(
    view: View, reading: Reading, at: int, end: int, *,
    context: Context, section: tuple[str, ...], first: bool,
) -> Draft | None:  # fmt: skip
    """Return a clause that has a predicate as a draft, None when it only announces."""
    if reading.subject and announces_list(view, reading.subject.start, reading.verb, end):
        return None
    if is_list_ahead(view, at, end):
        end = said_before_list(view, reading.verb, end)
        if end - reading.verb < _LONG_ENOUGH:
            return None
    is_formula = _is_formula(view, reading, at, end)
    at = _past_long_basis(view, reading, at, end)
    made = _bearers(view, context, reading, first=first)
    if context.works_with is not None and reading.subject is not None:
        made = _with_partner(context, context.works_with, reading.subject)
    modality = reading.modality or context.modality
    if not first and not _hands_over(view, context, reading, first=first):
        modality = context.modality
    drafted = Draft(
        at, end, section, "closing" if is_formula else "task", modality,
        with_partners(view, made, reading.verb, end),
        verb=reading.verb, is_named=reading.subject is not None,
    )  # fmt: skip
    if reading.subject is None:
        aside = _in_brackets(view, at, end)
        drafted.bearers = [*aside, *(b for b in drafted.bearers if not aside or not b.inherited)]
        drafted.is_named = bool(aside)
    drafted.bearers = _deduplicated(drafted.bearers)
    return drafted


def _with_partner(context: Context, role: Role, partner: Run) -> tuple[Bearer, ...]:
    own = tuple(replace(bearer, role=role) for bearer in context.bearers)
    return (*own, *bearers_of(partner, "coordinate"))


_BRACKETED = re.compile(r"\(([^()]{12,220})\)")


def _in_brackets(view: View, start: int, end: int) -> tuple[Bearer, ...]:
    """Return who leads by what stands in brackets: "Sửa đê (Sở A chủ trì, Sở B phối hợp)"."""
    for group in _BRACKETED.finditer(view.low, start, end):
        if "chủ trì" not in group[1]:
            continue
        told = heading(view, group.start(1), group.end(1))
        begin = view.low.find(";", group.start(1), group.end(1))
        if not told.bearers and begin > 0:
            told = heading(view, group.start(1), begin)
        if any(bearer.role == "lead" for bearer in told.bearers):
            return told.bearers
    return ()


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
    whom = reading.subject.start if reading.subject is not None else reading.verb
    to_all = _COLLECTIVE.match(view.low, whom) is not None
    asks = reading.asks_by is not None or (reading.modality is not None and (final or to_all))
    return asks and is_generic_predicate(view, reading.verb, end)


_NAMES_A_THING = re.compile(
    r"(?:tổng +|danh +sách|số +|tỷ +lệ|mức +|đối +tượng|là +|không +|theo +|trong +|từ +"
    r"|có +(?!(?:các +|những +|sự +|cơ +|chính +)?(?:giải +pháp|biện +pháp|phương +án|kế +hoạch"
    r"|hình +thức|phối +hợp|chế|sách))"
    r"|đến +|bằng +khen|giấy +khen|kinh +phí|nguồn +|thời +gian|địa +điểm|thành +phần|ít +nhất"
    r"|hồ +sơ|tiêu +chí|chỉ +tiêu)"
)


# How things are or were, told under a body's name as anywhere else.
_TOLD_OF = re.compile(
    r"(?:bên +cạnh|năm +\d{4} *,|đây +là|qua +|tuy +nhiên|do +đó|do +vậy|vì +|hiện +nay|hiện +"
    r"|đến +nay"
    r"|thời +gian +qua|thực +tế|như +vậy|tính +đến|theo +thống|một +trong|nhìn +chung|kết +quả"
    r"|nguyên +nhân|những +(?:năm|kết|tồn|hạn)|\d)"
    r"|[^,;.]{3,90} (?:đã|vẫn +còn|còn +tồn|chưa +được) "
)


# "Xăng E5: 0 đồng/lít", "Ủy ban bầu cử tỉnh: Không quá 05 cá nhân".
_FIGURE = re.compile(
    r"[^:.;]{3,90}: *(?:không +quá +|tối +(?:đa|thiểu) +|mức +|mỗi +\w+ +)*\d[\d.,]* *(?!giờ|ngày)"
    r"[\w%/]+"
)
_SHORT_ITEM = 8
_SHORT_LINE = 25


def _is_headed_item(view: View, start: int, end: int, context: Context) -> bool:
    """
    Tell whether an item right under a body's name is its duty though its verb is unknown to us.

    Things (documents, bodies, figures) listed there are none.
    """
    shortest = _SHORT_ITEM if view.plain[end - 1] in ".;" else _SHORT_LINE
    if not context.is_headed or end - start < shortest or not view.plain[start].isupper():
        return False
    if any(p.match(view.low, start, end) for p in (HEAD, TYPE)) or is_post(view, start, end):
        return False
    if _FIGURE.match(view.low, start, end):
        return False
    if CITIZEN.match(view.low, start, end) or _TOLD_OF.match(view.low, start, end):
        return False
    return _NAMES_A_THING.match(view.low, start, end) is None


def _hands_over(view: View, context: Context, reading: Reading, *, first: bool) -> bool:
    if reading.subject is None:
        return False
    if reading.modality is None or reading.asks_by is not None or not context.bearers:
        return True
    if reading.entrusts:
        return True
    return first and all(b.inherited for b in context.bearers)


_COLLECTIVE = re.compile(r"(?:các|mọi|những|tất +cả|toàn +thể) ")


def _bearers(view: View, context: Context, reading: Reading, *, first: bool) -> tuple[Bearer, ...]:
    """Return who bears the clause: its own subject, or what the context hands down."""
    if reading.subject is None:
        return context.bearers
    if not _hands_over(view, context, reading, first=first):
        return (*context.bearers, *bearers_of(reading.subject, "directed"))
    return bearers_of(reading.subject, "responsible")


def _passive(
    view: View, start: int, end: int, context: Context, section: tuple[str, ...]
) -> Draft | None:
    """Read "Bản tin của Ban A được phát hành …": a duty of the one whose thing it is."""
    passive = PASSIVE.match(view.low, start, end) or SENT.match(view.low, start, end)
    if passive is None:
        return None
    run = _agent(view, start, passive.end())
    bearers = bearers_of(run, "responsible") if run is not None else context.bearers
    return Draft(
        start, end, section, "task", context.modality, list(bearers), is_named=run is not None
    )


_AGENT = re.compile(r" do +(?=\S)| của +(?=\S)")


def _agent(view: View, start: int, done: int) -> Run | None:
    """Return who does what is done ("do Ban A chuẩn bị"), else whose thing it is."""
    was = view.low.rfind("được ", start, done)
    done = was if was > start else done
    named = [
        (found.group().startswith(" của"), body_run(view, found.end(), done))
        for found in _AGENT.finditer(view.low, start, done)
    ]
    return next((run for _, run in sorted(named, key=lambda n: n[0]) if run is not None), None)


def _deduplicated(bearers: list[Bearer]) -> list[Bearer]:
    seen: dict[tuple[int, int], Bearer] = {}
    for bearer in bearers:
        seen.setdefault((bearer.start, bearer.end), bearer)
    return list(seen.values())
