"""
Vietnamese text made comparable.

Two people who type the same name rarely type the same code points: marks may stand apart, the
capital Đ may be the Icelandic Ð, blanks come in a dozen kinds, tones sit on either vowel. Each
function here removes one such difference and says which.
"""

import re
import unicodedata

# The Icelandic eth looks exactly like the Vietnamese đ and is what many keyboards and fonts left.
_ETH = {0x00D0: "Đ", 0x00F0: "đ", 0x0189: "Đ"}

# Zero width space, joiners, direction marks, word joiner, byte order mark, soft hyphen.
_NO_WIDTH = [0x00AD, 0x034F, 0x180E, *range(0x200B, 0x2010), *range(0x2060, 0x2065), 0xFEFF]

# Every blank that is not a plain space; line ends are listed apart because `tidy` keeps them.
_BLANKS = [0x09, 0x0B, 0x0C, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000]
_LINE_ENDS = [0x0A, 0x0D, 0x1C, 0x1D, 0x1E, 0x1F, 0x85, 0x2028, 0x2029]

_CLEAN = {
    **_ETH,
    **dict.fromkeys(_NO_WIDTH, ""),
    **dict.fromkeys([*_BLANKS, *_LINE_ENDS], " "),
}

_DASHES = dict.fromkeys(
    [0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D], "-"
)
_QUOTES = {
    **dict.fromkeys([0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0x00B4, 0x02BC, 0xFF07], "'"),
    **dict.fromkeys([0x201C, 0x201D, 0x201E, 0x201F, 0x2033, 0x00AB, 0x00BB, 0xFF02], '"'),
}
_FOLD = {**_DASHES, **_QUOTES, ord("đ"): "d"}

_HATS = "\u0302\u0306\u031b"
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_TONE_BEFORE_HAT = re.compile(f"([{_TONES}])([{_HATS}])")
_RUN_OF_BLANKS = re.compile(" {2,}")
_NOT_A_WORD = re.compile(r"[^\w]|_")


def nfc(s: str) -> str:
    """Return the composed form, also where the tone was typed before the hat (a + ́ + ̂ = ấ)."""
    if s.isascii() or (unicodedata.is_normalized("NFC", s) and not _TONE_BEFORE_HAT.search(s)):
        return s
    apart = unicodedata.normalize("NFD", s)
    return unicodedata.normalize("NFC", _TONE_BEFORE_HAT.sub(r"\2\1", apart))


def clean(s: str) -> str:
    """Return one line: composed, true Đ, plain single blanks, nothing invisible, trimmed."""
    return _RUN_OF_BLANKS.sub(" ", nfc(s).translate(_CLEAN)).strip(" ")


def fold(s: str, *, blank_punctuation: bool = False) -> str:
    """
    Return the comparable form: clean, small letters, no tones or marks, đ as d.

    With ``blank_punctuation`` every sign that is no letter or digit becomes a blank as well.
    """
    apart = unicodedata.normalize("NFKD", clean(s).casefold())
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    folded = unicodedata.normalize("NFC", bare).translate(_CLEAN).translate(_FOLD)
    if blank_punctuation:
        folded = _NOT_A_WORD.sub(" ", folded)
    return _RUN_OF_BLANKS.sub(" ", folded).strip(" ")
