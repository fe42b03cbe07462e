"""
Measures everything and prints one table: what, ours, the peer of the same run, the ratio.

Usage: python scripts/bench.py            all of bench/
       python scripts/bench.py book jobs  only these

Figures belong to the machine; ratios travel further. A ratio above one is in our favour.
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.figure import Figure  # noqa: E402  # the folder above is on the path only now


def main(asked: list[str]) -> int:
    """Run each measurement in a process of its own; 1 if one of them failed."""
    print(f"{'what':46}{'ours':>12} {'unit':<11}{'peer':>12} {'ratio':>7}  peer")
    failed = []
    for name in asked or sorted(_measurements()):
        started = time.monotonic()
        done = _run(name)
        print(f"-- {name}, {time.monotonic() - started:.0f} s")
        if done.returncode:
            failed.append(name)
            print(done.stderr.strip())
            continue
        for facts in json.loads(done.stdout.splitlines()[-1]):
            print(_line(Figure(**facts)))
    if failed:
        print(f"failed: {', '.join(failed)}")
    return 1 if failed else 0


def _measurements() -> Iterator[str]:
    for path in (ROOT / "bench").glob("*.py"):
        if "\ndef figures(" in path.read_text(encoding="utf-8"):
            yield path.stem


def _run(name: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bench", name]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def _line(figure: Figure) -> str:
    said = f"{figure.what:46}{_number(figure.ours)} {figure.unit:<11}"
    if figure.peer is None or figure.times_as_good is None:
        return f"{said}{'–':>12} {'–':>7}"
    return f"{said}{_number(figure.peer)} {figure.times_as_good:6.2f}×  {figure.peer_name}"


def _number(value: float) -> str:
    return f"{value:12,.2f}" if value < 100 else f"{value:12,.0f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
