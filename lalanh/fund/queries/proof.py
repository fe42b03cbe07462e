"""What a publication says beside its rows: its statements, and how a donor finds the own gift."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, Sum
from django.db.models.functions import Coalesce

from lalanh.fund.models import Donation, Drive, Fund, Statement, StatementLine
from lalanh.fund.queries import publication


@dataclass(frozen=True, slots=True)
class PublicStatement:
    """A bank statement that published rows come from, with the checksum of the original file."""

    code: str
    bank: str
    file_name: str
    sha256: str
    rows: int
    in_vnd: int
    out_vnd: int


def statement_code(sha256: str) -> str:
    """Return the public code of a bank statement: the beginning of its checksum."""
    return f"SK-{sha256[:12]}"


def public_statements(*, funds: Sequence[Fund]) -> list[PublicStatement]:
    """Return the statements of these funds with a line in the book, with their control totals."""
    incoming, outgoing = Q(lines__direction="credit"), Q(lines__direction="debit")
    rows = (
        Statement.objects.filter(bank_account__fund__in=funds)
        .filter(Exists(StatementLine.objects.filter(statement=OuterRef("pk"), state="booked")))
        .values("file__sha256", "file_name", "bank_account__bank")
        .annotate(
            rows=Count("lines"),
            in_vnd=Coalesce(Sum("lines__amount_vnd", filter=incoming), 0),
            out_vnd=Coalesce(Sum("lines__amount_vnd", filter=outgoing), 0),
        )
        .order_by("file__sha256", "pk")
    )
    found = {
        row["file__sha256"]: PublicStatement(
            code=statement_code(row["file__sha256"]),
            bank=row["bank_account__bank"],
            file_name=row["file_name"],
            sha256=row["file__sha256"],
            rows=row["rows"],
            in_vnd=row["in_vnd"],
            out_vnd=row["out_vnd"],
        )
        for row in rows
    }
    return list(found.values())


@dataclass(frozen=True, slots=True)
class OwnGift:
    """What a donor must know to find the own gift where no name is shown; never published."""

    name: str
    references: tuple[str, ...]


def own_gifts(*, entries: Iterable[int]) -> dict[int, OwnGift]:
    """Return, by entry, the gifts of drives that show no names (or of no drive at all)."""
    given = (
        Donation.objects.filter(entry__in=set(entries))
        .filter(Q(drive__isnull=True) | Q(drive__names=Drive.Names.NEVER))
        .exclude(donor_name="")
        .select_related("line", "fund")
    )
    return {
        gift.entry_id: OwnGift(
            name=gift.donor_name,
            references=tuple(
                known
                for known in (
                    gift.line.reference if gift.line else "",
                    publication.receipt_no(gift),
                )
                if known
            ),
        )
        for gift in given
    }


def published_funds() -> list[Fund]:
    """Return the funds in sight, whose books are all published, by their code."""
    return list(Fund.objects.prefetch_related("drives", "purposes").order_by("code"))
