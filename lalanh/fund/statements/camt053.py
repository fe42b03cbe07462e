"""camt.053 (ISO 20022): statements as XML, read without entities and without network."""

from collections.abc import Iterator
from datetime import date

from lxml import etree

from lalanh.fund.statements import kinds
from lalanh.fund.statements.figures import date_of, time_of
from lalanh.fund.statements.model import Direction, Draft, Fault, Printed, Row, Unreadable
from lalanh.fund.statements.units import minor_of
from lalanh.kernel.text import clean

_BALANCES = {"opening": ("OPBD", "PRCD"), "closing": ("CLBD",)}


def draft_of(data: bytes) -> Draft:
    """
    Read the first statement of a document.

    :raises Unreadable: no well-formed XML or no statement in it.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise Unreadable(_BROKEN) from None
    statements = list(_all(root, "Stmt"))
    if not statements:
        raise Unreadable(_BROKEN)
    statement = statements[0]
    currency = _text(statement, "Acct", "Ccy") or _attribute(statement, "Bal", "Amt") or "VND"
    faults = [] if len(statements) == 1 else [_more(len(statements))]
    rows = tuple(_rows(statement, currency, faults))
    return Draft(
        layout="camt053",
        bank=_text(statement, "Acct", "Svcr", "FinInstnId", "Nm") or "",
        rows=tuple(kinds.with_kinds(rows, holder=_text(statement, "Acct", "Ownr", "Nm"))),
        faults=tuple(faults),
        account=_text(statement, "Acct", "Id", "Othr", "Id")
        or _text(statement, "Acct", "Id", "IBAN"),
        holder=_text(statement, "Acct", "Ownr", "Nm"),
        currency=currency,
        opening_balance=_balance(statement, "opening", currency),
        closing_balance=_balance(statement, "closing", currency),
        printed=_printed(statement, currency),
    )


_BROKEN = Fault(
    "unreadable_file",
    "Tệp camt.053 hỏng hoặc không có sao kê bên trong. Hãy tải lại từ ngân hàng.",
)


def _more(count: int) -> Fault:
    return Fault(
        "more_statements",
        f"Tệp chứa {count} sao kê; mới đọc sao kê thứ nhất. Hãy tách tệp rồi đọc từng sao kê.",
    )


def _rows(statement: etree._Element, currency: str, faults: list[Fault]) -> Iterator[Row]:
    for no, entry in enumerate(_children(statement, "Ntry"), start=1):
        moment = _text(entry, "BookgDt", "DtTm") or _text(entry, "BookgDt", "Dt") or ""
        amount = minor_of(_text(entry, "Amt") or "", currency=currency)
        side = _text(entry, "CdtDbtInd")
        day = _day(moment)
        if amount is None or day is None or side not in ("CRDT", "DBIT"):
            faults.append(_incomplete(no))
        is_reversed = _text(entry, "RvslInd") == "true"
        direction: Direction = "credit" if (side == "CRDT") != is_reversed else "debit"
        details = next(_all(entry, "TxDtls"), entry)
        party = "Dbtr" if direction == "credit" else "Cdtr"
        texts = [element.text or "" for element in _all(details, "Ustrd")]
        yield Row(
            no=no,
            page=None,
            date=day,
            time=time_of(moment.partition("T")[2]),
            amount=amount,
            direction=direction,
            balance=None,
            reference=_text(entry, "AcctSvcrRef") or _text(entry, "NtryRef"),
            narrative=clean(" ".join(texts) or _text(entry, "AddtlNtryInf") or ""),
            counterparty=_text(details, "RltdPties", party, "Nm")
            or _text(details, "RltdPties", party, "Pty", "Nm"),
            counterparty_account=_text(details, "RltdPties", f"{party}Acct", "Id", "Othr", "Id"),
        )


def _incomplete(no: int) -> Fault:
    return Fault(
        "malformed_entry",
        f"Bút toán thứ {no}: thiếu ngày, số tiền hoặc chiều. Hãy đối chiếu với ngân hàng.",
        row=no,
    )


def _balance(statement: etree._Element, which: str, currency: str) -> int | None:
    for balance in _children(statement, "Bal"):
        if _text(balance, "Tp", "CdOrPrtry", "Cd") in _BALANCES[which]:
            amount = minor_of(_text(balance, "Amt") or "", currency=currency)
            is_debit = _text(balance, "CdtDbtInd") == "DBIT"
            return -amount if amount is not None and is_debit else amount
    return None


def _printed(statement: etree._Element, currency: str) -> Printed:
    def total(side: str) -> int | None:
        return minor_of(_text(statement, "TxsSummry", side, "Sum") or "", currency=currency)

    def count(side: str) -> int | None:
        text = _text(statement, "TxsSummry", side, "NbOfNtries") or ""
        return int(text) if text.isdigit() else None

    return Printed(
        credit_sum=total("TtlCdtNtries"),
        debit_sum=total("TtlDbtNtries"),
        credit_count=count("TtlCdtNtries"),
        debit_count=count("TtlDbtNtries"),
        row_count=count("TtlNtries"),
    )


def _day(moment: str) -> date | None:
    return date_of(moment[:10])


def _all(element: etree._Element, name: str) -> Iterator[etree._Element]:
    return element.iter(f"{{*}}{name}")


def _children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    return element.iterchildren(f"{{*}}{name}")


def _text(element: etree._Element, *path: str) -> str | None:
    for name in path:
        found = next(_children(element, name), None)
        if found is None:
            return None
        element = found
    return clean(element.text or "") or None


def _attribute(element: etree._Element, *path: str) -> str | None:
    for name in path:
        found = next(_children(element, name), None)
        if found is None:
            return None
        element = found
    return element.get("Ccy")
