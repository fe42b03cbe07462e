"""
What kind of data each field holds: public, internal or personal.

Every module states it for all its tables in `apps.py`; a metatest finds the fields nobody classed,
and the personal ones without purpose, legal basis and time of keeping (Law 91/2025/QH15).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Personal:
    """Fields about a natural person, with why they are held and for how long."""

    fields: str
    purpose: str
    legal_basis: str
    retention: str


@dataclass(frozen=True, slots=True)
class Table:
    """The fields of one table by class, each list written with blanks between the names."""

    public: str = ""
    internal: str = ""
    personal: tuple[Personal, ...] = ()

    def named(self) -> list[str]:
        """Return every field named, in the order given; a double mention shows as a double."""
        lists = [self.public, self.internal, *(group.fields for group in self.personal)]
        return [name for names in lists for name in names.split()]

    @property
    def is_personal(self) -> bool:
        """Whether the table holds anything about natural persons."""
        return bool(self.personal)
