"""A second person approves a draft; its rows join the log and a snapshot is baked."""

from collections.abc import Iterator
from datetime import datetime
from itertools import count
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.models import Max

from lalanh.base import jobs
from lalanh.base.action import action, note
from lalanh.base.models import User
from lalanh.base.refusals import refused_as
from lalanh.kernel import states
from lalanh.kernel.errors import Refused
from lalanh.transparency.log import EMPTY_ROOT, LogState, canonical
from lalanh.transparency.models import Publication, PublishedRow, Spoken
from lalanh.transparency.snapshot.bake import Step, bake
from lalanh.transparency.snapshot.facts import facts_of
from lalanh.transparency.snapshot.leaves import leaf_of, opening_of
from lalanh.transparency.snapshot.rows import Closing, Row

PUBLISH = "transparency.publication.publish"
STEPS = {
    Publication.State.DRAFT: frozenset({Publication.State.APPROVED, Publication.State.DISCARDED}),
    Publication.State.APPROVED: frozenset({Publication.State.PUBLISHED}),
    Publication.State.PUBLISHED: frozenset(),
    Publication.State.DISCARDED: frozenset(),
}


class OwnDraft(Refused):
    """Whoever drafted does not publish."""

    message = (
        "Người soạn không tự công bố bản của mình. Hãy để người khác trong cơ quan xem và công bố."
    )


class ReasonMissing(Refused):
    """Throwing a draft away needs a reason."""

    message = "Hãy ghi lý do bỏ bản soạn này."


class AlreadyWithheld(Refused):
    """The row shows no name any more."""

    message = "Dòng này đã không nêu tên từ trước. Không cần làm lại."


def _settle(
    publication: Publication, to: Publication.State, *, by: User, at: datetime
) -> Publication:
    fresh = Publication.objects.select_for_update().get(pk=publication.pk)
    states.check(STEPS, Publication.State(fresh.state), to)
    fresh.state, fresh.settled_at, fresh.settled_by = to, at, by
    return fresh


@action("transparency.publication.approved")
def approve(*, publication: Publication, by: User, at: datetime) -> Publication:
    """
    Approve a draft; a job puts its rows into the log and bakes the snapshot.

    :raises OwnDraft: by the person who drafted it.
    :raises NotOnTheMap: if it was settled before.
    """
    fresh = _settle(publication, Publication.State.APPROVED, by=by, at=at)
    with refused_as(OwnDraft, constraint="transparency_publication_published_by_another"):
        fresh.save()
    jobs.ask(
        kind=PUBLISH, key=f"{PUBLISH}:{fresh.pk}", args={"publication": fresh.pk}, by=by, at=at
    )
    return fresh


@action("transparency.publication.discarded")
def discard(*, publication: Publication, reason: str, by: User, at: datetime) -> Publication:
    """
    Throw a draft away; its entries go into the next one.

    :raises ReasonMissing: without a reason.
    """
    if not reason.strip():
        raise ReasonMissing(field="reason")
    fresh = _settle(publication, Publication.State.DISCARDED, by=by, at=at)
    fresh.reason = reason.strip()
    fresh.save()
    return fresh


@jobs.job(PUBLISH, name="Công bố sổ")
def publish(work: jobs.Work) -> None:
    """
    Append the approved rows, bake the file, and open it to the public; each can be done again.

    The bake is deterministic: one that was killed is begun anew and gives the same bytes.
    """
    pk: int = work.args["publication"]
    with work.step(message="Đang ghi vào nhật ký công khai") as at:
        publication = Publication.objects.get(pk=pk)
        if publication.first_number is None:
            append_rows(publication=publication, by=work.by, at=at)
    with work.step(message="Đang đóng gói tệp công bố"):
        publication = Publication.objects.get(pk=pk)
        made = _bake(publication)
    with work.step(message="Đã công bố", done=1, total=1) as at:
        open_snapshot(
            publication=publication, size=made[0], root=made[1], file=made[2], sha256=made[3],
            by=work.by, at=at,
        )  # fmt: skip
        work.give(publication=pk)


def _last_log() -> LogState:
    """The log as the last publication left it."""
    last = (
        Publication.objects.filter(state=Publication.State.PUBLISHED).order_by("-log_size").first()
    )
    if last is None or last.log_size is None:
        return LogState(size=0, root=EMPTY_ROOT)
    return LogState(size=last.log_size, root=bytes.fromhex(last.root))


