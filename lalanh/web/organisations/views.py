"""Looking at the register: the tree, search, a body, a unit, suggestions."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from lalanh.base.permissions import Permission
from lalanh.organisations import (
    body_queries,
    committee_queries,
    office_queries,
    queries,
    unit_queries,
)
from lalanh.organisations.models import Body, Unit
from lalanh.organisations.models.body import System
from lalanh.web.organisations.asking import day_asked, may_keep, today
from lalanh.web.organisations.forms import BodyFilter, UnitFilter, attributes_of
from lalanh.web.pages import AuthenticatedRequest, allow, page

ROWS = 50
_SUGGESTED = 12


@allow(Permission.SEE_ORGANISATIONS)
def index(request: AuthenticatedRequest) -> HttpResponse:
    """Show the tree, or what a search found, as one types."""
    form = BodyFilter(request.GET)
    given = form.cleaned_data if form.is_valid() else {}
    is_search = any(given.get(name) not in ("", None) for name in ("q", "system", "level"))
    found = queries.bodies_like(
        words=given.get("q", ""),
        on=today(),
        system=given.get("system", ""),
        level=given.get("level"),
    )
    roots = [] if is_search else list(body_queries.children(body=None, on=today()))
    context = {
        "form": form,
        "page": Paginator(found, ROWS).get_page(request.GET.get("page")) if is_search else None,
        "systems": [
            (system.label, here)
            for system in System
            if (here := [root for root in roots if root.system == system])
        ],
        "may_found": Permission.KEEP_ORGANISATIONS in request.seat.permissions,
    }
    return page(request, "web/organisations/index.html", context, partial="found")


@allow(Permission.SEE_ORGANISATIONS)
def branch(request: AuthenticatedRequest, body_id: int) -> HttpResponse:
    """Show the bodies directly below one, as lines of the tree or as a page."""
    body = get_object_or_404(Body, pk=body_id)
    children = body_queries.children(body=body, on=today())
    context = {"body": body, "bodies": children}
    return page(request, "web/organisations/branch.html", context, partial="lines")


@allow(Permission.SEE_ORGANISATIONS)
def body(request: AuthenticatedRequest, body_id: int) -> HttpResponse:
    """Show a body as it stood on a day: facts, offices, members, groups, what is around."""
    row = get_object_or_404(
        Body.objects.select_related("unit__kind", "parent", "standing_agency"), pk=body_id
    )
    day, picker = day_asked(request)
    context = {
        "body": row, "day": day, "picker": picker,
        "name_then": body_queries.name_on(body=row, on=day),
        "above": body_queries.ancestors(body=row),
        "below": body_queries.children(body=row, on=day)[:ROWS],
        "other_names": row.names.order_by("pk"), "attributes": attributes_of(row),
        "offices": office_queries.offices_on(body=row, on=day),
        "history": office_queries.holding_history(body=row),
        "in_charge": office_queries.in_charge_of_body(body=row, on=day),
        "groups": body_queries.groups_of(body=row, on=day),
        "pairs": body_queries.pairs_of(body=row, on=day),
        "successions": row.successions.select_related("new"),
        "predecessions": row.predecessions.select_related("old"),
        "committee": committee_queries.sheet_of(committee=row, on=day),
        "may_keep": may_keep(request, row),
    }  # fmt: skip
    return page(request, "web/organisations/body.html", context)


@allow(Permission.SEE_ORGANISATIONS)
def units(request: AuthenticatedRequest) -> HttpResponse:
    """Show the provinces of a day's map, or the units a search found on it."""
    day, _ = day_asked(request)
    words = request.GET.get("q", "").strip()
    found = unit_queries.units_like(name=words, on=day) if words else unit_queries.tops(on=day)
    context = {
        "day": day, "form": UnitFilter(initial={"q": words, "ngay": day}),
        "page": Paginator(found, ROWS).get_page(request.GET.get("page")),
        "kinds": unit_queries.kinds(), "may_keep": may_keep(request, None),
    }  # fmt: skip
    return page(request, "web/organisations/units.html", context, partial="found")


@allow(Permission.SEE_ORGANISATIONS)
def unit(request: AuthenticatedRequest, unit_id: int) -> HttpResponse:
    """Show a unit: codes, what it was before and became, units below, bodies."""
    row = get_object_or_404(Unit.objects.select_related("kind", "parent__kind"), pk=unit_id)
    day, picker = day_asked(request)
    below = Unit.objects.filter(parent=row).select_related("kind").order_by("sort_key", "pk")
    context = {
        "unit": row, "day": day, "picker": picker, "above": queries.unit_chain(row)[:0:-1],
        "codes": row.codes.order_by("scheme"), "below": below,
        "successions": row.successions.select_related("new__kind").order_by("on", "pk"),
        "predecessions": row.predecessions.select_related("old__kind").order_by("on", "pk"),
        "on_map": unit_queries.successors(unit=row, on=day),
        "bodies": row.bodies.order_by("level", "sort_key", "pk"),
        "in_charge": office_queries.in_charge_of_unit(unit=row, on=day),
        "may_keep": may_keep(request, None),
    }  # fmt: skip
    return page(request, "web/organisations/unit.html", context)


@allow(Permission.SEE_ORGANISATIONS)
def suggest_bodies(request: AuthenticatedRequest) -> HttpResponse:
    """Suggest bodies for what is being typed."""
    found = queries.bodies_like(words=_typed(request), on=today())
    return _suggested(request, [(row.name, row.pk) for row in found[:_SUGGESTED]])


@allow(Permission.SEE_ORGANISATIONS)
def suggest_units(request: AuthenticatedRequest) -> HttpResponse:
    """Suggest units for what is being typed."""
    found = unit_queries.units_like(name=_typed(request))
    return _suggested(request, [(row.full_name, row.pk) for row in found[:_SUGGESTED]])


@allow(Permission.SEE_ORGANISATIONS)
def suggest_officials(request: AuthenticatedRequest) -> HttpResponse:
    """Suggest people in office for what is being typed."""
    found = office_queries.officials_like(words=_typed(request))
    return _suggested(request, [(row.full_name, row.pk) for row in found[:_SUGGESTED]])


def _typed(request: AuthenticatedRequest) -> str:
    """The words typed, whatever the field is called."""
    return next((value for value in request.GET.values() if isinstance(value, str)), "")[:200]


def _suggested(request: AuthenticatedRequest, rows: list[tuple[str, int]]) -> HttpResponse:
    """The lines of a list of suggestions."""
    return render(request, "web/organisations/suggestions.html", {"rows": rows})
