"""
From a file to a closed task, as an official would tell it.

The province's Front issues a plan for the flooded communes. Lan, a leader there, puts the file into
the platform and checks what the machine read. Giang works for the Front of Thanh Giang district and
has to have a list of the damaged households ready by 19 August.
"""

import datetime as dt
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lalanh.base.models import Notice
from lalanh.base.permissions import Role
from lalanh.directives.models import Document
from lalanh.tasks.models import Assignment, Report, Task
from tests import make, make_directives

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan() -> make.Person:
    """A leader at the province."""
    make.district("huyện Thanh Giang")
    make.district("huyện Kim Bảng")
    return make.lan()


@pytest.fixture
def giang(lan: make.Person) -> make.Person:
    """A leader at the district that has the lead."""
    return make.person("giang", "Đỗ Thu Giang", body=make.district(), role=Role.LEADER)


def _site(person: make.Person) -> Client:
    site = Client()
    site.force_login(person.user)
    return site


def _put_in(site: Client) -> Document:
    file = SimpleUploadedFile("ke-hoach-45.txt", make_directives.PLAN.encode())
    answer = site.post("/van-ban/nap/", {"uploads": [file]})
    make_directives.run_jobs()
    shown = site.get(answer["Location"])
    return Document.objects.get(reading__pk=_number(shown.content.decode(), "/van-ban/tep/"))


def _number(page: str, before: str) -> int:
    found = re.search(re.escape(before) + r"(\d+)/", page)
    assert found is not None
    return int(found[1])


def test_a_plan_goes_from_the_file_to_a_closed_task(lan: make.Person, giang: make.Person) -> None:
    province, district = _site(lan), _site(giang)

    # The file is read; nothing is registered before Lan has looked at it.
    with make.eyes_of(lan):
        plan = _put_in(province)
        assert plan.state == Document.State.PROPOSED
    page = province.get(f"/van-ban/{plan.pk}/kiem-tra/").content.decode()
    assert "45/KH-MTTQ-BTT" in page
    assert "hết  ngày 19/08/2021" in page

    # She confirms, looks at who will get what, and gives it.
    province.post(f"/van-ban/{plan.pk}/xac-nhan/")
    preview = province.get(f"/van-ban/{plan.pk}/giao/").content.decode()
    assert "huyện Thanh Giang" in preview
    province.post(f"/van-ban/{plan.pk}/giao/")

    # Giang is told, acknowledges the document, and finds the task on the desk.
    with make.eyes_of(giang):
        assert Notice.objects.filter(to=giang.user, text__contains="45/KH-MTTQ-BTT").exists()
        part = Assignment.objects.get(role="lead")
    district.post(f"/van-ban/{plan.pk}/da-nhan/")
    assert "Lập danh sách các hộ" in district.get("/nhiem-vu/").content.decode()

    # An end without evidence is refused, in words; with a figure and a letter it goes up.
    address = f"/nhiem-vu/phan/{part.pk}/bao-cao/"
    refused = district.post(address, {"words": "Đã lập xong.", "claims_done": "on"})
    assert "phải kèm ít nhất một minh chứng" in refused.content.decode()
    told = {"words": "Đã lập xong.", "claims_done": "on", "letter_number": "12/BC-MTTQ",
            "figure": "214", "figure_unit": "hộ"}  # fmt: skip
    district.post(address, told)

    # Lan returns it once, Giang mends it, Lan accepts.
    for verdict in ({"accepts": "khong", "reason": "Thiếu xã An Hòa."}, {"accepts": "co"}):
        with make.eyes_of(lan):
            report = Report.objects.get(verdict="none")
        province.post(f"/nhiem-vu/bao-cao/{report.pk}/duyet/", verdict)
        district.post(address, told)
    with make.eyes_of(lan):
        part.refresh_from_db()
        assert (part.state, part.returns) == ("done", 1)

    # Kim Bảng, which was to help, is freed for a reason; then the task is over.
    with make.eyes_of(lan):
        other = Assignment.objects.get(task=part.task_id, role="coordinate")
    province.post(f"/nhiem-vu/phan/{other.pk}/mien/", {"reason": "Huyện không bị thiệt hại."})
    province.post(f"/nhiem-vu/{part.task_id}/ket-thuc/")
    with make.eyes_of(lan):
        assert Task.objects.get(pk=part.task_id).state == Task.State.CLOSED
        assert part.finished_on is not None
        assert part.finished_on <= dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1)
