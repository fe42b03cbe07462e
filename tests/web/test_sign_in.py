"""Signing in: by password, with the second step, and what stands in the way of guessing."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.conf import settings
from django.core import mail
from django.test import Client

from tests import make
from tests.web.reading import parsed, text_of

SIGN_IN = "/tai-khoan/dang-nhap/"
SECRET = "JBSWY3DPEHPK3PXP"
NEW = "la-rach-la-lanh"


def _code() -> str:
    counter = next(iter(totp.yield_hotp_counters_from_time()))
    return str(totp.format_hotp_value(totp.hotp_value(SECRET, counter)))


@pytest.mark.django_db
@pytest.mark.parametrize("login", ["lan", "LAN", " lan ", "lan@songlam.example"])
def test_the_right_password_opens_the_desk(client: Client, login: str) -> None:
    make.lan()

    answer = client.post(SIGN_IN, {"login": login, "password": make.PASSWORD}, follow=True)

    assert text_of(parsed(answer).find(".//h1")) == "Bàn làm việc"


@pytest.mark.django_db
def test_one_is_led_back_to_the_page_one_wanted(client: Client) -> None:
    make.lan()

    answer = client.post(
        f"{SIGN_IN}?next=/viec/", {"login": "lan", "password": make.PASSWORD, "next": "/viec/"}
    )

    assert answer["Location"] == "/viec/"


@pytest.mark.django_db
def test_sign_in_leads_to_no_other_site(client: Client) -> None:
    make.lan()

    answer = client.post(
        SIGN_IN, {"login": "lan", "password": make.PASSWORD, "next": "https://example.com/"}
    )

    assert answer["Location"] == "/"


@pytest.mark.django_db
def test_a_wrong_password_and_an_unknown_name_are_answered_alike(client: Client) -> None:
    make.lan()

    wrong = client.post(SIGN_IN, {"login": "lan", "password": "sai"})
    unknown = client.post(SIGN_IN, {"login": "khong-co", "password": "sai"})

    said = [text_of(parsed(answer).find_class("alert")[0]) for answer in (wrong, unknown)]
    assert said[0] == said[1]
    assert "mật khẩu không đúng" in said[0]


@pytest.mark.django_db
def test_a_closed_account_does_not_get_in(client: Client) -> None:
    lan = make.lan()
    lan.user.is_active = False
    lan.user.save()

    client.post(SIGN_IN, {"login": "lan", "password": make.PASSWORD})

    assert client.get("/").status_code == 302


@pytest.mark.django_db
def test_guessing_at_one_account_is_stopped_even_for_the_right_password(client: Client) -> None:
    make.lan()
    guesses = [client.post(SIGN_IN, {"login": "lan", "password": f"sai-{n}"}) for n in range(5)]

    answer = client.post(SIGN_IN, {"login": "lan", "password": make.PASSWORD})

    assert {guess.status_code for guess in guesses} == {200}
    assert "quá nhiều lần" in text_of(parsed(answer))
    assert client.get("/").status_code == 302


@pytest.mark.django_db
def test_hammering_from_one_address_gets_a_page_that_says_what_to_do(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits = settings.ACCOUNT_RATE_LIMITS | {"login": "1/m/ip"}
    monkeypatch.setattr(settings, "ACCOUNT_RATE_LIMITS", limits)
    client.post(SIGN_IN, {"login": "a", "password": "b"})

    answer = client.post(SIGN_IN, {"login": "a", "password": "b"})

    assert answer.status_code == 429
    assert "Hãy đợi khoảng năm phút" in text_of(parsed(answer))


@pytest.mark.django_db
def test_the_second_step_is_asked_for_and_a_wrong_code_refused(client: Client) -> None:
    lan = make.lan()
    totp.TOTP.activate(lan.user, SECRET)

    first = client.post(SIGN_IN, {"login": "lan", "password": make.PASSWORD})
    wrong = client.post(first["Location"], {"code": "000000"})

    assert first["Location"] == "/tai-khoan/dang-nhap/ma/"
    assert "Mã không đúng" in text_of(parsed(wrong))
    assert client.get("/").status_code == 302


@pytest.mark.django_db
def test_the_second_step_with_the_right_code_opens_the_desk(client: Client) -> None:
    lan = make.lan()
    totp.TOTP.activate(lan.user, SECRET)
    client.post(SIGN_IN, {"login": "lan", "password": make.PASSWORD})

    client.post("/tai-khoan/dang-nhap/ma/", {"code": _code()})

    assert client.get("/").status_code == 200


@pytest.mark.django_db
def test_an_authenticator_is_set_up_and_recovery_codes_follow(client: Client) -> None:
    lan = make.lan()
    client.force_login(lan.user)
    client.post("/tai-khoan/xac-nhan/", {"password": make.PASSWORD})
    page = parsed(client.get("/tai-khoan/ung-dung/bat/"))
    session = client.session
    session["mfa.totp.secret"] = SECRET
    session.save()

    answer = client.post("/tai-khoan/ung-dung/bat/", {"code": _code()}, follow=True)

    assert page.xpath("//img[contains(@src, 'data:image/svg+xml')]")
    assert len(parsed(answer).xpath("//*[@id='recovery_codes']/li")) == 10
    assert Authenticator.objects.filter(user=lan.user).count() == 2


@pytest.mark.django_db
def test_safety_pages_ask_for_the_password_again(client: Client) -> None:
    client.force_login(make.lan().user)

    answer = client.get("/tai-khoan/ung-dung/bat/")

    assert answer["Location"].startswith("/tai-khoan/xac-nhan/")


@pytest.mark.django_db
def test_a_new_password_is_judged_in_vietnamese_and_told_by_letter(client: Client) -> None:
    client.force_login(make.lan().user)
    given = {"oldpassword": make.PASSWORD, "password1": "ngan", "password2": "ngan"}

    short = client.post("/tai-khoan/mat-khau/doi/", given)
    client.post(
        "/tai-khoan/mat-khau/doi/",
        given | {"password1": "mot-cau-dai-de-nho", "password2": "mot-cau-dai-de-nho"},
    )

    assert "12 ký tự" in text_of(parsed(short).get_element_by_id("id_password1_error"))
    assert mail.outbox[0].subject == "[Lá Lành] Mật khẩu đã đổi"


@pytest.mark.django_db
def test_a_forgotten_password_is_set_anew_by_letter(client: Client) -> None:
    lan = make.lan()
    client.post("/tai-khoan/mat-khau/quen/", {"email": "lan@songlam.example"})
    [link] = re.findall(r"http://testserver(\S+)", str(mail.outbox[0].body))

    form = client.get(link, follow=True)
    client.post(form.request["PATH_INFO"], dict.fromkeys(("password1", "password2"), NEW))

    lan.user.refresh_from_db()
    assert lan.user.check_password(NEW)


@pytest.mark.django_db
def test_a_stranger_s_address_gets_the_same_page_and_no_letter(client: Client) -> None:
    answer = client.post("/tai-khoan/mat-khau/quen/", {"email": "ai@example.com"}, follow=True)

    assert "Nếu địa chỉ ấy thuộc một tài khoản" in text_of(parsed(answer))
    assert mail.outbox == []


@pytest.mark.django_db
def test_nobody_signs_up(client: Client) -> None:
    answer = client.get("/tai-khoan/dang-ky/")

    assert "Không tự đăng ký" in text_of(parsed(answer))
    assert not parsed(answer).xpath("//form")


@pytest.mark.django_db
def test_signing_out_ends_the_session(client: Client) -> None:
    client.force_login(make.lan().user)

    client.post("/tai-khoan/dang-xuat/")

    assert client.get("/").status_code == 302
