"""Writes of bodies, groups, pairs and seats."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from lalanh.base import scope
from lalanh.base.action import action, note
from lalanh.base.models import User
from lalanh.base.permissions import Role
from lalanh.base.refusals import refused_as
from lalanh.kernel import text
from lalanh.kernel.errors import Refused
from lalanh.organisations.models import (
    Body,
    BodyAttribute,
    BodyName,
    BodySuccession,
    Group,
    GroupMember,
    GroupName,
    Pairing,
    Seat,
    Unit,
)
from lalanh.organisations.queries import is_within_reach

RULE_KEYS = frozenset(
    {"system", "function", "kind", "level", "unit_level", "attribute", "below", "has_unit"}
)

RULE_NUMBERS = frozenset({"level", "unit_level", "below"})


class SeatTaken(Refused):
    """The account already works in the body in that role."""


class OutOfReach(Refused):
    """A keeper below the province changes only the own body and those below it."""


class BelowItself(Refused):
    """A body would stand below itself."""


class NameTaken(Refused):
    """The name stands for another thing already."""


class WrongPeriod(Refused):
    """The end would come before the start."""


class NotAnother(Refused):
    """Something would be its own successor."""


class WrongRule(Refused):
    """A group's rule has a key that is not known."""


class AlreadyThere(Refused):
    """The body belongs to the group, or to the pair, already."""


def check_reach(body: Body | None) -> None:
    """
    Let a keeper of the province change everything, one below it only the own branch.

    :raises OutOfReach: for a body of another branch, or a new root.
    """
    body_id = scope.current().body_id
    # Commands and jobs of the platform itself have no seat; pages always have one.
    if body_id is None:
        return
    keeper = Body.objects.get(pk=body_id)
    if not is_within_reach(keeper=keeper, body=body):
        raise OutOfReach(
            f"Anh/chị làm việc ở {keeper.name}, chỉ được sửa cơ quan mình và cơ quan cấp dưới. "
            "Hãy đề nghị người quản trị cấp tỉnh làm việc này."
        )


@action("organisations.body.founded")
def found_body(
    *,
    name: str,
    system: str,
    level: int,
    valid_from: date,
    by: User,
    at: datetime,
    parent: Body | None = None,
    unit: Unit | None = None,
    kind: str = Body.Kind.ORDINARY,
    short_name: str = "",
    function: str = "",
    decision_number: str = "",
    standing_agency: Body | None = None,
) -> Body:
    """
    Enter a body into the register; its place in the tree decides who sees its records.

    :raises OutOfReach: if a keeper below the province puts it outside the own branch.
    """
    check_reach(parent)
    body = Body(
        name=text.clean(name),
        short_name=text.clean(short_name),
        folded=text.fold(name),
        sort_key=text.sort_key(name),
        system=system,
        kind=kind,
        level=level,
        unit=unit,
        parent=parent,
        function=function,
        decision_number=text.clean(decision_number),
        standing_agency=standing_agency,
        valid_from=valid_from,
    )
    body.save(force_insert=True)
    body.refresh_from_db(fields=["path"])
    return body


@action("organisations.body.renamed")
def rename_body(*, body: Body, name: str, on: date, by: User, at: datetime) -> Body:
    """Give the same body another name from a day on; the former one keeps being found."""
    check_reach(body)
    if on <= body.valid_from:
        raise WrongPeriod(
            f"{body.name} có từ ngày {body.valid_from:%d/%m/%Y}: ngày đổi tên phải sau ngày đó.",
            field="on",
        )
    BodyName.objects.update_or_create(
        body=body, folded=body.folded, defaults={"name": body.name, "official_until": on}
    )
    body.name, body.folded, body.sort_key = text.clean(name), text.fold(name), text.sort_key(name)
    body.save(update_fields=["name", "folded", "sort_key"])
    return body


