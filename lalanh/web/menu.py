"""The entries of the main menu, in the order of a working day."""

from dataclasses import dataclass

from lalanh.base.permissions import Permission


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its label, the URL name it opens, who sees it, and its letter after `g`."""

    label: str
    url_name: str
    # None: everybody with a seat.
    permission: Permission | None
    key: str = ""


MENU: list[Entry] = [
    Entry("Bàn làm việc", "web:home", None, "b"),
    Entry("Nhiệm vụ", "web:tasks", Permission.SEE_TASKS, "t"),
    Entry("Đôn đốc", "web:reminders", Permission.SEE_TASKS, "r"),
    Entry("Lịch", "web:calendar", Permission.SEE_TASKS, "l"),
    Entry("Văn bản", "web:documents", Permission.SEE_DOCUMENTS, "d"),
    Entry("Soạn văn bản", "web:drafts", Permission.DRAFT_PAPER, "s"),
    Entry("Quỹ", "web:fund-index", Permission.SEE_FUND, "q"),
    Entry("Công bố", "web:publications", Permission.SEE_PUBLICATIONS, "c"),
    Entry("Chương trình", "web:programmes", Permission.SEE_TASKS, "k"),
    Entry("Tổ chức", "web:organisations", Permission.SEE_ORGANISATIONS, "o"),
    Entry("Việc đang chạy", "web:jobs", None, "v"),
    Entry("Nhật ký", "web:audit", Permission.SEE_AUDIT, "n"),
]
