"""What the book says beside the published rows, and whether the two come to the same figure."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

from django.conf import settings
from django.db import connection

from lalanh.fund.models import Fund
from lalanh.fund.queries import proof, publication
from lalanh.kernel.errors import Refused
from lalanh.transparency.models import Publication
from lalanh.transparency.snapshot.facts import (
    BookTotal,
    Drive,
    Facts,
    Names,
    Statement,
    Title,
    facts_of,
)
from lalanh.transparency.snapshot.rows import Flow, Row

# What comes in or goes out and is neither a gift nor aid; said in the words of the purpose.
OTHER = {
    "opening": "Số dư có trước khi mở sổ",
    "budget": "Ngân sách cấp",
    "interest": "Lãi tiền gửi",
    "refund": "Hoàn trả người chuyển nhầm",
    "front_transfer": "Ủy ban Mặt trận nơi khác chuyển",
}
_SOURCES = (Title("mobilised", "Vận động xã hội"), Title("budget", "Ngân sách"))
_COMMODITIES = {"VND": "", "RICE_G": "gạo (gam)"}
# (fund, flow, commodity as published) → đồng, grams or pieces.
type Sums = dict[tuple[str, str, str], int]


class BookDisagrees(Refused):
    """The rows and the book do not come to the same figure."""


def commodity(code: str) -> str:
    """Return what the public reads for a commodity of the book; nothing for đồng."""
    return _COMMODITIES.get(code, code)


def facts(*, funds: Sequence[Fund], through: date, at: datetime) -> Facts:
    """
    Say whose book it is, its funds and drives, the statements, and the totals of the book.

    The public log is one for the province. What other bodies have published of funds that are out
    of sight here is taken over from the last publication, to the đồng.
    """
    ours = {fund.code for fund in funds}
    before = _last_facts()
    purposes = {title.code: title.title for title in before.purposes} | OTHER
    purposes |= {p.code: p.name for fund in funds for p in fund.purposes.all()}
    statements = proof.public_statements(funds=funds)
    known = {each.code for each in statements}
    return Facts(
        province=settings.PROVINCE_NAME,
        published_at=at,
        funds=(
            *(Title(fund.code, fund.name) for fund in funds),
            *(title for title in before.funds if title.code not in ours),
        ),
        drives=(
            *(
                Drive(drive.code, drive.name, fund.code, Names(drive.names))
                for fund in funds
                for drive in fund.drives.all()
            ),
            *(drive for drive in before.drives if drive.fund not in ours),
        ),
        purposes=tuple(Title(code, name) for code, name in sorted(purposes.items())),
        sources=_SOURCES,
        statements=(
            *(
                Statement(s.code, s.bank, s.file_name, s.sha256, s.rows, s.in_vnd, s.out_vnd)
                for s in statements
            ),
            *(each for each in before.statements if each.code not in known),
        ),
        book=(
            *(BookTotal(*_key(key), total) for key, total in _sums(funds, through).items()),
            *(total for total in before.book if total.fund not in ours),
        ),
    )


def _key(key: tuple[str, str, str]) -> tuple[str, Flow, str]:
    fund, flow, goods = key
    return fund, Flow(flow), goods


def _last_facts() -> Facts:
    """Return what the last publication said, or nothing at all before the first one."""
    last = (
        Publication.objects.filter(state=Publication.State.PUBLISHED).order_by("-log_size").first()
    )
    if last is None:
        return Facts(province=settings.PROVINCE_NAME, published_at=datetime.min.replace(tzinfo=UTC))
    return facts_of(last.facts)


_PUBLISHED = """
SELECT leaf::json ->> 'fund', leaf::json ->> 'flow', coalesce(leaf::json ->> 'commodity', ''),
       sum(coalesce(leaf::json ->> 'amount_vnd', leaf::json ->> 'quantity')::bigint)
FROM transparency_publishedrow WHERE leaf::json ->> 'flow' IS NOT NULL GROUP BY 1, 2, 3
"""


def check(*, funds: Sequence[Fund], rows: Iterable[Row], through: date) -> None:
    """
    Compare all rows of these funds, published and drafted, with the other side of the book.

    :raises BookDisagrees: names the first fund whose figures differ, and both figures.
    """
    ours = {fund.code for fund in funds}
    with connection.cursor() as cursor:
        cursor.execute(_PUBLISHED)
        told: Sums = {(f, flow, c): int(n) for f, flow, c, n in cursor.fetchall() if f in ours}
    for row in rows:
        if row.flow is not None and row.fund is not None:
            key = (row.fund, row.flow.value, row.commodity or "")
            told[key] = told.get(key, 0) + (row.amount_vnd or row.quantity or 0)
    book = _sums(funds, through)
    for key in sorted(told.keys() | book.keys()):
        if told.get(key, 0) != book.get(key, 0):
            raise BookDisagrees(
                f"Quỹ {key[0]}: sổ ghi {book.get(key, 0)}, các dòng công bố cộng lại được "
                f"{told.get(key, 0)}. Hãy báo kế toán tìm chỗ lệch; chưa có gì được công bố."
            )


def _sums(funds: Sequence[Fund], through: date) -> Sums:
    """Add up what each fund received and spent up to the day, from the book."""
    sums: Sums = {}
    for fund in funds:
        for day in publication.day_totals(fund=fund, up_to=through):
            key = (fund.code, day.flow, commodity(day.commodity))
            sums[key] = sums.get(key, 0) + day.amount
    return sums
