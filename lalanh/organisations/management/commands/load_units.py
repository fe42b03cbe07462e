"""`manage load_units`: load provinces of the state's register."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lalanh.base import accounts, clock
from lalanh.organisations import unit_actions


class Command(BaseCommand):
    """Load provinces by code; what is there already stays as it is."""

    help = "Nạp đơn vị hành chính của tỉnh (mã trước ngày 01/7/2025) cùng bản đồ hiện nay."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the codes of the provinces."""
        parser.add_argument("province", nargs="+", help="mã tỉnh hai chữ số, ví dụ 26 08 56 20 84")

    def handle(self, *, province: list[str], **_: Any) -> None:
        """Load and say how much was new."""
        try:
            loaded = unit_actions.load_units(
                provinces=province, by=accounts.system_account(), at=clock.now()
            )
        except unit_actions.UnknownProvince as refusal:
            raise CommandError(refusal.message) from refusal
        self.stdout.write(f"Đã thêm {loaded.units} đơn vị, {loaded.successions} quan hệ kế thừa.")
