"""Documents that wait to be received: looked through in one list, the hỏa tốc ones one by one."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse

from lalanh.base.permissions import Permission
from lalanh.directives.actions import arriving, spreading
from lalanh.directives.models import Copy
from lalanh.directives.models.document import Urgency
from lalanh.directives.queries import books, waiting
from lalanh.kernel.errors import Refused
from lalanh.kernel.period import local_date
from lalanh.web.pages import AuthenticatedRequest, allow, now, page, press

ROWS = 50


@allow(Permission.SEE_DOCUMENTS)
def unopened(request: AuthenticatedRequest) -> HttpResponse:
    """List what this body was handed and has not opened; note those ticked as received."""
    found = waiting.unopened_copies(body=request.seat.body)
    may_enter = Permission.REGISTER_DOCUMENT in request.seat.permissions
    if request.method == "POST":
        ticked = {int(pk) for pk in request.POST.getlist("copy") if pk.isdecimal()}
        # Of a hỏa tốc paper the reading time is asked: it is opened on its own page.
        calm = list(found.filter(pk__in=ticked).exclude(document__urgency=Urgency.FLASH))
        enters = may_enter and "enter" in request.POST
        entered = " và vào sổ văn bản đến" if enters else ""
        return press(
            request,
            lambda: _receive(request, calm, enters=enters),
            said=f"Đã ghi nhận cơ quan đã nhận{entered} {len(calm)} văn bản.",
            to=reverse("web:unopened-documents"),
        )
    rows = Paginator(found, ROWS).get_page(request.GET.get("page"))
    context = {"page": rows, "may_enter": may_enter}
    return page(request, "web/directives/unopened.html", context)


def _receive(request: AuthenticatedRequest, copies: list[Copy], *, enters: bool) -> None:
    """Note them as received; enter those without a number, the one handed over first before."""
    if not copies:
        raise Refused("Chưa chọn văn bản nào. Hãy đánh dấu ít nhất một dòng.")
    at = now()
    for copy in copies:
        spreading.open_copy(copy=copy, by=request.user, at=at)
    for copy in books.not_entered(copies=copies) if enters else ():
        facts = arriving.ArrivalFacts(received_on=local_date(copy.handed_at))
        arriving.enter_arrival(
            document=copy.document, body=copy.body, facts=facts, by=request.user, at=at
        )
