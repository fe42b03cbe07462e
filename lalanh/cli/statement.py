"""`lalanh statement FILE [--json]`: read a bank statement, print its rows and its controls."""

import argparse
import getpass
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from lalanh.fund.statements.figures import dong
from lalanh.fund.statements.model import Row, Statement
from lalanh.fund.statements.presented import presented
from lalanh.fund.statements.reading import read
from lalanh.fund.statements.sandbox import read_in_child

_STATUSES = {
    "reconciled": "KHỚP: mọi số in trên sao kê khớp với các dòng",
    "unproven": "CHƯA CHỨNG MINH: sao kê không in số nào để kiểm tra số tiền",
    "pending": "CHỜ XỬ LÝ: có chỗ không khớp hoặc nghi ngờ, xem bên dưới",
    "refused": "KHÔNG ĐỌC ĐƯỢC",
}
_KINDS = {
    "donation": "ủng hộ",
    "refund": "hoàn trả",
    "fee": "phí",
    "own_transfer": "chuyển nội bộ",
    "front_transfer": "Mặt trận khác chuyển",
    "disbursement": "chi hỗ trợ",
    "unsure": "chưa rõ",
}
_NEEDS_PASSWORD = ("encrypted", "wrong_password")


def main(argv: Sequence[str]) -> int:
    """Read one file. Exit status 0: rows were read, 1: refused, 2: wrong call."""
    options = _options(argv)
    try:
        data = options.file.read_bytes()
    except OSError as error:
        print(f"Không mở được tệp {options.file}: {error.strerror}.", file=sys.stderr)
        return 2
    reader = read if options.in_process else read_in_child
    statement = reader(data, name=options.file.name, password=options.password)
    if _asks_for_password(statement) and sys.stdin.isatty():
        password = getpass.getpass("Mật khẩu của tệp: ")
        statement = reader(data, name=options.file.name, password=password)
    if options.json:
        json.dump(presented(statement), sys.stdout, ensure_ascii=False)
        print()
    else:
        print("\n".join(_lines(statement)))
    return 1 if statement.status == "refused" else 0


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="lalanh statement",
        description="Đọc sao kê (PDF, Excel, CSV, MT940, camt.053) và đối chiếu với số in sẵn.",
    )
    parser.add_argument("file", type=Path, help="tệp sao kê")
    parser.add_argument("--json", action="store_true", help="in một đối tượng JSON")
    parser.add_argument("--password", help="mật khẩu mở tệp PDF")
    parser.add_argument(
        "--in-process",
        action="store_true",
        help="không dùng tiến trình con; chỉ với tệp tin cậy",
    )
    return parser.parse_args(argv)


def _asks_for_password(statement: Statement) -> bool:
    return any(fault.type in _NEEDS_PASSWORD for fault in statement.faults)


def _lines(statement: Statement) -> Iterator[str]:
    draft = statement.draft
    yield f"{statement.file}: {_STATUSES[statement.status]}"
    if statement.rows:
        yield f"Ngân hàng: {draft.bank or 'không rõ'}; tài khoản: {draft.account or 'không rõ'}"
        for label, direction in (("vào", "credit"), ("ra", "debit")):
            rows = [row for row in statement.rows if row.direction == direction]
            yield f"Tiền {label}: {len(rows)} dòng, {dong(sum(row.amount or 0 for row in rows))}"
    for control in statement.controls:
        sign = "=" if control.holds else "≠"
        yield f"  đối chiếu {control.name}: in {control.printed} {sign} tính {control.computed}"
    for fault in statement.faults:
        yield f"  ! {fault.message}"
    for row in statement.rows:
        yield _row(row)


def _row(row: Row) -> str:
    day = f"{row.date:%d/%m/%Y}" if row.date else "?"
    sign = "+" if row.direction == "credit" else "-"
    amount = "không in số tiền" if row.amount is None else sign + dong(row.amount)
    return f"{row.no:>6}  {day}  {amount:>24}  {_KINDS[row.kind]:<20}  {row.narrative}"
