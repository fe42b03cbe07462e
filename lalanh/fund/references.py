"""
What a transfer text says: which programme and pledge, who gave, and whether to name them.

``parse`` proposes and never decides: what it cannot be sure of it leaves out and says so, and a
person looks at the row. ``mask`` takes account, phone and identity numbers out of a text before
it is shown. What kind of transaction a row is stands in ``statements.kinds``.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lalanh.kernel.text import clean, fold

# No 0/O, 1/I/L: they look alike. There are 31 letters, a prime number, so the weighted check
# letter finds every wrong letter and every exchange of two letters.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
PREFIX = "UH"
# The first letter is always a digit, so that no Vietnamese words after "UH" read as a code.
MOST_PROGRAMMES = 8 * 31**2
MOST_ITEMS = 31**4

_LETTER = f"[{ALPHABET}]"
_CODE = re.compile(
    rf"(?<![A-Z0-9]){PREFIX}[ .:-]?([2-9]{_LETTER}{{3}})[ .-]?({_LETTER}{{4}})(?![A-Z0-9])"
)

# What banks put before the giver's words: numbers of theirs, channel names, our own account.
_BEFORE = re.compile(
    r"^(?:"
    r"MBVCB\.\d+\.(?:\d{5,6}\.)?|(?:\w{0,4}\d[\w]{5,}\.)?[\w]*\d{5,6}\.\d{5,6}\.(?:\d{5,6}\.)?"
    r"|0200970[\w.]+?\.\d{6}\.|[A-Za-z]+:\d{8,}:|CT nhanh 247 den:|IBFT\b"
    r"|Chuyen tien den tu NAPAS Noi dung:|TKThe ?:\w+, tai [\w ]+?\.|REM Tfr Ac: ?\w+ O@L_\w+ \d+"
    r"|PARTNER\.[\w.]+-\d{9,11}_|[A-Za-z]+;\w*\d{4,};|MB\(\d+\)|\d{8,}\b"
    r"|PAYTRON - CREDIT|LPSInProcess WICS IBPS Credit|\( ?Ref: ?\w+ ?\)|SHGD:[\w.:]*?(?=BO:)"
    r"|[ .;:(-])+",
    re.IGNORECASE,
)
# What banks put after them.
_AFTER = re.compile(
    r"(?:\.?CT tu \w+\**.*|; ?thoi gian GD:.*|\(ct\d+\).*|-MOB CHANNEL.*|-LPS Straight.*"
    r"|-CTLNHI\w*.*|-B2B\w+.*|-\d{6}-\d{2}:\d{2}:\d{2}.*|\bFT\d{10,}.*| qua (?:MoMo|ZaloPay).*)$",
    re.IGNORECASE,
)
_SENT_BY = re.compile(r"\bCT tu \w+[*x]* +(?P<name>[A-Z][A-Z ]+?) toi\b")
_ORDERED_BY = re.compile(r"\bBO: ?(?P<name>[^.:]+?)\.(?:Remark\b|$)", re.IGNORECASE)
_NO_NAME = re.compile(r"lien ngan hang|\bibft\b|dich vu di dong|\bmomo\b|\bzalopay\b|\bvnpay\b")
_NAME_EDGES = re.compile(r"^VND-TGTT-|\s*[–-] ?A/C$", re.IGNORECASE)

_SURNAMES = (
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh dao doan trinh"
    " mai ha cao luong luu phung ta lam chu to thai vuong truong tang quach giang kieu nghiem tong"
    " la lai chau mac ninh dam hua trieu dau than tu luc bach ton khuat vi lo nong be hoa van"
    " khuc au ong thach son kim danh "
)
_GROUP = re.compile(
    r"(?:lop|cong ty|cty|gia dinh|tap the|chi doan|chi hoi|chi bo|truong|to dan pho|khu pho"
    r"|khu tap the|thon|nhom|hoi|clb|cau lac bo|cong doan|cdcs|doan|dang uy|chua|giao xu|nha tho"
    r"|hop tac xa|htx|quy|benh vien|tram y te|phong|can bo|cbcnv|cbcc|ho kinh doanh|shop|xom)\b"
)
_UNNAMED = re.compile(
    r"\ban ?danh\b|\b(?:giau|dau) ?ten\b|\bmanh thuong quan\b"
    r"|\bkhong (?:muon |can |xin )?(?:duoc )?(?:neu|ghi|de|luu|cong khai|cong bo) ?ten\b"
)
_VERB = re.compile(
    r"\b(?:chuyen|ck|ung ?ho|uh|quyen gop|dong gop|gop|xin|gui|kinh gui|tang|tu thien|chung tay"
    r"|huong ve|chuc|mong|chia se|ho tro|cuu tro|giup|an ?danh|giau ten|khong)\b"
)

_LONG = re.compile(r"\d{9,}")
_SPACED = re.compile(
    r"(?<!\d)\d{2,5}(?: \d{2,5}){2,4}(?!\d)"
    r"|(?<!\d)(?<!\d[.,])(?:\+?84|0)(?:[ .-]?\d){8,10}(?!\d)"
)
_AFTER_LABEL = re.compile(
    r"(?P<label>\b(?:ct tu|toi|tktt|stk|tk|tai khoan|tkthe ?:|ac:|sdt|dt|cmnd|cccd)[ :.]{0,3})"
    r"(?P<number>\d{6,8})(?!\d)",
    re.IGNORECASE,
)
_LEFT_OPEN = 3


@dataclass(frozen=True, slots=True)
class Code:
    """A reference of ours: a programme's number and, unless 0, the number of a pledge in it."""

    programme: int
    item: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """
    What a text says.

    ``programme`` comes from a code, else from words that name one programme only. ``donor`` is
    shown as typed. ``is_unnamed``: the giver asks not to be named. ``message`` is the text without
    the bank's own words. ``doubts`` are sentences on what a person has to look at.
    """

    code: Code | None
    programme: int | None
    donor: str | None
    is_group: bool
    is_unnamed: bool
    message: str
    doubts: tuple[str, ...]

    @property
    def is_sure(self) -> bool:
        """Say whether the row can be recorded without a person's look."""
        return not self.doubts


