"""The folder of everything local (`./var`, or LALANH_VAR): data, files, keys, logs."""

import os
import secrets
import shutil
from pathlib import Path

import lalanh
from lalanh.kernel.errors import Refused

FREE_MB_NEEDED = 300


class HomeRefused(Refused):
    """The local folder cannot be used."""


def var_folder() -> Path:
    """Give the local folder's absolute path, the same for every child of ours."""
    named = os.environ.get("LALANH_VAR")
    beside = Path(lalanh.__file__).resolve().parent.parent / "var"
    return Path(named).resolve() if named else beside


def open_home() -> Path:
    """
    Make the local folder and its secret key if they are missing.

    :raises HomeRefused: if it cannot be written.
    """
    var = var_folder()
    try:
        var.mkdir(parents=True, exist_ok=True)
        _keep_secret_key(var / "secret-key")
    except OSError as error:
        raise HomeRefused(
            f"Không ghi được vào {var} ({error.strerror}). Hãy chạy bằng người dùng đã tạo ra thư "
            "mục ấy, hoặc đặt LALANH_VAR vào thư mục khác."
        ) from error
    return var


def require_free_space(var: Path) -> None:
    """
    Check that the disk has room for a start.

    :raises HomeRefused: if it is nearly full.
    """
    free_mb = shutil.disk_usage(var).free // 2**20
    if free_mb < FREE_MB_NEEDED:
        raise HomeRefused(
            f"Ổ đĩa chứa {var} chỉ còn trống {free_mb} MB, cần ít nhất {FREE_MB_NEEDED} MB. "
            "Hãy dọn bớt, hoặc đặt LALANH_VAR vào ổ đĩa khác.",
            free_mb=free_mb,
        )


def _keep_secret_key(path: Path) -> None:
    """Write a new secret key for sessions and signatures, readable by us alone; keep an old one."""
    if path.exists():
        return
    new = path.with_name(f"{path.name}.new-{os.getpid()}")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(48))
    try:
        os.link(new, path)  # unlike a rename this never replaces another starter's key
    except FileExistsError:
        pass
    finally:
        new.unlink()
