"""Steering committees: the list, and changes."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from lalanh.base.permissions import Permission
from lalanh.organisations import committee_actions, committee_queries
from lalanh.organisations.models import Body, CommitteeMember
from lalanh.web.organisations import forms
from lalanh.web.organisations.asking import ask, day_asked, may_keep, today
from lalanh.web.pages import AuthenticatedRequest, allow, now, page

_KEEP = Permission.KEEP_ORGANISATIONS


def _at(body_id: int) -> str:
    """The address of a committee's page."""
    return reverse("web:body", args=[body_id])


def _committee(committee_id: int) -> Body:
    """The committee or section of that number."""
    return get_object_or_404(Body, pk=committee_id, kind__in=["committee", "section"])


@allow(Permission.SEE_ORGANISATIONS)
def committees(request: AuthenticatedRequest) -> HttpResponse:
    """List the committees of a day, and all dissolved ones if asked."""
    day, picker = day_asked(request)
    rows = committee_queries.committees(on=None if "tat-ca" in request.GET else day)
    context = {
        "rows": rows, "day": day, "picker": picker, "is_all": "tat-ca" in request.GET,
        "may_keep": may_keep(request, None),
    }  # fmt: skip
    return page(request, "web/organisations/committees.html", context)


@allow(_KEEP)
def found(request: AuthenticatedRequest) -> HttpResponse:
    """Set up a committee by its decision."""
    above = Body.objects.filter(pk=request.GET.get("duoi") or 0).first()
    form = forms.FoundCommittee(
        request.POST or None, initial={"parent": above, "valid_from": today()}
    )
    return ask(
        request, form, title="Lập ban chỉ đạo", button="Lập", back=reverse("web:committees"),
        intro="Ban chỉ đạo cấp huyện: ghi ban chỉ đạo tỉnh ở ô cấp trên, và địa bàn của huyện.",
        said="Đã lập ban chỉ đạo.",
        call=lambda: committee_actions.found_committee(
            **form.cleaned_data, by=request.user, at=now()
        ),
    )  # fmt: skip


@allow(_KEEP)
def section(request: AuthenticatedRequest, committee_id: int) -> HttpResponse:
    """Set up a section."""
    committee = _committee(committee_id)
    form = forms.FoundSection(request.POST or None, initial={"valid_from": today()})
    return ask(
        request, form, title=f"Lập tiểu ban của {committee.name}", button="Lập",
        intro="Nếu có tiểu ban tiếp nhận, chỉ tiểu ban ấy được ghi khoản nhận.",
        back=_at(committee_id), said="Đã lập tiểu ban.",
        call=lambda: committee_actions.found_section(
            committee=committee, **form.cleaned_data, by=request.user, at=now()
        ),
    )  # fmt: skip


@allow(_KEEP)
def agency(request: AuthenticatedRequest, committee_id: int) -> HttpResponse:
    """Name the standing agency."""
    committee = _committee(committee_id)
    form = forms.NameAgency(request.POST or None)
    return ask(
        request, form, title=f"Cơ quan thường trực của {committee.name}", button="Ghi",
        intro="Cơ quan thường trực nhận, tổng hợp, chuyển báo cáo và vướng mắc của ban.",
        back=_at(committee_id), said="Đã ghi cơ quan thường trực.",
        call=lambda: committee_actions.name_standing_agency(
            committee=committee, **form.cleaned_data, by=request.user, at=now()
        ),
    )  # fmt: skip


@allow(_KEEP)
def choose_office(request: AuthenticatedRequest, committee_id: int) -> HttpResponse:
    """First step of an appointment: say whose office."""
    committee = _committee(committee_id)
    form = forms.OfficeOfBody(request.GET if "body" in request.GET else None)
    if form.is_valid():
        return redirect("web:appoint-member", committee_id, form.cleaned_data["body"].pk)
    context = {
        "form": form, "title": f"Thêm thành viên {committee.name}", "button": "Tiếp",
        "back": _at(committee_id), "kind": "primary", "method": "get",
    }  # fmt: skip
    return page(request, "web/organisations/form.html", context)


@allow(_KEEP)
def appoint(request: AuthenticatedRequest, committee_id: int, body_id: int) -> HttpResponse:
    """Second step: which office, in what role."""
    committee, body = _committee(committee_id), get_object_or_404(Body, pk=body_id)
    form = forms.AppointMember(request.POST or None, body=body, initial={"valid_from": today()})
    return ask(
        request, form, title=f"Thành viên {committee.name} từ {body.name}", button="Thêm",
        intro="Thành viên là chức vụ: người giữ chức vụ đổi thì thành viên đổi theo.",
        back=_at(committee_id), said="Đã thêm thành viên.",
        call=lambda: committee_actions.appoint_member(
            committee=committee, **form.cleaned_data, by=request.user, at=now()
        ),
    )  # fmt: skip


@allow(_KEEP)
def dismiss(request: AuthenticatedRequest, member_id: int) -> HttpResponse:
    """End a membership."""
    member = get_object_or_404(
        CommitteeMember.objects.select_related("committee", "office__body"), pk=member_id
    )
    form = forms.EndOn(request.POST or None, initial={"on": today()})
    return ask(
        request, form, button="Ghi", back=_at(member.committee_id),
        title=f"{member.office.title} {member.office.body.name} thôi làm thành viên",
        said="Đã ghi ngày thôi làm thành viên.",
        call=lambda: committee_actions.dismiss_member(
            member=member, **form.cleaned_data, by=request.user, at=now()
        ),
    )  # fmt: skip


@allow(_KEEP)
def assign(request: AuthenticatedRequest, member_id: int) -> HttpResponse:
    """Write a line of the assignment table."""
    member = get_object_or_404(
        CommitteeMember.objects.select_related("committee", "office__body"), pk=member_id
    )
    form = forms.AssignField(request.POST or None)

    def call() -> object:
        given = form.cleaned_data
        return committee_actions.assign_field(
            member=member, field=given["field"], units=[given["unit"]] if given["unit"] else [],
            bodies=[given["body"]] if given["body"] else [], by=request.user, at=now(),
        )  # fmt: skip

    return ask(
        request, form, title=f"Phân công {member.office.title} {member.office.body.name}",
        intro="Không ghi địa bàn, cơ quan nào: thành viên phụ trách lĩnh vực ở mọi nơi.",
        button="Ghi", back=_at(member.committee_id), said="Đã ghi phân công.", call=call,
    )  # fmt: skip
