"""The whole way of a paper over its pages, and who may open which."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from lalanh.directives.models import Document, DocumentType, Draft, Issue, NumberSeries
from tests import make, make_directives, make_writing
from tests.web.reading import parsed

pytestmark = [pytest.mark.django_db, pytest.mark.long]


@pytest.fixture
def desk() -> make_writing.Desk:
    """The four hands of the province's Front."""
    return make_writing.desk()


def _site(person: make.Person) -> Client:
    site = Client()
    site.force_login(person.user)
    return site


def _typed(desk: make_writing.Desk, **changes: str) -> dict[str, str]:
    """What a browser sends from the form."""
    letter = DocumentType.objects.get(code="CV")
    return {
        "type": str(letter.pk), "subject": "lập danh sách hộ bị thiệt hại",
        "addressees": "Ủy ban Mặt trận Tổ quốc Việt Nam huyện Thanh Giang",
        "bases": "Căn cứ Luật Mặt trận Tổ quốc Việt Nam", "text": make_writing.TEXT,
        "recipients": "- Như trên;", "urgency": "hoa_toc", "answer_by": "2021-08-30",
        "signer": str(desk.signer.pk), "capacity": "body", "in_whose_name": "Ban Thường trực",
        "form": "state", "organ": "Ủy ban MTTQ Việt Nam tỉnh Sông Lam",
        "organ_symbol": "MTTQ-BTT", "place": "Sông Lam", "greeting": "Kính gửi",
        "phu-luc-TOTAL_FORMS": "1", "phu-luc-INITIAL_FORMS": "0",
        "phu-luc-0-title": "", "phu-luc-0-text": "",
    } | changes  # fmt: skip


def _begun(desk: make_writing.Desk, **changes: str) -> str:
    answer = _site(desk.son).post("/van-ban/soan/moi/", _typed(desk, **changes))
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def test_a_letter_is_written_checked_signed_numbered_and_issued(desk: make_writing.Desk) -> None:
    address = _begun(desk)
    _site(desk.son).post(f"{address}chuyen/")
    _site(desk.hoa).post(f"{address}dat/")
    _site(desk.lan).post(f"{address}ky/")
    before = _site(desk.thu).get(f"{address}phat-hanh/").content.decode()
    answer = _site(desk.thu).post(f"{address}phat-hanh/", {"muc": ["1"]}, follow=True)

    assert "01/MTTQ-BTT" in before
    assert before.count("checked") == 2
    assert "Đã phát hành 01/MTTQ-BTT" in answer.content.decode()
    assert answer.redirect_chain[0][0].endswith("/giao/")
    with make.eyes_of(desk.thu):
        document = Document.objects.get(number="01/MTTQ-BTT")
        assert document.clauses.filter(is_followed=True).count() == 1
        assert document.urgency == "hoa_toc"


def test_the_draft_is_seen_as_it_will_be_printed(desk: make_writing.Desk) -> None:
    address = _begun(desk)
    site = _site(desk.son)
    shown = site.get(address).content.decode()

    picture, pdf = site.get(f"{address}trang/1/"), site.get(f"{address}pdf/")
    word = site.get(f"{address}word/")

    assert "trang/1/" in shown
    assert "Số dự kiến" in shown
    assert "Máy đọc ra 2 nhiệm vụ" in shown
    assert (picture["Content-Type"], picture.content[:4]) == ("image/png", b"\x89PNG")
    assert (pdf["Content-Type"], pdf.content[:5]) == ("application/pdf", b"%PDF-")
    assert word.content[:2] == b"PK"
    assert site.get(f"{address}trang/9/").status_code == 404


