"""Registers the module with Django and classes its fields."""

from django.apps import AppConfig

from lalanh.base.classes import Table

FIELDS = {
    "Programme": Table(
        public="id name short_name starts_on ends_on state",
        internal="owner document consolidator",
    ),
}


class ProgrammesConfig(AppConfig):
    """A plan being carried out: its committee, period, reporting route and rhythm."""

    name = "lalanh.programmes"
    label = "programmes"
