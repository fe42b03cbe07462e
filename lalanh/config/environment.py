"""Strict readers of the environment: a value that is not understood stops the start."""

import os
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit


class SettingRefused(Exception):
    """A setting has a value that is not understood."""


def text(name: str, default: str | None = None) -> str:
    """Return the setting, or the default; a setting without default must be given."""
    value = os.environ.get(name, default)
    if value is None:
        raise SettingRefused(f"Thiếu cấu hình {name}: hãy đặt biến môi trường này rồi chạy lại.")
    return value


def switch(name: str, default: bool) -> bool:
    """Return a yes/no setting written as `1`/`0`, `yes`/`no`, `true`/`false`, `on`/`off`."""
    value = os.environ.get(name)
    if value is None or value == "":
        return default
    known = {"1": True, "yes": True, "true": True, "on": True}
    known |= {"0": False, "no": False, "false": False, "off": False}
    if value.lower() not in known:
        raise SettingRefused(f"{name}={value!r} không hiểu được: hãy ghi 1 hoặc 0.")
    return known[value.lower()]


def whole(name: str, default: int) -> int:
    """Return a whole number."""
    value = os.environ.get(name)
    if value is None or value == "":
        return default
    if not value.isdigit():
        raise SettingRefused(f"{name}={value!r} không hiểu được: hãy ghi một số nguyên.")
    return int(value)


def choice(name: str, default: str, among: tuple[str, ...]) -> str:
    """Return one of the allowed words."""
    value = os.environ.get(name) or default
    if value not in among:
        raise SettingRefused(f"{name}={value!r} không hiểu được: hãy chọn {', '.join(among)}.")
    return value


def words(name: str, default: str = "") -> list[str]:
    """Return a list written with commas."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


@dataclass(frozen=True, slots=True)
class DatabaseAddress:
    """Where a PostgreSQL database is and who connects; `host` may be a socket folder."""

    name: str
    user: str
    password: str
    host: str
    port: str
    # Session settings ("-c role=…") and other words of libpq (sslmode, sslrootcert, …).
    session: str
    parameters: dict[str, str]


_READ_ABOVE = ("user", "password", "host", "port", "options")


def database(name: str, default: str) -> DatabaseAddress:
    """Read `postgresql://user:password@host:port/name`, or `…/name?host=/socket/folder`."""
    url = urlsplit(os.environ.get(name) or default)
    if url.scheme not in ("postgres", "postgresql") or len(url.path) < 2:
        raise SettingRefused(
            f"{name} không phải địa chỉ PostgreSQL: hãy ghi postgresql://người:mật_khẩu@máy/tên."
        )
    extra = dict(parse_qsl(url.query))
    return DatabaseAddress(
        name=unquote(url.path[1:]),
        user=unquote(url.username or extra.get("user", "")),
        password=unquote(url.password or extra.get("password", "")),
        host=unquote(url.hostname or "") or extra.get("host", ""),
        port=str(url.port or extra.get("port", "")),
        session=extra.get("options", ""),
        parameters={word: value for word, value in extra.items() if word not in _READ_ABOVE},
    )
