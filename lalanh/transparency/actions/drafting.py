"""The night (or a person) drafts what the book has gained since the last publication."""

import secrets
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from lalanh.base import jobs, notices
from lalanh.base.action import action, note
from lalanh.base.models import Job, User
from lalanh.base.permissions import Permission
from lalanh.base.refusals import refused_as
from lalanh.fund.models import Drive, Fund
from lalanh.fund.queries import proof, publication
from lalanh.fund.queries.proof import OwnGift, statement_code
from lalanh.fund.queries.publication import PublicRow
from lalanh.kernel.errors import Refused
from lalanh.kernel.period import format_date, local_date
from lalanh.organisations import queries as organisations
from lalanh.organisations.models import Body
from lalanh.transparency import queries
from lalanh.transparency.actions import book
from lalanh.transparency.log import canonical
from lalanh.transparency.models import DraftRow, Publication, PublishedRow, Spoken
from lalanh.transparency.snapshot import own_gift
from lalanh.transparency.snapshot.rows import Flow, Kind, Opening, Row

DRAFT = "transparency.publication.draft"
_KINDS = {
    "donation": Kind.GIFT,
    "goods": Kind.GOODS,
    "fee": Kind.FEE,
    "disbursement": Kind.SPENDING,
    "reversal": Kind.CORRECTION,
}
NONCE_BYTES = 16


class NothingNew(Refused):
    """The book says nothing that was not published."""

    message = "Từ lần công bố trước sổ không có gì mới đến ngày này. Chưa cần công bố."


class AnotherDraft(Refused):
    """A draft waits, or a publication is under way."""

    message = "Đang có một bản chờ công bố. Hãy công bố hoặc bỏ bản ấy trước khi soạn bản mới."


class DayNotOver(Refused):
    """A day is published when it is over."""

    message = "Chỉ công bố đến hết ngày hôm qua, vì sổ của hôm nay còn mở. Hãy chọn ngày trước đó."


class AlreadyPublished(Refused):
    """The book is public up to a later day."""

    message = "Sổ đã công bố đến hết ngày {last}. Hãy chọn ngày đó hoặc một ngày sau."


@jobs.job(DRAFT, name="Soạn sẵn bản công bố")
def draft_nightly(work: jobs.Work) -> None:
    """Draft what was posted up to the end of yesterday; nothing new is no failure."""
    with work.step(done=1, total=1) as at:
        owner = Body.objects.get(pk=work.args["owner"])
        through = local_date(at) - timedelta(days=1)
        try:
            # A savepoint: what is refused is undone, and the job still says so.
            with transaction.atomic():
                made = prepare(owner=owner, through=through, by=work.by, at=at)
            work.give(publication=made.pk)
        except (NothingNew, AnotherDraft) as refusal:
            work.give(said=refusal.message)


@action("transparency.draft.asked")
def ask_for_draft(*, owner: Body, by: User, at: datetime) -> Job:
    """Let the night's job run now; once a day and body, however often it is asked."""
    day = local_date(at).isoformat()
    return jobs.ask(
        kind=DRAFT, key=f"{DRAFT}:{owner.pk}:{day}", args={"owner": owner.pk}, by=by, at=at
    )


@action("transparency.publication.prepared")
def prepare(*, owner: Body, through: date, by: User, at: datetime) -> Publication:
    """
    Draft every row of the books in sight that was not published, up to and including the day.

    :raises DayNotOver: for today or later.
    :raises NothingNew: when there is no such row.
    :raises AnotherDraft: while one waits.
    :raises AlreadyPublished: for a day before the last one published.
    :raises BookDisagrees: if the rows do not come to the figure of the book.
    """
    if through >= local_date(at):
        raise DayNotOver(field="through")
    last = queries.published_through(owner=owner)
    if last is not None and through < last:
        raise AlreadyPublished(last=format_date(last), field="through")
    funds = proof.published_funds()
    made = Publication(owner=owner, through=through, prepared_at=at, prepared_by=by)
    with refused_as(AnotherDraft, constraint="transparency_publication_one_at_a_time"):
        made.save(force_insert=True)
    rows = _rows(funds, through=through)
    if not rows:
        raise NothingNew
    DraftRow.objects.bulk_create(
        (
            DraftRow(
                publication=made,
                position=position,
                source=source,
                leaf=canonical(row.facts()).decode(),
                opening=row.opening.facts() if row.opening else None,
            )
            for position, (source, row) in enumerate(rows)
        ),
        batch_size=5_000,
    )
    made.row_count = len(rows)
    made.in_vnd = _sum(row for _, row in rows if row.flow == Flow.IN)
    made.out_vnd = _sum(row for _, row in rows if row.flow == Flow.OUT)
    book.check(funds=funds, rows=[row for _, row in rows], through=through)
    made.facts = book.facts(funds=funds, through=through, at=at).text()
    made.save()
    note(rows=len(rows))
    _tell_publishers(made, by=by, at=at)
    return made


