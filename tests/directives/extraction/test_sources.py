"""Files into text, limits, and the command."""

import io
import json
import zipfile
from pathlib import Path

import docx
import pytest

from lalanh.cli.extract import main
from lalanh.directives.extraction import sources
from lalanh.directives.extraction.read import read
from lalanh.kernel.errors import Refused

WORDS = "Số: 12/KH-UBND\nỦy ban nhân dân tỉnh yêu cầu các sở."


def pdf(stream: bytes) -> bytes:
    """Return the smallest PDF of one page that draws this stream."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R"
            b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>"
        ),
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
    ]
    body = b"%PDF-1.4\n" + b"".join(
        b"%d 0 obj%s endobj\n" % (number, text) for number, text in enumerate(objects, 1)
    )
    return body + b"trailer<</Root 1 0 R/Size 5>>\n%%EOF"


def word_file() -> bytes:
    """Return a DOCX with a paragraph, a layout table and a table of duties."""
    made = docx.Document()
    made.add_paragraph("KẾ HOẠCH")
    header = ["STT", "Nội dung", "Cơ quan chủ trì", "Thời gian"]
    grid = made.add_table(rows=2, cols=4)
    for cell, words in zip(grid.rows[0].cells, header, strict=True):
        cell.text = words
    for cell, words in zip(grid.rows[1].cells, ["1", "Sửa cầu treo", "Sở A", "Quý I"], strict=True):
        cell.text = words
    layout = made.add_table(rows=1, cols=2)
    layout.cell(0, 0).text, layout.cell(0, 1).text = "Nơi nhận:", "KT. CHỦ TỊCH"
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        WORDS.encode(),
        b"\xef\xbb\xbf" + WORDS.encode(),
        WORDS.encode("utf-16"),
    ],
)
def test_plain_text_is_read_in_every_unicode_form(content: bytes) -> None:
    assert sources.text_of(content, name="a.txt") == WORDS


def test_a_text_of_the_old_fonts_is_converted() -> None:
    old = "Céng hßa x· héi chñ nghÜa ViÖt Nam, Uû ban nh©n d©n tØnh".encode("latin-1")

    assert "Cộng hòa xã hội chủ nghĩa Việt Nam" in sources.text_of(old, name="a.txt")


def test_the_text_layer_of_a_pdf_is_read() -> None:
    content = pdf(b"BT /F1 12 Tf 20 200 Td (So 12/KH-UBND) Tj ET")

    assert "12/KH-UBND" in sources.text_of(content, name="a.pdf")


def test_tables_of_a_word_file_keep_their_rows() -> None:
    text = sources.text_of(word_file(), name="a.docx")

    assert "| 1 | Sửa cầu treo | Sở A | Quý I |" in text
    assert text.endswith("Nơi nhận:\n\nKT. CHỦ TỊCH")


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (pdf(b""), sources.NoText),
        (b"%PDF-1.4 torn", sources.Unreadable),
        (b"PK\x03\x04 torn", sources.Unreadable),
        (b"\x00\x01\x02\xff\xfe\xfd" * 9, sources.Unreadable),
        (b"a" * (sources.MAX_PAGES * sources.CHARACTERS_A_PAGE + 1), sources.TooLarge),
        (b"a" * (sources.MAX_BYTES + 1), sources.TooLarge),
    ],
)
def test_a_file_that_gives_no_text_is_refused_with_a_sentence(
    content: bytes, fault: type[Refused]
) -> None:
    with pytest.raises(fault) as refused:
        sources.text_of(content, name="van-ban.bin")

    assert "van-ban.bin" in refused.value.message


def test_a_packed_file_that_unfolds_without_end_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"0" * (4 * sources.MAX_BYTES + 1))

    with pytest.raises(sources.TooLarge):
        sources.text_of(buffer.getvalue(), name="a.docx")


def test_the_command_prints_one_object_for_all_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = tmp_path / "mot.txt"
    good.write_text(WORDS, encoding="utf-8")

    status = main([str(good), str(good), "--json"])

    files = json.loads(capsys.readouterr().out)["files"]
    assert status == 0
    assert [f["documents"][0]["number"] for f in files] == ["12/KH-UBND"] * 2
    assert all(len(f["sha256"]) == 64 for f in files)


def test_the_command_names_the_fault_and_reads_the_other_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scan = tmp_path / "anh-chup.pdf"
    scan.write_bytes(pdf(b""))
    good = tmp_path / "mot.txt"
    good.write_text(WORDS, encoding="utf-8")

    status = main([str(scan), str(good), str(tmp_path / "khong-co.txt"), "--json"])

    files = json.loads(capsys.readouterr().out)["files"]
    assert status == 1
    assert ["fault" in f for f in files] == [True, False, True]
    assert "OCR" in files[0]["fault"]


def test_without_json_the_command_prints_a_list_for_people(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = tmp_path / "mot.txt"
    good.write_text("Kính gửi: Sở Y tế\n\nĐề nghị Sở Y tế báo cáo.\n", encoding="utf-8")

    main([str(good)])

    assert "[Sở Y tế] Đề nghị Sở Y tế báo cáo." in capsys.readouterr().out


def test_a_table_of_a_word_file_becomes_duties() -> None:
    tasks = read(sources.text_of(word_file(), name="a.docx"))[0].tasks

    assert [(t.span.literal, t.assignees[0].name) for t in tasks] == [("Sửa cầu treo", "Sở A")]


def test_numbers_that_the_word_processor_counts_are_written_into_the_text() -> None:
    made = docx.Document()
    made.add_paragraph("Sở Y tế", style="List Number")
    made.add_paragraph("Chuẩn bị thuốc men.", style="List Bullet")
    made.add_paragraph("Sở Nội vụ", style="List Number")
    made.add_paragraph("Theo dõi việc thực hiện.", style="List Bullet")
    buffer = io.BytesIO()
    made.save(buffer)

    text = sources.text_of(buffer.getvalue(), name="a.docx")

    assert text.split("\n\n") == [
        "1. Sở Y tế",
        "- Chuẩn bị thuốc men.",
        "2. Sở Nội vụ",
        "- Theo dõi việc thực hiện.",
    ]
