"""Pages of proposals, reviews, timeliness, contingency plans and digital solutions."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from python_calamine import CalamineWorkbook

from lalanh.programmes.models import Programme
from lalanh.tasks.models import ContingencyPlan, Proposal, Review, Solution
from tests import make, make_flows, make_tasks

pytestmark = pytest.mark.django_db

REVIEW = {
    "kind": "final", "as_of": "2021-08-14", "results": "Đã giúp 214 hộ.",
    "lessons": "Chuẩn bị kho trước mùa lũ.",
}  # fmt: skip
HEADS = {
    "hazard": "flood", "dated_on": "2021-08-01", "command": "Chủ tịch xã.", "forces": "40 người.",
    "means": "4 xuồng.", "supplies": "5 tấn gạo.",
}  # fmt: skip


@pytest.fixture
def lan() -> make.Person:
    """The owner of the plan."""
    return make.lan()


@pytest.fixture
def giang() -> make.Person:
    """The district."""
    return make_tasks.giang()


@pytest.fixture
def hoai() -> make.Person:
    """The commune."""
    return make_flows.hoai()


@pytest.fixture
def plan(lan: make.Person) -> Programme:
    """A plan."""
    return make_flows.plan(lan)


def _site(person: make.Person) -> Client:
    site = Client()
    site.force_login(person.user)
    return site


def _read(person: make.Person, address: str) -> str:
    return _site(person).get(address).content.decode()


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        # the owner, the district a proposal lies with, the commune, another district
        ("/de-xuat/", [200, 200, 200, 200]),
        ("/chuong-trinh/{plan}/de-xuat/", [200, 200, 200, 404]),
        ("/de-xuat/{proposal}/", [200, 200, 200, 404]),
        ("/de-xuat/{proposal}/chap-nhan/", [404, 200, 404, 404]),
        ("/de-xuat/{proposal}/chuyen-len/", [404, 200, 404, 404]),
        ("/chuong-trinh/{plan}/so-ket/", [200, 200, 200, 404]),
        ("/chuong-trinh/{plan}/so-ket/lap/", [200, 404, 404, 404]),
        ("/chuong-trinh/{plan}/tong-ket/", [200, 404, 404, 404]),
        ("/chuong-trinh/{plan}/kip-thoi/", [200, 200, 200, 404]),
        ("/so-ket/{review}/", [200, 404, 404, 404]),
        ("/phuong-an-4-tai-cho/{ready}/", [200, 200, 200, 404]),
        ("/giai-phap-so/{solution}/", [404, 404, 200, 404]),
    ],
)
def test_who_opens_what(
    lan: make.Person, giang: make.Person, plan: Programme, address: str, expected: list[int]
) -> None:
    hoai = make_flows.hoai()
    page = address.format(
        plan=plan.pk,
        proposal=make_flows.proposed(hoai, to=giang.body, programme=plan).pk,
        review=make_flows.reviewed(lan, plan).pk,
        ready=make_flows.ready(hoai).pk,
        solution=make_flows.solution(hoai).pk,
    )
    people = (lan, giang, hoai, make.cuong())

    assert [_site(who).get(page).status_code for who in people] == expected


def test_a_proposal_is_written_sent_passed_up_and_accepted_on_the_pages(
    lan: make.Person, giang: make.Person, hoai: make.Person, plan: Programme
) -> None:
    told = {"kind": "initiative", "title": "Tổ đi chợ hộ", "text": "Mỗi thôn một tổ."}
    _site(hoai).post(f"/chuong-trinh/{plan.pk}/de-xuat/soan/", told)
    with make.eyes_of(hoai):
        address = f"/de-xuat/{Proposal.objects.get().pk}/"
    _site(hoai).post(f"{address}gui/", {"to": giang.body.pk})
    assert "Tổ đi chợ hộ" in _read(giang, "/")
    _site(giang).post(f"{address}xem-xet/")
    _site(giang).post(f"{address}chuyen-len/", {"to": lan.body.pk, "words": "Nhất trí."})
    _site(lan).post(f"{address}chap-nhan/", {"answer": "Cho làm thử."})

    page = _read(hoai, address)
    assert "được chấp nhận" in page
    assert "Cho làm thử." in page
    assert "có quyết định sau dưới 1 giờ" in page


def test_a_rejection_without_reason_is_answered_in_words(
    giang: make.Person, hoai: make.Person
) -> None:
    row = make_flows.proposed(hoai, to=giang.body)

    page = _site(giang).post(f"/de-xuat/{row.pk}/khong-chap-nhan/", {"answer": ""})

    assert "Lý do không chấp nhận" in page.content.decode()
    assert make_flows.count(giang, "tasks_proposal") == 1


def test_a_tab_left_behind_leads_to_the_proposal_as_it_stands(
    giang: make.Person, hoai: make.Person
) -> None:
    row = make_flows.proposed(hoai, to=giang.body)

    answer = _site(hoai).get(f"/de-xuat/{row.pk}/sua/")

    assert answer["Location"] == f"/de-xuat/{row.pk}/"


def test_a_plan_is_reviewed_and_closed_on_the_pages(
    lan: make.Person, hoai: make.Person, plan: Programme
) -> None:
    site, address = _site(lan), f"/chuong-trinh/{plan.pk}/"
    refused = site.post(f"{address}tong-ket/", {"reason": ""}).content.decode()
    site.post(f"{address}so-ket/lap/", REVIEW)
    with make.eyes_of(lan):
        review = Review.objects.get()
    site.post(f"/so-ket/{review.pk}/ban-hanh/")
    site.post(f"{address}tong-ket/", {"reason": ""})

    assert "Hãy lập bản tổng kết" in refused
    assert f'<option value="{plan.pk}">' in _read(lan, "/nhiem-vu/da-giao/")
    assert "Chương trình đã tổng kết và đóng." in _read(hoai, f"{address}so-ket/")
    printed = _read(hoai, f"/so-ket/{review.pk}/")
    assert "Chuẩn bị kho trước mùa lũ." in printed
    assert "Phần việc được giao" in printed


def test_a_review_of_a_day_to_come_is_answered_in_words(lan: make.Person, plan: Programme) -> None:
    told = REVIEW | {"as_of": "2050-01-01"}

    page = _site(lan).post(f"/chuong-trinh/{plan.pk}/so-ket/lap/", told).content.decode()

    assert "Ngày lấy số liệu phải từ 02/8/2021" in page
    assert "Đã giúp 214 hộ." in page


def test_the_page_of_a_plan_fetches_its_timeliness(
    lan: make.Person, giang: make.Person, plan: Programme
) -> None:
    task = make_tasks.given(lan, giang.body, programme=plan)
    make_tasks.judged(lan, make_tasks.reported(giang, task))
    site, address = _site(lan), f"/chuong-trinh/{plan.pk}/kip-thoi/"

    part = site.get(address, headers={"HX-Request": "true"}).content.decode()

    assert f'hx-get="{address}"' in _read(lan, f"/chuong-trinh/{plan.pk}/")
    assert "<html" not in part
    assert "33%" in part
    assert "Từng cơ quan" in site.get(address).content.decode()


def test_who_decides_second_is_told_so_and_keeps_the_words(
    giang: make.Person, hoai: make.Person
) -> None:
    proposal = make_flows.proposed(hoai, to=giang.body)
    _site(giang).post(f"/de-xuat/{proposal.pk}/chap-nhan/", {"answer": "Đồng ý."})

    late = _site(giang).post(
        f"/de-xuat/{proposal.pk}/khong-chap-nhan/", {"answer": "Chưa có kinh phí."}
    )
    page = late.content.decode()

    assert "Đây là trạng thái cuối" in page
    assert "Chưa có kinh phí." in page


def test_a_contingency_plan_is_kept_listed_and_taken_along(hoai: make.Person) -> None:
    paper = SimpleUploadedFile("phuong-an.pdf", b"%PDF-1.4")
    told = HEADS | {"approved_by": hoai.body.name, "upload": paper}
    _site(hoai).post("/phuong-an-4-tai-cho/lap/", told)
    with make.eyes_of(hoai):
        row = ContingencyPlan.objects.get()
    sheet = _cells(_site(hoai), "/phuong-an-4-tai-cho/bang.xlsx?hazard=flood")

    assert "bão, lũ, ngập lụt" in _read(hoai, "/phuong-an-4-tai-cho/")
    assert _site(hoai).get(f"/phuong-an-4-tai-cho/{row.pk}/tep/").content == b"%PDF-1.4"
    assert "4 xuồng." in sheet


def test_a_solution_is_entered_changed_and_taken_along(hoai: make.Person) -> None:
    told = {
        "name": "Sổ tay số", "purpose": "Theo dõi hộ", "users": "cán bộ thôn",
        "since_on": "2021-01-01",
    }  # fmt: skip
    site = _site(hoai)
    site.post("/giai-phap-so/them/", told)
    again = site.post("/giai-phap-so/them/", told).content.decode()
    with make.eyes_of(hoai):
        row = Solution.objects.get()
    site.post(f"/giai-phap-so/{row.pk}/", told | {"until_on": "2021-08-01"})

    assert "Hãy đặt tên khác" in again
    assert "thôi dùng từ 01/08/2021" in _read(hoai, "/giai-phap-so/")
    assert "Sổ tay số" in _cells(site, "/giai-phap-so/bang.xlsx")


def _cells(site: Client, address: str) -> list[object]:
    """Every cell of the first sheet of a workbook."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(site.get(address).content))
    return [cell for line in book.get_sheet_by_index(0).to_python() for cell in line]
