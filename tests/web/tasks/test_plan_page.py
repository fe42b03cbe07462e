"""The page of a plan: groups, opened ones, filters, letters beside colours, whose eyes."""

import io

import pytest
from django.test import Client
from lxml import html
from python_calamine import CalamineWorkbook

from lalanh.base.models import Job
from lalanh.organisations.models import Body
from lalanh.programmes.models import Programme
from lalanh.tasks.actions import changing, doing, giving, plan_sheet
from lalanh.tasks.models import Assignment, Task
from lalanh.web.programmes import matrix
from tests import make, make_directives, make_tasks
from tests.make_tasks import giang
from tests.web.reading import parsed, text_of

pytestmark = pytest.mark.django_db

AN_HOA, DONG_TAM, BINH_SON = "xã An Hòa", "xã Đồng Tâm", "xã Bình Sơn"


@pytest.fixture
def lan() -> make.Person:
    """The giver."""
    return make.lan()


@pytest.fixture
def programme(lan: make.Person) -> Programme:
    """A plan with one task, long over, for three communes of two districts."""
    bodies = [
        make.commune(AN_HOA), make.commune(DONG_TAM), make.commune(BINH_SON, of="huyện Kim Bảng")
    ]  # fmt: skip
    with make.eyes_of(lan):
        made = Programme.objects.create(
            owner=lan.body, name="Giúp vùng lũ", short_name="Vùng lũ", starts_on=make.LONG_AGO
        )
    _given(lan, made, *bodies)
    return made


def _given(lan: make.Person, programme: Programme, *bodies: Body) -> Task:
    facts = giving.TaskFacts(
        title="Rà soát hộ thiếu đói", text="Rà soát.", modality="assign",
        last_day=make.AT.date(),
    )  # fmt: skip
    with make.eyes_of(lan):
        return giving.give_ad_hoc_task(
            owner=lan.body, facts=facts, lead=None, others=bodies, by=lan.user, at=make.AT,
            programme=programme,
        )  # fmt: skip


def _site(person: make.Person) -> Client:
    client = Client()
    client.force_login(person.user)
    return client


def _sheet(person: make.Person, programme: Programme, query: str = "") -> html.HtmlElement:
    return parsed(_site(person).get(f"/chuong-trinh/{programme.pk}/{query}"))


def _rows(sheet: html.HtmlElement) -> list[list[str]]:
    """The words of every cell of every body's line."""
    found = sheet.xpath("//table[@data-matrix]/tbody[not(@class='totals')]/tr[not(@class)]")
    return [[text_of(cell) for cell in row] for row in found]


def _heads(sheet: html.HtmlElement) -> list[str]:
    return [text_of(head) for head in sheet.xpath("//tr[@class='group']/th/a")]


def test_bodies_stand_below_their_superior_with_what_is_late(
    lan: make.Person, programme: Programme
) -> None:
    sheet = _sheet(lan, programme)

    assert [head.rpartition("huyện ")[2] for head in _heads(sheet)] == ["Kim Bảng", "Thanh Giang"]
    assert [row[1:] for row in _rows(sheet)] == [["0/1", "!1", "!–"]] * 3
    assert text_of(sheet.xpath("//tbody[@class='totals']")[0]).endswith("0/3 3 0 %!3")


def test_a_cell_says_its_state_with_a_letter_and_leads_to_the_part(
    lan: make.Person, programme: Programme
) -> None:
    with make.eyes_of(lan):
        part = Assignment.objects.filter(body__name__endswith=AN_HOA).get()
        Assignment.objects.filter(pk=part.pk).update(state="reported")

    link = _sheet(lan, programme, "?words=an hoa").xpath("//td[@class='info']/a")[0]

    assert text_of(link) == "B"
    assert (
        link.get("href") == f"/nhiem-vu/{part.task_id}/?body={part.body_id}#co-quan-{part.body_id}"
    )


def test_a_sheet_that_was_drawn_follows_each_change(lan: make.Person, programme: Programme) -> None:
    with make.eyes_of(lan):
        task = Task.objects.get(programme=programme)
    before = _sheet(lan, programme)
    with make.eyes_of(lan):
        changing.change_task(
            task=task, title="Rà soát hộ cần gạo", words=task.text, last_day=None, due_time=None,
            reason="Nói rõ hơn", by=lan.user, at=make.AT,
        )  # fmt: skip
    after = _sheet(lan, programme)
    with make.eyes_of(lan):
        doing.withdraw_task(task=task, reason="Thôi", by=lan.user, at=make.AT)
    ended = _sheet(lan, programme)

    assert "hộ thiếu đói" in text_of(before)
    assert [row[1:] for row in _rows(before)] == [["0/1", "!1", "!–"]] * 3
    assert "hộ cần gạo" in text_of(after)
    assert [row[1:] for row in _rows(after)] == [["0/1", "0", "–"]] * 3
    assert "Chưa giao nhiệm vụ nào" in text_of(ended)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("?words=dong tam", [DONG_TAM]),
        ("?late_only=on", [BINH_SON, AN_HOA]),
    ],
)
def test_the_sheet_is_narrowed(
    lan: make.Person, programme: Programme, query: str, names: list[str]
) -> None:
    with make.eyes_of(lan):
        of_dong_tam = Assignment.objects.filter(body__name__endswith=DONG_TAM)
        of_dong_tam.update(state="done", finished_on=make.AT)

    rows = _rows(_sheet(lan, programme, query))

    assert [row[0][-len(name) :] for row, name in zip(rows, names, strict=True)] == names


def test_a_sheet_of_nothing_says_so(lan: make.Person, programme: Programme) -> None:
    assert "Không có cơ quan nào như vậy" in text_of(_sheet(lan, programme, "?words=khong co"))


