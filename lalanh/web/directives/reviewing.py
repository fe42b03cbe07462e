"""What the review page shows, and what each of its parts shows when it is swapped alone."""

from typing import Any

from django.http import Http404

from lalanh.directives.models import Clause, ClauseAssignee, Document, Recipient
from lalanh.directives.queries import documents, doubts
from lalanh.web.directives.forms import RHYTHM_NAMES, Head
from lalanh.web.directives.passages import passages
from lalanh.web.directives.sheets import marked_sheets
from lalanh.web.pages import AuthenticatedRequest


def own_document(request: AuthenticatedRequest, document_id: int) -> Document:
    """Return a document of the seat's own register in full, or answer 404."""
    document = documents.document_in_full(pk=document_id)
    if document is None or document.owner_id != request.seat.body.pk:
        raise Http404
    return document


def own_clause(request: AuthenticatedRequest, clause_id: int) -> Clause:
    """Return a clause of the seat's own register, or answer 404."""
    clause = documents.clauses().filter(document__owner=request.seat.body, pk=clause_id).first()
    if clause is None:
        raise Http404
    return clause


def own_name(request: AuthenticatedRequest, assignee_id: int) -> ClauseAssignee:
    """Return a name in a clause of the seat's own register, or answer 404."""
    found = documents.names_in_clauses().filter(clause__document__owner=request.seat.body)
    name = found.filter(pk=assignee_id).first()
    if name is None:
        raise Http404
    return name


def review_context(document: Document, *, form: Head | None = None) -> dict[str, Any]:
    """Return what the whole page shows."""
    found = doubts.doubts(document=document)
    clauses = list(document.clauses.all())
    return {
        "document": document,
        "form": form or Head.of(document, doubts=found),
        "pieces": passages(document),
        "clauses": clauses,
        "followed": sum(clause.is_followed for clause in clauses),
        "doubts": doubts.each_once(found),
        "doubted": {doubt.clause_id for doubt in found},
        "rhythm_names": RHYTHM_NAMES,
        "purposes": Recipient.Purpose.choices,
        "is_draft": document.state == Document.State.PROPOSED,
    }


def paper_context(document: Document, *, as_text: bool) -> dict[str, Any]:
    """Return what the paper's side shows: the scanned pages, or the text if asked for or alone."""
    pages = marked_sheets(document)
    return {"sheets": [] if as_text else pages, "is_scanned": bool(pages)}


def card_context(request: AuthenticatedRequest, clause: Clause) -> dict[str, Any]:
    """Return what one card and the list of doubts show after a change."""
    document = own_document(request, clause.document_id)
    fresh = next(one for one in document.clauses.all() if one.pk == clause.pk)
    return review_context(document) | {"clause": fresh, "is_swap": True}
