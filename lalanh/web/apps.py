"""Registers the module with Django."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The staff site: pages only, every write is one call into a module."""

    name = "lalanh.web"
    label = "web"
