"""Registers the module with Django and classes its fields."""

from django.apps import AppConfig

from lalanh.base.classes import Personal, Table

FIELDS = {
    "UnitKind": Table(public="id code name level is_urban"),
    "Unit": Table(
        public="id kind name folded sort_key parent valid_from valid_to is_start_exact is_end_exact"
    ),
    "UnitCode": Table(public="id unit scheme code"),
    "UnitSuccession": Table(public="id old new on is_whole legal_basis"),
    "Body": Table(
        public="id name short_name folded sort_key system kind level unit parent path function "
        "decision_number standing_agency valid_from valid_to"
    ),
    "BodyName": Table(public="id body name folded official_until"),
    "BodySuccession": Table(public="id old new on is_whole legal_basis"),
    "BodyAttribute": Table(public="id body key value"),
    "Office": Table(public="id body title folded is_head is_single"),
    "Official": Table(
        internal="id user",
        personal=(
            Personal(
                "full_name folded work_phone work_email",
                purpose="who answers for an office, and how to reach the office",
                legal_basis="performance of official duty, Law 91/2025/QH15",
                retention="name as long as the papers that were signed; contact until the office "
                "ends",
            ),
        ),
    ),
    "Holding": Table(internal="id office official valid_from valid_to is_single"),
    "AreaCharge": Table(internal="id official substitute unit body valid_from valid_to"),
    "Absence": Table(internal="id official valid_from valid_to"),
    "CommitteeMember": Table(internal="id committee office role valid_from valid_to"),
    "CommitteeField": Table(internal="id member field units bodies"),
    "Group": Table(internal="id name folded owner rule"),
    "GroupName": Table(internal="id group name folded"),
    "GroupMember": Table(internal="id group body valid_from valid_to"),
    "Pairing": Table(internal="id first second purpose valid_from valid_to"),
    "Seat": Table(internal="id user body role valid_from valid_to"),
}


class OrganisationsConfig(AppConfig):
    """Units over time, bodies, committees, offices and who held them, groups."""

    name = "lalanh.organisations"
    label = "organisations"
