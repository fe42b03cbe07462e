"""Registers the module with Django and classes its fields."""

import importlib

from django.apps import AppConfig


class FundConfig(AppConfig):
    """The book: accounts, entries, statements, donations and drives."""

    name = "lalanh.fund"
    label = "fund"

    def ready(self) -> None:
        """Register the actions and jobs, which stand in a folder of their own."""
        for part in ("funds", "entries", "statements", "booking", "review", "donations"):
            importlib.import_module(f"lalanh.fund.actions.{part}")
