"""Groups, areas in charge, units and sheets: lists and changes."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from lalanh.base import queries as base
from lalanh.base.models import Job
from lalanh.base.permissions import Permission
from lalanh.organisations import (
    actions,
    import_actions,
    office_actions,
    office_queries,
    queries,
    sheet,
    unit_actions,
)
from lalanh.organisations.models import AreaCharge, Group, GroupMember, Unit
from lalanh.web.organisations import forms
from lalanh.web.organisations.asking import ask, day_asked, may_keep, today
from lalanh.web.pages import AuthenticatedRequest, allow, now, page

_KEEP = Permission.KEEP_ORGANISATIONS
_SEE = Permission.SEE_ORGANISATIONS
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@allow(_SEE)
def groups(request: AuthenticatedRequest) -> HttpResponse:
    """List the groups."""
    may_found = Permission.KEEP_ORGANISATIONS in request.seat.permissions
    context = {"rows": queries.groups(), "may_found": may_found}
    return page(request, "web/organisations/groups.html", context)


@allow(_SEE)
def group(request: AuthenticatedRequest, group_id: int) -> HttpResponse:
    """Show a group's members as of a day."""
    row = get_object_or_404(Group.objects.select_related("owner"), pk=group_id)
    day, picker = day_asked(request)
    context = {
        "group": row, "day": day, "picker": picker,
        "members": queries.members(group=row, on=day),
        "entries": row.members.select_related("body").order_by("body__sort_key", "pk"),
        "other_names": row.names.order_by("pk"), "may_keep": may_keep(request, row.owner),
    }  # fmt: skip
    return page(request, "web/organisations/group.html", context)


@allow(_KEEP)
def found_group(request: AuthenticatedRequest) -> HttpResponse:
    """Save a new group, listed or drawn."""
    form = forms.FoundGroup(request.POST or None)
    return ask(
        request, form, title="Thêm nhóm", button="Thêm", back=reverse("web:groups"),
        intro="Không lập theo điều kiện: thêm từng cơ quan vào nhóm ở trang của nhóm.",
        said="Đã thêm nhóm.",
        call=lambda: actions.found_group(
            name=form.cleaned_data["name"], owner=form.cleaned_data["owner"], rule=form.rule(),
            by=request.user, at=now(),
        ),
    )  # fmt: skip


@allow(_KEEP)
def put_in_group(request: AuthenticatedRequest, group_id: int) -> HttpResponse:
    """Let a body join a listed group."""
    row = get_object_or_404(Group, pk=group_id)
    form = forms.PutInGroup(request.POST or None, initial={"valid_from": today()})
    return ask(
        request, form, title=f"Thêm cơ quan vào nhóm “{row.name}”", button="Thêm",
        back=reverse("web:group", args=[group_id]), said="Đã thêm cơ quan vào nhóm.",
        call=lambda: actions.put_in_group(
            group=row, **form.cleaned_data, by=request.user, at=now()
        ),
    )  # fmt: skip


@allow(_KEEP)
def take_out_of_group(request: AuthenticatedRequest, member_id: int) -> HttpResponse:
    """End a membership."""
    member = get_object_or_404(GroupMember.objects.select_related("group", "body"), pk=member_id)
    form = forms.EndOn(request.POST or None, initial={"on": today()})
    return ask(
        request, form, title=f"{member.body.name} ra khỏi nhóm “{member.group.name}”",
        intro="Văn bản đã gửi cho nhóm trước ngày này vẫn giữ danh sách khi ấy.",
        button="Ghi", back=reverse("web:group", args=[member.group_id]),
        said="Đã ghi ngày ra khỏi nhóm.",
        call=lambda: actions.take_out_of_group(
            member=member, **form.cleaned_data, by=request.user, at=now()
        ),
    )  # fmt: skip


@allow(_SEE)
def charges(request: AuthenticatedRequest) -> HttpResponse:
    """List who follows which area on a day."""
    day, picker = day_asked(request)
    context = {
        "rows": office_queries.charges_on(on=day), "day": day, "picker": picker,
        "may_keep": may_keep(request, None),
    }  # fmt: skip
    return page(request, "web/organisations/charges.html", context)


@allow(_KEEP)
def put_in_charge(request: AuthenticatedRequest) -> HttpResponse:
    """Put an officer in charge of an area."""
    form = forms.PutInCharge(request.POST or None, initial={"valid_from": today()})
    return ask(
        request, form, title="Giao phụ trách địa bàn", button="Giao", back=reverse("web:charges"),
        intro="Báo cáo nhanh của địa bàn đến người phụ trách; khi vắng, đến người thay.",
        said="Đã giao phụ trách địa bàn.",
        call=lambda: office_actions.put_in_charge(
            **form.cleaned_data, by=request.user, at=now()
        ),
    )  # fmt: skip


