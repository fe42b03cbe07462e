"""Sentences of one item: which of them make one duty together."""

import re

from lalanh.directives.extraction.context import Draft
from lalanh.directives.extraction.predicates import ASKS
from lalanh.directives.extraction.sensitive import is_sensitive
from lalanh.directives.extraction.view import View

# A short item is one duty though it takes two breaths; a long one lays down several.
_SHORT_ITEM = 420

type Said = tuple[int, int, list[Draft]]


def joined(view: View, said: list[Said]) -> list[Draft]:
    """
    Return the drafts of an item, a sentence that only goes on joined to the one before.

    ``said`` are the sentences with what each lays down. A sentence goes on when it says nothing
    of its own (how, where, in what form), and in a short item also when the same body does a
    further thing without a time of its own.
    """
    is_short = bool(said) and said[-1][1] - said[0][0] <= _SHORT_ITEM
    drafts: list[Draft] = []
    for start, end, made in said:
        before = next((d for d in reversed(drafts) if d.kind in ("task", "closing")), None)
        if before is None or before.kind != "task":
            drafts.extend(made)
        elif not made and _explains(view, before, start, end):
            before.end = end
        elif len(made) == 1 and _adds(view, before, made[0], start, is_short=is_short):
            _take_over(before, made[0])
        else:
            drafts.extend(made)
    return drafts


def in_one(drafts: list[Draft]) -> list[Draft]:
    """Return the duties of one item as one: slots below it say who and when for all of it."""
    kept: list[Draft] = []
    for draft in drafts:
        before = kept[-1] if kept else None
        same = before is not None and before.kind == draft.kind == "task"
        if before is not None and same and not draft.is_named and before.section == draft.section:
            _take_over(before, draft)
        else:
            kept.append(draft)
    return kept


def _explains(view: View, before: Draft, start: int, end: int) -> bool:
    if _IN_A_CASE.match(view.low, start, end):
        return False
    return start - before.end < 3 and view.plain[end - 1] != ":"


_IN_A_CASE = re.compile(r"(?:trong +)?trường +hợp(?![a-zđà-ỹ])")


_CONNECTIVE = re.compile(
    r"(?:đồng +thời|song +song|bên +cạnh +đó|ngoài +ra|trong +đó|qua +đó|từ +đó|theo +đó"
    r"|cụ +thể|nhất +là"
    r"|đặc +biệt|cùng +với +đó|trên +cơ +sở +đó|cần|phải|việc +này|khi +đó"
    r"|trước +mắt)(?![a-zđà-ỹ])"
)


def _connects(view: View, start: int) -> bool:
    """Tell whether a sentence says itself that it adds to the one before."""
    return _CONNECTIVE.match(view.low, start) is not None


def _adds(view: View, before: Draft, draft: Draft, start: int, *, is_short: bool) -> bool:
    again = draft.is_named and _same_bodies(view, before, draft)
    if draft.is_named and not again:
        return False
    return (again or is_short or _connects(view, start)) and _goes_on(view, before, draft)


def _same_bodies(view: View, before: Draft, draft: Draft) -> bool:
    """Tell whether a sentence names again those who bear the one before, and nobody else."""
    own, known = (
        {view.low[b.start : b.end] for b in one.bearers if b.role in ("lead", "responsible")}
        for one in (draft, before)
    )
    return bool(own) and own <= known


def _goes_on(view: View, before: Draft, draft: Draft) -> bool:
    """Tell whether a duty only adds to the one before; what is sensitive stays by itself."""
    timed = draft.deadline is not None or bool(draft.recurrence)
    if draft.kind != "task" or timed or draft.condition is not None:
        return False
    if ASKS.match(view.low, draft.start, draft.end):
        return False
    touches = is_sensitive(view, before.start, before.end)
    return touches == is_sensitive(view, draft.start, draft.end)


def _take_over(before: Draft, draft: Draft) -> None:
    before.end = draft.end
    before.deadline = before.deadline or draft.deadline
    before.recurrence = before.recurrence or draft.recurrence
    known = {(b.start, b.end) for b in before.bearers}
    before.bearers.extend(b for b in draft.bearers if (b.start, b.end) not in known)
