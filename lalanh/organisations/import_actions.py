"""Take in sheets of bodies and of people in office, row by row; a bad row stops nothing."""

import copy
from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.db import transaction

from lalanh.base import files, jobs
from lalanh.base.action import action
from lalanh.base.models import Job, StoredFile, User
from lalanh.kernel import sandbox, text
from lalanh.kernel.errors import Refused
from lalanh.organisations import sheet
from lalanh.organisations.actions import found_body
from lalanh.organisations.models import Body, BodyName, Holding, Office, Official, Unit
from lalanh.organisations.models.validity import in_force
from lalanh.organisations.names import written_out
from lalanh.organisations.office_actions import enter_official, hand_over, set_up_office

KIND = "organisations.sheet.take_in"
_ROWS_A_STEP = 25
_FAULTS_SHOWN = 500
# What became of a row.
NEW, SAME = "new", "same"


class RowRefused(Refused):
    """A row says something that cannot be taken in; the fact `field` names its column."""


@action("organisations.sheet.sent_in")
def send_in_sheet(*, content: bytes, form: str, by: User, at: datetime) -> Job:
    """
    Keep a filled sheet and queue the job that takes its rows in.

    Sending the same sheet again changes nothing twice: rows that are there already are counted
    and left as they are.

    :raises files.FileTooBig: above the limit of uploads.
    """
    kept = files.keep(
        content=content,
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        at=at,
    )
    return jobs.ask(kind=KIND, args={"file": kept.pk, "form": form}, by=by, at=at)


@jobs.job(KIND, name="Nhập danh sách cơ quan, chức vụ")
def take_in(work: jobs.Work) -> None:
    """Read the sheet in a child process, then take the rows in, some a step."""
    form = str(work.args["form"])
    content = files.content_of(StoredFile.objects.get(pk=work.args["file"]))
    cells: Any = sandbox.read_in_child(sheet.READER, content)
    lines = sheet.lines_of(cells, form=form)
    done = int(work.cursor.get("done", 0))
    while done < len(lines):
        part = lines[done : done + _ROWS_A_STEP]
        done += len(part)
        tally = _tally(work)
        with work.step(
            cursor={"done": done}, done=done, total=len(lines), message="", result=tally
        ) as at:
            known = _Known()
            for line in part:
                _take_line(line, form=form, tally=tally, known=known, by=work.by, at=at)
            tally["text"] = (
                f"Đã nhập {tally[NEW]} dòng mới, {tally[SAME]} dòng đã có từ trước, "
                f"{tally['faulty']} dòng chưa nhập được."
            )
    tally = _tally(work)
    with work.step(message=tally.get("text", "Tệp không có dòng nào."), result=tally):
        pass


def _tally(work: jobs.Work) -> dict[str, Any]:
    """What became of the rows so far, as a copy to go on counting in."""
    fresh = {NEW: 0, SAME: 0, "faulty": 0, "faults": [], "url": f"/to-chuc/nhap/{work.job.pk}/"}
    return fresh | copy.deepcopy(dict(work.job.result))


def _take_line(
    line: sheet.Line,
    *,
    form: str,
    tally: dict[str, Any],
    known: "_Known",
    by: User,
    at: datetime,
) -> None:
    """Take one row in, or note why not; what a refused row began is undone."""
    faults = sheet.faults_of(line, form=form)
    if not faults:
        try:
            with transaction.atomic():
                tally[_TAKERS[form](line, known, by, at)] += 1
                return
        except Refused as refusal:
            field = str(refusal.facts.get("field", ""))
            key = "valid_from" if field == "on" else field
            faults = [sheet.fault(line, key, refusal.message, form=form)]
    tally["faulty"] += 1
    room = _FAULTS_SHOWN - len(tally["faults"])
    tally["faults"] += [asdict(one) for one in faults[:room]]


def _take_body(line: sheet.Line, known: "_Known", by: User, at: datetime) -> str:
    """Found the body of the row, unless one of that name stands at that place."""
    valid_from = sheet.day_of(line["valid_from"])
    assert valid_from is not None
    unit = _unit(line["unit"], on=valid_from) if line["unit"] else None
    parent = known.body(line["parent"], field="parent") if line["parent"] else None
    same = Body.objects.filter(folded=text.fold(line["name"]), unit=unit, parent=parent)
    if same.exists():
        return SAME
    kind = str(sheet.one_of(line["kind"], sheet.KINDS) or Body.Kind.ORDINARY)
    if kind == Body.Kind.EXTERNAL and parent is not None:
        raise RowRefused(
            "Cơ quan ngoài tỉnh không trực thuộc cơ quan nào của tỉnh. Hãy bỏ trống cột này.",
            field="parent",
        )
    body = found_body(
        name=line["name"],
        short_name=line["short_name"],
        system=str(sheet.one_of(line["system"], sheet.SYSTEMS)),
        level=int(sheet.one_of(line["level"], sheet.LEVELS) or 0),
        kind=kind,
        unit=unit,
        parent=parent,
        valid_from=valid_from,
        by=by,
        at=at,
    )
    known.add(body.pk, body.name, body.short_name)
    return NEW


