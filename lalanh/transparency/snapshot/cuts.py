"""
The ways to cut the letters of a phrase into words.

Bank narratives glue words together and break them at line ends: "nguyenvana", "nguyen vana" and
"nguy en van a" are one name (decision D23). Every cut whose words and neighbours stand in the
file's own vocabulary is worth asking for; no list of syllables is needed.
"""

import heapq
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from lalanh.transparency.snapshot.words import is_paired, pair

_MOST_CUTS = 12
_MOST_CHANGES = 4
# One glued word has no cut to start from: a name of five words and a set phrase need more.
_MOST_CHANGES_OF_ONE = 6
_MOST_STEPS = 2_000
_LONGEST_TEXT = 40
# No Vietnamese syllable has more letters (nghiêng); a longer word is several, written as one.
_LONGEST_SYLLABLE = 7


def cuts(db: sqlite3.Connection, line: Sequence[str]) -> list[list[str]]:
    """
    Return the ways to cut a line's letters into words that stand beside each other in the file.

    The nearest to what was typed come first, twelve at most, with few cuts changed. A single word
    that could be one syllable and is known is not cut, lest "toan" find every "to an".
    """
    glued = "".join(line)
    known_syllable = (
        len(line) == 1 and len(glued) <= _LONGEST_SYLLABLE and bool(_known(db, "word", line))
    )
    if known_syllable or len(glued) > _LONGEST_TEXT:
        terms = terms_of(line)
        return [list(line)] if _known(db, _table(line), terms).issuperset(terms) else []
    following = _pieces(db, glued)
    joined = {
        pair(glued[a:b], glued[b:c]) for a in following for b in following[a] for c in following[b]
    }
    most = _MOST_CHANGES if len(line) > 1 else _MOST_CHANGES_OF_ONE
    ways = _ways(glued, following, _known(db, "pair", joined), typed=_places(line), most=most)
    return [way for way, _ in zip(ways, range(_MOST_CUTS), strict=False)]


def terms_of(line: Sequence[str]) -> list[str]:
    """Return the terms that ask for a line of neighbours: its pairs, or its only word."""
    return [pair(*two) for two in pairwise(line)] or list(line)


def _pieces(db: sqlite3.Connection, glued: str) -> dict[int, list[int]]:
    """Return, for each place in the letters, where the known words that start there end."""
    size = len(glued)
    spans = [(a, b) for a in range(size) for b in range(a + 1, size + 1)]
    known = _known(db, "word", {glued[a:b] for a, b in spans if is_paired(glued[a:b])})
    following: dict[int, list[int]] = {place: [] for place in range(size + 1)}
    for a, b in spans:
        if glued[a:b] in known:
            following[a].append(b)
    return following


def _ways(
    glued: str, following: dict[int, list[int]], pairs: set[str], *, typed: set[int], most: int
) -> Iterator[list[str]]:
    """Walk along known words and pairs, the way with the fewest changed cuts first."""
    waiting: list[tuple[int, list[int]]] = [(0, [0])]
    for _ in range(_MOST_STEPS):
        if not waiting:
            return
        changes, places = heapq.heappop(waiting)
        here = places[-1]
        if here == len(glued):
            yield [glued[a:b] for a, b in pairwise(places)]
            continue
        for there in following[here]:
            if here and pair(glued[places[-2] : here], glued[here:there]) not in pairs:
                continue
            missed = sum(here < each < there for each in typed)
            added = there not in typed and there != len(glued)
            if changes + missed + added <= most:
                heapq.heappush(waiting, (changes + missed + added, [*places, there]))


def _places(line: Sequence[str]) -> set[int]:
    """Return where a line is cut, counted in letters."""
    return {sum(map(len, line[:stop])) for stop in range(1, len(line))}


def _table(line: Sequence[str]) -> str:
    return "pair" if len(line) > 1 else "word"


def _known(db: sqlite3.Connection, table: str, terms: Iterable[str]) -> set[str]:
    asked = json.dumps(list(terms))
    return {
        term
        for (term,) in db.execute(
            f"SELECT term FROM {table} WHERE term IN (SELECT value FROM json_each(?))", (asked,)
        )
    }
