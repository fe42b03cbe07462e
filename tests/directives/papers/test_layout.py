"""The printed page against the rules: Decree 30/2020, annex I, and the Party's guidance."""

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from PIL import Image, ImageChops

from lalanh.directives.papers.layout import LAYOUTS
from lalanh.directives.papers.model import Annex, Form, Line, Urgency
from lalanh.directives.papers.setting import pdf
from tests.directives.papers import samples
from tests.directives.papers.sheet import PIXELS_PER_MM, Sheet

MILLIMETRE = PIXELS_PER_MM
every_paper = pytest.mark.parametrize(
    ("code", "form"), [(code, form) for form in Form for code in samples.SEVEN]
)
LEFT, RIGHT, TOP, BOTTOM = 30, 195, 20, 277
MIDDLE = (LEFT + RIGHT) / 2


@cache
def sheet(code: str, form: Form, page: int = 0) -> Sheet:
    return Sheet(pdf(samples.paper(code, form)), page)


@cache
def pages(code: str, form: Form) -> int:
    return len(sheet(code, form).document)


def ink(picture: Image.Image, box_mm: tuple[float, float, float, float]) -> object:
    """Where something is printed inside the box, in pixels; None on blank paper."""
    left, top, right, bottom = (round(side * MILLIMETRE) for side in box_mm)
    part = picture.crop((left, top, right, bottom))
    return ImageChops.invert(part).convert("L").point(lambda light: light > 40 and 255).getbbox()


def is_in(value: float, low: float, high: float) -> bool:
    return low <= value <= high


@every_paper
def test_the_sheet_is_a4_and_its_margins_are_blank(code: str, form: Form) -> None:
    one = sheet(code, form)
    picture = one.picture()

    assert (round(one.width), round(one.height)) == (210, 297)
    assert ink(picture, (0, 0, LEFT - 0.3, 297)) is None
    assert ink(picture, (RIGHT + 0.5, 0, 210, 297)) is None
    assert ink(picture, (0, 0, 210, TOP)) is None
    assert ink(picture, (0, BOTTOM, 210, 297)) is None
    assert ink(picture, (LEFT, TOP, LEFT + 0.7, BOTTOM)) is not None


@every_paper
def test_margins_of_later_pages_hold_the_page_number_and_nothing_else(
    code: str, form: Form
) -> None:
    picture = sheet(code, form, 1).picture()

    assert ink(picture, (0, 0, LEFT - 0.3, 297)) is None
    assert ink(picture, (RIGHT + 0.5, 0, 210, 297)) is None
    assert ink(picture, (0, 0, MIDDLE - 5, TOP)) is None
    assert ink(picture, (MIDDLE + 5, 0, 210, TOP)) is None
    assert ink(picture, (0, BOTTOM, 210, 297)) is None


@every_paper
def test_only_our_face_is_used_and_it_is_in_the_file(code: str, form: Form) -> None:
    faces = sheet(code, form).faces() | sheet(code, form, 1).faces()

    assert {name.partition("+")[2].partition("-")[0] for name, _ in faces} == {"Tinos"}
    assert all(is_embedded for _, is_embedded in faces)


@every_paper
def test_the_head_is_centred_in_its_halves(code: str, form: Form) -> None:
    one = sheet(code, form)
    border = LEFT + (RIGHT - LEFT) * LAYOUTS[form].head_left_percent / 100
    motto = one.line("ĐẢNG CỘNG SẢN" if form is Form.PARTY else "CỘNG HÒA")
    organ = one.line("HUYỆN ỦY" if form is Form.PARTY else "ỦY BAN NHÂN DÂN")

    assert motto.middle == pytest.approx((border + RIGHT) / 2, abs=0.6)
    assert organ.middle == pytest.approx((LEFT + border) / 2, abs=0.6)
    assert motto.is_bold
    assert organ.is_bold
    assert organ.right < motto.left


@every_paper
def test_the_line_below_the_motto_is_as_long_as_its_words(code: str, form: Form) -> None:
    one = sheet(code, form)
    above = one.line("ĐẢNG CỘNG SẢN" if form is Form.PARTY else "Độc lập")
    rule = next(r for r in one.rules if is_in(r.top - above.base, 0.3, 3) and r.left > 100)

    assert rule.length == pytest.approx(above.right - above.left, abs=0.8)
    assert rule.middle == pytest.approx(above.middle, abs=0.6)