@action("organisations.body.moved")
def move_body(*, body: Body, parent: Body | None, by: User, at: datetime) -> Body:
    """
    Put the body, with all below it, under another one.

    :raises BelowItself: if the new parent is the body or stands below it.
    """
    check_reach(body)
    check_reach(parent)
    below = BelowItself(
        f"{body.name} không thể trực thuộc chính mình hay cơ quan cấp dưới của mình.",
        field="parent",
    )
    with refused_as(below, constraint="organisations_body_not_below_itself"):
        Body.objects.filter(pk=body.pk).update(parent=parent)
    body.refresh_from_db(fields=["parent", "path"])
    return body


@action("organisations.body.closed")
def close_body(
    *,
    body: Body,
    on: date,
    by: User,
    at: datetime,
    successors: Sequence[Body] = (),
    is_whole: bool = True,
    legal_basis: str = "",
) -> Body:
    """
    End the body before that day and say which bodies carry on; its history stays.

    :raises WrongPeriod: if it would end before it began.
    :raises NotAnother: if it would carry on itself.
    """
    check_reach(body)
    body.valid_to = on
    early = WrongPeriod(
        f"{body.name} có từ ngày {body.valid_from:%d/%m/%Y}: ngày kết thúc phải sau ngày đó.",
        field="on",
    )
    with refused_as(early, constraint="organisations_body_ends_after_start"):
        body.save(update_fields=["valid_to"])
    GroupMember.objects.filter(body=body, valid_to__isnull=True, valid_from__lt=on).update(
        valid_to=on
    )
    itself = NotAnother(
        "Cơ quan không kế thừa chính mình. Hãy chọn cơ quan khác.", field="successor"
    )
    with refused_as(itself, constraint="organisations_bodysuccession_another"):
        for new in successors:
            BodySuccession.objects.update_or_create(
                old=body,
                new=new,
                defaults={"on": on, "is_whole": is_whole, "legal_basis": text.clean(legal_basis)},
            )
    note(successors=[new.pk for new in successors])
    return body


@action("organisations.body.also_named")
def name_body_also(*, body: Body, name: str, by: User, at: datetime) -> BodyName:
    """Record another name by which papers call the body; the same one twice is one."""
    check_reach(body)
    row, _ = BodyName.objects.get_or_create(
        body=body, folded=text.fold(name), defaults={"name": text.clean(name)}
    )
    return row


@action("organisations.body.described")
def set_attribute(
    *, body: Body, key: str, is_set: bool, by: User, at: datetime, value: str = ""
) -> Body:
    """Record or withdraw a property by which groups are drawn, such as "website"."""
    check_reach(body)
    if is_set:
        BodyAttribute.objects.update_or_create(
            body=body, key=key, defaults={"value": text.clean(value)}
        )
    else:
        BodyAttribute.objects.filter(body=body, key=key).delete()
    note(key=key)
    return body


# --- Groups ------------------------------------------------------------------------------------


@action("organisations.group.founded")
def found_group(
    *,
    name: str,
    by: User,
    at: datetime,
    rule: Mapping[str, object] | None = None,
    owner: Body | None = None,
    also_named: Sequence[str] = (),
) -> Group:
    """
    Save a collective name: listed without a rule, drawn anew each time with one.

    :raises NameTaken: if the name (in whatever tones and case) is a group's already.
    :raises WrongRule: if the rule has a key that `Group` does not name.
    """
    check_reach(owner)
    _check_rule(rule)
    taken = NameTaken(f"Đã có nhóm tên “{name}”. Hãy mở nhóm ấy hoặc đặt tên khác.", field="name")
    with refused_as(taken, constraint="organisations_group_name_once"):
        group = Group.objects.create(
            name=text.clean(name),
            folded=text.fold(name),
            owner=owner,
            rule=None if rule is None else dict(rule),
        )
    for other in also_named:
        GroupName.objects.get_or_create(
            group=group, folded=text.fold(other), defaults={"name": text.clean(other)}
        )
    return group


@action("organisations.group.redrawn")
def redraw_group(*, group: Group, rule: Mapping[str, object], by: User, at: datetime) -> Group:
    """Draw the group by another rule; what was sent to it before keeps its own list."""
    check_reach(group.owner)
    _check_rule(rule)
    group.rule = dict(rule)
    group.save(update_fields=["rule"])
    return group