def code_text(code: Code) -> str:
    """
    Write a code as givers copy it: twelve signs, short enough for every bank's memo.

    :raises ValueError: when a number is out of range.

    >>> codes_in("gd Lan " + code_text(Code(programme=7, item=1234)).lower())
    (Code(programme=7, item=1234),)
    """
    if not (0 <= code.programme < MOST_PROGRAMMES and 0 <= code.item < MOST_ITEMS):
        raise ValueError("A code holds programmes below 7,688 and items below 923,521.")
    letters = _letters(code.programme, 3) + _letters(code.item, 4)
    letters += _check_letter(letters)
    return f"{PREFIX} {letters[:4]} {letters[4:]}"


def codes_in(text: str) -> tuple[Code, ...]:
    """Return every code of a text whose check letter is right, without repeats, in order."""
    found: dict[Code, None] = {}
    for parts in _CODE.finditer(fold(text).upper()):
        letters = parts[1] + parts[2]
        if _check_letter(letters[:7]) == letters[7]:
            found[Code(_number(letters[:3]), _number(letters[3:7]))] = None
    return tuple(found)


def parse(
    narrative: str,
    *,
    programmes: Mapping[int, Sequence[str]],
    counterparty: str | None = None,
) -> Reading:
    """
    Read a transfer text.

    :param programmes: open programmes by number, each with words that name it ("bão số 3").
    :param counterparty: the giver's name where the bank prints it in a column of its own.
    """
    message = message_of(narrative)
    words = fold(message)
    codes = codes_in(narrative)
    doubts = list(_code_doubts(codes, programmes))
    programme = None if doubts else _programme(codes, words, programmes)
    if programme is None and not doubts:
        doubts.append("Chưa rõ khoản này thuộc chương trình nào; hãy chọn chương trình.")
    is_unnamed = _UNNAMED.search(words) is not None
    donor, differs = _donor(narrative, message, counterparty)
    if differs:
        doubts.append("Tên người chuyển khác tên ghi trong nội dung; hãy chọn tên để cảm ơn.")
    if donor is None and not is_unnamed:
        doubts.append("Chưa rõ ai ủng hộ; hãy ghi tên hoặc để là người không nêu tên.")
    return Reading(
        code=codes[0] if len(codes) == 1 else None,
        programme=programme,
        donor=donor,
        is_group=donor is not None and _GROUP.match(fold(donor)) is not None,
        is_unnamed=is_unnamed,
        message=message,
        doubts=tuple(doubts),
    )


def message_of(narrative: str) -> str:
    """
    Return the giver's own words, without what banks put before and after them.

    >>> message_of("MBVCB.6980360960.Le Van Binh ung ho.CT tu 0101007010890 LE VAN BINH toi 0011")
    'Le Van Binh ung ho'
    """
    text = _BEFORE.sub("", clean(narrative))
    return _AFTER.sub("", text).strip(" .;:-()_")


