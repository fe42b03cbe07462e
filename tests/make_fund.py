"""Builders of funds and drives, through actions."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from lalanh.base import jobs
from lalanh.base.permissions import Role
from lalanh.fund.actions import booking, entries, funds, statements
from lalanh.fund.models import Account, BankAccount, Drive, Entry, Fund, Statement
from tests import make

OPENED = dt.date(2021, 8, 1)
DAY = dt.date(2021, 8, 14)


def accountant() -> make.Person:
    """Lan keeps the fund of the province."""
    return make.lan(Role.ACCOUNTANT)


def fund(keeper: make.Person, *, code: str = "CUU-TRO") -> Fund:
    """Return a fund that may pay for food and for houses."""
    made = funds.found_fund(
        owner=keeper.body, code=code, name="Quỹ Cứu trợ tỉnh Sông Lam", opened_on=OPENED,
        by=keeper.user, at=make.AT,
    )  # fmt: skip
    for purpose, name in (("LUONG-THUC", "Lương thực"), ("NHA-O", "Sửa chữa nhà ở")):
        funds.allow_purpose(fund=made, code=purpose, name=name, by=keeper.user, at=make.AT)
    return made


def drive(keeper: make.Person, *, of: Fund, names: str = Drive.Names.BY_NOTICE) -> Drive:
    """Return an open drive."""
    planned = funds.plan_drive(
        fund=of, code=f"VD-{of.code}", name="Chung tay vì đồng bào vùng lũ", starts_on=OPENED,
        names=names, notice="Nội dung chuyển khoản được công khai; ghi AN DANH để không nêu tên.",
        by=keeper.user, at=make.AT,
    )  # fmt: skip
    return funds.move_drive(drive=planned, to=Drive.State.OPEN, by=keeper.user, at=make.AT)


def bank_account(
    keeper: make.Person, *, of: Fund, drive: Drive | None = None, number: str = "00123456789"
) -> BankAccount:
    """Return a bank account of the fund."""
    return funds.open_bank_account(
        fund=of, bank="Ngân hàng Sông Lam", number=number, drive=drive,
        holder="ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM TỈNH SÔNG LAM", opened_on=OPENED,
        by=keeper.user, at=make.AT,
    )  # fmt: skip


def cash(of: Fund) -> Account:
    """Return the fund's cash account."""
    return Account.objects.get(fund=of, code="TM")


def opening(keeper: make.Person, *, of: Fund, amount_vnd: int = 10_000_000) -> Entry:
    """Put cash into the fund."""
    return entries.record_opening(
        account=cash(of), amount_vnd=amount_vnd, source="mobilised", day=DAY, by=keeper.user,
        at=make.AT,
    )  # fmt: skip


def payment(
    keeper: make.Person, *, of: Fund, amount_vnd: int = 4_000_000, purpose: str = "NHA-O"
) -> Entry:
    """Pay from the fund's cash."""
    return entries.record_payment(
        account=cash(of), amount_vnd=amount_vnd, source="mobilised", purpose=purpose,
        decision="12/QĐ-MTTQ", beneficiaries="hộ có nhà bị sập", day=DAY, by=keeper.user,
        at=make.AT,
    )  # fmt: skip


def reversal(keeper: make.Person, *, of: Entry) -> Entry:
    """Reverse an entry."""
    return entries.reverse_entry(
        entry=of, reason="ghi nhầm quỹ", day=DAY, by=keeper.user, at=make.AT
    )


@dataclass(frozen=True, slots=True)
class Printed:
    """One line of an invented statement; money out is negative."""

    amount_vnd: int
    narrative: str
    reference: str
    day: dt.date = DAY


GIFTS = (
    Printed(500_000, "NGUYEN VAN TEST ung ho dong bao vung lu", "FT001"),
    Printed(200_000, "ung ho dong bao vung lu", "FT002"),
    Printed(200_000, "ung ho dong bao vung lu", "FT002"),
    Printed(3_000_000, "AN DANH ung ho", "FT003"),
    Printed(-11_000, "Thu phi dich vu SMS thang 8", "FT004"),
)


def mt940(
    lines: Sequence[Printed] = GIFTS,
    *,
    opening_vnd: int = 0,
    closing_vnd: int | None = None,
    account: str = "00123456789",
) -> bytes:
    """Write an MT940 file; its closing balance agrees with its lines unless another is given."""
    closing = opening_vnd + sum(line.amount_vnd for line in lines)
    closing = closing if closing_vnd is None else closing_vnd
    first, last = lines[0].day, lines[-1].day
    said = [":20:SAOKE", f":25:{account}", ":28C:1/1", f":60F:C{first:%y%m%d}VND{opening_vnd},"]
    for line in lines:
        mark = "C" if line.amount_vnd > 0 else "D"
        said.append(
            f":61:{line.day:%y%m%d}{line.day:%m%d}{mark}{abs(line.amount_vnd)},NTRF{line.reference}"
        )
        said.append(f":86:{line.narrative}")
    said.append(f":62F:{'C' if closing >= 0 else 'D'}{last:%y%m%d}VND{abs(closing)},")
    return "\r\n".join(said).encode() + b"\r\n"


def received(
    keeper: make.Person, *, into: BankAccount, content: bytes, name: str = "saoke.sta"
) -> Statement:
    """Upload a statement and let the worker read it."""
    statement = received_later(keeper, into=into, content=content, name=name)
    run_jobs()
    statement.refresh_from_db()
    return statement


def booked(keeper: make.Person, *, of: Statement) -> Statement:
    """Book what is ready of a statement."""
    booked_later(keeper, of=of)
    run_jobs()
    of.refresh_from_db()
    return of


def run_jobs() -> None:
    """Let the worker do all that waits."""
    while jobs.run_next():
        pass


def vouched(person: make.Person, *, for_: Statement) -> Statement:
    """Vouch for a statement that nothing printed can prove."""
    return statements.vouch_for_statement(
        statement=for_, reason="đã so từng dòng với ngân hàng", by=person.user, at=make.AT
    )


def received_later(
    keeper: make.Person, *, into: BankAccount, content: bytes, name: str = "saoke.sta"
) -> Statement:
    """Upload a statement that waits for the worker."""
    return statements.receive_statement(
        bank_account=into, content=content, file_name=name, by=keeper.user, at=make.AT
    )


def booked_later(keeper: make.Person, *, of: Statement) -> None:
    """Ask the worker to book what is ready of a statement."""
    booking.ask_for_booking(statement=of, by=keeper.user, at=make.AT)
