"""
Measure one thing, in a process of its own, and print its figures as JSON.

    python -m bench reader
"""

import dataclasses
import importlib
import json
import sys


def main(name: str) -> None:
    """Print what the module's `figures()` gives."""
    module = importlib.import_module(f"bench.{name}")
    print(json.dumps([dataclasses.asdict(figure) for figure in module.figures()]))


if __name__ == "__main__":
    main(sys.argv[1])
