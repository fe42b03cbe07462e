"""The operators' view of the tables: they look, and change nothing."""

from typing import TYPE_CHECKING

from django.apps import apps
from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

if TYPE_CHECKING:
    _ModelAdmin = admin.ModelAdmin[Model]
else:
    _ModelAdmin = admin.ModelAdmin


class ReadOnlyAdmin(_ModelAdmin):
    """Rows to look at; every change goes through an action, whoever asks."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody adds here."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nobody changes here."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nobody deletes here."""
        return False


# Files, jobs, notices and the record; what a table shows follows the operator's seat.
for model in apps.get_app_config("base").get_models():
    admin.site.register(model, ReadOnlyAdmin)
