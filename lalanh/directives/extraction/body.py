"""The text of one document: its opening, its parts, its annexed tables, its dated events."""

import re
from dataclasses import dataclass, replace
from datetime import date

from lalanh.directives.extraction.addressees import addressee_places
from lalanh.directives.extraction.bodies import body_run
from lalanh.directives.extraction.context import Context, Draft, bearers_of
from lalanh.directives.extraction.deadlines import (
    Event,
    event_named,
    event_words,
    events_between,
)
from lalanh.directives.extraction.lexicon import subject_end
from lalanh.directives.extraction.model import Deadline, Modality
from lalanh.directives.extraction.outline import Unit, outline
from lalanh.directives.extraction.paragraphs import paragraphs
from lalanh.directives.extraction.tables import Table, data_rows, table_drafts, tables
from lalanh.directives.extraction.tasks import visit
from lalanh.directives.extraction.view import Line, View

_ASKS = re.compile(r"(?:trân +trọng +)?(?:kính +)?(?P<tone>đề +nghị|yêu +cầu) *:? *")
_OPENS = re.compile(
    r"(?:căn +cứ|thực +hiện|theo|để|xét|nhằm|tiếp +tục +thực +hiện|trong +thời|hưởng +ứng"
    r"|sau +khi|qua |ngày )"
)
_ASSIGNS = re.compile(r"(?:giao|yêu +cầu|đề +nghị|sở|các +sở|ủy +ban|ubnd|chủ +tịch)[ ,]")
_LONGEST_OPENING = 12
_LONGEST_TITLE = 70
_FIGURE = re.compile(r"[^:.;]{3,90}: *\d[\d.,]* +(?!giờ|ngày)\w+")  # "Cải cách kho: 12 tiêu chí"


@dataclass(slots=True)
class Body:
    """
    The tree of the text, the paragraphs of its opening and the tables in it.

    From the ``behind``-th part on it is annexed: it stands behind the signature.
    """

    root: Unit
    opening: list[tuple[int, int]]
    tables: list[Table]
    behind: int


def read_body(view: View, text: list[Line], annex: list[Line]) -> Body:
    """Build the tree of a text and of what is annexed to it, tables set apart."""
    root, found = _tree(view, text)
    opening = _opening(view, root)
    annexed, more = _tree(view, annex)
    annexed.children = _below_title(view, _without_lists(view, annexed.children))
    for unit in annexed.children:
        unit.parent = root
    behind = len(root.children)
    root.children.extend(annexed.children)
    return Body(root, opening, [*found, *more], behind)


_NOTE = re.compile(r" *\[\d{1,3}\]")
_LIST = re.compile(r"(?:DANH SÁCH|BIỂU|MẪU|BẢNG)\b")


def _without_lists(view: View, units: list[Unit]) -> list[Unit]:
    """
    Leave out what annexes list, names and forms, and the notes "[1] Gồm …" at their foot.

    Either goes on up to the title of the next annex; tables are read by themselves.
    """
    kept: list[Unit] = []
    is_list = False
    for unit in units:
        if _LIST.match(view.plain, unit.start, unit.end) or _NOTE.match(
            view.plain, unit.start, unit.end
        ):
            is_list = True
        elif _ANNEX.match(view.plain, unit.start, unit.end):
            is_list = False
        if not is_list:
            kept.append(unit)
    return kept


_ANNEX = re.compile(
    r"(?:PHỤ LỤC|DANH MỤC|DANH SÁCH|BIỂU|MẪU|BẢNG|ĐỀ CƯƠNG|KẾ HOẠCH|CHƯƠNG TRÌNH|QUY CHẾ|QUY ĐỊNH"
    r"|PHƯƠNG ÁN|ĐỀ ÁN|NHIỆM VỤ|TIẾN ĐỘ|LỊCH|PHÂN CÔNG|QUY TRÌNH|TIÊU CHÍ)\b"
)
_LINES_OF_TITLE = 6


def _below_title(view: View, units: list[Unit]) -> list[Unit]:
    """
    Leave out the title of an annex: its lines up to "(Kèm theo …)".

    What stands behind the signature under no such title is no part of the paper.
    """
    titled = next((p for p, unit in enumerate(units) if _titles_annex(view, unit)), None)
    if titled is None:
        return []
    for place, unit in enumerate(units[titled : titled + _LINES_OF_TITLE], start=titled):
        if unit.kind != "para":
            break
        if "kèm theo" in view.low[unit.start : unit.end]:
            return units[place + 1 :]
    return units[titled:]


def _titles_annex(view: View, unit: Unit) -> bool:
    attached = re.match(r"\(? *(?:ban +hành +)?kèm +theo", view.low[unit.start : unit.end])
    return attached is not None or _ANNEX.match(view.plain, unit.start, unit.end) is not None


