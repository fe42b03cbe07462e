"""Letters to us: into the box by the portal's own role, or back with a sentence."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from lalanh.portal import limits, pages_letters
from tests.portal import book
from tests.portal.reading import words

REPORT = {"about": "bao-sai", "number": "1", "text": "Đúng ra là 2 triệu."}
WISH = {"about": "khong-neu-ten", "number": str(book.WRONG), "receipt_no": "CUUTRO/2026/7"}


@pytest.fixture
def as_public(db: None) -> Iterator[None]:
    """The rights of the portal's process, and no others."""
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE lalanh_public")
        yield
        cursor.execute("SET ROLE lalanh_app")


def in_the_box() -> list[tuple[Any, ...]]:
    """Everything in the box, read by the owner."""
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("SELECT kind, payload::text, state FROM base_inboxitem")
        return list(cursor.fetchall())


@pytest.mark.usefixtures("as_public")
def test_a_report_goes_into_the_box_and_gives_a_code(visitor: Client) -> None:
    response = visitor.post("/gop-y/", REPORT, follow=True)

    ((kind, payload, state),) = in_the_box()
    code = response.redirect_chain[0][0].partition("ma=")[2]
    assert (kind, state) == ("fund.error_report", "new")
    assert f'"code": "{code}"' in payload
    assert "Đúng ra là 2 triệu." in payload
    assert code in words(response)


@pytest.mark.usefixtures("as_public")
def test_a_wish_not_to_be_named_goes_into_the_box(visitor: Client) -> None:
    visitor.post("/gop-y/", WISH)

    ((kind, payload, _),) = in_the_box()
    assert kind == "fund.wish_unnamed"
    assert '"receipt_no": "CUUTRO/2026/7"' in payload
    assert '"number": 1' in payload


@pytest.mark.usefixtures("as_public")
@pytest.mark.parametrize(
    ("number", "fund"),
    [(book.WRONG, "CUUTRO"), (book.COUNTED, ""), (9, "CUUTRO"), (10, "CUUTRO")],
    ids=["a gift", "a count has none", "a correction", "a name taken from a gift"],
)
def test_a_letter_says_of_which_fund_the_row_is(visitor: Client, number: int, fund: str) -> None:
    visitor.post("/gop-y/", {**REPORT, "number": str(number)})

    ((_, payload, _),) = in_the_box()
    assert f'"fund": "{fund}"' in payload


@pytest.mark.usefixtures("as_public")
@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"number": "99"}, "Sổ công bố không có dòng này."),
        ({"number": "8"}, "Sổ công bố không có dòng này."),
        ({"number": "x"}, "Chưa đọc được số dòng."),
        ({"number": ""}, "Mục này chưa điền."),
        ({"text": ""}, "Hãy ghi rõ dòng này sai ở đâu."),
        ({"text": "a" * 1001}, "Dài quá 1000 chữ."),
        ({"website": "http://x"}, "Hãy xóa chữ ấy rồi gửi lại."),
        ({"about": "to-cao"}, "Mục đã chọn không có trong danh sách."),
    ],
)
def test_what_cannot_be_sent_comes_back_with_a_sentence(
    visitor: Client, changed: dict[str, str], sentence: str
) -> None:
    response = visitor.post("/gop-y/", {**REPORT, **changed})

    assert sentence in words(response)
    assert in_the_box() == []


@pytest.mark.usefixtures("as_public")
def test_too_many_letters_are_put_off(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages_letters, "_LETTERS", limits.Limiter(most=1, within_s=600))
    visitor.post("/gop-y/", REPORT)

    response = visitor.post("/gop-y/", REPORT)

    assert "Thư này chưa gửi" in words(response)
    assert len(in_the_box()) == 1


@pytest.mark.django_db
def test_a_box_that_does_not_open_loses_no_word(visitor: Client) -> None:
    # The application's own role may not drop letters in: here that stands for any failure.
    response = visitor.post("/gop-y/", REPORT)

    assert "Hộp thư đang bảo trì" in words(response)
    assert "Đúng ra là 2 triệu." in response.text


def test_the_form_knows_the_row_it_came_from(visitor: Client) -> None:
    response = visitor.get("/gop-y/?dong=3&ve=bao-sai")

    assert 'name="number" value="3"' in response.text
    assert 'value="bao-sai" required id="id_about_1" checked' in response.text


def test_the_page_says_what_is_not_taken(visitor: Client) -> None:
    assert "thư tố giác, nhận xét về một cá nhân" in words(visitor.get("/gop-y/"))


def test_the_page_says_how_the_answer_comes_and_what_is_kept(visitor: Client) -> None:
    said = words(visitor.get("/gop-y/"))

    assert "việc đúng thì thấy ngay ở lần công bố sau" in said
    assert "trả lời xong thì cách liên lạc bị xóa" in said
    assert "sau 90 ngày" in said


def test_who_sent_a_letter_reads_where_its_answer_will_be(visitor: Client) -> None:
    said = words(visitor.get("/gop-y/da-gui/?ma=K7PM-2QXD"))

    assert "cán bộ gọi hoặc viết cho bạn" in said
    assert "đọc mã thư để nghe trả lời" in said


def test_a_made_up_code_is_not_shown(visitor: Client) -> None:
    assert "<b>" not in visitor.get("/gop-y/da-gui/?ma=<b>gọi số này</b>").text
    assert "Mã thư" not in words(visitor.get("/gop-y/da-gui/?ma=goi-0900"))
