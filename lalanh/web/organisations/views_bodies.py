"""Changing bodies and offices."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from lalanh.base.models import User
from lalanh.base.permissions import Permission, Role
from lalanh.organisations import actions, office_actions
from lalanh.organisations.models import Body, Holding, Office, Pairing, Seat
from lalanh.organisations.models.unit import Level
from lalanh.web.organisations import forms
from lalanh.web.organisations.asking import ask, today
from lalanh.web.pages import AuthenticatedRequest, allow, done, now, page

_KEEP = Permission.KEEP_ORGANISATIONS


def _at(body_id: int) -> str:
    """The address of a body's page."""
    return reverse("web:body", args=[body_id])


@allow(_KEEP)
def found(request: AuthenticatedRequest) -> HttpResponse:
    """Enter a new body."""
    above = Body.objects.filter(pk=request.GET.get("duoi") or 0).first()
    level = above.level if above else Level.PROVINCE
    initial = {"parent": above, "level": level, "valid_from": today()}
    form = forms.FoundBody(request.POST or None, initial=initial)
    return ask(
        request, form, title="Thêm cơ quan", button="Thêm", back=reverse("web:organisations"),
        said="Đã thêm cơ quan vào danh mục.",
        call=lambda: actions.found_body(**form.cleaned_data, by=request.user, at=now()),
    )  # fmt: skip


@allow(_KEEP)
def rename(request: AuthenticatedRequest, body_id: int) -> HttpResponse:
    """Give a body another name."""
    body = get_object_or_404(Body, pk=body_id)
    form = forms.RenameBody(request.POST or None, initial={"name": body.name, "on": today()})
    return ask(
        request, form, title=f"Đổi tên {body.name}", button="Đổi tên", back=_at(body_id),
        intro="Tên cũ vẫn được giữ: văn bản trước ngày đổi vẫn tìm ra cơ quan này.",
        said="Đã đổi tên cơ quan.",
        call=lambda: actions.rename_body(
            body=body, **form.cleaned_data, by=request.user, at=now()
        ),
    )  # fmt: skip


@allow(_KEEP)
def move(request: AuthenticatedRequest, body_id: int) -> HttpResponse:
    """Put a body under another one."""
    body = get_object_or_404(Body.objects.select_related("parent"), pk=body_id)
    form = forms.MoveBody(request.POST or None, initial={"parent": body.parent})
    return ask(
        request, form, title=f"Chuyển nơi trực thuộc của {body.name}", button="Chuyển",
        intro="Cơ quan cấp trên xem được việc của cơ quan cấp dưới. Cả nhánh đi theo.",
        back=_at(body_id), said="Đã chuyển nơi trực thuộc.",
        call=lambda: actions.move_body(body=body, **form.cleaned_data, by=request.user, at=now()),
    )  # fmt: skip


@allow(_KEEP)
def close(request: AuthenticatedRequest, body_id: int) -> HttpResponse:
    """End a body and name its successor."""
    body = get_object_or_404(Body, pk=body_id)
    form = forms.CloseBody(request.POST or None, initial={"on": today()})

    def call() -> object:
        given = dict(form.cleaned_data)
        successor = given.pop("successor")
        after = [successor] if successor else []
        return actions.close_body(body=body, successors=after, **given, by=request.user, at=now())

    return ask(
        request, form, title=f"Kết thúc {body.name}", button="Kết thúc", danger=True, call=call,
        intro="Lịch sử của cơ quan vẫn còn; từ ngày này cơ quan không nhận văn bản, việc mới.",
        back=_at(body_id), said="Đã ghi ngày kết thúc của cơ quan.",
    )  # fmt: skip


@allow(_KEEP)
def other_name(request: AuthenticatedRequest, body_id: int) -> HttpResponse:
    """Record another name in use."""
    body = get_object_or_404(Body, pk=body_id)
    form = forms.OtherName(request.POST or None)
    return ask(
        request, form, title=f"Tên khác của {body.name}", button="Thêm", back=_at(body_id),
        said="Đã thêm tên khác.",
        call=lambda: actions.name_body_also(
            body=body, **form.cleaned_data, by=request.user, at=now()
        ),
    )  # fmt: skip


@allow(_KEEP)
def describe(request: AuthenticatedRequest, body_id: int) -> HttpResponse:
    """Tick the attributes by which groups are drawn."""
    body = get_object_or_404(Body, pk=body_id)
    set_now = list(body.attributes.values_list("key", flat=True))
    form = forms.Describe(request.POST or None, initial={"attributes": set_now})

    def call() -> None:
        for key, _ in forms.ATTRIBUTES:
            wanted = key in form.cleaned_data["attributes"]
            if wanted != (key in set_now):
                actions.set_attribute(body=body, key=key, is_set=wanted, by=request.user, at=now())

    return ask(
        request, form, title=f"Đặc điểm của {body.name}", button="Ghi", back=_at(body_id),
        intro="Nhóm lập theo đặc điểm tự đổi theo.", said="Đã ghi đặc điểm.", call=call,
    )  # fmt: skip


