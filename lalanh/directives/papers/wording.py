"""Words as the form wants them: numbers, days, bases, addressees, recipients, the end mark."""

import re
from dataclasses import dataclass, replace
from datetime import date

from lalanh.directives.papers import measuring
from lalanh.directives.papers.kinds import KINDS, Kind
from lalanh.directives.papers.layout import LAYOUTS, URGENCY_MARKS
from lalanh.directives.papers.model import Annex, Block, Form, Line, Paper, Signature
from lalanh.kernel import text

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_LAST_PADDED_MONTH = 2
_ROOM = "\u00a0" * 4
_BETWEEN_HALVES_MM = 6


@dataclass(frozen=True, slots=True)
class PrintedAnnex:
    """An annex with its three lines of head."""

    label: str
    title: str
    reference: str
    body: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """Every string of a paper as it is printed; what is empty is not printed."""

    is_party: bool
    document_title: str
    motto: str
    watchword: str
    parent_organ: tuple[str, ...]
    organ: tuple[str, ...]
    number: str
    place_and_day: str
    letter_subject: tuple[str, ...]
    title: str
    subject: tuple[str, ...]
    greeting: str
    addressees: tuple[str, ...]
    authority: str
    bases: tuple[str, ...]
    orders: str
    body: tuple[Block, ...]
    recipients_head: str
    recipients: tuple[str, ...]
    signature: Signature | None
    urgency: str
    urgency_width_mm: int
    circulation: str
    draft_mark: str
    made_by: str
    address: str
    annexes: tuple[PrintedAnnex, ...]


def printed(paper: Paper) -> Printed:
    """
    Return the strings of a paper in its form.

    :raises KeyError: for a type that `kinds.KINDS` does not know.
    """
    kind, layout = KINDS[paper.type_code], LAYOUTS[paper.form]
    left = measuring.room_mm(layout) * layout.head_left_percent / 100 - _BETWEEN_HALVES_MM
    is_party = paper.form is Form.PARTY
    urgency, width = URGENCY_MARKS.get(paper.urgency, ("", 0))
    return Printed(
        is_party=is_party,
        document_title=text.clean(f"{kind.name} {paper.number} {paper.subject}"),
        motto="ĐẢNG CỘNG SẢN VIỆT NAM" if is_party else "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        watchword="" if is_party else "Độc lập - Tự do - Hạnh phúc",
        parent_organ=measuring.organ_broken(
            text.clean(paper.parent_organ).upper(), room_mm=left, size_pt=layout.organ_pt
        ),
        organ=measuring.organ_broken(
            text.clean(paper.organ).upper(), room_mm=left, size_pt=layout.organ_pt
        ),
        number=_number(paper),
        place_and_day=f"{text.clean(paper.place)}, {day_in_words(paper.day)}",
        letter_subject=measuring.broken(
            "" if kind.has_title else _letter_subject(paper),
            room_mm=left,
            size_pt=layout.letter_subject_pt,
            style="Regular",
        ),
        title=text.clean(paper.title or kind.name).upper() if kind.has_title else "",
        subject=measuring.broken(
            _subject(paper) if kind.has_title else "",
            room_mm=measuring.room_mm(layout) * 0.9,
            size_pt=layout.subject_pt,
        ),
        greeting=text.clean(paper.greeting).rstrip(" :"),
        addressees=_listed(paper.addressees),
        authority=text.clean(paper.authority).upper(),
        bases=_listed(paper.bases),
        orders=kind.orders if paper.bases else "",
        body=_ended(paper, kind),
        recipients_head="Nơi nhận:" if paper.recipients or paper.filed_in else "",
        recipients=_recipients(paper),
        signature=_signature(paper.signature),
        urgency=urgency,
        urgency_width_mm=width,
        circulation=text.clean(paper.circulation).upper(),
        draft_mark="DỰ THẢO" if paper.is_draft else "",
        made_by=_made_by(paper),
        address=text.clean(paper.address),
        annexes=_annexes(paper, kind),
    )


