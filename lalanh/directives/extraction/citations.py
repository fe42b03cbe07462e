"""The documents a document rests on or names: kind, number, date, issuer, relation."""

import re
from datetime import date

from lalanh.directives.extraction.dates import day
from lalanh.directives.extraction.doctypes import NUMBER, TYPE, named, number_of, type_of_symbol
from lalanh.directives.extraction.letters import compiled
from lalanh.directives.extraction.model import Citation
from lalanh.directives.extraction.view import View

_LOOK_BACK = 60
_DATE = re.compile(
    r" *,? *(?:ban +hành +)?ngày *(?:(\d{1,2}) *[/.\-] *(\d{1,2}) *[/.\-] *(\d{4})"
    r"|(\d{1,2}) +tháng +(\d{1,2}) +năm +(\d{4}))"
)
_ISSUER = compiled(
    r" *,? *của +([~].{2,140}?)(?= +(?:về|ban +hành|quy +định|phê +duyệt|hướng +dẫn|kết +luận"
    r"|sửa +đổi|tại|gửi|v/v|theo"
    r"|và +các|công +bố|triển +khai|thực +hiện|thông +báo|đề +nghị|quyết +định|trước|để|nhằm"
    r"|trong|cho|từ|đối +với|trên +địa +bàn|tới|đến)(?![a-zđà-ỹ])|[;.:(]|, |$)"
)
_AT = compiled(r"(?:của|và) +([~][^,;.]{2,110}?) +tại +$")
_UNNUMBERED = re.compile(
    r"(?:lời +kêu +gọi|thư(?: +ngỏ| +kêu +gọi)?|điện|bộ +luật|luật|pháp +lệnh"
    r"|hiến +pháp)(?![a-zđà-ỹ])"
)
_ITEM = re.compile(
    r"(?:^ *|[;.] +(?:và +)?|và +|,? +)(?:căn +cứ|thực +hiện|theo|tiếp +tục +thực +hiện"
    r"|triển +khai(?: +thực +hiện)?)? *$"
)


def citations(
    view: View, start: int, end: int, *, opening: list[tuple[int, int]], own: str | None
) -> tuple[Citation, ...]:
    """
    Return every document named between two places, each (number, date) once, in reading order.

    ``opening`` are the paragraphs that give the basis; ``own`` is the document's own number.
    """
    found: dict[tuple[str, date | None], Citation] = {}
    for number in NUMBER.finditer(view.plain, start, end):
        citation = _numbered(view, number, start, end, opening)
        if citation is None or citation.number == own:
            continue
        known = [c for c in found.values() if c.number == citation.number]
        if known and (citation.dated_on is None or citation.dated_on == known[0].dated_on):
            # What the subject names as well is a basis by where the opening names it.
            if citation.is_basis and not known[0].is_basis:
                found[(str(citation.number), known[0].dated_on)] = citation
            continue
        if known and known[0].dated_on is None and not known[0].is_basis:
            found.pop((str(known[0].number), None))
        found[(str(citation.number), citation.dated_on)] = citation
    loose = [c for begin, stop in opening for c in _unnumbered(view, begin, stop)]
    return tuple(sorted([*found.values(), *loose], key=lambda c: c.span.start))


def _numbered(
    view: View, number: re.Match[str], start: int, end: int, opening: list[tuple[int, int]]
) -> Citation | None:
    count, symbol = number[1], number[2]
    if not any(c.isupper() for c in symbol):
        return None
    begin, doc_type = _type_before(view, max(start, number.start() - _LOOK_BACK), number.start())
    doc_type = doc_type or type_of_symbol(symbol)
    if begin is None:
        begin = number.start()
        if doc_type is None and "-" not in symbol:
            return None
    stop = number.end()
    dated_on = None
    dated = _DATE.match(view.low, stop, end)
    if dated is not None:
        d, m, y = dated.group(1, 2, 3) if dated[1] else dated.group(4, 5, 6)
        dated_on, stop = day(y, m, d), dated.end()
    issuer = _ISSUER.match(view.plain, stop, min(end, stop + 180))
    if issuer is None:
        issuer = _AT.search(view.plain, max(start, begin - 120), begin)
    return Citation(
        span=view.span(begin, stop),
        doc_type=named(doc_type) if doc_type else None,
        number=number_of(count, symbol, doc_type),
        dated_on=dated_on,
        issuer=" ".join(issuer[1].split()).rstrip(" ,") if issuer else None,
        is_basis=any(a <= begin < b and _opens_item(view, a, begin) for a, b in opening),
    )


def _type_before(view: View, start: int, at: int) -> tuple[int | None, str | None]:
    """Return where the citation begins and its kind: "Kế hoạch số", "hướng dẫn số", "số"."""
    last = None
    for found in TYPE.finditer(view.low, start, at):
        gap = view.low[found.end() : at].strip()
        if gap in ("", "số", "số:", "số số", ":"):
            last = found
    if last is not None:
        return last.start(), " ".join(last.group().split())
    bare = view.low.rfind("số", max(start, at - 8), at)
    return (bare if bare >= 0 else None), None


def _opens_item(view: View, start: int, begin: int) -> bool:
    """Tell whether the citation heads an item of the opening and is not named inside another."""
    before = view.low[max(start, begin - 80) : begin]
    if (
        begin - start < 80
        and before.count(";") == 0
        and not NUMBER.search(view.plain, start, begin)
    ):
        return True
    if before.rstrip().endswith(" tại"):
        return True
    return _ITEM.search(before) is not None and (
        before.rstrip().endswith((";", "và", "căn cứ", "thực hiện", "tại")) or ";" in before
    )


def _unnumbered(view: View, start: int, end: int) -> list[Citation]:
    """Return letters, appeals and laws that open an item of the basis without a number."""
    found = []
    place = start
    for item in re.split(r"(;)", view.plain[start:end]):
        begin = place
        place += len(item)
        lead = re.match(r" *(?:(?:căn +cứ|thực +hiện|theo) +)?", view.low[begin:place])
        at = begin + (lead.end() if lead else 0)
        kind = _UNNUMBERED.match(view.low, at, place)
        if kind is None or NUMBER.search(view.plain, at, min(place, at + 120)):
            continue
        dated = re.search(_DATE.pattern, view.low[at:place])
        issuer = _ISSUER.search(view.plain, kind.end(), place)
        stop = at + dated.end() if dated else issuer.end() if issuer else place
        groups = [g for g in dated.groups() if g] if dated else []
        found.append(
            Citation(
                span=view.span(*view.trimmed(at, stop)),
                doc_type=named(" ".join(kind.group().split())),
                number=None,
                dated_on=day(groups[2], groups[1], groups[0]) if groups else None,
                issuer=" ".join(issuer[1].split()) if issuer else None,
                is_basis=True,
            )
        )
    return found
