"""Forms of bodies, offices, committees, groups, areas and seats: their shape only."""

from typing import TYPE_CHECKING, Any

from django import forms

from lalanh.base.permissions import ROLE_NAMES
from lalanh.organisations.models import Body, CommitteeMember, Office, UnitKind
from lalanh.organisations.models.body import System
from lalanh.organisations.models.unit import Level
from lalanh.web.forms import Form
from lalanh.web.organisations.fields import BodyField, DayField, DayPicker, OfficialField, UnitField

_ORDINARY = [
    (kind.value, kind.label) for kind in (Body.Kind.ORDINARY, Body.Kind.SUBUNIT, Body.Kind.EXTERNAL)
]
ATTRIBUTES = [
    ("website", "có trang thông tin điện tử"), ("bulletin", "có bản tin"),
    ("cap-uy", "cấp ủy"), ("so-nganh", "sở, ban, ngành"), ("phong", "phòng chuyên môn"),
    ("doan-the", "Mặt trận, đoàn thể"),
    ("ct-xh", "tổ chức chính trị - xã hội"), ("ban-dang", "ban Đảng"),
    ("dang-uy-truc-thuoc", "Đảng ủy trực thuộc Tỉnh ủy"),
    ("truc-thuoc-tinh", "trực thuộc tỉnh"),
]  # fmt: skip
_ANY = [("", "tất cả")]


def attributes_of(body: Body) -> list[str]:
    """The attributes of a body in words, in the order of the form; unknown ones as they are."""
    keys = set(body.attributes.values_list("key", flat=True))
    named = dict(ATTRIBUTES)
    return [label for key, label in ATTRIBUTES if key in keys] + sorted(keys - set(named))


class BodyFilter(Form):
    """Which bodies a search shows."""

    q = forms.CharField(label="Tên cơ quan", required=False, max_length=200)
    system = forms.ChoiceField(label="Hệ thống", required=False, choices=_ANY + System.choices)
    level = forms.TypedChoiceField(
        label="Cấp", required=False, choices=[*_ANY, *Level.choices], coerce=int, empty_value=None
    )


class UnitFilter(DayPicker):
    """Which units of a day's map a search shows."""

    field_order = ("q", "ngay")
    q = forms.CharField(label="Tên đơn vị", required=False, max_length=200)


class FoundBody(Form):
    """A new body."""

    name = forms.CharField(label="Tên cơ quan", max_length=250)
    short_name = forms.CharField(label="Tên tắt", max_length=80, required=False)
    system = forms.ChoiceField(label="Hệ thống", choices=System.choices)
    level = forms.TypedChoiceField(label="Cấp", choices=Level.choices, coerce=int)
    kind = forms.ChoiceField(label="Loại", choices=_ORDINARY)
    parent = BodyField(label="Trực thuộc", required=False)
    unit = UnitField(label="Địa bàn", required=False)
    valid_from = DayField(label="Từ ngày")

    def clean(self) -> dict[str, Any]:
        """Refuse an outside body below one of the province."""
        given = super().clean() or self.cleaned_data
        if given.get("kind") == Body.Kind.EXTERNAL and given.get("parent"):
            self.add_error("parent", "Cơ quan ngoài tỉnh không trực thuộc ai. Hãy bỏ trống.")
        return given


class RenameBody(Form):
    """Another name from a day on."""

    name = forms.CharField(label="Tên mới", max_length=250)
    on = DayField(label="Từ ngày")


class MoveBody(Form):
    """Another place in the tree."""

    parent = BodyField(label="Trực thuộc", required=False)


class CloseBody(Form):
    """The end of a body."""

    on = DayField(label="Kết thúc từ ngày")
    successor = BodyField(label="Cơ quan kế thừa", required=False)
    is_whole = forms.BooleanField(label="Kế thừa toàn bộ", required=False, initial=True)
    legal_basis = forms.CharField(label="Căn cứ", max_length=200, required=False)


