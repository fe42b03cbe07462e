"""A signed paper gets its number, enters the register, and goes to those it names."""

from collections.abc import Collection
from datetime import date, datetime

from lalanh.base import files, notices
from lalanh.base.action import action, note
from lalanh.base.models import StoredFile, User
from lalanh.directives.actions import drafting, registering, runs, spreading, telling
from lalanh.directives.actions.enclosing import attach_enclosed, attach_enclosures
from lalanh.directives.actions.indexing import index_document
from lalanh.directives.actions.numbering import NoTerm
from lalanh.directives.actions.passing import STEPS
from lalanh.directives.extraction.read import read
from lalanh.directives.extraction.shape import document_json
from lalanh.directives.models import (
    Citation,
    Clause,
    Copy,
    Document,
    Draft,
    DraftStep,
    Issue,
    NumberRun,
    NumberSeries,
    Reading,
    Recipient,
)
from lalanh.directives.models.document import Urgency
from lalanh.directives.papers.model import Paper
from lalanh.directives.papers.plain import plain
from lalanh.directives.papers.setting import pdf
from lalanh.directives.papers.word import docx
from lalanh.directives.queries import numbering, writing
from lalanh.kernel import states
from lalanh.kernel.period import local_date
from lalanh.organisations import queries as organisations
from lalanh.organisations.models import Body

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class IssuedAlready(states.NotOnTheMap):
    """A paper goes out once."""

    message = (
        "Văn bản đã phát hành rồi: {number}. Có thể người khác vừa phát hành; "
        "không có số nào bị cấp thêm."
    )


@action("directives.paper.issued")
def issue_paper(
    *, draft: Draft, follow: Collection[int] | None = None, by: User, at: datetime
) -> Issue:
    """
    Give a signed paper its number and day, enter it into the register, and hand out copies.

    The number is the next of its series; if anything here is refused it was never given.

    :param follow: positions (from 1) of the clauses to be followed as tasks; None takes those
        that the reader takes for tasks.
    :raises IssuedAlready: if somebody was quicker.
    :raises NotOnTheMap: unless it is signed.
    :raises NoTerm: for a paper of the Party whose term of office is not set.
    :raises NumberTaken: if the register has another paper of ours with this number.
    """
    draft = _to_issue(draft)
    run, count = _number(draft, on=local_date(at), by=by)
    paper = writing.paper_of(draft=draft, count=count, day=local_date(at))
    kept = [
        files.keep(content=content, media_type=media, at=at)
        for content, media in ((pdf(paper), PDF), (docx(paper), WORD))
    ]
    document = _register(draft, paper, kept[0], follow=follow, by=by, at=at)
    draft.state = Draft.State.ISSUED
    draft.save(update_fields=["state"])
    DraftStep.objects.create(draft=draft, state=draft.state, taken_by=by, taken_at=at)
    issue = Issue.objects.create(
        owner=draft.owner, draft=draft, document=document, pdf=kept[0], word=kept[1],
        run=run, count=count, changes=draft.changes, change=draft.change,
        answer_by=draft.answer_by, issued_by=by, issued_at=at,
    )  # fmt: skip
    _hand_out(document, draft, by=by, at=at)
    return issue


def _to_issue(draft: Draft) -> Draft:
    """Lock the draft, see that it is signed, and load it whole."""
    locked = Draft.objects.select_for_update().get(pk=draft.pk)
    if locked.state == Draft.State.ISSUED:
        raise IssuedAlready(number=locked.issue.document.number or locked.type.name)
    states.check(STEPS, Draft.State(locked.state), Draft.State.ISSUED)
    whole = writing.draft_in_full(pk=draft.pk)
    assert whole is not None
    return whole


def _number(draft: Draft, *, on: date, by: User) -> tuple[NumberRun | None, int | None]:
    """Take the next number of the draft's series; the row stays locked until all is written."""
    if not writing.is_numbered(draft=draft):
        return None, None
    series = numbering.series_of(owner=draft.owner, form=draft.form, kind=draft.type)
    if series is None:
        series = _own_series(draft)
    run = runs.lock(series=series, period=numbering.period_of(series=series, on=on))
    return run, runs.take_next(run)


def _own_series(draft: Draft) -> NumberSeries:
    """Begin the series a type has of its own; two who begin it at once share it."""
    if draft.form == Draft.Form.PARTY:
        raise NoTerm
    name = numbering.own_name(form=draft.form, kind=draft.type)
    series, _ = NumberSeries.objects.get_or_create(owner=draft.owner, form=draft.form, name=name)
    return series


