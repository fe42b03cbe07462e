"""Papers of our own by state, and what of them lies on a desk: to check, to sign, to number."""

from datetime import datetime

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse

from lalanh.base.permissions import Permission
from lalanh.directives.models import Draft
from lalanh.directives.models.document import Urgency
from lalanh.directives.queries import writing
from lalanh.organisations.queries import SeatView
from lalanh.web import desk
from lalanh.web.pages import AuthenticatedRequest, allow, page

ROWS, SHOWN = 30, 5
EVERYDAY_TYPES = ("CV", "KH", "QĐ", "TB", "BC", "GM", "TTr", "T")


@allow(Permission.DRAFT_PAPER)
def drafts(request: AuthenticatedRequest) -> HttpResponse:
    """List the body's papers by state."""
    body = request.seat.body
    state = request.GET.get("trang-thai", "")
    known = state if state in Draft.State.values else ""
    rows = writing.drafts(owner=body, state=known)
    if not known:
        rows = rows.filter(state__in=writing.OPEN_STATES)
    counts = writing.counts(owner=body)
    context = {
        "page": Paginator(rows, ROWS).get_page(request.GET.get("page")),
        "state": known,
        "states": [(value, name, counts[value]) for value, name in Draft.State.choices],
        "types": [one for one in writing.types() if one.code in EVERYDAY_TYPES],
        "may_number": Permission.ISSUE_PAPER in request.seat.permissions,
    }
    return page(request, "web/writing/drafts.html", context)


def _content(rows: list[Draft], *, note: str, empty: str) -> desk.Content:
    return desk.Content(
        figure=str(len(rows)) if rows else "",
        note=note if rows else "",
        rows=[_row(draft) for draft in rows[:SHOWN]],
        empty=empty,
    )


def _row(draft: Draft) -> desk.Row:
    is_urgent = draft.urgency != Urgency.NORMAL
    return desk.Row(
        text=f"{draft.type.name}: {draft.subject or 'chưa có trích yếu'}",
        url=reverse("web:draft", args=[draft.pk]),
        note=f"{draft.drafted_by.full_name} soạn",
        badge=draft.get_urgency_display() if is_urgent else "",
        tone="bad" if is_urgent else "plain",
    )


@desk.card(
    "Dự thảo chờ kiểm tra", order=21, permission=Permission.CHECK_PAPER, url_name="web:drafts"
)
def to_check(seat: SeatView, at: datetime) -> desk.Content:
    """Drafts of others that wait for a check."""
    waiting = writing.waiting_for(owner=seat.body, state=Draft.State.CHECKING, not_by=seat.user_id)
    return _content(list(waiting), note="của người khác soạn", empty="Không có dự thảo nào chờ.")


@desk.card("Văn bản chờ tôi ký", order=20, permission=Permission.SIGN_PAPER, url_name="web:drafts")
def to_sign(seat: SeatView, at: datetime) -> desk.Content:
    """Checked drafts that name this person, or somebody without account."""
    waiting = writing.waiting_for(owner=seat.body, state=Draft.State.SIGNING, not_by=seat.user_id)
    mine = waiting.filter(signer__official__user=seat.user_id) | waiting.filter(
        signer__official__user=None
    )
    return _content(list(mine), note="đã kiểm tra", empty="Không có văn bản nào chờ ký.")


@desk.card("Văn bản chờ cấp số", order=22, permission=Permission.ISSUE_PAPER, url_name="web:drafts")
def to_number(seat: SeatView, at: datetime) -> desk.Content:
    """Signed papers without a number."""
    waiting = writing.waiting_for(owner=seat.body, state=Draft.State.SIGNED)
    return _content(list(waiting), note="đã ký", empty="Không có văn bản nào chờ phát hành.")


@desk.card("Dự thảo của tôi", order=23, permission=Permission.DRAFT_PAPER, url_name="web:drafts")
def in_work(seat: SeatView, at: datetime) -> desk.Content:
    """What this person is writing, or got back."""
    mine = writing.drafts(owner=seat.body, state=Draft.State.DRAFTING).filter(
        drafted_by=seat.user_id
    )
    return _content(list(mine), note="đang soạn hoặc bị trả lại", empty="Không có dự thảo nào.")
