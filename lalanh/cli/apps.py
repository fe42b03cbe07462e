"""Registers the commands with Django; the room has no tables."""

from django.apps import AppConfig


class CliConfig(AppConfig):
    """The lalanh command."""

    name = "lalanh.cli"
    label = "cli"