def test_marks_are_kept_and_the_address_is_that_of_the_last_paper(
    desk: make_writing.Desk,
) -> None:
    marks = {"circulation": "inside", "typist": "NVA", "copies": "15", "address": "Số 12, Trần Phú"}
    address = _begun(desk, **marks)
    with make.eyes_of(desk.son):
        kept = Draft.objects.get()
    again, new = (
        parsed(_site(desk.son).get(page)) for page in (f"{address}sua/", "/van-ban/soan/moi/")
    )

    assert (kept.circulation, kept.typist, kept.copies) == ("inside", "NVA", 15)
    assert [again.xpath(f"//input[@name='{name}']/@value") for name in ("typist", "copies")] == [
        ["NVA"], ["15"]
    ]  # fmt: skip
    assert [new.xpath(f"//input[@name='{name}']/@value") for name in ("typist", "address")] == [
        [], ["Số 12, Trần Phú"]
    ]  # fmt: skip


def test_what_was_changed_is_shown_line_by_line(desk: make_writing.Desk) -> None:
    address = _begun(desk)
    site = _site(desk.hoa)
    shown = site.get(f"{address}sua/").content.decode()
    site.post(f"{address}sua/", _typed(desk, text="Lời khác."))
    history = site.get(f"{address}lich-su/").content.decode()

    assert "Đề nghị các đơn vị quan tâm thực hiện." in shown
    assert "<ins>Lời khác.</ins>" in history
    assert "<del>Đề nghị các đơn vị quan tâm thực hiện.</del>" in history
    assert "Lý Thị Hòa" in history


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"subject": ""}, "Trích yếu"),
        ({"organ": ""}, "Cơ quan ban hành"),
        ({"change": "recalls"}, "Hãy chọn văn bản bị sửa, thay thế hoặc thu hồi."),
        ({"phu-luc-0-title": "Mẫu"}, "Phụ lục cần có cả tên và nội dung"),
        ({"answer_by": "30/8"}, "Hạn trả lời"),
    ],
)
def test_wrong_input_is_answered_and_nothing_typed_is_lost(
    desk: make_writing.Desk, changes: dict[str, str], sentence: str
) -> None:
    answer = _site(desk.son).post("/van-ban/soan/moi/", _typed(desk, **changes))
    shown = answer.content.decode()

    assert answer.status_code == 200
    assert sentence in shown
    assert "Ủy ban MTTQ Việt Nam huyện Kim Bảng tổng hợp số tiền" in shown
    with make.eyes_of(desk.son):
        assert not Draft.objects.exists()


def test_an_annex_is_printed_behind(desk: make_writing.Desk) -> None:
    address = _begun(desk, **{"phu-luc-0-title": "Mẫu 1", "phu-luc-0-text": "TT\tHọ tên\n1\tA"})
    with make.eyes_of(desk.son):
        draft = Draft.objects.get()
        assert [one.title for one in draft.annexes.all()] == ["Mẫu 1"]

    assert "Mẫu 1" in _site(desk.son).get(f"{address}sua/").content.decode()


def test_a_file_and_a_document_are_set_beside_a_draft(desk: make_writing.Desk) -> None:
    plan = make_directives.registered(desk.lan)
    begun, son = _begun(desk), _site(desk.son)
    son.post(f"{begun}kem-theo/", {"uploads": SimpleUploadedFile("bieu-mau.xlsx", b"TT,Ho")})
    son.post(f"{begun}kem-theo/chon/", {"chosen": plan.pk})
    shown = son.get(begun).content.decode()
    assert "bieu-mau.xlsx" in shown
    assert f"/van-ban/{plan.pk}/" in shown

    son.post(f"{begun}chuyen/")
    assert "không kèm thêm hay bỏ bớt" in son.get(f"{begun}kem-theo/").content.decode()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"addressees": ""}, "còn thiếu nơi gửi ở phần “Kính gửi”"),
        ({"text": " "}, "còn thiếu nội dung"),
        ({"capacity": "mandate"}, "còn thiếu văn bản ủy quyền"),
    ],
)
def test_an_unfinished_paper_says_what_it_lacks(
    desk: make_writing.Desk, changes: dict[str, str], sentence: str
) -> None:
    address = _begun(desk, **changes)
    answer = _site(desk.son).post(f"{address}chuyen/", follow=True)

    assert sentence in answer.content.decode()