def test_one_group_and_one_task_may_be_asked_for(lan: make.Person, programme: Programme) -> None:
    other = _given(lan, programme, make.commune(AN_HOA))
    district = make.district()

    sheet = _sheet(lan, programme, f"?group={district.pk}&task={other.pk}")

    assert _heads(sheet) == [district.name]
    assert [row[-1] for row in _rows(sheet)] == ["!–"]


def test_a_large_plan_shows_groups_closed_and_opens_one_in_place(
    lan: make.Person, programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matrix, "LINES", 1)
    district = make.district()
    target = {"HX-Request": "true", "HX-Target": f"nhom-{district.pk}"}
    address = f"/chuong-trinh/{programme.pk}/?group={district.pk}"

    closed = _sheet(lan, programme)
    opened = _site(lan).get(address, headers=target).content.decode()

    assert _rows(closed) == []
    assert "an hòa" in opened.lower()
    assert "Còn 1 cơ quan" in opened
    assert "An Hòa" not in _site(lan).get(f"{address}&close=1", headers=target).content.decode()


def test_a_group_out_of_sight_cannot_be_opened(lan: make.Person, programme: Programme) -> None:
    cuong = make.cuong()
    target = {"HX-Request": "true", "HX-Target": f"nhom-{make.district().pk}"}

    answer = _site(cuong).get(f"/chuong-trinh/{programme.pk}/", headers=target)

    assert answer.status_code == 404


def test_a_general_duty_is_shown_and_not_counted(lan: make.Person, programme: Programme) -> None:
    with make.eyes_of(lan):
        Task.objects.update(last_day=None, is_general=True)

    sheet = _sheet(lan, programme)

    assert [row[1:] for row in _rows(sheet)] == [["0/0", "0", "–"]] * 3
    assert "chung" in text_of(sheet.xpath("//thead")[0])


def test_a_body_outside_the_province_is_shown_and_never_late(
    lan: make.Person, programme: Programme
) -> None:
    _given(lan, programme, make_tasks.outsider())

    sheet = _sheet(lan, programme, "?group=0")

    assert [row[1:] for row in _rows(sheet)] == [["0/1", "0", "", "?"]]


def test_the_tasks_of_a_plan_are_listed_with_their_counts(
    lan: make.Person, programme: Programme
) -> None:
    page = _site(lan).get(f"/chuong-trinh/{programme.pk}/nhiem-vu/")

    assert "Rà soát hộ thiếu đói" in text_of(parsed(page))
    assert "0/3" in text_of(parsed(page))


def test_a_district_sees_its_own_line_and_its_own_sum(
    lan: make.Person, programme: Programme
) -> None:
    mine = giang()
    with make.eyes_of(lan):
        Programme.objects.update(consolidator=mine.body)

    sheet = _sheet(mine, programme)

    assert len(_rows(sheet)) == 2
    assert "2 cơ quan" in text_of(sheet.xpath("//tbody[@class='totals']")[0])


def test_the_workbook_is_written_by_the_worker_and_says_what_the_page_says(
    lan: make.Person, programme: Programme
) -> None:
    site = _site(lan)
    site.post(f"/chuong-trinh/{programme.pk}/bang-tinh/")
    make_directives.run_jobs()
    with make.eyes_of(lan):
        job = Job.objects.get(kind=plan_sheet.KIND)

    book = CalamineWorkbook.from_filelike(
        io.BytesIO(site.get(f"/chuong-trinh/bang-tinh/{job.pk}/").content)
    )

    bodies, tasks = (book.get_sheet_by_index(place).to_python() for place in (0, 1))
    assert [row[2:] for row in bodies[2:]] == [[0, 1, 1, "quá hạn, chưa báo cáo"]] * 3
    assert tasks[1][4:] == [0, 3, 3]


def test_the_workbook_of_another_is_not_handed_out(lan: make.Person, programme: Programme) -> None:
    cuong = make.cuong()
    with make.eyes_of(lan):
        job = plan_sheet.ask_for_sheet(programme=programme, by=lan.user, at=make.AT)
    make_directives.run_jobs()

    assert _site(cuong).get(f"/chuong-trinh/bang-tinh/{job.pk}/").status_code == 404


# --- A body's page -------------------------------------------------------------------------------


def test_a_body_s_page_shows_what_it_has_and_how_it_keeps_time(
    lan: make.Person, programme: Programme
) -> None:
    with make.eyes_of(lan):
        part = Assignment.objects.filter(body__name__endswith=AN_HOA).get()
    _given(lan, programme, part.body)
    with make.eyes_of(lan):
        Assignment.objects.filter(pk=part.pk).update(state="done", finished_on=make.AT)

    page = parsed(_site(lan).get(f"/nhiem-vu/co-quan/{part.body_id}/"))
    late = parsed(_site(lan).get(f"/nhiem-vu/co-quan/{part.body_id}/?kind=late"))

    stats = [text_of(stat) for stat in page.xpath("//*[@class='stat']")]
    assert stats[:2] == ["Đang mở 1", "Quá hạn 1"]
    assert stats[4].startswith("Đúng hạn 100 %")
    assert len(page.xpath("//section[@id='rows']//tbody/tr")) == 2
    assert len(late.xpath("//section[@id='rows']//tbody/tr")) == 1


def test_a_body_s_page_hides_from_another_district_what_it_has(
    lan: make.Person, programme: Programme
) -> None:
    cuong = make.cuong()
    body = make.commune(AN_HOA)

    page = text_of(parsed(_site(cuong).get(f"/nhiem-vu/co-quan/{body.pk}/")))

    assert "Rà soát hộ thiếu đói" not in page
    assert "Đang mở 0" in page
