"""
The Vietnamese syllable: onset, vowels, final, tone.

Everything here works on one composed word. The patterns are the orthography taught at school, plus
the onsets and finals of names from the Central Highlands (Đắk, Krông). No list of words is needed.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum


class Tone(IntEnum):
    """The six tones in the order of the dictionary."""

    NGANG = 0
    HUYEN = 1
    HOI = 2
    NGA = 3
    SAC = 4
    NANG = 5


TONE_MARKS = {
    Tone.HUYEN: "\u0300",
    Tone.HOI: "\u0309",
    Tone.NGA: "\u0303",
    Tone.SAC: "\u0301",
    Tone.NANG: "\u0323",
}

_VOWELS = "aăâeêioôơuưy"
_HATTED = "ăâêôơư"

_TONED = {
    unicodedata.normalize("NFC", vowel + mark): (vowel, tone)
    for vowel in _VOWELS + _VOWELS.upper()
    for tone, mark in TONE_MARKS.items()
}
_WITH_TONE = {parts: toned for toned, parts in _TONED.items()}

_ONSET = "ngh|[cgknpt]h|gi|ng|qu|tr|kr|bl|[bcdđghklmnprstvx]"
_NUCLEUS = (
    "iêu|oa[ioy]|oeo|uây|uêu|uôi|uy[aêu]|ươ[iu]|yêu|"
    "a[iouy]|â[uy]|eo|êu|i[aêu]|o[aăeio]|ôi|ơi|u[aâêiôơy]|ư[aiơu]|yê|"
    "[aăâeêioôơuưy]"
)
_FINAL = "ch|n[gh]|[ckmnpt]"
_STOPS = {"ch", "c", "p", "t"}
_SHAPE = re.compile(f"({_ONSET})?({_NUCLEUS})({_FINAL})?")


@dataclass(frozen=True, slots=True)
class Syllable:
    """A lower-case syllable taken apart; the vowels carry hats but no tone."""

    onset: str
    vowels: str
    final: str
    tone: Tone

    @property
    def spelled(self) -> str:
        """Return the one canonical spelling, with the tone where the older school puts it."""
        at = self.tone_at
        toned = with_tone(self.vowels[at], self.tone)
        return f"{self.onset}{self.vowels[:at]}{toned}{self.vowels[at + 1 :]}{self.final}"

    @property
    def tone_at(self) -> int:
        """
        Return which of the vowels carries the tone.

        The last hatted vowel if there is one (tiếng, người); else the second before a final
        (hoàn, huỳnh) and in a group of three (ngoài, khuỷu); else the first (hòa, thủy, mía).
        """
        hatted = [at for at, vowel in enumerate(self.vowels) if vowel in _HATTED]
        if hatted:
            return hatted[-1]
        is_second = len(self.vowels) == 3 or (len(self.vowels) == 2 and self.final)
        return 1 if is_second else 0


def letter_and_tone(char: str) -> tuple[str, Tone]:
    """Take the tone off one composed character: ``ấ`` gives ``("â", Tone.SAC)``."""
    return _TONED.get(char, (char, Tone.NGANG))


def with_tone(letter: str, tone: Tone) -> str:
    """Put a tone on one vowel without tone."""
    return _WITH_TONE.get((letter, tone), letter)


_WITHOUT_HATS = re.compile(_SHAPE.pattern.translate(str.maketrans("ăâđêôơư", "aadeoou")))


def is_bare_syllable(word: str) -> bool:
    """Tell whether a folded word, without tones and hats, may be a syllable: "dong", not "dng"."""
    return _WITHOUT_HATS.fullmatch(word) is not None


def parse(word: str) -> Syllable | None:
    """
    Take one word apart, or return None when it is no Vietnamese syllable.

    The tone may stand on any of its letters: a slip such as ``hòan`` or ``qúy`` is still read. A
    word with two tones is none, nor one whose tone cannot stand before its final (only sắc and nặng
    stand before c, ch, p, t).
    """
    parts = [letter_and_tone(char) for char in word.lower()]
    tones = [tone for _, tone in parts if tone]
    shape = _SHAPE.fullmatch("".join(letter for letter, _ in parts))
    if shape is None or len(tones) > 1:
        return None
    onset, vowels, final = (part or "" for part in shape.groups())
    tone = max(tones, default=Tone.NGANG)
    if final in _STOPS and tone not in (Tone.SAC, Tone.NANG):
        return None
    return Syllable(onset, vowels, final, tone)
