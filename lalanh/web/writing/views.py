"""Papers of our own: writing one, looking at it, its versions and its files."""

from datetime import date
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header

from lalanh.base.files import content_of
from lalanh.base.permissions import Permission
from lalanh.directives.actions import writing as actions
from lalanh.directives.models import Document, Draft, Issue
from lalanh.directives.papers.setting import pdf, pictures
from lalanh.directives.papers.word import docx
from lalanh.directives.queries import documents, duties, issues, numbering, versions, writing
from lalanh.kernel.period import local_date
from lalanh.web.pages import AuthenticatedRequest, allow, attachment, done, now, page
from lalanh.web.writing.forms import Annexes, AnnexForm, DraftForm, Remark, annexes_of, first_words

# Enough to read on a screen; the PDF is for printing.
PREVIEW_PPI = 110


def today() -> date:
    """The day in Việt Nam."""
    return local_date(now())


def own(request: AuthenticatedRequest, draft_id: int) -> Draft:
    """The draft if it is this body's; another's is not there."""
    draft = writing.draft_in_full(pk=draft_id)
    if draft is None or draft.owner_id != request.seat.body.pk:
        raise Http404
    return draft


@allow(Permission.DRAFT_PAPER)
def begin(request: AuthenticatedRequest) -> HttpResponse:
    """Write a new paper; its head is as in the body's last one."""
    body, on = request.seat.body, today()
    form = DraftForm(request.POST or None, initial=_usual(request), owner=body, on=on)
    annexes = Annexes(request.POST or None, prefix="phu-luc")
    if request.method == "POST" and form.is_valid() and annexes.is_valid() and form.attempt(
        lambda: actions.draft_paper(
            owner=body, facts=form.facts(annexes_of(annexes)), by=request.user, at=now()
        )
    ):  # fmt: skip
        assert isinstance(form.outcome, Draft)
        return redirect("web:draft", form.outcome.pk)
    return _writing_page(request, form, annexes, None)


def _writing_page(
    request: AuthenticatedRequest,
    form: DraftForm,
    annexes: "forms.BaseFormSet[AnnexForm]",
    draft: Draft | None,
) -> HttpResponse:
    head = [form[name] for name in DraftForm.HEAD]
    marks = [form[name] for name in DraftForm.MARKS]
    context = {
        "form": form,
        "annexes": annexes,
        "draft": draft,
        "head": head,
        # What must be filled in is never folded away while it is empty.
        "head_open": any(
            field.errors or (field.field.required and not field.value()) for field in head
        ),
        "marks": marks,
        "marks_open": any(field.errors for field in marks),
    }
    return page(request, "web/writing/write.html", context)


def _usual(request: AuthenticatedRequest) -> dict[str, Any]:
    """What the form begins with: the type asked for, the usual head and recipients."""
    body, on = request.seat.body, today()
    asked = request.GET.get("the-thuc", "")
    form = asked if asked in Draft.Form.values else writing.form_of(owner=body)
    usual = writing.head_defaults(owner=body, form=form, on=on)
    kind = next((one for one in writing.types() if one.code == request.GET.get("loai", "CV")), None)
    names = ("parent_organ", "organ", "organ_symbol", "unit_symbol", "place", "filed_in", "address",
             "capacity", "in_whose_name")  # fmt: skip
    return {name: getattr(usual, name) for name in names} | {
        "signer": usual.signer.pk if usual.signer else "",
        "type": kind,
        "form": form,
        "recipients": "Như trên" if kind and kind.code == "CV" else "",
        "greeting": "Trân trọng kính mời" if kind and kind.code == "GM" else "Kính gửi",
    }


@allow(Permission.DRAFT_PAPER)
def revise(request: AuthenticatedRequest, draft_id: int) -> HttpResponse:
    """Change a draft."""
    draft, body = own(request, draft_id), request.seat.body
    words = first_words(draft=draft)
    said = [{"title": one.title, "text": one.text} for one in draft.annexes.order_by("position")]
    form = DraftForm(
        request.POST or None, initial=words, stands=(words, said), owner=body, on=today()
    )
    annexes = Annexes(request.POST or None, prefix="phu-luc", initial=said)
    if request.method == "POST" and form.is_valid() and annexes.is_valid() and form.attempt(
        lambda: actions.revise_draft(
            draft=draft, facts=form.facts(annexes_of(annexes)), by=request.user, at=now()
        )
    ):  # fmt: skip
        return done(request, "Đã lưu bản mới của dự thảo.", to=_address(draft))
    return _writing_page(request, form, annexes, draft)


def _address(draft: Draft) -> str:
    return f"/van-ban/soan/{draft.pk}/"


