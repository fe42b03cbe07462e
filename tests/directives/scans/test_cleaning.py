"""A page as a telephone gives it is made level and evenly lit before it is read."""

import pytest
from PIL import Image, ImageChops

from lalanh.directives.scans import reading
from lalanh.directives.scans.cleaning import cleaned, tilt_degrees
from tests import scanning


@pytest.mark.parametrize("degrees", [-5.0, -1.3, 0.0, 2.5, 4.8])
def test_the_tilt_of_a_page_is_measured(degrees: float) -> None:
    page = scanning.drawn().rotate(degrees, fillcolor=255, resample=Image.Resampling.BICUBIC)
    assert tilt_degrees(page) == pytest.approx(degrees, abs=0.31)


def test_a_blank_page_stays_blank() -> None:
    blank = scanning.drawn([])
    assert cleaned(blank).getextrema() == (255, 255)


def test_a_crooked_page_in_bad_light_is_read() -> None:
    shadow = Image.linear_gradient("L").resize(scanning.drawn().size).point(lambda v: 110 + v // 2)
    crooked = scanning.drawn().rotate(3, fillcolor=255, resample=Image.Resampling.BICUBIC)
    taken = scanning.as_photograph(ImageChops.multiply(crooked, shadow))
    text = str(reading.page_of(taken, name="anh.jpg", number=1, is_scanned=True)["text"])
    assert "Số: 45/KH-BCĐ\tHà Nam, ngày 02 tháng 8 năm 2021" in text
    assert "2. Sở Tài chính bố trí kinh phí vận chuyển gạo đến các xã." in text
