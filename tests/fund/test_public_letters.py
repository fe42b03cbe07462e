"""Letters from the public page to the desk of whoever keeps the fund, and their end."""

import signal
import subprocess
import sys
import threading

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from lalanh.base import inbox as box
from lalanh.base.models import Notice
from lalanh.base.permissions import Role
from lalanh.fund import inbox
from lalanh.fund.actions import letters
from lalanh.fund.models import PublicLetter
from lalanh.fund.queries.letters import letters_seen, open_letters
from lalanh.portal import inbox as public_inbox
from tests import make, make_fund, make_letters
from tests.conftest import ROOT, Scratch
from tests.make_letters import REPORT, WISH
from tests.make_organisations import refused


@pytest.fixture
def lan(db: None) -> make.Person:
    """Lan, who keeps the fund of the province."""
    return _keeper()


def _keeper() -> make.Person:
    keeper = make_fund.accountant()
    with make.eyes_of(keeper):
        make_fund.fund(keeper)
    return keeper


def test_a_wish_comes_whole_to_the_body_that_keeps_the_fund(lan: make.Person) -> None:
    item = make_letters.dropped("fund.wish_unnamed", WISH)

    make_letters.take_all()

    with make.eyes_of(lan):
        letter = PublicLetter.objects.get()
    assert (letter.item, letter.owner, letter.kind) == (item, lan.body, "wish_unnamed")
    assert (letter.code, letter.number, letter.text) == ("K7PM-2QXD", 0, "Xin đừng nêu tên tôi.")
    assert (letter.contact, letter.received_at) == ("0900 000 001", make.AT)
    assert make_letters.in_the_box(item).state == "handled"


def test_who_prepares_publications_there_is_told_and_nobody_else(lan: make.Person) -> None:
    binh = make.binh()

    make_letters.taken(lan, "fund.error_report", REPORT)

    with make.eyes_of(lan):
        notice = Notice.objects.get()
        letter = PublicLetter.objects.get()
    with make.eyes_of(binh):
        assert not Notice.objects.exists()
    assert notice.text == "Thư từ trang công khai: báo sai, mã K7PM-2QXD"
    assert notice.url == f"/cong-bo/thu/{letter.pk}/"


def test_a_letter_about_a_fund_of_a_district_is_for_that_district(lan: make.Person) -> None:
    giang = make.person(
        "giang", "Đỗ Thu Giang", body=make.district(), role=Role.ACCOUNTANT
    )  # fmt: skip
    with make.eyes_of(giang):
        make_fund.fund(giang, code="HUYEN")

    letter = make_letters.taken(giang, said={**WISH, "fund": "HUYEN"})

    assert letter.owner == giang.body


def test_a_row_of_no_fund_is_for_the_highest_body_that_keeps_one(lan: make.Person) -> None:
    assert make_letters.taken(lan, said={**WISH, "fund": ""}).owner == lan.body


@pytest.mark.parametrize(
    ("kind", "changed", "reason"),
    [
        ("fund.wish_unnamed", {"code": "abc"}, "mã thư"),
        ("fund.wish_unnamed", {"code": None}, "mục code"),
        ("fund.wish_unnamed", {"number": "1"}, "số dòng"),
        ("fund.wish_unnamed", {"number": True}, "số dòng"),
        ("fund.wish_unnamed", {"number": -1}, "số dòng"),
        ("fund.wish_unnamed", {"number": 2**60}, "số dòng"),
        ("fund.wish_unnamed", {"text": "a" * 1001}, "mục text"),
        ("fund.wish_unnamed", {"contact": "0" * 101}, "mục contact"),
        ("fund.wish_unnamed", {"receipt_no": 7}, "mục receipt_no"),
        ("fund.wish_unnamed", {"fund": ["CUU-TRO"]}, "mục fund"),
        ("fund.error_report", {"text": "  "}, "không có nội dung"),
        ("fund.error_report", {"fund": "KHONG-CO"}, "Không có cơ quan nào giữ quỹ"),
    ],
)
def test_what_the_form_could_not_have_sent_is_refused_with_a_reason(
    lan: make.Person, kind: str, changed: dict[str, object], reason: str
) -> None:
    item = make_letters.dropped(kind, {**WISH, **changed})

    make_letters.take_all()

    after = make_letters.in_the_box(item)
    assert (after.state, reason in after.reason) == ("refused", True)
    with make.eyes_of(lan):
        assert not PublicLetter.objects.exists()


def test_one_item_never_becomes_two_letters(lan: make.Person) -> None:
    letter = make_letters.taken(lan)

    with (
        make.eyes_of(lan),
        pytest.raises(IntegrityError, match="fund_publicletter_item"),
        transaction.atomic(),
    ):
        letters.receive_letter(
            owner=lan.body, item=letter.item, code="AAAA-BBBB",
            kind=PublicLetter.Kind.ERROR_REPORT, number=0, text="", receipt_no="", contact="",
            received_at=make.AT, by=lan.user, at=make.AT,
        )  # fmt: skip


def test_every_kind_the_public_page_sends_is_taken_here() -> None:
    assert box.RECEIVERS[public_inbox.WISH_UNNAMED] is inbox.take_wish
    assert box.RECEIVERS[public_inbox.ERROR_REPORT] is inbox.take_report


def test_an_answer_closes_the_letter_and_forgets_how_to_reach_the_sender(
    lan: make.Person,
) -> None:
    letter = make_letters.taken(lan, "fund.error_report", REPORT)

    with make.eyes_of(lan):
        letters.answer_letter(letter=letter, answer=" Đã sửa. ", by=lan.user, at=make.AT)
        after = PublicLetter.objects.get()

    assert (after.state, after.answer, after.contact) == ("answered", "Đã sửa.", "")
    assert (after.answered_by, after.answered_at) == (lan.user, make.AT)
    assert after.text == REPORT["text"]


