"""Registers the module with Django."""

from django.apps import AppConfig


class DirectivesConfig(AppConfig):
    """Documents in and out, what they cite, and what they order."""

    name = "lalanh.directives"
    label = "directives"
