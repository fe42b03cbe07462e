"""A signed paper gets its number, enters the register and reaches those it names."""

import datetime as dt
import io

import pypdfium2
import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from docx import Document as open_document

from lalanh.base import files
from lalanh.base.models import Notice
from lalanh.directives.actions import enclosures, issuing, numbering, registering, unsent
from lalanh.directives.actions.writing import Basis, To
from lalanh.directives.models import Copy, Document, Issue, NumberRun
from lalanh.directives.queries import copies, documents, search
from lalanh.directives.queries import numbering as numbers
from lalanh.kernel.states import NotOnTheMap
from lalanh.tasks.actions import giving
from lalanh.tasks.models import Assignment
from tests import make, make_directives, make_writing
from tests.make_organisations import refused

pytestmark = [pytest.mark.django_db, pytest.mark.long]


@pytest.fixture
def desk() -> make_writing.Desk:
    """The four hands of the province's Front."""
    return make_writing.desk()


def number(issue: Issue) -> str:
    return issue.document.number


def test_an_issued_paper_stands_in_the_register(desk: make_writing.Desk) -> None:
    issue = make_writing.issued(desk)
    document = issue.document

    assert (document.direction, document.state) == ("out", "confirmed")
    assert document.number == "01/MTTQ-BTT-PT"
    assert (document.issued_on, document.place) == (dt.date(2021, 8, 14), "Sông Lam")
    assert document.signer_name == "Trần Thị Lan"
    assert document.signer_capacity == ["TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH"]
    with make.eyes_of(desk.lan):
        assert search.find(words="lap danh sach ho bi thiet hai").ids == (document.pk,)


def test_its_files_are_kept_as_they_went_out(desk: make_writing.Desk) -> None:
    issue = make_writing.issued(desk)
    pdf = pypdfium2.PdfDocument(files.content_of(issue.pdf))
    word = open_document(io.BytesIO(files.content_of(issue.word)))

    said = pdf[0].get_textpage().get_text_range()
    assert f"Số: {number(issue)}" in said
    assert "DỰ THẢO" not in said
    assert any("danh sách các hộ bị thiệt hại" in line.text for line in word.paragraphs)


def test_those_it_names_hold_a_copy_and_are_told(desk: make_writing.Desk) -> None:
    giang = make.person(
        "giang", "Vũ Thu Giang", body=make.district("huyện Thanh Giang"), role=desk.hoa.seat.role
    )
    issue = make_writing.issued(desk)

    with make.eyes_of(giang):
        copy = copies.copy_of(document=issue.document, body=giang.body)
        assert copy is not None
        assert Issue.objects.get(document=issue.document).pdf_id == issue.pdf_id
        told = Notice.objects.get(to=giang.user, kind="directives.issued")
    assert f"Văn bản đến từ {desk.body.name}" in told.text
    assert number(issue) in told.text


def test_what_it_orders_becomes_tasks_at_once(desk: make_writing.Desk) -> None:
    issue = make_writing.issued(desk)
    with make.eyes_of(desk.thu):
        giving.hand_out(document=issue.document, by=desk.thu.user, at=make.AT)
        given = Assignment.objects.filter(task__document=issue.document).order_by("pk")
        told = [(one.body.name, one.task.last_day) for one in given.select_related("body", "task")]

    assert told == [
        ("Ủy ban Mặt trận Tổ quốc Việt Nam huyện Thanh Giang", dt.date(2021, 8, 19)),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam huyện Kim Bảng", dt.date(2021, 8, 24)),
    ]


def test_only_the_clauses_chosen_are_followed(desk: make_writing.Desk) -> None:
    draft = make_writing.signed(desk)
    with make.eyes_of(desk.thu):
        issue = issuing.issue_paper(draft=draft, follow={2}, by=desk.thu.user, at=make.AT)
        followed = issue.document.clauses.filter(is_followed=True)
        assert list(followed.values_list("position", flat=True)) == [2]


def test_what_it_rests_on_is_cited_as_its_basis(desk: make_writing.Desk) -> None:
    plan = make_directives.registered(desk.lan)
    bases = [Basis("Căn cứ Kế hoạch số 45/KH-MTTQ-BTT", plan), Basis("Theo đề nghị của Ban")]
    issue = make_writing.issued(desk, bases=bases)

    with make.eyes_of(desk.thu):
        cited = list(issue.document.citations.select_related("cited").order_by("pk"))
    assert [(one.relation, one.cited) for one in cited[:2]] == [("basis", plan), ("basis", None)]
    assert [one.number for one in cited].count("45/KH-MTTQ-BTT") == 1


