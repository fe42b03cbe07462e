"""Who holds a document, who has not opened it or made it known: on a page and as a sheet."""

from collections.abc import Iterable, Iterator, Sequence

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils import timezone

from lalanh.base.permissions import Permission
from lalanh.directives.models import Copy
from lalanh.directives.queries import copies
from lalanh.kernel.period import local_date
from lalanh.web.directives.reviewing import own_document
from lalanh.web.pages import AuthenticatedRequest, allow, attachment, now, page
from lalanh.web.workbook import Cell, Column, Sheet, workbook

ROWS = 100
COLUMNS = [
    Column("Cơ quan", 60), Column("Giao lúc", 18), Column("Đã nhận lúc", 18),
    Column("Mở sau", 16), Column("Quán triệt ngày", 16), Column("Hình thức", 40),
    Column("Số người", 12),
]  # fmt: skip


@allow(Permission.SEE_DOCUMENTS)
def held(request: AuthenticatedRequest, document_id: int) -> HttpResponse:
    """List the bodies that hold the document, or only those that lack something."""
    row = own_document(request, document_id)
    what = request.GET.get("thieu", "")
    found = copies.missing(document=row, what=what)
    context = {
        "document": row,
        "what": what,
        "choices": copies.MISSING,
        "spread": copies.spread_of(document=row),
        "page": Paginator(found, ROWS).get_page(request.GET.get("page")),
    }
    return page(request, "web/directives/copies.html", context)


@allow(Permission.SEE_DOCUMENTS)
def held_sheet(request: AuthenticatedRequest, document_id: int) -> HttpResponse:
    """Hand out the same list as a workbook."""
    at = now()
    row = own_document(request, document_id)
    what = request.GET.get("thieu", "")
    found = copies.missing(document=row, what=what)
    only = copies.MISSING.get(what, "tất cả các cơ quan nhận")
    made = f"Lập lúc {timezone.localtime(at):%H:%M ngày %d/%m/%Y}."
    notes = [
        f"{row.number or 'Không số'} {row.subject}",
        f"{request.seat.body.name}. Chỉ gồm: {only}. {made}",
    ]
    content = workbook(
        [Sheet("Nơi nhận", "TIẾP NHẬN VÀ QUÁN TRIỆT VĂN BẢN", COLUMNS, _rows(found), notes)]
    )
    return attachment(content=content, name=f"noi-nhan-{row.pk}-{local_date(at):%Y-%m-%d}.xlsx")


def _rows(found: Iterable[Copy]) -> Iterator[Sequence[Cell]]:
    for one in found:
        yield [
            one.body.name, one.handed_at, one.opened_at, one.opened_after, one.spread_on,
            one.spread_how, one.spread_to_people,
        ]  # fmt: skip
