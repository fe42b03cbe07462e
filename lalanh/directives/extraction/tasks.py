"""The walk over the tree of a body: headings hand down, paragraphs lay down."""

import re
from dataclasses import replace

from lalanh.directives.extraction.bodies import body_run
from lalanh.directives.extraction.clauses import sentences
from lalanh.directives.extraction.context import Bearer, Context, Draft, Zone, bearers_of
from lalanh.directives.extraction.headings import WORKS_WITH, heading, zone_of
from lalanh.directives.extraction.joining import in_one
from lalanh.directives.extraction.kinds import TOLD, is_lead_in, is_post
from lalanh.directives.extraction.model import Role
from lalanh.directives.extraction.outline import Unit
from lalanh.directives.extraction.predicates import Reading, asked_last, read_clause
from lalanh.directives.extraction.running import leaf, running_text
from lalanh.directives.extraction.slots import Slot, apply_slot, slot_of, slots_of
from lalanh.directives.extraction.view import View

_TITLE_LENGTH = 260
_FULL_SENTENCE = 110
_TOPIC_LENGTH = 40
_LONGEST_TIME = 120
_SCOPE = re.compile(
    r"(?:các +)?đối +tượng +(?:thi +đua|thực +hiện|tham +gia|triển +khai|thi +hành) *:?"
)

type Found = tuple[list[Draft], list[Slot]]


def visit(view: View, unit: Unit, context: Context) -> Found:
    """Return the drafts of a unit and all below it, and slots that belong to what stands before."""
    slots = _slots(view, unit)
    if slots:
        return [], slots
    if not unit.children:
        return _acts_apart(view, unit, leaf(view, unit.start, unit.end, context, unit.path)), []
    own, below, is_deferred = _container(view, unit, context)
    own = _acts_apart(view, unit, own)
    drafts, left = _children(view, unit, below)
    if own and view.plain[unit.end - 1] != ":" and _heads_headings(view, unit):
        own = []
    if is_deferred and any(d.kind == "task" for d in drafts):
        ends = view.plain[unit.end - 1] in ".;:"
        shared_out = any(d.bearers for d in drafts)
        own = [
            d for d in own
            if ends and d.end - d.start >= _FULL_SENTENCE and not d.is_named
            and (d.bearers or not shared_out)
        ]  # fmt: skip
    if left and not own and not drafts and _is_item(unit):
        own = [Draft(unit.start, unit.end, unit.path, "task", below.modality, list(below.bearers))]
    if left:
        own = in_one(own)
    if left and any(d.kind == "task" for d in own):
        for slot in left:
            apply_slot(view, slot, own, context)
        left = []
    return [*own, *drafts], left


def _heads_headings(view: View, unit: Unit) -> bool:
    """Tell whether nothing but names of bodies stands below a line, with work below each."""
    told = (heading(view, c.start, c.end) for c in unit.children if c.children)
    return all(c.children for c in unit.children) and all(h.is_pure and h.bearers for h in told)


def _is_item(unit: Unit) -> bool:
    """Tell whether a unit that only has slots below it is what they speak of."""
    return unit.kind in ("dec", "paren", "letter", "dash") and unit.end - unit.start > _TOPIC_LENGTH


def _acts_apart(view: View, unit: Unit, drafts: list[Draft]) -> list[Draft]:
    """An article that names nobody is the act itself: "Điều 1. Thành lập Ban Chỉ đạo …"."""
    if unit.kind != "dieu":
        return drafts
    if unit.children and view.plain[unit.end - 1].isalnum():
        return []  # the title of the article
    if any(d.is_named for d in drafts):
        return drafts
    return [d for d in drafts if d.kind != "task"]


def _slots(view: View, unit: Unit) -> list[Slot]:
    """Return the slot a unit is, or the slots its bullets are."""
    several = slots_of(view, unit.start, unit.end)
    if not several:
        return []
    slot = several[-1]
    if slot.start < slot.end or not unit.children:
        return several
    if slot.kind == "time" and any(c.end - c.start > _LONGEST_TIME for c in unit.children):
        return []
    inner = [slot_of(view, child.start, child.end) for child in unit.children]
    found = [s for s in inner if s is not None]
    return found or [Slot(slot.kind, unit.children[0].start, unit.children[-1].end)]


