"""Reads of the register of bodies: the tree, search, names and groups of one body."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from lalanh.organisations.models import Body, BodyName, Group, Pairing
from lalanh.organisations.models.validity import in_force
from lalanh.organisations.queries import members


def bodies(*, on: date) -> QuerySet[Body]:
    """Return the bodies of that day with what a list shows of them."""
    return (
        Body.objects.filter(in_force(on))
        .select_related("unit__kind", "parent")
        .order_by("level", "sort_key", "pk")
    )


def children(*, body: Body | None, on: date) -> QuerySet[Body]:
    """Return the bodies directly below, or the roots; each says whether it has any below."""
    below = Body.objects.filter(in_force(on), parent=OuterRef("pk"))
    found = Body.objects.filter(in_force(on), parent=body) if body else roots(on=on)
    return (
        found.annotate(has_children=Exists(below))
        .select_related("unit__kind")
        .order_by("level", "sort_key", "pk")
    )


def roots(*, on: date) -> QuerySet[Body]:
    """Return the bodies below no other: of each system the highest, and those outside."""
    return Body.objects.filter(in_force(on), parent__isnull=True)


def ancestors(*, body: Body) -> list[Body]:
    """Return the bodies above, from the root down."""
    ids = [int(part) for part in body.path.split(".") if part][:-1]
    found = Body.objects.in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]


def pairs_of(*, body: Body, on: date) -> QuerySet[Pairing]:
    """Return the co-operations of a body that day."""
    return (
        Pairing.objects.filter(in_force(on))
        .filter(Q(first=body) | Q(second=body))
        .select_related("first", "second")
        .order_by("pk")
    )


def name_on(*, body: Body, on: date) -> str:
    """Return the official name of the body on that day."""
    former = (
        BodyName.objects.filter(body=body, official_until__gt=on).order_by("official_until").first()
    )
    return former.name if former else body.name


def groups_of(*, body: Body, on: date) -> list[Group]:
    """Return the groups the body belongs to that day, saved ones and drawn ones."""
    groups = list(Group.objects.order_by("folded", "pk"))
    asked = [Exists(members(group=group, on=on).filter(pk=body.pk)) for group in groups]
    if not asked:
        return []
    answers = Body.objects.filter(pk=body.pk).values_list(*asked).get()
    return [group for group, belongs in zip(groups, answers, strict=True) if belongs]
