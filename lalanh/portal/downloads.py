"""
Whole files: the snapshot, and all rows as CSV or JSON lines.

A download takes a thread of the server for as long as it lasts. Only some run at a time, so that
the pages stay up on the day everybody comes; who comes too many is told to try again. A cache in
front may hold what it was given for an hour, no longer: a file is kept back once a name in it is
withdrawn, so the folder itself must not be given out beside us.
"""

import re
import sqlite3
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from lalanh.portal import archive
from lalanh.portal.answers import nothing_yet
from lalanh.portal.archive import File
from lalanh.portal.shelf import NothingPublished, shelf
from lalanh.transparency.snapshot import export
from lalanh.transparency.snapshot.reading import open_snapshot

# `lalanh run` gives each process four threads: half of them stay free for pages.
MOST_AT_ONCE = 2
_PIECE_BYTES = 1 << 18
_RETRY_S = 60
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
_FOR_AN_HOUR = "public, max-age=3600"
_UNTIL_THE_NEXT = "public, max-age=60"

_free = threading.BoundedSemaphore(MOST_AT_ONCE)

type Rows = Callable[[sqlite3.Connection], Iterator[str]]


class Pieces:
    """The pieces of a download, which holds its place until it ends, however it ends."""

    def __init__(self, pieces: Generator[bytes]) -> None:
        """Take over a place that was taken before."""
        self._pieces = pieces
        self._holds_place = True

    def __iter__(self) -> "Pieces":
        return self

    def __next__(self) -> bytes:
        return next(self._pieces)

    def close(self) -> None:
        """Stop reading and give the place back; the server calls this also when a reader left."""
        self._pieces.close()
        if self._holds_place:
            self._holds_place = False
            _free.release()


@require_safe
def snapshot(request: HttpRequest, name: str) -> HttpResponseBase:
    """A snapshot file, whole or a part of it; it never changes under its name."""
    file = _file(name)
    tag = f'"{file.sha256}"'
    if known := get_conditional_response(request, etag=tag):
        return known
    part = _asked_part(request, file.size_bytes, tag)
    if not part:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{file.size_bytes}"})
    headers = {
        "Content-Type": "application/vnd.sqlite3",
        "Content-Disposition": f'attachment; filename="{file.name}"',
        "Content-Length": str(len(part)),
        "Accept-Ranges": "bytes",
        "ETag": tag,
        "Cache-Control": _FOR_AN_HOUR,
    }
    if len(part) < file.size_bytes:
        headers["Content-Range"] = f"bytes {part[0]}-{part[-1]}/{file.size_bytes}"
    return _streamed(request, lambda: _bytes(file.path, part), headers)


@require_safe
def checksum(request: HttpRequest, name: str) -> HttpResponse:
    """The checksum file beside a snapshot, as sha256sum reads it."""
    file = _file(name)
    return HttpResponse(f"{file.sha256}  {file.name}\n", content_type="text/plain; charset=utf-8")


@require_safe
def csv(request: HttpRequest) -> HttpResponseBase:
    """All rows for a spreadsheet."""
    return _all_rows(request, export.csv_text, "csv", "text/csv; charset=utf-8")


@require_safe
def json_lines(request: HttpRequest) -> HttpResponseBase:
    """All rows, one JSON object a line."""
    return _all_rows(request, export.json_lines, "jsonl", "application/jsonl; charset=utf-8")


def _file(name: str) -> File:
    try:
        with shelf().reading() as edition:
            found = archive.given_out(edition, name)
    except NothingPublished:
        found = None
    if found is None:
        raise Http404
    return found


def _all_rows(request: HttpRequest, rows: Rows, ending: str, kind: str) -> HttpResponseBase:
    try:
        with shelf().reading() as edition:
            path, size, root = edition.path, edition.about.log.size, edition.root
    except NothingPublished as refusal:
        return nothing_yet(request, refusal)
    tag = f'W/"{root[:32]}-{ending}"'
    if known := get_conditional_response(request, etag=tag):
        return known
    headers = {
        "Content-Type": kind,
        "Content-Disposition": f'attachment; filename="lalanh-{size:010d}.{ending}"',
        "ETag": tag,
        "Cache-Control": _UNTIL_THE_NEXT,
    }
    return _streamed(request, lambda: _lines(path, rows), headers)


def _streamed(
    request: HttpRequest, pieces: Callable[[], Generator[bytes]], headers: dict[str, str]
) -> HttpResponseBase:
    if request.method == "HEAD":
        return HttpResponse(headers=headers)
    if not _free.acquire(blocking=False):
        response = render(request, "portal/busy.html", {}, status=503)
        response["Retry-After"] = str(_RETRY_S)
        return response
    status = 206 if "Content-Range" in headers else 200
    return StreamingHttpResponse(Pieces(pieces()), headers=headers, status=status)


def _asked_part(request: HttpRequest, size: int, tag: str) -> range:
    """Return the bytes asked for, all of them unless one range was asked; empty if it has none."""
    found = _RANGE.fullmatch(request.headers.get("Range", "").strip())
    if found is None or found[0] == "bytes=-" or request.headers.get("If-Range", tag) != tag:
        return range(size)
    first, last = found.groups()
    if not first:
        return range(max(0, size - int(last)), size)
    return range(int(first), min(size, int(last) + 1) if last else size)


def _bytes(path: Path, part: range) -> Generator[bytes]:
    with path.open("rb") as file:
        file.seek(part.start)
        left = len(part)
        while left and (piece := file.read(min(_PIECE_BYTES, left))):
            left -= len(piece)
            yield piece


def _lines(path: Path, rows: Rows) -> Generator[bytes]:
    """Read through a connection of its own: a download outlasts many publications."""
    with closing(open_snapshot(path)) as db:
        for piece in rows(db):
            yield piece.encode()
