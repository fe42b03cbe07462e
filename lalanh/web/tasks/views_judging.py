"""Reports that wait for this body's word, each in full, accepted several at once after a look."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse

from lalanh.base.permissions import Permission
from lalanh.kernel.errors import Refused
from lalanh.tasks.actions import doing
from lalanh.tasks.models import Report
from lalanh.tasks.queries import desk
from lalanh.web.pages import AuthenticatedRequest, allow, now, page, press

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
        chosen = list(found.filter(pk__in=ticked)[:ROWS])
        return press(
            request,
            lambda: _accept(request, chosen),
            said=f"Đã chấp nhận {len(chosen)} báo cáo.",
            to=reverse("web:reports-to-judge"),
        )
    rows = Paginator(found, ROWS).get_page(request.GET.get("page"))
    return page(request, "web/tasks/reports.html", {"page": rows})


def _accept(request: AuthenticatedRequest, chosen: list[Report]) -> None:
    if not chosen:
        raise Refused("Chưa chọn báo cáo nào. Hãy đánh dấu báo cáo đã xem.")
    at = now()
    for report in chosen:
        doing.judge_report(report=report, accepts=True, reason="", by=request.user, at=at)
