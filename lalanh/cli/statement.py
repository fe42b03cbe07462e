"""`lalanh statement FILE [--json]`: read a bank statement, print its rows and its controls."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from lalanh.fund.statements.presented import presented
from lalanh.fund.statements.reading import read


def main(argv: Sequence[str]) -> int:
    """Read one file. Exit status 0: rows were read, 1: refused, 2: wrong call."""
    options = _options(argv)
    try:
        data = options.file.read_bytes()
    except OSError as error:
        print(f"Không mở được tệp {options.file}: {error.strerror}.", file=sys.stderr)
        return 2
    statement = read(data, name=options.file.name, password=options.password)
    if options.json:
        json.dump(presented(statement), sys.stdout, ensure_ascii=False)
        print()
    return 1 if statement.status == "refused" else 0


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="lalanh statement", description="Đọc sao kê.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--password")
    return parser.parse_args(argv)
