"""Labelled slots: "Đơn vị chủ trì: …", "Thời gian hoàn thành: …" beside or below a duty."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from lalanh.directives.extraction.aspects import lasting
from lalanh.directives.extraction.bodies import body_run
from lalanh.directives.extraction.context import Context, Draft, bearers_of
from lalanh.directives.extraction.deadlines import slot_deadline
from lalanh.directives.extraction.headings import heading
from lalanh.directives.extraction.model import Role
from lalanh.directives.extraction.rhythms import recurrences
from lalanh.directives.extraction.view import View

type SlotKind = Literal["lead", "coordinate", "actor", "time", "place"]

_WHO = (
    r"(?:các +)?(?:cơ +quan|đơn +vị|bộ +phận|cấp|tổ +chức|sở|phòng|đ/v|người"
    r"|cá +nhân)(?: *,? *(?:cơ +quan|đơn +vị|cá +nhân|tổ +chức|địa +phương))?(?: +được +(?:giao"
    r"|phân +công))?"
)
_SLOTS: tuple[tuple[SlotKind, re.Pattern[str]], ...] = (
    (
        "lead",
        re.compile(
            rf"(?:{_WHO} +)?(?:chủ +trì|đầu +mối)(?:(?: *,| +và)? +(?:thực +hiện|tham +mưu"
            r"|triển +khai|tổng +hợp|theo +dõi|đôn +đốc|báo +cáo|chính|chịu +trách +nhiệm))* *:"
        ),
    ),
    (
        "coordinate",
        re.compile(
            rf"(?:{_WHO} +)?phối +hợp(?:(?: *,| +và)? +(?:thực +hiện|tham +mưu|triển +khai))* *:"
        ),
    ),
    (
        "actor",
        re.compile(
            rf"(?:{_WHO} +(?:thực +hiện|chịu +trách +nhiệm|tham +mưu"
            rf"|triển +khai)(?: +thực +hiện)?"
            r"|phân +công(?: +thực +hiện| +nhiệm +vụ)?|trách +nhiệm(?: +thực +hiện)?"
            r"|thực +hiện) *:"
        ),
    ),
    ("place", re.compile(r"địa +điểm(?: +(?:tổ +chức|họp|thực +hiện))? *:")),
    (
        "time",
        re.compile(
            r"(?:thời +(?:gian|hạn|điểm)|tiến +độ|hạn)(?: +(?:thực +hiện|hoàn +thành|triển +khai"
            r"|báo +cáo|tổ +chức|gửi|xong|cụ +thể|dự +kiến|kết +thúc|trình|ban +hành"
            r"|và +[^:]{2,20}))*(?: +[^:.;]{2,40})? *:"
            r"|(?:dự +kiến +|phải +)?(?:hoàn +thành|xong)(?: +(?:trước|trong|vào))? *:"
            r"|thời +(?:gian|hạn) +(?:hoàn +thành|thực +hiện|báo +cáo|gửi)[^:.;]{0,40}?"
            r"(?= +(?:trước|chậm +nhất|muộn +nhất|trong +(?:tháng|quý)|đến +hết) )"
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Slot:
    """
    One slot with the place of its value; ``of_reports``: it says when to report.

    ``of_all``: it is an item among those it speaks of, as the time of a whole campaign.
    """

    kind: SlotKind
    start: int
    end: int
    of_reports: bool = False
    of_all: bool = False


def slot_of(view: View, start: int, end: int) -> Slot | None:
    """Return the slot that these words are, None if they are none."""
    for kind, pattern in _SLOTS:
        found = pattern.match(view.low, start, end)
        if found is not None:
            reports = kind == "time" and _REPORTS.search(found.group()) is not None
            return Slot(kind, *view.trimmed(found.end(), end), reports)
    return None


_REPORTS = re.compile(r"báo +cáo|gửi")
_ANOTHER = re.compile(r"[;.,] *")


def slots_of(view: View, start: int, end: int) -> list[Slot]:
    """Return the slots these words are: "Chủ trì: Sở A; phối hợp: Sở B; thời gian: quý I"."""
    found: list[Slot] = []
    slot = slot_of(view, start, end)
    while slot is not None:
        cuts = _ANOTHER.finditer(view.plain, slot.start, slot.end)
        more = ((cut, slot_of(view, cut.end(), slot.end)) for cut in cuts)
        cut, after = next(((c, s) for c, s in more if s is not None), (None, None))
        if cut is not None:
            slot = replace(slot, end=view.trimmed(slot.start, cut.start())[1])
        found.append(slot)
        slot = after
    return found


def apply_slot(view: View, slot: Slot, drafts: list[Draft], context: Context) -> None:
    """Write the value of a slot into the duties it belongs to."""
    if slot.start >= slot.end:
        return
    if slot.kind == "place":
        for draft in drafts:
            draft.place = (slot.start, slot.end)
        return
    if slot.kind == "time":
        _apply_time(view, slot, drafts, context)
        return
    role: Role = slot.kind if slot.kind in ("lead", "coordinate") else "responsible"
    run = body_run(view, slot.start, slot.end)
    if run is None:
        return
    named = bearers_of(run, role)
    told = heading(view, slot.start, slot.end)
    if slot.kind == "actor" and told.is_pure and told.bearers:
        named = told.bearers  # "Sở A chủ trì, phối hợp với Sở B"
    for draft in drafts:
        if draft.kind != "task":
            continue
        kept = [b for b in draft.bearers if slot.kind == "coordinate" or not b.inherited]
        draft.bearers = [*named, *kept] if slot.kind != "coordinate" else [*kept, *named]
        draft.is_named = draft.is_named or slot.kind != "coordinate"
        draft.has_slot = True


def _apply_time(view: View, slot: Slot, drafts: list[Draft], context: Context) -> None:
    due = slot_deadline(view, slot.start, slot.end, issued_on=context.issued_on, near=context.near)
    rhythm = recurrences(view, slot.start, slot.end, duty_at=slot.start)
    while_in_force = lasting(view, slot.start, slot.end)
    if slot.of_reports and len(drafts) > 1:
        drafts = [d for d in drafts if _REPORTS.search(view.low, d.start, d.end)]
    for draft in drafts:
        if draft.kind != "task":
            continue
        if draft.deadline is not None and draft.deadline.due_on is not None:
            continue  # it says its own day
        draft.deadline = None if rhythm and (due is None or due.due_on is None) else due
        draft.shares_time = slot.of_all or slot.end <= draft.start
        draft.recurrence = rhythm or draft.recurrence
        draft.lasting = while_in_force or draft.lasting
