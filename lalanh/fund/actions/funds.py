"""Funds, their purposes, drives and bank accounts."""

from datetime import date, datetime

from lalanh.base.action import action
from lalanh.base.models import User
from lalanh.base.refusals import refused_as
from lalanh.fund.ledger import chart
from lalanh.fund.models import Account, BankAccount, Drive, Fund, FundPurpose
from lalanh.fund.models.fund import DRIVE_STEPS
from lalanh.kernel import states, text
from lalanh.kernel.errors import Refused
from lalanh.organisations.models import Body


class CodeTaken(Refused):
    """Another fund, drive or purpose carries the code."""

    message = "Mã “{code}” đã dùng rồi. Hãy đặt mã khác."


class BankAccountKnown(Refused):
    """The account is in the register already."""

    message = "Tài khoản {number} tại {bank} đã có trong danh mục. Hãy kiểm tra lại số."


class PeriodUpsideDown(Refused):
    """The drive would end before it starts."""

    message = "Ngày kết thúc đứng trước ngày bắt đầu. Hãy sửa lại ngày."


class NoticeMissing(Refused):
    """Names are shown by notice, and there is no notice."""

    message = (
        "Nêu tên theo thông báo thì phải có lời báo: người gửi biết nội dung chuyển khoản được "
        "công khai và ghi “AN DANH” thì không nêu tên."
    )


@action("fund.fund.founded")
def found_fund(
    *, owner: Body, code: str, name: str, opened_on: date, by: User, at: datetime
) -> Fund:
    """
    Open a fund with a book of its own and the chart every fund starts with.

    :raises CodeTaken: if another fund carries the code.
    """
    fund = Fund(owner=owner, code=code.upper(), name=text.clean(name), opened_on=opened_on)
    with refused_as(CodeTaken(code=fund.code, field="code"), constraint="fund_fund_code_key"):
        fund.save(force_insert=True)
    Account.objects.bulk_create(
        Account(fund=fund, owner=owner, code=row.code, name=row.name, kind=row.kind.value)
        for row in chart.CHART
    )
    return fund


@action("fund.purpose.allowed")
def allow_purpose(*, fund: Fund, code: str, name: str, by: User, at: datetime) -> FundPurpose:
    """
    Let the fund pay for one more purpose.

    :raises CodeTaken: if the fund has a purpose of that code.
    """
    purpose = FundPurpose(
        fund=fund, owner_id=fund.owner_id, code=code.upper(), name=text.clean(name)
    )
    taken = CodeTaken(code=purpose.code, field="code")
    with refused_as(taken, constraint="fund_fundpurpose_once"):
        purpose.save(force_insert=True)
    return purpose


@action("fund.account.numbered")
def number_account(
    *, account: Account, statutory_code: str, legal_ref: str, by: User, at: datetime
) -> Account:
    """Write the code of the accounting regime in force beside an account of the chart."""
    account.statutory_code = statutory_code or None
    account.legal_ref = text.clean(legal_ref)
    account.save(update_fields=["statutory_code", "legal_ref"])
    return account


@action("fund.drive.planned")
def plan_drive(
    *,
    fund: Fund,
    code: str,
    name: str,
    starts_on: date,
    names: str,
    by: User,
    at: datetime,
    occasion: str = "",
    ends_on: date | None = None,
    starts_in_month: bool = False,
    committee: Body | None = None,
    target_vnd: int | None = None,
    use: str = "",
    notice: str = "",
    unnamed_by_default: str = "Nhà hảo tâm",
) -> Drive:
    """
    Enter a drive that is being prepared.

    :raises CodeTaken: if another drive carries the code.
    """
    drive = Drive(
        fund=fund, owner_id=fund.owner_id, code=code.upper(), name=text.clean(name),
        occasion=text.clean(occasion), starts_on=starts_on, ends_on=ends_on,
        starts_in_month=starts_in_month, committee=committee, target_vnd=target_vnd, use=use,
        names=names, notice=notice, unnamed_by_default=text.clean(unnamed_by_default),
    )  # fmt: skip
    with (
        refused_as(CodeTaken(code=drive.code, field="code"), constraint="fund_drive_code_key"),
        refused_as(PeriodUpsideDown(field="ends_on"), constraint="fund_drive_ends_after_start"),
        refused_as(NoticeMissing(field="notice"), constraint="fund_drive_names_need_notice"),
    ):
        drive.save(force_insert=True)
    return drive


@action("fund.drive.changed")
def change_drive(
    *,
    drive: Drive,
    name: str,
    occasion: str,
    ends_on: date | None,
    target_vnd: int | None,
    use: str,
    notice: str,
    unnamed_by_default: str,
    by: User,
    at: datetime,
) -> Drive:
    """Change what a drive says; its code, fund, start and rule about names stay."""
    drive.name, drive.occasion = text.clean(name), text.clean(occasion)
    drive.ends_on, drive.target_vnd = ends_on, target_vnd
    drive.use, drive.notice = use, notice
    drive.unnamed_by_default = text.clean(unnamed_by_default)
    with (
        refused_as(PeriodUpsideDown(field="ends_on"), constraint="fund_drive_ends_after_start"),
        refused_as(NoticeMissing(field="notice"), constraint="fund_drive_names_need_notice"),
    ):
        drive.save(
            update_fields=[
                "name", "occasion", "ends_on", "target_vnd", "use", "notice", "unnamed_by_default",
            ]
        )  # fmt: skip
    return drive


@action("fund.drive.moved")
def move_drive(*, drive: Drive, to: Drive.State, by: User, at: datetime) -> Drive:
    """
    Take a drive one step further: open it, go on with pledges alone, close it, report on it.

    :raises NotOnTheMap: if that step does not follow.
    """
    row = Drive.objects.select_for_update(of=("self",)).get(pk=drive.pk)
    states.check(DRIVE_STEPS, Drive.State(row.state), to)
    row.state = to
    row.save(update_fields=["state"])
    return row


@action("fund.bank_account.opened")
def open_bank_account(
    *,
    fund: Fund,
    bank: str,
    number: str,
    holder: str,
    opened_on: date,
    by: User,
    at: datetime,
    source: str = BankAccount.Source.MOBILISED,
    drive: Drive | None = None,
) -> BankAccount:
    """
    Enter a bank account of the fund; it gets an account of its own in the fund's chart.

    :raises BankAccountKnown: if it is in the register already.
    """
    Fund.objects.select_for_update(of=("self",)).get(pk=fund.pk)
    count = BankAccount.objects.filter(fund=fund).count()
    account = Account.objects.create(
        fund=fund, owner_id=fund.owner_id, code=chart.bank_code(count + 1),
        name=f"Tiền gửi {text.clean(bank)}", kind=Account.Kind.MONEY,
    )  # fmt: skip
    row = BankAccount(
        fund=fund, owner_id=fund.owner_id, drive=drive, account=account, bank=text.clean(bank),
        number=number.replace(" ", ""), holder=text.clean(holder), source=source,
        opened_on=opened_on,
    )  # fmt: skip
    known = BankAccountKnown(number=row.number, bank=row.bank, field="number")
    with refused_as(known, constraint="fund_bankaccount_once"):
        row.save(force_insert=True)
    return row
