"""A file comes in, is read by the machine, and waits as a draft for a person."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from lalanh.base import files, jobs
from lalanh.base.action import action, note
from lalanh.base.models import Job, StoredFile, User
from lalanh.directives.actions import drafting, recognising
from lalanh.directives.models import Document, Reading
from lalanh.kernel import sandbox
from lalanh.organisations.models import Body

READ = "directives.reading.read"


@action("directives.file.received")
def receive_file(*, content: bytes, name: str, owner: Body, by: User, at: datetime) -> Job:
    """
    Keep a file and ask the machine to read it; the same file in the same body is read once.

    What was taken out of the register, or thrown away as a draft, may come in again.

    :raises FileTooBig: above the limit of uploads.
    """
    file = files.keep(content=content, media_type="application/octet-stream", at=at)
    note(sha256=file.sha256)
    key = f"{READ}:{owner.pk}:{file.sha256}"
    # What came to nothing may be tried again; what was read, or waits, is the same job.
    vain = [Job.State.FAILED, Job.State.CANCELLED]
    tries = Job.objects.filter(kind=READ, key__startswith=key, state__in=vain).count()
    tries += _withdrawn(owner=owner, file=file).count()
    return jobs.ask(
        kind=READ,
        key=f"{key}:{tries}",
        args={"file_id": file.pk, "name": name, "owner_id": owner.pk},
        by=by,
        at=at,
    )


def _withdrawn(*, owner: Body, file: StoredFile) -> QuerySet[Document]:
    """What came with the file and was withdrawn."""
    came = Document.objects.filter(reading__owner=owner, reading__file=file)
    return came.filter(state=Document.State.WITHDRAWN)


@jobs.job(READ, name="Đọc văn bản")
def read_received(work: jobs.Work) -> None:
    """
    Read the file in a child process and lay down its documents as drafts, in one step.

    Pages that are pictures are recognised first, each in a step of its own.
    """
    file = StoredFile.objects.get(pk=work.args["file_id"])
    name: str = work.args["name"]
    content = files.content_of(file)
    with work.step():
        owner = Body.objects.get(pk=work.args["owner_id"])
    pages = recognising.scanned_pages(content=content, name=name)
    if any(pages):
        content = recognising.recognise(
            work=work, file=file, name=name, owner=owner, pages=pages
        ).encode()
    found = sandbox.read_in_child(
        "lalanh.directives.extraction.proposals:proposals_of", content, options={"name": name}
    )
    assert isinstance(found, dict)
    total = len(pages) + 1 if any(pages) else 1
    with work.step(done=total, total=total, message=name) as at:
        reading = lay_down(file=file, name=name, found=found, owner=owner, by=work.by, at=at)
        ids = list(_standing(reading).order_by("start").values_list("pk", flat=True))
        work.give(documents=ids, url=f"/van-ban/tep/{reading.pk}/")


def _standing(reading: Reading) -> QuerySet[Document]:
    """What came with the file and was not withdrawn."""
    return Document.objects.filter(reading=reading).exclude(state=Document.State.WITHDRAWN)


@action("directives.file.read")
def lay_down(
    *, file: StoredFile, name: str, found: dict[str, Any], owner: Body, by: User, at: datetime
) -> Reading:
    """
    Keep what the machine read and proposed, and make a draft of each document in the file.

    Of a file that was read before, only what was withdrawn since becomes a draft again.

    :param found: `{"text": …, "documents": […]}` as the reader gives it.
    """
    reading, is_new = Reading.objects.get_or_create(
        owner=owner,
        file=file,
        defaults={
            "name": name[:250],
            "text": found["text"],
            "proposals": found["documents"],
            "received_at": at,
            "received_by": by,
        },
    )
    there = set(_standing(reading).values_list("start", flat=True))
    gone = set(_withdrawn(owner=owner, file=file).values_list("start", flat=True)) - there
    new = [one for one in reading.proposals if is_new or one["start"] in gone]
    for proposal in drafting.cited_first(new):
        drafting.draft_document(reading=reading, proposal=proposal, at=at)
    note(documents=len(new))
    return reading
