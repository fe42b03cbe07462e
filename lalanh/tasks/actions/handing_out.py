"""A hand-out to thousands goes on in the background, clause by clause, and survives a kill."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Max

from lalanh.base import jobs
from lalanh.base.action import action, note
from lalanh.base.models import Job, User
from lalanh.directives.models import Document
from lalanh.tasks.actions import giving
from lalanh.tasks.models import Assignment, Event
from lalanh.tasks.queries import fan_out

KIND = "tasks.hand_out"


@action("tasks.document.hand_out_asked")
def ask_to_hand_out(
    *, document: Document, events: Mapping[int, Event], by: User, at: datetime
) -> Job:
    """
    Leave the hand-out of a document to the worker; see `giving.hand_out`.

    Asked again before anything new was given, it is the same job.

    :raises NotRegistered: while the document is a draft, or after it was taken out.
    """
    if document.state != Document.State.CONFIRMED:
        raise giving.NotRegistered
    shares = fan_out.shares(document=document, at=at, first=0)
    clauses = [share.clause.pk for share in shares if share.count]
    given = Assignment.objects.filter(task__document=document)
    newest = Assignment.objects.aggregate(newest=Max("pk"))["newest"] or 0
    note(clauses=len(clauses))
    return jobs.ask(
        kind=KIND,
        args={
            "document": document.pk,
            "clauses": clauses,
            "events": {str(clause): event.pk for clause, event in events.items()},
            "after": newest,
        },
        by=by,
        at=at,
        key=f"{KIND}:{document.pk}:{given.count()}",
    )


@jobs.job(KIND, name="Giao nhiệm vụ đến nhiều cơ quan")
def hand_out_in_steps(work: jobs.Work) -> None:
    """Give one clause a step; the last step hands out copies and tells everybody concerned."""
    clauses: list[int] = work.args["clauses"]
    total = len(clauses) + 1
    for number in range(work.cursor.get("done", 0), len(clauses)):
        message = f"Đang giao nhiệm vụ {number + 1} trong {len(clauses)}."
        with work.step(
            cursor={"done": number + 1}, done=number + 1, total=total, message=message
        ) as at:
            giving.hand_out_clause(
                document=_document(work),
                clause_id=clauses[number],
                event=_event(work, clauses[number]),
                by=work.by,
                at=at,
            )
    url = f"/van-ban/{work.args['document']}/"
    with work.step(done=total, total=total, message="Đã giao xong.", result={"url": url}) as at:
        giving.end_hand_out(document=_document(work), after=work.args["after"], by=work.by, at=at)


def _document(work: jobs.Work) -> Document:
    return Document.objects.get(pk=work.args["document"])


def _event(work: jobs.Work, clause_id: int) -> Event | None:
    pk = work.args["events"].get(str(clause_id))
    return Event.objects.filter(pk=pk).first() if pk else None
