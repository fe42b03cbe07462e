"""
From a bank's file to a proof in a citizen's hand, as the fund's keeper would tell it.

Lan keeps the relief fund of the province. She puts the bank's statement into the platform, looks
at what the machine made of it, books it and drafts the day's publication. Hoa, who works beside
her, publishes it. Somebody who gave half a million đồng finds the gift at home and proves it.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from lalanh.base.permissions import Role
from lalanh.cli import verify
from lalanh.fund.models import BankAccount, Entry
from tests import make, make_fund, make_publication
from tests.public_site import public_site
from tests.web.reading import Answer, parsed, text_of

pytestmark = pytest.mark.django_db

DAY = make_fund.DAY.isoformat()


@pytest.fixture
def lan() -> make.Person:
    """The keeper of the fund."""
    return make_fund.accountant()


@pytest.fixture
def account(lan: make.Person) -> BankAccount:
    """The bank account of a fund with an open drive."""
    with make.eyes_of(lan):
        fund = make_fund.fund(lan)
        return make_fund.bank_account(lan, of=fund, drive=make_fund.drive(lan, of=fund))


@pytest.fixture
def office(lan: make.Person) -> Client:
    """Lan's browser."""
    return _site(lan)


@pytest.fixture
def beside(lan: make.Person) -> Client:
    """Hoa's browser."""
    return _site(make_publication.publisher())


def _site(person: make.Person) -> Client:
    site = Client()
    site.force_login(person.user)
    return site


def _said(answer: Answer) -> str:
    return text_of(parsed(answer).find(".//main"))


def _upload(
    office: Client, account: BankAccount, content: bytes, *, name: str = "thang-8.sta"
) -> str:
    """Put a file in, let the worker read it, and return the address of the statement."""
    file = SimpleUploadedFile(name, content)
    address = office.post("/quy/sao-ke/", {"bank_account": account.pk, "file": file})["Location"]
    make_fund.run_jobs()
    return address


def _book(office: Client, statement: str) -> None:
    office.post(f"{statement}ghi-so/")
    make_fund.run_jobs()


def _publish(office: Client, beside: Client, *, through: str = DAY) -> None:
    """Draft with one browser, publish with the other, let the worker bake."""
    draft = office.post("/cong-bo/soan/", {"through": through})["Location"]
    beside.post(f"{draft}duyet/")
    make_fund.run_jobs()


@contextmanager
def _at_home() -> Iterator[tuple[Client, Path]]:
    """Be a citizen on the public site; gives a browser and the newest snapshot."""
    with public_site() as folder:
        yield Client(), max(folder.glob("*.sqlite"))


def _row_of(home: Client, words: str) -> str:
    """Search, expect one row, and return its address."""
    found = home.get("/tra-cuu/", {"q": words})
    assert "Tìm thấy 1 dòng" in _said(found)
    (address,) = re.findall(r'href="(/dong/\d+/)"', found.content.decode())
    return str(address)


def test_a_gift_goes_from_the_banks_file_to_a_proof_at_home(
    office: Client, beside: Client, account: BankAccount, tmp_path: Path
) -> None:
    # The worker reads the file; its balances agree with its lines, so Lan may book it.
    statement = _upload(office, account, make_fund.mt940())
    page = _said(office.get(statement))
    assert "Mọi số in trên sao kê đều khớp" in page
    assert "Ghi sổ 5 dòng" in page
    _book(office, statement)
    assert "Đã ghi sổ 5" in _said(office.get(statement))

    # She drafts, and sees what everybody will see; only Hoa is offered the button.
    draft = office.post("/cong-bo/soan/", {"through": DAY})["Location"]
    assert "500.000 đồng" in _said(office.get(draft))
    assert "Công bố 5 dòng" not in _said(office.get(draft))
    assert "Công bố 5 dòng" in _said(beside.get(draft))
    beside.post(f"{draft}duyet/")
    make_fund.run_jobs()
    assert "đã công bố" in _said(office.get(draft))

    # Who gave it types the name without accents, and keeps the proof.
    with _at_home() as (home, snapshot):
        row = _row_of(home, "nguyen van test")
        page = _said(home.get(row))
        assert "500.000 đồng" in page
        assert "thang-8.sta" in page
        proof = tmp_path / "bang-chung.json"
        proof.write_bytes(home.get(f"{row}bang-chung.json").content)
    assert verify.main([str(snapshot), "--proof", str(proof)]) == 0

    # One byte of the file is changed: it proves nothing any more.
    changed = snapshot.read_bytes().replace(b"500000", b"500001", 1)
    snapshot.chmod(0o644)
    snapshot.write_bytes(changed)
    assert verify.main([str(snapshot)]) == 1


def test_a_statement_with_a_wrong_closing_balance_waits_and_is_not_booked(
    office: Client, lan: make.Person, account: BankAccount
) -> None:
    statement = _upload(office, account, make_fund.mt940(closing_vnd=3_889_001))

    page = _said(office.get(statement))
    assert "Chưa khớp, chưa ghi sổ được" in page
    assert "3.889.001" in page
    assert "Ghi sổ 5 dòng" not in page
    assert office.post(f"{statement}ghi-so/").status_code == 409
    make_fund.run_jobs()
    with make.eyes_of(lan):
        assert not Entry.objects.exists()


def test_the_same_file_twice_is_one_statement_and_is_booked_once(
    office: Client, lan: make.Person, account: BankAccount
) -> None:
    first = _upload(office, account, make_fund.mt940())
    _book(office, first)
    again = _upload(office, account, make_fund.mt940(), name="thang-8 (1).sta")
    office.post(f"{again}ghi-so/")
    make_fund.run_jobs()

    assert again == first
    with make.eyes_of(lan):
        assert Entry.objects.count() == 5


def test_who_drafted_is_refused_even_from_the_seat_of_a_publisher(
    office: Client, lan: make.Person, account: BankAccount
) -> None:
    _book(office, _upload(office, account, make_fund.mt940()))
    draft = office.post("/cong-bo/soan/", {"through": DAY})["Location"]
    second = make.person("lan", "Trần Thị Lan", body=lan.body, role=Role.PUBLISHER)
    office.post("/ghe/", {"seat": second.seat.id})

    answer = office.post(f"{draft}duyet/")
    make_fund.run_jobs()

    assert answer.status_code == 422
    assert "Người soạn không tự công bố bản của mình" in answer.content.decode()
    assert "chờ người khác công bố" in _said(office.get(draft))
    assert not list(Path(settings.SNAPSHOTS_DIR).glob("*.sqlite"))


def test_a_gift_taken_back_shows_as_a_correction_beside_the_old_row(
    office: Client,
    beside: Client,
    lan: make.Person,
    account: BankAccount,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _book(office, _upload(office, account, make_fund.mt940()))
    _publish(office, beside)
    with make.eyes_of(lan):
        gift = Entry.objects.get(donation__amount_vnd=500_000)

    # She takes it back a day later; that day is published when it is over.
    with monkeypatch.context() as clock:
        clock.setattr(timezone, "now", lambda: make_publication.NEXT_DAY)
        office.post(f"/quy/but-toan/{gift.pk}/dao/", {"reason": "chuyển nhầm quỹ"})
    _publish(office, beside, through=make_publication.NEXT_DAY.date().isoformat())

    with _at_home() as (home, snapshot):
        page = _said(home.get(_row_of(home, "nguyen van test")))
        assert "Dòng này đã được đính chính" in page
        assert "chuyển nhầm quỹ" in page
        assert verify.main([str(snapshot)]) == 0
