"""
Vietnamese text made comparable.

Two people who type the same name rarely type the same code points: marks may stand apart, the
capital Đ may be the Icelandic Ð, blanks come in a dozen kinds, tones sit on either vowel. Each
function here removes one such difference and says which. Nothing here changes what is stored: keep
what was entered, compare these forms.
"""

import re
import unicodedata
from itertools import pairwise

from lalanh.kernel import syllables

# The Icelandic eth and the African D look exactly like Đ and are what some keyboards left.
_LOOK_ALIKES = {0x00D0: "Đ", 0x00F0: "đ", 0x0189: "Đ", 0x0256: "đ"}

# Soft hyphen, zero width blanks and joiners, direction marks, byte order mark.
_NO_WIDTH = [
    *[0x00AD, 0x034F, 0x061C, 0x180E, 0xFEFF],
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
]
# Control characters, which no text of ours has and which PostgreSQL refuses.
_CONTROLS = [*range(0x00, 0x09), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0)]
_BLANKS = [0x09, 0x0B, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000]
_LINE_ENDS = [0x0A, 0x0C, 0x0D, 0x1C, 0x1D, 0x1E, 0x1F, 0x85, 0x2028, 0x2029]

_LINE = {
    **_LOOK_ALIKES,
    **dict.fromkeys([*_NO_WIDTH, *_CONTROLS], ""),
    **dict.fromkeys([*_BLANKS, *_LINE_ENDS], " "),
}
_SIGNS = {
    **dict.fromkeys([*range(0x2010, 0x2016), 0x2212, 0xFE58, 0xFE63, 0xFF0D], "-"),
    **dict.fromkeys([*range(0x2018, 0x201C), 0x2032, 0x00B4, 0x02BC, 0xFF07], "'"),
    **dict.fromkeys([*range(0x201C, 0x2020), 0x2033, 0x00AB, 0x00BB, 0xFF02], '"'),
}
_BARE = {**_LINE, **_SIGNS, ord("đ"): "d"}

_HATS = "\u0302\u0306\u031b"
_LOOSE_HAT = re.compile(f"[{_HATS}]")
_MARKS = re.compile(f"[{_HATS}\u0300\u0301\u0303\u0309\u0323]{{2,}}")
_RUN_OF_BLANKS = re.compile(" {2,}")
_RUN_OF_EMPTY_LINES = re.compile("\n{3,}")
_SIGN = re.compile(r"[\W_]")
_WORD = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[^\W\d_]+")


def nfc(s: str) -> str:
    """Return the composed form, also where the tone was typed before the hat (a ́ ̂ gives ấ)."""
    if s.isascii() or (unicodedata.is_normalized("NFC", s) and not _LOOSE_HAT.search(s)):
        return s
    apart = unicodedata.normalize("NFD", s)
    return unicodedata.normalize("NFC", _MARKS.sub(_hats_first, apart))


def _hats_first(marks: re.Match[str]) -> str:
    return "".join(sorted(marks.group(), key=lambda mark: mark not in _HATS))


def nfc_with_offsets(s: str) -> tuple[str, list[int]]:
    """
    Return the composed form and, for each of its characters and its end, where it began in ``s``.

    A span ``[a:b]`` found in the composed form is ``s[offsets[a]:offsets[b]]`` as it was given.
    """
    if nfc(s) == s:
        return s, list(range(len(s) + 1))
    starts = [at for at, char in enumerate(s) if at == 0 or not unicodedata.combining(char)]
    clusters = [nfc(s[start:end]) for start, end in pairwise([*starts, len(s)])]
    offsets = [start for start, cluster in zip(starts, clusters, strict=True) for _ in cluster]
    return "".join(clusters), [*offsets, len(s)]


def clean(s: str) -> str:
    """Return one line: composed, true Đ, plain single blanks, nothing invisible, trimmed."""
    return _RUN_OF_BLANKS.sub(" ", nfc(s.translate(_LINE))).strip(" ")


def tidy(s: str) -> str:
    """Clean a text of several lines line by line; at most one empty line stays between two."""
    lines = "\n".join(clean(line) for line in s.splitlines())
    return _RUN_OF_EMPTY_LINES.sub("\n\n", lines).strip("\n")


def fold(s: str, *, blank_punctuation: bool = False) -> str:
    """
    Return the comparable form: clean, small letters, no tones or marks, đ as d, plain - ' and ".

    With ``blank_punctuation`` every sign that is no letter or digit becomes a blank as well.
    Folding twice changes nothing.
    """
    if s.isascii() and s.isprintable():
        folded = s.lower()
    else:
        folded = _bare(s.translate(_BARE)).translate(_BARE)
    if blank_punctuation:
        folded = _SIGN.sub(" ", folded)
    return " ".join(folded.split())


