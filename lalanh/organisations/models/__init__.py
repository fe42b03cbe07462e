"""Tables of units, bodies, people in office, groups and seats."""

from lalanh.organisations.models.body import Body, BodyAttribute, BodyName, BodySuccession
from lalanh.organisations.models.committee import CommitteeField, CommitteeMember
from lalanh.organisations.models.group import Group, GroupMember, GroupName
from lalanh.organisations.models.office import Absence, AreaCharge, Holding, Office, Official
from lalanh.organisations.models.pairing import Pairing
from lalanh.organisations.models.seat import Seat
from lalanh.organisations.models.unit import Unit, UnitCode, UnitKind, UnitSuccession

__all__ = [
    "Absence",
    "AreaCharge",
    "Body",
    "BodyAttribute",
    "BodyName",
    "BodySuccession",
    "CommitteeField",
    "CommitteeMember",
    "Group",
    "GroupMember",
    "GroupName",
    "Holding",
    "Office",
    "Official",
    "Pairing",
    "Seat",
    "Unit",
    "UnitCode",
    "UnitKind",
    "UnitSuccession",
]