def _take_official(line: sheet.Line, known: "_Known", by: User, at: datetime) -> str:
    """Let the person of the row hold the office from that day, unless that is known."""
    body = known.body(line["body"], field="body")
    valid_from = sheet.day_of(line["valid_from"])
    assert valid_from is not None
    folded_title, folded_name = text.fold(line["title"]), text.fold(line["full_name"])
    office = Office.objects.filter(body=body, folded=folded_title).first() or set_up_office(
        body=body,
        title=line["title"],
        is_head=bool(line["is_head"]),
        is_single=not line["is_shared"],
        by=by,
        at=at,
    )
    held = Holding.objects.filter(office=office, official__folded=folded_name)
    if held.filter(in_force(valid_from)).exists():
        return SAME
    email = line["work_email"].lower()
    people = Official.objects.filter(folded=folded_name)
    official = (
        people.filter(work_email=email).order_by("pk").first()
        if email
        else people.filter(holdings__office__body=body).order_by("pk").first()
    )
    hand_over(
        office=office,
        to=official
        or enter_official(
            full_name=line["full_name"],
            work_phone=line["work_phone"],
            work_email=email,
            by=by,
            at=at,
        ),
        on=valid_from,
        by=by,
        at=at,
    )
    return NEW


_TAKERS: dict[str, Callable[[sheet.Line, "_Known", User, datetime], str]] = {
    "bodies": _take_body,
    "officials": _take_official,
}


class _Known:
    """The bodies by the written-out form of each of their names, read once a step."""

    def __init__(self) -> None:
        self._ids: dict[str, set[int]] = {}
        open_ = Body.objects.filter(valid_to__isnull=True)
        for pk, name, short in open_.values_list("pk", "name", "short_name"):
            self.add(pk, name, short)
        for pk, name in BodyName.objects.filter(body__in=open_).values_list("body_id", "name"):
            self.add(pk, name)

    def add(self, pk: int, *names: str) -> None:
        """Let a body be found by these names."""
        for name in filter(None, names):
            self._ids.setdefault(written_out(name), set()).add(pk)

    def body(self, name: str, *, field: str) -> Body:
        """
        Return the one body of that name, abbreviations and missing tones forgiven.

        :raises RowRefused: if there is none, or more than one.
        """
        found = self._ids.get(written_out(name), set())
        if len(found) == 1:
            return Body.objects.get(pk=next(iter(found)))
        if found:
            raise RowRefused(
                f"Có nhiều cơ quan tên “{name}”. Hãy ghi tên đầy đủ có cả địa bàn, "
                "hoặc sửa trên trang của cơ quan.",
                field=field,
            )
        raise RowRefused(
            f"Không có cơ quan tên “{name}” trong danh mục. Hãy ghi đúng tên đầy đủ, "
            "hoặc nhập cơ quan ấy trước.",
            field=field,
        )


def _unit(words: str, *, on: date) -> Unit:
    """
    Return the unit written from small to large: "xã An Hòa, huyện Thanh Giang".

    Of two of one name on different maps the one of that day counts, else the earliest.

    :raises RowRefused: if there is none, or more than one.
    """
    own, *above = [text.fold(part) for part in words.split(",")]
    parts = own.split()
    tails = [" ".join(parts[at:]) for at in range(len(parts))]
    found = [
        unit
        for unit in Unit.objects.filter(folded__in=tails).select_related("kind", "parent__kind")
        if text.fold(unit.full_name) == own and _stands_below(unit, above)
    ]
    first = min((unit.valid_from for unit in found), default=on)
    found = [
        u for u in found if u.valid_from <= on and (u.valid_to is None or on < u.valid_to)
    ] or [unit for unit in found if unit.valid_from == first]
    if len(found) == 1:
        return found[0]
    reason = "Không có" if not found else "Có nhiều"
    raise RowRefused(
        f"{reason} đơn vị hành chính “{words}”. Hãy ghi cả loại và đơn vị cấp trên, "
        "ví dụ “xã An Hòa, huyện Thanh Giang”.",
        field="unit",
    )


def _stands_below(unit: Unit, above: list[str]) -> bool:
    """Whether the units above are the ones written, as far as they are written."""
    if not above:
        return True
    parent = unit.parent
    return parent is not None and text.fold(parent.full_name) == above[0]
