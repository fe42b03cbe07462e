"""What a member of a committee answers for: all of the own field, and nothing else."""

from django.core.paginator import Paginator
from django.http import HttpResponse

from lalanh.base.permissions import Permission
from lalanh.kernel.period import local_date
from lalanh.tasks.queries import answering
from lalanh.tasks.queries import task as tasks
from lalanh.web.pages import AuthenticatedRequest, allow, now, page
from lalanh.web.tasks.forms import FieldFilter

ROWS = 50


@allow(Permission.SEE_TASKS)
def field(request: AuthenticatedRequest) -> HttpResponse:
    """List the parts of the bodies the account answers for."""
    form = FieldFilter(request.GET)
    show = form.cleaned_data["xem"] if form.is_valid() else ""
    found = answering.parts_of_field(at=now(), show=show)
    rows = Paginator(found, ROWS).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "fields": answering.fields_of(user=request.user, on=local_date(now())),
        "page": rows,
        "late": tasks.late_among(parts=rows, at=now()),
    }
    return page(request, "web/tasks/field.html", context)
