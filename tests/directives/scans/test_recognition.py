"""Scanned pages are recognised with this machine's engine."""

import io
from pathlib import Path

import pytest
from PIL import Image

from lalanh.cli.extract import main
from lalanh.directives.extraction.read import read
from lalanh.directives.scans import pages, reading, recognition
from lalanh.directives.scans.lines import compose
from lalanh.kernel.errors import Refused
from tests import scanning


def test_a_scanned_plan_gives_its_head_and_its_deadline() -> None:
    text = reading.text_of_pages(scanning.as_pdf(scanning.drawn()), name="quet.pdf")
    found = read(text)[0]
    deadlines = [task.deadline.due_on for task in found.tasks if task.deadline]
    assert (found.head.number_reading, str(found.head.dated_on)) == ("45/KH-BCĐ", "2021-08-02")
    assert [str(day) for day in deadlines] == ["2021-08-19"]


def test_a_photograph_on_its_side_is_turned_upright() -> None:
    taken = scanning.as_photograph(scanning.drawn(), turned_degrees=90)
    found = reading.page_of(taken, name="anh.jpg", number=1, is_scanned=True)
    assert "Sở Tài chính" in str(found["text"])
    assert int(str(found["height_px"])) > int(str(found["width_px"]))


def test_every_word_says_where_it_stands_on_the_page() -> None:
    taken = scanning.as_photograph(scanning.drawn(["Kính gửi: Sở Tài chính"]))
    upright = pages.picture_of(taken, name="anh.jpg", number=1)
    picture, boxes = recognition.words_on(upright, name="anh.jpg", number=1)
    composed = compose(boxes)
    first = composed.words[0]
    assert composed.text[first.start : first.end] == "Kính"
    assert 0 < first.left < first.left + first.width < picture.width
    assert 0 < first.top < first.top + first.height < picture.height


def test_pages_of_pictures_are_told_from_pages_of_text() -> None:
    two = scanning.as_pdf(scanning.drawn(), scanning.drawn(["trang hai"]))
    assert pages.pages_to_recognise(two, name="quet.pdf") == [True, True]
    assert pages.pages_to_recognise(b"chi la chu", name="chu.txt") == []


def test_several_frames_of_a_tiff_are_several_pages() -> None:
    out = io.BytesIO()
    scanning.drawn().save(out, "TIFF", save_all=True, append_images=[scanning.drawn()])
    assert pages.pages_to_recognise(out.getvalue(), name="fax.tif") == [True, True]


def test_too_many_pages_are_refused_with_the_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MAX_PAGES", 1)
    two = scanning.as_pdf(scanning.drawn(["một"]), scanning.drawn(["hai"]))
    with pytest.raises(pages.TooManyPages, match="2 trang"):
        pages.pages_to_recognise(two, name="dai.pdf")


@pytest.mark.parametrize("content", [b"\xff\xd8\xff hong", b"\x89PNG\r\n\x1a\n hong"])
def test_a_damaged_picture_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(pages.NotAPicture, match=r"hong\.jpg"):
        pages.pages_to_recognise(content, name="hong.jpg")


def test_a_picture_of_monstrous_size_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MAX_PIXELS", 1_000)
    with pytest.raises(Refused, match="quá lớn"):
        pages.pages_to_recognise(scanning.as_photograph(scanning.drawn()), name="to.jpg")


def test_a_machine_without_the_engine_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(recognition, "is_ready", lambda: False)
    with pytest.raises(recognition.NoEngine, match="tesseract-ocr-vie"):
        recognition.words_on(Image.new("L", (10, 10)), name="quet.pdf", number=1)


def test_a_blank_page_has_no_words() -> None:
    blank = scanning.as_photograph(scanning.drawn([]))
    found = reading.page_of(blank, name="trang.jpg", number=1, is_scanned=True)
    assert (found["text"], found["words"]) == ("", [])


def test_the_command_reads_a_scan_like_any_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scan = tmp_path / "quet.pdf"
    scan.write_bytes(scanning.as_pdf(scanning.drawn()))
    assert main([str(scan)]) == 0
    assert "Kế hoạch 45/KH-BCĐ" in capsys.readouterr().out
