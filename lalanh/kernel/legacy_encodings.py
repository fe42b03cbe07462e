"""
Vietnamese typed before Unicode: TCVN3 (fonts ``.Vn…``), VNI (fonts ``VNI-…``) and VIQR.

Such text comes as Latin letters with odd signs, because the font drew other shapes for them. A file
mixes encodings, so decide run by run: by the name of the font where it is known, else by
:func:`detect`.
"""

import re
from enum import StrEnum

from lalanh.kernel import syllables, text
from lalanh.kernel.syllables import Tone


class Encoding(StrEnum):
    """How a run of Vietnamese was typed."""

    UNICODE = "unicode"
    TCVN3 = "tcvn3"
    VNI = "vni"


# TCVN 5712:1993, third set. The soft hyphen (U+00AD) is ư: editors hide or drop it. There are no
# capitals with tones: fonts whose names end in H draw small codes as capitals.
_TCVN3 = str.maketrans(
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
)

# VNI puts the tone, or the hat with its tone, into a second character behind the vowel.
_VNI_TONES = {"ø": Tone.HUYEN, "û": Tone.HOI, "õ": Tone.NGA, "ù": Tone.SAC, "ï": Tone.NANG}
_VNI_HATS = {
    **{"â": Tone.NGANG, "à": Tone.HUYEN, "å": Tone.HOI, "ã": Tone.NGA, "á": Tone.SAC},
    **{"ä": Tone.NANG},
}
_VNI_BREVES = {
    **{"ê": Tone.NGANG, "è": Tone.HUYEN, "ú": Tone.HOI, "ü": Tone.NGA, "é": Tone.SAC},
    **{"ë": Tone.NANG},
}
_VNI_SINGLE = {
    **{"ñ": "đ", "ô": "ơ", "ö": "ư", "î": "ỵ"},
    **{"ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị"},
}


def _vni_table() -> dict[str, str]:
    """Return what every pair and single sign of VNI stands for, small letters only."""
    table = dict(_VNI_SINGLE)
    for typed, vowel in {
        "a": "a",
        "e": "e",
        "o": "o",
        "u": "u",
        "y": "y",
        "ô": "ơ",
        "ö": "ư",
    }.items():
        for sign, tone in _VNI_TONES.items():
            table[typed + sign] = syllables.with_tone(vowel, tone)
    for typed, vowel in {"a": "â", "e": "ê", "o": "ô"}.items():
        for sign, tone in _VNI_HATS.items():
            table[typed + sign] = syllables.with_tone(vowel, tone)
    for sign, tone in _VNI_BREVES.items():
        table["a" + sign] = syllables.with_tone("ă", tone)
    return table


_VNI = _vni_table()
_VNI_SIGNS = re.compile("|".join(sorted(_VNI, key=len, reverse=True)), re.IGNORECASE)

_VIQR_HATS = {
    "a(": "ă",
    "a^": "â",
    "e^": "ê",
    "o^": "ô",
    "o+": "ơ",
    "o*": "ơ",
    "u+": "ư",
    "u*": "ư",
}
_VIQR_TONES = {"`": Tone.HUYEN, "?": Tone.HOI, "~": Tone.NGA, "'": Tone.SAC, ".": Tone.NANG}
_VIQR = re.compile(
    r"\\(?P<kept>.)|(?P<d>dd)|(?P<vowel>[aeiouy])(?P<hat>[(^+*]?)(?P<tone>[`?~'.]?)", re.I
)

# A word is whatever stands between blanks and ASCII punctuation: the odd signs belong to it.
_WORD = re.compile(r"[^\s!-/:-@\[-`{-~]+")


def tcvn3_to_unicode(s: str, *, is_capital_font: bool = False) -> str:
    """Convert TCVN3 seen as Latin-1; of a font whose name ends in H the result is in capitals."""
    converted = text.nfc(s.replace("\u03bc", "µ").translate(_TCVN3))
    return converted.upper() if is_capital_font else converted


def vni_to_unicode(s: str) -> str:
    """Convert VNI seen as Latin-1; the first character of a pair decides about the capital."""
    return _VNI_SIGNS.sub(_from_vni, s)


def _from_vni(found: re.Match[str]) -> str:
    letter = _VNI[found[0].lower()]
    return letter.upper() if found[0][0].isupper() else letter


def viqr_to_unicode(s: str) -> str:
    r"""
    Convert VIQR, on demand only: "ma." may be "mạ" or the end of a sentence (typed ``ma\.``).

    >>> viqr_to_unicode("U?y ban nha^n da^n ddo^`ng ba`o")
    'Ủy ban nhân dân đồng bào'
    """
    return _VIQR.sub(_from_viqr, s)


def _from_viqr(found: re.Match[str]) -> str:
    if found["kept"]:
        return found["kept"]
    typed = found[0]
    if found["d"]:
        return "Đ" if typed[0] == "D" else "đ"
    hatted = _VIQR_HATS.get((found["vowel"] + found["hat"]).lower())
    letter = hatted or found["vowel"].lower()
    stray_sign = "" if hatted else found["hat"]
    if not stray_sign and found["tone"]:
        letter = syllables.with_tone(letter, _VIQR_TONES[found["tone"]])
    letter = letter.upper() if typed[0].isupper() else letter
    return letter + stray_sign + (found["tone"] if stray_sign else "")


def detect(s: str) -> Encoding:
    """
    Tell how a run was typed, by how many of its odd words become Vietnamese syllables.

    Unicode unless another reading is strictly better, so that foreign names stay as they are.
    """
    readings = {
        Encoding.UNICODE: text.nfc(s),
        Encoding.TCVN3: tcvn3_to_unicode(s),
        Encoding.VNI: vni_to_unicode(s),
    }
    return max(readings, key=lambda encoding: _score(readings[encoding]))


def to_unicode(s: str, encoding: Encoding | None = None) -> str:
    """Convert a run from the encoding given, or else from the one that :func:`detect` finds."""
    match encoding or detect(s):
        case Encoding.TCVN3:
            return tcvn3_to_unicode(s)
        case Encoding.VNI:
            return vni_to_unicode(s)
        case Encoding.UNICODE:
            return text.nfc(s)


def _score(s: str) -> int:
    """
    Count words with other than plain letters: one for a syllable, minus one for none.

    A sign alone says nothing: it may be a currency.
    """
    odd = [word for word in _WORD.findall(s) if len(word) > 1 and not word.isascii()]
    return sum(1 if syllables.parse(word) else -1 for word in odd)
