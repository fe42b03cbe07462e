"""
How fast statements are read: rows and pages per second, whole reading with all controls.

    python bench/statements.py [FILE…]

Without files the golden statements of the tests are read. The best of several rounds counts, in
CPU time of this process, so that other work on the machine disturbs little. No peer is run: no
other reader of these layouts is among the packages this project installs.
"""

import sys
import time
from pathlib import Path

from lalanh.fund.statements.reading import read

GOLDEN = Path(__file__).parent.parent / "tests" / "fund" / "statements" / "golden"
ROUNDS = 5


def main(words: list[str]) -> None:
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
    start = time.process_time()
    read(data, name=name)
    return time.process_time() - start


if __name__ == "__main__":
    main(sys.argv[1:])
