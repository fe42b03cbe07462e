"""Running text: the sentences of one paragraph read in order."""

import re
from dataclasses import replace

from lalanh.directives.extraction.bodies import body_run
from lalanh.directives.extraction.clauses import Clause, clauses, sentences
from lalanh.directives.extraction.context import Context, Draft
from lalanh.directives.extraction.deadlines import deadline
from lalanh.directives.extraction.duties import draft
from lalanh.directives.extraction.headings import heading, zone_of
from lalanh.directives.extraction.joining import Said, joined
from lalanh.directives.extraction.kinds import CONDITIONED
from lalanh.directives.extraction.labels import label_end, quoted
from lalanh.directives.extraction.predicates import ASKS
from lalanh.directives.extraction.rhythms import CALENDAR, recurrences
from lalanh.directives.extraction.slots import apply_slot, slots_of
from lalanh.directives.extraction.view import View


def leaf(
    view: View, start: int, end: int, context: Context, section: tuple[str, ...]
) -> list[Draft]:
    """Return the drafts of one paragraph without anything under it."""
    label = label_end(view, start, end)
    if label is not None:
        told = heading(view, start, label)
        zone = zone_of(view, start, label)
        if told.bearers and told.is_pure:
            context = context.under(told.bearers, told.modality)
        elif zone is not None and zone != "duty" and context.zone == "duty":
            context = replace(context, zone=zone)
        start, _ = view.trimmed(label, end)
        if quoted(view, start) and not told.bearers:
            return []  # "Dự án 2: "Nâng cao …"": its name
    return running_text(view, sentences(view, start, end), context, section)


def running_text(
    view: View, parts: list[tuple[int, int]], context: Context, section: tuple[str, ...]
) -> list[Draft]:
    """Read sentences in order; a subject named once goes on for those that name none."""
    said: list[Said] = []
    running = context
    nobodys = False  # who is named in the midst of such a text bears what he is named for
    for place, (start, end) in enumerate(parts):
        slots = slots_of(view, start, end)
        before = [draft for _, _, made in said for draft in made] if slots else []
        if before:
            for slot in slots:
                apply_slot(view, slot, before, context)
            continue
        made: list[Draft] = []
        for clause in clauses(view, start, end):
            anew = _asks_anew(view, clause.start, clause.end, context)
            scope = context if anew else running
            one = _drafted(view, clause, scope, section, first=anew or place == 0)
            if one is not None:
                made.append(one)
                running = running if nobodys or _is_each(view, one) else _going_on(running, one)
                nobodys = nobodys or (one.kind == "task" and not one.bearers)
        said.append((start, end, made))
    return joined(view, said)


_EACH = re.compile(r"(?:mỗi|mọi|từng|bất +kỳ) ")


def _is_each(view: View, made: Draft) -> bool:
    """Tell whether a rule for everybody stands here: "Mỗi cán bộ, đảng viên phải gương mẫu"."""
    return made.is_named and _EACH.match(view.low, made.bearers[0].start) is not None


def _going_on(running: Context, made: Draft) -> Context:
    """Return the context for what follows a clause: its subject goes on."""
    if made.kind == "closing" and made.bearers:
        return running.under(tuple(made.bearers))
    if made.kind == "task" and made.is_named:
        own = tuple(b for b in made.bearers if b.role not in ("directed", "coordinate"))
        return running.under(own or tuple(made.bearers[:1]))
    return running


def _asks_anew(view: View, start: int, end: int, context: Context) -> bool:
    """Tell whether a sentence asks somebody else where nobody is responsible from above."""
    if any(not bearer.inherited for bearer in context.bearers):
        return False
    proviso = CONDITIONED.match(view.low, start, end)
    asked = ASKS.match(view.low, proviso.end() if proviso else start, end)
    return asked is not None and body_run(view, asked.end(), end) is not None


def _drafted(
    view: View, clause: Clause, context: Context, section: tuple[str, ...], *, first: bool
) -> Draft | None:
    made = draft(
        view, clause.start, clause.end, context=context, section=section,
        first=first, shares=clause.shared is not None,
    )  # fmt: skip
    if made is None or (made.kind == "task" and context.zone == "scope"):
        return None
    made.is_loose = context.zone == "loose"
    made.is_scoped = context.is_scoped and not made.is_named
    if context.zone == "told" and made.kind == "task" and made.is_named:
        made.kind = "restated"
    verb = made.verb if made.verb >= 0 else made.start
    made.recurrence = recurrences(view, clause.start, made.end, duty_at=verb)
    made.deadline = deadline(
        view, clause.start, made.end,
        issued_on=context.issued_on, near=context.near, events=context.events,
        no_older=context.no_older,
    )  # fmt: skip
    rhythmic = any(r.kind in CALENDAR for r in made.recurrence)
    if made.deadline is not None and made.deadline.derived and rhythmic:
        made.deadline = None
    if (clause.is_divided and verb - made.start > made.end - verb) or _is_mostly_names(made, verb):
        made.start = verb
    return made


_LONG_SUBJECT = 60
_TO_THE_VERB = 24  # "Đề nghị", "Yêu cầu", "Giao" stand before the names


def _is_mostly_names(made: Draft, verb: int) -> bool:
    """Tell whether the names of those bound are far longer than what they are to do."""
    said, done = verb - made.start, made.end - verb
    if not made.is_named or said < _LONG_SUBJECT or said * 5 <= done * 7:
        return False
    if made.kind != "task":
        return False
    return min((b.start for b in made.bearers), default=verb) - made.start <= _TO_THE_VERB
