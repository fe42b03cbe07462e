"""The names that a snapshot gives to the codes in its rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lalanh.transparency.snapshot.facts import Drive, Facts, Statement, Title


@dataclass(frozen=True, slots=True)
class Titles:
    """What each code stands for; a code without a title is shown as it is."""

    funds: Mapping[str, str]
    drives: Mapping[str, Drive]
    programmes: Mapping[str, str]
    purposes: Mapping[str, str]
    sources: Mapping[str, str]
    places: Mapping[str, str]
    statements: Mapping[str, Statement]

    def fund(self, code: str | None) -> str:
        """Return the name of a fund."""
        return self.funds.get(code or "", code or "")

    def drive(self, code: str | None) -> str:
        """Return the name of a drive."""
        found = self.drives.get(code or "")
        return found.title if found else code or ""

    def of(self, column: str, code: str) -> str:
        """Return the title of a code in one of the columns of totals."""
        if column == "drive":
            return self.drive(code)
        titles: Mapping[str, Mapping[str, str]] = {
            "fund": self.funds,
            "programme": self.programmes,
            "purpose": self.purposes,
            "source": self.sources,
            "place": self.places,
        }
        return titles[column].get(code, code)


def titles_of(facts: Facts) -> Titles:
    """Return the titles in a snapshot's facts."""
    return Titles(
        funds=_by_code(facts.funds),
        drives={drive.code: drive for drive in facts.drives},
        programmes=_by_code(facts.programmes),
        purposes=_by_code(facts.purposes),
        sources=_by_code(facts.sources),
        places=_by_code(facts.places),
        statements={statement.code: statement for statement in facts.statements},
    )


def _by_code(titles: Iterable[Title]) -> dict[str, str]:
    return {title.code: title.title for title in titles}
