"""A row: its facts, its correction, its name withdrawn, and its proof."""

import json

import pytest
from django.test import Client

from lalanh.transparency.snapshot import proof
from tests.portal import book
from tests.portal.reading import links, words

CORRECTING, WITHDRAWING = book.FIRST_SIZE, book.FIRST_SIZE + 1


def test_a_gift_says_whose_how_much_and_where_from(visitor: Client) -> None:
    said = words(visitor.get(f"/dong/{book.BUOI}/"))

    assert "500.000 đồng (năm trăm nghìn đồng)" in said
    assert "Dòng số 417 trong tệp sao kê saoke-11.pdf của Vietcombank." in said
    assert "CUUTRO/2026/000123" in said


def test_a_corrected_row_shows_old_and_new_value_reason_and_day(visitor: Client) -> None:
    said = words(visitor.get(f"/dong/{book.WRONG}/"))

    assert "21/11/2026 20.000.000 đồng 2.000.000 đồng Ghi thừa một số 0" in said


def test_a_correction_shows_what_it_corrects(visitor: Client) -> None:
    response = visitor.get(f"/dong/{CORRECTING}/")

    assert f"/dong/{book.WRONG}/" in links(response)
    assert "Số cũ 20.000.000 đồng Số mới 2.000.000 đồng" in words(response)


def test_a_withdrawn_name_is_gone_and_explained(visitor: Client) -> None:
    response = visitor.get(f"/dong/{book.BUOI}/")

    assert "rút theo ý người ủng hộ" in words(response)
    assert f"/dong/{WITHDRAWING}/" in links(response)
    assert "Bưởi" not in response.text
    assert "đính chính" not in words(response)


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (book.NAMELESS, "Người ủng hộ không nêu tên"),
        (book.OWN, "Không nêu tên (thể lệ cuộc vận động)"),
        (book.SPENT, "Quyết định 12/QĐ-MTTQ ngày 18/11/2026"),
        (book.COUNTED, "Xã An Phú"),
        (book.COUNTED, "37 người"),
        (book.RICE, "2.500 kg gạo"),
    ],
)
def test_every_kind_of_row_is_said_in_words(visitor: Client, number: int, sentence: str) -> None:
    assert sentence in words(visitor.get(f"/dong/{number}/"))


def test_the_proof_of_a_row_holds(visitor: Client) -> None:
    response = visitor.get(f"/dong/{book.WRONG}/bang-chung.json")

    shown = proof.check(response.text)
    assert (shown.number, shown.log.size) == (book.WRONG, 13)
    assert f'filename="lalanh-dong-{book.WRONG}-so-13.json"' in response["Content-Disposition"]


def test_the_command_on_the_page_names_root_and_file_of_the_proof(visitor: Client) -> None:
    root = json.loads(visitor.get("/dong/1/bang-chung.json").text)["root"]

    said = words(visitor.get("/dong/1/"))

    assert f"lalanh verify --proof lalanh-dong-1-so-13.json --root {root}" in said


def test_the_row_that_closes_a_publication_leads_to_the_publications(visitor: Client) -> None:
    assert visitor.get("/dong/8/")["Location"] == "/cong-bo/"


@pytest.mark.parametrize("number", [13, 10**30])
@pytest.mark.parametrize("rest", ["", "bang-chung.json"])
def test_a_row_that_is_not_there_is_not_found(visitor: Client, number: int, rest: str) -> None:
    assert visitor.get(f"/dong/{number}/{rest}").status_code == 404
