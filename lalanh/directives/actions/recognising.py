"""Scanned pages are recognised one by one, and kept, so that nothing is recognised twice."""

import base64
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from lalanh.base import files, jobs
from lalanh.base.models import StoredFile
from lalanh.directives.models import ScannedPage
from lalanh.directives.scans.reading import PAGE_BREAK
from lalanh.kernel import sandbox
from lalanh.organisations.models import Body

_ROOM = "lalanh.directives.scans.reading"


def scanned_pages(*, content: bytes, name: str) -> list[bool]:
    """Return for each page of a file whether it is a picture to be recognised."""
    found = sandbox.read_in_child(f"{_ROOM}:pages_of", content, options={"name": name})
    assert isinstance(found, list)
    return [bool(is_scanned) for is_scanned in found]


def recognise(
    *, work: jobs.Work, file: StoredFile, name: str, owner: Body, pages: list[bool]
) -> str:
    """
    Return the text of a scanned file; each page is read in a child and kept in a step of its own.

    A worker that dies goes on with the page it was at.

    :raises Refused: no engine on this machine, or a page that cannot be read.
    """
    content = files.content_of(file)
    known = set(ScannedPage.objects.filter(owner=owner, file=file).values_list("number", flat=True))
    for number, is_scanned in enumerate(pages, 1):
        if number in known:
            continue
        found = sandbox.read_in_child(
            f"{_ROOM}:page_of",
            content,
            options={"name": name, "number": number, "is_scanned": is_scanned},
        )
        assert isinstance(found, dict)
        message = f"{name}: nhận dạng trang {number} trên {len(pages)}"
        with work.step(done=number, total=len(pages) + 1, message=message) as at:
            _keep(file=file, owner=owner, number=number, found=found, at=at)
    with work.step():
        return PAGE_BREAK.join(_pages(file, owner).values_list("text", flat=True))


def _pages(file: StoredFile, owner: Body) -> QuerySet[ScannedPage]:
    return ScannedPage.objects.filter(owner=owner, file=file).order_by("number")


def _keep(
    *, file: StoredFile, owner: Body, number: int, found: dict[str, Any], at: datetime
) -> None:
    picture = None
    if found["picture"]:
        picture = files.keep(
            content=base64.b64decode(found["picture"]), media_type="image/jpeg", at=at
        )
    ScannedPage.objects.create(
        owner=owner,
        file=file,
        number=number,
        text=found["text"],
        words=found["words"],
        width_px=found["width_px"],
        height_px=found["height_px"],
        picture=picture,
        recognised_at=at,
    )
