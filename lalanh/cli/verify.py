"""`lalanh verify`: anybody checks a published file at home, without a network or a database."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from lalanh.kernel.errors import Refused
from lalanh.transparency.snapshot import proof
from lalanh.transparency.snapshot.bake import Step
from lalanh.transparency.snapshot.rows import Row
from lalanh.transparency.snapshot.verification import Finding, Verdict, verify

_STEPS = {
    Step.ROWS: "tính lại các dòng",
    Step.INDEX: "lập lại chỉ mục",
    Step.TOTALS: "cộng lại các tổng",
    Step.FILE: "ghi tệp tạm để so từng byte",
}
_TOLD_EVERY = 50_000


def main(argv: Sequence[str]) -> int:
    """Check snapshots and proofs; 0 if all holds, 1 if something does not, 2 on a wrong call."""
    asked = _asked(argv)
    verdicts = [
        verify(path, previous=asked.previous, root=asked.root, progress=_progress(asked.json))
        for path in asked.snapshots
    ]
    if asked.proof is not None:
        verdicts.append(_proved(asked.proof, root=asked.root, snapshots=verdicts))
    if asked.json:
        print(json.dumps([_facts(each) for each in verdicts], ensure_ascii=False, indent=2))
    else:
        print("\n\n".join(_page(each, given_root=asked.root) for each in verdicts))
    return 0 if all(each.holds for each in verdicts) else 1


def _asked(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="lalanh verify", description=__doc__)
    parser.add_argument("snapshots", nargs="*", type=Path, help="tệp công bố (.sqlite)")
    parser.add_argument("--previous", type=Path, help="tệp công bố cũ, để xem có dòng nào bị sửa")
    parser.add_argument("--root", help="gốc của sổ, in trong báo cáo ngày (64 chữ số hệ 16)")
    parser.add_argument("--proof", type=Path, help="bằng chứng của một dòng (.json)")
    parser.add_argument("--json", action="store_true", help="in kết quả cho máy đọc")
    asked = parser.parse_args(argv)
    if not asked.snapshots and asked.proof is None:
        parser.error("hãy nêu tệp công bố hoặc --proof")
    return asked


def _proved(path: Path, *, root: str | None, snapshots: Sequence[Verdict]) -> Verdict:
    """Check a proof, and its root against the one given or those of the files just checked."""
    try:
        shown = proof.check(path.read_text(encoding="utf-8"))
    except Refused as refused:
        return Verdict(path, (Finding("proof", False, refused.message),))
    except (OSError, UnicodeDecodeError):
        return Verdict(path, (Finding("proof", False, "Không đọc được tệp bằng chứng."),))
    findings = [Finding("proof", True, _row_sentence(shown))]
    if snapshots:
        holds = shown.log in [each.log for each in snapshots if each.holds]
        findings.append(Finding("proof log", holds, _SAME_LOG if holds else _OTHER_LOG))
    if root is not None:
        holds = shown.log.root.hex() == root.strip().lower()
        findings.append(Finding("proof root", holds, _SAME_ROOT if holds else _OTHER_ROOT))
    return Verdict(path, tuple(findings), shown.log)


_SAME_LOG = "Bằng chứng thuộc đúng sổ trong tệp công bố."
_OTHER_LOG = (
    "Bằng chứng KHÔNG thuộc sổ trong tệp công bố. Có thể hai bên của hai lần công bố khác nhau: "
    "hãy tải lại bằng chứng."
)
_SAME_ROOT = "Gốc trong bằng chứng khớp với gốc đã cho."
_OTHER_ROOT = (
    "Gốc trong bằng chứng KHÁC gốc đã cho. Bằng chứng có thể của lần công bố khác: hãy tải lại "
    "bằng chứng, hoặc dùng gốc in cùng ngày."
)


def _row_sentence(shown: proof.Proved) -> str:
    row = shown.row
    said = [f"ngày {row.on:%d/%m/%Y}"]
    if isinstance(row, Row):
        if row.opening and row.opening.donor_shown:
            said.append(row.opening.donor_shown)
        if row.amount_vnd is not None:
            said.append(f"{row.amount_vnd:,} đồng".replace(",", "."))
    return f"Dòng này có trong sổ (bằng chứng ghi số {shown.number}): {', '.join(said)}."


def _page(verdict: Verdict, *, given_root: str | None) -> str:
    lines = [f"{verdict.path.name}"]
    lines += [f"  {'✓' if each.holds else '✗'} {each.sentence}" for each in verdict.findings]
    if not verdict.holds:
        lines.append("KHÔNG ĐẠT.")
    elif given_root is None and verdict.log is not None:
        lines.append("ĐẠT. Hãy so gốc sau với gốc in trong báo cáo ngày: " + verdict.log.root.hex())
    else:
        lines.append("ĐẠT.")
    return "\n".join(lines)


def _facts(verdict: Verdict) -> dict[str, object]:
    return {
        "file": str(verdict.path),
        "holds": verdict.holds,
        "size": verdict.log.size if verdict.log else None,
        "root": verdict.log.root.hex() if verdict.log else None,
        "findings": [asdict(each) for each in verdict.findings],
    }


class _Progress:
    """Tells on the terminal how far a long check has come."""

    def __call__(self, step: Step, rows: int) -> None:
        if rows and rows % _TOLD_EVERY == 0:
            print(f"… {_STEPS[step]}: {rows} dòng", file=sys.stderr)


def _progress(quiet: bool) -> _Progress | None:
    return None if quiet else _Progress()
