"""Tiny statements made on the spot, for tests here and of the modules that import statements."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import xlsxwriter


@dataclass(frozen=True, slots=True)
class Entry:
    """One transaction to be printed; ``amount`` is positive."""

    day: date
    amount: int
    text: str
    is_debit: bool = False

    @property
    def signed(self) -> int:
        return -self.amount if self.is_debit else self.amount


def entries(*amounts: int, day: date = date(2024, 9, 10)) -> tuple[Entry, ...]:
    """Gifts of an invented giver; a negative amount is a decision that pays out."""
    return tuple(
        Entry(day, amount, "TRAN VAN SEN ung ho")
        if amount > 0
        else Entry(day, -amount, "CHUYEN TIEN THEO QD SO 12 HO TRO TINH", is_debit=True)
        for amount in amounts
    )


def balances(rows: Sequence[Entry], opening: int) -> list[int]:
    """The balance after each entry."""
    after: list[int] = []
    for row in rows:
        opening += row.signed
        after.append(opening)
    return after


def csv_statement(rows: Sequence[Entry], *, opening: int = 1_000_000) -> bytes:
    """A list with a running balance."""
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\n")
    out.writerow(["TNXDate", "DocNo", "Debit", "Credit", "Balance", "TransactionDetails"])
    for no, (row, after) in enumerate(zip(rows, balances(rows, opening), strict=True), start=1):
        sides = [row.amount, ""] if row.is_debit else ["", row.amount]
        out.writerow([f"{row.day:%d/%m/%Y}", f"5217.{no}", *sides, after, row.text])
    return text.getvalue().encode("utf-8-sig")


def xlsx_statement(rows: Sequence[Entry]) -> bytes:
    """A numbered list with its sum below, credits only."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Số tài khoản: 1000007069070612"])
        sheet.write_row(1, 0, ["Stt", "Ngày giao dịch", "Nội dung", "Số tiền"])
        for no, row in enumerate(rows, start=1):
            sheet.write_row(no + 1, 0, [no, f"{row.day:%d/%m/%Y}", row.text, row.amount])
        total = sum(row.amount for row in rows)
        sheet.write_row(len(rows) + 2, 2, ["Tổng cộng", total])
    return file.getvalue()


def mt940_statement(rows: Sequence[Entry], *, opening: int = 1_000_000) -> bytes:
    """One SWIFT message with opening and closing balance."""
    body = "".join(
        f":61:{row.day:%y%m%d}{'D' if row.is_debit else 'C'}{row.amount},00NTRFNONREF//FT{no}\n"
        f":86:{row.text}\n"
        for no, row in enumerate(rows, start=1)
    )
    closing = opening + sum(row.signed for row in rows)
    return (
        f":20:MADE\n:25:0011001000001\n:28C:1/1\n:60F:C240901VND{opening},00\n"
        f"{body}:62F:C240930VND{closing},00\n-\n"
    ).encode()


def camt_statement(rows: Sequence[Entry], *, opening: int = 1_000_000) -> bytes:
    """One ISO 20022 statement with opening and closing balance."""
    closing = opening + sum(row.signed for row in rows)
    body = "".join(
        f"<Ntry><Amt Ccy='VND'>{row.amount}</Amt>"
        f"<CdtDbtInd>{'DBIT' if row.is_debit else 'CRDT'}</CdtDbtInd>"
        f"<BookgDt><Dt>{row.day}</Dt></BookgDt><AcctSvcrRef>R{no}</AcctSvcrRef>"
        f"<NtryDtls><TxDtls><RmtInf><Ustrd>{row.text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"
        for no, row in enumerate(rows, start=1)
    )
    return (
        "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.02'><BkToCstmrStmt><Stmt>"
        "<Acct><Id><Othr><Id>1000001</Id></Othr></Id><Ccy>VND</Ccy></Acct>"
        f"{_camt_balance('OPBD', opening)}{_camt_balance('CLBD', closing)}{body}"
        "</Stmt></BkToCstmrStmt></Document>"
    ).encode()


def _camt_balance(code: str, amount: int) -> str:
    return (
        f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy='VND'>{amount}</Amt>"
        "<CdtDbtInd>CRDT</CdtDbtInd></Bal>"
    )


def pdf_statement(
    rows: Sequence[Entry], *, opening: int = 1_000_000, shift: float = 0.0, scale: float = 1.0
) -> bytes:
    """
    A page in the manner of Vietcombank's account statement, moved and scaled at will.

    Every row prints its balance; amounts end at their column's right edge.
    """
    runs: list[tuple[float, float, str]] = [
        (46, 60, "TNX Date"), (141, 60, "Debit"), (230, 60, "Credit"), (323, 60, "Balance"),
        (446, 60, "Transactions in detail"),
    ]  # fmt: skip
    for place, (row, after) in enumerate(zip(rows, balances(rows, opening), strict=True)):
        y = 90.0 + 30 * place
        right = 187 if row.is_debit else 284
        runs += [
            (29, y, f"{row.day:%d/%m/%Y}"),
            (29, y + 11, f"5217.{51760 + place}"),
            (right - _width(f"{row.amount:,}"), y + 6, _dotted(row.amount)),
            (378 - _width(f"{after:,}"), y + 6, _dotted(after)),
            (390, y + 7, row.text),
        ]
    return pdf_page((shift + scale * x, shift + scale * y, text) for x, y, text in runs)


def pdf_page(runs: Iterable[tuple[float, float, str]]) -> bytes:
    """A PDF of one page with ASCII texts at (x, baseline from the top), Courier 7 point."""
    drawn = "".join(
        f"BT /F 7 Tf 1 0 0 1 {x:.2f} {1000 - y:.2f} Tm ({text}) Tj ET\n" for x, y, text in runs
    )
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 1000]/Contents 5 0 R{_FONTS}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Courier>>",
        f"<</Length {len(drawn)}>>stream\n{drawn}endstream",
    ]
    body = "%PDF-1.4\n"
    places: list[int] = []
    for number, text in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj{text}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF\n"
    ).encode()


_FONTS = "/Resources<</Font<</F 4 0 R>>>>"


def _dotted(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


def _width(text: str) -> float:
    return 4.2 * len(text)
