"""Letters that urge: what they say, to whom, on paper and as a draft."""

import datetime as dt
import io

import pypdfium2
import pytest

from lalanh.base import files
from lalanh.base.models import Job, StoredFile
from lalanh.directives.models import Draft
from lalanh.tasks import urging
from lalanh.tasks.actions import urging_letters
from lalanh.tasks.models import Task
from lalanh.tasks.queries import letters
from lalanh.tasks.urging import Item, Urged
from tests import make, make_directives, make_tasks

LATE = make.AT + dt.timedelta(days=10)
TODAY = dt.date(2021, 8, 24)
ITEM = Item("Rà soát | hộ thiếu đói", "45/KH-MTTQ, mục II.1", dt.date(2021, 8, 20))


def _urged(*, orders: int = 0, requests: int = 0, is_below: bool = True) -> Urged:
    return Urged("UBND xã An Hòa", is_below, (ITEM,) * orders, (ITEM,) * requests)


def test_the_table_names_task_document_day_and_days_late() -> None:
    said = urging.letter_of(_urged(orders=1), organ="UBND tỉnh", today=TODAY)

    row = "|1|Rà soát / hộ thiếu đói|45/KH-MTTQ, mục II.1|hết ngày 20/08/2021|4|"
    assert row in said.splitlines()


@pytest.mark.parametrize(
    ("is_below", "said"), [(True, "UBND tỉnh yêu cầu"), (False, "UBND tỉnh đề nghị")]
)
def test_only_a_body_below_is_told(is_below: bool, said: str) -> None:
    assert said in urging.letter_of(
        _urged(orders=1, is_below=is_below), organ="UBND tỉnh", today=TODAY
    )


def test_a_request_alone_is_no_order_and_nobody_is_late() -> None:
    one = _urged(requests=1)

    said = urging.subject_of(one) + urging.letter_of(one, organ="UBND tỉnh", today=TODAY)

    assert [word for word in ("yêu cầu", "quá hạn", "chậm", "khẩn trương") if word in said] == []


def test_orders_stand_apart_from_requests() -> None:
    said = urging.letter_of(_urged(orders=2, requests=1), organ="UBND tỉnh", today=TODAY)

    orders, requests = said.split("kính đề nghị")
    assert (orders.count("45/KH-MTTQ"), requests.count("45/KH-MTTQ")) == (2, 1)


def _asked(lan: make.Person, *ids: int) -> Job:
    with make.eyes_of(lan):
        return urging_letters.ask_for_letters(
            owner=lan.body, body_ids=ids, programme_id=None, by=lan.user, at=LATE
        )


def _drafted(lan: make.Person, *ids: int) -> Draft:
    with make.eyes_of(lan):
        return urging_letters.draft_letter(
            owner=lan.body, body_ids=ids, programme_id=None, by=lan.user, at=LATE
        )


@pytest.mark.django_db
def test_each_body_gets_a_page_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    lan, giang, commune = make.lan(), make_tasks.giang(), make.commune()
    make_tasks.given(lan, giang.body, commune)
    monkeypatch.setattr("lalanh.base.clock.now", lambda: LATE)
    job = _asked(lan, giang.body.pk, commune.pk)

    make_directives.run_jobs()

    with make.eyes_of(lan):
        result = Job.objects.get(pk=job.pk).result
        content = files.content_of(StoredFile.objects.get(pk=result["file"]))
    pages = [_words(page) for page in pypdfium2.PdfDocument(io.BytesIO(content))]
    assert [giang.body.name in pages[0], commune.name in pages[1]] == [True, True]
    assert all("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in words for words in pages)


def _words(page: pypdfium2.PdfPage) -> str:
    return " ".join(page.get_textpage().get_text_range().split())


@pytest.mark.django_db
def test_nobody_late_is_nobody_to_write_to() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    make_tasks.given(lan, giang.body, last_day=dt.date(2021, 12, 31))

    with pytest.raises(urging_letters.NobodyIsLate):
        _asked(lan, giang.body.pk)


@pytest.mark.django_db
def test_a_body_outside_is_asked_and_not_told() -> None:
    lan, outsider = make.lan(), make_tasks.outsider()
    make_tasks.given(lan, outsider)

    with make.eyes_of(lan):
        (one,) = letters.urged(owner=lan.body, at=LATE, body_ids=[outsider.pk]).values()

    assert (len(one.orders), len(one.requests)) == (0, 1)


@pytest.mark.django_db
def test_what_is_sensitive_is_named_by_its_number() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    task = make_tasks.given(lan, giang.body)
    with make.eyes_of(lan):
        Task.objects.filter(pk=task.pk).update(is_sensitive=True)
        (one,) = letters.urged(owner=lan.body, at=LATE, body_ids=[giang.body.pk]).values()

    assert [item.what for item in one.orders] == [f"Nhiệm vụ số {task.pk}"]


@pytest.mark.django_db
def test_a_letter_begins_as_a_draft_addressed_to_the_body() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    make_tasks.given(lan, giang.body)

    draft = _drafted(lan, giang.body.pk)

    with make.eyes_of(lan):
        to = draft.lines.get(is_addressee=True)
    assert (draft.type.code, draft.state, to.body) == ("CV", "drafting", giang.body)
    assert "|1|Rà soát hộ thiếu đói|" in draft.text


@pytest.mark.django_db
def test_a_letter_to_several_has_what_each_owes_in_its_annex() -> None:
    lan, giang, commune = make.lan(), make_tasks.giang(), make.commune()
    make_tasks.given(lan, giang.body, commune)

    draft = _drafted(lan, giang.body.pk, commune.pk)

    with make.eyes_of(lan):
        annex = draft.annexes.get().text
    assert (annex.count("Rà soát hộ thiếu đói"), commune.name in annex) == (2, True)


@pytest.mark.django_db
def test_whom_one_may_only_ask_gets_a_letter_of_its_own() -> None:
    lan, giang, commune = make.lan(), make_tasks.giang(), make.commune()
    make_tasks.given(lan, giang.body)
    make_tasks.given(lan, commune, modality="request")

    with pytest.raises(urging_letters.RequestsApart):
        _drafted(lan, giang.body.pk, commune.pk)


@pytest.mark.django_db
def test_nobody_drafts_in_the_name_of_another_body() -> None:
    lan, giang = make.lan(), make_tasks.giang()
    make_tasks.given(lan, giang.body)

    with pytest.raises(urging_letters.NobodyIsLate), make.eyes_of(giang):
        urging_letters.draft_letter(
            owner=lan.body, body_ids=[giang.body.pk], programme_id=None, by=giang.user, at=LATE
        )
