"""How figures, days and moments stand on a page."""

import datetime as dt

import pytest
from django.template import Context, RequestContext, Template
from django.test import RequestFactory

from lalanh.base import clock

AT = dt.datetime(2021, 8, 14, 17, 30, tzinfo=dt.UTC)


def _shown(code: str, **context: object) -> str:
    return Template("{% load lalanh %}" + code).render(Context(context))


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("{{ x|vnd }}", 1_000_000, "1.000.000 đồng"),
        ("{{ x|vnd }}", 0, "0 đồng"),
        ("{{ x|vnd }}", -5_000, "-5.000 đồng"),
        ("{{ x|vnd }}", None, ""),
        ("{{ x|so }}", 1_234_567, "1.234.567"),
        ("{{ x|so }}", None, ""),
        ("{{ x|kg }}", 10_500, "10,5 kg"),
        ("{{ x|kg }}", None, ""),
        ("{{ x|so_hang:'RICE_G' }}", 2_400_000, "2.400 kg"),
        ("{{ x|so_hang:'VND' }}", 2_400_000, "2.400.000"),
        ("{{ x|ten_hang }}", "RICE_G", "gạo"),
        ("{{ x|ten_hang }}", "AO-PHAO", "AO-PHAO"),
        ("{{ x|ngay }}", dt.date(2021, 8, 5), "05/08/2021"),
        ("{{ x|ngay }}", AT, "15/08/2021"),
        ("{{ x|ngay }}", None, ""),
        ("{{ x|gio }}", AT, "00:30 ngày 15/08/2021"),
        ("{{ x|gio }}", None, ""),
    ],
)
def test_a_value_is_shown_as_vietnam_writes_it(code: str, value: object, shown: str) -> None:
    assert _shown(code, x=value) == shown


@pytest.mark.parametrize(
    ("passed", "shown"),
    [
        (dt.timedelta(seconds=59), "vừa xong"),
        (dt.timedelta(seconds=60), "1 phút trước"),
        (dt.timedelta(minutes=59), "59 phút trước"),
        (dt.timedelta(hours=23, minutes=59), "23 giờ trước"),
        (dt.timedelta(days=6, hours=23), "6 ngày trước"),
        (dt.timedelta(days=7), "00:30 ngày 15/08/2021"),
        (dt.timedelta(minutes=-1), "00:30 ngày 15/08/2021"),
    ],
)
def test_the_past_is_told_from_now(
    monkeypatch: pytest.MonkeyPatch, passed: dt.timedelta, shown: str
) -> None:
    monkeypatch.setattr(clock, "now", lambda: AT + passed)

    assert _shown("{{ x|ago }}", x=AT) == shown


def test_the_next_page_keeps_the_filters() -> None:
    request = RequestFactory().get("/viec/?loc=g%E1%BA%A1o&page=2")

    shown = Template("{% load lalanh %}{% page_address 3 %}").render(RequestContext(request))

    assert shown == "?loc=g%E1%BA%A1o&amp;page=3"
