"""Registers the module with Django."""

from django.apps import AppConfig


class BaseConfig(AppConfig):
    """Groundwork on Django."""

    name = "lalanh.base"
    label = "base"
