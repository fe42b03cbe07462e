"""Who may open the pages of the register, and what each of them does."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lalanh.base.permissions import Role
from lalanh.directives.models import Copy, Document
from lalanh.tasks.models import Task
from tests import make, make_directives, make_tasks

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan() -> make.Person:
    """A leader at the province, whose two districts stand in the register."""
    make.district("huyện Thanh Giang")
    make.district("huyện Kim Bảng")
    return make.lan()


def _site(person: make.Person) -> Client:
    site = Client()
    site.force_login(person.user)
    return site


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("/van-ban/", [200, 200, 200]),
        ("/van-ban/nap/", [200, 403, 200]),
        ("/van-ban/ghi-so/", [200, 403, 200]),
        ("/van-ban/{pk}/", [200, 200, 404]),
        ("/van-ban/{pk}/kiem-tra/", [200, 403, 404]),
        ("/van-ban/{pk}/giao/", [200, 403, 404]),
        ("/van-ban/{pk}/so-den/", [200, 403, 404]),
        ("/van-ban/{pk}/go/", [200, 403, 404]),
        ("/van-ban/tep/{reading}/goc/", [200, 200, 404]),
    ],
)
def test_who_opens_what(lan: make.Person, page: str, expected: list[int]) -> None:
    document = make_directives.registered(lan)
    address = page.format(pk=document.pk, reading=document.reading_id)

    answers = [_site(who).get(address).status_code for who in (lan, make.binh(), make.cuong())]

    assert answers == expected


def test_a_district_reads_the_document_it_holds_and_may_not_review_it(lan: make.Person) -> None:
    document = make_directives.handed_out(lan)
    site = _site(make_tasks.giang())

    assert site.get(f"/van-ban/{document.pk}/").status_code == 200
    assert site.get(f"/van-ban/{document.pk}/kiem-tra/").status_code == 404


def test_several_files_are_taken_at_once_and_shown_with_their_progress(lan: make.Person) -> None:
    files = [
        SimpleUploadedFile("ke-hoach.txt", make_directives.PLAN.encode()),
        SimpleUploadedFile("hong.pdf", b"%PDF-1.4 hong"),
    ]
    site = _site(lan)

    answer = site.post("/van-ban/nap/", {"uploads": files})
    waiting = site.get(answer["Location"]).content.decode()
    make_directives.run_jobs()
    after = site.get(answer["Location"]).content.decode()

    assert 'hx-trigger="every 2s"' in waiting
    assert "every 2s" not in after
    assert "Đọc được 1 văn bản" in after
    assert "hong.pdf" in after


def test_no_file_is_answered_with_a_sentence(lan: make.Person) -> None:
    answer = _site(lan).post("/van-ban/nap/", {"send": "1"})

    assert "Chưa chọn tệp nào" in answer.content.decode()


def test_the_register_is_searched_as_one_types(lan: make.Person) -> None:
    make_directives.registered(lan)
    site = _site(lan)

    found = site.get("/van-ban/?words=dong bao vung", headers={"HX-Request": "true"})
    nothing = site.get("/van-ban/?words=khong co dau", headers={"HX-Request": "true"})

    assert "Vận động ủng hộ" in found.content.decode()
    assert "<html" not in found.content.decode()
    assert "Không có văn bản nào" in nothing.content.decode()


def test_a_document_on_paper_is_written_down_reviewed_and_confirmed(lan: make.Person) -> None:
    site = _site(lan)
    facts = {"direction": "in", "number": "118-CV/TU", "issued_on": "2021-07-30",
             "issuer_name": "Tỉnh ủy", "urgency": "khan", "subject": "Mưa lũ"}  # fmt: skip

    answer = site.post("/van-ban/ghi-so/", facts)
    assert answer["Location"].endswith("/kiem-tra/")
    site.post(answer["Location"].replace("kiem-tra", "xac-nhan"))

    with make.eyes_of(lan):
        document = Document.objects.get()
        assert (document.state, document.urgency, document.number) == (
            "confirmed", "khan", "118-CV/TU",
        )  # fmt: skip


def test_a_number_that_is_taken_is_said_and_the_draft_stays(lan: make.Person) -> None:
    make_directives.registered(lan)
    twin = make_directives.draft(lan, words=make_directives.PLAN + "\n")

    answer = _site(lan).post(f"/van-ban/{twin.pk}/xac-nhan/", follow=True)

    assert "Sổ đã có văn bản số 45/KH-MTTQ-BTT" in answer.content.decode()
    with make.eyes_of(lan):
        twin.refresh_from_db()
        assert twin.state == "proposed"


def test_the_preview_gives_nothing_before_it_is_pressed(lan: make.Person) -> None:
    document = make_directives.registered(lan)
    site = _site(lan)

    preview = site.get(f"/van-ban/{document.pk}/giao/").content.decode()
    with make.eyes_of(lan):
        assert not Task.objects.exists()
    site.post(f"/van-ban/{document.pk}/giao/")

    assert "2 nhiệm vụ đến 2 cơ quan" in preview
    with make.eyes_of(lan):
        assert Task.objects.count() == 2


def test_a_district_acknowledges_and_makes_known(lan: make.Person) -> None:
    document = make_directives.handed_out(lan)
    giang = make_tasks.giang()
    site = _site(giang)

    site.post(f"/van-ban/{document.pk}/da-nhan/")
    site.post(
        f"/van-ban/{document.pk}/quan-triet/", {"on": "2021-08-14", "how": "họp", "people": "42"}
    )

    with make.eyes_of(giang):
        copy = Copy.objects.get(body=giang.body)
        assert (copy.opened_by, copy.spread_to_people) == (giang.user, 42)


def test_an_incoming_number_is_written_beside(lan: make.Person) -> None:
    document = make_directives.registered(lan)
    site = _site(lan)

    site.post(f"/van-ban/{document.pk}/so-den/", {"number": "1933", "received_on": "2021-08-05"})

    assert "1933, ngày 05/08/2021" in site.get(f"/van-ban/{document.pk}/").content.decode()


def test_taking_out_asks_why(lan: make.Person) -> None:
    document = make_directives.handed_out(lan)
    site = _site(lan)

    site.post(f"/van-ban/{document.pk}/go/", {"reason": ""})
    with make.eyes_of(lan):
        assert Document.objects.get().state == "confirmed"
    site.post(f"/van-ban/{document.pk}/go/", {"reason": "Ban hành nhầm."})

    with make.eyes_of(lan):
        assert Document.objects.get().state == "withdrawn"
        assert not Task.objects.filter(state="open").exists()


def test_a_clerk_confirms_and_an_officer_does_not(lan: make.Person) -> None:
    draft = make_directives.draft(lan)
    officer = make.person("oanh", "Hồ Kim Oanh", body=lan.body, role=Role.OFFICER)
    clerk = make.person("van", "Lý Hồng Vân", body=lan.body, role=Role.CLERK)

    refused = _site(officer).post(f"/van-ban/{draft.pk}/xac-nhan/")
    done = _site(clerk).post(f"/van-ban/{draft.pk}/xac-nhan/")

    assert (refused.status_code, done.status_code) == (403, 302)


def test_a_name_that_stands_twice_is_asked_for_once_and_what_waits_is_counted() -> None:
    lan = make.lan()
    make.district("huyện Thanh Giang")
    document = make_directives.registered(lan)
    site = _site(lan)

    page = site.get(f"/van-ban/{document.pk}/").content.decode()
    preview = site.get(f"/van-ban/{document.pk}/giao/").content.decode()
    given = site.post(f"/van-ban/{document.pk}/giao/", follow=True).content.decode()

    assert "2 chỗ" in page
    assert "1 nhiệm vụ đến 1 cơ quan" in preview
    assert "1 mục chưa giao được" in preview
    assert "Còn 1 mục chưa giao" in given
