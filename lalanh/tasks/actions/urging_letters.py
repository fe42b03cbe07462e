"""Letters that urge: a PDF with one for each body, or a draft to be checked, signed and issued."""

import io
from collections.abc import Sequence
from datetime import datetime
from itertools import batched

import pypdfium2

from lalanh.base import files, jobs, scope
from lalanh.base.action import action, note
from lalanh.base.models import Job, User
from lalanh.directives.actions import writing
from lalanh.directives.actions.writing import AnnexText, DraftFacts, To
from lalanh.directives.models import Draft
from lalanh.directives.papers.setting import pdf
from lalanh.kernel.errors import Refused
from lalanh.kernel.period import local_date
from lalanh.organisations.models import Body
from lalanh.tasks import urging
from lalanh.tasks.queries import letters
from lalanh.tasks.urging import Urged

KIND = "tasks.letters.set"
_LETTERS_A_STEP = 5


class NobodyIsLate(Refused):
    """There is nothing to write about."""

    message = "Không cơ quan nào trong số đã chọn còn việc quá hạn. Hãy chọn lại."


class RequestsApart(Refused):
    """A letter to many speaks of orders only."""

    message = (
        "Công văn chung chỉ gửi nơi được giao việc. Nơi chỉ được đề nghị thì soạn công văn riêng, "
        "mỗi nơi một bản."
    )


@action("tasks.letters.asked")
def ask_for_letters(
    *, owner: Body, body_ids: Sequence[int], programme_id: int | None, by: User, at: datetime
) -> Job:
    """
    Queue the setting of one PDF with a letter to each body.

    :raises NobodyIsLate: if none of them owes anything overdue.
    """
    late = letters.bodies_to_urge(owner=owner, at=at, programme_id=programme_id)
    bodies = [pk for pk in late if pk in set(body_ids)]
    if not bodies:
        raise NobodyIsLate
    note(letters=len(bodies))
    args = {"owner": owner.pk, "bodies": bodies, "programme": programme_id}
    return jobs.ask(kind=KIND, args=args, by=by, at=at)


@jobs.job(KIND, name="In công văn đôn đốc")
def set_letters(work: jobs.Work) -> None:
    """Set the letters one by one and keep them as one file; a killed worker begins anew."""
    bodies: list[int] = work.args["bodies"]
    sheets: list[bytes] = []
    for some in batched(bodies, _LETTERS_A_STEP):
        with work.step(done=len(sheets), total=len(bodies), message="Đang lập công văn.") as at:
            owner = Body.objects.get(pk=work.args["owner"])
            found = letters.urged(
                owner=owner, at=at, programme_id=work.args["programme"], body_ids=some
            )
            papers = [letters.printed(owner=owner, one=one, at=at) for one in found.values()]
        sheets += [pdf(paper) for paper in papers]
    with work.step(done=len(bodies), total=len(bodies), message="") as at:
        kept = files.keep(content=_joined(sheets), media_type="application/pdf", at=at)
        work.give(
            file=kept.pk, url=f"/don-doc/cong-van/{work.job.pk}/",
            text=f"Đã lập {len(sheets)} công văn.",
        )  # fmt: skip


def _joined(sheets: list[bytes]) -> bytes:
    """One file of all of them, in their order."""
    whole = pypdfium2.PdfDocument.new()
    for sheet in sheets:
        whole.import_pages(pypdfium2.PdfDocument(sheet))
    buffer = io.BytesIO()
    whole.save(buffer)
    return buffer.getvalue()


@action("tasks.letter.drafted")
def draft_letter(
    *, owner: Body, body_ids: Sequence[int], programme_id: int | None, by: User, at: datetime
) -> Draft:
    """
    Begin the letter as a paper of the body: to one body, or one to several with an annex.

    It is checked, signed, numbered and issued like any other.

    :raises NobodyIsLate: if none of them owes anything overdue.
    :raises RequestsApart: for a letter to several of whom one was only asked.
    """
    if scope.current().body_id != owner.pk:
        raise NobodyIsLate
    found = letters.urged(owner=owner, at=at, programme_id=programme_id, body_ids=body_ids)
    if not found:
        raise NobodyIsLate
    if len(found) > 1 and any(not one.orders for one in found.values()):
        raise RequestsApart
    return writing.draft_paper(owner=owner, facts=_facts(owner, found, at=at), by=by, at=at)


def _facts(owner: Body, found: dict[Body, Urged], *, at: datetime) -> DraftFacts:
    today = local_date(at)
    urged = list(found.values())
    addressees = [To(body.name, body=body) for body in found]
    if len(urged) == 1:
        words, annexes = urging.letter_of(urged[0], organ=owner.name, today=today), []
    else:
        words = urging.circular_of(urged, organ=owner.name, today=today)
        title = f"Nhiệm vụ quá hạn tính đến ngày {today:%d/%m/%Y}"
        annexes = [AnnexText(title, urging.annex_of(urged, today=today))]
    return DraftFacts(
        type_code=letters.LETTER,
        subject=urging.subject_of(urged[0]),
        text=words,
        addressees=addressees,
        recipients=[To("Như trên")],
        annexes=annexes,
    )