def _tell_publishers(made: Publication, *, by: User, at: datetime) -> None:
    """Put the draft on the desk of everyone in the body who may publish it."""
    may = organisations.accounts_that_may(permission=Permission.PUBLISH, body=made.owner)
    notices.send(
        to=may.exclude(pk=by.pk),
        kind="transparency.draft.waits",
        text=f"Bản công bố đến hết ngày {format_date(made.through)} chờ anh/chị xem và công bố.",
        url=f"/cong-bo/{made.pk}/",
        by=by,
        at=at,
    )


def _sum(rows: Iterable[Row]) -> int:
    return sum(row.amount_vnd or 0 for row in rows)


def _rows(funds: list[Fund], *, through: date) -> list[tuple[str, Row]]:
    """Return the rows to publish, each with its source; numbers follow the log without a gap."""
    spoken = dict(Spoken.objects.values_list("source", "row_id"))
    last = PublishedRow.objects.aggregate(last=Max("number"))["last"]
    first = 0 if last is None else last + 1
    fresh = [
        (source, told)
        for fund in funds
        for told in publication.public_rows(fund=fund, up_to=through)
        if (source := _source(told)) not in spoken
    ]
    own = proof.own_gifts(entries=(told.entry for _, told in fresh))
    nameless = {d.code for f in funds for d in f.drives.all() if d.names == Drive.Names.NEVER}
    rows: list[tuple[str, Row]] = []
    for source, told in fresh:
        shows_names = bool(told.drive) and told.drive not in nameless
        words = _opening(told, own.get(told.entry), shows_names=shows_names)
        corrected = None
        if told.corrects is not None:
            corrected = spoken[source.replace(str(told.entry), str(told.corrects), 1)]
        rows.append((source, _row(told, opening=words, corrects=corrected)))
        spoken[source] = first + len(rows) - 1
    withheld = PublishedRow.objects.filter(withheld_at__isnull=False).order_by("number")
    for row in withheld:
        if (source := f"withheld:{row.number}") not in spoken:
            rows.append((source, _withholding(row, through=through)))
    return rows


def _source(told: PublicRow) -> str:
    return f"{told.entry}:{told.commodity}:{told.source}"


def _row(told: PublicRow, *, opening: Opening | None, corrects: int | None) -> Row:
    is_money = told.commodity == "VND"
    return Row(
        kind=_KINDS.get(told.kind, Kind.TRANSFER),
        on=told.on,
        flow=Flow(told.flow),
        amount_vnd=told.amount if is_money else None,
        commodity=None if is_money else book.commodity(told.commodity),
        quantity=None if is_money else told.amount,
        fund=told.fund,
        drive=told.drive or None,
        programme=told.programme or None,
        purpose=told.purpose or (told.kind if told.kind in book.OTHER else None),
        source=told.source,
        receipt_no=told.receipt_no or None,
        decision=told.decision or None,
        statement=statement_code(told.statement_sha256) if told.statement_sha256 else None,
        statement_row=told.statement_row,
        corrects=corrects,
        reason=told.reason or None,
        opening=opening,
    )


def _opening(told: PublicRow, own: OwnGift | None, *, shows_names: bool) -> Opening | None:
    """Return the words that may be shown; in a drive without names only keys to the own gift."""
    if told.kind != "donation":
        return None
    nonce = secrets.token_hex(NONCE_BYTES)
    if shows_names:
        return Opening(nonce, told.donor_shown or None, told.narrative_masked or None)
    if own is None or not own_gift.is_name(own.name):
        return None
    keys = own_gift.keys(
        secret=settings.OWN_GIFT_SECRET,
        name=own.name,
        amount_vnd=told.amount,
        references=own.references,
    )
    return Opening(nonce, own_gift_keys=keys)


def _withholding(row: PublishedRow, *, through: date) -> Row:
    return Row(
        Kind.WITHHOLDING,
        through,
        corrects=row.number,
        reason="Theo ý nguyện của người ủng hộ, dòng này không nêu tên nữa.",
    )
