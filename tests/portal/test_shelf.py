"""The newest whole snapshot is on the shelf, and a change of it disturbs nobody."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from lalanh.portal.shelf import NothingPublished, Shelf
from lalanh.transparency.snapshot.reading import publications
from tests.portal import book


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "shelf"


@pytest.fixture
def shelf(folder: Path) -> Iterator[Shelf]:
    """A shelf that looks each time it is asked."""
    made = Shelf(folder, looks_every_s=0)
    yield made
    made.close()


def size_on(shelf: Shelf) -> int:
    with shelf.reading() as edition:
        return edition.about.log.size


def test_an_empty_shelf_says_so(shelf: Shelf) -> None:
    with pytest.raises(NothingPublished), shelf.reading():
        pass


def test_a_new_publication_is_noticed(shelf: Shelf, folder: Path) -> None:
    book.publish(folder, book.first_rows())
    before = size_on(shelf)

    book.publish(folder, book.first_rows(), book.second_rows())

    assert (before, size_on(shelf)) == (9, 13)


def test_a_reader_keeps_the_publication_it_began_with(shelf: Shelf, folder: Path) -> None:
    book.publish(folder, book.first_rows())

    with shelf.reading() as edition:
        book.publish(folder, book.first_rows(), book.second_rows())
        later = size_on(shelf)
        still = len(publications(edition.db))

    assert (later, still) == (13, 1)


def test_a_shelf_looks_once_in_a_while_only(folder: Path) -> None:
    patient = Shelf(folder, looks_every_s=3600)
    book.publish(folder, book.first_rows())
    before = size_on(patient)

    book.publish(folder, book.first_rows(), book.second_rows())

    assert (before, size_on(patient)) == (9, 9)
    patient.close()


@pytest.mark.parametrize("kept_bytes", [0, 50, 4096, -4096])
def test_a_file_cut_short_is_passed_over(shelf: Shelf, folder: Path, kept_bytes: int) -> None:
    *_, newest = book.publish(folder, book.first_rows(), book.second_rows())

    newest.write_bytes(newest.read_bytes()[:kept_bytes])

    assert size_on(shelf) == 9


def test_a_file_that_came_in_whole_after_all_is_taken(shelf: Shelf, folder: Path) -> None:
    *_, newest = book.publish(folder, book.first_rows(), book.second_rows())
    whole = newest.read_bytes()
    newest.write_bytes(whole[:-4096])
    before = size_on(shelf)

    newest.write_bytes(whole)

    assert (before, size_on(shelf)) == (9, 13)


def test_a_file_under_another_name_is_passed_over(shelf: Shelf, folder: Path) -> None:
    *_, newest = book.publish(folder, book.first_rows(), book.second_rows())

    newest.rename(folder / "lalanh-0000000099.sqlite")

    assert size_on(shelf) == 9


def test_a_file_taken_away_gives_back_the_one_before(shelf: Shelf, folder: Path) -> None:
    *_, newest = book.publish(folder, book.first_rows(), book.second_rows())
    before = size_on(shelf)

    newest.unlink()

    assert (before, size_on(shelf)) == (13, 9)


def test_many_readers_see_whole_publications_while_the_shelf_changes(
    shelf: Shelf, folder: Path
) -> None:
    book.publish(folder, book.first_rows())
    changed = threading.Event()

    def read(_: int) -> tuple[int, int]:
        with shelf.reading() as edition:
            changed.wait(0.01)
            (rows,) = edition.db.execute("SELECT count(*) FROM row").fetchone()
            return edition.about.log.size, rows

    with ThreadPoolExecutor(8) as readers:
        answers = readers.map(read, range(200))
        book.publish(folder, book.first_rows(), book.second_rows())
        changed.set()
        seen = list(answers)

    assert [size for size, rows in seen if size != rows] == []
    assert size_on(shelf) == 13