def test_who_wrote_it_is_told_that_another_checks(desk: make_writing.Desk) -> None:
    address = _begun(desk)
    _site(desk.son).post(f"{address}chuyen/")
    shown = _site(desk.son).get(address).content.decode()
    answer = _site(desk.son).post(f"{address}dat/", follow=True)

    assert "người khác trong cơ quan kiểm tra" in shown
    assert "Đạt, trình ký" not in shown
    assert "không tự kiểm tra được" in answer.content.decode()


def test_it_is_sent_back_with_a_reason_that_everybody_reads(desk: make_writing.Desk) -> None:
    address = _begun(desk)
    _site(desk.son).post(f"{address}chuyen/")
    site = _site(desk.hoa)
    site.post(f"{address}gop-y/", {"words": "Nên nêu rõ hạn."})
    empty = site.post(f"{address}tra-lai/", {"reason": ""})
    site.post(f"{address}tra-lai/", {"reason": "Sai địa danh."})
    shown = _site(desk.son).get(address).content.decode()

    assert empty.status_code == 200
    assert "Sai địa danh." in shown
    assert "Nên nêu rõ hạn." in shown
    assert f"{address}sua/" in shown


def test_a_draft_is_given_up_and_listed_as_such(desk: make_writing.Desk) -> None:
    address = _begun(desk)
    site = _site(desk.son)
    site.post(f"{address}huy/", {"reason": "Trùng"})

    assert "lập danh sách hộ" not in site.get("/van-ban/soan/").content.decode()
    assert "lập danh sách hộ" in site.get("/van-ban/soan/?trang-thai=cancelled").content.decode()


def test_each_desk_shows_what_waits_for_it(desk: make_writing.Desk) -> None:
    address = _begun(desk)
    drafting = _site(desk.son).get("/").content.decode()
    _site(desk.son).post(f"{address}chuyen/")
    checking = _site(desk.hoa).get("/").content.decode()
    _site(desk.hoa).post(f"{address}dat/")
    signing = _site(desk.lan).get("/").content.decode()
    _site(desk.lan).post(f"{address}ky/")
    numbering = _site(desk.thu).get("/").content.decode()

    cards = ["Dự thảo của tôi", "Dự thảo chờ kiểm tra", "Văn bản chờ tôi ký", "Văn bản chờ cấp số"]
    desks = [drafting, checking, signing, numbering]
    assert [f'href="{address}"' in shown for shown in desks] == [True] * 4
    assert [card in shown for card, shown in zip(cards, desks, strict=True)] == [True] * 4


def test_series_are_set_up_and_carried_on(desk: make_writing.Desk) -> None:
    site = _site(desk.thu)
    site.post("/van-ban/soan/so/", {"name": "Sổ chung", "form": "state"})
    site.post("/van-ban/soan/so/", {"name": "Công văn", "form": "party", "term": "2020-2025"})
    shown = site.get("/van-ban/soan/so/").content.decode()
    assert "Sổ chung" in shown
    assert "2020-2025" in shown

    with make.eyes_of(desk.thu):
        ids = dict(NumberSeries.objects.values_list("name", "pk"))
    site.post(f"/van-ban/soan/so/{ids['Sổ chung']}/", {"last": "57"})
    site.post(f"/van-ban/soan/so/{ids['Công văn']}/nhiem-ky/", {"term": "2025-2030"})
    again = site.post(f"/van-ban/soan/so/{ids['Sổ chung']}/", {"last": "57"}).content.decode()
    shown = site.get("/van-ban/soan/so/").content.decode()
    assert "đến số 57" in again
    assert "2025-2030" in shown


