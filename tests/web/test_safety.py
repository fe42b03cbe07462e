"""Headers and cookies of every answer, and that looking changes nothing."""

import os
import subprocess
import sys
from contextlib import nullcontext

import pytest
from django.conf import settings
from django.db import InternalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from lalanh.base.models import User
from lalanh.web.middleware import ScopedTransaction
from tests import make
from tests.web.reading import parsed, text_of


def _policy(header: str) -> dict[str, list[str]]:
    return {
        name: words for name, *words in (part.split() for part in header.split(";") if part.strip())
    }


def _renamed(request: HttpRequest) -> HttpResponse:
    User.objects.filter(username="lan").update(full_name="Đổi tên")
    return HttpResponse("Đã đổi.")


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "head", "options", "post"])
def test_only_a_press_can_write(rf: RequestFactory, method: str) -> None:
    """Whatever the view does: the database refuses while a page is only looked at."""
    request = getattr(rf, method)("/")
    request.user, request.session = make.lan().user, {}
    run = ScopedTransaction(_renamed).process_view

    with pytest.raises(InternalError, match="read-only") if method != "post" else nullcontext():
        answer = run(request, _renamed, [], {})
        assert isinstance(answer, HttpResponse)
        assert answer.content.decode() == "Đã đổi."


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/tai-khoan/dang-nhap/", "/khong-co-trang/"])
def test_every_page_forbids_foreign_and_inline_scripts(client: Client, address: str) -> None:
    client.force_login(make.lan().user)

    policy = _policy(client.get(address, follow=True)["Content-Security-Policy"])

    allowed = policy["script-src"] + policy["style-src"] + policy["default-src"]
    assert "'unsafe-inline'" not in allowed
    assert "'unsafe-eval'" not in allowed
    assert policy["frame-ancestors"] == ["'none'"]
    assert policy["object-src"] == ["'none'"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Frame-Options", "DENY"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
def test_every_page_says_how_it_may_be_used(client: Client, header: str, value: str) -> None:
    assert client.get("/tai-khoan/dang-nhap/")[header] == value


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    ["/", "/viec/", "/nhat-ky/", "/thong-bao/", "/kho-giao-dien/", "/tai-khoan/"],
)
def test_no_page_carries_inline_code_or_style(client: Client, address: str) -> None:
    client.force_login(make.lan().user)

    page = parsed(client.get(address))

    scripts = page.xpath("//script[not(@src) and not(contains(@type, 'json'))]")
    styles = page.xpath("//style | //*[@style]")
    handlers = page.xpath("//@*[starts-with(name(), 'on')]")
    assert (scripts, styles, handlers) == ([], [], [])


@pytest.mark.django_db
def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(client: Client) -> None:
    make.lan()

    client.post("/tai-khoan/dang-nhap/", {"login": "lan", "password": make.PASSWORD})

    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"], cookie["expires"]) == (True, "Lax", "")


@pytest.mark.django_db
def test_signing_in_changes_the_session(client: Client) -> None:
    make.lan()
    client.get("/tai-khoan/dang-nhap/")
    session = client.session
    session.save()
    before = session.session_key

    client.post("/tai-khoan/dang-nhap/", {"login": "lan", "password": make.PASSWORD})

    assert client.session.session_key != before


@pytest.mark.django_db
def test_a_form_without_its_token_is_refused_with_advice() -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(make.lan().user)

    answer = strict.post("/ghe/", {"seat": "1"})

    assert answer.status_code == 403
    assert "tải lại trang rồi gửi lần nữa" in text_of(parsed(answer))


@pytest.mark.django_db
def test_a_page_that_is_not_there_says_so_in_vietnamese(client: Client) -> None:
    client.force_login(make.lan().user)

    answer = client.get("/khong-co-trang/")

    assert answer.status_code == 404
    assert text_of(parsed(answer).find(".//h1")) == "Không tìm thấy trang"


@pytest.mark.django_db
def test_a_fault_of_ours_says_that_nothing_was_lost(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(make.lan().user)
    client.raise_request_exception = False
    monkeypatch.setattr("lalanh.web.desk.laid_out", lambda **_: 1 / 0)

    answer = client.get("/")

    assert answer.status_code == 500
    assert "vẫn còn nguyên" in text_of(parsed(answer))


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/van-hanh/", "/van-hanh/login/"])
def test_operators_sign_in_where_everybody_does(client: Client, address: str) -> None:
    answer = client.get(address, follow=True)

    assert answer.redirect_chain[-1][0].startswith("/tai-khoan/dang-nhap/")


@pytest.mark.django_db
def test_who_is_no_operator_is_refused_the_tables(client: Client) -> None:
    client.force_login(make.lan().user)

    assert client.get("/van-hanh/", follow=True).status_code == 403


def test_behind_https_cookies_and_addresses_are_secure_alone() -> None:
    flags = (
        "from django.conf import settings as s;"
        "print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT,"
        "s.SECURE_HSTS_SECONDS >= 31536000)"
    )

    shown = subprocess.run(
        [sys.executable, "-c", flags],
        env=os.environ | {"LALANH_HTTPS": "1", "DJANGO_SETTINGS_MODULE": "lalanh.config.settings"},
        check=True, capture_output=True, text=True, timeout=60,
    ).stdout  # fmt: skip

    assert shown.split() == ["True"] * 4
