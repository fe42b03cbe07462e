"""The local folder: its key, its room, and sentences when it cannot be used."""

import shutil
from collections import namedtuple
from pathlib import Path

import pytest

from lalanh.cli import home
from lalanh.cli.home import HomeRefused, open_home, require_free_space

Usage = namedtuple("Usage", "total used free")


def test_the_key_is_made_once_and_for_us_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LALANH_VAR", str(tmp_path / "var"))

    first = (open_home() / "secret-key").read_text()
    second = (open_home() / "secret-key").read_text()

    assert first == second
    assert len(first) >= 50
    assert (tmp_path / "var" / "secret-key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in (tmp_path / "var").iterdir()] == ["secret-key"]


def test_two_folders_have_two_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LALANH_VAR", str(tmp_path / "mot"))
    first = (open_home() / "secret-key").read_text()
    monkeypatch.setenv("LALANH_VAR", str(tmp_path / "hai"))

    assert (open_home() / "secret-key").read_text() != first


def test_a_nearly_full_disk_is_said_with_what_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(0, 0, 12 * 2**20))

    with pytest.raises(HomeRefused, match=r"chỉ còn trống 12 MB, cần ít nhất 300 MB"):
        require_free_space(tmp_path)


def test_a_folder_that_cannot_be_made_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "var").write_text("một tệp, không phải thư mục")
    monkeypatch.setenv("LALANH_VAR", str(tmp_path / "var"))

    with pytest.raises(HomeRefused, match="LALANH_VAR"):
        open_home()


def test_without_a_name_the_folder_lies_beside_the_package(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("LALANH_VAR", raising=False)

    assert home.var_folder() == Path(__file__).resolve().parents[2] / "var"
