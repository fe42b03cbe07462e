"""Builds small publications for the tests of the snapshot."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from lalanh.transparency.log import EMPTY_ROOT, LogState, Tree, leaf_hash
from lalanh.transparency.snapshot.bake import Baked, bake
from lalanh.transparency.snapshot.facts import BookTotal, Drive, Facts, Names, Title
from lalanh.transparency.snapshot.rows import Closing, Flow, Kind, Opening, Row

NOON = datetime(2026, 11, 21, 5, tzinfo=UTC)
DRIVES = (
    Drive("bao", "Chung tay sau bão", "cuu-tro", Names.BY_NOTICE),
    Drive("tim", "Mổ tim cho trẻ em", "cuu-tro", Names.NEVER),
)


def gift(
    donor: str = "Trần Thị Bưởi",
    amount_vnd: int = 500_000,
    text: str | None = None,
    on: date = date(2026, 11, 20),
    **more: str | None,
) -> Row:
    """A gift whose random number is not random, so that tests can repeat it."""
    nonce = hashlib.sha256(f"{donor}{amount_vnd}{text}{on}".encode()).hexdigest()[:32]
    row = Row(
        kind=Kind.GIFT,
        on=on,
        flow=Flow.IN,
        amount_vnd=amount_vnd,
        fund="cuu-tro",
        drive="bao",
        opening=Opening(nonce=nonce, donor_shown=donor, text_masked=text),
    )
    return replace(row, **more)  # type: ignore[arg-type]  # the fields given are texts


def spending(amount_vnd: int = 200_000, on: date = date(2026, 11, 20)) -> Row:
    return Row(
        kind=Kind.SPENDING,
        on=on,
        flow=Flow.OUT,
        amount_vnd=amount_vnd,
        fund="cuu-tro",
        purpose="nha-o",
        decision="Quyết định số 12/QĐ-MTTQ",
    )


def correction(number: int, amount_vnd: int) -> Row:
    return Row(
        kind=Kind.CORRECTION,
        on=date(2026, 11, 21),
        flow=Flow.IN,
        amount_vnd=amount_vnd,
        fund="cuu-tro",
        corrects=number,
        reason="Ghi nhầm số tiền",
    )


def withholding(number: int) -> Row:
    return Row(
        kind=Kind.WITHHOLDING,
        on=date(2026, 11, 21),
        corrects=number,
        reason="Người ủng hộ không muốn nêu tên",
    )


def withheld(row: Row) -> Row:
    assert row.opening is not None
    return replace(row, opening=None, sealed=row.opening.seal())


def facts_for(rows: Iterable[Row | Closing], *, at: datetime = NOON) -> Facts:
    """Facts whose book agrees with the rows."""
    counted = [row for row in rows if isinstance(row, Row) and row.amount_vnd is not None]
    received = sum(row.amount_vnd or 0 for row in counted if row.flow is Flow.IN)
    spent = sum(row.amount_vnd or 0 for row in counted if row.flow is Flow.OUT)
    return Facts(
        province="Tỉnh Mẫu",
        published_at=at,
        funds=(Title("cuu-tro", "Quỹ Cứu trợ"),),
        drives=DRIVES,
        book=(
            BookTotal("cuu-tro", Flow.IN, "", received),
            BookTotal("cuu-tro", Flow.OUT, "", spent),
        ),
    )


def log_of(rows: Sequence[Row | Closing]) -> LogState:
    """The log after the last publication in these rows."""
    tree = Tree()
    last = LogState(0, EMPTY_ROOT)
    for row in rows:
        tree.append(leaf_hash(row.facts()))
        last = tree.state() if isinstance(row, Closing) else last
    return last


def closed(rows: Sequence[Row | Closing], *, at: datetime = NOON) -> list[Row | Closing]:
    """The rows with the one that closes their publication."""
    return [*rows, facts_for(rows, at=at).closing(previous=log_of(rows))]


def bake_closed(rows: Sequence[Row | Closing], path: Path, *, at: datetime = NOON) -> Baked:
    """Bake rows that end with their closing."""
    return bake(rows, facts=facts_for(rows, at=at), path=path)


def baked(rows: Sequence[Row | Closing], path: Path) -> Path:
    """Close the rows, bake them, and return where."""
    return bake_closed(closed(rows), path).path
