"""A label that runs into its paragraph: "Hỗ trợ bằng tiền: Ủy ban …", "Đối với dự án …: …"."""

import re

from lalanh.directives.extraction.bodies import names_follow
from lalanh.directives.extraction.headings import heading
from lalanh.directives.extraction.lexicon import CITIZEN
from lalanh.directives.extraction.predicates import ASKS, read_clause
from lalanh.directives.extraction.view import View

_REACH = 300
_LONGEST_LABEL = 80
# "Về đề nghị của tỉnh về …; …: giao Bộ A …": what a conclusion answers is told at length.
_ANSWERS = re.compile(r"(?:về|đối +với) +(?:các +)?(?:đề +nghị|kiến +nghị|đề +xuất|dự +án|việc)")
_LONGEST_ANSWERED = 700
_COLON = re.compile(r":(?= |$)")
_INTRODUCES = re.compile(
    r"(?:gồm|bao +gồm|như|sau|sau +đây|là|cụ +thể|ví +dụ|chỉ|số|vào|tại|qua|kênh|trong +đó"
    r"|nguyên +tắc|tiêu +chí|phương +châm|khẩu +hiệu|chủ +đề|ngày) *$"
)


def label_end(view: View, start: int, end: int) -> int | None:
    """
    Return where the text after a run-in label begins, None if there is no label.

    A colon makes a label when a body alone stands before it, or when what follows it is a
    sentence of its own; a colon inside a sentence introduces a list and makes none.
    """
    first = True
    topical = view.low.startswith(("về ", "đối với ", "riêng "), start, end)
    answers = _ANSWERS.match(view.low, start, end) is not None
    reach = min(end, start + (_LONGEST_ANSWERED if answers else _REACH))
    for colon in _COLON.finditer(view.plain, start, reach):
        before = view.low[start : colon.start()]
        if re.search(r"[!?]|\. " if answers else r"[;!?]|\. ", before) or before.count(
            "("
        ) > before.count(")"):
            return None
        after, stop = view.trimmed(colon.end(), end)
        if after >= stop:
            return None
        if names_follow(view, start, colon.start(), end):
            first = False
            continue
        introduces = _INTRODUCES.search(before) is not None
        if first and not introduces and _is_body(view, start, colon.start()):
            return after
        inside = read_clause(view, start, colon.start())
        unnamed = inside is None or inside.subject is None
        if unnamed and not introduces and _begins_sentence(view, after, stop, topical=topical):
            # a long one is a duty by itself, which the rest only details
            long = inside is not None and colon.start() - start > _LONGEST_LABEL
            return None if long else after
        alone = not _further(view, colon.end(), min(end, start + _REACH))
        opens = first and not introduces and (view.plain[after].isupper() or quoted(view, after))
        if inside is None and opens and alone:
            return after
        first = False
    return None


def quoted(view: View, at: int) -> bool:
    """Tell whether a title between quotation marks begins here."""
    return view.plain[at] in "\"'"


def _is_body(view: View, start: int, colon: int) -> bool:
    told = heading(view, start, colon)
    return told.is_pure and bool(told.bearers)


def _further(view: View, start: int, end: int) -> bool:
    return _COLON.search(view.plain, start, end) is not None


def _begins_sentence(view: View, at: int, end: int, *, topical: bool) -> bool:
    """Tell whether a sentence begins here, with a small letter after a ``topical`` label only."""
    if view.plain[at].islower() and ASKS.match(view.low, at, end) is None:
        reading = read_clause(view, at, end) if topical else None
        return reading is not None and reading.subject is not None
    return read_clause(view, at, end) is not None or CITIZEN.match(view.low, at, end) is not None
