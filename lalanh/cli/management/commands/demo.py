"""`manage demo`: load the demonstration province, and real directives beside it."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from lalanh.base import jobs
from lalanh.base.models import User
from lalanh.cli.demo import (
    below,
    closing,
    directives,
    fund,
    gatherings,
    guiding,
    life,
    office,
    province,
    reporting,
    routes,
)
from lalanh.cli.demo.people import PASSWORD, PLAYERS
from lalanh.kernel.period import VIETNAM
from lalanh.organisations.models import Unit

# The demonstration is of one morning and the same every time.
AT = datetime(2026, 11, 21, 9, 0, tzinfo=VIETNAM)
READABLE = (".txt", ".pdf", ".docx")


class Command(BaseCommand):
    """Load the invented province; with --docs, real directives into it."""

    help = "Nạp tỉnh trình diễn; --docs THƯ_MỤC nạp thêm văn bản thật."
    # Django's checks look at every page, and nothing here shows one.
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Add `--if-empty` and `--docs`."""
        parser.add_argument("--if-empty", action="store_true", help="thôi nếu đã có dữ liệu")
        parser.add_argument("--docs", type=Path, help="thư mục văn bản thật")

    def handle(self, *, if_empty: bool, docs: Path | None, **_: Any) -> None:
        """Load what is not there yet."""
        if docs is not None and not docs.is_dir():
            raise CommandError(f"Không có thư mục {docs}. Hãy kiểm tra đường dẫn.")
        jobs.discover()
        with connection.cursor() as cursor:
            # The application's own eyes: what it may not see or do shows here too.
            cursor.execute("SET ROLE lalanh_app")
        if not Unit.objects.exists():
            self._load()
        elif not if_empty and docs is None:
            raise CommandError(
                "Đã có dữ liệu nên không nạp tỉnh trình diễn. Hãy dùng cơ sở dữ liệu trống."
            )
        if docs is not None:
            self._load_documents(docs)

    def _load(self) -> None:
        stage = province.set_up(AT)
        self.stdout.write(f"Đã dựng {settings.PROVINCE_NAME} với {User.objects.count()} tài khoản")
        for taken in directives.load(stage):
            self.stdout.write(f"{taken.name}: {taken.documents} văn bản, giao {taken.handed_out}")
        for part in (life, gatherings, below, guiding, routes, reporting, office, closing):
            part.load(stage)
        made = fund.load(stage)
        self.stdout.write(f"{made.name}: đã ghi sổ và công bố")
        logins = "\n".join(f"{p.username} / {PASSWORD}  {p.shows}" for p in PLAYERS)
        (settings.VAR / "demo-logins.txt").write_text(logins + "\n", encoding="utf-8")

    def _load_documents(self, folder: Path) -> None:
        for path in sorted(folder.iterdir()):
            if path.suffix.lower() in READABLE:
                taken = directives.take_in_real(content=path.read_bytes(), name=path.name, at=AT)
                self.stdout.write(f"{path.name}: {taken.documents} văn bản chờ kiểm tra")
