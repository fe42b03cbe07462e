"""
Words of a text as the keys of an index, and a search as a question over those keys.

A key is a folded word (`dong`), the beginning of one (`^do`), or two neighbours (`_dongbao`).
Nothing is compared with tones, so Ủy and Uỷ, đơn đốc and đôn đốc, mục dịch and mục đích are one.
What recognition glued, split or garbled is put right on the side of the text, where it is done
once: a word that is no Vietnamese syllable is also found as the syllables it may stand for. A
search asks for its own words only, which keeps it fast.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lalanh.kernel import syllables, text

LONGEST_WORD = 40
LONGEST_BEGINNING = 6
# One document's keys have to fit into one row of an index.
PAIRS_LIMIT = 40_000
GARBLED_LIMIT = 2_000

_GARBLED_LENGTHS = range(4, 9)
_GLUED_LENGTHS = range(4, 15)
_LETTERS = "abcdeghiklmnopqrstuvxy"
# Signs that recognition takes for letters, and letters it takes for others.
_ALIKE = (("0", "o"), ("1", "i"), ("1", "l"), ("5", "s"), ("8", "b"), ("rn", "m"), ("cl", "d"))


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read what stands from a word to before another: one syllable, or two."""

    start: int
    end: int
    words: tuple[str, ...]


def keys_of(*texts: str) -> set[str]:
    """Return all the keys under which these texts are found; neighbours never cross two texts."""
    keys: set[str] = set()
    pairs: set[str] = set()
    for one in texts:
        readings = list(_readings(_words(one)))
        keys.update(word for reading in readings for word in reading.words)
        if len(pairs) < PAIRS_LIMIT:
            pairs.update(_pairs(readings))
    begun = {f"^{word[:end]}" for word in keys for end in _beginnings(word)}
    return keys | set(sorted(pairs)[:PAIRS_LIMIT]) | begun


def _words(s: str) -> list[str]:
    return [word[:LONGEST_WORD] for word in text.words(s)]


def _beginnings(word: str) -> range:
    return range(2, min(len(word), LONGEST_BEGINNING + 1))


def _readings(words: list[str]) -> Iterator[_Reading]:
    """Yield how each word may be read, in the order of the text."""
    known: dict[str, list[tuple[str, ...]]] = {}
    plain = [word.isdigit() or syllables.is_bare_syllable(word) for word in words]
    for at, word in enumerate(words):
        yield _Reading(at, at + 1, (word,))
        if not plain[at] and (word in known or len(known) < GARBLED_LIMIT):
            if word not in known:
                known[word] = [*_glued(word), *((one,) for one in sorted(_meant(word)))]
            yield from (_Reading(at, at + 1, read) for read in known[word])
        if at + 1 < len(words) and not (plain[at] and plain[at + 1]):
            whole = word + words[at + 1]
            if syllables.is_bare_syllable(whole):
                yield _Reading(at, at + 2, (whole,))


def _glued(word: str) -> list[tuple[str, ...]]:
    """Return the two syllables that may have run together: "dongbao" is dong bao."""
    if len(word) not in _GLUED_LENGTHS:
        return []
    cuts = [(word[:at], word[at:]) for at in range(2, len(word) - 1)]
    return [cut for cut in cuts if all(map(syllables.is_bare_syllable, cut))]


def _meant(word: str) -> set[str]:
    """Return what a word with misread letters may be: nguo1 is nguoi, dahnh is danh."""
    even = {word}
    for wrong, right in _ALIKE:
        even |= {one.replace(wrong, right) for one in even}
    right_away = {one for one in even - {word} if syllables.is_bare_syllable(one)}
    spelled = {one for one in even - {word} if one.isalpha() and not word.isalpha()}
    if right_away or len(word) not in _GARBLED_LENGTHS:
        return right_away | spelled
    near = {one for base in even for one in _one_letter_off(base)}
    return spelled | {one for one in near if syllables.is_bare_syllable(one)}


def _one_letter_off(word: str) -> Iterator[str]:
    """Yield a word with one letter left out, put in or replaced, or two that change places."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in _LETTERS:
            yield head + letter + tail
            yield head + letter + tail[1:]


def _pairs(readings: list[_Reading]) -> Iterator[str]:
    """Yield each two syllables that may stand side by side."""
    after: dict[int, set[str]] = {}
    for reading in readings:
        after.setdefault(reading.start, set()).add(reading.words[0])
    for reading in readings:
        yield from (f"_{first}{second}" for first, second in pairwise(reading.words))
        last = reading.words[-1]
        yield from (f"_{last}{first}" for first in after.get(reading.end, ()))


def question(
    words: str, *, names: Iterable[Sequence[str]] = (), last_is_begun: bool = False
) -> str:
    """
    Return a search as a `tsquery` of PostgreSQL over the keys; empty if nothing is asked.

    All words must occur, in any order; what stands in quotation marks, side by side.

    :param names: names in use for one thing, folded; whichever is asked for, all are found.
    :param last_is_begun: the last word may go on.
    """
    groups = [[_words(name) for name in group] for group in names]
    parts: list[str] = []
    for at, piece in enumerate(text.fold(words).split('"')):
        asked = _words(piece)
        parts += _side_by_side(asked) if at % 2 else _loose(asked, groups)
    if last_is_begun and parts:
        last = _words(text.fold(words))[-1]
        parts[-1] = f"({parts[-1]} | '^{last[:LONGEST_BEGINNING]}')"
    return " & ".join(dict.fromkeys(parts))


def _loose(asked: list[str], groups: list[list[list[str]]]) -> list[str]:
    """Return what each word asks for; a name with other names in use asks for any of them."""
    parts = []
    at = 0
    while at < len(asked):
        group, length = _name_at(asked, at, groups)
        if group:
            either = [" & ".join(_side_by_side(name)) for name in group if name]
            parts.append(f"({' | '.join(f'({one})' for one in either)})")
        else:
            parts.append(f"'{asked[at]}'")
        at += length
    return parts


def _name_at(
    asked: list[str], at: int, groups: list[list[list[str]]]
) -> tuple[list[list[str]], int]:
    """Return the group with the longest name that stands at a place, and its length in words."""
    found = [
        (len(name), group)
        for group in groups
        for name in group
        if name and asked[at : at + len(name)] == name
    ]
    length, group = max(found, key=lambda one: one[0], default=(1, []))
    return group, length


def _side_by_side(words: list[str]) -> list[str]:
    """Return what must be there if words stand next to each other."""
    if len(words) == 1:
        return [f"'{words[0]}'"]
    return [f"'_{first}{second}'" for first, second in pairwise(words)]
