"""Reads of offices over time, and of who follows which area."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from lalanh.kernel import text
from lalanh.organisations.models import Absence, AreaCharge, Body, Holding, Office, Official, Unit
from lalanh.organisations.models.validity import in_force
from lalanh.organisations.queries import unit_chain


@dataclass(frozen=True, slots=True)
class OfficeOn:
    """An office with who held it on a day; nobody may have."""

    office: Office
    holdings: tuple[Holding, ...]


@dataclass(frozen=True, slots=True)
class InCharge:
    """Who takes what comes from an area on a day: the officer, or the substitute when away."""

    charge: AreaCharge
    official: Official
    is_substitute: bool


def holders(*, office: Office, on: date) -> QuerySet[Holding]:
    """Return who held the office that day."""
    return _holdings().filter(in_force(on), office=office)


def head_of(*, body: Body, on: date) -> Holding | None:
    """Return the head of the body in office that day, on whom its accountability falls."""
    return _holdings().filter(in_force(on), office__body=body, office__is_head=True).first()


def offices_on(*, body: Body, on: date) -> list[OfficeOn]:
    """Return the offices of a body with who held them that day, the head first."""
    offices = Office.objects.filter(body=body).order_by("-is_head", "pk")
    held = list(_holdings().filter(in_force(on), office__body=body))
    return [
        OfficeOn(office, tuple(one for one in held if one.office_id == office.pk))
        for office in offices
    ]


def holding_history(*, body: Body) -> QuerySet[Holding]:
    """Return every holding of the body's offices, office by office, the latest first."""
    return (
        _holdings()
        .filter(office__body=body)
        .order_by("-office__is_head", "office_id", "-valid_from", "pk")
    )


def officials_like(*, words: str) -> QuerySet[Official]:
    """Return the officials whose names hold all the words, in whatever tones."""
    found = Official.objects.all()
    for word in text.words(words):
        found = found.filter(folded__contains=word)
    return found.order_by("folded", "pk")


def charges_on(*, on: date) -> QuerySet[AreaCharge]:
    """Return which officer follows which area that day."""
    return (
        AreaCharge.objects.filter(in_force(on))
        .select_related("official", "substitute", "unit__kind", "body")
        .order_by("official__folded", "pk")
    )


def in_charge_of_body(*, body: Body, on: date) -> list[InCharge]:
    """
    Return who follows a body that day: its own officers, else those of its area.

    The nearest area counts: a commune's own officer before the district's.
    """
    own = list(charges_on(on=on).filter(body=body))
    return _present(own, on) if own else in_charge_of_unit(unit=body.unit, on=on)


def in_charge_of_unit(*, unit: Unit | None, on: date) -> list[InCharge]:
    """Return who follows the unit that day, or the nearest one above that somebody follows."""
    chain = unit_chain(unit)
    charges = list(charges_on(on=on).filter(unit__in=chain))
    for place in chain:
        here = [charge for charge in charges if charge.unit_id == place.pk]
        if here:
            return _present(here, on)
    return []


def _present(charges: Iterable[AreaCharge], on: date) -> list[InCharge]:
    """Put the substitute in the place of whoever is away; without one the officer stays."""
    listed = list(charges)
    away = set(
        Absence.objects.filter(
            official__in=[charge.official_id for charge in listed],
            valid_from__lte=on,
            valid_to__gt=on,
        ).values_list("official_id", flat=True)
    )
    return [
        InCharge(charge, charge.substitute, True)
        if charge.official_id in away and charge.substitute is not None
        else InCharge(charge, charge.official, False)
        for charge in listed
    ]


def _holdings() -> QuerySet[Holding]:
    """Holdings with what a page shows of them."""
    return Holding.objects.select_related("office__body", "official").order_by("valid_from", "pk")