def mask(narrative: str) -> str:
    """
    Take account, phone and identity numbers out of a text; the last three digits stay.

    Amounts stay: they are shorter than nine digits or grouped in threes. A bank's own long
    reference goes as well. Masking twice changes nothing more.

    >>> mask("CT tu 0611002646860 gui 500000, dt 0912 345 678")
    'CT tu **********860 gui 500000, dt *******678'
    """
    text = clean(narrative)
    while (masked := _masked_once(text)) != text:
        text = masked
    return text


def _masked_once(text: str) -> str:
    """Mask what is seen at once; what stars uncover is seen on the next round."""
    text = _SPACED.sub(lambda found: _stars(found[0]), text)
    text = _AFTER_LABEL.sub(lambda found: found["label"] + _stars(found["number"]), text)
    return _LONG.sub(lambda found: _stars(found[0]), text)


def _programme(
    codes: Sequence[Code], words: str, programmes: Mapping[int, Sequence[str]]
) -> int | None:
    if codes:
        return codes[0].programme
    named = [
        number for number, names in programmes.items() if any(_says(words, name) for name in names)
    ]
    return named[0] if len(named) == 1 else None


def _says(words: str, name: str) -> bool:
    return re.search(rf"\b{re.escape(fold(name))}\b", words) is not None


def _code_doubts(codes: Sequence[Code], programmes: Mapping[int, Sequence[str]]) -> Iterator[str]:
    if len(codes) > 1:
        yield "Nội dung có nhiều mã ủng hộ; hãy hỏi lại người chuyển hoặc chia khoản này."
    elif codes and codes[0].programme not in programmes:
        yield "Mã ủng hộ thuộc một chương trình không mở; hãy chọn chương trình."


def _donor(narrative: str, message: str, counterparty: str | None) -> tuple[str | None, bool]:
    """
    Return who gave, and whether the bank names another person than the giver's words do.

    The words come first: who sends for a class or for parents writes whose gift it is.
    """
    typed = _typed_name(message)
    by_bank = next(_names_by_bank(narrative, counterparty), None)
    differs = (
        typed is not None
        and by_bank is not None
        and not _GROUP.match(fold(typed))
        and fold(typed) != fold(by_bank)
    )
    return typed or by_bank, differs


def _typed_name(message: str) -> str | None:
    words = fold(message)
    verb = _VERB.search(words)
    # Folding keeps the number of letters unless marks stood apart; then nothing is proposed.
    if verb is None or len(words) != len(message):
        return None
    name = message[: verb.start()].strip(" .,;:-")
    if _GROUP.match(fold(name)) is not None:
        return name if _is_group_name(fold(name)) else None
    return name if _is_person_name(name) else None


def _names_by_bank(narrative: str, counterparty: str | None) -> Iterator[str]:
    """Yield the giver's name from the bank's own column and fields."""
    found = [pattern.search(narrative) for pattern in (_SENT_BY, _ORDERED_BY)]
    names = [clean(counterparty or ""), *(clean(part["name"]) for part in found if part)]
    for name in names:
        if name and not _NO_NAME.search(fold(name)):
            yield _NAME_EDGES.sub("", name)


def _is_group_name(words: str) -> bool:
    """A group needs more than the word for its kind: which class, whose family."""
    group = _GROUP.match(words)
    return group is not None and group[0] != words and len(words.split()) <= 14


def _is_person_name(name: str) -> bool:
    """A person's name: surname first, two to six words, each with a capital."""
    parts = name.split()
    if not 2 <= len(parts) <= 6 or not all(p.isalpha() and p[0].isupper() for p in parts):
        return False
    return f" {fold(parts[0])} " in f" {_SURNAMES}"


def _stars(number: str) -> str:
    """
    Replace digits by stars but for the last three; signs between them go.

    What is short after all is left alone: three groups of two are a date or an amount.
    """
    digits = "".join(sign for sign in number if sign.isdigit())
    if len(digits) < 9 and number != digits:
        return number
    return "*" * (len(digits) - _LEFT_OPEN) + digits[-_LEFT_OPEN:]


def _letters(number: int, count: int) -> str:
    letters = ""
    for _ in range(count):
        number, rest = divmod(number, len(ALPHABET))
        letters = ALPHABET[rest] + letters
    return letters


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * len(ALPHABET) + ALPHABET.index(letter)
    return number


def _check_letter(letters: str) -> str:
    weighted = (place * ALPHABET.index(letter) for place, letter in enumerate(letters, start=1))
    return ALPHABET[sum(weighted) % len(ALPHABET)]
