"""The tables of the register, for operators to look at."""

from django.contrib import admin

from lalanh.base.admin import ReadOnlyAdmin
from lalanh.organisations.models import (
    AreaCharge,
    Body,
    CommitteeMember,
    Group,
    Office,
    Pairing,
    Unit,
    UnitKind,
)


@admin.register(Unit)
class UnitAdmin(ReadOnlyAdmin):
    """Units of every map."""

    list_display = ("full_name", "parent", "valid_from", "valid_to")
    search_fields = ("folded",)
    list_select_related = ("kind", "parent__kind")


@admin.register(Body)
class BodyAdmin(ReadOnlyAdmin):
    """Bodies with their place in the tree."""

    list_display = ("name", "system", "kind", "level", "parent", "path", "valid_from", "valid_to")
    list_filter = ("system", "kind", "level")
    search_fields = ("folded",)
    list_select_related = ("parent",)


admin.site.register((AreaCharge, CommitteeMember, Group, Office, Pairing, UnitKind), ReadOnlyAdmin)
