"""The register as a sheet to download, narrowed as on the page."""

from collections.abc import Iterator, Sequence

from django.http import HttpResponse
from django.utils import timezone

from lalanh.base.permissions import Permission
from lalanh.directives.models import Document
from lalanh.directives.queries import registers, search
from lalanh.kernel.period import local_date
from lalanh.web.directives.forms import RegisterFilter
from lalanh.web.pages import AuthenticatedRequest, allow, attachment, now
from lalanh.web.workbook import Cell, Column, Sheet, workbook

COLUMNS = [
    Column("Số, ký hiệu", 20), Column("Ngày ban hành", 12), Column("Loại", 16),
    Column("Trích yếu", 70), Column("Cơ quan ban hành", 36), Column("Đến, đi", 14),
    Column("Độ khẩn", 12), Column("Trạng thái", 16),
]  # fmt: skip


@allow(Permission.SEE_DOCUMENTS)
def register_sheet(request: AuthenticatedRequest) -> HttpResponse:
    """Hand out what the search finds, as a workbook."""
    at = now()
    form = RegisterFilter(request.GET)
    found = search.find(**form.cleaned_data) if form.is_valid() else search.Found(())
    notes = [f"{request.seat.body.name}. Lập lúc {timezone.localtime(at):%H:%M ngày %d/%m/%Y}."]
    if found.is_more:
        notes.append(f"Chỉ có {search.ROWS_LIMIT} văn bản mới nhất. Hãy tìm hẹp hơn để có đủ.")
    rows = _rows(registers.rows(ids=found.ids))
    content = workbook([Sheet("Sổ văn bản", "SỔ VĂN BẢN", COLUMNS, rows, notes)])
    return attachment(content=content, name=f"so-van-ban-{local_date(at):%Y-%m-%d}.xlsx")


def _rows(documents: list[Document]) -> Iterator[Sequence[Cell]]:
    for one in documents:
        yield [
            one.number or "không số", one.issued_on or "chưa rõ",
            one.type.name if one.type else "", one.subject, one.issuer_name,
            one.get_direction_display(), one.get_urgency_display(), one.get_state_display(),
        ]  # fmt: skip
