"""Which programs and which user run the server; nobody is created and no mode is changed."""

import os
import pwd
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from lalanh.cli.postgres.binaries import Binaries, find_binaries, installed_binaries
from lalanh.cli.postgres.cluster import Cluster
from lalanh.cli.postgres.errors import LauncherRefused
from lalanh.cli.postgres.identity import can_open_namespace
from lalanh.cli.postgres.pid_file import serving
from tests.cli.processes import Holder, answer, make_data_at

pytestmark = pytest.mark.processes

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root changes its user")
NOBODY = pwd.getpwnam("nobody").pw_uid


@pytest.mark.parametrize("programs", installed_binaries(), ids=lambda found: found.version)
def test_every_installed_version_runs(place: Path, programs: Binaries) -> None:
    with Cluster(place, binaries=programs, fast=True) as cluster:
        assert answer(cluster.dsn(), "SHOW server_version").startswith(programs.version)
        assert answer(cluster.dsn(), "SHOW data_checksums") == "on"
        assert answer(cluster.dsn(), "SELECT lower('ĐỒNG') COLLATE \"C.utf8\"") == "đồng"


def test_a_language_of_the_terminal_that_is_not_installed_does_not_matter(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "vi_VN.UTF-8")
    monkeypatch.setenv("LC_ALL", "vi_VN.UTF-8")

    with Cluster(place, fast=True) as cluster:
        assert answer(cluster.dsn(), "SHOW server_encoding") == "UTF8"


def test_existing_data_decide_the_version(place: Path) -> None:
    oldest = min(installed_binaries(), key=lambda found: found.major)
    with Cluster(place, binaries=oldest, fast=True):
        pass

    assert find_binaries(place, environ={}) == oldest


def test_data_of_a_version_that_is_not_installed_are_refused(place: Path) -> None:
    place.mkdir()
    (place / "PG_VERSION").write_text("9\n")

    with pytest.raises(LauncherRefused, match="do PostgreSQL 9 tạo ra"):
        Cluster(place).start()


def test_a_named_folder_without_programs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LauncherRefused, match="LALANH_PG_BIN"):
        find_binaries(environ={"LALANH_PG_BIN": str(tmp_path)})


@as_root
def test_for_root_an_existing_plain_user_runs_it(place: Path) -> None:
    users_before = pwd.getpwall()

    with Cluster(place, fast=True):
        server_pid = serving(place)
        owner = Path(f"/proc/{server_pid}").stat().st_uid

    assert pwd.getpwuid(owner).pw_name in ("postgres", "nobody")
    assert pwd.getpwall() == users_before


@as_root
def test_for_root_the_datas_owner_runs_it(hold: Callable[..., Holder], place: Path) -> None:
    os.chown(place.parent, NOBODY, -1)
    first = hold(f"--uid={NOBODY}")
    assert first.first_line().startswith("ready ")
    first.kill()

    with Cluster(place, fast=True):
        assert Path(f"/proc/{serving(place)}").stat().st_uid == NOBODY


@as_root
def test_an_ordinary_user_runs_it_as_itself(hold: Callable[..., Holder], place: Path) -> None:
    os.chown(place.parent, NOBODY, -1)

    server_pid = hold(f"--uid={NOBODY}").server_pid()

    assert Path(f"/proc/{server_pid}").stat().st_uid == NOBODY


@as_root
def test_an_ordinary_user_is_told_whose_the_data_are(
    hold: Callable[..., Holder], place: Path
) -> None:
    make_data_at(place)
    os.chown(place.parent, NOBODY, -1)

    said = hold(f"--uid={NOBODY}").first_line()

    assert "người dùng khác" in said


@as_root
@pytest.mark.skipif(not can_open_namespace(), reason="the machine forbids user namespaces")
def test_for_root_a_closed_home_stays_closed(place: Path) -> None:
    place.parent.chmod(0o700)

    with Cluster(place, fast=True) as cluster:
        said = answer(cluster.dsn())

    assert said == "có"
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700
    assert place.stat().st_uid == 0


@as_root
def test_for_root_a_closed_home_and_no_namespace_give_a_sentence(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.parent.chmod(0o700)

    def forbidden(flags: int) -> None:
        raise PermissionError(flags)

    monkeypatch.setattr(os, "unshare", forbidden)
    with pytest.raises(LauncherRefused, match="LALANH_VAR"):
        Cluster(place, fast=True).start()
