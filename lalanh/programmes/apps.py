"""Registers the module with Django."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    """A plan being carried out: its committee, period, reporting route and rhythm."""

    name = "lalanh.programmes"
    label = "programmes"