def test_both_files_of_an_issued_paper_are_handed_out_to_who_holds_it(
    desk: make_writing.Desk,
) -> None:
    giang = make.person(
        "giang", "Vũ Thu Giang", body=make.district("huyện Thanh Giang"), role=desk.hoa.seat.role
    )
    issue = make_writing.issued(desk)
    address = f"/van-ban/{issue.document_id}/ban-phat-hanh/"

    for who, expected in ((desk.son, 200), (giang, 200), (make.cuong(), 404)):
        site = _site(who)
        assert [site.get(address).status_code, site.get(f"{address}word/").status_code] == [
            expected, expected,
        ]  # fmt: skip
    assert _site(giang).get(address).content[:5] == b"%PDF-"


def test_the_page_of_a_paper_hands_out_its_files_and_says_what_changed_it(
    desk: make_writing.Desk,
) -> None:
    old = make_writing.issued(desk)
    new = make_writing.issued(desk, changes=old.document, change="replaces")
    giang = make.person(
        "giang", "Vũ Thu Giang", body=make.district("huyện Thanh Giang"), role=desk.hoa.seat.role
    )

    shown = _site(giang).get(f"/van-ban/{old.document_id}/").content.decode()
    newer = _site(giang).get(f"/van-ban/{new.document_id}/").content.decode()

    assert f"/van-ban/{old.document_id}/ban-phat-hanh/" in shown
    assert "Văn bản này có văn bản thay thế" in shown
    assert f"/van-ban/{new.document_id}/" in shown
    assert f"/van-ban/{old.document_id}/" in newer


def test_a_document_from_elsewhere_has_no_files_of_ours(desk: make_writing.Desk) -> None:
    document = make_directives.registered(desk.lan)

    assert _site(desk.lan).get(f"/van-ban/{document.pk}/ban-phat-hanh/").status_code == 404


def test_a_number_that_is_taken_is_said_and_nothing_is_issued(desk: make_writing.Desk) -> None:
    make_writing.taken(desk, "01/MTTQ-BTT-PT", on=timezone.localdate())
    draft = make_writing.signed(desk)
    site = _site(desk.thu)

    answer = site.post(f"/van-ban/soan/{draft.pk}/phat-hanh/", {"muc": ["2"]})

    shown = answer.content.decode()
    assert "Sổ đã có văn bản số 01/MTTQ-BTT-PT" in shown
    assert shown.count("checked") == 1
    with make.eyes_of(desk.thu):
        assert not Issue.objects.exists()


def test_before_it_is_signed_there_is_nothing_to_issue(desk: make_writing.Desk) -> None:
    draft = make_writing.checked(desk)

    answer = _site(desk.thu).get(f"/van-ban/soan/{draft.pk}/phat-hanh/")

    assert answer["Location"] == f"/van-ban/soan/{draft.pk}/"


PAGES = [
    "", "moi/", "so/", "{draft}/", "{draft}/sua/", "{draft}/trang/1/", "{draft}/pdf/",
    "{draft}/word/", "{draft}/lich-su/", "{draft}/tra-lai/", "{draft}/huy/", "{draft}/phat-hanh/",
    "{draft}/kem-theo/",
]  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_who_opens_what(desk: make_writing.Desk, page: str) -> None:
    draft = make_writing.signed(desk)
    people = (desk.thu, desk.son, make.binh(), make.cuong())
    address = f"/van-ban/soan/{page.format(draft=draft.pk)}"

    answers = [_site(who).get(address).status_code for who in people]

    is_numbering = page in ("so/", "{draft}/phat-hanh/")
    elsewhere = 403 if is_numbering else 404 if "draft" in page else 200
    assert answers == [200, 403 if is_numbering else 200, 403, elsewhere]


def test_nobody_elsewhere_moves_a_draft(desk: make_writing.Desk) -> None:
    draft = make_writing.sent(desk)
    site = _site(make.cuong())
    steps = ["chuyen", "dat", "ky", "gop-y", "tra-lai", "huy"]

    answers = [site.post(f"/van-ban/soan/{draft.pk}/{step}/").status_code for step in steps]

    assert answers == [404] * 6
    with make.eyes_of(desk.thu):
        assert Draft.objects.get().state == "checking"
        assert not Issue.objects.exists()
