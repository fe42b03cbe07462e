"""What is typed on the pages of the fund."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Model, QuerySet
from django.utils import timezone

from lalanh.fund.models import (
    Account,
    BankAccount,
    Donation,
    Drive,
    Entry,
    FundPurpose,
    StatementLine,
)
from lalanh.kernel import quantity
from lalanh.web.forms import Form

# Far above any fund of a province and far below what the book can hold.
MOST_VND = 10**15


class VndField(forms.CharField):
    """An amount as people write it: 1.000.000, 1 triệu, một triệu đồng."""

    def clean(self, value: Any) -> Any:
        """Return whole đồng, or nothing where nothing was typed."""
        said = super().clean(value)
        if not said:
            return None
        try:
            amount_vnd = quantity.parse_vnd(said).amount_vnd
        except quantity.UnclearQuantity as refusal:
            raise forms.ValidationError(refusal.message) from None
        if amount_vnd <= 0:
            raise forms.ValidationError("Số tiền phải lớn hơn 0. Hãy kiểm tra lại số đã nhập.")
        if amount_vnd > MOST_VND:
            raise forms.ValidationError(
                "Số tiền này lớn quá. Hãy đếm lại các chữ số 0 và đơn vị triệu, tỷ."
            )
        return amount_vnd


# The class takes its type parameter for type checkers only.
if TYPE_CHECKING:
    _ModelChoice = forms.ModelChoiceField[Any]
else:
    _ModelChoice = forms.ModelChoiceField


class OneOf(_ModelChoice):
    """One row of a list that its form narrows, each with a label of our own."""

    def __init__(
        self, label_of: Callable[[Any], str], *, model: type[Model], **kwargs: Any
    ) -> None:
        super().__init__(queryset=model._default_manager.none(), **kwargs)
        self.label_of = label_of

    def label_from_instance(self, obj: Any) -> str:
        """Return what stands in the list."""
        return self.label_of(obj)

    @staticmethod
    def narrow(form: forms.Form, name: str, rows: QuerySet[Any]) -> None:
        """Let the field choose among these rows."""
        field = form.fields[name]
        assert isinstance(field, OneOf)
        field.queryset = rows


def day_field(label: str, *, required: bool = True, help_text: str = "") -> forms.DateField:
    """Return a date that a browser picks from a calendar."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget, help_text=help_text)


def _happened(day: dt.date) -> None:
    if day > timezone.localdate():
        raise forms.ValidationError("Ngày này chưa tới. Sổ chỉ ghi việc đã xảy ra.")


def past_day_field(label: str) -> forms.DateField:
    """Return the date of something that happened, today at the latest."""
    field = day_field(label)
    field.validators.append(_happened)
    return field


def _all[T](choices: Iterable[tuple[T, str]], label: str) -> list[tuple[T | str, str]]:
    return [("", label), *choices]


class FundForm(Form):
    """A new fund."""

    code = forms.SlugField(
        label="Mã quỹ", max_length=20, help_text="Chữ không dấu, số và gạch ngang: CUU-TRO-2021."
    )
    name = forms.CharField(label="Tên quỹ", max_length=200)
    opened_on = day_field("Mở sổ từ ngày")


class PurposeForm(Form):
    """One more purpose of a fund."""

    code = forms.SlugField(label="Mã mục đích", max_length=20)
    name = forms.CharField(label="Được chi cho việc gì", max_length=200)