@allow(Permission.DRAFT_PAPER)
def draft(request: AuthenticatedRequest, draft_id: int) -> HttpResponse:
    """Show a draft as it will be printed, who had it in hand, and what can be done."""
    row = own(request, draft_id)
    paper = writing.paper_as_it_stands(draft=row)
    found = duties.duties(draft=row, on=today())
    context = {
        "draft": row,
        "pages": range(1, len(pictures(paper, ppi=20)) + 1),
        "unmatched": writing.unmatched(draft=row),
        "enclosures": writing.enclosures(owner=request.seat.body).filter(draft=row),
        "duties": found,
        "tasks_found": sum(duty.is_task for duty in found),
        "next_number": _next_number(row),
        "remark": Remark(),
    } | _may(request, row)
    return page(request, "web/writing/draft.html", context)


def _next_number(row: Draft) -> str:
    """The number it would get now; empty where it has one or carries none."""
    if row.state == Draft.State.ISSUED or not writing.is_numbered(draft=row):
        return ""
    count = numbering.next_number(draft=row, on=today())
    return writing.number_of(draft=row, count=count)


def _may(request: AuthenticatedRequest, row: Draft) -> dict[str, bool]:
    """What this person may do with the paper as it lies now."""
    rights, me = request.seat.permissions, request.user
    wrote = me.pk in writing.writers(draft=row)
    named = row.signer.official.user_id if row.signer else None
    is_drafting = row.state == Draft.State.DRAFTING
    return {
        "is_mine": wrote,
        "may_write": is_drafting,
        "may_check": row.state == Draft.State.CHECKING
        and Permission.CHECK_PAPER in rights
        and not wrote,
        "may_sign": row.state == Draft.State.SIGNING
        and Permission.SIGN_PAPER in rights
        and not wrote
        and me != row.checked_by
        and named in (None, me.pk),
        "may_issue": row.state == Draft.State.SIGNED and Permission.ISSUE_PAPER in rights,
        "may_return": row.state in (Draft.State.CHECKING, Draft.State.SIGNING, Draft.State.SIGNED),
        "may_remark": row.state in writing.OPEN_STATES,
    }


@allow(Permission.DRAFT_PAPER)
def picture(request: AuthenticatedRequest, draft_id: int, number: int) -> HttpResponse:
    """Give one page of a draft as a picture."""
    paper = writing.paper_as_it_stands(draft=own(request, draft_id))
    sheets = pictures(paper, ppi=PREVIEW_PPI)
    if not 1 <= number <= len(sheets):
        raise Http404
    answer = HttpResponse(sheets[number - 1], content_type="image/png")
    answer["Cache-Control"] = "private, no-store"
    return answer


@allow(Permission.DRAFT_PAPER)
def draft_file(request: AuthenticatedRequest, draft_id: int, form: str) -> HttpResponse:
    """Hand out a draft as PDF or Word; it says on its face that it is one."""
    row = own(request, draft_id)
    paper = writing.paper_as_it_stands(draft=row)
    name = f"du-thao-{row.pk}"
    if form == "docx":
        return attachment(content=docx(paper), name=f"{name}.docx")
    return _shown_pdf(pdf(paper), f"{name}.pdf")


def _shown_pdf(content: bytes, name: str) -> HttpResponse:
    """A PDF of our own making may open in the browser."""
    said = content_disposition_header(as_attachment=False, filename=name) or "inline"
    return HttpResponse(
        content, content_type="application/pdf", headers={"Content-Disposition": said}
    )


@allow(Permission.DRAFT_PAPER)
def history(request: AuthenticatedRequest, draft_id: int) -> HttpResponse:
    """Show what each version took out and put in, and who did."""
    row = own(request, draft_id)
    rows = list(row.versions.all())
    before = [*rows[1:], None]
    told = [
        (one, versions.changes_in(version=one, before=old))
        for one, old in zip(rows, before, strict=True)
    ]
    return page(request, "web/writing/history.html", {"draft": row, "versions": told})


@allow(Permission.SEE_DOCUMENTS)
def issued_file(request: AuthenticatedRequest, document_id: int, form: str) -> HttpResponse:
    """Hand out one of the two files of an issued paper, as they went out."""
    row: Document | None = documents.document_in_full(pk=document_id)
    issue: Issue | None = issues.issue_of(document=row) if row else None
    if row is None or issue is None:
        raise Http404
    name = (row.number or f"van-ban-{row.pk}").replace("/", "-")
    if form == "docx":
        return attachment(content=content_of(issue.word), name=f"{name}.docx")
    return _shown_pdf(content_of(issue.pdf), f"{name}.pdf")
