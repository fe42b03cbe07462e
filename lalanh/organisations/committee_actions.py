"""Writes of steering committees: sections, members, fields, standing agencies."""

from collections.abc import Sequence
from datetime import date, datetime

from lalanh.base.action import action
from lalanh.base.models import User
from lalanh.base.refusals import refused_as
from lalanh.kernel import text
from lalanh.kernel.errors import Refused
from lalanh.organisations.actions import check_reach, found_body
from lalanh.organisations.models import Body, CommitteeField, CommitteeMember, Office, Unit


class NoDecision(Refused):
    """A committee is set up by a numbered decision."""


class MemberTaken(Refused):
    """The office is a member already, or the committee has a head."""


class NotACommittee(Refused):
    """Members, sections and fields belong to committees only."""


class WrongPeriod(Refused):
    """The end would come before the start."""


@action("organisations.committee.founded")
def found_committee(
    *,
    name: str,
    decision_number: str,
    valid_from: date,
    parent: Body,
    standing_agency: Body,
    by: User,
    at: datetime,
    unit: Unit | None = None,
) -> Body:
    """
    Set up a steering committee from the day of its decision.

    A district's stands below the provincial one; the parent's system and level are taken over,
    the level of the unit where one is given. The standing agency takes in its reports.

    :raises NoDecision: if the decision has no number.
    """
    if not text.clean(decision_number):
        raise NoDecision(
            "Ban chỉ đạo được lập bằng quyết định: hãy nhập số quyết định.",
            field="decision_number",
        )
    return found_body(
        name=name,
        kind=Body.Kind.COMMITTEE,
        system=parent.system,
        level=unit.kind.level if unit else parent.level,
        unit=unit or parent.unit,
        parent=parent,
        function="ban-chi-dao",
        decision_number=decision_number,
        standing_agency=standing_agency,
        valid_from=valid_from,
        by=by,
        at=at,
    )


@action("organisations.committee.section_founded")
def found_section(
    *,
    committee: Body,
    name: str,
    valid_from: date,
    by: User,
    at: datetime,
    takes_receipts: bool = False,
) -> Body:
    """
    Set up a section of a committee; only the one that takes receipts may post them.

    :raises NotACommittee: if the body is none.
    """
    _check_committee(committee)
    return found_body(
        name=name,
        kind=Body.Kind.SECTION,
        system=committee.system,
        level=committee.level,
        unit=committee.unit,
        parent=committee,
        function="tiep-nhan" if takes_receipts else "",
        valid_from=valid_from,
        by=by,
        at=at,
    )


@action("organisations.committee.standing_agency_named")
def name_standing_agency(*, committee: Body, agency: Body, by: User, at: datetime) -> Body:
    """Let another body take in, consolidate and forward what reaches the committee."""
    _check_committee(committee)
    check_reach(committee)
    committee.standing_agency = agency
    committee.save(update_fields=["standing_agency"])
    return committee


@action("organisations.committee.member_appointed")
def appoint_member(
    *, committee: Body, office: Office, role: str, valid_from: date, by: User, at: datetime
) -> CommitteeMember:
    """
    Make the holder of an office elsewhere a member of a committee or of one of its sections.

    :raises MemberTaken: if the office is one already, or the committee has a head at that time.
    """
    _check_committee(committee)
    check_reach(committee)
    once = MemberTaken(
        f"{office.title} của {office.body.name} đã là thành viên {committee.name}.", field="office"
    )
    head = MemberTaken(f"{committee.name} đã có trưởng ban vào ngày này.", field="role")
    with (
        refused_as(once, constraint="organisations_committeemember_office_once"),
        refused_as(head, constraint="organisations_committeemember_one_head"),
    ):
        return CommitteeMember.objects.create(
            committee=committee, office=office, role=role, valid_from=valid_from
        )


@action("organisations.committee.member_dismissed")
def dismiss_member(*, member: CommitteeMember, on: date, by: User, at: datetime) -> CommitteeMember:
    """End a membership before that day; the days before keep it."""
    check_reach(member.committee)
    member.valid_to = on
    early = WrongPeriod("Ngày thôi làm thành viên phải sau ngày bắt đầu.", field="on")
    with refused_as(early, constraint="organisations_committeemember_ends_after_start"):
        member.save(update_fields=["valid_to"])
    return member


@action("organisations.committee.field_assigned")
def assign_field(
    *,
    member: CommitteeMember,
    field: str,
    by: User,
    at: datetime,
    units: Sequence[Unit] = (),
    bodies: Sequence[Body] = (),
) -> CommitteeField:
    """Write a line of the assignment table: what a member answers for, and where."""
    check_reach(member.committee)
    row = CommitteeField.objects.create(member=member, field=text.clean(field))
    row.units.set(units)
    row.bodies.set(bodies)
    return row


def _check_committee(body: Body) -> None:
    """Refuse a body that is neither a committee nor a section of one."""
    if not body.is_committee:
        raise NotACommittee(f"{body.name} không phải là ban chỉ đạo hay tiểu ban.")