class DriveChange(Form):
    """What may be changed of a drive."""

    name = forms.CharField(label="Tên cuộc vận động", max_length=200)
    occasion = forms.CharField(label="Dịp, sự kiện", max_length=200, required=False)
    ends_on = day_field("Kết thúc", required=False)
    target_vnd = VndField(
        label="Chỉ tiêu chung", required=False, help_text="Ví dụ 5 tỷ đồng. Không giao cho cá nhân."
    )
    use = forms.CharField(
        label="Sử dụng vào việc gì", widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    notice = forms.CharField(
        label="Lời báo về việc nêu tên",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text="Đăng cùng lời kêu gọi, để người gửi biết trước nội dung nào được công khai.",
    )
    unnamed_by_default = forms.CharField(
        label="Người không ghi tên được nêu là", max_length=60, initial="Nhà hảo tâm"
    )


class DriveForm(DriveChange):
    """A new drive."""

    code = forms.SlugField(label="Mã cuộc vận động", max_length=20)
    starts_on = day_field("Bắt đầu")
    starts_in_month = forms.BooleanField(
        label="Văn bản chỉ ghi tháng bắt đầu, không ghi ngày", required=False
    )
    names = forms.ChoiceField(label="Nêu tên người ủng hộ", choices=Drive.Names.choices)
    field_order = ("code", "name", "occasion", "starts_on", "starts_in_month", "ends_on", "names")


class BankAccountForm(Form):
    """A bank account of a fund."""

    bank = forms.CharField(label="Ngân hàng, kho bạc", max_length=120)
    number = forms.CharField(label="Số tài khoản", max_length=40)
    holder = forms.CharField(label="Chủ tài khoản", max_length=200)
    source = forms.ChoiceField(label="Giữ nguồn tiền nào", choices=BankAccount.Source.choices)
    drive = OneOf(
        lambda drive: drive.name,
        model=Drive,
        label="Riêng cho cuộc vận động",
        required=False,
        help_text="Tiền vào tài khoản này được tính cho cuộc vận động đó.",
    )
    opened_on = day_field("Mở ngày")

    def __init__(self, *args: Any, drives: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        OneOf.narrow(self, "drive", drives)


class _FromAccount(Form):
    """An amount of one source in an account of the fund, on a day."""

    account = OneOf(
        lambda account: f"{account.code} {account.name}", model=Account, label="Tài khoản"
    )
    source = forms.ChoiceField(label="Nguồn", choices=BankAccount.Source.choices)
    amount_vnd = VndField(label="Số tiền", help_text="Ví dụ 1.000.000 hoặc 1,5 tỷ đồng.")
    day = past_day_field("Ngày")

    def __init__(self, *args: Any, accounts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        OneOf.narrow(self, "account", accounts)


class OpeningForm(_FromAccount):
    """What an account held before the book was opened."""


class _Payment(forms.Form):
    """For what, for whom and by which decision money is paid out."""

    purpose = forms.ChoiceField(label="Mục đích chi")
    decision = forms.CharField(label="Quyết định số", max_length=80)
    beneficiaries = forms.CharField(
        label="Loại đối tượng thụ hưởng",
        max_length=120,
        help_text="Ghi loại, không ghi tên người: hộ có nhà bị sập, lao động mất việc.",
    )

    def offer(self, purposes: Iterable[FundPurpose]) -> None:
        """Let one of the fund's purposes be chosen."""
        field = self.fields["purpose"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(row.code, row.name) for row in purposes]


class PaymentForm(_FromAccount, _Payment):
    """A payment from cash or an account."""

    field_order = ("account", "source", "amount_vnd", "day", "purpose", "decision")

    def __init__(self, *args: Any, purposes: Iterable[FundPurpose], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(purposes)


class PaymentLineForm(Form, _Payment):
    """What a bank line of money paid out was for."""

    def __init__(self, *args: Any, purposes: Iterable[FundPurpose], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(purposes)


class BookFilter(Form):
    """Which entries to show."""

    kind = forms.ChoiceField(
        label="Loại", required=False, choices=_all(Entry.Kind.choices, "Mọi loại")
    )
    first_day = day_field("Từ ngày", required=False)
    last_day = day_field("Đến ngày", required=False)


class ReversalForm(Form):
    """Why an entry is taken back."""

    reason = forms.CharField(
        label="Lý do đảo",
        max_length=300,
        help_text="Bút toán cũ vẫn còn trong sổ; cả hai đều được công khai cùng lý do này.",
    )


class UploadForm(Form):
    """A statement file for one of the fund's accounts."""

    bank_account = OneOf(
        lambda row: f"{row.fund.code}: {row.bank} {row.number}",
        model=BankAccount,
        label="Tài khoản",
        empty_label=None,
    )
    file = forms.FileField(
        label="Tệp sao kê",
        help_text="PDF, Excel, CSV, MT940 hoặc camt.053 đúng như ngân hàng gửi, không sửa gì.",
        widget=forms.FileInput(attrs={"accept": ".pdf,.xlsx,.csv,.sta,.mt940,.txt,.xml"}),
    )

    def __init__(self, *args: Any, accounts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        OneOf.narrow(self, "bank_account", accounts)


class VouchForm(Form):
    """How lines that nothing printed can prove were compared."""

    reason = forms.CharField(
        label="Đã soát bằng cách nào",
        max_length=300,
        help_text="Ví dụ: so từng dòng với bản giấy có dấu ngân hàng ngày 14/8.",
    )


class KindForm(Form):
    """What a line is."""

    kind = forms.ChoiceField(label="Loại", choices=StatementLine.Kind.choices)


class CorrectionForm(Form):
    """What a line should have read."""

    amount_vnd = VndField(label="Số tiền đúng")
    day = past_day_field("Ngày đúng")
    reason = forms.CharField(
        label="Lý do", max_length=300, required=False,
        help_text="Bản gốc in gì, ở trang nào. Số cũ được giữ lại cùng lý do.",
    )  # fmt: skip


class DonationSearch(Form):
    """Which donations to show."""

    words = forms.CharField(label="Tên hoặc nội dung", required=False, max_length=200)
    amount_vnd = VndField(label="Đúng số tiền", required=False)


class CashGiftForm(Form):
    """A gift handed over at the office."""

    donor_name = forms.CharField(
        label="Người ủng hộ",
        max_length=300,
        required=False,
        help_text="Bỏ trống nếu không nêu tên.",
    )
    donor_kind = forms.ChoiceField(
        label="Là", choices=Donation.DonorKind.choices, initial=Donation.DonorKind.PERSON
    )
    wishes_unnamed = forms.BooleanField(label="Không muốn nêu tên", required=False)
    consents_to_name = forms.BooleanField(label="Đồng ý nêu tên công khai", required=False)
    amount_vnd = VndField(label="Số tiền", help_text="Ví dụ 500.000 hoặc năm trăm nghìn đồng.")
    day = past_day_field("Ngày nhận")
    drive = OneOf(lambda drive: drive.name, model=Drive, label="Cho cuộc vận động", required=False)
    wants_letter = forms.BooleanField(label="Gửi thư cảm ơn", required=False, initial=True)

    def __init__(self, *args: Any, drives: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"day": today, "wants_letter": True}, **kwargs)
        OneOf.narrow(self, "drive", drives)


class WishForm(Form):
    """Whether the donor wants to be named."""

    wishes_unnamed = forms.BooleanField(label="Không muốn nêu tên", required=False)
    consents_to_name = forms.BooleanField(label="Đồng ý nêu tên công khai", required=False)


class DriveStep(Form):
    """The next step of a drive."""

    to = forms.ChoiceField(label="Giai đoạn", choices=Drive.State.choices)
