"""
Words of a text as the keys of an index, and a search as a question over those keys.

A key is a folded word (`dong`), the beginning of one (`^do`), two neighbours written as one
(`_dongbao`), or a near form of something that is no Vietnamese syllable (`~dng`): what recognition
leaves of a garbled word. Words that were glued or split are found because neighbours are compared
written as one; garbled ones because both sides may leave out a letter. Nothing is compared with
tones, so Ủy and Uỷ, đơn đốc and đôn đốc, mục dịch and mục đích are one.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from lalanh.kernel import syllables, text

LONGEST_WORD = 40
LONGEST_BEGINNING = 6
SHORTEST_GARBLED = 4
# One document's keys have to fit into one row of an index.
PAIRS_LIMIT = 40_000
GARBLED_LIMIT = 4_000

# Letters that recognition takes for each other.
_ALIKE = str.maketrans({"0": "o", "1": "l", "i": "l", "5": "s", "8": "b", "9": "g"})
_ALIKE_GROUPS = (("rn", "m"), ("vv", "w"), ("cl", "d"))


def keys_of(*texts: str) -> set[str]:
    """Return all the keys under which these texts are found; neighbours never cross two texts."""
    keys: set[str] = set()
    pairs: set[str] = set()
    for one in texts:
        words = _words(one)
        keys.update(words)
        if len(pairs) < PAIRS_LIMIT:
            pairs.update(f"_{first}{second}" for first, second in pairwise(words))
    garbled = sorted(word for word in keys if _is_garbled(word))[:GARBLED_LIMIT]
    near = {f"~{form}" for word in garbled for form in _near(word)}
    begun = {f"^{start}" for word in keys for start in _beginnings(word)}
    return keys | set(sorted(pairs)[:PAIRS_LIMIT]) | near | begun


def _words(s: str) -> list[str]:
    return [word[:LONGEST_WORD] for word in text.words(s)]


def _beginnings(word: str) -> Iterator[str]:
    return (word[:end] for end in range(2, min(len(word), LONGEST_BEGINNING + 1)))


def _is_garbled(word: str) -> bool:
    """Tell whether a word with letters in it can be no Vietnamese syllable."""
    return (
        len(word) >= SHORTEST_GARBLED
        and not word.isdigit()
        and not syllables.is_bare_syllable(word)
    )


def _near(word: str) -> set[str]:
    """Return a word with its letters evened out, whole and with any one letter left out."""
    even = word.translate(_ALIKE)
    for group, letter in _ALIKE_GROUPS:
        even = even.replace(group, letter)
    return {even} | {even[:at] + even[at + 1 :] for at in range(len(even))}


def question(
    words: str, *, names: Iterable[Sequence[str]] = (), last_is_begun: bool = False
) -> str:
    """
    Return a search as a `tsquery` of PostgreSQL over the keys; empty if nothing is asked.

    All words must occur, in any order; what stands in quotation marks, side by side.

    :param names: names in use for one thing, folded; whichever is asked for, all are found.
    :param last_is_begun: the last word may go on.
    """
    parts: list[str] = []
    for at, piece in enumerate(text.fold(words).split('"')):
        asked = _words(piece)
        is_quoted = bool(at % 2)
        parts += [_side_by_side(asked)] if is_quoted and asked else []
        if not is_quoted:
            parts += _loose(asked, [[_words(name) for name in group] for group in names])
    if last_is_begun and parts:
        parts[-1] = _begun(_words(text.fold(words))[-1], parts[-1])
    return " & ".join(dict.fromkeys(parts))


def _loose(asked: list[str], names: list[list[list[str]]]) -> list[str]:
    """Return what each word asks for; a name with other names in use asks for any of them."""
    parts = []
    at = 0
    while at < len(asked):
        group, length = _name_at(asked, at, names)
        if group:
            parts.append(_any(f"({_side_by_side(name)})" for name in group))
        else:
            length = 1
            parts.append(_any(_forms(asked, at)))
        at += length
    return parts


def _name_at(
    asked: list[str], at: int, names: list[list[list[str]]]
) -> tuple[list[list[str]], int]:
    """Return the group with the longest name that stands at a place, and its length in words."""
    found = [
        (len(name), group)
        for group in names
        for name in group
        if name and asked[at : at + len(name)] == name
    ]
    length, group = max(found, key=lambda one: one[0], default=(0, []))
    return group, length


def _forms(asked: list[str], at: int) -> Iterator[str]:
    """Yield the keys one word is met by: whole, split in two, glued to a neighbour, garbled."""
    word = asked[at]
    yield _key(word)
    yield _key(f"_{word}")
    if at > 0:
        yield _key(asked[at - 1] + word)
    if at + 1 < len(asked):
        yield _key(word + asked[at + 1])
    if len(word) >= SHORTEST_GARBLED and word.isalpha():
        yield from (_key(f"~{form}") for form in sorted(_near(word)))


def _side_by_side(words: list[str]) -> str:
    """Return that words stand next to each other, apart or glued."""
    if len(words) == 1:
        return _key(words[0])
    return " & ".join(
        _any((_key(f"_{first}{second}"), _key(first + second))) for first, second in pairwise(words)
    )


def _begun(word: str, asked: str) -> str:
    return _any((asked, _key(f"^{word[:LONGEST_BEGINNING]}")))


def _any(forms: Iterable[str]) -> str:
    each = list(dict.fromkeys(forms))
    return each[0] if len(each) == 1 else f"({' | '.join(each)})"


def _key(word: str) -> str:
    r"""Return a key quoted for `tsquery`; words hold letters and digits only."""
    return f"'{word}'"
