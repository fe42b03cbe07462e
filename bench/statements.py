"""
How fast statements are read: rows and pages per second, whole reading with all controls.

    python -m bench.statements [FILE…]

Without files the golden statements of the tests are read. The best of several rounds counts, in
CPU time of this process, so that other work on the machine disturbs little. No other reader of
these layouts is known; the table of `make bench` sets beside ours what the packages below it take
for less: bare text out of a PDF, bare rows out of an MT940 file, with nothing checked.
"""

import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import mt940
import pypdfium2

from bench.figure import Figure
from lalanh.fund.statements.reading import read

GOLDEN = Path(__file__).parent.parent / "tests" / "fund" / "statements" / "golden"
ROUNDS = 5
MT940_LINES = 2_000


def main(words: list[str]) -> None:
    """Print a line for each file."""
    files = [Path(word) for word in words] or sorted(
        path for path in GOLDEN.iterdir() if path.suffix in {".pdf", ".xlsx", ".csv"}
    )
    print(f"{'file':<36}{'pages':>7}{'rows':>8}{'ms':>9}{'pages/s':>10}{'rows/s':>10}")
    for file in files:
        data = file.read_bytes()
        seconds = min(_seconds(data, file.name) for _ in range(ROUNDS))
        statement = read(data, name=file.name)
        pages, rows = statement.draft.pages or 0, len(statement.rows)
        print(
            f"{file.name:<36}{pages:>7}{rows:>8}{1000 * seconds:>9.1f}"
            f"{pages / seconds:>10.0f}{rows / seconds:>10.0f}"
        )


def _seconds(data: bytes, name: str) -> float:
    return _cpu_seconds(partial(read, data, name=name))


def _cpu_seconds(step: Callable[[], object]) -> float:
    start = time.process_time()
    step()
    return time.process_time() - start


def figures() -> Iterator[Figure]:
    """Measure a PDF and an MT940 file, each beside the bare package."""
    pdf = (GOLDEN / "vcb_saoke.pdf").read_bytes()
    pages = read(pdf, name="sao-ke.pdf").draft.pages or 0
    ours = _best(partial(read, pdf, name="sao-ke.pdf"))
    bare = _best(partial(_bare_text, pdf))
    yield Figure(
        "PDF statement, all controls", pages / ours, "pages/s", pages / bare, "pdfium, bare text"
    )
    swift = _swift(MT940_LINES)
    ours = _best(partial(read, swift, name="sao-ke.sta"))
    bare = _best(partial(mt940.parse, swift.decode()))
    yield Figure(
        "MT940 statement, all controls", MT940_LINES / ours, "rows/s", MT940_LINES / bare,
        "mt-940, bare rows",
    )  # fmt: skip


def _best(step: Callable[[], object]) -> float:
    return min(_cpu_seconds(step) for _ in range(ROUNDS))


def _bare_text(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range() for page in document]


def _swift(count: int) -> bytes:
    lines = [":20:SAOKE", ":25:00123456789", ":28C:1/1", ":60F:C210814VND0,"]
    for number in range(count):
        lines += [f":61:2108140814C{10_000 + number},NTRFFT{number:06d}"]
        lines += [f":86:NGUYEN VAN TEST ung ho dong bao {number}"]
    closing = sum(range(10_000, 10_000 + count))
    return "\r\n".join([*lines, f":62F:C210814VND{closing},", ""]).encode()


if __name__ == "__main__":
    main(sys.argv[1:])
