"""The text of a paper is what the reader finds in it again."""

from dataclasses import replace

import pytest

from lalanh.directives.extraction.read import read
from lalanh.directives.extraction.shape import document_json
from lalanh.directives.papers.model import Form, Line
from lalanh.directives.papers.plain import plain
from tests.directives.papers import samples


@pytest.mark.parametrize("code", ["KH", "QĐ", "TB", "BC"])
@pytest.mark.parametrize("form", Form)
def test_the_reader_finds_head_and_signature(code: str, form: Form) -> None:
    paper = samples.paper(code, form)
    read_back = document_json(read(plain(paper))[0])
    signer = read_back["signer"]
    assert isinstance(signer, dict)

    assert (read_back["number"], read_back["date"]) == (paper.number, "2026-01-05")
    assert signer["name"] == "Lý Thu An"


def test_the_reader_finds_the_duty_of_each_line() -> None:
    orders = ["Sở Y tế lập danh sách, xong trước ngày 20/8/2026;", "Sở Nội vụ tổng hợp."]
    body = tuple(Line(words) for words in ["Yêu cầu các cơ quan:", *orders])
    found = document_json(read(plain(replace(samples.paper("KH", Form.STATE), body=body)))[0])
    tasks = found["tasks"]
    assert isinstance(tasks, list)

    assert [task["kind"] for task in tasks if isinstance(task, dict)] == ["task", "task"]