@action("transparency.rows.appended")
def append_rows(*, publication: Publication, by: User, at: datetime) -> Publication:
    """Give each row of an approved draft its number in the log, and close with the facts."""
    with connection.cursor() as cursor:
        # One writer of the log at a time: numbers leave no gap.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('transparency.log'))")
    last = PublishedRow.objects.aggregate(last=Max("number"))["last"]
    first = 0 if last is None else last + 1
    drafts = list(publication.draft_rows.order_by("position"))
    closing = facts_of(publication.facts).closing(previous=_last_log())
    rows = [
        PublishedRow(number=n, publication=publication, leaf=draft.leaf, opening=draft.opening)
        for n, draft in zip(count(first), drafts, strict=False)
    ]
    rows.append(
        PublishedRow(
            number=first + len(drafts),
            publication=publication,
            leaf=canonical(closing.facts()).decode(),
        )
    )
    PublishedRow.objects.bulk_create(rows, batch_size=5_000)
    Spoken.objects.bulk_create(
        (
            Spoken(source=draft.source, row_id=n)
            for n, draft in zip(count(first), drafts, strict=False)
        ),
        batch_size=5_000,
    )
    _forget_names(publication)
    publication.first_number = first
    publication.save(update_fields=["first_number"])
    note(rows=len(rows))
    return publication


def _forget_names(publication: Publication) -> None:
    """Empty the words of rows whose withholding is said in this publication."""
    said = publication.draft_rows.filter(source__startswith="withheld:")
    numbers = [int(row.source.partition(":")[2]) for row in said]
    PublishedRow.objects.filter(number__in=numbers).update(opening=None)


@action("transparency.name.withheld")
def withhold_name(*, row: PublishedRow, by: User, at: datetime) -> PublishedRow:
    """
    Honour a donor's later wish: the next publication says so and shows the words no more.

    The leaf, its figures and every proof stay as they were.

    :raises AlreadyWithheld: if the wish was noted before, or the row never showed a name.
    """
    fresh = PublishedRow.objects.select_for_update().get(pk=row.pk)
    if fresh.withheld_at is not None or fresh.opening is None:
        raise AlreadyWithheld
    fresh.withheld_at = at
    fresh.save(update_fields=["withheld_at"])
    return fresh


def _leaves(*, up_to: Publication) -> Iterator[Row | Closing]:
    """Yield every row of the log from the first to the closing one of this publication."""
    stored = PublishedRow.objects.filter(publication_id__lte=up_to.pk).order_by("number")
    for row in stored.iterator(chunk_size=5_000):
        opening = None if row.opening is None else opening_of(row.opening)
        yield leaf_of(row.leaf, number=row.number, opening=opening)


def _bake(publication: Publication) -> tuple[int, str, str, str]:
    """Bake the snapshot of the log so far; return log size, root, file name and SHA-256."""
    folder = Path(settings.SNAPSHOTS_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    first, drafted = publication.first_number, publication.draft_rows.count()
    assert first is not None
    name = f"lalanh-{first + drafted + 1:010d}.sqlite"
    facts = facts_of(publication.facts)
    baked = bake(_leaves(up_to=publication), facts=facts, path=folder / name, progress=_silent)
    return baked.log.size, baked.log.root.hex(), name, baked.sha256


def _silent(_step: Step, _rows: int) -> None:
    """The bake runs inside one step of the job, whose message says what goes on."""


@action("transparency.snapshot.opened")
def open_snapshot(
    *,
    publication: Publication,
    size: int,
    root: str,
    file: str,
    sha256: str,
    by: User,
    at: datetime,
) -> Publication:
    """Note the finished file; from here on the public site shows it."""
    fresh = Publication.objects.select_for_update().get(pk=publication.pk)
    if fresh.state == Publication.State.PUBLISHED:
        return fresh
    states.check(STEPS, Publication.State(fresh.state), Publication.State.PUBLISHED)
    fresh.state = Publication.State.PUBLISHED
    fresh.log_size, fresh.root = size, root
    fresh.file_name, fresh.file_sha256 = file, sha256
    fresh.save()
    note(root=root, size=size)
    return fresh
