"""An invented province's book, published in steps into a folder as the staff site does."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from lalanh.transparency.log import EMPTY_ROOT, LogState
from lalanh.transparency.snapshot import own_gift
from lalanh.transparency.snapshot.bake import bake
from lalanh.transparency.snapshot.facts import (
    BookTotal,
    Drive,
    Facts,
    Names,
    Statement,
    Title,
)
from lalanh.transparency.snapshot.rows import Closing, Flow, Kind, Opening, Row

SECRET = b"a secret of at least thirty-two bytes"
FIRST = datetime(2026, 11, 20, 11, tzinfo=UTC)
BUOI, WRONG, RICE, NAMELESS, OWN, SPENT, COUNTED = range(7)
FIRST_SIZE = 9
STATEMENT = Statement("vcb-0911", "Vietcombank", "saoke-11.pdf", "ab" * 32, 1200, 98_000_000, 0)


def opening(donor: str | None, text: str | None = None, keys: tuple[str, ...] = ()) -> Opening:
    """Words whose random number is not random, so that tests can repeat them."""
    nonce = hashlib.sha256(f"{donor}{text}{keys}".encode()).hexdigest()[:32]
    return Opening(nonce, donor, text, keys)


def gift(donor: str | None, amount_vnd: int, text: str | None = None) -> Row:
    """A gift to the drive that shows names."""
    return Row(
        kind=Kind.GIFT,
        on=date(2026, 11, 19),
        flow=Flow.IN,
        amount_vnd=amount_vnd,
        fund="CUUTRO",
        drive="BAO-3",
        source="mobilised",
        opening=opening(donor, text),
    )


def own(name: str, amount_vnd: int, reference: str) -> Row:
    """A gift to the drive that shows no names; its giver finds it by what he knows."""
    keys = own_gift.keys(secret=SECRET, name=name, amount_vnd=amount_vnd, references=[reference])
    return replace(
        gift(None, amount_vnd),
        drive="TIM",
        opening=opening(None, keys=keys),
    )


def correction(number: int, difference_vnd: int, reason: str = "Ghi thừa một số 0") -> Row:
    """The difference that sets an earlier gift right."""
    return Row(
        kind=Kind.CORRECTION,
        on=date(2026, 11, 21),
        flow=Flow.IN,
        amount_vnd=difference_vnd,
        fund="CUUTRO",
        drive="BAO-3",
        source="mobilised",
        corrects=number,
        reason=reason,
    )


def withholding(number: int) -> Row:
    """A donor's later wish."""
    return Row(
        kind=Kind.WITHHOLDING,
        on=date(2026, 11, 21),
        corrects=number,
        reason="Người ủng hộ không muốn nêu tên",
    )


def first_rows() -> list[Row]:
    """What the first publication says, in the order of the numbers above."""
    buoi = gift("Trần Thị Bưởi", 500_000, "Tran Thi Buoi ung ho dong bao vung bao")
    return [
        replace(buoi, receipt_no="CUUTRO/2026/000123", statement="vcb-0911", statement_row=417),
        gift("Lê Văn Mận", 20_000_000, "LE VAN MAN gui ba con"),
        Row(
            kind=Kind.GOODS,
            on=date(2026, 11, 18),
            flow=Flow.IN,
            commodity="gạo (gam)",
            quantity=2_500_000,
            fund="CUUTRO",
            source="mobilised",
        ),
        gift(None, 300_000),
        own("Phạm Thị Ổi", 700_000, "FT26323999"),
        Row(
            kind=Kind.SPENDING,
            on=date(2026, 11, 19),
            flow=Flow.OUT,
            amount_vnd=1_200_000,
            fund="CUUTRO",
            purpose="NHA-O",
            source="mobilised",
            decision="Quyết định 12/QĐ-MTTQ ngày 18/11/2026",
        ),
        Row(kind=Kind.COUNT, on=date(2026, 11, 19), persons=37, place="xa-an-phu"),
        Row(
            kind=Kind.TRANSFER,
            on=date(2026, 10, 1),
            flow=Flow.IN,
            amount_vnd=4_000_000,
            fund="CUUTRO",
            purpose="opening",
            source="budget",
        ),
    ]


def second_rows() -> list[Row]:
    """What the second publication adds: a gift set right, a name withdrawn, a new gift."""
    return [correction(WRONG, -18_000_000), withholding(BUOI), gift("Đỗ Thị Khế", 50_000)]


def publish(folder: Path, *batches: Sequence[Row]) -> list[Path]:
    """Bake one file for each batch, each over all batches before it; the newest comes last."""
    folder.mkdir(parents=True, exist_ok=True)
    rows: list[Row | Closing] = []
    log, made = LogState(0, EMPTY_ROOT), []
    for day, batch in enumerate(batches):
        rows += batch
        rows = _withheld(rows)
        facts = facts_for(rows, at=FIRST + timedelta(days=day))
        rows.append(facts.closing(previous=log))
        path = folder / f"lalanh-{len(rows):010d}.sqlite"
        log = bake(rows, facts=facts, path=path).log
        made.append(path)
    return made


def _withheld(rows: Iterable[Row | Closing]) -> list[Row | Closing]:
    every = list(rows)
    gone = {r.corrects for r in every if isinstance(r, Row) and r.kind is Kind.WITHHOLDING}
    return [_sealed(row) if number in gone else row for number, row in enumerate(every)]


def _sealed(row: Row | Closing) -> Row | Closing:
    if isinstance(row, Closing) or row.opening is None:
        return row
    return replace(row, opening=None, sealed=row.opening.seal())


def facts_for(rows: Iterable[Row | Closing], *, at: datetime) -> Facts:
    """Facts whose book agrees with the rows."""
    book: dict[tuple[str, Flow, str], int] = {}
    for row in rows:
        if isinstance(row, Row) and row.flow and row.fund:
            key = (row.fund, row.flow, row.commodity or "")
            book[key] = book.get(key, 0) + (row.amount_vnd or row.quantity or 0)
    return Facts(
        province="tỉnh Sông Lam",
        published_at=at,
        funds=(Title("CUUTRO", "Quỹ Cứu trợ"), Title("NGHEO", "Quỹ Vì người nghèo")),
        drives=(
            Drive("BAO-3", "Chung tay sau bão số 3", "CUUTRO", Names.BY_NOTICE),
            Drive("TIM", "Mổ tim cho trẻ em", "CUUTRO", Names.NEVER),
        ),
        purposes=(Title("NHA-O", "Sửa nhà sập"), Title("opening", "Số dư có trước khi mở sổ")),
        sources=(Title("mobilised", "Vận động xã hội"), Title("budget", "Ngân sách")),
        places=(Title("xa-an-phu", "Xã An Phú"),),
        statements=(STATEMENT,),
        book=tuple(BookTotal(*key, total) for key, total in sorted(book.items())),
    )
