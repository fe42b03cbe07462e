"""Statement lines into the book: in batches by a job, or one by one from the review page."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from django.db import transaction

from lalanh.base import jobs
from lalanh.base.action import action, note
from lalanh.base.models import Job, User
from lalanh.fund.actions.receivers import check_receiver
from lalanh.fund.ledger import drafts
from lalanh.fund.ledger.chart import Source
from lalanh.fund.ledger.draft import Draft
from lalanh.fund.models import BankAccount, Donation, Drive, Entry, Statement, StatementLine, gifts
from lalanh.fund.models import posting as book
from lalanh.fund.queries import donors
from lalanh.kernel import text
from lalanh.kernel.errors import Refused

BOOKING = "fund.statement.book"
BATCH_LINES = 500


class NotProven(Refused):
    """The statement does not agree with its own figures yet."""

    message = "Sao kê này chưa khớp nên chưa ghi sổ được. Hãy xử lý các chỗ chưa khớp trước."


class LineNotReady(Refused):
    """The line waits for somebody to say what it is."""

    message = "Dòng này chưa đủ để ghi sổ. Hãy chọn đúng loại, số tiền và ngày trước."


@action("fund.statement.booking_asked")
def ask_for_booking(*, statement: Statement, by: User, at: datetime) -> Job:
    """
    Start booking every line that is ready; asked twice it is one job.

    :raises NotProven: while the statement does not agree.
    """
    row = Statement.objects.select_for_update(of=("self",)).get(pk=statement.pk)
    if not row.may_book:
        raise NotProven
    check_receiver(fund=_account(row).fund, by=by, at=at)
    running = row.booking_job
    if running is not None and running.is_open:
        return running
    job = jobs.ask(
        kind=BOOKING, args={"statement": row.pk}, by=by, at=at,
        key=f"{BOOKING}:{row.pk}:{row.booking_job_id or 0}",
    )  # fmt: skip
    row.booking_job = job
    row.save(update_fields=["booking_job"])
    return job


@jobs.job(BOOKING, name="Ghi sổ các dòng sao kê")
def book_statement(work: jobs.Work) -> None:
    """Book ready lines batch by batch; a booked line is ready no more, so nothing goes twice."""
    pk = int(work.args["statement"])
    with work.step(message="Đang ghi sổ"):
        url = Statement.objects.get(pk=pk).get_absolute_url()
        states = StatementLine.State
        done = StatementLine.objects.filter(statement_id=pk, state=states.BOOKED).count()
        ready = StatementLine.objects.filter(statement_id=pk, state=states.READY).count()
    total, handled = done + ready, BATCH_LINES
    while handled == BATCH_LINES:
        with work.step(done=done, total=total) as at:
            statement = Statement.objects.get(pk=pk)
            handled = book_ready_lines(statement=statement, limit=BATCH_LINES, by=work.by, at=at)
        done += handled
    with work.step(done=done, message="Đã ghi sổ xong", result={"url": url}):
        pass


@action("fund.statement.booked")
def book_ready_lines(*, statement: Statement, limit: int, by: User, at: datetime) -> int:
    """
    Book up to `limit` ready lines, money in before money out; return how many were dealt with.

    A line the book refuses (above the balance, say) goes to review and holds nobody up.
    """
    ready = list(
        StatementLine.objects.select_for_update(of=("self",))
        .filter(statement=statement, state=StatementLine.State.READY)
        .order_by("direction", "number")[:limit]
    )
    account = _account(statement)
    try:
        with transaction.atomic():
            _book(ready, account=account, by=by, at=at)
    except book.NotPosted:
        _book_singly(ready, account=account, by=by, at=at)
    note(lines=len(ready))
    return len(ready)


@action("fund.donation.recorded")
def record_donation(
    *, line: StatementLine, donor: gifts.Donor, drive: Drive | None, by: User, at: datetime
) -> Donation:
    """
    Record one line as a gift of this donor to this drive, and post it.

    :raises LineAlreadyBooked: if someone booked the line first.
    :raises NotPosted: while its statement does not agree.
    """
    if line.direction != StatementLine.Direction.CREDIT:
        raise LineNotReady
    account = _account(line.statement)
    check_receiver(fund=account.fund, by=by, at=at)
    draft = drafts.donation(_amount(line), into=account.account.code)
    entry = _post(line, draft, account=account, by=by, at=at)
    gift = gifts.Gift(
        entry_id=entry.pk, day=entry.day, amount_vnd=_amount(line), donor=donor,
        drive=drive or account.drive, line=line,
    )  # fmt: skip
    return gifts.record([gift], fund=account.fund, by=by, at=at)[0]


@action("fund.line.paid_out")
def book_payment_line(
    *,
    line: StatementLine,
    purpose: str,
    decision: str,
    beneficiaries: str,
    by: User,
    at: datetime,
    programme: str = "",
) -> Entry:
    """
    Book a line of money paid out: for a purpose of the fund, by a decision.

    :raises PurposeNotAllowed: if the fund does not pay for that.
    :raises NotEnough: if the account would fall below zero.
    """
    if line.direction != StatementLine.Direction.DEBIT:
        raise LineNotReady
    account = _account(line.statement)
    draft = drafts.disbursement(
        _amount(line), out_of=account.account.code, source=Source(account.source),
        purpose=purpose, decision=text.clean(decision), beneficiaries=text.clean(beneficiaries),
        programme=programme,
    )  # fmt: skip
    return _post(line, draft, account=account, by=by, at=at)


def _account(statement: Statement) -> BankAccount:
    return BankAccount.objects.select_related("fund__owner", "drive", "account").get(
        pk=statement.bank_account_id
    )


def _post(
    line: StatementLine, draft: Draft, *, account: BankAccount, by: User, at: datetime
) -> Entry:
    posting = book.Posting(draft, _day(line), line_id=line.pk)
    return book.post(posting, fund=account.fund, by=by, at=at)


def _book_singly(
    ready: Sequence[StatementLine], *, account: BankAccount, by: User, at: datetime
) -> None:
    """Book what can be booked; leave the rest to a person."""
    for line in ready:
        try:
            with transaction.atomic():
                _book([line], account=account, by=by, at=at)
        except book.NotPosted:
            line.state = StatementLine.State.REVIEW
            line.save(update_fields=["state"])


def _book(ready: Sequence[StatementLine], *, account: BankAccount, by: User, at: datetime) -> None:
    """Post the lines, all or none, and record the gifts among them."""
    postings = [book.Posting(_draft(line, account), _day(line), line_id=line.pk) for line in ready]
    numbers = book.post_many(postings, fund=account.fund, by=by, at=at)
    reader = donors.reader(fund=account.fund)
    given = [
        _gift(line, entry_id=number, account=account, reader=reader)
        for line, number in zip(ready, numbers, strict=True)
        if line.kind == StatementLine.Kind.DONATION
    ]
    gifts.record(given, fund=account.fund, by=by, at=at)


def _gift(
    line: StatementLine, *, entry_id: int, account: BankAccount, reader: donors.Reader
) -> gifts.Gift:
    """Return the gift of a line: to the drive it names, else to the account's own."""
    donor, drive = reader.read(line)
    return gifts.Gift(
        entry_id=entry_id, day=_day(line), amount_vnd=_amount(line), donor=donor,
        drive=drive or account.drive, line=line,
    )  # fmt: skip


