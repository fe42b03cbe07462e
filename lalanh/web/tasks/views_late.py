"""Who is late with what this body gave, or within a plan."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from lalanh.base.permissions import Permission
from lalanh.kernel.period import local_date
from lalanh.programmes.models import Programme
from lalanh.programmes.queries import programmes
from lalanh.tasks.queries import late as lates
from lalanh.web.pages import AuthenticatedRequest, allow, now, page

BODIES = 25
PARTS = 8


@allow(Permission.SEE_TASKS)
def late(request: AuthenticatedRequest) -> HttpResponse:
    """List the late bodies, the latest in most things first, with the first of their parts."""
    programme = _programme(request)
    programme_id = programme.pk if programme else None
    owner, at = request.seat.body, now()
    found = lates.late_bodies(owner=owner, at=at, programme_id=programme_id)
    rows = Paginator(found, BODIES).get_page(request.GET.get("page"))
    context = {
        "page": rows,
        "late": lates.with_parts(
            found=list(rows), owner=owner, at=at, first=PARTS, programme_id=programme_id
        ),
        "programme": programme,
        "orders": sum(one.orders for one in found),
        "requests": sum(one.requests for one in found),
        "today": local_date(at),
        "may_remind": Permission.REMIND in request.seat.permissions,
    }
    return page(request, "web/tasks/late.html", context)


def _programme(request: AuthenticatedRequest) -> Programme | None:
    asked = request.GET.get("programme", "")
    if not asked.isdecimal():
        return None
    return get_object_or_404(programmes.programmes(), pk=int(asked))
