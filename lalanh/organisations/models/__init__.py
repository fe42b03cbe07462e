"""Tables of units, bodies, people in office, groups and seats."""

from lalanh.organisations.models.body import Body, BodyAttribute, BodyName
from lalanh.organisations.models.committee import CommitteeField, CommitteeMember
from lalanh.organisations.models.group import Group, GroupMember
from lalanh.organisations.models.office import AreaCharge, Holding, Office, Official
from lalanh.organisations.models.pairing import Pairing
from lalanh.organisations.models.seat import Seat
from lalanh.organisations.models.unit import Unit, UnitCode, UnitKind, UnitSuccession

__all__ = [
    "AreaCharge",
    "Body",
    "BodyAttribute",
    "BodyName",
    "CommitteeField",
    "CommitteeMember",
    "Group",
    "GroupMember",
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
