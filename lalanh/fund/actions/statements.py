"""Statements: received, read in a child process, checked, vouched for."""

from dataclasses import asdict
from datetime import datetime

from lalanh.base import files, jobs
from lalanh.base.action import action, note
from lalanh.base.models import User
from lalanh.base.refusals import refused_as
from lalanh.fund.models import BankAccount, Statement, StatementLine, lines
from lalanh.fund.queries import checking
from lalanh.fund.statements import identity, sandbox
from lalanh.fund.statements.model import Statement as ReadStatement
from lalanh.kernel import text
from lalanh.kernel.errors import Refused

IMPORT = "fund.statement.import"
BATCH_LINES = 2_000
MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".csv": "text/csv",
    ".xml": "application/xml",
}
# Only a person who compared two editions can say these.
_VOUCHABLE = {"overlap_differs"}


class NotForVouching(Refused):
    """The statement's own figures contradict its lines, or have already proved them."""

    message = (
        "Sao kê này không thuộc diện soát bằng mắt: chỉ soát khi tệp không in số để đối chiếu, "
        "hoặc khi hai bản sao kê chồng ngày nhau. Hãy sửa các chỗ chưa khớp hoặc tải bản đúng."
    )


class SamePerson(Refused):
    """Whoever uploaded a statement does not vouch for it."""

    message = "Người tải sao kê lên không tự soát. Hãy nhờ người khác ở cơ quan giữ quỹ soát."


@action("fund.statement.received")
def receive_statement(
    *, bank_account: BankAccount, content: bytes, file_name: str, by: User, at: datetime
) -> Statement:
    """
    Keep the file and start reading it; the same file again gives the same statement.

    :raises FileTooBig: above the limit of uploads.
    """
    suffix = file_name[file_name.rfind(".") :].lower()
    media_type = MEDIA_TYPES.get(suffix, "application/octet-stream")
    file = files.keep(content=content, media_type=media_type, at=at)
    statement, _ = Statement.objects.get_or_create(
        bank_account=bank_account,
        file=file,
        defaults={
            "owner_id": bank_account.owner_id,
            "file_name": text.clean(file_name)[:200],
            "uploaded_by": by,
            "uploaded_at": at,
        },
    )
    if statement.import_job_id is None:
        statement.import_job = jobs.ask(
            kind=IMPORT, args={"statement": statement.pk}, by=by, at=at,
            key=f"{IMPORT}:{bank_account.pk}:{file.sha256}",
        )  # fmt: skip
        statement.save(update_fields=["import_job"])
    return statement


@jobs.job(IMPORT, name="Đọc sao kê")
def import_statement(work: jobs.Work) -> None:
    """Read the file again from its start (reading changes nothing), go on where lines stopped."""
    with work.step(message="Đang đọc tệp sao kê"):
        statement = _statement(work)
        content = files.content_of(statement.file)
        already = statement.state != Statement.State.READING
    if already:
        return
    read = sandbox.read_in_child(content, name=statement.file_name)
    keys = identity.keys_of(read.rows)
    with work.step(total=len(read.rows)) as at:
        note_reading(statement=_statement(work), read=read, by=work.by, at=at)
        same = lines.already_known(statement=statement, rows=read.rows)
    for start in range(int(work.cursor.get("lines", 0)), len(read.rows), BATCH_LINES):
        end = min(start + BATCH_LINES, len(read.rows))
        with work.step(cursor={"lines": end}, done=end, message="Đang ghi các dòng"):
            lines.add(
                statement=_statement(work),
                rows=read.rows[start:end],
                identities=keys[start:end],
                same=same,
            )
    with work.step(message="Đã đọc xong", result={"url": statement.get_absolute_url()}) as at:
        conclude_reading(statement=_statement(work), by=work.by, at=at)


def _statement(work: jobs.Work) -> Statement:
    return Statement.objects.select_related("file", "bank_account").get(pk=work.args["statement"])


@action("fund.statement.read")
def note_reading(*, statement: Statement, read: ReadStatement, by: User, at: datetime) -> Statement:
    """Keep what the file says about itself; its lines follow in batches."""
    draft = read.draft
    statement.layout = draft.layout
    statement.printed_account = (draft.account or "")[:40]
    if draft.period is not None:
        statement.starts_on, statement.ends_on = draft.period
    statement.opening_vnd, statement.closing_vnd = draft.opening_balance, draft.closing_balance
    statement.page_count = draft.pages
    statement.printed = {
        "bank": draft.bank, "holder": draft.holder, "account": draft.account,
        "currency": draft.currency, "totals": asdict(draft.printed),
    }  # fmt: skip
    faults = draft.faults if read.rows else read.faults
    statement.reader_faults = [asdict(fault) for fault in faults]
    statement.save()
    note(rows=len(read.rows), layout=draft.layout)
    return statement


@action("fund.statement.concluded")
def conclude_reading(*, statement: Statement, by: User, at: datetime) -> Statement:
    """Check the statement's own figures against its lines and say how it stands."""
    found = checking.verdict(statement)
    statement.state = found.state
    statement.controls = found.controls_as_json()
    statement.faults = found.faults_as_json()
    statement.vouched_by, statement.vouched_at, statement.vouched_reason = None, None, ""
    statement.save()
    if statement.may_book:
        _take_over(statement)
    note(state=statement.state, faults=len(found.faults))
    return statement


@action("fund.statement.vouched")
def vouch_for_statement(*, statement: Statement, reason: str, by: User, at: datetime) -> Statement:
    """
    Let a second person say that lines nothing printed can prove were compared with the bank.

    :raises NotForVouching: if the file's own figures contradict its lines.
    :raises SamePerson: if whoever uploaded the file vouches for it.
    """
    row = Statement.objects.select_for_update(of=("self",)).get(pk=statement.pk)
    controls_hold = all(control["printed"] == control["computed"] for control in row.controls)
    only_overlaps = {fault["type"] for fault in row.faults} <= _VOUCHABLE
    open_state = row.state in (Statement.State.UNPROVEN, Statement.State.PENDING)
    if not (open_state and controls_hold and only_overlaps):
        raise NotForVouching
    row.state = Statement.State.VOUCHED
    row.vouched_by, row.vouched_at = by, at
    row.vouched_reason = text.clean(reason)
    with refused_as(SamePerson, constraint="fund_statement_vouched_by_another"):
        row.save(update_fields=["state", "vouched_by", "vouched_at", "vouched_reason"])
    _take_over(row)
    return row


def _take_over(statement: Statement) -> None:
    """
    Become the first bearer of lines that only an unproven earlier edition brought.

    A line booked already keeps its place.
    """
    pairs = list(
        statement.lines.filter(
            same_as__isnull=False,
            same_as__entry__isnull=True,
            same_as__statement__state__in=[
                Statement.State.PENDING, Statement.State.UNPROVEN, Statement.State.READING,
            ],
        )
        .select_related("same_as")
        .order_by("pk")
    )  # fmt: skip
    for line in pairs:
        first = line.same_as
        assert first is not None
        first.same_as, first.state = line, StatementLine.State.SAME
        first.save(update_fields=["same_as", "state"])
        StatementLine.objects.filter(same_as=first).exclude(pk=line.pk).update(same_as=line)
        line.same_as = None
        line.state = lines.state_of(
            kind=line.kind, direction=line.direction, amount_vnd=line.amount_vnd, day=line.day
        )
        line.save(update_fields=["same_as", "state"])
