"""What the page of one document shows."""

from lalanh.base.permissions import Permission
from lalanh.directives.models import Document
from lalanh.directives.queries import books, chains, copies, documents, doubts, force, issues
from lalanh.programmes.models import Programme
from lalanh.programmes.queries import proposing
from lalanh.tasks.queries import task as tasks
from lalanh.web.directives.passages import passages
from lalanh.web.pages import AuthenticatedRequest

COPIES_SHOWN = 10


def may_review(request: AuthenticatedRequest, row: Document) -> bool:
    """Whether this seat may correct the document's draft."""
    is_own = row.owner_id == request.seat.body.pk
    return is_own and Permission.REGISTER_DOCUMENT in request.seat.permissions


def document_context(request: AuthenticatedRequest, row: Document) -> dict[str, object]:
    """Return what the page of one document shows, and what may be done there."""
    is_own = row.owner_id == request.seat.body.pk
    copy = copies.copy_of(document=row, body=request.seat.body)
    return _may(request, row) | {
        "document": row,
        "stamp": getattr(row, "stamp", None),
        "arrival": books.arrival_of(document=row, body=request.seat.body),
        "may_enter": Permission.REGISTER_DOCUMENT in request.seat.permissions
        and books.has_arrived(document=row, body=request.seat.body),
        "pieces": passages(row),
        "corrections": documents.corrections(document=row),
        "tasks": tasks.of_document(document=row),
        "unresolved": documents.unresolved(document=row) if is_own else [],
        "chains": [
            ("Thực hiện, căn cứ", chains.chain_up(document=row)),
            ("Được văn bản khác thực hiện", chains.chain_down(document=row)),
        ],
        "copies": copies.missing(document=row, what="chua-nhan")[:COPIES_SHOWN] if is_own else [],
        "spread": copies.spread_of(document=row) if is_own else None,
        "attachments": documents.attachments().filter(document=row),
        "attached_to": documents.attachments().filter(attached=row).select_related("document"),
        "forces": force.forces(document=row),
        "signer_doubt": doubts.doubt_of_signer(row),
        "copy": copy,
        "may_spread": copy is not None and Permission.REPORT_TASK in request.seat.permissions,
        "programme": getattr(row, "programme", None),
        "is_plan": proposing.is_plan(row),
        "issue": issues.issue_of(document=row),
        "changed_by": issues.issues_changing(document=row),
    }


def _may(request: AuthenticatedRequest, row: Document) -> dict[str, bool]:
    """What this seat may do with the document, as the template asks."""
    is_own = row.owner_id == request.seat.body.pk
    may = request.seat.permissions if is_own else frozenset()
    is_registered = row.state == Document.State.CONFIRMED
    programme = getattr(row, "programme", None)
    return {
        "may_correct": Permission.REGISTER_DOCUMENT in may and bool(row.text),
        "may_review": may_review(request, row) and row.state == Document.State.PROPOSED,
        "may_hand_out": is_registered
        and Permission.CONFIRM_DOCUMENT in may
        and not (programme and programme.state == Programme.State.CLOSED),
        "may_open_programme": is_registered and Permission.KEEP_PROGRAMMES in may,
        "may_relate": Permission.REGISTER_DOCUMENT in may,
        "may_stamp": Permission.REGISTER_DOCUMENT in may,
        "may_take_back": is_registered and Permission.CONFIRM_DOCUMENT in may,
    }
