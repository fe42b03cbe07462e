"""Who may open the pages of obstacles, and how an obstacle is carried through by hand."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lalanh.programmes.models import Programme
from lalanh.tasks.models import Matter, Obstacle, Task
from tests import make, make_flows, make_programmes

pytestmark = pytest.mark.django_db

TOLD = {
    "title": "Thiếu kho chứa hàng",
    "what": "Xã không có kho khô ráo.",
    "since_on": "2021-08-12",
    "tried": "Đã mượn hội trường.",
    "beyond": "Kho của doanh nghiệp phải do tỉnh thống nhất.",
    "proposal": "Cho mượn kho.",
}


@pytest.fixture
def lan() -> make.Person:
    """The owner, who decides."""
    return make.lan()


@pytest.fixture
def hung() -> make.Person:
    """The department that consolidates."""
    return make_programmes.hung()


@pytest.fixture
def hoai() -> make.Person:
    """The commune."""
    return make_flows.hoai()


@pytest.fixture
def plan(lan: make.Person, hung: make.Person) -> Programme:
    """The plan."""
    return make_flows.plan(lan, through=hung)


def _site(person: make.Person) -> Client:
    site = Client()
    site.force_login(person.user)
    return site


def _read(person: make.Person, address: str) -> str:
    return _site(person).get(address).content.decode()


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        # the owner, the consolidating department, the commune, a looker, another district
        ("/vuong-mac/", [200, 200, 200, 200, 200]),
        ("/chuong-trinh/{plan}/vuong-mac/", [200, 200, 200, 200, 404]),
        ("/chuong-trinh/{plan}/vuong-mac/neu/", [200, 200, 200, 403, 404]),
        ("/chuong-trinh/{plan}/vuong-mac/tong-hop/", [200, 200, 200, 403, 404]),
        ("/vuong-mac/{obstacle}/", [200, 200, 200, 200, 404]),
        # It was put to the committee: whoever might take these steps before is led back to it.
        ("/vuong-mac/{obstacle}/rut/", [404, 404, 302, 403, 404]),
        ("/vuong-mac/{obstacle}/tra-lai/", [404, 302, 404, 403, 404]),
        ("/vuong-mac/noi-dung/{matter}/", [200, 200, 404, 200, 404]),
        ("/vuong-mac/noi-dung/{matter}/sua/", [404, 302, 404, 403, 404]),
        ("/vuong-mac/noi-dung/{matter}/quyet-dinh/", [200, 404, 404, 403, 404]),
    ],
)
def test_who_opens_what(
    lan: make.Person, hung: make.Person, plan: Programme, address: str, expected: list[int]
) -> None:
    hoai = make_flows.hoai()
    obstacle = make_flows.raised(hoai, plan)
    matter = make_flows.put(hung, [obstacle])
    page = address.format(plan=plan.pk, obstacle=obstacle.pk, matter=matter.pk)
    people = (lan, hung, hoai, make.binh(), make.cuong())

    assert [_site(who).get(page).status_code for who in people] == expected


def test_an_obstacle_is_carried_through_on_the_pages(
    lan: make.Person, hung: make.Person, hoai: make.Person, plan: Programme
) -> None:
    told = TOLD | {"uploads": [SimpleUploadedFile("kho.jpg", b"\xff\xd8 kho")]}
    _site(hoai).post(f"/chuong-trinh/{plan.pk}/vuong-mac/neu/", told)
    with make.eyes_of(hoai):
        obstacle = Obstacle.objects.get()
    bundled = {"obstacles": [obstacle.pk], "title": "Kho chứa", "words": "Thiếu kho."}
    _site(hung).post(f"/chuong-trinh/{plan.pk}/vuong-mac/tong-hop/", bundled)
    with make.eyes_of(hung):
        matter = Matter.objects.get()
    _site(hung).post(f"/vuong-mac/noi-dung/{matter.pk}/trinh/")
    decided = {
        "decision": "Đồng ý cho mượn kho.", "task_title": "Giao kho cho xã An Hòa",
        "task_body": hung.body.name, "task_last_day": "2021-08-25",
    }  # fmt: skip
    _site(lan).post(f"/vuong-mac/noi-dung/{matter.pk}/quyet-dinh/", decided)

    page = _read(hoai, f"/vuong-mac/{obstacle.pk}/")
    assert "Đồng ý cho mượn kho." in page
    assert "Ghi đã giải quyết xong" in page
    with make.eyes_of(lan):
        assert Task.objects.get(matters=matter).title == "Giao kho cho xã An Hòa"


def test_who_consolidates_reads_what_was_added_to_a_returned_obstacle(
    hung: make.Person, hoai: make.Person, plan: Programme
) -> None:
    obstacle = make_flows.raised(hoai, plan)
    _site(hung).post(f"/vuong-mac/{obstacle.pk}/tra-lai/", {"reason": "Nêu rõ số tiền."})
    _site(hoai).post(f"/vuong-mac/{obstacle.pk}/gui-lai/", {"words": "Cần 12 triệu đồng."})

    page = _read(hung, f"/chuong-trinh/{plan.pk}/vuong-mac/tong-hop/")

    assert "Bổ sung: Cần 12 triệu đồng." in page


def test_a_file_of_an_obstacle_comes_down_as_it_was(
    lan: make.Person, hoai: make.Person, plan: Programme
) -> None:
    obstacle = make_flows.raised(hoai, plan, files=[make_flows.photo(hoai)])
    with make.eyes_of(hoai):
        address = f"/vuong-mac/tep/{obstacle.files.get().pk}/"

    assert _site(lan).get(address).content == b"\x89PNG"
    assert _site(make.cuong()).get(address).status_code == 404


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"tried": ""}, "Đã làm gì để tháo gỡ"),
        ({"since_on": "2999-01-01"}, "Năm phải từ"),
        ({"since_on": "2031-08-12"}, "Ngày gặp vướng mắc chưa tới"),
    ],
)
def test_an_obstacle_told_by_half_is_answered_in_words_and_nothing_is_lost(
    hoai: make.Person, plan: Programme, told: dict[str, str], sentence: str
) -> None:
    page = _site(hoai).post(f"/chuong-trinh/{plan.pk}/vuong-mac/neu/", TOLD | told)

    assert sentence in page.content.decode()
    assert "Xã không có kho khô ráo." in page.content.decode()
    with make.eyes_of(hoai):
        assert not Obstacle.objects.exists()


def test_what_waits_lies_on_the_desk_of_each_in_turn(
    lan: make.Person, hung: make.Person, hoai: make.Person, plan: Programme
) -> None:
    obstacle = make_flows.raised(hoai, plan)
    assert "chờ tổng hợp" in _read(hung, "/")
    matter = make_flows.put(hung, [obstacle])
    assert "chờ quyết định" in _read(lan, "/")
    make_flows.decided(lan, matter)

    assert "có quyết định" in _read(hoai, "/")


def test_the_page_says_where_an_obstacle_goes_when_no_body_consolidates(
    lan: make.Person, hoai: make.Person
) -> None:
    plan = make_flows.plan(lan, name="Không qua tổng hợp")

    page = _read(hoai, f"/chuong-trinh/{plan.pk}/vuong-mac/")

    assert "vướng mắc gửi thẳng Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sông Lam" in page


def test_a_task_in_a_decision_needs_somebody_to_do_it(
    lan: make.Person, hung: make.Person, hoai: make.Person, plan: Programme
) -> None:
    matter = make_flows.put(hung, [make_flows.raised(hoai, plan)])
    told = {"decision": "Được.", "task_title": "Giao kho"}

    page = _site(lan).post(f"/vuong-mac/noi-dung/{matter.pk}/quyet-dinh/", told)

    assert "Hãy chọn cơ quan được giao" in page.content.decode()
