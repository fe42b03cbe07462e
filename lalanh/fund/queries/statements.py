"""Reads of statements and their lines."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from lalanh.fund.models import BankAccount, Fund, Statement, StatementLine


@dataclass(frozen=True, slots=True)
class Summary:
    """How the lines of a statement stand, and what they add up to in đồng."""

    lines: int
    ready: int
    review: int
    booked: int
    same: int
    in_vnd: int
    out_vnd: int


def accounts_kept(*, body_id: int) -> QuerySet[BankAccount]:
    """Return the bank accounts whose statements this body may bring in."""
    return (
        BankAccount.objects.filter(owner_id=body_id, closed_on__isnull=True)
        .select_related("fund")
        .order_by("fund__code", "pk")
    )


def statements_of(*, fund: Fund) -> QuerySet[Statement]:
    """Return the statements of a fund's accounts, the latest first."""
    return (
        Statement.objects.filter(bank_account__fund=fund)
        .select_related("bank_account", "uploaded_by")
        .annotate(
            line_count=Count("lines"), review_count=Count("lines", filter=Q(lines__state="review"))
        )
        .order_by("-uploaded_at", "-pk")
    )


def statements_seen() -> QuerySet[Statement]:
    """Return the statements in sight with what their pages show."""
    return Statement.objects.select_related(
        "bank_account__fund__owner", "bank_account__account", "file", "uploaded_by", "vouched_by",
        "import_job", "booking_job",
    )  # fmt: skip


def summary(*, statement: Statement) -> Summary:
    """Count and add up the lines of a statement."""
    states = StatementLine.State
    row = statement.lines.aggregate(
        lines=Count("pk"),
        ready=Count("pk", filter=Q(state=states.READY)),
        review=Count("pk", filter=Q(state=states.REVIEW)),
        booked=Count("pk", filter=Q(state=states.BOOKED)),
        same=Count("pk", filter=Q(state=states.SAME)),
        in_vnd=Sum("amount_vnd", filter=Q(direction="credit"), default=0),
        out_vnd=Sum("amount_vnd", filter=Q(direction="debit"), default=0),
    )
    return Summary(**row)


def lines_of(*, statement: Statement, state: str = "") -> QuerySet[StatementLine]:
    """Return the lines in the order of the file, perhaps of one state."""
    rows = StatementLine.objects.filter(statement=statement).select_related("entry")
    return (rows.filter(state=state) if state else rows).order_by("number", "pk")


def line_seen(*, line_id: int) -> QuerySet[StatementLine]:
    """Return one line with its statement and fund."""
    return StatementLine.objects.filter(pk=line_id).select_related(
        "statement__bank_account__fund", "entry", "same_as__statement"
    )


def kinds_of(line: StatementLine) -> list[StatementLine.Kind]:
    """Return what a line may be called, in the order of the keys 1 to 5."""
    kinds = StatementLine.Kind
    if line.direction == StatementLine.Direction.CREDIT:
        return [
            kinds.DONATION, kinds.FRONT_TRANSFER, kinds.OWN_TRANSFER, kinds.INTEREST, kinds.BUDGET,
        ]  # fmt: skip
    return [kinds.FEE, kinds.REFUND, kinds.OWN_TRANSFER, kinds.DISBURSEMENT]


def waiting() -> QuerySet[Statement]:
    """Return the statements in sight that do not agree or have lines to review, oldest first."""
    review = StatementLine.objects.filter(statement=OuterRef("pk"), state="review")
    unsettled = [Statement.State.PENDING, Statement.State.UNPROVEN]
    return (
        Statement.objects.filter(Q(state__in=unsettled) | Exists(review))
        .select_related("bank_account__fund")
        .order_by("uploaded_at", "pk")
    )
