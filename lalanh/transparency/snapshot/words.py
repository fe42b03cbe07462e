"""
The words under which a row is found.

Each row is indexed under its words and under each pair of neighbours (``thi_lan``), so that a
phrase is found as "all its pairs" without storing positions: a fraction of the size, and a search
that can stop early. Marks of the row that are not text (amount, kind, fund …) are terms of their
own, written so that no word of a text can equal them.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from lalanh.kernel.text import fold
from lalanh.transparency.snapshot.rows import Row

#: Joins the two words of a pair; ``=`` marks a term that is no word. Words hold neither.
PAIR_SIGN = "_"
MARK_SIGN = "="

_LONGEST_WORD = 40
_GROUPED_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?!\d)")
_NOT_DIGIT = re.compile(r"\D")


def words(text: str) -> list[str]:
    """
    Return the comparable words of a text; 1.500.000 and 1500000 are the same word.

    >>> words("Trần Thị Bưởi ủng hộ 1.500.000đ")
    ['tran', 'thi', 'buoi', 'ung', 'ho', '1500000d']
    """
    return [word for piece in text.split() for word in _folded(piece)]


@lru_cache(maxsize=100_000)
def _folded(piece: str) -> tuple[str, ...]:
    """Fold what stands between two blanks; names and set phrases come again and again."""
    joined = _GROUPED_NUMBER.sub(lambda found: _NOT_DIGIT.sub("", found[0]), piece)
    folded = fold(joined, blank_punctuation=True)
    return tuple(word[:_LONGEST_WORD] for word in folded.split())


def is_paired(word: str) -> bool:
    """
    Tell whether a word makes pairs with its neighbours.

    References and account numbers do not: each would add two terms that nobody ever asks for.
    """
    return len(word) <= 20 and (len(word) <= 4 or word.isalpha())


def pair(first: str, second: str) -> str:
    """Return the term of two neighbours."""
    return f"{first}{PAIR_SIGN}{second}"


def runs(line: Sequence[str]) -> list[list[str]]:
    """Cut a line of words where the chain of pairs breaks."""
    cut: list[list[str]] = []
    before = False
    for word in line:
        now = is_paired(word)
        if before and now:
            cut[-1].append(word)
        else:
            cut.append([word])
        before = now
    return cut


def amount_mark(amount_vnd: int) -> str:
    """Return the term of an exact amount."""
    return f"{MARK_SIGN}{amount_vnd}"


@lru_cache(maxsize=10_000)
def code_mark(field: str, code: str) -> str:
    """Return the term of a code, whatever signs the code holds."""
    return f"{field}{MARK_SIGN}{code.encode().hex()}"


#: Fields a search can narrow by.
MARKED_FIELDS = ("kind", "flow", "fund", "drive", "programme", "purpose", "source")


def index_terms(row: Row) -> str:
    """Return all terms of a row, as the text that the index takes in."""
    terms: dict[str, None] = {}
    for text in _texts(row):
        for run in runs(words(text)):
            terms.update(dict.fromkeys(run))
            terms.update(dict.fromkeys(pair(*two) for two in pairwise(run)))
    terms.update(dict.fromkeys(_marks(row)))
    return " ".join(terms)


def _texts(row: Row) -> Iterable[str]:
    opening = row.opening
    shown = (opening.donor_shown, opening.text_masked) if opening else ()
    return (text for text in (*shown, row.receipt_no, row.decision, row.reason) if text)


def _marks(row: Row) -> Iterable[str]:
    if row.amount_vnd is not None:
        yield amount_mark(row.amount_vnd)
    for field in MARKED_FIELDS:
        code = getattr(row, field)
        if code is not None:
            yield code_mark(field, code)
