"""The `lalanh` command: one subcommand per module of this package."""

import argparse
import importlib
import sys
from collections.abc import Sequence

# Subcommand -> (module, one line of help). A module is imported only when its command runs,
# so that `lalanh extract` starts without Django.
COMMANDS: dict[str, tuple[str, str]] = {
    "run": ("lalanh.cli.run", "dựng mọi thứ và mở hai trang: cán bộ :8000, công khai :8001"),
    "extract": ("lalanh.cli.extract", "đọc văn bản chỉ đạo, in nhiệm vụ đề xuất (JSON)"),
    "statement": ("lalanh.cli.statement", "đọc sao kê ngân hàng, in các dòng và kết quả đối chiếu"),
    "verify": ("lalanh.cli.verify", "kiểm chứng một tệp công bố ngay tại nhà, không cần mạng"),
    "manage": ("lalanh.cli.manage", "các lệnh quản trị của Django"),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand and return its exit status (0 well, 1 refused, 2 wrong call)."""
    words = list(sys.argv[1:] if argv is None else argv)
    parser = argparse.ArgumentParser(prog="lalanh", description="Lá Lành: lệnh điều hành.")
    choices = parser.add_subparsers(dest="command", required=True)
    for name, (_, line) in COMMANDS.items():
        choices.add_parser(name, help=line, add_help=False)
    command = parser.parse_args(words[:1]).command
    module = importlib.import_module(COMMANDS[command][0])
    return int(module.main(words[1:]))


if __name__ == "__main__":
    sys.exit(main())
