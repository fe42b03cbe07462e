"""Guidance a plan waits for: noted, published, made concrete."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from lalanh.base.permissions import Permission
from lalanh.directives.queries import picking
from lalanh.programmes.actions import guidance as actions
from lalanh.programmes.models import Guidance, Programme
from lalanh.programmes.queries import guidance as queries
from lalanh.programmes.queries import programmes
from lalanh.web.pages import AuthenticatedRequest, allow, done, now, page, press
from lalanh.web.programmes.forms_guidance import GuidanceForm, UseForm


@allow(Permission.SEE_TASKS)
def guidances(request: AuthenticatedRequest, programme_id: int) -> HttpResponse:
    """List what guidance the plan waits for and what is published."""
    row = get_object_or_404(programmes.programmes(), pk=programme_id)
    may = _may_keep(request, row)
    context = {
        "programme": row,
        "guidances": queries.guidances().filter(programme=row),
        "demanded": queries.demanded(programme=row) if may else [],
        "may_keep": may and row.state == Programme.State.OPEN,
    }
    return page(request, "web/programmes/guidances.html", context)


@allow(Permission.KEEP_PROGRAMMES)
def new_guidance(request: AuthenticatedRequest, programme_id: int) -> HttpResponse:
    """Note a guidance the plan waits for, as one of its clauses proposes."""
    row = get_object_or_404(programmes.programmes(), pk=programme_id, owner=request.seat.body)
    key = request.GET.get("muc", "")
    asked = [one for one in queries.demanded(programme=row) if str(one.clause.pk) == key]
    known = {"drafter": asked[0].drafter, "due_on": asked[0].clause.last_day} if asked else {}
    form = GuidanceForm(request.POST or None, initial=known | {"issuer": row.owner})
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: actions.await_guidance(
            programme=row, clause=asked[0].clause if asked else None, **form.cleaned_data,
            by=request.user, at=now(),
        )
    ):  # fmt: skip
        return done(request, "Đã ghi hướng dẫn cần có.", to=_list(row))
    context = {"programme": row, "form": form, "asked": asked[0] if asked else None}
    return page(request, "web/programmes/guidance_form.html", context)


@allow(Permission.KEEP_PROGRAMMES)
def change_guidance(request: AuthenticatedRequest, guidance_id: int) -> HttpResponse:
    """Correct what is noted of a guidance."""
    row = _own(request, guidance_id)
    known = {name: getattr(row, name) for name in GuidanceForm.base_fields}
    form = GuidanceForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid() and form.attempt(
        lambda: actions.change_guidance(
            guidance=row, **form.cleaned_data, by=request.user, at=now()
        )
    ):  # fmt: skip
        return done(request, "Đã ghi.", to=_address(row))
    context = {"programme": row.programme, "guidance": row, "form": form}
    return page(request, "web/programmes/guidance_form.html", context)


@allow(Permission.SEE_TASKS)
def guidance(request: AuthenticatedRequest, guidance_id: int) -> HttpResponse:
    """Show a guidance: its versions, how bodies made it concrete; note one's own."""
    row = get_object_or_404(queries.guidances(), pk=guidance_id)
    held = queries.version_held(guidance=row, body=request.seat.body)
    may_note = held is not None and Permission.REPORT_TASK in request.seat.permissions
    form = UseForm(request.POST or None) if may_note else None
    if request.method == "POST" and form and held and form.is_valid() and form.attempt(
        lambda: actions.note_use(
            version=held, body=request.seat.body, words=form.cleaned_data["words"],
            on=form.cleaned_data["on"], document=form.cleaned_data["numbered"],
            by=request.user, at=now(),
        )
    ):  # fmt: skip
        return done(request, "Đã ghi việc cụ thể hóa.", to=_address(row))
    context = {
        "guidance": row, "programme": row.programme, "held": held, "form": form,
        "uses": queries.uses(guidance=row), "may_keep": _may_keep(request, row.programme),
    }  # fmt: skip
    return page(request, "web/programmes/guidance.html", context)


@allow(Permission.KEEP_PROGRAMMES)
def choose_version(request: AuthenticatedRequest, guidance_id: int) -> HttpResponse:
    """Choose which registered document is the next version."""
    row = _own(request, guidance_id)
    words = request.GET.get("tim", "")
    found = picking.choices(words=words, besides=row.programme.document)
    own = [one for one in found if one.owner_id == request.seat.body.pk]
    context = {"guidance": row, "programme": row.programme, "words": words, "found": own}
    return page(request, "web/programmes/guidance_publish.html", context, partial="found")


@allow(Permission.KEEP_PROGRAMMES)
@require_POST
def publish(request: AuthenticatedRequest, guidance_id: int) -> HttpResponse:
    """Publish a registered document as the next version."""
    row = _own(request, guidance_id)
    chosen = picking.document_in_sight(key=request.POST.get("chosen", ""))
    if chosen is None:
        raise Http404
    return press(
        request,
        lambda: actions.publish_guidance(guidance=row, document=chosen, by=request.user, at=now()),
        said="Đã phát hành. Mọi cơ quan nhận kế hoạch đều nhận hướng dẫn này.",
        to=_address(row),
    )


def _own(request: AuthenticatedRequest, guidance_id: int) -> Guidance:
    """The guidance of a plan of this seat's body."""
    mine = queries.guidances().filter(programme__owner=request.seat.body)
    return get_object_or_404(mine, pk=guidance_id)


def _may_keep(request: AuthenticatedRequest, row: Programme) -> bool:
    is_own = row.owner_id == request.seat.body.pk
    return is_own and Permission.KEEP_PROGRAMMES in request.seat.permissions


def _list(row: Programme) -> str:
    return reverse("web:guidances", args=[row.pk])


def _address(row: Guidance) -> str:
    return reverse("web:guidance", args=[row.pk])