def _tree(view: View, lines: list[Line]) -> tuple[Unit, list[Table]]:
    found = tables(view, lines)
    taken = {place for table in found for place in range(table.first, table.last)}
    taken |= data_rows(view, lines)
    rest = [line for place, line in enumerate(lines) if place not in taken]
    return outline(view, paragraphs(view, rest)), found


def _opening(view: View, root: Unit) -> list[tuple[int, int]]:
    """Return the paragraphs before the first numbered item: the basis and who asks."""
    found: list[tuple[int, int]] = []
    for unit in root.children[:_LONGEST_OPENING]:
        if unit.kind != "para" and not (unit.kind == "dash" and _OPENS.match(view.low, unit.start)):
            break
        announces = view.plain[unit.end - 1] == ":"
        if found and not announces and _ASSIGNS.match(view.low, unit.start, unit.end):
            break
        found.append((unit.start, unit.end))
        if not (announces or _asks_somebody(view, unit)):
            continue
        if not _announced_later(view, root, unit):
            break
    return found


def _announced_later(view: View, root: Unit, unit: Unit) -> bool:
    """Tell whether a later paragraph asks somebody for the list below: it ends the opening."""
    ahead = root.children[root.children.index(unit) + 1 : _LONGEST_OPENING]
    for after in ahead:
        if after.kind != "para":
            return False
        if view.plain[after.end - 1] == ":":
            return _ASKS.search(view.low, after.start, after.end) is not None
    return False


def _asks_somebody(view: View, unit: Unit) -> bool:
    """Tell whether a paragraph of the opening is itself the assignment, with no list after it."""
    if unit.children or view.plain[unit.end - 1] == ":":
        return False
    asked = list(_ASKS.finditer(view.low, unit.start, unit.end))
    run = body_run(view, asked[-1].end(), unit.end) if asked else None
    return run is not None and subject_end(view.plain, view.low, run.start, unit.end) is not None


def opening_context(
    view: View, body: Body, addressees: list[Line], *,
    issued_on: date | None, near: date | None, no_older: date | None,
) -> Context:  # fmt: skip
    """
    Return what the opening hands down: "Sở … đề nghị các cơ quan … thực hiện nội dung sau:".

    A letter whose opening names nobody binds those it addresses.
    """
    context = _said_in_opening(
        view, body, Context(issued_on=issued_on, near=near, no_older=no_older)
    )
    if context.bearers:
        return context
    runs = (body_run(view, *place) for place in addressee_places(view, addressees))
    below = (r for r in runs if r is not None and not _SUPERIOR.match(view.low, r.start, r.end))
    addressed = [b for run in below for b in bearers_of(run, "responsible", inherited=True)]
    return context.under(tuple(addressed))


# Who is written to from below: a paper to him reports, and lays nothing upon him.
_SUPERIOR = re.compile(r"(?:đồng +chí +)?(?:phó +)?thủ +tướng(?! +(?:các|cơ))")


def _said_in_opening(view: View, body: Body, context: Context) -> Context:
    if not body.opening:
        return context
    start, end = body.opening[-1]
    for asked in reversed(list(_ASKS.finditer(view.low, start, end))):
        modality: Modality = "request" if asked["tone"].startswith("đề") else "order"
        run = body_run(view, asked.end(), end)
        if run is not None:
            bearers = bearers_of(run, "responsible", inherited=True)
            return context.under(bearers, modality)
        if asked.end() >= end - 2:
            return replace(context, modality=modality)
    return context


def body_drafts(view: View, body: Body, context: Context) -> list[Draft]:
    """Return the drafts of the whole text in reading order."""
    context = replace(context, events=_events(view, body))
    opening = body.opening
    nothing_else = len(body.root.children) == len(opening)
    made: list[tuple[Unit, list[Draft]]] = []
    scope = context
    for place, unit in enumerate(body.root.children):
        here = (unit.start, unit.end)
        asks = here in opening[-1:] and (nothing_else or _asks_somebody(view, unit))
        if here in opening and not asks:
            continue
        drafts, _ = visit(view, unit, scope)
        if place >= body.behind:
            drafts = [d for d in drafts if d.kind != "task" or not _is_form_of_all(d)]
        scope = _widened(scope, drafts)
        made.append((unit, drafts))
    kept = _shared_out(_assigned(made))
    for table in body.tables:
        kept.extend(table_drafts(view, table, context))
    for draft in kept:
        _link_event(view, draft, context)
    standing = [d for d in kept if _stands(view, d)]
    return sorted(_without_content(standing), key=lambda d: (d.start, d.end))


# A duty in so many may name nobody and be everybody's; more of them are content to be shared out.
_NOBODYS = 7


def _without_content(drafts: list[Draft]) -> list[Draft]:
    """Drop what names nobody where it is a list of content beside the duties of others."""
    duties = [d for d in drafts if d.kind in ("task", "principle")]
    nobodys = [d for d in duties if _is_nobodys(d)]
    if len(nobodys) == len(duties) or len(nobodys) * _NOBODYS <= len(duties):
        return drafts
    return [d for d in drafts if d.kind != "task" or not _is_nobodys(d) or _is_dated(d)]


