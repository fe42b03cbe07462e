"""The one entry: text in, proposed documents out."""

import re
from datetime import date

from lalanh.directives.extraction.addressees import addressee_spans
from lalanh.directives.extraction.aspects import demands, in_force, is_general, responsibility
from lalanh.directives.extraction.body import Body, body_drafts, opening_context, read_body
from lalanh.directives.extraction.citations import citations
from lalanh.directives.extraction.context import Draft, assignees
from lalanh.directives.extraction.doctypes import TYPE, named
from lalanh.directives.extraction.head import HeadDraft, read_head
from lalanh.directives.extraction.letterhead import bodies_of, issuer_in_text, name_of, span_of
from lalanh.directives.extraction.model import Citation, Document, Head, Signer, Span, Task
from lalanh.directives.extraction.occasions import occasion
from lalanh.directives.extraction.sensitive import is_sensitive
from lalanh.directives.extraction.signature import AUTHORITY
from lalanh.directives.extraction.split import Part, parts
from lalanh.directives.extraction.view import View, placed, view_of


def read(text: str) -> list[Document]:
    """
    Return the documents of a text with everything proposed from them.

    Never raises. Each literal is an exact slice of ``text``; what is not said is None or empty.
    """
    if not text.strip():
        return []
    view = view_of(text)
    found = parts(view)
    starts = [_start(view, part) for part in found]
    ends = [*starts[1:], len(view.plain)]
    starts[0] = 0
    return [
        _document(view, part, start, end)
        for part, start, end in zip(found, starts, ends, strict=True)
    ]


def _start(view: View, part: Part) -> int:
    for line in view.columns[part.first : part.last]:
        if not line.is_empty:
            return line.start
    return 0


def _document(view: View, part: Part, start: int, end: int) -> Document:
    foot = part.foot
    last = foot.first if foot is not None else part.last
    head = read_head(view, part.first, last)
    body = _body(view, part, head.body, end)
    signer = foot.signer if foot is not None else None
    cited = citations(view, start, end, opening=body.opening, own=head.reading)
    not_before = _latest(cited) if head.dated_on is None else None
    drafts = body_drafts(
        view,
        body,
        opening_context(
            view,
            body,
            head.addressees,
            issued_on=head.dated_on,
            near=head.near,
            no_older=not_before,
        ),
    )
    span = view.span(start, end)
    return Document(
        start=span.start,
        end=span.end,
        head=_head(view, head, body, signer),
        signer=signer,
        recipients=tuple(foot.recipients) if foot is not None else (),
        citations=cited,
        tasks=tuple(_task(view, draft) for draft in drafts),
        not_before=not_before,
        not_after=head.stamp.received_on if head.stamp and head.dated_on is None else None,
    )


def _body(view: View, part: Part, first: int, end: int) -> Body:
    """Read the text between head and foot together with the annexes behind the foot."""
    begin = view.columns[first].start if first < len(view.columns) else end
    stop, after = end, end
    if part.foot is not None:
        stop = _place(view, part.foot.first, end)
        after = _place(view, part.foot.last, end)
    text = [line for line in view.lines if begin <= line.start < stop]
    last = _page_end(view, after, end)
    annex = [line for line in view.lines if after <= line.start < last]
    return read_body(view, text, annex)


# What the page that a paper is copied from says below it.
_PAGE_TAIL = re.compile(
    r"[#* ]*(?:văn +bản +(?:liên +quan|này +(?:chưa|đã) +cập +nhật|được +(?:hướng|dẫn|căn|hợp))"
    r"|bản +dịch +này +thuộc|nội +dung +(?:sửa +đổi, +hướng +dẫn|ms *:)|lược +đồ|thuộc +tính +văn"
    r"|file +(?:được +)?đính +kèm|thư +viện +pháp +luật|tin +(?:liên +quan|cùng)"
    r"|(?:các +)?tin +khác|(?:ý +kiến +bạn|bình) +(?:đọc|luận)|tải +(?:về|văn +bản|file)"
    r"|đăng +nhập)(?![a-zđà-ỹ])"
)


# The name of the paper, said again above the tail.
_PAGE_TITLE = re.compile(rf"{TYPE.pattern} +(?:số +)?\d[\w./\-]+ +(?:năm +\d{{4}}|ngày|về|của) ")


def _page_end(view: View, start: int, end: int) -> int:
    """Return where the page of a web site goes on below the paper and its annexes."""
    titled = end
    for line in view.lines:
        if line.is_empty or not start <= line.start < end:
            continue
        if _PAGE_TAIL.match(view.low, line.start, line.end):
            return min(line.start, titled)
        titled = line.start if _PAGE_TITLE.match(view.low, line.start, line.end) else end
    return end


