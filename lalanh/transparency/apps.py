"""Registers the module with Django."""

from django.apps import AppConfig


class TransparencyConfig(AppConfig):
    """What may be public: published rows, the log that proves them, snapshots."""

    name = "lalanh.transparency"
    label = "transparency"
