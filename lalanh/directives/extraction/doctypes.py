"""Kinds of documents, their symbols, and numbers written in the state's or the Party's way."""

import re

# Decree 30/2020, annex III, and the Party's own kinds.
TYPES: dict[str, str] = {
    "nghị quyết": "NQ", "quyết định": "QĐ", "chỉ thị": "CT", "quy chế": "QC", "quy định": "QyĐ",
    "thông cáo": "TC", "thông báo": "TB", "hướng dẫn": "HD", "chương trình": "CTr",
    "chương trình hành động": "CTr", "chương trình công tác": "CTr", "kế hoạch": "KH",
    "phương án": "PA", "đề án": "ĐA", "dự án": "DA", "báo cáo": "BC", "biên bản": "BB",
    "tờ trình": "TTr", "hợp đồng": "HĐ", "công văn": "CV", "công điện": "CĐ", "bản ghi nhớ": "BGN",
    "bản thỏa thuận": "BTT", "giấy ủy quyền": "GUQ", "giấy mời": "GM", "giấy giới thiệu": "GGT",
    "phiếu gửi": "PG", "phiếu chuyển": "PC", "phiếu báo": "PB", "thư công": "", "kết luận": "KL",
    "phiếu trình": "",
    "thông tri": "TT", "nghị định": "NĐ", "thông tư": "TT", "thông tư liên tịch": "TTLT",
    "luật": "", "bộ luật": "", "pháp lệnh": "PL", "lệnh": "L", "lời kêu gọi": "", "thư ngỏ": "",
    "quy trình": "", "văn bản": "", "điện mật": "", "điện": "", "điều lệ": "", "hiến pháp": "",
}  # fmt: skip
OF_SYMBOL = {abbr: name for name, abbr in reversed(TYPES.items()) if abbr}
_WORDS = "|".join(sorted((t.replace(" ", " +") for t in TYPES), key=len, reverse=True))
TYPE = re.compile(rf"(?:{_WORDS})(?![a-zđà-ỹ])")
TITLE = re.compile(rf"(?:{_WORDS}) *:?$")

# 15/QĐ-BNV, 20/2021/NĐ-CP, 05/BNV-VP, 234-CV/BDVTU, 22/2023/QH15, "46 - CT/TW", "24/TTg".
_SIGN = r"[A-ZĐÂĂÊÔƠƯa-zđ][A-ZĐÂĂÊÔƠƯa-zđ0-9&]*(?:\.[A-ZĐÂĂÊÔƠƯa-zđ0-9&]+)*"
_SIGN = rf"{_SIGN}(?:(?<=&) [A-ZĐÂĂÊÔƠƯ]{{2,}})?"  # "SXD-QLN& TTBĐS"
# "/NĐ - CP" and "/NĐ-" at the end of a line: never before the name of a place.
_CAPS = (
    r"(?:CP|TTg|QH|UBTVQH|UBND|HĐND|B[A-ZĐ]{2,5})(?!\w)(?! +(?:tỉnh|huyện|xã|thành|phường|quận))"
)
SYMBOL = (
    rf"(?:/ *\d{{4}} */ *{_SIGN}(?: ?- ?{_CAPS}|-{_SIGN})*|/ *{_SIGN}(?:-{_SIGN})*"
    rf"| ?- ?{_SIGN} ?/ ?{_SIGN}(?:-{_SIGN})*)"
)
NUMBER = re.compile(rf"(?<![\d/.,])(\d{{1,5}}[a-zA-Z]?) *({SYMBOL})(?![\w])")
_MISREAD = {"CD": "CĐ", "QD": "QĐ", "ND": "NĐ", "DA": "ĐA", "HÐ": "HĐ"}


def number_of(count: str, symbol: str, doc_type: str | None = None) -> str:
    """
    Return the number as it is registered: no blanks, and a lost Đ put back where the type says so.

    >>> number_of("208 ", "/KH-BCĐ"), number_of("1063", "/CD-TTg", "công điện")
    ('208/KH-BCĐ', '1063/CĐ-TTg')
    """
    bare = (count + symbol).replace(" ", "").rstrip(".")
    abbreviation = TYPES.get(doc_type or "")
    for lost, true in _MISREAD.items():
        if abbreviation == true:
            bare = re.sub(rf"([/\-]){lost}(?=[-/])", rf"\1{true}", bare)
    return bare


def type_of_symbol(symbol: str) -> str | None:
    """
    Return the kind of document that a symbol names, None for a plain letter of a state body.

    >>> type_of_symbol("/KH-BCĐ"), type_of_symbol("-CV/BDVTU"), type_of_symbol("/STTTT-TTBCXB")
    ('kế hoạch', 'công văn', None)
    """
    for part in re.split(r"[/\-. ]+", symbol):
        if part in OF_SYMBOL and part != "L":
            return OF_SYMBOL[part]
        if part and not part.isdigit():
            return None
    return None


def named(doc_type: str) -> str:
    """Return the kind with a capital, as it is printed in registers."""
    return doc_type[:1].upper() + doc_type[1:]
