"""Documents that wait to be received: looked through in one list, the hỏa tốc ones one by one."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse

from lalanh.base.permissions import Permission
from lalanh.directives.actions import spreading
from lalanh.directives.models import Copy
from lalanh.directives.models.document import Urgency
from lalanh.directives.queries import waiting
from lalanh.kernel.errors import Refused
from lalanh.web.pages import AuthenticatedRequest, allow, now, page, press

ROWS = 50


@allow(Permission.SEE_DOCUMENTS)
def unopened(request: AuthenticatedRequest) -> HttpResponse:
    """List what this body was handed and has not opened; note those ticked as received."""
    found = waiting.unopened_copies(body=request.seat.body)
    if request.method == "POST":
        ticked = {int(pk) for pk in request.POST.getlist("copy") if pk.isdecimal()}
        # Of a hỏa tốc paper the reading time is asked: it is opened on its own page.
        calm = list(found.filter(pk__in=ticked).exclude(document__urgency=Urgency.FLASH))
        return press(
            request,
            lambda: _receive(request, calm),
            said=f"Đã ghi nhận cơ quan đã nhận {len(calm)} văn bản.",
            to=reverse("web:unopened-documents"),
        )
    rows = Paginator(found, ROWS).get_page(request.GET.get("page"))
    return page(request, "web/directives/unopened.html", {"page": rows})


def _receive(request: AuthenticatedRequest, copies: list[Copy]) -> None:
    if not copies:
        raise Refused("Chưa chọn văn bản nào. Hãy đánh dấu ít nhất một dòng.")
    at = now()
    for copy in copies:
        spreading.open_copy(copy=copy, by=request.user, at=at)
