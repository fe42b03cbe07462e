"""
Checks a snapshot with nothing but the file, and a root if one is at hand.

The file is baked anew from its own rows and facts. Baking recomputes every leaf, the root, all
copies, totals, ranks and indexes, and always gives the same bytes: one changed byte anywhere shows.
So a file that passes is exactly what its rows say, and its rows are bound by the root. Only the
root must come from elsewhere: the daily report, a newspaper, an older file.
"""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from lalanh.kernel.errors import Refused
from lalanh.transparency.log import LogState
from lalanh.transparency.snapshot import proof, reading
from lalanh.transparency.snapshot.bake import Progress, bake, checksum_path, sha256_of
from lalanh.transparency.snapshot.comparison import difference

#: What a damaged file can make the reader raise.
_DAMAGE = (sqlite3.Error, Refused, ValueError, OSError, OverflowError)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was checked: its name for programs, whether it holds, and the sentence."""

    check: str
    holds: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """All findings on one file, and the log it holds if that could be read."""

    path: Path
    findings: tuple[Finding, ...]
    log: LogState | None = None

    @property
    def holds(self) -> bool:
        """Whether everything that was checked holds."""
        return all(each.holds for each in self.findings)


def verify(
    path: Path,
    *,
    previous: Path | None = None,
    root: str | None = None,
    progress: Progress | None = None,
) -> Verdict:
    """
    This will check a snapshot against itself, its checksum file if there is one, an older snapshot
    and a root in hexadecimal if they are given. It needs as much room for temporary files as two
    such snapshots take.
    """
    findings = list(_checksum(path))
    try:
        state, found = _itself(path, progress)
    except _DAMAGE as error:
        return Verdict(path, (*findings, _damaged(error)))
    findings += found
    if all(each.holds for each in found):
        with closing(reading.open_snapshot(path, is_trusted=False)) as db:
            if root is not None:
                findings.append(_same_root(db, root))
            if previous is not None:
                findings.append(_continues(db, previous))
    return Verdict(path, tuple(findings), state)


def _checksum(path: Path) -> Iterator[Finding]:
    """Compare with the file that stands beside, as ``sha256sum`` writes it."""
    try:
        expected = checksum_path(path).read_text(encoding="utf-8").split()[:1]
        if expected == [sha256_of(path)]:
            yield Finding("checksum", True, "Mã SHA-256 của tệp khớp với tệp .sha256 đi kèm.")
        else:
            yield Finding(
                "checksum", False, "Mã SHA-256 của tệp KHÔNG khớp với tệp .sha256 đi kèm."
            )
    except FileNotFoundError:
        return
    except (OSError, ValueError):
        yield Finding("checksum", False, "Không đọc được tệp .sha256 đi kèm. Hãy tải lại.")


def _itself(path: Path, progress: Progress | None) -> tuple[LogState, list[Finding]]:
    with (
        tempfile.TemporaryDirectory(prefix="lalanh-verify-") as work,
        closing(reading.open_snapshot(path, is_trusted=False)) as db,
    ):
        said = reading.about(db)
        again = bake(
            reading.every_row(db),
            facts=said.facts,
            path=Path(work) / "again.sqlite",
            progress=progress,
        )
        findings = [
            _compared(
                "root",
                again.log == said.log,
                f"Gốc của sổ tính lại từ {again.log.size} dòng là {again.log.root.hex()}.",
                f"Gốc của sổ tính lại là {again.log.root.hex()}, KHÁC gốc ghi trong tệp "
                f"({said.log.root.hex()}).",
            )
        ]
        if again.sha256 == sha256_of(path):
            findings += _every_part_holds(db)
        else:
            findings.append(Finding("bytes", False, difference(path, again.path)))
    return again.log, findings


def _every_part_holds(db: sqlite3.Connection) -> Iterator[Finding]:
    """Say in words what equal bytes mean."""
    everything = reading.totals(db, by=["flow"])
    by_flow = {each.key[0]: each for each in everything}
    came_in = by_flow["in"].amount_vnd if "in" in by_flow else 0
    went_out = by_flow["out"].amount_vnd if "out" in by_flow else 0
    yield Finding(
        "totals",
        True,
        f"Tổng thu {_dong(came_in)}, tổng chi {_dong(went_out)}: cộng lại từng dòng, khớp với sổ.",
    )
    yield Finding(
        "bytes",
        True,
        "Lập lại tệp từ chính các dòng của nó: giống từng byte (số liệu, chỉ mục tìm kiếm, tổng).",
    )


def _same_root(db: sqlite3.Connection, root: str) -> Finding:
    """Accept the root of this publication or of an earlier one that it continues."""
    wanted = root.strip().lower()
    states = [closed.closing.previous for closed in reading.publications(db)]
    now = reading.about(db).log
    if wanted == now.root.hex():
        return Finding("given root", True, "Gốc của sổ khớp với gốc đã cho.")
    earlier = [each for each in states if each.size and each.root.hex() == wanted]
    if earlier:
        return Finding(
            "given root",
            True,
            f"Gốc đã cho là của lần công bố trước, gồm {earlier[0].size} dòng đầu; các dòng đó "
            "còn nguyên trong tệp này.",
        )
    return Finding(
        "given root",
        False,
        "Gốc của sổ KHÁC gốc đã cho. Hãy kiểm tra lại gốc in trong báo cáo, hoặc tải lại tệp.",
    )


def _continues(db: sqlite3.Connection, previous: Path) -> Finding:
    """Check that the older file's rows are the first rows of this one."""
    try:
        with closing(reading.open_snapshot(previous, is_trusted=False)) as old:
            before = reading.about(old).log
            size, rows = reading.about(db).log.size, before.size
            if rows <= size and proof.root_of(db, 0, rows) == before.root:
                return _compared("previous", True, _CONTINUED.format(rows=rows), "")
            changed = _first_changed(old, db)
    except _DAMAGE as error:
        return Finding("previous", False, f"Không đọc được tệp cũ. {_sentence(error)}")
    return Finding(
        "previous",
        False,
        f"Tệp này KHÔNG nối tiếp tệp cũ: dòng {changed} đã bị sửa hoặc bỏ đi.",
    )


_CONTINUED = "Cả {rows} dòng của tệp cũ còn nguyên, đúng thứ tự, trong tệp này."


def _first_changed(old: sqlite3.Connection, new: sqlite3.Connection) -> int:
    query = "SELECT json FROM row ORDER BY leaf"
    later = new.execute(query)
    number = -1
    for number, text in enumerate(old.execute(query)):
        if later.fetchone() != text:
            return number
    return number + 1


def _compared(check: str, holds: bool, good: str, bad: str) -> Finding:
    return Finding(check, holds, good if holds else bad)


def _damaged(error: BaseException) -> Finding:
    return Finding("readable", False, _sentence(error))


def _sentence(error: BaseException) -> str:
    if isinstance(error, Refused):
        return error.message
    if isinstance(error, OSError):
        return "Không đọc được tệp, hoặc hết chỗ cho tệp tạm. Hãy kiểm tra tệp và ổ đĩa."
    return "Tệp đã bị hỏng hoặc bị sửa nên không đọc hết được. Hãy tải lại tệp."


def _dong(amount_vnd: int) -> str:
    return f"{amount_vnd:,}".replace(",", ".") + " đồng"
