"""Forms of contingency plans and digital solutions."""

from typing import Any

from django import forms

from lalanh.tasks.actions.readiness import FourHeads, SolutionFacts
from lalanh.tasks.models import ContingencyPlan, Solution
from lalanh.web.directives.forms import day_field, text_field
from lalanh.web.forms import Form
from lalanh.web.organisations.fields import BodyField


class HazardFilter(Form):
    """Against what."""

    hazard = forms.ChoiceField(
        label="Loại tình huống",
        required=False,
        choices=[("", "tất cả"), *ContingencyPlan.Hazard.choices],
    )


class Heads(Form):
    """A contingency plan under the four heads."""

    hazard = forms.ChoiceField(label="Loại tình huống", choices=ContingencyPlan.Hazard.choices)
    dated_on = day_field("Ngày phê duyệt", required=True)
    approved_by = BodyField(label="Cơ quan phê duyệt")
    document_number = forms.CharField(label="Số văn bản phê duyệt", required=False, max_length=60)
    command = text_field("Chỉ huy tại chỗ", rows=3)
    forces = text_field("Lực lượng tại chỗ", rows=3)
    means = text_field("Phương tiện tại chỗ", rows=3)
    supplies = text_field("Hậu cần tại chỗ", rows=3)
    upload = forms.FileField(
        label="Tệp phương án đã phê duyệt",
        required=False,
        help_text="Một tệp; nhiều tệp thì gộp hoặc nén lại trước.",
    )

    def facts(self) -> FourHeads:
        """Return the plan as typed."""
        return FourHeads(**{n: v for n, v in self.cleaned_data.items() if n != "upload"})


class SolutionWords(Form):
    """A digital solution in words."""

    name = forms.CharField(label="Tên giải pháp", max_length=200)
    purpose = text_field("Mục đích", rows=3)
    users = forms.CharField(label="Đối tượng sử dụng", max_length=250)
    since_on = day_field("Dùng từ ngày", required=True)
    until_on = day_field("Thôi dùng từ ngày")
    address = forms.CharField(
        label="Địa chỉ", required=False, max_length=250, help_text="Trang web, ứng dụng."
    )

    @classmethod
    def known(cls, row: Solution) -> dict[str, Any]:
        """Return what is kept of a solution."""
        return {name: getattr(row, name) for name in cls.base_fields}

    def facts(self) -> SolutionFacts:
        """Return the solution as typed."""
        return SolutionFacts(**self.cleaned_data)
