"""Search sees what is in sight, the newest first, and reads corrections beside the text."""

import datetime as dt

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from lalanh.directives.actions import correcting, registering
from lalanh.directives.models import Correction, Document, SameName
from lalanh.directives.queries import documents, search
from lalanh.kernel.errors import Refused
from lalanh.organisations.models import Body
from tests import make, make_directives, make_tasks
from tests.make_organisations import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan() -> make.Person:
    """A leader at the province."""
    return make.lan()


def _found(person: make.Person, words: str = "", state: str = "") -> tuple[int, ...]:
    with make.eyes_of(person):
        return search.find(words=words, state=state).ids


def _plan(number: str, *, dated: str = "02 tháng 8 năm 2021") -> str:
    words = make_directives.PLAN.replace("45/KH-MTTQ-BTT", f"{number}/KH-MTTQ-BTT")
    return words.replace("02 tháng 8 năm 2021", dated)


def test_the_newest_come_first_whatever_the_year(lan: make.Person) -> None:
    days = ["02 tháng 8 năm 2021", "03 tháng 8 năm 2021", "01 tháng 02 năm 2019"]
    made = [
        make_directives.registered(lan, words=_plan(str(n), dated=day))
        for n, day in enumerate(days, start=50)
    ]

    assert _found(lan, "đồng bào") == (made[1].pk, made[0].pk, made[2].pk)


