"""Text of the time before Unicode."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lalanh.kernel import legacy_encodings as legacy
from lalanh.kernel.legacy_encodings import Encoding
from tests.kernel.viet import LETTERS

# Code, letter; from the standard TCVN 5712, third set.
TCVN3_TABLE = (
    "µà ¸á ¶ả ·ã ¹ạ ¨ă »ằ ¾ắ ¼ẳ ½ẵ Æặ ©â Çầ Êấ Èẩ Éẫ Ëậ ®đ Ìè Ðé Îẻ Ïẽ Ñẹ ªê Òề Õế Óể Ôễ Öệ "
    "×ì Ýí Øỉ Üĩ Þị ßò ãó áỏ âõ äọ «ô åồ èố æổ çỗ éộ ¬ơ êờ íớ ëở ìỡ îợ ïù óú ñủ òũ ôụ \u00adư "
    "õừ øứ öử ÷ữ ùự úỳ ýý ûỷ üỹ þỵ ¡Ă ¢Â §Đ £Ê ¤Ô ¥Ơ ¦Ư"
)
VNI_TABLE = (
    "aøà aùá aûả aõã aïạ aêă aèằ aéắ aúẳ aüẵ aëặ aââ aàầ aáấ aåẩ aãẫ aäậ eøè eùé eûẻ eõẽ eïẹ "
    "eâê eàề eáế eåể eãễ eäệ ìì íí æỉ óĩ òị oøò oùó oûỏ oõõ oïọ oâô oàồ oáố oåổ oãỗ oäộ ôơ ôøờ "
    "ôùớ ôûở ôõỡ ôïợ uøù uùú uûủ uõũ uïụ öư öøừ öùứ öûử öõữ öïự yøỳ yùý yûỷ yõỹ îỵ ñđ"
)
TCVN3, VNI = TCVN3_TABLE.split(" "), VNI_TABLE.split(" ")
SENTENCES = [
    "ủng hộ đồng bào miền Trung khắc phục hậu quả mưa lũ",
    "Nguyễn Thị Hồng Nhung",
    "quỹ vì người nghèo phường Vĩnh Hải",
    "Kế hoạch vận động tiếp nhận và phân phối hàng cứu trợ",
]


def _typed_in(table: list[str], s: str) -> str:
    codes = {row[-1]: row[:-1] for row in table}
    return "".join(codes.get(char, char) for char in s)


@pytest.mark.parametrize("row", TCVN3)
def test_each_code_of_tcvn3_is_its_letter(row: str) -> None:
    assert legacy.tcvn3_to_unicode(row[0]) == row[1]


@pytest.mark.parametrize("row", VNI)
def test_each_sign_of_vni_is_its_letter_small_and_capital(row: str) -> None:
    assert legacy.vni_to_unicode(row[:-1]) == row[-1]
    assert legacy.vni_to_unicode(row[:-1].upper()) == row[-1].upper()


def test_the_tables_cover_every_vietnamese_letter() -> None:
    accented = {letter for letter in LETTERS if not letter.isascii()}

    assert accented <= {row[-1] for row in TCVN3}
    assert accented == {row[-1] for row in VNI}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_is_recognised_however_it_was_typed(sentence: str) -> None:
    tcvn3, vni = _typed_in(TCVN3, sentence.lower()), _typed_in(VNI, sentence)

    assert (legacy.detect(tcvn3), legacy.to_unicode(tcvn3)) == (Encoding.TCVN3, sentence.lower())
    assert (legacy.detect(vni), legacy.to_unicode(vni)) == (Encoding.VNI, sentence)
    assert (legacy.detect(sentence), legacy.to_unicode(sentence)) == (Encoding.UNICODE, sentence)


@pytest.mark.parametrize("foreign", ["Müller café", "Zoë Østergård", "plain words", "", "50.000 ¥"])
def test_foreign_words_stay_as_they_are(foreign: str) -> None:
    assert legacy.to_unicode(foreign) == foreign


def test_a_font_of_capitals_draws_small_codes_as_capitals() -> None:
    typed = _typed_in(TCVN3, "ủy ban nhân dân")

    assert legacy.tcvn3_to_unicode(typed, is_capital_font=True) == "ỦY BAN NHÂN DÂN"


def test_the_encoding_can_be_told_by_the_font() -> None:
    assert legacy.to_unicode("tÕ", Encoding.TCVN3) == "tế"
    assert legacy.to_unicode("teá", Encoding.VNI) == "tế"


def test_a_capital_before_a_small_sign_of_vni_stays_a_capital() -> None:
    assert legacy.vni_to_unicode("AÙnh Ñoã Öùng") == "Ánh Đỗ Ứng"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("U?y ban nha^n da^n", "Ủy ban nhân dân"),
        ("ddo^`ng ba`o DDa(\\'k", "đồng bào Đă'k"),
        ("Ho^m nay tro+`i dde.p\\.", "Hôm nay trời đẹp."),
        ("nu+o+'c ngu+o*`i", "nước người"),
        ("i^ 2+3", "i^ 2+3"),
        ("ti?nh Y'", "tỉnh Ý"),
    ],
)
def test_viqr_is_read_on_demand(typed: str, read: str) -> None:
    assert legacy.viqr_to_unicode(typed) == read


@given(st.lists(st.text(alphabet=LETTERS, min_size=1), min_size=1))
def test_conversion_undoes_the_typing(parts: list[str]) -> None:
    written = " ".join(parts)

    assert legacy.tcvn3_to_unicode(_typed_in(TCVN3, written)) == written
