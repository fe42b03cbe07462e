"""Reads of funds, drives and accounts; what a fund holds is always a sum, never a figure kept."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet, Sum

from lalanh.fund.models import Account, BankAccount, Donation, Drive, Fund, FundPurpose, Posting
from lalanh.organisations.models import Body

SOURCE_NAMES = dict(BankAccount.Source.choices)


@dataclass(frozen=True, slots=True)
class Balance:
    """What came in, went out and is left of one source, in đồng, grams or pieces."""

    source: str
    commodity: str
    received: int
    spent: int
    held: int

    @property
    def source_name(self) -> str:
        """The source in Vietnamese."""
        return SOURCE_NAMES[self.source]


@dataclass(frozen=True, slots=True)
class AccountBalance:
    """An account of the chart with its balance: positive under Nợ, negative under Có."""

    account: Account
    commodity: str
    amount: int

    @property
    def debit(self) -> int | None:
        """The balance if it stands under Nợ."""
        return self.amount if self.amount > 0 else None

    @property
    def credit(self) -> int | None:
        """The balance if it stands under Có."""
        return -self.amount if self.amount < 0 else None


@dataclass(frozen=True, slots=True)
class Collected:
    """Money a body's funds actually received up to a day (pledges are not money), in đồng."""

    owner: str
    source: str
    amount_vnd: int


def funds_seen() -> QuerySet[Fund]:
    """Return the funds of the body and of the bodies below it."""
    return Fund.objects.select_related("owner").order_by("code", "pk")


def may_keep(*, fund: Fund, body: Body) -> bool:
    """Tell whether this body keeps the fund; others may only look."""
    return fund.owner_id == body.pk


def drives_of(*, fund: Fund) -> QuerySet[Drive]:
    """Return the drives for a fund, the latest first."""
    return Drive.objects.filter(fund=fund).order_by("-starts_on", "-pk")


def purposes_of(*, fund: Fund) -> QuerySet[FundPurpose]:
    """Return what the fund may pay for."""
    return FundPurpose.objects.filter(fund=fund).order_by("name", "pk")


def bank_accounts_of(*, fund: Fund) -> QuerySet[BankAccount]:
    """Return the fund's bank accounts."""
    return BankAccount.objects.filter(fund=fund).select_related("account", "drive").order_by("pk")


def money_accounts_of(*, fund: Fund) -> QuerySet[Account]:
    """Return the accounts that hold money."""
    return Account.objects.filter(fund=fund, kind=Account.Kind.MONEY).order_by("code", "pk")


def balances(*, fund: Fund, until: date | None = None) -> list[Balance]:
    """Return what came in, went out and is left, by source and commodity, up to a day."""
    rows = Posting.objects.filter(fund=fund)
    if until is not None:
        rows = rows.filter(entry__day__lte=until)
    kinds = Account.Kind
    summed = (
        rows.values("source", "commodity")
        .annotate(
            received=Sum("amount", filter=Q(account__kind__in=[kinds.INCOME, kinds.OPENING])),
            spent=Sum("amount", filter=Q(account__kind=kinds.EXPENSE)),
            held=Sum(
                "amount", filter=Q(account__kind__in=[kinds.MONEY, kinds.GOODS, kinds.TRANSIT])
            ),
        )
        .order_by("-source", "commodity")
    )
    return [
        Balance(
            source=row["source"], commodity=row["commodity"], received=-(row["received"] or 0),
            spent=row["spent"] or 0, held=row["held"] or 0,
        )
        for row in summed
    ]  # fmt: skip


def trial_balance(*, fund: Fund) -> list[AccountBalance]:
    """Return each account of the chart with its balance; the two columns add up to the same."""
    sums = {
        (row["account_id"], row["commodity"]): row["total"]
        for row in Posting.objects.filter(fund=fund)
        .values("account_id", "commodity")
        .annotate(total=Sum("amount"))
        .order_by("account_id", "commodity")
    }
    accounts = {row.pk: row for row in Account.objects.filter(fund=fund).order_by("pk")}
    return [
        AccountBalance(account=accounts[pk], commodity=commodity, amount=amount)
        for (pk, commodity), amount in sums.items()
    ]


def collected(*, until: date) -> list[Collected]:
    """Return what each body in sight collected for its funds up to a day, by source."""
    rows = (
        Posting.objects.filter(
            account__kind=Account.Kind.INCOME, commodity="VND", entry__day__lte=until
        )
        .values("owner__name", "source")
        .annotate(total=Sum("amount"))
        .order_by("owner__name", "-source")
    )
    return [
        Collected(owner=row["owner__name"], source=row["source"], amount_vnd=-row["total"])
        for row in rows
    ]


def drive_seen() -> QuerySet[Drive]:
    """Return the drives in sight with their funds."""
    return Drive.objects.select_related("fund__owner", "committee")


def given_to(*, drive: Drive) -> int:
    """Return what was given to a drive in money, reversed gifts left out, in đồng."""
    rows = Donation.objects.filter(drive=drive, reversed_at__isnull=True)
    return rows.aggregate(total=Sum("amount_vnd"))["total"] or 0
