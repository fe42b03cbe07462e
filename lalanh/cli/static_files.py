"""Whether the gathered static files are still those of what is installed."""

import hashlib
from importlib.metadata import distributions
from pathlib import Path

import lalanh
from lalanh.cli.home import var_folder

STAMP = ".made-from"


def are_current() -> bool:
    """Say whether the gathered files were made from what is installed now."""
    made_from = var_folder() / "static" / STAMP
    return made_from.exists() and made_from.read_text() == _fingerprint()


def stamp() -> None:
    """Record what the files just gathered were made from."""
    (var_folder() / "static" / STAMP).write_text(_fingerprint())


def _fingerprint() -> str:
    """Sum up what the static files are made from: our files, and the packages' versions."""
    package = Path(lalanh.__file__).parent
    ours = (path for path in package.glob("*/static/**/*") if path.is_file())
    facts = [f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in ours]
    facts += [f"{found.name} {found.version}" for found in distributions()]
    return hashlib.sha256("\n".join(sorted(facts)).encode()).hexdigest()
