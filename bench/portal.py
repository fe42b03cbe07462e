"""
How fast the public site answers, in one thread of one process, without the network.

    python -m bench.portal [rows]

Each page is asked through the whole stack (middleware, view, template, compression). "made" asks
something else each time, so that nothing kept helps; "kept" asks the same again, as a crowd does;
"304" asks as a browser that has the page.
"""

import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

from bench.figure import Figure
from bench.snapshot import baked, gifts, p50_and_p99, person

ASKED = 400


def open_site(folder: Path) -> Callable[[str, str], str]:
    """Start the site over a folder of snapshots; what is returned asks for a page."""
    os.environ |= {
        "LALANH_SURFACE": "portal",
        "LALANH_VAR": str(folder),
        "LALANH_SNAPSHOTS": str(folder),
        "DJANGO_SETTINGS_MODULE": "lalanh.config.settings",
    }
    from django.conf import settings  # noqa: PLC0415  # the environment comes first
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415
    from django.test import RequestFactory  # noqa: PLC0415

    # Names of static files as they are: nothing was gathered here.
    settings.STORAGES = {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    (folder / "static").mkdir()
    site, requests = get_wsgi_application(), RequestFactory()

    def ask(path: str, tag: str = "") -> str:
        """Ask for a page, read it, and return its tag."""
        headers = {"Accept-Encoding": "gzip", **({"If-None-Match": tag} if tag else {})}
        told: dict[str, str] = {}

        def start(
            status: str, fields: list[tuple[str, str]], _: object = None
        ) -> Callable[[bytes], object]:
            told.update(fields, status=status)
            return lambda _: None

        b"".join(site(requests.get(path, headers=headers).environ, start))
        if told["status"][:3] not in ("200", "304"):
            raise RuntimeError(f"{path}: {told['status']}")
        return told["ETag"]

    return ask


def timed(ask: Callable[[str, str], str], asked: list[tuple[str, str]]) -> list[float]:
    """Return the milliseconds of each."""
    times = []
    for path, tag in asked:
        started = time.perf_counter()
        ask(path, tag)
        times.append((time.perf_counter() - started) * 1000)
    return times


def told(label: str, times: list[float]) -> None:
    """Print one line."""
    middle, worst = p50_and_p99(times)
    rate = 1000 * len(times) / sum(times)
    print(f"{label:32}{middle:9.2f}{worst:9.2f}{rate:12,.0f}")


def figures(count: int = 20_000) -> Iterator[Figure]:
    """Measure a smaller book; the peer is the same page when nothing kept helps."""
    chance = random.Random(7)
    folder = Path(tempfile.mkdtemp(prefix="lalanh-bench-"))
    baked(list(gifts(count, chance)), folder / f"lalanh-{count + 1:010d}.sqlite")
    ask = open_site(folder)
    names = [urlencode({"q": person(chance)}) for _ in range(ASKED)]
    numbers = [chance.randrange(count) for _ in range(ASKED)]
    search = _rate(ask, [f"/tra-cuu/?{name}" for name in names])
    first = _rate(ask, [f"/?{number}" for number in numbers])
    again = _rate(ask, [f"/tra-cuu/?{names[0]}"] * ASKED)
    first_again = _rate(ask, ["/"] * ASKED)
    rows = _rate(ask, [f"/dong/{number}/" for number in numbers])
    yield Figure("public row with its proof", rows, "pages/s")
    yield Figure("public search, kept", again, "pages/s", search, "ours, made anew")
    yield Figure("public first page, kept", first_again, "pages/s", first, "ours, made anew")
    shutil.rmtree(folder)


def _rate(ask: Callable[[str, str], str], paths: list[str]) -> float:
    """Return pages a second."""
    return 1000 * len(paths) / sum(timed(ask, [(path, "") for path in paths]))


def main(count: int) -> None:
    """Bake, open, ask."""
    chance = random.Random(7)
    folder = Path(tempfile.mkdtemp(prefix="lalanh-bench-"))
    rows = list(gifts(count, chance))
    _, seconds = baked(rows, folder / f"lalanh-{count + 1:010d}.sqlite")
    print(f"{count:,} rows, baked in {seconds:.0f} s\n")
    ask = open_site(folder)
    tag = ask("/", "")
    names = [urlencode({"q": person(chance)}) for _ in range(ASKED)]
    numbers = [chance.randrange(count) for _ in range(ASKED)]
    print(f"{'':32}{'p50 ms':>9}{'p99 ms':>9}{'requests/s':>12}")
    told("search by name, made", timed(ask, [(f"/tra-cuu/?{name}", "") for name in names]))
    told("row with proof, made", timed(ask, [(f"/dong/{number}/", "") for number in numbers]))
    told("first page, made", timed(ask, [(f"/?{number}", "") for number in numbers]))
    told("search by name, kept", timed(ask, [(f"/tra-cuu/?{names[0]}", "")] * ASKED))
    told("first page, kept", timed(ask, [("/", "")] * ASKED))
    told("first page, 304", timed(ask, [("/", tag)] * ASKED))
    shutil.rmtree(folder)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
