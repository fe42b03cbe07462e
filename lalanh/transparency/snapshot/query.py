"""
From what a person typed to what the index is asked.

Tones, đ and case are folded on both sides, and a phrase is found however its letters are cut into
words (decision D23).
"""

import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lalanh.transparency.snapshot.cuts import cuts, terms_of
from lalanh.transparency.snapshot.words import amount_mark, is_paired, pair, runs, words

LONGEST_QUERY = 200
MOST_WORDS = 12
_MOST_COMPLETIONS = 40

_QUOTED = re.compile(r'["“”]([^"“”]*)["“”]')
_AMOUNT = re.compile(r"(\d{1,7})(k|ng|nghin|tr|trieu|ty|d|dong|vnd)?")
_UNITS = {
    **{"k": 1_000, "ng": 1_000, "nghin": 1_000, "tr": 1_000_000, "trieu": 1_000_000},
    **{"ty": 1_000_000_000},
}
_LEAST_AMOUNT_VND = 1_000


class Reading(StrEnum):
    """How the words outside quotation marks are taken."""

    PHRASE = "phrase"
    WORDS = "words"
    BEGINNING = "beginning"


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, taken apart: quoted phrases, and the words outside the quotation marks."""

    phrases: tuple[tuple[str, ...], ...]
    line: tuple[str, ...]
    is_cut_off: bool

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked."""
        return not self.phrases and not self.line


def understood(text: str) -> Query:
    """
    Take a query apart. A ``*`` at its end asks for words that begin like the last one.

    Beyond 200 letters or 12 words nothing is read.
    """
    text = text[:LONGEST_QUERY].strip()
    left = MOST_WORDS
    phrases: list[tuple[str, ...]] = []
    for found in _QUOTED.finditer(text):
        taken = words(found[1])[:left]
        left -= len(taken)
        phrases += [tuple(taken)] if taken else []
    line = words(_QUOTED.sub(" ", text))[:left]
    return Query(tuple(phrases), tuple(line), is_cut_off=text.endswith("*") and bool(line))


def expression(db: sqlite3.Connection, query: Query, *, reading: Reading) -> str | None:
    """Return the question to the index, or nothing when the file cannot hold an answer."""
    parts = [_phrase(db, each) for each in query.phrases]
    line = list(query.line)
    if line and (reading is Reading.BEGINNING or query.is_cut_off):
        if reading is Reading.PHRASE:
            parts.append(_beginning_phrase(db, line))
        else:
            parts += [_phrase(db, [word]) for word in line[:-1]]
            parts.append(_any(_completions(db, "word", line[-1])))
    elif line and reading is Reading.PHRASE:
        parts.append(_phrase(db, line))
    else:
        parts += [_phrase(db, [word]) for word in line]
    if None in parts:
        return None
    return _all(part for part in parts if part)


def _phrase(db: sqlite3.Connection, line: Sequence[str]) -> str | None:
    """Ask for words that stand beside each other; where numbers break the chain, for both sides."""
    asked = [_run(db, run) for run in _runs(line)]
    return None if None in asked else _all(part for part in asked if part)


def _run(db: sqlite3.Connection, run: Sequence[str]) -> str | None:
    if len(run) == 1:
        amount = _amount(run[0])
        if amount is not None:
            return _any([run[0], amount_mark(amount)])
        if not is_paired(run[0]):
            return _any([run[0]])
    return _any_of(_all(map(_quoted, terms_of(cut))) for cut in cuts(db, run))


def _runs(line: Sequence[str]) -> list[list[str]]:
    """Cut a line where the chain of pairs breaks, and around what may be an amount."""
    cut: list[list[str]] = []
    chained = False
    for run in runs(line):
        for place, word in enumerate(run):
            is_amount = _amount(word) is not None
            if chained and place and not is_amount:
                cut[-1].append(word)
            else:
                cut.append([word])
            chained = not is_amount
    return cut


def _beginning_phrase(db: sqlite3.Connection, line: Sequence[str]) -> str | None:
    """Ask for a phrase whose last word is only begun."""
    *before, last = _runs(line)
    asked = [_run(db, run) for run in before]
    if len(last) == 1:
        asked.append(_any(_completions(db, "word", last[0])))
    else:
        asked.append(_any(_completions(db, "pair", pair(*last[-2:]))))
        if len(last) > 2:
            asked.append(_all(map(_quoted, terms_of(last[:-1]))))
    return None if None in asked else _all(part for part in asked if part)


def _completions(db: sqlite3.Connection, table: str, start: str) -> list[str]:
    """Return the forty most frequent terms that begin so."""
    found = db.execute(
        f"SELECT term FROM {table} WHERE term >= ? AND term < ? ORDER BY rows DESC, term LIMIT ?",
        (start, f"{start}\U0010ffff", _MOST_COMPLETIONS),
    )
    return [term for (term,) in found]


def _amount(word: str) -> int | None:
    """Return the đồng a word may stand for: 500000, 500k, 2tr."""
    found = _AMOUNT.fullmatch(word)
    if found is None:
        return int(word) if word.isascii() and word.isdigit() and len(word) <= 15 else None
    amount_vnd = int(found[1]) * _UNITS.get(found[2] or "", 1)
    return amount_vnd if amount_vnd >= _LEAST_AMOUNT_VND else None


def _quoted(term: str) -> str:
    return f'"{term}"'


def _any(terms: Iterable[str]) -> str | None:
    return _any_of(map(_quoted, terms))


def _any_of(parts: Iterable[str]) -> str | None:
    asked = list(parts)
    return f"({' OR '.join(asked)})" if asked else None


def _all(parts: Iterable[str]) -> str:
    return f"({' AND '.join(parts)})"
