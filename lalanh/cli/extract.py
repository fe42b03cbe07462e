"""`lalanh extract FILE [FILE …] --json`: read directives and print what they ask of whom."""

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from lalanh.directives.extraction.model import Document
from lalanh.directives.extraction.read import read
from lalanh.directives.extraction.shape import Json, document_json
from lalanh.directives.extraction.sources import MAX_BYTES, TooLarge, text_of
from lalanh.kernel.errors import Refused

# How PDF files and pictures begin.
_MAY_BE_SCANNED = (b"%PDF-", b"\xff\xd8\xff", b"\x89PNG", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")


def main(argv: Sequence[str]) -> int:
    """Print the proposals; return 0, or 1 when a file was refused (the fault is printed too)."""
    parser = argparse.ArgumentParser(
        prog="lalanh extract", description="Đọc văn bản chỉ đạo, in nhiệm vụ đề xuất."
    )
    parser.add_argument("files", nargs="+", metavar="TỆP", type=Path)
    parser.add_argument("--json", action="store_true", help="in một đối tượng JSON")
    options = parser.parse_args(argv)
    found = [_one(path) for path in options.files]
    if options.json:
        files: list[Json] = [
            _file_json(path, *one) for path, one in zip(options.files, found, strict=True)
        ]
        json.dump({"files": files}, sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        for path, one in zip(options.files, found, strict=True):
            _print(path, *one)
    return 1 if any(fault for _, _, fault in found) else 0


def _one(path: Path) -> tuple[str, list[Document], str | None]:
    """Return checksum, documents and fault of one file."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise TooLarge(name=path.name)
        content = path.read_bytes()
    except OSError:
        return "", [], f"Không mở được tệp {path}. Hãy kiểm tra đường dẫn và quyền đọc."
    except Refused as refusal:
        return "", [], refusal.message
    checksum = hashlib.sha256(content).hexdigest()
    try:
        return checksum, read(_text(content, name=path.name)), None
    except Refused as refusal:
        return checksum, [], refusal.message


def _text(content: bytes, *, name: str) -> str:
    """Return the text of a file, recognised from its pictures where it carries none."""
    if content.startswith(_MAY_BE_SCANNED):
        # Loaded only when asked for: the engines of pictures take half of the start-up time.
        from lalanh.directives.scans import pages, reading  # noqa: PLC0415

        if any(pages.pages_to_recognise(content, name=name)):
            return reading.text_of_pages(content, name=name)
    return text_of(content, name=name)


def _file_json(path: Path, checksum: str, documents: list[Document], fault: str | None) -> Json:
    shaped: dict[str, Json] = {
        "file": str(path),
        "sha256": checksum,
        "documents": [document_json(document) for document in documents],
    }
    if fault is not None:
        shaped["fault"] = fault
    return shaped


def _print(path: Path, _: str, documents: list[Document], fault: str | None) -> None:
    """Print a short list for people."""
    print(path)
    if fault is not None:
        print(f"  {fault}")
    for document in documents:
        head = document.head
        title = " ".join(filter(None, (head.doc_type, head.number_reading)))
        print(f"  {title or 'Văn bản chưa rõ số'}: {len(document.recipients)} nơi nhận")
        for task in document.tasks:
            if task.kind == "task":
                who = ", ".join(a.name for a in task.assignees) or "chưa rõ ai"
                print(f"    - [{who}] {' '.join(task.span.literal.split())[:120]}")