def _place(view: View, column: int, end: int) -> int:
    return view.columns[column].start if column < len(view.columns) else end


def _latest(cited: tuple[Citation, ...]) -> date | None:
    """A document without date is no older than the latest one it names."""
    return max((c.dated_on for c in cited if c.dated_on is not None), default=None)


def _head(view: View, draft: HeadDraft, body: Body, signer: Signer | None) -> Head:
    named = bodies_of(view, draft.letterhead)
    capacity = signer.capacity if signer is not None else ()
    issuing = span_of(view, named[-1]) if named else _lost_issuer(view, body, capacity)
    name = name_of(view, named[-1]) if named else _flat(issuing)
    return Head(
        number=draft.number,
        number_reading=draft.reading,
        dated=draft.dated,
        dated_on=draft.dated_on,
        place=draft.place,
        issuing_body=issuing,
        issuing_name=name,
        issuer_derived=not named and issuing is not None,
        parent_name=" ".join(name_of(view, above) for above in named[:-1]) or None,
        doc_type=_doc_type(draft),
        subject=view.span(draft.subject.start, draft.subject.end) if draft.subject else None,
        urgency=draft.urgency,
        addressees=addressee_spans(view, draft.addressees),
        stamp=draft.stamp,
    )


def _doc_type(draft: HeadDraft) -> str | None:
    """Return the kind: from the title, else the symbol, else a letter that addresses somebody."""
    if draft.title:
        return named(draft.title)
    if draft.symbol_type and not (draft.is_letter and draft.symbol_type in _ALSO_AN_OFFICE):
        return named(draft.symbol_type)
    return "Công văn" if draft.is_letter or draft.subject is not None else None


# "5348/CT-CS" is a letter of the Cục Thuế: with addressees and no title the sign is the office's.
_ALSO_AN_OFFICE = frozenset(("chỉ thị", "thông tư", "đề án", "dự án"))


def _flat(span: Span | None) -> str | None:
    return " ".join(span.literal.replace("*", " ").split()) if span is not None else None


def _lost_issuer(view: View, body: Body, capacity: tuple[Span, ...]) -> Span | None:
    """Without letterhead the issuer is who speaks in the opening, else for whom it is signed."""
    said = issuer_in_text(view, body.opening, capacity)
    signed = _signed_for(capacity)
    if said is None:
        return signed
    span = view.span(*view.trimmed(*said))
    if signed is None:
        return span
    spoken, wanted = placed(view.words(*said)), placed(" ".join(signed.literal.split()))
    shares = spoken.startswith(wanted) or wanted.startswith(spoken)
    return span if shares or len(wanted) < 4 else signed


def _signed_for(capacity: tuple[Span, ...]) -> Span | None:
    """Return the body after "TM." in the signature."""
    for line in capacity:
        if line.literal.lstrip("* ").startswith(("TM", "T/M")):
            found = AUTHORITY.match(line.literal.lstrip("* "))
            if found is None:
                continue
            skip = len(line.literal) - len(line.literal.lstrip("* ")) + found.end() - 1
            literal = line.literal[skip:]
            return Span(line.start + skip, line.end, literal)
    return None


def _task(view: View, draft: Draft) -> Task:
    start, end = view.trimmed(draft.start, draft.end)
    condition = draft.condition
    is_duty = draft.kind == "task"
    return Task(
        span=view.span(start, end),
        section=draft.section,
        kind=draft.kind,
        modality=draft.modality,
        is_sensitive=is_sensitive(view, start, end),
        assignees=assignees(view, draft.bearers),
        deadline=draft.deadline,
        recurrence=draft.recurrence,
        condition=view.span(*view.trimmed(*condition)) if condition is not None else None,
        confidence=_confidence(draft),
        responsibility=responsibility(view, start, end) if is_duty else None,
        is_general=is_duty and is_general(view, draft),
        demands=demands(view, start, end) if is_duty else None,
        occasion=occasion(view, draft),
        in_force=in_force(view, draft),
    )


def _confidence(draft: Draft) -> int:
    """Say in hundredths how sure it is: named, handed down by a heading, or by context."""
    if draft.kind != "task":
        return 70
    if draft.has_slot or draft.is_named:
        return 90
    if any(not b.inherited for b in draft.bearers):
        return 85
    return 70 if draft.bearers else 50