class OtherName(Form):
    """Another name in use."""

    name = forms.CharField(label="Tên khác thường gặp trong văn bản", max_length=250)


class Describe(Form):
    """The attributes by which groups are drawn."""

    attributes = forms.MultipleChoiceField(
        label="Đặc điểm", choices=ATTRIBUTES, required=False, widget=forms.CheckboxSelectMultiple
    )


class PairBodies(Form):
    """A lasting co-operation."""

    other = BodyField(label="Kết nghĩa với")
    purpose = forms.CharField(label="Nội dung phối hợp", max_length=250)
    valid_from = DayField(label="Từ ngày")


class SetUpOffice(Form):
    """A new office."""

    title = forms.CharField(label="Chức vụ", max_length=120)
    is_head = forms.BooleanField(label="Là chức vụ đứng đầu", required=False)
    is_shared = forms.BooleanField(label="Nhiều người cùng giữ", required=False)


class HandOver(Form):
    """A change of the holder: somebody known, or a new name."""

    official = OfficialField(
        label="Người đã có trong danh mục", required=False,
        help_text="Để trống nếu là người mới, rồi ghi họ tên ở dưới.",
    )  # fmt: skip
    full_name = forms.CharField(label="Họ và tên người mới", max_length=120, required=False)
    work_phone = forms.CharField(label="Điện thoại công vụ", max_length=20, required=False)
    work_email = forms.EmailField(label="Thư điện tử công vụ", required=False)
    on = DayField(label="Nhận chức từ ngày")

    def clean(self) -> dict[str, Any]:
        """Want one person, not none and not two."""
        given = super().clean() or self.cleaned_data
        if not self.errors and bool(given.get("official")) == bool(given.get("full_name")):
            self.add_error("full_name", "Hãy chọn một người đã có, hoặc ghi họ tên người mới.")
        return given


class EndOn(Form):
    """The day from which something no longer holds."""

    on = DayField(label="Thôi từ ngày")


class FoundCommittee(Form):
    """A new steering committee."""

    name = forms.CharField(label="Tên ban chỉ đạo", max_length=250)
    decision_number = forms.CharField(label="Số quyết định", max_length=60)
    valid_from = DayField(label="Ngày quyết định")
    parent = BodyField(label="Cơ quan lập, hoặc ban chỉ đạo cấp trên")
    unit = UnitField(label="Địa bàn (khi lập ở huyện, xã)", required=False)
    standing_agency = BodyField(label="Cơ quan thường trực")


class FoundSection(Form):
    """A new section of a committee."""

    name = forms.CharField(label="Tên tiểu ban", max_length=250)
    takes_receipts = forms.BooleanField(label="Là tiểu ban tiếp nhận ủng hộ", required=False)
    valid_from = DayField(label="Từ ngày")


class NameAgency(Form):
    """Another standing agency."""

    agency = BodyField(label="Cơ quan thường trực")


class OfficeOfBody(Form):
    """First step of an appointment: whose office."""

    body = BodyField(label="Cơ quan của thành viên")


if TYPE_CHECKING:
    _OfficeField = forms.ModelChoiceField[Office]
else:
    # Only the type checker may subscript the field.
    _OfficeField = forms.ModelChoiceField


class OfficeChoice(_OfficeField):
    """An office by its title."""

    def label_from_instance(self, obj: Office) -> str:
        """Show the title alone: the body is known."""
        return obj.title


class AppointMember(Form):
    """An office becomes a member."""

    office = OfficeChoice(label="Chức vụ", queryset=Office.objects.none())
    role = forms.ChoiceField(label="Vai trò", choices=CommitteeMember.Role.choices)
    valid_from = DayField(label="Từ ngày")

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["office"]
        assert isinstance(field, OfficeChoice)
        field.queryset = Office.objects.filter(body=body).order_by("-is_head", "pk")


