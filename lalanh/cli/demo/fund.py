"""The relief fund: a drive, a bank statement, cash gifts, a payment, two publications."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lalanh.base import jobs, scope
from lalanh.cli.demo.province import Stage
from lalanh.fund.actions import booking, donations, entries, funds, statements
from lalanh.fund.models import BankAccount, Drive, Entry, Fund
from lalanh.fund.models.gifts import Donor
from lalanh.kernel.period import VIETNAM
from lalanh.transparency.actions import drafting, publishing

SEED = 208
OPENED = date(2026, 9, 1)
FIRST_DAY = date(2026, 9, 21)
DAYS = 30
ACCOUNT = "1020304050607"
TO = f"{ACCOUNT} MAT TRAN TO QUOC"
HOLDER = "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM TỈNH SÔNG LAM"
NOTICE = (
    "Nội dung chuyển khoản được công khai trên trang của Mặt trận. Ai không muốn nêu tên xin ghi "
    "AN DANH trong nội dung."
)
_FAMILY = ("NGUYEN", "TRAN", "LE", "PHAM", "HOANG", "PHAN", "VU", "DANG", "BUI", "DO", "NGO", "LY")
_MIDDLE = ("VAN", "THI", "DUC", "NGOC", "MINH", "THU", "QUOC", "HONG", "THANH", "KIM")
_GIVEN = (
    "AN", "BINH", "CHAU", "DUNG", "GIANG", "HAI", "HOA", "KHANH", "LAM", "MAI", "NAM", "OANH",
    "PHUC", "QUYEN", "SON", "TAM", "UYEN", "VINH",
)  # fmt: skip
_ROUND = (50_000, 100_000, 100_000, 200_000, 200_000, 300_000, 500_000, 1_000_000, 2_000_000)
_GROUPS = (
    "TAP THE LOP 9A TRUONG THCS AN HOA", "CONG TY TNHH MAY SONG LAM", "CHI HOI PHU NU THON THUONG",
    "CONG DOAN BENH VIEN THANH GIANG", "GIA DINH ONG BA TU LAM", "HTX DONG TAM",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Printed:
    """One line of the invented statement; money out is negative."""

    day: date
    amount_vnd: int
    reference: str
    narrative: str


def load(stage: Stage) -> Fund:
    """Open the fund, import and book its statement, and publish twice."""
    fund, drive, account = _open(stage)
    lan = stage.actors["lan"]
    with scope.looking_as(lan.seat.scope):
        statement = statements.receive_statement(
            bank_account=account, content=statement_file(), file_name="sao-ke-thang-9-10.sta",
            by=lan.user, at=stage.at,
        )  # fmt: skip
    _work()
    with scope.looking_as(lan.seat.scope):
        statement.refresh_from_db()
        booking.ask_for_booking(statement=statement, by=lan.user, at=stage.at)
    _work()
    _cash(stage, fund, drive)
    _publish(stage, through=FIRST_DAY + timedelta(days=19), on=FIRST_DAY + timedelta(days=20))
    _correct_and_pay(stage, fund)
    _publish(stage, through=FIRST_DAY + timedelta(days=DAYS), on=FIRST_DAY + timedelta(days=31))
    return fund


def _open(stage: Stage) -> tuple[Fund, Drive, BankAccount]:
    lan = stage.actors["lan"]
    with scope.looking_as(lan.seat.scope):
        fund = funds.found_fund(
            owner=lan.seat.body, code="CUU-TRO", name="Quỹ Cứu trợ tỉnh Sông Lam",
            opened_on=OPENED, by=lan.user, at=stage.at,
        )  # fmt: skip
        for code, name in (
            ("LUONG-THUC", "Lương thực, nhu yếu phẩm"), ("NHA-O", "Dựng lại, sửa chữa nhà ở"),
            ("GIONG", "Giống cây, con vật nuôi"),
        ):  # fmt: skip
            funds.allow_purpose(fund=fund, code=code, name=name, by=lan.user, at=stage.at)
        planned = funds.plan_drive(
            fund=fund, code="LU-2026", name="Chung tay vì đồng bào vùng lũ", starts_on=OPENED,
            occasion="Khắc phục hậu quả mưa lũ tháng 9", names=Drive.Names.BY_NOTICE,
            notice=NOTICE, target_vnd=500_000_000,
            use="Lương thực, dựng lại nhà ở, giống sản xuất cho các hộ bị thiệt hại.",
            by=lan.user, at=stage.at,
        )  # fmt: skip
        drive = funds.move_drive(drive=planned, to=Drive.State.OPEN, by=lan.user, at=stage.at)
        account = funds.open_bank_account(
            fund=fund, drive=drive, bank="Ngân hàng Sông Lam", number=ACCOUNT, holder=HOLDER,
            opened_on=OPENED, by=lan.user, at=stage.at,
        )  # fmt: skip
    return fund, drive, account


def printed(seed: int = SEED) -> Iterator[Printed]:
    """Yield the lines of the statement, the same for a seed: gifts, a fee a week, own words."""
    dice = random.Random(seed)
    number = 0
    for offset in range(DAYS):
        day = FIRST_DAY + timedelta(days=offset)
        for _ in range(dice.randint(8, 18)):
            number += 1
            amount = dice.choice(_ROUND)
            yield Printed(day, amount, f"FT26{number:06d}", _words(dice))
        if offset % 7 == 6:
            number += 1
            yield Printed(day, -11_000, f"PH26{number:06d}", "Thu phi dich vu SMS Banking")


def _words(dice: random.Random) -> str:
    name = " ".join((dice.choice(_FAMILY), dice.choice(_MIDDLE), dice.choice(_GIVEN)))
    return dice.choice(
        (
            f"{name} ung ho dong bao vung lu",
            f"{name} chuyen tien ung ho dong bao bi lu lut",
            f"MBVCB.{_digits(dice)}.ung ho dong bao vung lu.CT tu {_digits(dice)} {name} toi {TO}",
            f"{dice.choice(_GROUPS)} ung ho dong bao vung lu",
            "AN DANH ung ho ba con vung lu",
            "ung ho dong bao vung lu",
        )
    )


def _digits(dice: random.Random) -> int:
    return dice.randint(10**9, 10**10 - 1)


def statement_file(seed: int = SEED) -> bytes:
    """Write the statement as the bank's MT940 file, its balances agreeing with its lines."""
    lines = list(printed(seed))
    closing = sum(line.amount_vnd for line in lines)
    said = [":20:SONGLAM", f":25:{ACCOUNT}", ":28C:1/1", f":60F:C{lines[0].day:%y%m%d}VND0,"]
    for line in lines:
        mark = "C" if line.amount_vnd > 0 else "D"
        said.append(
            f":61:{line.day:%y%m%d}{line.day:%m%d}{mark}{abs(line.amount_vnd)},NTRF{line.reference}"
        )
        said += [f":86:{line.narrative}"]
    said.append(f":62F:C{lines[-1].day:%y%m%d}VND{closing},")
    return ("\r\n".join(said) + "\r\n").encode()


