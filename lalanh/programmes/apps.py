"""Registers the module with Django and classes its fields."""

from django.apps import AppConfig

from lalanh.base.classes import Table

FIELDS = {
    "Programme": Table(
        public="id name short_name starts_on ends_on state closed_on",
        internal="owner document consolidator committee closing_reason",
    ),
    "Guidance": Table(internal="id programme clause title drafter issuer due_on noted_at noted_by"),
    "GuidanceVersion": Table(internal="id guidance number document published_at published_by"),
    "GuidanceUse": Table(internal="id version body owner words on document noted_at noted_by"),
    "ReportRhythm": Table(internal="id programme kind hour days_after valid_from"),
    "SettingChange": Table(internal="id programme what old new acting_body set_at set_by"),
}


class ProgrammesConfig(AppConfig):
    """A plan being carried out: its committee, period, reporting route and rhythm."""

    name = "lalanh.programmes"
    label = "programmes"
