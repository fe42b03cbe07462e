"""Registers the module with Django."""

from django.apps import AppConfig


class TasksConfig(AppConfig):
    """Who must do what by when: assignment, cascade, report, evidence."""

    name = "lalanh.tasks"
    label = "tasks"
