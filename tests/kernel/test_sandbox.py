"""A hostile file takes only the child with it."""

import pytest

from lalanh.kernel import sandbox
from lalanh.kernel.errors import Refused

CHILD = "tests.kernel.reading_in_child"


def test_what_the_child_makes_of_the_content_comes_back() -> None:
    assert sandbox.read_in_child(f"{CHILD}:length", b"sao ke\n\x00", options={"plus": 2}) == 10


@pytest.mark.parametrize("way", ["greedy", "aborted"])
def test_a_child_that_dies_becomes_a_sentence(way: str) -> None:
    with pytest.raises(sandbox.Unreadable, match="Không đọc được tệp"):
        sandbox.read_in_child(f"{CHILD}:{way}", b"")


def test_a_child_that_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "PATIENCE_S", 0.0)

    with pytest.raises(sandbox.Unreadable, match="quá 1 giây"):
        sandbox.read_in_child(f"{CHILD}:slow", b"", time_s=1)


def test_a_refusal_of_the_reader_is_the_users() -> None:
    with pytest.raises(Refused, match="Trang 3") as caught:
        sandbox.read_in_child(f"{CHILD}:unwilling", b"")

    assert caught.value.facts == {"page": 3}


def test_the_child_is_told_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://ai:biet@khong/duoc")

    names = sandbox.read_in_child(f"{CHILD}:knows", b"")

    assert isinstance(names, list)
    assert set(names) <= {"PATH", "PYTHONPATH", "LANG", "PYTHONUTF8", "LC_CTYPE"}
