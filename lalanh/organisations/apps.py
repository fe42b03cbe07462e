"""Registers the module with Django."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Units over time, bodies, committees, offices and who held them, groups."""

    name = "lalanh.organisations"
    label = "organisations"
