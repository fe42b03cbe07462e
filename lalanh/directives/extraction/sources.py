"""Files into text: plain text in any Vietnamese encoding, DOCX, and the text layer of PDF."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lalanh.directives.extraction.numbering import numbering_of
from lalanh.kernel import legacy_encodings
from lalanh.kernel.errors import Refused

if TYPE_CHECKING:
    from docx.document import Document

MAX_BYTES = 50 * 1024 * 1024
MAX_PAGES = 2_000
# A page of a directive carries about this many characters; plain text has no pages of its own.
CHARACTERS_A_PAGE = 3_000


class TooLarge(Refused):
    """The file is beyond what the reader takes."""

    message = "Tệp {name} quá lớn: giới hạn là 50 MB và 2.000 trang. Hãy tách tệp thành nhiều phần."


class NoText(Refused):
    """The file shows pictures of pages and no text."""

    message = "Tệp {name} là bản chụp, không có lớp chữ. Hãy nhận dạng chữ (OCR) rồi đọc lại."


class Unreadable(Refused):
    """The file is damaged or of a kind the reader does not know."""

    message = "Không đọc được tệp {name}. Hãy gửi tệp TXT, DOCX hoặc PDF còn mở được."


def text_of(content: bytes, *, name: str) -> str:
    """
    Return the text of a file; its kind is told from its bytes and not from its name.

    :raises TooLarge: over 50 MB or 2,000 pages.
    :raises NoText: a PDF or DOCX in which no text is found.
    :raises Unreadable: damaged, protected by a password, or of an unknown binary kind.
    """
    if len(content) > MAX_BYTES:
        raise TooLarge(name=name)
    if content.startswith(b"%PDF-"):
        return _pdf(content, name)
    if content.startswith(b"PK\x03\x04"):
        return _docx(content, name)
    text = _plain(content, name)
    if len(text) > MAX_PAGES * CHARACTERS_A_PAGE:
        raise TooLarge(name=name)
    return text


def _plain(content: bytes, name: str) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    if content.startswith(b"\xef\xbb\xbf"):
        content = content[3:]
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if b"\x00" in content[:4096]:
        raise Unreadable(name=name)
    return _legacy(content)


def _legacy(content: bytes) -> str:
    """Read one-byte Vietnamese: an old font's encoding if its letters abound, else Windows 1258."""
    raw = content.decode("latin-1")
    if legacy_encodings.detect(raw) is not legacy_encodings.Encoding.UNICODE:
        return legacy_encodings.to_unicode(raw)
    return content.decode("cp1258", errors="replace")


def _pdf(content: bytes, name: str) -> str:
    import pypdfium2  # noqa: PLC0415  # loaded only when a PDF is read: half of the start-up time

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(name=name) from error
    try:
        if len(document) > MAX_PAGES:
            raise TooLarge(name=name)
        pages = []
        for page in document:
            layer = page.get_textpage()
            pages.append(layer.get_text_bounded().replace("\r\n", "\n").replace("\r", "\n"))
            layer.close()
            page.close()
    finally:
        document.close()
    text = "\n\n".join(pages)
    if not text.strip():
        raise NoText(name=name)
    return text


def _docx(content: bytes, name: str) -> str:
    import docx  # noqa: PLC0415  # loaded only when a DOCX is read
    from docx.opc.exceptions import PackageNotFoundError  # noqa: PLC0415

    _refuse_bomb(content, name)
    try:
        document = docx.Document(io.BytesIO(content))
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise Unreadable(name=name) from error
    text = "\n\n".join(_blocks(document))
    if not text.strip():
        raise NoText(name=name)
    return text


def _refuse_bomb(content: bytes, name: str) -> None:
    """A packed file may not unfold to more than a file may be."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            unfolded = sum(entry.file_size for entry in packed.infolist())
    except zipfile.BadZipFile as error:
        raise Unreadable(name=name) from error
    if unfolded > 4 * MAX_BYTES:
        raise TooLarge(name=name)


def _blocks(document: Document) -> Iterator[str]:
    """Yield paragraphs and tables in the order of the page."""
    counted = numbering_of(document)
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            yield _table(block)
        elif block.text.strip():
            marker = counted.marker(block)
            yield f"{marker} {block.text}" if marker else block.text


def _table(table: object) -> str:
    """Write a layout table (head, signature) cell by cell, a grid of data one row a line."""
    rows = []
    for row in table.rows:  # type: ignore[attr-defined]  # docx has no types
        # A merged cell is given once for each column it spans.
        unlike = {id(cell._tc): cell for cell in row.cells}
        rows.append([cell.text.strip() for cell in unlike.values()])
    if max((sum(map(bool, row)) for row in rows), default=0) <= 2:
        return "\n\n".join(cell for row in rows for cell in row if cell)
    return "\n".join("| " + " | ".join(" ".join(c.split()) for c in row) + " |" for row in rows)
