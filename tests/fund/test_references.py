"""Transfer texts: codes, givers, wishes, and what must not be shown."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lalanh.fund.references import (
    ALPHABET,
    MOST_ITEMS,
    MOST_PROGRAMMES,
    Code,
    code_text,
    codes_in,
    mask,
    message_of,
    parse,
)

PROGRAMMES = {7: ["bão số 3", "Yagi"], 8: ["hạn mặn"]}
CODE = code_text(Code(programme=7, item=1234))
codes = st.builds(
    Code, programme=st.integers(0, MOST_PROGRAMMES - 1), item=st.integers(0, MOST_ITEMS - 1)
)


@given(code=codes, before=st.sampled_from(["", "gd Lan ", "MBVCB.1."]), case=st.booleans())
def test_a_code_is_found_again_in_any_writing(code: Code, before: str, case: bool) -> None:
    written = code_text(code).lower() if case else code_text(code).replace(" ", "")

    assert codes_in(f"{before}{written}.CT tu") == (code,)


@given(code=codes, place=st.integers(0, 7), letter=st.sampled_from(ALPHABET))
def test_one_wrong_letter_is_never_another_code(code: Code, place: int, letter: str) -> None:
    letters = code_text(code)[2:].replace(" ", "")
    wrong = letters[:place] + letter + letters[place + 1 :]

    assert codes_in(f"UH {wrong}") == ((code,) if wrong == letters else ())


@given(code=codes, place=st.integers(0, 6))
def test_two_exchanged_letters_are_never_another_code(code: Code, place: int) -> None:
    letters = code_text(code)[2:].replace(" ", "")
    pair = letters[place + 1] + letters[place]
    wrong = letters[:place] + pair + letters[place + 2 :]

    assert codes_in(f"UH {wrong}") == ((code,) if wrong == letters else ())


@pytest.mark.parametrize("code", [Code(-1), Code(MOST_PROGRAMMES), Code(1, MOST_ITEMS)])
def test_a_number_out_of_range_makes_no_code(code: Code) -> None:
    with pytest.raises(ValueError, match="7,688"):
        code_text(code)


@pytest.mark.parametrize(
    "text", ["UH DONG BAO MIEN BAC", "uh 500000 dong", "UH CAC CHAU BAC HA", "XUH 229A23AT"]
)
def test_words_after_uh_are_no_code(text: str) -> None:
    assert codes_in(text) == ()


@pytest.mark.parametrize(
    ("narrative", "counterparty", "donor"),
    [
        ("MBVCB.6980360960.ung ho.CT tu 0101007010890 LE VAN LUA toi 0011009426123 MAT TRAN",
         None, "LE VAN LUA"),
        ("MBVCB.1234567890.lop 5A ung ho.CT tu 0101007010890 LE VAN LUA toi 001100", None,
         "lop 5A"),
        ("560165.070924.002711.Tran Van Sen ung ho dong bao", None, "Tran Van Sen"),
        ("PARTNER.DIRECT_DEBITS_VCB.MSE.761.20240909.761-0923935207_DO LUA SEN quyen gop",
         "CONG TY CP DICH VU DI DONG", "DO LUA SEN"),
        ("SHGD:77298701.DD:240909.BO:CONG TY SEN VANG.Remark:ung ho", None, "CONG TY SEN VANG"),
        ("ung ho (CT7777)", "VND-TGTT-NGUYEN LUA MOI – A/C", "NGUYEN LUA MOI"),
        ("Chuyen tien ung ho", "Chuyen tien lien ngan hang", None),
        ("gia dinh xin chia se", None, None),
        ("chau dap heo dat ung ho", None, None),
    ],
)  # fmt: skip
def test_who_gave(narrative: str, counterparty: str | None, donor: str | None) -> None:
    reading = parse(narrative, counterparty=counterparty, programmes=PROGRAMMES)

    assert reading.donor == donor


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("LE VAN LUA ung ho, xin AN DANH", True),
        ("ủng hộ bão số 3 ẩn danh", True),
        ("xin giau ten", True),
        ("khong neu ten", True),
        ("Mạnh thường quân", True),
        ("ban danh ung ho", False),
        ("danh sach lop 5A ung ho", False),
    ],
)
def test_the_wish_to_stay_unnamed(text: str, wish: bool) -> None:
    assert parse(text, programmes=PROGRAMMES).is_unnamed is wish


@pytest.mark.parametrize(
    ("text", "programme", "is_sure"),
    [
        (f"LE VAN LUA {CODE}", 7, True),
        ("LE VAN LUA ung ho bao so 3", 7, True),
        ("LE VAN LUA ung ho han man va bao so 3", None, False),
        ("LE VAN LUA ung ho", None, False),
        (f"LE VAN LUA {CODE} {code_text(Code(8))}", None, False),
        (f"LE VAN LUA {code_text(Code(99))}", None, False),
    ],
)
def test_the_programme_is_named_or_left_to_a_person(
    text: str, programme: int | None, is_sure: bool
) -> None:
    reading = parse(text, programmes=PROGRAMMES)

    assert (reading.programme, reading.is_sure) == (programme, is_sure)


def test_another_name_in_the_text_than_at_the_bank_is_a_doubt() -> None:
    text = "MBVCB.1.TRAN VAN SEN ung ho bao so 3.CT tu 0101007010890 LE VAN LUA toi 0011"

    reading = parse(text, programmes=PROGRAMMES)

    assert (reading.donor, reading.is_sure) == ("TRAN VAN SEN", False)


@pytest.mark.parametrize(
    ("narrative", "message"),
    [
        ("CT nhanh 247 den: Vietinbank;CT7777;LE SEN ung ho (CT7777)", "LE SEN ung ho"),
        ("TKThe :19028990393729, tai TCB. LE SEN ung ho -CTLNHIDI000009739314601-11-CRE-002",
         "LE SEN ung ho"),
        ("PAYTRON - CREDIT ( Ref: CT24091076106561 ) LE SEN ung ho-MOB CHANNEL -000101",
         "LE SEN ung ho"),
        ("MB(797473)(ung ho bao so 3)", "ung ho bao so 3"),
    ],
)  # fmt: skip
def test_the_givers_words_without_the_banks(narrative: str, message: str) -> None:
    assert message_of(narrative) == message


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("tu 0611002646860 toi", "tu **********860 toi"),
        ("dt 0912345678", "dt *******678"),
        ("0912 345 678", "*******678"),
        ("+84 912.345.678", "********678"),
        ("cccd 079 085 123 456", "cccd *********456"),
        ("CT tu 2428083 LE SEN", "CT tu ****083 LE SEN"),
        ("0451001222*** LE SEN", "*******222*** LE SEN"),
        ("500000 va 1.000.000.000 ngay 12/09/2024", "500000 va 1.000.000.000 ngay 12/09/2024"),
        ("560165.070924.002711.ung ho", "560165.070924.002711.ung ho"),
        ("0912\u200b345678", "*******678"),
    ],
)
def test_numbers_of_people_are_masked_and_amounts_stay(text: str, shown: str) -> None:
    assert mask(text) == shown


near_numbers = st.text(alphabet="0123456789 .-+84abTKtoi:*", max_size=60)


@given(near_numbers | st.text(max_size=60))
def test_masking_leaves_no_long_number_and_masks_once(text: str) -> None:
    masked = mask(text)

    assert re.search(r"\d{9,}", masked) is None
    assert mask(masked) == masked