_PARTS = ("roman", "alpha", "dieu")
_NUMBERED = ("dec", "letter", "paren")


def _children(view: View, unit: Unit, context: Context) -> Found:
    """Visit the children in order; a slot belongs to the duties since the slot group before it."""
    made: list[list[Draft]] = []
    group = 0
    pending: list[Slot] = []
    is_closed = False
    silent_posts = 0
    for child in unit.children:
        context = _scoped(view, child, context)
        drafts, slots = visit(view, child, context)
        silent_posts += not drafts and is_post(view, child.start, child.end)
        if drafts:
            group = len(made) if is_closed else group
            is_closed = not slots and any(d.has_slot for d in drafts)
            made.append(drafts)
        is_item = child.kind in _NUMBERED and child.kind == unit.children[0].kind
        for slot in (replace(s, of_all=True) for s in slots) if is_item else slots:
            if child.kind in _PARTS:  # what a part says of itself holds for it alone
                apply_slot(view, slot, drafts, context)
            elif made:
                if not slot.of_reports:
                    made[group:] = [in_one(one) for one in made[group:]]
                apply_slot(view, slot, [d for one in made[group:] for d in one], context)
                is_closed = True
            else:
                pending.append(slot)
    if silent_posts >= _FEWEST_MEMBERS and silent_posts * 2 > len(unit.children):
        made = [[d for d in one if not _is_member(view, d)] for one in made]
    return [d for one in made for d in one], pending


_FEWEST_MEMBERS = 3
_INVITES = re.compile(r"(?:kính +)?mời ")


def _is_member(view: View, made: Draft) -> bool:
    """Tell whether an item of a list of members names one by his field or by invitation."""
    return is_post(view, made.start, made.end) or _INVITES.match(view.low, made.start) is not None


def _scoped(view: View, unit: Unit, context: Context) -> Context:
    """A plan that says once who carries it out binds those bodies for all that names nobody."""
    for part in (unit, *unit.children):
        scope = _SCOPE.match(view.low, part.start, part.end)
        if scope is None or context.bearers:
            continue
        start, end = scope.end(), part.end
        if part.children and not view.plain[start:end].strip(" :"):
            start, end = part.children[0].start, part.children[0].end
        run = body_run(view, start, end)
        if run is not None:
            below = context.under(bearers_of(run, "responsible", inherited=True))
            return replace(below, is_scoped=True)
    return context


def _container(view: View, unit: Unit, context: Context) -> tuple[list[Draft], Context, bool]:
    """
    Read a paragraph that has others under it: a title, a lead-in, or running text.

    The last value says that its own draft stands only if nothing below is a duty: a title that
    begins with a verb ("Tuyên truyền, vận động:") is a title.
    """
    parts = sentences(view, unit.start, unit.end)
    if not parts:
        return [], context, False
    if len(parts) > 1 or unit.end - unit.start > _TITLE_LENGTH or _is_sentence(view, *parts[0]):
        return _running(view, unit, context, parts)
    below = _titled(view, *parts[0], context)
    if below is not None:
        return [], below, False
    return _lead_in(view, unit, context, parts)


def _titled(view: View, start: int, end: int, context: Context) -> Context | None:
    """Return the context under a title that names bearers or a kind of part, else None."""
    zone = zone_of(view, start, end)
    told = heading(view, start, end)
    if told.bearers and told.is_pure and zone != "scope":
        below = context.under(told.bearers, told.modality, headed=True)
        aims_at = context.zone == "scope" and view.low.startswith("đối với ", start)
        return replace(below, zone="scope" if aims_at else _below(context, "duty"))
    if zone is not None:
        return replace(context, zone=_below(context, zone))
    asked = asked_last(view, start, end) if view.plain[end - 1] == ":" else None
    if asked is None:
        return None
    run, modality = asked
    return context.under(bearers_of(run, "responsible", inherited=True), modality, headed=True)