def _bare(s: str) -> str:
    """Take every mark off and make every letter small; forms such as ﬁ and ² come apart."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", s).casefold())
    return unicodedata.normalize(
        "NFC", "".join(char for char in apart if not unicodedata.combining(char))
    )


class _OneForOne(dict[int, str]):
    """The folded character for each code point, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = _bare(chr(code)).translate(_SIGNS).replace("đ", "d")
        self[code] = folded if len(folded) == 1 else chr(code)
        return self[code]


_ONE_FOR_ONE = _OneForOne(
    {
        **{ord("Đ"): "d", **dict.fromkeys(_LOOK_ALIKES, "d")},
        **dict.fromkeys([*_BLANKS, *_NO_WIDTH, *_CONTROLS], " "),
        **{code: chr(code) for code in _LINE_ENDS},
    }
)


def fold_keep(s: str) -> str:
    """
    Fold character by character: the result is as long as ``nfc(s)``, so spans carry over.

    Line ends stay, other blanks and invisible signs become one plain blank each. See
    :func:`nfc_with_offsets` for a text that is not composed.
    """
    return nfc(s).translate(_ONE_FOR_ONE)


def words(s: str) -> list[str]:
    """Return the folded words of a text in their order, numbers included."""
    return _WORD.findall(fold(s))


def pairs(s: str) -> list[str]:
    """
    Return the adjacent pairs of folded words, joined so that each is one word of an index.

    >>> pairs("Nguyễn Thị Hồng")
    ['nguyen_thi', 'thi_hong']
    """
    return [f"{first}_{second}" for first, second in pairwise(words(s))]


def canonical_tones(s: str) -> str:
    """
    Put each tone where the older school puts it, so that hoà, khoẻ, thuỷ read hòa, khỏe, thủy.

    A word that is no Vietnamese syllable stays as it is; so do qu- and gi- words written right.
    """
    return _LETTERS.sub(lambda found: _tone_moved(found.group()), nfc(s))


def _tone_moved(word: str) -> str:
    syllable = None if word.isascii() else syllables.parse(word)
    if syllable is None or len(syllable.spelled) != len(word):
        return word
    letters = zip(word, syllable.spelled, strict=True)
    return "".join(new.upper() if old.isupper() else new for old, new in letters)


def canonical_i(s: str) -> str:
    """
    Write i for y where both are in use: Lý and Lí, kỹ and kĩ, Quý and Quí.

    Only y that is the whole vowel after an onset: never uy, ay, yê, and never y alone (y tế, ý).
    """
    return _LETTERS.sub(lambda found: _with_i(found.group()), nfc(s))


def _with_i(word: str) -> str:
    syllable = syllables.parse(word)
    if syllable is None or syllable.vowels != "y" or not syllable.onset:
        return word
    at = len(syllable.onset)
    i = syllables.with_tone("i", syllable.tone)
    return word[:at] + (i.upper() if word[at].isupper() else i) + word[at + 1 :]


def spelling_key(s: str) -> str:
    """
    Return the form under which two spellings of one text are equal, tones and marks kept.

    Evens out case, blanks, punctuation, tone placement and i/y. "Hoà" and "Hòa" agree, "Hóa" does
    not; compare :func:`fold` when tones may be missing.
    """
    even = canonical_i(canonical_tones(clean(s))).casefold()
    return " ".join(_SIGN.sub(" ", even).split())


def same_spelling(a: str, b: str) -> bool:
    """Tell whether two texts differ only in ways of spelling. See :func:`spelling_key`."""
    return spelling_key(a) == spelling_key(b)


# "~" comes after every plain letter, so that ă sorts behind az and before b.
_ORDER = {"ă": "a~", "â": "a~~", "đ": "d~", "ê": "e~", "ô": "o~", "ơ": "o~~", "ư": "u~"}
_TONE_SIGNS = '!"#$%&'


def sort_key(s: str) -> str:
    """
    Return a string whose order by code point is the order of a Vietnamese dictionary.

    Syllable by syllable: first the letters (a ă â b c d đ e ê …), then the tone (ngang huyền hỏi
    ngã sắc nặng). Case and punctuation do not count; numbers order by value ("Tổ 2" before
    "Tổ 10"). Meant for a column under the C collation; order by the row's own key behind it.
    """
    return " ".join(
        _syllable_key(word) for word in _WORD.findall(canonical_tones(clean(s)).lower())
    )


def _syllable_key(word: str) -> str:
    split = [syllables.letter_and_tone(char) for char in word]
    letters = "".join(_ORDER.get(letter, letter) for letter, _ in split)
    numbered = re.sub(r"\d+", lambda found: _number_key(found.group()), letters)
    return numbered + _TONE_SIGNS[max(tone for _, tone in split)]


def _number_key(digits: str) -> str:
    bare = digits.lstrip("0") or "0"
    return f"{len(bare):02d}{bare}"