def _check_rule(rule: Mapping[str, object] | None) -> None:
    """Refuse keys nobody reads: the group would be wider than meant."""
    given = dict(rule or {})
    unknown = sorted(set(given) - RULE_KEYS)
    unknown += [key for key in RULE_NUMBERS & set(given) if not isinstance(given[key], int)]
    if unknown or rule == {}:
        raise WrongRule(
            "Quy tắc của nhóm phải có ít nhất một điều kiện và chỉ dùng các điều kiện có sẵn"
            + (f"; không có điều kiện {', '.join(unknown)}." if unknown else "."),
            field="rule",
        )


@action("organisations.group.member_added")
def put_in_group(
    *, group: Group, body: Body, valid_from: date, by: User, at: datetime
) -> GroupMember:
    """
    Let a body belong to a listed group from a day on.

    :raises AlreadyThere: if it belongs to it at that time.
    """
    check_reach(group.owner)
    if group.rule is not None:
        raise WrongRule(
            f"Nhóm “{group.name}” lập theo quy tắc: hãy sửa quy tắc, không thêm từng cơ quan.",
            field="body",
        )
    there = AlreadyThere(f"{body.name} đã có trong nhóm “{group.name}”.", field="body")
    with refused_as(there, constraint="organisations_groupmember_once"):
        return GroupMember.objects.create(group=group, body=body, valid_from=valid_from)


@action("organisations.group.member_removed")
def take_out_of_group(*, member: GroupMember, on: date, by: User, at: datetime) -> GroupMember:
    """End a membership before that day; the days before keep it."""
    check_reach(member.group.owner)
    member.valid_to = on
    early = WrongPeriod("Ngày ra khỏi nhóm phải sau ngày vào nhóm.", field="on")
    with refused_as(early, constraint="organisations_groupmember_ends_after_start"):
        member.save(update_fields=["valid_to"])
    return member


# --- Pairs and seats ---------------------------------------------------------------------------


@action("organisations.pair.made")
def pair_bodies(
    *, one: Body, other: Body, purpose: str, valid_from: date, by: User, at: datetime
) -> Pairing:
    """
    Record a lasting co-operation of two bodies.

    :raises AlreadyThere: if the two are a pair already, or are one body.
    """
    check_reach(one)
    first, second = sorted((one, other), key=lambda body: body.pk)
    same = AlreadyThere("Hãy chọn hai cơ quan khác nhau.", field="other")
    there = AlreadyThere(f"{one.name} và {other.name} đã kết nghĩa.", field="other")
    with (
        refused_as(there, constraint="organisations_pairing_once"),
        refused_as(same, constraint="organisations_pairing_lower_id_first"),
    ):
        return Pairing.objects.create(
            first=first, second=second, purpose=text.clean(purpose), valid_from=valid_from
        )


@action("organisations.pair.ended")
def end_pair(*, pair: Pairing, on: date, by: User, at: datetime) -> Pairing:
    """End a co-operation before that day."""
    check_reach(pair.first)
    pair.valid_to = on
    pair.save(update_fields=["valid_to"])
    return pair


@action("organisations.seat.given")
def give_seat(
    *, user: User, body: Body, role: Role, valid_from: date, by: User, at: datetime
) -> Seat:
    """
    Let an account work in a body in one role.

    :raises SeatTaken: if it already does.
    """
    seat = Seat(user=user, body=body, role=role.value, valid_from=valid_from)
    taken = SeatTaken(f"{user.full_name} đã giữ vai trò này ở {body.name}.")
    with refused_as(taken, constraint="organisations_seat_once"):
        seat.save(force_insert=True)
    return seat


@action("organisations.seat.taken_back")
def take_seat_back(*, seat: Seat, on: date, by: User, at: datetime) -> Seat:
    """End the work of an account in a body; it takes effect at the account's next page."""
    seat.valid_to = on
    seat.save(update_fields=["valid_to"])
    return seat