@pytest.mark.parametrize("code", samples.SEVEN)
def test_the_line_below_the_organ_is_a_third_to_a_half_of_its_words(code: str) -> None:
    one = sheet(code, Form.STATE)
    organ = one.line("ỦY BAN NHÂN DÂN")
    rule = next(r for r in one.rules if is_in(r.top - organ.base, 0.3, 9) and r.right < 105)

    assert is_in(rule.length / (organ.right - organ.left), 1 / 3, 1 / 2)
    assert rule.middle == pytest.approx(organ.middle, abs=0.6)


@pytest.mark.parametrize("code", samples.SEVEN)
def test_a_party_paper_has_a_star_below_the_organ_and_no_watchword(code: str) -> None:
    one = sheet(code, Form.PARTY)
    star, organ = one.line("*"), one.line("HUYỆN ỦY")

    assert star.middle == pytest.approx(organ.middle, abs=0.6)
    assert is_in(star.base - organ.base, 3, 7)
    assert not any(line.text.startswith("Độc lập") for line in one.lines)


@pytest.mark.parametrize("code", [code for code in samples.SEVEN if code != "T"])
@pytest.mark.parametrize("form", Form)
def test_number_and_place_stand_on_one_height(code: str, form: Form) -> None:
    one = sheet(code, form)
    number = one.line("Số 05-" if form is Form.PARTY else "Số: 05/")
    place = one.line("Sông Nguồn," if form is Form.PARTY else "Lạc Hà,")

    assert number.base == pytest.approx(place.base, abs=0.1)
    assert place.is_italic
    assert place.text.endswith("ngày 05 tháng 01 năm 2026")
    assert not number.is_bold


