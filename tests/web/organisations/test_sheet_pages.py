"""Sending a sheet in: the form, the job, and what became of its rows."""

import io

import pytest
from django.test import Client
from lxml import html

from lalanh.base import jobs
from lalanh.base.models import Job
from lalanh.base.permissions import Role
from lalanh.organisations import import_actions, sheet
from lalanh.organisations.models import Body
from tests import make
from tests.organisations.test_sheet import workbook
from tests.web.reading import parsed, text_of

pytestmark = pytest.mark.django_db
HEADS: list[object] = [column.heading for column in sheet.BODIES]
GOOD: list[object] = ["Sở Y tế", "", "chính quyền", "tỉnh", "", "", "", "01/01/2015"]
BAD: list[object] = ["Sở Lạ", "", "chính quyền", "tỉnh", "", "", "UBND tỉnh Đâu Đó", "01/01/2015"]


@pytest.fixture
def keeper(client: Client) -> make.Person:
    lan = make.lan(Role.KEEPER)
    client.force_login(lan.user)
    return lan


def send(client: Client, content: bytes) -> str:
    """Send the file in; return where the answer leads."""
    file = io.BytesIO(content)
    file.name = "danh-sach.xlsx"
    answer = client.post("/to-chuc/nhap/", {"form": "bodies", "file": file})
    return str(answer["Location"])


def rows_of(page: html.HtmlElement) -> list[str]:
    return [text_of(row) for row in page.xpath(".//tbody/tr")]


def test_a_sheet_becomes_a_job_and_a_list_of_faults(client: Client, keeper: make.Person) -> None:
    address = send(client, workbook(HEADS, GOOD, BAD))
    with make.eyes_of(keeper):
        job = Job.objects.get(kind=import_actions.KIND)
        import_actions.take_in(jobs.Work(job=job, by=keeper.user))
        Job.objects.filter(pk=job.pk).update(state="done", finished_at=make.AT)

    progress = parsed(client.get(address))
    result = parsed(client.get(f"/to-chuc/nhap/{job.pk}/"))

    assert f"/to-chuc/nhap/{job.pk}/" in progress.xpath(".//a/@href")
    (fault,) = rows_of(result)
    assert "3 Trực thuộc UBND tỉnh Đâu Đó Không có cơ quan" in fault
    assert Body.objects.filter(name="Sở Y tế").exists()


def test_a_sheet_of_another_is_not_shown(client: Client, keeper: make.Person) -> None:
    send(client, workbook(HEADS, GOOD))
    with make.eyes_of(keeper):
        job = Job.objects.get(kind=import_actions.KIND)
    client.force_login(make.cuong(Role.KEEPER).user)

    assert client.get(f"/to-chuc/nhap/{job.pk}/").status_code == 404


@pytest.mark.usefixtures("keeper")
@pytest.mark.parametrize("form", ["bodies", "officials"])
def test_the_blank_form_is_a_workbook(client: Client, form: str) -> None:
    answer = client.get(f"/to-chuc/nhap/mau/{form}.xlsx")

    assert f"mau-{form}.xlsx" in answer["Content-Disposition"]
    assert sheet.lines_of(sheet.read_workbook(answer.content), form=form)


@pytest.mark.usefixtures("keeper")
def test_a_form_nobody_drew_up_is_not_found(client: Client) -> None:
    assert client.get("/to-chuc/nhap/mau/khac.xlsx").status_code == 404