def _is_nobodys(draft: Draft) -> bool:
    """Tell whether only those are named with whom or through whom the work is to be done."""
    return not draft.is_named and not any(
        b.role in ("lead", "responsible") or b.start < draft.start for b in draft.bearers
    )


def _stands(view: View, draft: Draft) -> bool:
    """
    Tell whether a draft stays: in a part on means, form or time only with a bearer or a date.

    A few words without end mark that bind nobody and no time are a title that lost its number.
    """
    if draft.kind == "task" and not draft.bearers and not (draft.deadline or draft.recurrence):
        start, end = view.trimmed(draft.start, draft.end)
        if end - start < _LONGEST_TITLE and view.plain[end - 1].isalnum():
            return False
        if _FIGURE.match(view.low, start, end):
            return False
    dated = _is_dated(draft) and draft.deadline is not None and draft.deadline.due_on is not None
    borne = draft.is_named or _is_borne(draft)
    return not draft.is_loose or draft.kind != "task" or borne or dated


def _widened(context: Context, drafts: list[Draft]) -> Context:
    """A scope once stated ("Đối tượng thi đua: …") holds for the parts after it."""
    heirs = [d for d in drafts if any(b.inherited for b in d.bearers)]
    if context.bearers or not heirs:
        return context
    inherited = [b for d in heirs for b in d.bearers if b.inherited]
    seen = {(b.start, b.end): replace(b, role="responsible") for b in inherited}
    is_scoped = all(d.is_scoped for d in heirs)
    return replace(context.under(tuple(seen.values())), is_scoped=is_scoped)


def _assigned(made: list[tuple[Unit, list[Draft]]]) -> list[Draft]:
    """
    Drop the duties of a part that names nobody when other parts do assign.

    Such a part is the content that the assigning parts distribute; its items would be nobody's.
    """

    def assigns(drafts: list[Draft]) -> bool:
        return any(d.kind == "task" and (d.is_named or _is_borne(d)) for d in drafts)

    some = any(assigns(drafts) for _, drafts in made)
    kept: list[Draft] = []
    for unit, drafts in made:
        if some and unit.children and not assigns(drafts):
            kept.extend(d for d in drafts if d.kind != "task" or _is_dated(d))
        else:
            kept.extend(drafts)
    return kept


def _shared_out(drafts: list[Draft]) -> list[Draft]:
    """Drop what only falls upon all for whom the plan is meant, where bodies get work by name."""
    scoped = [d for d in drafts if d.kind == "task" and d.is_scoped]
    given = [d for d in drafts if d.kind == "task" and not d.is_scoped]
    if len(given) * 2 < len(scoped):
        return drafts
    return [d for d in drafts if d.kind != "task" or not d.is_scoped or _is_dated(d)]


def _is_dated(draft: Draft) -> bool:
    """Tell whether a duty has a time of its own, not only that of the part it stands in."""
    return draft.deadline is not None and not draft.shares_time


def _is_form_of_all(draft: Draft) -> bool:
    """Tell whether a line of an annex names nobody and would fall upon all who are addressed."""
    addressed = bool(draft.bearers) and all(b.inherited for b in draft.bearers)
    return addressed and not (draft.is_named or draft.has_slot)


def _is_borne(draft: Draft) -> bool:
    """Tell whether somebody bears the duty, also one who is to coordinate by what stands above."""
    handed_down = any(b.role == "coordinate" and b.start < draft.start for b in draft.bearers)
    borne = any(b.role in ("lead", "responsible") for b in draft.bearers)
    return draft.has_slot or borne or handed_down


def _events(view: View, body: Body) -> tuple[Event, ...]:
    """Collect "tổ chức Lễ … vào ngày …": what relative deadlines and other clauses refer to."""
    if not body.root.children:
        return ()
    start = body.root.children[0].start
    end = max(unit.end for unit in body.root.children[-1:]) if body.root.children else start
    last = body.root.children[-1]
    while last.children:
        last = last.children[-1]
        end = max(end, last.end)
    return events_between(view, start, end)


def _link_event(view: View, draft: Draft, context: Context) -> None:
    """A clause "Tổ chức Lễ …" without date takes the date another clause gives that event."""
    if draft.deadline is not None or draft.kind != "task" or not context.events:
        return
    held = re.match(r"tổ +chức +", view.low[draft.start : draft.end])
    if held is None:
        return
    begin = draft.start + held.end()
    event = event_named(view.low[begin : draft.end], context.events)
    if event is not None and len(event_words(view.low[begin : draft.end])) > 2:
        stop = min(draft.end, begin + 80)
        draft.deadline = Deadline(
            view.span(*view.trimmed(draft.start, stop)), event.on, "at",
            derived=True, tentative=event.tentative,
        )  # fmt: skip
