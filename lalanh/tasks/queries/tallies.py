"""Counting in the bytes of compact rows: whole provinces in a few thousandths of a second."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lalanh.tasks.models import Assignment
from lalanh.tasks.queries import codes
from lalanh.tasks.queries.desk import DONE_ENOUGH

_S = Assignment.State
# What a code comes to when progress is counted. Freed and directing bodies do not count.
_APART, _DONE, _REPORTED, _OWED = bytes([0]), bytes([1]), bytes([2]), bytes([3])
FREED = (_S.DECLINED, _S.EXCEPTED)


def _meaning(code: int) -> bytes:
    state, role = codes.part_of(code)
    if state in FREED or role == Assignment.Role.DIRECTING:
        return _APART
    if state == _S.DONE:
        return _DONE
    return _REPORTED if state in DONE_ENOUGH else _OWED


_MEANINGS = b"".join(_meaning(code) if code in codes.ALL else _APART for code in range(256))
# The parts that still wait for something, and are late once the time is over.
OWED_CODES = frozenset(code for code in codes.ALL if _meaning(code) == _OWED)
_OWED_BITS = bytes(int(meaning == _OWED[0]) for meaning in _MEANINGS)


class Tally(NamedTuple):
    """How far the parts that count have come; `late` of them are over time."""

    total: int = 0
    done: int = 0
    reported: int = 0
    late: int = 0

    @property
    def percent(self) -> int:
        """Share done, 0 to 100."""
        return self.done * 100 // self.total if self.total else 100


def added(tallies: Iterable[Tally]) -> Tally:
    """Return the sum."""
    return Tally(*map(sum, zip(*tallies, strict=True)))


@dataclass(frozen=True, slots=True)
class Place:
    """Where the byte of a task stands in a row, and how its parts count."""

    place: int
    is_over: bool
    # General duties are shown and stay out of every rate.
    counts: bool


class Shape:
    """How the bytes of a plan are read; `width` is the number of bytes of a row."""

    def __init__(self, *, width: int, places: Sequence[Place]) -> None:
        self.width = width
        self._places = places
        # One bit in each byte that is over time and counts.
        late = bytearray(width)
        shown = bytearray(width)
        for one in places:
            late[one.place] = one.is_over and one.counts
            shown[one.place] = one.counts
        self._late = int.from_bytes(late, "little")
        everything = bytearray(width)
        for one in places:
            everything[one.place] = 255
        self._everything = int.from_bytes(everything, "little")
        self._dropped = [place for place in range(width) if not shown[place]]

    def by_place(self, rows: bytes, *, may_be_late: bool = True) -> list[Tally]:
        """Count down each place through rows that stand one after the other."""
        meanings = rows.translate(_MEANINGS)
        return [
            _tally(meanings[one.place :: self.width], is_over=may_be_late and one.is_over)
            if one.counts
            else Tally()
            for one in self._places
        ]

    def of_row(self, row: bytes, *, may_be_late: bool = True) -> Tally:
        """Count across one row."""
        meanings = bytearray(row.translate(_MEANINGS))
        for place in self._dropped:
            meanings[place] = 0
        whole = _tally(bytes(meanings), is_over=False)
        late = self.late_in(row) if may_be_late else 0
        return Tally(whole.total, whole.done, whole.reported, late)

    def holds(self, row: bytes) -> bool:
        """Tell whether the body has a part in one of the tasks that are shown."""
        return bool(int.from_bytes(row, "little") & self._everything)

    def late_in(self, row: bytes) -> int:
        """Return how many parts of a row are over time."""
        return (int.from_bytes(row.translate(_OWED_BITS), "little") & self._late).bit_count()


def _tally(meanings: bytes, *, is_over: bool) -> Tally:
    done, reported = meanings.count(_DONE), meanings.count(_REPORTED)
    owed = meanings.count(_OWED)
    return Tally(done + reported + owed, done, reported, owed if is_over else 0)
