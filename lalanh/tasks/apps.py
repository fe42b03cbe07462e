"""Registers the module with Django and classes its fields."""

from django.apps import AppConfig

from lalanh.base.classes import Table

FIELDS = {
    "Task": Table(
        internal="id owner programme document clause parent title text modality is_sensitive "
        "is_standing deadline_literal last_day due_time is_tentative rhythms state "
        "withdrawn_reason folded given_at given_by"
    ),
    "Assignment": Table(
        internal="id task body owner role state via_literal via_group is_inherited answer_reason "
        "finished_on returns"
    ),
    "Report": Table(
        internal="id assignment body owner text claims_done reported_at reported_by verdict "
        "verdict_reason judged_at judged_by"
    ),
    "Evidence": Table(
        internal="id report body owner kind title file document letter_number figure figure_unit"
    ),
}


class TasksConfig(AppConfig):
    """Who must do what by when: assignment, cascade, report, evidence."""

    name = "lalanh.tasks"
    label = "tasks"