def test_numbers_follow_each_other_type_by_type(desk: make_writing.Desk) -> None:
    first, second = make_writing.issued(desk), make_writing.issued(desk)
    plan = make_writing.issued(desk, type_code="KH")

    assert [number(one).partition("/")[0] for one in (first, second, plan)] == ["01", "02", "01"]
    assert number(plan).startswith("01/KH-")


def test_types_put_in_one_series_share_its_numbers(desk: make_writing.Desk) -> None:
    make_writing.series(desk, "Sổ chung", "CV", "KH", "TB")

    kinds = ["CV", "KH", "TB"]
    made = [number(make_writing.issued(desk, type_code=code)) for code in kinds]

    assert [one.partition("/")[0] for one in made] == ["01", "02", "03"]


def test_letters_without_symbol_share_the_series_of_letters(desk: make_writing.Desk) -> None:
    made = [number(make_writing.issued(desk, type_code=code)) for code in ("CV", "THC")]

    assert [one.partition("/")[0] for one in made] == ["01", "02"]


def test_a_letter_without_number_enters_the_register_without_one(
    desk: make_writing.Desk,
) -> None:
    issue = make_writing.issued(desk, type_code="TN")

    assert (number(issue), issue.run, issue.count) == ("", None, None)
    assert issue.document.state == "confirmed"


def test_the_state_counts_anew_on_new_years_day_of_viet_nam(desk: make_writing.Desk) -> None:
    old, new = make_writing.signed(desk), make_writing.signed(desk)
    before = dt.datetime(2021, 12, 31, 16, 59, tzinfo=dt.UTC)
    with make.eyes_of(desk.thu):
        one = issuing.issue_paper(draft=old, by=desk.thu.user, at=before)
        two = issuing.issue_paper(draft=new, by=desk.thu.user, at=before + dt.timedelta(minutes=1))
        runs = NumberRun.objects.order_by("period").values_list("period", "last")
        assert list(runs) == [("2021", 1), ("2022", 1)]

    assert (one.document.issued_on, two.document.issued_on) == (
        dt.date(2021, 12, 31), dt.date(2022, 1, 1),
    )  # fmt: skip
    assert number(one) == number(two)


def test_the_party_counts_by_terms_of_office(desk: make_writing.Desk) -> None:
    series = make_writing.series(desk, "Công văn", form="party")
    first = make_writing.issued(desk, form="party")
    with make.eyes_of(desk.thu):
        with refused(numbering.NoTerm, match="nhiệm kỳ"):
            numbering.begin_term(series=series, term=" ", by=desk.thu.user, at=make.AT)
        numbering.begin_term(series=series, term="2025-2030", by=desk.thu.user, at=make.AT)
        assert numbers.period_of(series=series, on=dt.date(2021, 8, 14)) == "2025-2030"

    assert number(first).startswith("01-CV/")


def test_the_party_numbers_nothing_before_its_term_is_set(desk: make_writing.Desk) -> None:
    draft = make_writing.signed(desk, form="party")

    with make.eyes_of(desk.thu), refused(numbering.NoTerm, match="nhiệm kỳ"):
        issuing.issue_paper(draft=draft, by=desk.thu.user, at=make.AT)


def test_a_series_of_the_party_needs_a_term(desk: make_writing.Desk) -> None:
    with make.eyes_of(desk.thu), refused(numbering.NoTerm, match="nhiệm kỳ"):
        numbering.found_series(
            owner=desk.body, form="party", name="Sổ", by=desk.thu.user, at=make.AT
        )


@pytest.mark.parametrize(("name", "code"), [("Sổ chung", "KH"), ("Sổ khác", "CV")])
def test_a_name_and_a_type_stand_in_one_series(
    desk: make_writing.Desk, name: str, code: str
) -> None:
    make_writing.series(desk, "Sổ chung", "CV")

    with make.eyes_of(desk.thu), refused(numbering.SeriesTaken):
        make_writing.series(desk, name, code)


def test_a_register_kept_on_paper_is_carried_on(desk: make_writing.Desk) -> None:
    series = make_writing.series(desk, "Sổ chung", "CV")
    with make.eyes_of(desk.thu):
        numbering.carry_on(series=series, last=57, by=desk.thu.user, at=make.AT)
        with refused(numbering.NumbersOnlyRise, match="đến số 57"):
            numbering.carry_on(series=series, last=57, by=desk.thu.user, at=make.AT)

    draft = make_writing.signed(desk)
    with make.eyes_of(desk.thu):
        assert numbers.next_number(draft=draft, on=dt.date(2021, 8, 14)) == 58
        issue = issuing.issue_paper(draft=draft, by=desk.thu.user, at=make.AT)
    assert number(issue).startswith("58/")


