"""`manage nightly`: begin the night's work now, once; a worker does it by itself every night."""

from typing import Any

from django.core.management.base import BaseCommand

from lalanh.base import clock, jobs, nights


class Command(BaseCommand):
    """Ask for what a night asks for; what was asked for today is not asked for again."""

    help = "Giao các việc của đêm ngay bây giờ, như soạn sẵn bản công bố; mỗi ngày một lần."

    def handle(self, **_: Any) -> None:
        """Ask, and leave the work to the workers."""
        jobs.discover()
        nights.begin(at=clock.now())
        self.stdout.write("Đã giao việc của đêm. Theo dõi ở trang “Việc đang chạy”.")
