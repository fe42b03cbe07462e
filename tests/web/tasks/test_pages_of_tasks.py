"""Who may open the pages of tasks, and what each of them does."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lalanh.base.permissions import Role
from lalanh.tasks.models import Assignment, Evidence, Report, Task
from tests import make, make_directives, make_tasks

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan() -> make.Person:
    """The giver."""
    return make.lan()


@pytest.fixture
def giang() -> make.Person:
    """The receiver."""
    return make_tasks.giang()


@pytest.fixture
def task(lan: make.Person, giang: make.Person) -> Task:
    """A task of the district."""
    return make_tasks.given(lan, lead=giang.body)


def _site(person: make.Person) -> Client:
    site = Client()
    site.force_login(person.user)
    return site


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("/nhiem-vu/", [200, 200, 200]),
        ("/nhiem-vu/da-giao/", [200, 200, 200]),
        ("/nhiem-vu/qua-han/", [200, 200, 200]),
        ("/nhiem-vu/giao/", [200, 403, 200]),
        ("/nhiem-vu/{task}/", [200, 200, 404]),
        ("/nhiem-vu/{task}/giao-them/", [200, 403, 404]),
        ("/nhiem-vu/{task}/rut/", [200, 403, 404]),
        ("/nhiem-vu/phan/{part}/mien/", [200, 403, 404]),
        # Even the giver does not report, answer or hand on for another body.
        ("/nhiem-vu/phan/{part}/bao-cao/", [404, 403, 404]),
        ("/nhiem-vu/phan/{part}/tra-loi/", [404, 403, 404]),
        ("/nhiem-vu/phan/{part}/giao-tiep/", [404, 403, 404]),
        ("/chuong-trinh/", [200, 200, 200]),
    ],
)
def test_who_opens_what(lan: make.Person, task: Task, page: str, expected: list[int]) -> None:
    part = make_tasks.part(lan, task, of=make.district())
    address = page.format(task=task.pk, part=part.pk)

    answers = [_site(who).get(address).status_code for who in (lan, make.binh(), make.cuong())]

    assert answers == expected


def test_the_desk_says_role_and_deadline(giang: make.Person, task: Task) -> None:
    page = _site(giang).get("/nhiem-vu/").content.decode()

    assert "Rà soát hộ thiếu đói" in page
    assert "chủ trì" in page
    assert "20/08/2021" in page


def test_the_desk_is_filtered_in_place(giang: make.Person, task: Task) -> None:
    site = _site(giang)

    found = site.get("/nhiem-vu/?role=lead", headers={"HX-Request": "true"}).content.decode()
    nothing = site.get("/nhiem-vu/?role=coordinate").content.decode()

    assert "<html" not in found
    assert "Rà soát hộ thiếu đói" in found
    assert "Rà soát hộ thiếu đói" not in nothing


def test_the_first_page_shows_what_is_late(giang: make.Person, task: Task) -> None:
    page = _site(giang).get("/").content.decode()

    assert "việc đang mở, 1 quá hạn" in page


def test_evidence_goes_up_and_comes_down_as_it_was(
    lan: make.Person, giang: make.Person, task: Task
) -> None:
    part = make_tasks.part(giang, task)
    photo = SimpleUploadedFile("ảnh lũ.jpg", b"\xff\xd8 anh")

    _site(giang).post(
        f"/nhiem-vu/phan/{part.pk}/bao-cao/",
        {"words": "Đã rà soát.", "uploads": [photo], "claims_done": "on"},
    )
    with make.eyes_of(lan):
        shown = Evidence.objects.get()
    answer = _site(lan).get(f"/nhiem-vu/minh-chung/{shown.pk}/")

    assert answer.content == b"\xff\xd8 anh"
    assert answer["Content-Disposition"].startswith("attachment")
    assert _site(make.cuong()).get(f"/nhiem-vu/minh-chung/{shown.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"words": " "}, "Chưa có gì để báo cáo"),
        ({"figure": "3"}, "Hãy ghi đơn vị tính"),
        ({"words": "Xong.", "claims_done": "on"}, "ít nhất một minh chứng"),
    ],
)
def test_a_report_that_is_not_whole_is_answered_in_words(
    giang: make.Person, task: Task, told: dict[str, str], sentence: str
) -> None:
    part = make_tasks.part(giang, task)

    answer = _site(giang).post(f"/nhiem-vu/phan/{part.pk}/bao-cao/", told)

    assert sentence in answer.content.decode()
    with make.eyes_of(giang):
        assert not Report.objects.exists()


def test_a_sensitive_task_asks_for_letters_only(lan: make.Person, giang: make.Person) -> None:
    task = make_tasks.sensitive(lan, giang)
    part = make_tasks.part(giang, task)

    page = _site(giang).get(f"/nhiem-vu/phan/{part.pk}/bao-cao/").content.decode()

    assert 'name="letter_number"' in page
    assert "<textarea" not in page
    assert 'name="uploads"' not in page


def test_a_returned_report_tells_why(lan: make.Person, giang: make.Person, task: Task) -> None:
    report = make_tasks.reported(giang, task)
    site = _site(lan)

    site.post(f"/nhiem-vu/bao-cao/{report.pk}/duyet/", {"accepts": "khong", "reason": "Thiếu."})

    page = _site(giang).get(f"/nhiem-vu/{task.pk}/").content.decode()
    assert "Thiếu." in page
    assert "bị trả lại" in page
    again = site.get(f"/nhiem-vu/bao-cao/{report.pk}/duyet/").content.decode()
    assert "Báo cáo này đã có kết luận" in again
    assert 'name="accepts"' not in again


def test_an_officer_does_not_judge(lan: make.Person, giang: make.Person, task: Task) -> None:
    report = make_tasks.reported(giang, task)
    officer = make.person("oanh", "Hồ Kim Oanh", body=lan.body, role=Role.OFFICER)

    answer = _site(officer).post(f"/nhiem-vu/bao-cao/{report.pk}/duyet/", {"accepts": "co"})

    assert answer.status_code == 403


def test_a_request_is_answered(lan: make.Person, giang: make.Person) -> None:
    task = make_tasks.given(lan, giang.body, modality="request")
    part = make_tasks.part(giang, task)
    site = _site(giang)

    empty = site.post(f"/nhiem-vu/phan/{part.pk}/tra-loi/", {"accepts": "khong"})
    site.post(f"/nhiem-vu/phan/{part.pk}/tra-loi/", {"accepts": "khong", "reason": "Thiếu người."})

    assert "Hãy ghi lý do" in empty.content.decode()
    assert make_tasks.part(giang, task).state == "declined"


def test_a_district_hands_its_part_on(giang: make.Person, task: Task) -> None:
    commune = make.commune()
    part = make_tasks.part(giang, task)

    _site(giang).post(
        f"/nhiem-vu/phan/{part.pk}/giao-tiep/",
        {"chosen": [f"b{commune.pk}"], "words": "Rà soát từng thôn.", "last_day": "2099-08-18"},
    )

    with make.eyes_of(giang):
        below = Task.objects.get(parent=task)
        assert (below.last_day, below.assignments.get().body) == (dt.date(2099, 8, 18), commune)


def test_a_task_is_given_at_any_time(lan: make.Person, giang: make.Person) -> None:
    facts = {"title": "Trực lũ", "text": "Trực 24/24.", "modality": "assign",
             "lead": f"b{giang.body.pk}"}  # fmt: skip

    _site(lan).post("/nhiem-vu/giao/", facts)

    with make.eyes_of(giang):
        assert Assignment.objects.get().task.title == "Trực lũ"


def test_the_giver_adds_frees_and_ends(lan: make.Person, giang: make.Person, task: Task) -> None:
    other, site = make.district("huyện Kim Bảng"), _site(lan)
    site.post(f"/nhiem-vu/{task.pk}/giao-them/", {"chosen": [f"b{other.pk}"], "role": "coordinate"})
    for body in (giang.body, other):
        part = make_tasks.part(lan, task, of=body)
        site.post(f"/nhiem-vu/phan/{part.pk}/mien/", {"reason": "Lũ đã rút."})

    site.post(f"/nhiem-vu/{task.pk}/ket-thuc/")

    with make.eyes_of(lan):
        assert Task.objects.get().state == "closed"


def test_what_does_not_end_yet_says_why(lan: make.Person, task: Task) -> None:
    answer = _site(lan).post(f"/nhiem-vu/{task.pk}/ket-thuc/", follow=True)

    assert "còn 1 cơ quan chưa xong" in answer.content.decode()


def test_what_was_freed_is_laid_on_again_and_what_was_given_taken_back(
    lan: make.Person, giang: make.Person, task: Task
) -> None:
    part, site = make_tasks.part(lan, task, of=giang.body), _site(lan)

    site.post(f"/nhiem-vu/phan/{part.pk}/mien/", {"reason": "Bận."})
    site.post(f"/nhiem-vu/phan/{part.pk}/giao-lai/")
    assert make_tasks.part(giang, task).state == "open"
    site.post(f"/nhiem-vu/{task.pk}/rut/", {"reason": "Giao nhầm."})

    assert "Giao nhầm." in _site(giang).get(f"/nhiem-vu/{task.pk}/").content.decode()


def test_a_plan_is_opened_shown_and_ended(lan: make.Person) -> None:
    document, site = make_directives.handed_out(lan), _site(lan)

    answer = site.post(
        f"/chuong-trinh/mo/{document.pk}/",
        {"name": "Giúp vùng lũ", "short_name": "Vùng lũ", "starts_on": "2021-08-02"},
    )
    page = site.get(answer["Location"]).content.decode()
    site.post(answer["Location"] + "tong-ket/", {"reason": "Ghép kế hoạch."})

    assert "0/3" in page
    assert "quá hạn" in page
    assert "đã đóng khi chưa tổng kết" in site.get("/chuong-trinh/").content.decode()


def test_a_body_reads_with_whom_it_works_in_the_document(lan: make.Person) -> None:
    make_directives.handed_out(lan)
    giang = make_tasks.giang()
    with make.eyes_of(giang):
        part = Assignment.objects.get()

    page = _site(giang).get(f"/nhiem-vu/{part.task_id}/").content.decode()

    assert "Ủy ban MTTQ Việt Nam huyện Kim Bảng (phối hợp)" in page