def _cash(stage: Stage, fund: Fund, drive: Drive) -> None:
    lan = stage.actors["lan"]
    with scope.looking_as(lan.seat.scope):
        for amount, donor, day in (
            (20_000_000, Donor(name="Hội đồng hương Sông Lam", kind="union"), 3),
            (5_000_000, Donor(name="Cụ Tạ Thị Nhàn", kind="person", wishes_unnamed=True), 5),
            (1_500_000, Donor(name="Hợp tác xã Phú Điền", kind="cooperative"), 8),
        ):
            donations.record_cash_gift(
                fund=fund, drive=drive, amount_vnd=amount, donor=donor,
                day=FIRST_DAY + timedelta(days=day), by=lan.user, at=stage.at,
            )  # fmt: skip
        entries.record_goods(
            fund=fund, quantity=2_400_000, commodity="RICE_G",
            day=FIRST_DAY + timedelta(days=6), by=lan.user, at=stage.at,
        )  # fmt: skip


def _correct_and_pay(stage: Stage, fund: Fund) -> None:
    """Take one entry back, with its reason, and pay for food by a decision."""
    lan = stage.actors["lan"]
    with scope.looking_as(lan.seat.scope):
        wrong = Entry.objects.filter(fund=fund, donation__line__isnull=True, kind="donation")
        entries.reverse_entry(
            entry=wrong.order_by("-pk")[0], reason="ghi hai lần một khoản tiền mặt",
            day=FIRST_DAY + timedelta(days=24), by=lan.user, at=stage.at,
        )  # fmt: skip
        entries.record_payment(
            account=fund.accounts.get(code="TM"), amount_vnd=12_000_000, source="mobilised",
            purpose="LUONG-THUC", decision="31/QĐ-MTTQ-BTT",
            beneficiaries="hộ bị ngập xã An Hòa, xã Phú Điền",
            day=FIRST_DAY + timedelta(days=25), by=lan.user, at=stage.at,
        )  # fmt: skip


def _publish(stage: Stage, *, through: date, on: date) -> None:
    """Let Lan draft and Hoa publish, on the morning of a day."""
    lan, hoa = stage.actors["lan"], stage.actors["hoa"]
    at = datetime(on.year, on.month, on.day, 8, 0, tzinfo=VIETNAM)
    with scope.looking_as(lan.seat.scope):
        made = drafting.prepare(owner=lan.seat.body, through=through, by=lan.user, at=at)
    with scope.looking_as(hoa.seat.scope):
        publishing.approve(publication=made, by=hoa.user, at=at + timedelta(hours=1))
    _work()


def _work() -> None:
    while jobs.run_next():
        pass
