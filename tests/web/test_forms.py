"""What a form says when it cannot take what was typed."""

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from lalanh.base.models import User
from lalanh.kernel.errors import Refused
from lalanh.web.forms import Form, SharedForm


class Sample(Form):
    """One field of each sort that has sentences of its own."""

    name = forms.CharField(label="Họ và tên")
    count = forms.IntegerField(label="Số người", required=False, min_value=1)
    code = forms.SlugField(label="Mã", required=False, max_length=8)
    day = forms.DateField(label="Ngày", required=False)
    way = forms.ChoiceField(label="Cách", choices=[("a", "A")])
    agrees = forms.BooleanField(label="Đồng ý")
    note = forms.CharField(label="Ghi chú", error_messages={"required": "Nói lý do."})


@pytest.mark.parametrize(
    ("given", "field", "sentence"),
    [
        ({}, "name", "Hãy điền mục này."),
        ({}, "way", "Hãy chọn một mục."),
        ({"way": "b"}, "way", "Mục đã chọn không có trong danh sách. Hãy chọn lại."),
        ({}, "agrees", "Hãy đánh dấu vào ô này."),
        ({}, "note", "Nói lý do."),
        ({"note": "\u200b"}, "note", "Nói lý do."),
        ({"count": "ba"}, "count", "Chưa đọc được số. Hãy ghi một số nguyên, ví dụ 1200."),
        ({"count": "0"}, "count", "Số này phải từ 1 trở lên."),
        ({"code": "Mã"}, "code", "Mã chỉ gồm chữ không dấu, số và gạch ngang, ví dụ CUU-TRO."),
        ({"code": "a" * 9}, "code", "Ghi tối đa 8 ký tự; hiện có 9. Hãy rút bớt."),
        ({"name": "a\0"}, "name", "Có ký tự lạ không ghi được. Hãy gõ lại mục này."),
        ({"day": "9999-12-31"}, "day", "Năm phải từ 1900 đến 2100. Hãy kiểm tra lại năm."),
        ({"day": "0206-08-14"}, "day", "Năm phải từ 1900 đến 2100. Hãy kiểm tra lại năm."),
        (
            {"day": "31/02/2021"},
            "day",
            "Chưa đọc được ngày. Hãy ghi ngày/tháng/năm, ví dụ 14/08/2021.",
        ),
    ],
)
def test_a_fault_is_said_with_the_way_out(given: dict[str, str], field: str, sentence: str) -> None:
    assert Sample(given).errors[field] == [sentence]


class Choice(Form):
    """Two lists of rows, one with words of its own for no row."""

    body = forms.ModelChoiceField(User.objects.none())
    other = forms.ModelChoiceField(User.objects.none(), empty_label="chưa rõ", required=False)


def test_an_empty_choice_speaks_vietnamese() -> None:
    form = Choice()

    assert "– Chọn –" in str(form["body"])
    assert "chưa rõ" in str(form["other"])


@pytest.mark.parametrize("written", ["2021-08-05", "05/08/2021", "05-08-2021", "5.8.2021"])
def test_the_day_stands_before_the_month(written: str) -> None:
    form = Sample({"day": written})
    form.full_clean()

    assert form.cleaned_data["day"].isoformat() == "2021-08-05"


@pytest.mark.django_db
@pytest.mark.parametrize(("fact", "place"), [("name", "name"), ("unit", "__all__"), (7, "__all__")])
def test_a_refusal_stands_beside_the_field_it_names(fact: object, place: str) -> None:
    form = Sample({})
    form.full_clean()
    form.errors.clear()

    def refuse() -> None:
        raise Refused("Đã có người tên này.", field=fact)

    assert not form.attempt(refuse)
    assert dict(form.errors) == {place: ["Đã có người tên này."]}


def test_a_form_shown_again_links_each_fault_to_its_field() -> None:
    shown = str(Sample({"name": "Lan"}))

    assert '<a href="#id_way">Cách</a>: Hãy chọn một mục.' in shown
    assert '<a href="#id_name">' not in shown


class Shared(SharedForm):
    """One field that others may be writing too."""

    name = forms.CharField(label="Tên")


def test_what_another_wrote_meanwhile_is_said_once_and_nothing_typed_is_lost() -> None:
    opened = Shared(stands={"name": "cũ"})
    typed = QueryDict(f"name=của tôi&seen={opened['seen'].value()}")
    late = Shared(typed, stands={"name": "của người khác"})

    assert "đã có thay đổi được ghi" in late.non_field_errors()[0]
    again = Shared(late.data, stands={"name": "của người khác"})
    assert again.is_valid()
    assert again.cleaned_data == {"name": "của tôi"}


class _Counted(Form):
    """A number without a limit of its own."""

    people = forms.IntegerField(label="Số người", required=False)


def test_a_number_no_column_holds_is_answered_in_words() -> None:
    assert _Counted({"people": "2147483647"}).is_valid()
    assert "Số này không được quá" in _Counted({"people": "99999999999"}).errors["people"][0]


class _Sent(Form):
    """One file."""

    paper = forms.FileField(label="Minh chứng")


@pytest.mark.parametrize(
    ("name", "passes"), [("anh.JPG", True), ("app", True), ("bao-cao.pdf.EXE", False)]
)
def test_a_program_is_no_evidence(name: str, passes: bool) -> None:
    form = _Sent(files=MultiValueDict({"paper": [SimpleUploadedFile(name, b"x")]}), data={})

    assert form.is_valid() == passes
    assert ("là chương trình" in form.errors.as_text()) != passes