@every_paper
def test_sizes_of_the_head_lie_in_their_ranges(code: str, form: Form) -> None:
    one = sheet(code, form)
    is_party = form is Form.PARTY
    motto = one.line("ĐẢNG CỘNG SẢN" if is_party else "CỘNG HÒA")
    organ = one.line("HUYỆN ỦY" if is_party else "ỦY BAN NHÂN DÂN")
    place = one.line("Sông Nguồn," if is_party else "Lạc Hà,")

    assert is_in(motto.size_pt, *((15, 15) if is_party else (12, 13)))
    assert is_in(organ.size_pt, *((14, 14) if is_party else (12, 13)))
    assert is_in(place.size_pt, *((14, 14) if is_party else (13, 14)))


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("KH", "KẾ HOẠCH"), ("QĐ", "QUYẾT ĐỊNH"), ("TB", "THÔNG BÁO"), ("BC", "BÁO CÁO"),
        ("GM", "GIẤY MỜI"), ("T", "THƯ"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", Form)
def test_title_and_subject_are_bold_in_the_middle(code: str, title: str, form: Form) -> None:
    one = sheet(code, form)
    name = one.line(title)
    subject = one.line("hỗ trợ hộ" if form is Form.PARTY else "Hỗ trợ hộ")

    assert (name.text, name.is_bold, subject.is_bold) == (title, True, True)
    assert name.middle == pytest.approx(MIDDLE, abs=0.6)
    assert subject.middle == pytest.approx(MIDDLE, abs=0.6)
    assert is_in(name.size_pt, *((15, 16) if form is Form.PARTY else (13, 14)))
    assert is_in(subject.size_pt, *((14, 15) if form is Form.PARTY else (13, 14)))


@pytest.mark.parametrize("form", Form)
def test_the_subject_of_a_letter_stands_below_its_number(form: Form) -> None:
    one = sheet("CV", form)
    number = one.line("Số")
    subject = one.line("hỗ trợ" if form is Form.PARTY else "V/v")

    assert subject.middle == pytest.approx(number.middle, abs=0.6)
    assert is_in(subject.base - number.base, 5, 12)
    assert (subject.is_bold, subject.is_italic) == (False, form is Form.PARTY)
    assert is_in(subject.size_pt, 12, 13)


def body_lines(one: Sheet) -> list[tuple[float, float, float, float]]:
    """Left, right, base and size of the lines of the numbered paragraphs."""
    beginnings = ("Rà soát từng", "niêm yết tại", "ngày 12 tháng 12")
    return [
        (line.left, line.right, line.base, line.size_pt)
        for line in one.lines
        if re.sub(r"^\w+[.)] ", "", line.text).startswith(beginnings) and line.size_pt > 13
    ]


@every_paper
def test_the_body_is_justified_and_indented(code: str, form: Form) -> None:
    lines = body_lines(sheet(code, form))
    firsts, seconds, thirds = lines[0::3], lines[1::3], lines[2::3]

    assert all(left == pytest.approx(LEFT + 10, abs=0.3) for left, *_ in firsts)
    assert all(left == pytest.approx(LEFT, abs=0.3) for left, *_ in [*seconds, *thirds])
    assert all(right == pytest.approx(RIGHT, abs=0.6) for _, right, *_ in [*firsts, *seconds])
    assert all(right < RIGHT - 10 for _, right, *_ in thirds)
    assert {size for *_, size in lines} <= {13, 14}


@every_paper
def test_lines_are_single_to_one_and_a_half_and_paragraphs_six_points_apart(
    code: str, form: Form
) -> None:
    lines = body_lines(sheet(code, form, 1))
    steps = [((b[2] - a[2]) * 72 / 25.4, b[0]) for a, b in pairwise(lines)]
    within = [step for step, left in steps if left < LEFT + 5]
    between = [step for step, left in steps if left > LEFT + 5]

    assert len(within) >= 10
    assert all(is_in(step, 14 * 1.15, 14 * 1.15 * 1.5) for step in within)
    assert all(step >= within[0] + 6 - 0.1 for step in between)
    assert form is Form.STATE or within[0] == pytest.approx(19, abs=0.1)


@every_paper
def test_recipients_stand_left_and_the_signature_right_on_one_height(code: str, form: Form) -> None:
    last = sheet(code, form, pages(code, form) - 2)
    recipients = last.line("Nơi nhận:")
    capacity = last.line("T/M BAN" if form is Form.PARTY else "TM. ỦY BAN")
    name = last.line("Lý Thu An")

    assert recipients.left == pytest.approx(LEFT, abs=0.3)
    assert capacity.base == pytest.approx(recipients.base, abs=1.5)
    assert capacity.left > MIDDLE
    assert name.middle == pytest.approx(capacity.middle, abs=0.6)
    assert name.base - capacity.base > 25
    assert (capacity.is_bold, name.is_bold, recipients.is_bold) == (
        True, True, form is Form.STATE,
    )  # fmt: skip
    assert is_in(capacity.size_pt, 13, 14)


@every_paper
def test_the_list_of_recipients_is_small_and_ends_with_the_file(code: str, form: Form) -> None:
    last = sheet(code, form, pages(code, form) - 2)
    filed = last.line("- Lưu")

    assert filed.text == ("- Lưu Văn phòng Huyện ủy." if form is Form.PARTY else "- Lưu: VT, VX.")
    assert last.line("- Như trên").text == "- Như trên;"
    assert filed.size_pt == (12 if form is Form.PARTY else 11)
    assert last.line("Nơi nhận:").size_pt == (14 if form is Form.PARTY else 12)


@every_paper
def test_the_signature_never_stands_alone_on_its_page(code: str, form: Form) -> None:
    last = sheet(code, form, pages(code, form) - 2)
    ending = last.line("Yêu cầu các cơ quan")

    assert ending.text.endswith("thực hiện." if form is Form.PARTY else "thực hiện./.")
    assert ending.base < last.line("Nơi nhận:").base


@every_paper
def test_pages_are_numbered_from_the_second_in_the_middle_of_the_top_margin(
    code: str, form: Form
) -> None:
    first, second = sheet(code, form), sheet(code, form, 1)
    number = second.lines[0]

    assert first.lines[0].base > TOP
    assert number.text == "2"
    assert number.middle == pytest.approx(MIDDLE, abs=0.3)
    assert (number.top + number.base) / 2 == pytest.approx(TOP / 2, abs=1.5)
    assert is_in(number.size_pt, 13, 14)


@every_paper
def test_an_annex_begins_a_page_without_number_and_names_its_paper(code: str, form: Form) -> None:
    annex = sheet(code, form, pages(code, form) - 1)
    label, title = annex.line("Phụ lục"), annex.line("MẪU DANH SÁCH")
    reference = annex.line("(Kèm theo")

    assert label.base < 30
    assert annex.lines[0] == label
    assert (label.is_bold, title.is_bold, reference.is_italic) == (True, True, True)
    assert label.middle == pytest.approx(MIDDLE, abs=0.6)
    assert (label.size_pt, title.size_pt) == (14, 14)


def test_each_annex_is_counted_from_one() -> None:
    long = Annex("Danh sách", tuple(Line(samples.SENTENCE) for _ in range(30)))
    content = pdf(replace(samples.paper("KH", Form.STATE), annexes=(long, long)))
    tops = [Sheet(content, page).lines[0].text for page in range(len(Sheet(content).document))]

    assert tops[3:] == ["Phụ lục I", "2", "3", "Phụ lục II", "2", "3"]


@pytest.mark.parametrize(
    ("urgency", "words", "width_mm"),
    [
        (Urgency.FLASH, "HỎA TỐC", 30),
        (Urgency.VERY_URGENT, "THƯỢNG KHẨN", 40),
        (Urgency.URGENT, "KHẨN", 20),
    ],
)
@pytest.mark.parametrize("form", Form)
def test_the_mark_of_urgency_is_a_red_frame_of_its_size(
    urgency: Urgency, words: str, width_mm: int, form: Form
) -> None:
    one = Sheet(pdf(replace(samples.paper("KH", form), urgency=urgency)))
    red, green, _ = one.picture().split()
    box = ImageChops.subtract(red, green).point(lambda light: light > 60 and 255).getbbox()
    assert box is not None
    left, top, right, bottom = (side / MILLIMETRE for side in box)

    assert right - left == pytest.approx(width_mm, abs=0.8)
    assert bottom - top == pytest.approx(8, abs=0.8)
    assert (left + right) / 2 == pytest.approx(one.line(words).middle, abs=0.6)
    assert one.line(words).is_bold
    assert is_in(one.line(words).size_pt, 13, 14)


@pytest.mark.parametrize("form", Form)
def test_who_may_have_it_stands_in_a_thin_frame(form: Form) -> None:
    one = Sheet(pdf(replace(samples.paper("KH", form), circulation="lưu hành nội bộ")))
    words = one.line("LƯU HÀNH NỘI BỘ")
    frame = next(rule for rule in one.rules if rule.top < words.base < rule.bottom)

    assert words.is_bold
    assert is_in(words.size_pt, 13, 14)
    assert frame.middle == pytest.approx(words.middle, abs=0.6)
    assert frame.right <= LEFT + (RIGHT - LEFT) / 2


def test_who_made_it_and_how_many_stand_below_the_recipients() -> None:
    paper = replace(samples.paper("CV", Form.STATE), annexes=(), typist="nva", copies=15)
    content = pdf(paper)
    one = Sheet(content, len(Sheet(content).document) - 1)
    mark = one.line("NVA.15")

    assert mark.size_pt == 11
    assert mark.left == pytest.approx(LEFT, abs=0.5)
    assert mark.base > one.line("- Lưu: VT, VX.").base


@pytest.mark.parametrize("form", Form)
def test_the_address_stands_at_the_foot_of_the_first_page_alone(form: Form) -> None:
    content = pdf(replace(samples.paper("CV", form), address="Số 12, đường Trần Phú"))
    one = Sheet(content)
    words = one.line("Số 12, đường Trần Phú")
    rule = min(one.rules, key=lambda rule: abs(rule.bottom - words.top))

    assert is_in(words.size_pt, 11, 12)
    assert is_in(words.base, BOTTOM - 6, BOTTOM)
    assert rule.left == pytest.approx(LEFT, abs=0.3)
    assert rule.right == pytest.approx(RIGHT, abs=0.3)
    assert all(line.base < rule.top for line in one.lines if line is not words)
    assert not any("Trần Phú" in line.text for line in Sheet(content, 1).lines)


def test_a_paper_without_mark_has_no_colour() -> None:
    red, green, blue = sheet("TB", Form.STATE).picture().split()

    assert ImageChops.difference(red, green).getbbox() is None
    assert ImageChops.difference(green, blue).getbbox() is None


def test_bases_are_slanted_in_the_states_form_and_upright_in_the_partys() -> None:
    assert sheet("QĐ", Form.STATE).line("Căn cứ").is_italic
    assert not sheet("QĐ", Form.PARTY).line("Căn cứ").is_italic
    assert sheet("QĐ", Form.STATE).line("Căn cứ").text.endswith(";")
    assert sheet("QĐ", Form.STATE).line("Theo đề nghị").text.endswith(".")
    assert sheet("QĐ", Form.STATE).line("QUYẾT ĐỊNH:").middle == pytest.approx(MIDDLE, abs=0.6)
