"""Registers the module with Django."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The public site: reads published snapshots, writes one inbox."""

    name = "lalanh.portal"
    label = "portal"