def test_a_letter_that_is_not_for_us_keeps_no_word(lan: make.Person) -> None:
    letter = make_letters.taken(lan, "fund.error_report", REPORT)

    with make.eyes_of(lan):
        letters.drop_letter(letter=letter, by=lan.user, at=make.AT)
        after = PublicLetter.objects.get()

    assert (after.state, after.text, after.contact, after.receipt_no) == ("dropped", "", "", "")


def test_a_letter_is_not_closed_without_a_word(lan: make.Person) -> None:
    letter = make_letters.taken(lan)

    with make.eyes_of(lan), refused(letters.AnswerMissing, match="Hãy ghi"):
        letters.answer_letter(letter=letter, answer="  ", by=lan.user, at=make.AT)


def test_a_letter_is_settled_once(lan: make.Person) -> None:
    letter = make_letters.taken(lan)
    with make.eyes_of(lan):
        letters.answer_letter(letter=letter, answer="Đã xem.", by=lan.user, at=make.AT)

    with make.eyes_of(lan), refused(letters.LetterClosed, match="đã có người giải quyết"):
        letters.drop_letter(letter=letter, by=lan.user, at=make.AT)


def test_the_open_letters_come_first(lan: make.Person) -> None:
    settled, waits = make_letters.taken(lan), make_letters.taken(lan, "fund.error_report", REPORT)
    with make.eyes_of(lan):
        letters.answer_letter(letter=settled, answer="Đã xem.", by=lan.user, at=make.AT)

        assert list(letters_seen()) == [waits, settled]
        assert list(open_letters(owner_id=lan.body.pk)) == [waits]


def test_cuong_of_another_branch_sees_no_letter(lan: make.Person) -> None:
    make_letters.taken(lan)

    with make.eyes_of(make.cuong(Role.ACCOUNTANT)):
        assert not PublicLetter.objects.exists()


def test_the_province_reads_a_letter_of_the_district_and_cannot_settle_it(
    lan: make.Person,
) -> None:
    giang = make.person("giang", "Đỗ Thu Giang", body=make.district(), role=Role.ACCOUNTANT)
    with make.eyes_of(giang):
        make_fund.fund(giang, code="HUYEN")
    make_letters.taken(giang, said={**WISH, "fund": "HUYEN"})

    with make.eyes_of(lan):
        assert PublicLetter.objects.count() == 1
        assert PublicLetter.objects.update(contact="") == 0


@pytest.mark.parametrize("column", ["code", "owner_id", "number", "received_at", "item"])
def test_what_came_in_cannot_be_rewritten(lan: make.Person, column: str) -> None:
    make_letters.taken(lan)

    with (
        make.eyes_of(lan),
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE fund_publicletter SET {column} = {column}")


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ("state = 'answered', contact = ''", "answered_at_with_answered_by"),
        ("answer = 'x'", "answered_at_with_answered_by"),
        ("state = 'answered', answer = 'x', answered_at = now(), answered_by_id = {by}",
         "settled_keeps_no_contact"),
        ("contact = '', state = 'dropped', answer = 'x', answered_at = now(), answered_by_id={by}",
         "dropped_keeps_no_word"),
    ],
)  # fmt: skip
def test_the_database_holds_state_answer_and_contact_together(
    lan: make.Person, change: str, constraint: str
) -> None:
    make_letters.taken(lan)

    with (
        make.eyes_of(lan),
        pytest.raises(IntegrityError, match=constraint),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE fund_publicletter SET {change.format(by=lan.user.pk)}")


def test_several_workers_make_one_letter_of_each_item(scratch: Scratch) -> None:
    with transaction.atomic():
        lan = _keeper()
    items = {make_letters.dropped() for _ in range(8)}

    def work() -> None:
        make_letters.take_all()
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    with transaction.atomic(), make.eyes_of(lan):
        assert sorted(PublicLetter.objects.values_list("item", flat=True)) == sorted(items)


_DIE_WITH_THE_LETTER_WRITTEN = """
import os, signal, django
django.setup()
from django.core.management import call_command
from lalanh.fund.actions import letters
from lalanh.fund.models import PublicLetter
def die(**_):
    assert PublicLetter.objects.exists()
    os.kill(os.getpid(), signal.SIGKILL)
letters.notices.send = die
call_command("work", until_idle=True)
"""


@pytest.mark.processes
def test_a_worker_killed_in_the_midst_leaves_the_item_to_the_next(scratch: Scratch) -> None:
    with transaction.atomic():
        lan = _keeper()
    item = make_letters.dropped()
    killed = _run(scratch, "-c", _DIE_WITH_THE_LETTER_WRITTEN)
    with transaction.atomic():
        left = make_letters.in_the_box(item).state
        with make.eyes_of(lan):
            written = PublicLetter.objects.count()

    done = _run(scratch, "-m", "django", "work", "--until-idle")

    assert (killed, left, written, done) == (-signal.SIGKILL, "new", 0, 0)
    with transaction.atomic():
        assert make_letters.in_the_box(item).state == "handled"
        with make.eyes_of(lan):
            assert (PublicLetter.objects.count(), Notice.objects.count()) == (1, 1)


def _run(scratch: Scratch, *arguments: str) -> int:
    """Start a real worker's process and return how it ended."""
    ended = subprocess.run(
        [sys.executable, *arguments], env=scratch.environment(), cwd=ROOT, timeout=60, check=False
    )
    return ended.returncode
