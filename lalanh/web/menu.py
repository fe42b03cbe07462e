"""The entries of the main menu, in the order of a working day."""

from dataclasses import dataclass

from lalanh.base.permissions import Permission


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its label, the URL name it opens, and who sees it."""

    label: str
    url_name: str
    permission: Permission


MENU: list[Entry] = []
