"""The first start: two at once, half a folder, an interruption, a path too long."""

from collections.abc import Callable
from pathlib import Path

import pytest

from lalanh.cli.postgres.cluster import Cluster
from lalanh.cli.postgres.errors import LauncherRefused
from tests.cli.processes import Holder, answer, wait_until

pytestmark = pytest.mark.processes

Hold = Callable[..., Holder]


def test_of_two_starters_at_once_one_runs_and_one_says_who_does(hold: Hold) -> None:
    starters = [hold(), hold()]

    said = sorted(starter.first_line() for starter in starters)

    assert said[0].startswith("ready ")
    assert said[1].startswith("refused Lá Lành đang chạy rồi")


def test_half_a_folder_is_refused_and_kept(place: Path) -> None:
    place.mkdir()
    (place / "ghi-chu.txt").write_text("đừng xoá")

    with pytest.raises(LauncherRefused, match="không phải dữ liệu PostgreSQL trọn vẹn"):
        Cluster(place).start()

    assert (place / "ghi-chu.txt").read_text() == "đừng xoá"


def test_a_file_in_the_datas_place_is_refused_and_kept(place: Path) -> None:
    place.write_text("đừng xoá")

    with pytest.raises(LauncherRefused, match="không phải dữ liệu PostgreSQL trọn vẹn"):
        Cluster(place).start()

    assert place.read_text() == "đừng xoá"


def test_an_empty_folder_and_an_interrupted_first_start_are_no_obstacle(place: Path) -> None:
    place.mkdir()
    leftover = place.with_name("postgres.new-abc")
    (leftover / "base").mkdir(parents=True)

    with Cluster(place, fast=True) as cluster:
        assert answer(cluster.dsn()) == "có"

    assert not leftover.exists()


def test_an_owner_killed_while_creating_the_data_leaves_no_half_folder(
    hold: Hold, place: Path
) -> None:
    first = hold()
    assert wait_until(lambda: any(place.parent.glob("postgres.new-*/base")))
    first.kill()

    with Cluster(place, fast=True) as cluster:
        assert answer(cluster.dsn()) == "có"


def test_a_path_too_long_for_a_socket_gets_a_short_private_one(place: Path) -> None:
    long = place.parent / ("x" * 60) / ("y" * 60) / "postgres"

    with Cluster(long, fast=True) as cluster:
        folder = cluster.socket_folder
        said = answer(cluster.dsn())
        mode = folder.stat().st_mode & 0o777

    assert said == "có"
    assert mode == 0o700
    assert not folder.exists()