@allow(_KEEP)
def end_charge(request: AuthenticatedRequest, charge_id: int) -> HttpResponse:
    """End an officer's charge."""
    row = get_object_or_404(AreaCharge.objects.select_related("official"), pk=charge_id)
    form = forms.EndOn(request.POST or None, initial={"on": today()})
    return ask(
        request, form, title=f"{row.official.full_name} thôi phụ trách", button="Ghi",
        back=reverse("web:charges"), said="Đã ghi ngày thôi phụ trách.",
        call=lambda: office_actions.end_charge(
            charge=row, **form.cleaned_data, by=request.user, at=now()
        ),
    )  # fmt: skip


@allow(_KEEP)
def absence(request: AuthenticatedRequest) -> HttpResponse:
    """Note that an officer is away."""
    form = forms.NoteAbsence(request.POST or None, initial={"valid_from": today()})
    return ask(
        request, form, title="Ghi vắng mặt", button="Ghi", back=reverse("web:charges"),
        said="Đã ghi vắng mặt; người thay nhận báo cáo trong thời gian này.",
        call=lambda: office_actions.note_absence(
            **form.cleaned_data, by=request.user, at=now()
        ),
    )  # fmt: skip


@allow(_KEEP)
def found_unit(request: AuthenticatedRequest, unit_id: int) -> HttpResponse:
    """Enter a unit below another one."""
    above = get_object_or_404(Unit.objects.select_related("kind"), pk=unit_id)
    form = forms.FoundUnit(
        request.POST or None, above=above.kind.level, initial={"valid_from": today()}
    )
    return ask(
        request, form, title=f"Thêm đơn vị thuộc {above.full_name}", button="Thêm",
        back=reverse("web:unit", args=[unit_id]), said="Đã thêm đơn vị.",
        call=lambda: unit_actions.found_unit(
            **form.cleaned_data, parent=above, by=request.user, at=now()
        ),
    )  # fmt: skip


@allow(_KEEP)
def name_successor(request: AuthenticatedRequest, unit_id: int) -> HttpResponse:
    """Say where a unit went."""
    old = get_object_or_404(Unit.objects.select_related("kind"), pk=unit_id)
    form = forms.NameSuccessor(request.POST or None, initial={"on": old.valid_to or today()})
    return ask(
        request, form, title=f"Đơn vị kế thừa {old.full_name}", button="Ghi",
        intro="Số liệu của đơn vị cũ giữ nguyên, và xem được trên bản đồ mới.",
        back=reverse("web:unit", args=[unit_id]), said="Đã ghi đơn vị kế thừa.",
        call=lambda: unit_actions.name_successor(
            old=old, **form.cleaned_data, by=request.user, at=now()
        ),
    )  # fmt: skip


@allow(_KEEP)
def keep_unit_kind(request: AuthenticatedRequest) -> HttpResponse:
    """Enter a kind of unit."""
    form = forms.KeepUnitKind(request.POST or None)
    return ask(
        request, form, title="Thêm loại đơn vị", button="Ghi", back=reverse("web:units"),
        said="Đã ghi loại đơn vị.",
        call=lambda: unit_actions.keep_unit_kind(**form.cleaned_data, by=request.user, at=now()),
    )  # fmt: skip


@allow(_KEEP)
def send_in_sheet(request: AuthenticatedRequest) -> HttpResponse:
    """Send a filled sheet in; a job takes its rows in."""
    form = forms.SendInSheet(request.POST or None, request.FILES or None)
    started: list[Job] = []

    def call() -> None:
        given = form.cleaned_data
        started.append(
            import_actions.send_in_sheet(
                content=given["file"].read(), form=given["form"], by=request.user, at=now()
            )
        )

    if request.method == "POST" and form.is_valid() and form.attempt(call):
        return redirect("web:job", started[0].pk)
    return page(request, "web/organisations/import.html", {"form": form})


@allow(_KEEP)
def blank_sheet(request: AuthenticatedRequest, form: str) -> HttpResponse:
    """Give the workbook to fill in."""
    if form not in sheet.FORMS:
        raise Http404
    answer = HttpResponse(sheet.blank_form(form), content_type=_XLSX)
    answer["Content-Disposition"] = f'attachment; filename="mau-{form}.xlsx"'
    return answer


@allow(_KEEP)
def taken_in(request: AuthenticatedRequest, job_id: int) -> HttpResponse:
    """Show what became of the rows of a sheet."""
    job = get_object_or_404(base.jobs_seen(), pk=job_id, kind=import_actions.KIND)
    return page(request, "web/organisations/taken_in.html", {"job": job, "result": job.result})
