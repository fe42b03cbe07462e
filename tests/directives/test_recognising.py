"""A scanned file is recognised page by page, then read like any other."""

from collections.abc import Callable, Mapping

import pytest
from django.db import connection

from lalanh.base.models import Job
from lalanh.directives.actions import receiving
from lalanh.directives.models import Document, Reading, ScannedPage
from lalanh.directives.queries import scans
from lalanh.kernel import sandbox
from tests import make, make_directives, scanning

pytestmark = pytest.mark.django_db


def _read(person: make.Person, content: bytes, name: str = "quet.pdf") -> Job:
    with make.eyes_of(person):
        job = receiving.receive_file(
            content=content, name=name, owner=person.body, by=person.user, at=make.AT
        )
    make_directives.run_jobs()
    with make.eyes_of(person):
        return Job.objects.get(pk=job.pk)


def test_a_scan_becomes_a_draft_and_its_pages_stay_beside_it() -> None:
    lan = make.lan()
    job = _read(lan, scanning.as_pdf(scanning.drawn(), scanning.drawn(["Phụ lục danh sách"])))

    with make.eyes_of(lan):
        document = Document.objects.get(pk=job.result["documents"][0])
        sheets = scans.sheets(document=document)
        assert document.number == "45/KH-BCĐ"
        assert [sheet.page.number for sheet in sheets] == [1, 2]
        assert document.reading is not None
        words = [document.reading.text[w.start : w.end] for s in sheets for w in s.words]
        assert "".join(words) == "".join(document.reading.text.split())


def test_a_clause_lies_on_the_page_where_its_words_lie() -> None:
    lan = make.lan()
    _read(lan, scanning.as_photograph(scanning.drawn()), "anh.jpg")

    with make.eyes_of(lan):
        document = Document.objects.get()
        clause = document.clauses.filter(text__contains="Sở Tài chính").get()
        (sheet,) = scans.sheets(document=document)
        assert clause.start is not None
        assert clause.end is not None
        (area,) = scans.areas(sheet=sheet, start=clause.start, end=clause.end)
        assert 0.37 < area.top / sheet.page.height_px < 0.43
        assert area.width > area.height


class _Child:
    """The child process; page two breaks it while `is_broken`. It notes the pages it was given."""

    def __init__(self, read_in_child: Callable[..., sandbox.Json]) -> None:
        self.read_in_child = read_in_child
        self.is_broken = True
        self.numbers: list[sandbox.Json] = []

    def __call__(
        self, function: str, content: bytes, *, options: Mapping[str, sandbox.Json]
    ) -> sandbox.Json:
        self.numbers += [options["number"]] if "number" in options else []
        if self.is_broken and options.get("number") == 2:
            raise sandbox.Unreadable("Không đọc được tệp.")
        return self.read_in_child(function, content, options=options)


def test_pages_that_were_kept_are_not_recognised_again(monkeypatch: pytest.MonkeyPatch) -> None:
    lan = make.lan()
    child = _Child(sandbox.read_in_child)
    monkeypatch.setattr(sandbox, "read_in_child", child)
    content = scanning.as_pdf(scanning.drawn(), scanning.drawn(["Trang sau cùng của văn bản"]))
    broken = _read(lan, content)
    child.is_broken = False
    again = _read(lan, content)

    assert (broken.state, again.state) == (Job.State.FAILED, Job.State.DONE)
    assert child.numbers == [1, 2, 2]
    with make.eyes_of(lan):
        assert ScannedPage.objects.count() == 2
        assert Reading.objects.count() == 1


def test_another_district_sees_no_page_of_it() -> None:
    lan, cuong = make.lan(), make.cuong()
    _read(lan, scanning.as_photograph(scanning.drawn(["Mật của tỉnh"])), "anh.jpg")

    with make.eyes_of(cuong), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM directives_scannedpage")
        assert cursor.fetchone() == (0,)