def test_a_number_that_was_refused_was_never_given(desk: make_writing.Desk) -> None:
    make_writing.issued(desk)
    make_writing.taken(desk, "02/MTTQ-BTT-PT")
    draft = make_writing.signed(desk)

    with make.eyes_of(desk.thu), refused(registering.NumberTaken, match="Sổ đã có"):
        issuing.issue_paper(draft=draft, by=desk.thu.user, at=make.AT)
    with make.eyes_of(desk.thu):
        assert NumberRun.objects.get().last == 1


def test_a_paper_is_issued_once(desk: make_writing.Desk) -> None:
    issue = make_writing.issued(desk)

    with make.eyes_of(desk.thu), refused(issuing.IssuedAlready, match=number(issue)):
        issuing.issue_paper(draft=issue.draft, by=desk.thu.user, at=make.AT)


def test_a_paper_that_is_not_signed_gets_no_number(desk: make_writing.Desk) -> None:
    draft = make_writing.checked(desk)

    with make.eyes_of(desk.thu), refused(NotOnTheMap, match="chờ ký"):
        issuing.issue_paper(draft=draft, by=desk.thu.user, at=make.AT)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE directives_numberrun SET last = 0",
        "UPDATE directives_numberrun SET last = last",
        "UPDATE directives_numberrun SET period = '1999'",
        "DELETE FROM directives_numberrun",
        "UPDATE directives_issue SET count = 9",
        "DELETE FROM directives_issue",
    ],
)
def test_a_number_given_cannot_be_taken_back(desk: make_writing.Desk, statement: str) -> None:
    make_writing.issued(desk)

    with (
        make.eyes_of(desk.thu),
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_an_issue_takes_no_number_but_the_next(desk: make_writing.Desk) -> None:
    issue = make_writing.issued(desk)
    draft = make_writing.signed(desk)

    with make.eyes_of(desk.thu), pytest.raises(IntegrityError), transaction.atomic():
        Issue.objects.create(
            owner=desk.body, draft=draft, document=make_directives.draft(desk.lan),
            pdf=issue.pdf, word=issue.word, run=issue.run, count=7,
            issued_by=desk.thu.user, issued_at=make.AT,
        )  # fmt: skip


def test_a_correction_names_the_old_paper_and_reaches_whoever_holds_it(
    desk: make_writing.Desk,
) -> None:
    old = make_writing.issued(desk)
    new = make_writing.issued(
        desk, changes=old.document, change="corrects", subject="đính chính công văn",
        addressees=[To("Sở Y tế")],
    )  # fmt: skip

    with make.eyes_of(desk.thu):
        cited = new.document.citations.get(cited=old.document)
        holders = Copy.objects.filter(document=new.document).values_list("body__name", flat=True)
        assert cited.literal == f"đính chính {number(old)}"
        assert {name.rpartition(" huyện ")[2] for name in holders} == {"Thanh Giang", "Kim Bảng"}
    assert (new.change, new.changes) == ("corrects", old.document)


def test_another_district_sees_neither_paper_nor_files(desk: make_writing.Desk) -> None:
    make_writing.issued(desk)
    cuong = make.cuong()

    with make.eyes_of(cuong), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM directives_issue")
        assert cursor.fetchone() == (0,)
        assert not Document.objects.exists()


def test_the_text_in_the_register_is_what_was_printed(desk: make_writing.Desk) -> None:
    issue = make_writing.issued(desk)
    with make.eyes_of(desk.thu):
        document = documents.document_in_full(pk=issue.document_id)

    assert document is not None
    assert document.reading is not None
    assert document.text == document.reading.text
    assert "Đề nghị các đơn vị quan tâm thực hiện./." in document.text
    assert [line.literal for line in document.recipients.all()][-1] == (
        "Thường trực Tỉnh ủy (để báo cáo)"
    )


def test_what_stood_beside_the_draft_goes_out_with_the_paper(desk: make_writing.Desk) -> None:
    plan, draft = make_directives.registered(desk.lan), make_writing.drafted(desk)
    wrong, by = make_writing.enclosed(desk, draft), desk.son.user
    with make.eyes_of(desk.son):
        enclosures.drop_enclosure(enclosure=wrong, by=by, at=make.AT)
        enclosures.enclose_document(draft=draft, attached=plan, by=by, at=make.AT)
    make_writing.enclosed(desk, draft, name="bieu-mau.xlsx")
    document = make_writing.gone_out(desk, draft).document

    with make.eyes_of(desk.thu):
        carried = document.attachments.order_by("pk")
        assert [(one.name, one.attached) for one in carried][1:] == [("bieu-mau.xlsx", None)]
        assert carried[0].attached == plan
    with make.eyes_of(desk.son), refused(unsent.NotBeingWritten):
        enclosures.enclose_document(draft=draft, attached=plan, by=by, at=make.AT)