def _register(
    draft: Draft,
    paper: Paper,
    file: StoredFile,
    *,
    follow: Collection[int] | None,
    by: User,
    at: datetime,
) -> Document:
    """Enter the paper as it was set, with what it rests on, whom it names and what it orders."""
    words = plain(paper)
    found = [document_json(one) for one in read(words)]
    reading, _ = Reading.objects.get_or_create(
        owner=draft.owner,
        file=file,
        defaults={
            "name": f"{paper.number or draft.type.name}.pdf", "text": words, "proposals": found,
            "received_at": at, "received_by": by,
        },
    )  # fmt: skip
    document = _document(draft, paper, reading)
    _bases(document, draft)
    _recipients(document, draft)
    drafting.read_into(document=document, found=found, on=local_date(at))
    attach_enclosures(draft=draft, document=document)
    said = document.citations.filter(is_enclosed=True, cited__isnull=False)
    attach_enclosed(said.select_related("document", "cited"), by=by, at=at)
    if follow is not None:
        _follow(document, follow)
    registering.confirm_document(document=document, by=by, at=at)
    note(number=document.number, clauses=document.clauses.count())
    return document


def _document(draft: Draft, paper: Paper, reading: Reading) -> Document:
    signature = paper.signature
    document = Document(
        owner=draft.owner, reading=reading, text=reading.text, start=0, end=len(reading.text),
        direction=Document.Direction.OUT, number=paper.number,
        number_key=drafting.number_key(paper.number), type=draft.type, subject=draft.subject,
        issued_on=paper.day, place=draft.place, issuer=draft.owner, issuer_name=draft.organ,
        issuer_key=drafting.issuer_key(draft.parent_organ, draft.organ),
        parent_body_name=draft.parent_organ, urgency=draft.urgency,
        signer_name=signature.name if signature else "",
        signer_capacity=list(signature.capacity) if signature else [],
    )  # fmt: skip
    document.save(force_insert=True)
    index_document(document)
    return document


def _bases(document: Document, draft: Draft) -> None:
    """Cite what the paper rests on, and the earlier paper it changes."""
    rested = [(one.words, one.document, Citation.Relation.BASIS) for one in draft.bases.all()]
    if draft.changes is not None:
        words = f"{draft.get_change_display()} {draft.changes.number}"
        rested.append((words, draft.changes, Citation.Relation.CITED))
    for words, cited, relation in rested:
        Citation.objects.create(
            document=document,
            literal=words,
            number=cited.number if cited else "",
            number_key=cited.number_key if cited else "",
            issued_on=cited.issued_on if cited else None,
            issuer_name=cited.issuer_name if cited else "",
            relation=relation,
            cited=cited,
        )


def _recipients(document: Document, draft: Draft) -> None:
    for line in draft.lines.all():
        Recipient.objects.create(
            document=document,
            position=line.position,
            is_addressee=line.is_addressee,
            literal=line.literal,
            purpose=line.purpose,
            body=line.body,
            group=line.group,
        )


def _follow(document: Document, positions: Collection[int]) -> None:
    for clause in document.clauses.all():
        clause.is_followed = clause.position in positions
        if clause.is_followed:
            clause.kind = Clause.Kind.TASK
        clause.save(update_fields=["is_followed", "kind"])


def _hand_out(document: Document, draft: Draft, *, by: User, at: datetime) -> None:
    """Copies to whomever the paper names, and to those who hold the paper it changes."""
    bodies = {body.pk: body for body in _named(draft, on=local_date(at))}
    if draft.changes is not None:
        held = Copy.objects.filter(document=draft.changes).select_related("body")
        bodies |= {copy.body.pk: copy.body for copy in held}
    bodies.pop(draft.owner_id, None)
    spreading.hand_copies(document=document, bodies=bodies.values(), by=by, at=at)
    if document.urgency == Urgency.FLASH:
        return  # they are told as the copies go
    notices.send(
        to=telling.sitting_in(bodies),
        kind="directives.issued",
        text=f"Văn bản đến từ {document.issuer_name}: {document.number or draft.type.name} "
        f"{document.subject[:150]}",
        url=f"/van-ban/{document.pk}/",
        by=by,
        at=at,
    )


def _named(draft: Draft, *, on: date) -> list[Body]:
    found: list[Body] = []
    for line in draft.lines.all():
        if line.group is not None:
            found += organisations.members(group=line.group, on=on, within=draft.owner.unit)
        elif line.body is not None:
            found.append(line.body)
    return found