def day_in_words(day: date | None) -> str:
    """
    Return the day as papers write it: a nought before days to 9 and before months 1 and 2.

    >>> day_in_words(date(2020, 1, 5)), day_in_words(date(2026, 3, 12))
    ('ngày 05 tháng 01 năm 2020', 'ngày 12 tháng 3 năm 2026')
    """
    if day is None:
        return f"ngày{_ROOM}tháng{_ROOM}năm{_ROOM}"
    month = f"{day.month:02d}" if day.month <= _LAST_PADDED_MONTH else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def annex_label(position: int, count: int) -> str:
    """Return "Phụ lục" alone, or with a Roman number where there are several."""
    if count == 1:
        return "Phụ lục"
    return f"Phụ lục {_ROMAN[position] if position < len(_ROMAN) else position + 1}"


def _number(paper: Paper) -> str:
    if not paper.number:
        return ""
    return f"Số {paper.number}" if paper.form is Form.PARTY else f"Số: {paper.number}"


def _letter_subject(paper: Paper) -> str:
    words = text.clean(paper.subject)
    if not words or paper.form is Form.PARTY or words.startswith("V/v"):
        return words
    return "V/v " + re.sub(r"^(?:về việc|về) ", "", words, flags=re.IGNORECASE)


def _subject(paper: Paper) -> str:
    words = text.clean(paper.subject)
    if paper.form is Form.PARTY:
        return re.sub("^Về(?= )", "về", words)
    return words[:1].upper() + words[1:]


def _listed(items: tuple[str, ...]) -> tuple[str, ...]:
    """Each item with its semicolon, the last with its full stop."""
    bare = [text.clean(item).rstrip(" ;.,") for item in items if text.clean(item)]
    return tuple([f"{item};" for item in bare[:-1]] + [f"{item}." for item in bare[-1:]])


def _recipients(paper: Paper) -> tuple[str, ...]:
    filed = text.clean(paper.filed_in)
    between = " " if paper.form is Form.PARTY else ": "
    last = (f"Lưu{between}{filed}",) if filed else ()
    return tuple(f"- {item}" for item in _listed((*paper.recipients, *last)))


def _made_by(paper: Paper) -> str:
    """Who made it and how many copies go out: "NVA.15"."""
    count = str(paper.copies) if paper.copies else ""
    return ".".join(part for part in (text.clean(paper.typist).upper(), count) if part)


def _signature(signature: Signature | None) -> Signature | None:
    if signature is None:
        return None
    lines = tuple(text.clean(line).upper() for line in signature.capacity)
    return Signature(tuple(line for line in lines if line), text.clean(signature.name))


def _ended(paper: Paper, kind: Kind) -> tuple[Block, ...]:
    """The body with the mark of its end: "./." in the state's form, "." in the Party's."""
    mark = "." if paper.form is Form.PARTY else "./."
    last = paper.body[-1] if paper.body else None
    if not isinstance(last, Line) or last.is_heading or last.text.endswith(("!", "?", ":")):
        return paper.body
    return (*paper.body[:-1], replace(last, text=last.text.rstrip(" ./;,") + mark))


def _annexes(paper: Paper, kind: Kind) -> tuple[PrintedAnnex, ...]:
    count = len(paper.annexes)
    return tuple(
        _annex(annex, label=annex_label(position, count), reference=_reference(paper, kind))
        for position, annex in enumerate(paper.annexes)
    )


def _annex(annex: Annex, *, label: str, reference: str) -> PrintedAnnex:
    return PrintedAnnex(label, text.clean(annex.title).upper(), reference, annex.body)


def _reference(paper: Paper, kind: Kind) -> str:
    number = f" số {paper.number}" if paper.number else ""
    day, organ = day_in_words(paper.day), text.clean(paper.organ)
    return f"(Kèm theo {kind.name}{number} {day} của {organ})"