def _lead_in(
    view: View, unit: Unit, context: Context, parts: list[tuple[int, int]]
) -> tuple[list[Draft], Context, bool]:
    """Read a single sentence over a list: a topic, a duty in few words, or a duty with subject."""
    start, end = parts[0]
    told = heading(view, start, end)
    if told.modality is not None and not told.bearers:
        context = replace(context, modality=told.modality)
    joins = WORKS_WITH.fullmatch(view.low, start, end)
    if joins is not None and context.bearers:
        role: Role = "lead" if joins["leads"] else "coordinate"
        return [], replace(context, works_with=role), False
    reading = read_clause(view, start, end)
    if reading is None:
        return [], context, False
    if reading.subject is not None and _asks_for_list(view, reading, end):
        below = context.under(bearers_of(reading.subject, "responsible"), reading.modality)
        return leaf(view, start, end, context, unit.path), below, True
    if reading.subject is None:
        below = context if is_lead_in(view, start, end) else replace(context, is_headed=False)
        if TOLD.search(view.low, start, end):
            below = replace(below, zone="told")
        elif _CONSISTS.search(view.low, start, end):
            below = replace(below, zone="scope")
        return leaf(view, start, end, context, unit.path), below, True
    own, below, _ = _running(view, unit, context, parts)
    return own, below, view.plain[end - 1].isalnum()


# "Thực hiện các dự án được giao, bao gồm:" is followed by their names.
_CONSISTS = re.compile(r"(?:bao +)?gồm(?: +có)? *:$")


def _is_sentence(view: View, start: int, end: int) -> bool:
    """Tell whether a paragraph that has others under it is no title but ends as a sentence."""
    return end - start > 60 and view.plain[end - 1] == "."


def _asks_for_list(view: View, reading: Reading, end: int) -> bool:
    """Tell whether a heading asks a body for the list under it: "Đề nghị các đơn vị …:"."""
    asks = reading.modality is not None and reading.asks_by is None
    return asks and view.plain[end - 1] == ":"


def _below(context: Context, zone: Zone) -> Zone:
    """A part on purpose or demands stays one whatever its own headings say."""
    return context.zone if context.zone in ("purpose", "requirement") and zone == "duty" else zone


def _running(
    view: View, unit: Unit, context: Context, parts: list[tuple[int, int]]
) -> tuple[list[Draft], Context, bool]:
    """Read running text over a list; a pure lead-in at its end only hands its subject down."""
    last = parts[-1]
    subject = _last_subject(view, parts, context)
    below = context if subject is None else context.under(subject)
    opens_list = view.plain[last[1] - 1] == ":"
    kept = parts[:-1] if opens_list and _only_announces(view, last) else parts
    drafts = running_text(view, kept, context, unit.path) if kept else []
    if opens_list and TOLD.search(view.low, *last):
        below = replace(below, zone="told")
    elif opens_list and subject is not None and below.zone == "scope":
        below = replace(below, zone="duty") if _HANDS_OUT.search(view.low, *last) else below
    return drafts, below, False


# In a part on aims: "… các đơn vị phối hợp thực hiện các hoạt động sau:".
_HANDS_OUT = re.compile(
    r"(?:thực +hiện|triển +khai|tổ +chức)(?: +\w+){0,3}? +(?:nhiệm +vụ|hoạt +động|công +việc"
    r"|giải +pháp)[^.;:]{0,40}:$"
)


def _only_announces(view: View, last: tuple[int, int]) -> bool:
    reading = read_clause(view, *last)
    return reading is not None and is_lead_in(view, reading.verb, last[1])


def _last_subject(
    view: View, parts: list[tuple[int, int]], context: Context
) -> tuple[Bearer, ...] | None:
    """Return the subject that the list below goes on with; one merely asked for help is none."""
    announces = view.plain[parts[-1][1] - 1] == ":"
    for start, end in reversed(parts if announces or context.bearers else parts[:1]):
        reading = read_clause(view, start, end)
        if reading is None or reading.subject is None:
            continue
        if reading.modality is None or reading.asks_by is not None or not context.bearers:
            return bearers_of(reading.subject, "responsible")
    return None
