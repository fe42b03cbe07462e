"""Builders of funds and drives, through actions."""

import datetime as dt

from lalanh.base.permissions import Role
from lalanh.fund.actions import entries, funds
from lalanh.fund.models import Account, BankAccount, Drive, Entry, Fund
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
