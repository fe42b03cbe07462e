"""Registers the module with Django and classes its fields."""

from django.apps import AppConfig

from lalanh.base.classes import Table

FIELDS = {
    "Task": Table(
        internal="id owner programme document clause allowed_by parent title text modality "
        "is_sensitive is_standing is_general demands_plan deadline_literal last_day due_time "
        "is_tentative after_event after_count after_unit follows_parent rhythms state "
        "withdrawn_reason folded given_at given_by"
    ),
    "Assignment": Table(
        internal="id task body owner role responsibility state via_literal via_group is_inherited "
        "answer_reason finished_on returns"
    ),
    "PlanColumn": Table(internal="task programme owner place"),
    "PlanRow": Table(internal="id programme owner body codes"),
    "Report": Table(
        internal="id assignment body owner text claims_done reported_at reported_by verdict "
        "verdict_reason judged_at judged_by"
    ),
    "CalendarFeed": Table(internal="id user seat body secret_sha256 made_at revoked_at"),
    "FilledSheet": Table(
        internal="id owner kind programme file name lines state sent_at sent_by taken_at taken_by "
        "taken_count"
    ),
    "ReminderRule": Table(
        internal="id programme owner is_on days_before every_days_after set_at set_by"
    ),
    "Reminder": Table(
        internal="id assignment body owner sender kind on text is_request is_flash sent_at "
        "sent_by told"
    ),
    "ReminderOpened": Table(internal="id reminder body sender opened_at opened_by"),
    "Evidence": Table(
        internal="id report body owner kind title file document letter_number figure figure_unit"
    ),
    "Event": Table(
        internal="id owner programme task clause name starts_at ends_at is_all_day is_tentative "
        "form place online_address cancelled_at cancelled_reason"
    ),
    "EventSite": Table(
        internal="id event owner body place is_main expected_people present_people confirmed_at "
        "confirmed_by"
    ),
    "EventMove": Table(
        internal="id event owner from_starts_at to_starts_at reason moved_at moved_by"
    ),
    "Matter": Table(
        internal="id programme body decider owner title text state put_at put_by return_reason "
        "decision document task decided_at decided_by"
    ),
    "Obstacle": Table(
        internal="id programme task body owner consolidator decider matter title what since_on "
        "tried beyond proposal state raised_at raised_by decided_at"
    ),
    "ObstacleFile": Table(internal="id obstacle title file"),
    "ObstacleStep": Table(internal="id obstacle to text acting_body document taken_at taken_by"),
    "Adaptation": Table(
        internal="id assignment body owner aspect words reason adapted_at adapted_by noted_at "
        "noted_by"
    ),
    "LowerPlan": Table(
        internal="id assignment body owner document version submitted_at submitted_by"
    ),
    "LowerPlanCover": Table(internal="id plan task body owner"),
    "PlanReport": Table(
        internal="id programme period is_consolidated body receiver owner due_at text figures "
        "state return_reason first_sent_at sent_at sent_by"
    ),
    "PlanReportStep": Table(internal="id report to text figures acting_body taken_at taken_by"),
    "Proposal": Table(
        internal="id body programme kind title text benefit state holder held_by written_at "
        "written_by submitted_at answer task decided_at decided_by"
    ),
    "ProposalStep": Table(internal="id proposal to text acting_body holder taken_at taken_by"),
    "Review": Table(
        internal="id programme owner kind as_of figures results shortcomings lessons next_steps "
        "state made_at made_by issued_at issued_by"
    ),
    "ContingencyPlan": Table(
        internal="id body hazard version dated_on approved_by document_number command forces "
        "means supplies file file_title kept_at kept_by"
    ),
    "Solution": Table(
        internal="id body name purpose users since_on until_on address kept_at kept_by"
    ),
    "TaskChange": Table(
        internal="id task owner move root reason title_before text_before last_day_before "
        "due_time_before title_after text_after last_day_after due_time_after changed_at changed_by"
    ),
}


class TasksConfig(AppConfig):
    """Who must do what by when: assignment, cascade, report, evidence."""

    name = "lalanh.tasks"
    label = "tasks"
