"""Writes of offices, of who holds them, and of officers in charge of areas."""

from datetime import date, datetime

from lalanh.base.action import action
from lalanh.base.models import User
from lalanh.base.refusals import refused_as
from lalanh.kernel import text
from lalanh.kernel.errors import Refused
from lalanh.organisations.actions import check_reach
from lalanh.organisations.models import (
    Absence,
    AreaCharge,
    Body,
    Holding,
    Office,
    Official,
    Unit,
)
from lalanh.organisations.models.validity import in_force


class OfficeTaken(Refused):
    """The body has an office of that title, or a head, already."""


class HeldByAnother(Refused):
    """Somebody holds the single office at that time."""


class WrongPeriod(Refused):
    """The end would come before the start."""


class AccountTaken(Refused):
    """The account belongs to another official."""


class WrongCharge(Refused):
    """An officer cannot be the own substitute, and an area is a unit or a body."""


@action("organisations.office.set_up")
def set_up_office(
    *,
    body: Body,
    title: str,
    by: User,
    at: datetime,
    is_head: bool = False,
    is_single: bool = True,
) -> Office:
    """
    Set up an office in a body; accountability falls on it, not on the person.

    :raises OfficeTaken: if the body has an office of that title, or another head.
    """
    check_reach(body)
    same = OfficeTaken(f"{body.name} đã có chức vụ “{title}”.", field="title")
    two = OfficeTaken(
        f"{body.name} đã có chức vụ đứng đầu. Một cơ quan chỉ có một người đứng đầu.",
        field="is_head",
    )
    with (
        refused_as(same, constraint="organisations_office_once"),
        refused_as(two, constraint="organisations_office_one_head"),
    ):
        return Office.objects.create(
            body=body,
            title=text.clean(title),
            folded=text.fold(title),
            is_head=is_head,
            is_single=is_single,
        )


@action("organisations.official.entered")
def enter_official(
    *,
    full_name: str,
    by: User,
    at: datetime,
    work_phone: str = "",
    work_email: str = "",
    user: User | None = None,
) -> Official:
    """
    Enter a person who holds an office: the name and the contact at work, nothing more.

    :raises AccountTaken: if the account is another official's.
    """
    taken = AccountTaken("Tài khoản này đã gắn với một cán bộ khác.", field="user")
    with refused_as(taken, constraint="organisations_official_user_id_key"):
        return Official.objects.create(
            full_name=text.clean(full_name),
            folded=text.fold(full_name),
            work_phone=text.clean(work_phone),
            work_email=work_email.strip().lower(),
            user=user,
        )


@action("organisations.official.contact_kept")
def keep_contact(
    *, official: Official, work_phone: str, work_email: str, by: User, at: datetime
) -> Official:
    """
    Change how an official is reached at work.

    :raises OutOfReach: if the official works in another branch.
    """
    _check_official(official)
    official.work_phone = text.clean(work_phone)
    official.work_email = work_email.strip().lower()
    official.save(update_fields=["work_phone", "work_email"])
    return official


@action("organisations.office.handed_over")
def hand_over(*, office: Office, to: Official, on: date, by: User, at: datetime) -> Holding:
    """
    Let an official hold the office from that day; a former holder of a single one ends with it.

    :raises HeldByAnother: if the office is held already from that day or a later one on.
    """
    check_reach(office.body)
    if office.is_single:
        Holding.objects.filter(
            in_force(on), office=office, valid_to__isnull=True, valid_from__lt=on
        ).exclude(official=to).update(valid_to=on)
    held = HeldByAnother(
        f"Chức vụ {office.title} của {office.body.name} đã có người giữ từ ngày này hoặc sau đó. "
        "Hãy chọn ngày sau ngày nhận chức của người đang giữ.",
        field="on",
    )
    again = HeldByAnother(
        f"{to.full_name} đang giữ chức vụ {office.title} vào ngày này rồi.", field="on"
    )
    with (
        refused_as(held, constraint="organisations_holding_one_at_a_time"),
        refused_as(again, constraint="organisations_holding_person_once"),
    ):
        return Holding.objects.create(office=office, official=to, valid_from=on)


@action("organisations.holding.ended")
def end_holding(*, holding: Holding, on: date, by: User, at: datetime) -> Holding:
    """End a holding before that day and leave the office without holder."""
    check_reach(holding.office.body)
    holding.valid_to = on
    early = WrongPeriod(
        f"Nhận chức ngày {holding.valid_from:%d/%m/%Y}: ngày thôi giữ chức phải sau ngày đó.",
        field="on",
    )
    with refused_as(early, constraint="organisations_holding_ends_after_start"):
        holding.save(update_fields=["valid_to"])
    return holding


@action("organisations.area.put_in_charge")
def put_in_charge(
    *,
    official: Official,
    valid_from: date,
    by: User,
    at: datetime,
    unit: Unit | None = None,
    body: Body | None = None,
    substitute: Official | None = None,
) -> AreaCharge:
    """
    Put an officer in charge of an area, a unit or a body, with a substitute when absent.

    :raises WrongCharge: if both or neither of unit and body are given, or nobody substitutes.
    """
    check_reach(body)
    area = WrongCharge("Hãy chọn một địa bàn, hoặc một cơ quan.", field="unit")
    self_ = WrongCharge("Người thay phải là người khác.", field="substitute")
    with (
        refused_as(area, constraint="organisations_areacharge_unit_or_body"),
        refused_as(self_, constraint="organisations_areacharge_substitute_is_another"),
    ):
        return AreaCharge.objects.create(
            official=official,
            substitute=substitute,
            unit=unit,
            body=body,
            valid_from=valid_from,
        )


@action("organisations.area.charge_ended")
def end_charge(*, charge: AreaCharge, on: date, by: User, at: datetime) -> AreaCharge:
    """
    End an officer's charge before that day.

    :raises OutOfReach: if the area is not of the keeper's branch.
    """
    check_reach(charge.body)
    charge.valid_to = on
    early = WrongPeriod("Ngày thôi phụ trách phải sau ngày bắt đầu.", field="on")
    with refused_as(early, constraint="organisations_areacharge_ends_after_start"):
        charge.save(update_fields=["valid_to"])
    return charge


@action("organisations.official.absent")
def note_absence(
    *, official: Official, valid_from: date, valid_to: date, by: User, at: datetime
) -> Absence:
    """
    Note that an officer is away from a day until before another.

    :raises OutOfReach: if the officer works in another branch.
    """
    _check_official(official)
    early = WrongPeriod("Ngày về phải sau ngày vắng mặt.", field="valid_to")
    with refused_as(early, constraint="organisations_absence_ends_after_start"):
        return Absence.objects.create(official=official, valid_from=valid_from, valid_to=valid_to)


def _check_official(official: Official) -> None:
    """Let a keeper change those who hold an office in the own branch; the province, everyone."""
    bodies = Body.objects.filter(offices__holdings__official=official).order_by("level", "pk")
    check_reach(bodies.last())