@allow(_KEEP)
def pair(request: AuthenticatedRequest, body_id: int) -> HttpResponse:
    """Record a lasting co-operation."""
    body = get_object_or_404(Body, pk=body_id)
    form = forms.PairBodies(request.POST or None, initial={"valid_from": today()})
    return ask(
        request, form, title=f"Kết nghĩa với {body.name}", button="Ghi", back=_at(body_id),
        said="Đã ghi việc kết nghĩa.",
        call=lambda: actions.pair_bodies(one=body, **form.cleaned_data, by=request.user, at=now()),
    )  # fmt: skip


@allow(_KEEP)
def end_pair(request: AuthenticatedRequest, pair_id: int) -> HttpResponse:
    """End a co-operation."""
    row = get_object_or_404(Pairing.objects.select_related("first", "second"), pk=pair_id)
    form = forms.EndOn(request.POST or None, initial={"on": today()})
    return ask(
        request, form, title=f"Thôi kết nghĩa {row.first.name} – {row.second.name}",
        button="Ghi", back=_at(row.first_id), said="Đã ghi ngày thôi kết nghĩa.",
        call=lambda: actions.end_pair(pair=row, **form.cleaned_data, by=request.user, at=now()),
    )  # fmt: skip


@allow(_KEEP)
def set_up_office(request: AuthenticatedRequest, body_id: int) -> HttpResponse:
    """Set up an office."""
    body = get_object_or_404(Body, pk=body_id)
    form = forms.SetUpOffice(request.POST or None)
    return ask(
        request, form, title=f"Thêm chức vụ của {body.name}", button="Thêm", back=_at(body_id),
        said="Đã thêm chức vụ.",
        call=lambda: office_actions.set_up_office(
            body=body, title=form.cleaned_data["title"], is_head=form.cleaned_data["is_head"],
            is_single=not form.cleaned_data["is_shared"], by=request.user, at=now(),
        ),
    )  # fmt: skip


@allow(_KEEP)
def hand_over(request: AuthenticatedRequest, office_id: int) -> HttpResponse:
    """Let somebody hold an office; a former holder of a single one ends the same day."""
    office = get_object_or_404(Office.objects.select_related("body"), pk=office_id)
    form = forms.HandOver(request.POST or None, initial={"on": today()})

    def call() -> Holding:
        given, at = form.cleaned_data, now()
        contact = {key: given[key] for key in ("full_name", "work_phone", "work_email")}
        person = given["official"] or office_actions.enter_official(
            **contact, by=request.user, at=at
        )
        return office_actions.hand_over(
            office=office, to=person, on=given["on"], by=request.user, at=at
        )

    return ask(
        request, form, title=f"{office.title} {office.body.name}", button="Ghi người giữ chức",
        intro="Người đang giữ chức (nếu chỉ một người giữ) thôi giữ từ chính ngày này.",
        back=_at(office.body_id), said="Đã ghi người giữ chức vụ.", call=call,
    )  # fmt: skip


@allow(_KEEP)
def end_holding(request: AuthenticatedRequest, holding_id: int) -> HttpResponse:
    """Leave an office without holder."""
    row = get_object_or_404(
        Holding.objects.select_related("office__body", "official"), pk=holding_id
    )
    form = forms.EndOn(request.POST or None, initial={"on": today()})
    return ask(
        request, form, title=f"{row.official.full_name} thôi giữ chức {row.office.title}",
        button="Ghi", back=_at(row.office.body_id), said="Đã ghi ngày thôi giữ chức.",
        call=lambda: office_actions.end_holding(
            holding=row, **form.cleaned_data, by=request.user, at=now()
        ),
    )  # fmt: skip


@allow(_KEEP)
def seats(request: AuthenticatedRequest, body_id: int) -> HttpResponse:
    """Show who works in a body, and give another account a seat."""
    body = get_object_or_404(Body, pk=body_id)
    form = forms.GiveSeat(request.POST or None, initial={"valid_from": today()})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        user = User.objects.filter(username__iexact=given["username"], is_active=True).first()
        if user is None:
            form.add_error("username", "Không có tài khoản đang mở mang tên này.")
        elif form.attempt(
            lambda: actions.give_seat(
                user=user, body=body, role=Role(given["role"]),
                valid_from=given["valid_from"], by=request.user, at=now(),
            )
        ):  # fmt: skip
            return done(request, "Đã giao vai trò.", to=reverse("web:body-seats", args=[body_id]))
    rows = Seat.objects.filter(body=body).select_related("user").order_by("valid_to", "pk")
    context = {"body": body, "form": form, "seats": rows}
    return page(request, "web/organisations/seats.html", context)


@allow(_KEEP)
def take_seat_back(request: AuthenticatedRequest, seat_id: int) -> HttpResponse:
    """End an account's work in a body."""
    seat = get_object_or_404(
        Seat.objects.select_related("user", "body"), pk=seat_id, valid_to__isnull=True
    )
    form = forms.EndOn(request.POST or None, initial={"on": today()})
    return ask(
        request, form, title=f"{seat.user.full_name} thôi làm {seat.get_role_display()}",
        button="Thu lại vai trò", danger=True, said="Đã thu lại vai trò.",
        intro="Tài khoản mất quyền ở cơ quan này ngay khi mở trang kế tiếp.",
        back=reverse("web:body-seats", args=[seat.body_id]),
        call=lambda: actions.take_seat_back(
            seat=seat, **form.cleaned_data, by=request.user, at=now()
        ),
    )  # fmt: skip
