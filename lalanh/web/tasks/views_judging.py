"""Reports that wait for this body's word, each in full, accepted several at once after a look."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect

from lalanh.base.permissions import Permission
from lalanh.kernel.errors import Refused
from lalanh.tasks.actions import doing
from lalanh.tasks.models import Report
from lalanh.tasks.queries import desk
from lalanh.web.pages import AuthenticatedRequest, allow, now, page

# As many as somebody reads through before pressing.
ROWS = 20


@allow(Permission.ACCEPT_REPORT)
def reports(request: AuthenticatedRequest) -> HttpResponse:
    """Show the reports with words and evidence; accept those ticked, return one by one."""
    found = desk.reports_to_judge(body=request.seat.body).prefetch_related(
        "evidence__file", "evidence__document"
    )
    if request.method == "POST":
        ticked = {int(pk) for pk in request.POST.getlist("report") if pk.isdecimal()}
        _accept(request, list(found.filter(pk__in=ticked)[:ROWS]))
        return redirect("web:reports-to-judge")
    rows = Paginator(found, ROWS).get_page(request.GET.get("page"))
    return page(request, "web/tasks/reports.html", {"page": rows})


def _accept(request: AuthenticatedRequest, chosen: list[Report]) -> None:
    """Accept one by one, so that a report that has to wait holds up no other; say what was done."""
    accepted, refused = 0, []
    for report in chosen:
        try:
            with transaction.atomic():
                doing.judge_report(
                    report=report, accepts=True, reason="", by=request.user, at=now()
                )
        except Refused as refusal:
            refused.append(f"{report.body.name}: {refusal.message}")
        else:
            accepted += 1
    if accepted:
        messages.success(request, f"Đã chấp nhận {accepted} báo cáo.")
    for sentence in refused:
        messages.error(request, sentence)
    if not chosen:
        messages.error(
            request,
            "Chưa có báo cáo nào để chấp nhận. Hãy đánh dấu báo cáo đã xem; "
            "báo cáo người khác vừa duyệt không còn trong danh sách.",
        )
