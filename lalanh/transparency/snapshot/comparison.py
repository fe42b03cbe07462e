"""Names the first place where a snapshot is not what its rows say."""

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

_READ_BYTES = 1 << 20

#: Tables that a reader knows, with how to call them; the rest belongs to the search indexes.
_PARTS = {
    "meta": "thông tin chung",
    "row": "các cột của dòng công bố",
    "node": "các mã trung gian của sổ",
    "by_date": "thứ tự theo ngày",
    "by_amount": "thứ tự theo số tiền",
    "first_by_date": "mục lục theo ngày",
    "first_by_amount": "mục lục theo số tiền",
    "total": "các con số tổng",
    "word": "bảng từ",
    "pair": "bảng cặp từ",
    "own_gift": "bảng tra khoản của chính mình",
    "search_date_data": "chỉ mục tìm kiếm theo ngày",
    "search_date_idx": "chỉ mục tìm kiếm theo ngày",
    "search_amount_data": "chỉ mục tìm kiếm theo số tiền",
    "search_amount_idx": "chỉ mục tìm kiếm theo số tiền",
}


def difference(path: Path, again: Path) -> str:
    """
    Return a sentence on how a file differs from the same one baked again.

    :raises sqlite3.Error: if the file cannot be read that far.
    """
    place = first_different_byte(path, again)
    where = f"Tệp KHÔNG giống tệp lập lại từ chính các dòng của nó (từ byte {place})."
    with closing(sqlite3.connect(f"file:{quote(str(again))}", uri=True)) as db:
        db.execute("ATTACH ? AS given", (f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1",))
        for table, name in _PARTS.items():
            if _differs(db, table):
                return f"{where} Sai ở {name}. Đừng tin tệp này, hãy tải lại từ nguồn chính thức."
    return (
        f"{where} Số liệu không sai, nhưng tệp đã bị sửa, hoặc được lập bằng một bản SQLite ghi "
        f"khác bản {sqlite3.sqlite_version} của máy này. Hãy tải lại từ nguồn chính thức."
    )


def first_different_byte(path: Path, again: Path) -> int:
    """Return the place of the first byte that differs, from 0; the shorter length if none does."""
    start = 0
    with path.open("rb") as first, again.open("rb") as second:
        while True:
            one, two = first.read(_READ_BYTES), second.read(_READ_BYTES)
            if one != two:
                pairs = zip(one, two, strict=False)
                same = next((at for at, (a, b) in enumerate(pairs) if a != b), None)
                return start + (min(len(one), len(two)) if same is None else same)
            if not one:
                return start
            start += len(one)


def _differs(db: sqlite3.Connection, table: str) -> bool:
    found = db.execute(
        f"SELECT EXISTS (SELECT * FROM main.{table} EXCEPT SELECT * FROM given.{table}) "
        f"OR EXISTS (SELECT * FROM given.{table} EXCEPT SELECT * FROM main.{table})"
    ).fetchone()
    return bool(found[0])
