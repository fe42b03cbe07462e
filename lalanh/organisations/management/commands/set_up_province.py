"""`manage set_up_province`: found the usual bodies of a loaded province."""

import datetime as dt
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lalanh.base import accounts, clock
from lalanh.kernel.errors import Refused
from lalanh.organisations import setup_actions, unit_queries


class Command(BaseCommand):
    """Found the usual bodies, offices and groups; what is there already stays."""

    help = "Lập các cơ quan, chức vụ, nhóm thường có của một tỉnh đã nạp đơn vị hành chính."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the code, the scheme of the code, the day and what the province has not."""
        parser.add_argument("code", help="mã tỉnh, ví dụ 26")
        parser.add_argument("--scheme", default="qd124-2025", help="bộ mã (mặc định %(default)s)")
        parser.add_argument(
            "--on", type=dt.date.fromisoformat, help="ngày của bản đồ, mặc định nay"
        )
        parser.add_argument("--without", nargs="*", default=[], help="chức năng tỉnh không có")

    def handle(
        self, *, code: str, scheme: str, on: dt.date | None, without: list[str], **_: Any
    ) -> None:
        """Found and say how much was new."""
        province = unit_queries.unit_by_code(scheme=scheme, code=code)
        if province is None:
            raise CommandError(f"Chưa nạp tỉnh mã {code} (bộ mã {scheme}). Hãy chạy load_units.")
        now = clock.now()
        try:
            done = setup_actions.set_up_province(
                province=province, on=on or now.date(), without=without,
                by=accounts.system_account(), at=now,
            )  # fmt: skip
        except Refused as refusal:
            raise CommandError(refusal.message) from refusal
        self.stdout.write(
            f"Đã thêm {done.bodies} cơ quan, {done.offices} chức vụ, {done.groups} nhóm."
        )