class AssignField(Form):
    """A line of the assignment table."""

    field = forms.CharField(label="Lĩnh vực", max_length=250)
    unit = UnitField(label="Địa bàn", required=False)
    body = BodyField(label="Cơ quan", required=False)


class FoundGroup(Form):
    """A new group, listed or drawn."""

    name = forms.CharField(label="Tên nhóm", max_length=250)
    owner = BodyField(
        label="Nhóm riêng của", required=False, help_text="Để trống nếu là nhóm dùng chung."
    )
    is_drawn = forms.BooleanField(label="Lập theo điều kiện dưới đây", required=False)
    system = forms.MultipleChoiceField(
        label="Hệ thống", choices=System.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    level = forms.TypedChoiceField(
        label="Cấp", required=False, choices=[*_ANY, *Level.choices], coerce=int, empty_value=None
    )
    attribute = forms.MultipleChoiceField(
        label="Đặc điểm", choices=ATTRIBUTES, required=False, widget=forms.CheckboxSelectMultiple
    )
    below = BodyField(label="Trực thuộc (mọi cấp)", required=False)

    def rule(self) -> dict[str, object] | None:
        """Return the rule that the ticked conditions make, None for a listed group."""
        given = self.cleaned_data
        if not given["is_drawn"]:
            return None
        rule: dict[str, object] = {key: given[key] for key in ("system", "attribute") if given[key]}
        if given["level"] is not None:
            rule["level"] = given["level"]
        if given["below"]:
            rule["below"] = given["below"].pk
        return rule


class PutInGroup(Form):
    """A body joins a listed group."""

    body = BodyField(label="Cơ quan")
    valid_from = DayField(label="Từ ngày")


class PutInCharge(Form):
    """An officer follows an area."""

    official = OfficialField(label="Cán bộ phụ trách")
    substitute = OfficialField(label="Người thay khi vắng", required=False)
    unit = UnitField(label="Địa bàn", required=False)
    body = BodyField(label="hoặc cơ quan", required=False)
    valid_from = DayField(label="Từ ngày")


class NoteAbsence(Form):
    """An officer is away."""

    official = OfficialField(label="Cán bộ")
    valid_from = DayField(label="Vắng từ ngày")
    valid_to = DayField(label="Về ngày")


class GiveSeat(Form):
    """An account works in the body."""

    username = forms.CharField(label="Tên đăng nhập", max_length=60)
    role = forms.ChoiceField(
        label="Vai trò", choices=[(role.value, name) for role, name in ROLE_NAMES.items()]
    )
    valid_from = DayField(label="Từ ngày")


class FoundUnit(Form):
    """A unit below another, such as a hamlet."""

    kind = forms.ModelChoiceField(label="Loại", queryset=UnitKind.objects.none())
    name = forms.CharField(label="Tên (không ghi loại)", max_length=120)
    valid_from = DayField(label="Từ ngày")

    def __init__(self, *args: Any, above: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = UnitKind.objects.filter(level__gt=above).order_by("level", "name")


class NameSuccessor(Form):
    """Where a unit went."""

    new = UnitField(label="Đơn vị kế thừa")
    on = DayField(label="Từ ngày")
    is_whole = forms.BooleanField(label="Nhập toàn bộ", required=False, initial=True)
    legal_basis = forms.CharField(label="Căn cứ", max_length=200, required=False)


class KeepUnitKind(Form):
    """A kind of unit."""

    code = forms.SlugField(label="Mã (chữ không dấu, gạch nối)", max_length=50)
    name = forms.CharField(label="Tên loại", max_length=60)
    level = forms.TypedChoiceField(label="Cấp", choices=Level.choices, coerce=int)
    is_urban = forms.BooleanField(label="Đô thị", required=False)


class SendInSheet(Form):
    """A filled sheet."""

    form = forms.ChoiceField(
        label="Danh sách",
        choices=[("bodies", "Cơ quan, đơn vị"), ("officials", "Người giữ chức vụ")],
    )
    file = forms.FileField(label="Tệp Excel đã điền")
