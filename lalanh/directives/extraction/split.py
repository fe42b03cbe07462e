"""One file, several documents: where each begins, where its text ends and its foot stands."""

import re
from dataclasses import dataclass

from lalanh.directives.extraction.doctypes import TITLE
from lalanh.directives.extraction.letterhead import NATIONAL
from lalanh.directives.extraction.model import Signer
from lalanh.directives.extraction.signature import RECIPIENTS, Foot, foot, is_capacity, is_post
from lalanh.directives.extraction.subjects import DATED, NUMBER_LINE
from lalanh.directives.extraction.view import View

_ATTACHED = re.compile(r"\(? *(?:ban +hành +)?kèm +theo")
# The first recipient of a list that lost its heading.
_AS_ABOVE = re.compile(r"- *như +(?:trên|điều +\d+) *[;.,]")
_ANNEX = re.compile(r"(?:phụ +lục|danh +mục|biểu|mẫu|đề +cương)(?![a-zđà-ỹ])")


@dataclass(slots=True)
class Part:
    """One document as column lines: head and text from ``first``, foot, annexes up to ``last``."""

    first: int
    last: int
    foot: Foot | None = None


def parts(view: View) -> list[Part]:
    """Cut a file into documents. There is always at least one, also in an empty file."""
    total = len(view.columns)
    made: list[Part] = []
    first = place = _beginning(view)
    while place < total:
        line = view.columns[place]
        opens = RECIPIENTS.match(view.low, line.start, line.end) or _AS_ABOVE.match(
            view.low, line.start, line.end
        )
        if line.is_empty or not opens:
            place += 1
            continue
        ended = foot(view, place, total)
        if ended.signer is None:
            ended.signer, ended.first = _signed_above(view, first, ended)
        after = _next_document(view, ended.last, total)
        made.append(Part(first, total if after is None else after, ended))
        if after is None:
            return made
        first = after
        place = max(after, ended.last)
    if first < total or not made:
        made.append(Part(first, total, _unlisted(view, first, total)))
    return made


# The paper of a web page begins within so many lines, below at least so many others.
_DEEPEST = 400
_OTHERS = 12
_OF_A_PAPER = re.compile(r"căn +cứ |kính +gửi|điều +1[.: ]|nơi +nhận")


def _beginning(view: View) -> int:
    """Return where the letterhead stands in a file that says much above it, as web pages do."""
    lines = view.columns[:_DEEPEST]
    if not lines:
        return 0
    found = (f.start() for f in NATIONAL.finditer(view.low, lines[0].start, lines[-1].end))
    named = next((at for at in found if view.plain[at] in "CĐ"), None)
    if named is None:
        return 0
    place = next(p for p, line in enumerate(lines) if line.end > named)
    top = _above(view, place, 0)
    others = [line for line in lines[:top] if not line.is_empty]
    if len(others) < _OTHERS:
        return 0
    is_paper = any(_OF_A_PAPER.match(view.low, line.start, line.end) for line in others)
    return 0 if is_paper else top


def _signed_above(view: View, first: int, ended: Foot) -> tuple[Signer | None, int]:
    start = _capacity_above(view, first, ended.first)
    if start is None:
        return None, ended.first
    above = foot(view, start, ended.first)
    return above.signer, start


def _capacity_above(view: View, first: int, place: int) -> int | None:
    """Return the topmost line of a signature that stands over "Nơi nhận"."""
    found = None
    for above in range(place - 1, max(first, place - 25), -1):
        line = view.columns[above]
        words = view.plain[line.start : line.end]
        if line.is_empty:
            continue
        if is_capacity(words):
            found = above
        elif len(words) > 60:
            break
    return found


def _unlisted(view: View, first: int, last: int) -> Foot | None:
    """Find the signature of a document that names no recipients: near its end."""
    start = _capacity_above(view, max(first, last - 30), last)
    if start is None:
        return None
    found = foot(view, start, last)
    return found if found.signer is not None and found.signer.name is not None else None


def _next_document(view: View, place: int, total: int) -> int | None:
    """Return where the next document begins after a foot, None if only annexes follow."""
    first = place
    while place < total:
        line = view.columns[place]
        if line.is_empty:
            place += 1
            continue
        words, low = view.plain[line.start : line.end], view.low[line.start : line.end]
        number = NUMBER_LINE.match(words)
        if number is not None and number[2] and words[0] == "S":
            opened = _above(view, place, first)
            if opened < place or _is_headed(view, place, total):
                return opened
        if TITLE.match(low) and words.isupper() and _stands_alone(view, place, total):
            return _above(view, place, first)
        place += 1
    return None


def _is_headed(view: View, place: int, total: int) -> bool:
    """Tell whether the name of the state, a date or a title follows a number close by."""
    near = [line for line in view.columns[place + 1 : min(total, place + 10)] if not line.is_empty]
    return any(
        NATIONAL.search(view.low, line.start, line.end)
        or DATED.match(view.plain, line.start, line.end)
        or (TITLE.match(view.low[line.start : line.end]) and view.plain[line.start].isupper())
        for line in near[:5]
    )


def _stands_alone(view: View, place: int, total: int) -> bool:
    """Tell whether a title opens a document of its own: not attached, and with recipients below."""
    near = [line for line in view.columns[place + 1 : place + 14] if not line.is_empty]
    if any(_ATTACHED.match(view.low, line.start, line.end) for line in near[:6]):
        return False
    return any(
        RECIPIENTS.match(view.low, line.start, line.end)
        for line in view.columns[place:total]
        if not line.is_empty
    )


def _above(view: View, place: int, lowest: int) -> int:
    """Go up from a number or title over the letterhead that belongs to it."""
    first = place
    for above in range(place - 1, max(lowest - 1, place - 25), -1):
        line = view.columns[above]
        if line.is_empty:
            continue
        words = view.plain[line.start : line.end]
        low = view.low[line.start : line.end]
        if _ANNEX.match(low) or (is_capacity(words) and is_post(words)):
            break
        headed = NATIONAL.search(low) or DATED.match(words) or low.startswith(("v/v", "đến"))
        if not (headed or words == words.upper() or re.match(r"(?:ngày|chuyển|lưu hồ sơ)", low)):
            break
        first = above
    return first