def test_the_first_found_are_the_first_of_all(
    lan: make.Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = [(20, "11", 2021), (2, "8", 2021), (1, "8", 2021), (1, "02", 2021), (31, "12", 2019)]
    made = [
        make_directives.registered(lan, words=_plan(str(n), dated=f"{d:02} tháng {m} năm {y}")).pk
        for n, (d, m, y) in enumerate(days, start=60)
    ]

    for most in range(1, len(days) + 1):
        monkeypatch.setattr(search, "ROWS_LIMIT", most)
        assert _found(lan, "đồng bào") == tuple(made[:most])


def test_what_was_taken_out_is_found_only_when_asked_for(lan: make.Person) -> None:
    document = make_directives.registered(lan)
    with make.eyes_of(lan):
        registering.withdraw_document(document=document, reason="trùng", by=lan.user, at=make.AT)

    assert _found(lan, "đồng bào") == ()
    assert _found(lan, "đồng bào", state="withdrawn") == (document.pk,)


def test_a_corrected_head_is_found_by_its_new_words(lan: make.Person) -> None:
    make_directives.draft(lan)
    with make.eyes_of(lan):
        draft = Document.objects.get()
        head = registering.DocumentHead(
            direction="in", number="9/TB", type=None, subject="Thông báo hạn mặn",
            issued_on=dt.date(2020, 1, 1), issuer=None, issuer_name="", place="",
            urgency="thuong", signer_name="",
        )  # fmt: skip
        registering.correct_document(document=draft, head=head, by=lan.user, at=make.AT)
        of_2020 = search.find(words="hạn mặn", year=2020).ids
        of_2021 = search.find(words="hạn mặn", year=2021).ids

    assert (of_2020, of_2021) == ((draft.pk,), ())


def test_another_district_finds_nothing_and_a_holder_of_a_copy_does(lan: make.Person) -> None:
    document = make_directives.handed_out(lan)
    cuong = make.cuong()

    assert _found(cuong, "đồng bào") == ()
    assert _found(cuong) == ()
    assert _found(make_tasks.giang(), "đồng bào") == (document.pk,)


def test_the_index_itself_is_closed(lan: make.Person) -> None:
    make_directives.registered(lan)
    with make.eyes_of(lan), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM directives_searchentry")
        assert cursor.fetchone() == (0,)
    with make.eyes_of(make.cuong()), connection.cursor() as cursor:
        with pytest.raises(ProgrammingError), transaction.atomic():
            cursor.execute("DELETE FROM directives_searchentry")
        with pytest.raises(ProgrammingError), transaction.atomic():
            cursor.execute("SELECT directives_list_again('{1}')")
        cursor.execute("SELECT directives_find('', NULL, 10)")
        assert cursor.fetchone() == ([],)


def test_nobody_else_changes_under_which_words_a_document_is_found(lan: make.Person) -> None:
    document = make_directives.registered(lan)
    with make.eyes_of(make.cuong()), connection.cursor() as cursor:
        cursor.execute("SELECT directives_find_by(%s, '{lạ}')", [document.pk])

    assert _found(lan, "đồng bào") == (document.pk,)


def test_documents_move_with_their_body(lan: make.Person) -> None:
    cuong, giang = make.cuong(), make_tasks.giang()
    document = make_directives.registered(cuong)
    before = _found(giang, "đồng bào")
    with make.eyes_of(lan):
        Body.objects.filter(pk=cuong.body.pk).update(parent=giang.body)

    assert (before, _found(giang, "đồng bào")) == ((), (document.pk,))


def test_a_corrected_reading_is_found_and_the_text_stays(lan: make.Person) -> None:
    document = make_directives.registered(
        lan, words=make_directives.PLAN.replace("phối hợp với", "phối với")
    )
    assert _found(lan, '"phối hợp với"') == ()
    with make.eyes_of(lan):
        made = correcting.note_correction(
            document=document, literal="phối với", reading="phối hợp với", by=lan.user, at=make.AT
        )
        stored = Document.objects.get(pk=document.pk).text
    begins = document.start or 0
    places = [stored[one.start - begins : one.end - begins] for one in made]

    assert places == ["phối với"]
    assert _found(lan, '"phối hợp với"') == _found(lan, '"phối với"') == (document.pk,)


def test_a_correction_taken_back_is_kept_and_finds_no_more(lan: make.Person) -> None:
    document = make_directives.registered(lan)
    with make.eyes_of(lan):
        (one,) = correcting.note_correction(
            document=document, literal="Huy động", reading="Vận hành", by=lan.user, at=make.AT
        )
        found = search.find(words='"vận hành"').ids
        correcting.drop_correction(correction=one, by=lan.user, at=make.AT)

        assert found == (document.pk,)
        assert search.find(words='"vận hành"').ids == ()
        assert not documents.corrections(document=document).exists()
        assert Correction.objects.count() == 1


@pytest.mark.parametrize(
    ("literal", "reading", "refusal"),
    [
        ("không có chữ này", "gì đó", correcting.NotInTheText),
        ("Huy động", "Huy động", correcting.NothingToCorrect),
    ],
)
def test_what_cannot_be_corrected_is_refused(
    lan: make.Person, literal: str, reading: str, refusal: type[Refused]
) -> None:
    document = make_directives.registered(lan)
    with make.eyes_of(lan), refused(refusal):
        correcting.note_correction(
            document=document, literal=literal, reading=reading, by=lan.user, at=make.AT
        )


def test_a_place_is_corrected_once(lan: make.Person) -> None:
    document = make_directives.registered(lan)
    make_directives.corrected(lan, document)
    with refused(correcting.NotInTheText):
        make_directives.corrected(lan, document)


def test_corrections_of_others_are_neither_seen_nor_made(lan: make.Person) -> None:
    document = make_directives.registered(lan)
    make_directives.corrected(lan, document)
    with make.eyes_of(make.cuong()), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM directives_correction")
        assert cursor.fetchone() == (0,)
        with pytest.raises(ProgrammingError), transaction.atomic():
            cursor.execute("DELETE FROM directives_correction")


def test_three_names_of_one_movement_find_one_another(lan: make.Person) -> None:
    document = make_directives.registered(
        lan, words=make_directives.PLAN.replace("đồng bào vùng lũ", "phòng, chống COVID-19")
    )

    assert _found(lan, "phòng, chống dịch bệnh COVID-19") == (document.pk,)
    assert _found(lan, "phòng chống dịch covid-19") == (document.pk,)


def test_a_name_in_use_is_added_and_taken_out(lan: make.Person) -> None:
    document = make_directives.registered(lan)
    with make.eyes_of(lan):
        by, at = lan.user, make.AT
        correcting.add_same_name(thing="vùng lũ", words="vùng lũ", by=by, at=at)
        name = correcting.add_same_name(thing="vùng lũ", words="vùng thiên tai", by=by, at=at)
        with refused(correcting.NameTaken):
            correcting.add_same_name(thing="khác", words="VÙNG THIÊN TAI", by=by, at=at)
        found = search.find(words="vùng thiên tai").ids
        correcting.drop_same_name(name=name, by=by, at=at)

        assert found == (document.pk,)
        assert search.find(words="vùng thiên tai").ids == ()
        assert not SameName.objects.filter(words="vùng thiên tai").exists()
