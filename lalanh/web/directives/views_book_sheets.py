"""The books of a body as workbooks, with the columns that the state prescribes for them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils import timezone

from lalanh.base.permissions import Permission
from lalanh.directives.models import Arrival, Document
from lalanh.directives.queries import books
from lalanh.kernel.period import local_date
from lalanh.tasks.queries.following import Followed
from lalanh.web.directives.views_books import asked_arrivals, asked_outgoing, followed_up, year_of
from lalanh.web.pages import AuthenticatedRequest, allow, attachment, now
from lalanh.web.workbook import Cell, Column, Sheet, workbook

INCOMING = [
    Column("Ngày đến", 12), Column("Số đến", 8), Column("Tác giả", 34),
    Column("Số, ký hiệu", 20), Column("Ngày tháng", 12),
    Column("Tên loại và trích yếu nội dung", 60), Column("Đơn vị hoặc người nhận", 28),
    Column("Ngày chuyển", 12), Column("Ký nhận", 12), Column("Hồ sơ số", 14), Column("Ghi chú", 20),
]  # fmt: skip
FOLLOWED = [
    Column("Số đến", 8), Column("Tên loại, số, ký hiệu, ngày tháng, tác giả", 60),
    Column("Đơn vị hoặc người nhận", 28), Column("Thời hạn giải quyết", 12),
    Column("Tiến độ giải quyết", 26), Column("Số, ký hiệu văn bản trả lời", 26),
    Column("Ghi chú", 20),
]  # fmt: skip
OUTGOING = [
    Column("Số, ký hiệu", 20), Column("Ngày tháng", 12),
    Column("Tên loại và trích yếu nội dung", 60), Column("Người ký", 24), Column("Nơi nhận", 50),
    Column("Đơn vị, người nhận bản lưu", 24), Column("Số lượng bản", 10),
    Column("Ngày chuyển", 12), Column("Ký nhận", 12), Column("Ghi chú", 20),
]  # fmt: skip


@allow(Permission.SEE_DOCUMENTS)
def incoming_sheet(request: AuthenticatedRequest) -> HttpResponse:
    """Hand out the book of incoming documents as a workbook."""
    form, found = asked_arrivals(request)
    year, entries = year_of(form, now()), list(found.order_by("number"))
    title = f"SỔ ĐĂNG KÝ VĂN BẢN ĐẾN, NĂM {year}"
    book = Sheet("Sổ văn bản đến", title, INCOMING, _incoming_rows(entries))
    title = f"SỔ THEO DÕI GIẢI QUYẾT VĂN BẢN ĐẾN, NĂM {year}"
    rows = _followed_rows(followed_up(request, entries))
    following = Sheet("Theo dõi giải quyết", title, FOLLOWED, rows)
    return _handed_out(request, sheets=[book, following], name="so-van-ban-den")


@allow(Permission.SEE_DOCUMENTS)
def outgoing_sheet(request: AuthenticatedRequest) -> HttpResponse:
    """Hand out the book of outgoing papers as a workbook."""
    form, found = asked_outgoing(request)
    title = f"SỔ ĐĂNG KÝ VĂN BẢN ĐI, NĂM {year_of(form, now())}"
    rows = _outgoing_rows(found.order_by("issued_on", "issue__count", "pk"))
    sheet = Sheet("Sổ văn bản đi", title, OUTGOING, rows)
    return _handed_out(request, sheets=[sheet], name="so-van-ban-di")


def _handed_out(request: AuthenticatedRequest, *, sheets: list[Sheet], name: str) -> HttpResponse:
    at = now()
    note = f"{request.seat.body.name}. Lập lúc {timezone.localtime(at):%H:%M ngày %d/%m/%Y}."
    content = workbook(replace(sheet, notes=[note]) for sheet in sheets)
    return attachment(content=content, name=f"{name}-{local_date(at):%Y-%m-%d}.xlsx")


def _incoming_rows(arrivals: list[Arrival]) -> Iterator[Sequence[Cell]]:
    for one in arrivals:
        document = one.document
        yield [
            one.received_on, one.number, document.issuer_name, document.number or "không số",
            document.issued_on, books.kind_and_subject(document), one.passed_to, one.passed_on,
            "", one.file_number, one.remark,
        ]  # fmt: skip


def _followed_rows(
    entries: list[tuple[Arrival, Followed | None, list[str]]],
) -> Iterator[Sequence[Cell]]:
    for entry, progress, replies in entries:
        document = entry.document
        day = f"{document.issued_on:%d/%m/%Y}" if document.issued_on else ""
        kind = document.type.name if document.type else ""
        named = ", ".join(filter(None, (kind, document.number, day, document.issuer_name)))
        yield [
            entry.number, named, entry.passed_to, progress.last_day if progress else None,
            f"{progress.done}/{progress.total} phần việc" if progress else "",
            ", ".join(replies), entry.remark,
        ]  # fmt: skip


def _outgoing_rows(papers: QuerySet[Document]) -> Iterator[Sequence[Cell]]:
    for one in papers:
        issue = getattr(one, "issue", None)
        sent_on = local_date(issue.issued_at) if issue else None
        going, kept = books.going_and_kept(one)
        yield [
            one.number or "không số", one.issued_on, books.kind_and_subject(one), one.signer_name,
            going, kept, issue.draft.copies if issue else None, sent_on, "", "",
        ]  # fmt: skip
