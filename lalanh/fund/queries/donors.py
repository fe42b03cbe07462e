"""Who gave and to which drive, read from a transfer's text."""

from dataclasses import dataclass

from lalanh.fund import references
from lalanh.fund.models import Donation, Drive, Fund, StatementLine
from lalanh.fund.models.gifts import Donor


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the lines of one fund; its drives are known by their code or their names."""

    drives: dict[int, Drive]

    def read(self, line: StatementLine) -> tuple[Donor, Drive | None]:
        """Return the donor a line names (or nobody) and the drive it names (or none)."""
        reading = references.parse(
            line.narrative,
            programmes={number: _names(drive) for number, drive in self.drives.items()},
            counterparty=line.counterparty or None,
        )
        is_person = reading.donor is not None and not reading.is_group
        donor = Donor(
            name=(reading.donor or "")[:300],
            kind=Donation.DonorKind.PERSON if is_person else Donation.DonorKind.UNKNOWN,
            wishes_unnamed=reading.is_unnamed,
        )
        return donor, self.drives.get(reading.programme or 0)


def reader(*, fund: Fund) -> Reader:
    """Return the reader of a fund's lines; drives that take gifts may be named."""
    taking = Drive.objects.filter(
        fund=fund, state__in=[Drive.State.OPEN, Drive.State.COLLECTING]
    ).order_by("pk")
    return Reader({drive.pk: drive for drive in taking if drive.pk < references.MOST_PROGRAMMES})


def _names(drive: Drive) -> list[str]:
    return [name for name in (drive.name, drive.occasion) if name]
