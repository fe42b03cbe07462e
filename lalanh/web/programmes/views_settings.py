"""What is set for a plan, and the history of it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from lalanh.base.permissions import Permission
from lalanh.kernel.period import local_date
from lalanh.organisations import committee_queries
from lalanh.programmes.actions import setting
from lalanh.programmes.models import Programme
from lalanh.programmes.queries import programmes
from lalanh.programmes.queries import setting as settings
from lalanh.web.flows.asking import ask
from lalanh.web.forms import SharedForm
from lalanh.web.pages import AuthenticatedRequest, allow, now, page
from lalanh.web.programmes import forms_settings as forms

FOUR = dt.time(16, 0)


@dataclass(frozen=True, slots=True)
class _Setting:
    """One setting: its form, what it begins with, and the action that sets it."""

    title: str
    form: type[SharedForm]
    known: Callable[[Programme], dict[str, Any]]
    call: Callable[..., Programme]


def _rhythm(row: Programme) -> dict[str, Any]:
    now_set = settings.rhythm_of(programme=row, on=local_date(now()))
    if now_set is None:
        return {"kind": "weekly", "hour": FOUR, "days_after": 0}
    return {"kind": now_set.kind, "hour": now_set.hour, "days_after": now_set.days_after}


SETTINGS = {
    "noi-quyet-dinh": _Setting(
        "Nơi quyết định", forms.Committee, lambda row: {"committee": row.committee},
        setting.set_committee,
    ),
    "co-quan-tong-hop": _Setting(
        "Cơ quan tổng hợp", forms.Route, lambda row: {"consolidator": row.consolidator},
        setting.set_route,
    ),
    "nhip-bao-cao": _Setting("Nhịp báo cáo", forms.Rhythm, _rhythm, setting.set_rhythm),
    "thoi-gian": _Setting(
        "Thời gian thực hiện", forms.Period,
        lambda row: {"starts_on": row.starts_on, "ends_on": row.ends_on}, setting.set_period,
    ),
}  # fmt: skip


@allow(Permission.SEE_TASKS)
def settings_page(request: AuthenticatedRequest, programme_id: int) -> HttpResponse:
    """Show what is set, who answers for which field, and every change."""
    row = get_object_or_404(programmes.programmes(), pk=programme_id)
    today = local_date(now())
    decider = row.decider
    members = committee_queries.members_on(committee=decider, on=today)
    context = {
        "programme": row,
        "rhythm": settings.rhythm_in_words(settings.rhythm_of(programme=row, on=today)),
        "members": members if decider.is_committee else [],
        "changes": settings.changes_of(programme=row),
        "may_set": _may_set(request, row),
    }
    return page(request, "web/programmes/settings.html", context)


@allow(Permission.KEEP_PROGRAMMES)
def change_setting(request: AuthenticatedRequest, programme_id: int, form: str) -> HttpResponse:
    """Change one setting."""
    row = get_object_or_404(programmes.programmes(), pk=programme_id)
    chosen = SETTINGS.get(form)
    if chosen is None or not _may_set(request, row):
        raise Http404
    known = chosen.known(row)
    asked = chosen.form(request.POST or None, initial=known, stands=known)
    return ask(
        request,
        asked,
        title=chosen.title,
        button="Lưu thiết lập",
        programme=row,
        back=reverse("web:plan-settings", args=[row.pk]),
        said="Đã lưu; thay đổi được ghi vào lịch sử thiết lập.",
        call=lambda: chosen.call(programme=row, **asked.cleaned_data, by=request.user, at=now()),
    )


def _may_set(request: AuthenticatedRequest, row: Programme) -> bool:
    return (
        row.owner_id == request.seat.body.pk
        and row.state == Programme.State.OPEN
        and Permission.KEEP_PROGRAMMES in request.seat.permissions
    )