def _draft(line: StatementLine, account: BankAccount) -> Draft:
    """Return the entry a line of a sure kind stands for; none but gifts counts as a donation."""
    amount_vnd, code, source = _amount(line), account.account.code, Source(account.source)
    arrives = line.direction == StatementLine.Direction.CREDIT
    kinds = StatementLine.Kind
    drafted: dict[str, Callable[[], Draft]] = {
        kinds.DONATION: lambda: drafts.donation(amount_vnd, into=code),
        kinds.FRONT_TRANSFER: lambda: drafts.front_transfer(amount_vnd, into=code),
        kinds.BUDGET: lambda: drafts.budget_grant(amount_vnd, into=code),
        kinds.INTEREST: lambda: drafts.interest(amount_vnd, into=code, source=source),
        kinds.FEE: lambda: drafts.fee(amount_vnd, out_of=code, source=source),
        kinds.REFUND: lambda: drafts.refund(amount_vnd, out_of=code),
        kinds.OWN_TRANSFER: lambda: drafts.own_transfer(
            amount_vnd, account=code, arrives=arrives, source=source
        ),
    }
    if line.kind not in drafted:
        raise LineNotReady
    return drafted[line.kind]()


def _amount(line: StatementLine) -> int:
    if line.amount_vnd is None:
        raise LineNotReady
    return line.amount_vnd


def _day(line: StatementLine) -> date:
    if line.day is None:
        raise LineNotReady
    return line.day
