"""Registers the module with Django."""

from django.apps import AppConfig


class FundConfig(AppConfig):
    """The book: accounts, entries, statements, donations and drives."""

    name = "lalanh.fund"
    label = "fund"
