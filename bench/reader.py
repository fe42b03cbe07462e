"""How fast directives are read: pages a second on one core, printed as one line.

Usage: python -m bench.reader [FILE …]   (default: the texts of the tests, read again and again)
"""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench.figure import Figure
from lalanh.directives.extraction.read import read

# An A4 page of a directive carries about this many characters.
CHARACTERS_A_PAGE = 2_800
_TEXTS = Path(__file__).parent.parent / "tests" / "directives" / "texts"


def pages_per_second(texts: list[str], *, pages: int) -> float:
    """Read the texts in turn until as many pages have been read; return pages a second."""
    done = 0
    turn = 0
    begun = time.process_time()
    while done < pages * CHARACTERS_A_PAGE:
        text = texts[turn % len(texts)]
        read(text)
        done += len(text)
        turn += 1
    return done / CHARACTERS_A_PAGE / (time.process_time() - begun)


def _texts_of_the_tests() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(_TEXTS.glob("*.txt"))]


def figures() -> Iterator[Figure]:
    """Measure the texts of the tests; no other reader of directives is known to run beside it."""
    texts = _texts_of_the_tests()
    pages_per_second(texts, pages=20)
    yield Figure("directives read", pages_per_second(texts, pages=300), "pages/s")


def main() -> None:
    """Print the figure for the files named, or for the texts of the tests."""
    texts = [Path(name).read_text(encoding="utf-8") for name in sys.argv[1:]]
    texts = texts or _texts_of_the_tests()
    pages_per_second(texts, pages=20)
    print(f"{pages_per_second(texts, pages=500):.0f} pages a second")


if __name__ == "__main__":
    main()
