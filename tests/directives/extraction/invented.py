"""An invented plan around the text of a test."""

from lalanh.directives.extraction.model import Document, Task
from lalanh.directives.extraction.read import read

HEAD = """ỦY BAN NHÂN DÂN
TỈNH SÔNG LAM

Số: 52/KH-UBND

Sông Lam, ngày 03 tháng 3 năm 2026

KẾ HOẠCH
Dựng lại kho lương sau lũ

"""


def plan(text: str) -> Document:
    """Return an invented plan with this text."""
    return read(HEAD + text)[0]


def duties(text: str) -> list[Task]:
    """Return the duties of an invented plan with this text."""
    return [task for task in plan(text).tasks if task.kind == "task"]
