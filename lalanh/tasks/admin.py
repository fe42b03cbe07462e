"""What operators see of these tables: it follows their seat, and nothing can be changed."""

from django.apps import apps
from django.contrib import admin

from lalanh.base.admin import ReadOnlyAdmin

for model in apps.get_app_config("tasks").get_models():
    admin.site.register(model, ReadOnlyAdmin)
