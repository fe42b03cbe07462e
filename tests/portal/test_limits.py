"""Limits count visitors without knowing them."""

import pytest
from django.test import RequestFactory, override_settings

from lalanh.portal.limits import Limiter, visitor


class Clock:
    """A clock that is set by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_visitor_is_let_through_so_many_times() -> None:
    limiter = Limiter(most=2, within_s=60, clock=Clock())

    assert [limiter.lets_through("a") for _ in range(3)] == [True, True, False]


def test_one_visitor_does_not_bar_another() -> None:
    limiter = Limiter(most=1, within_s=60, clock=Clock())
    limiter.lets_through("a")

    assert limiter.lets_through("b")


def test_a_new_window_begins_anew() -> None:
    clock = Clock()
    limiter = Limiter(most=1, within_s=60, clock=clock)
    limiter.lets_through("a")

    clock.now = 60.0

    assert limiter.lets_through("a")


def test_no_address_is_kept() -> None:
    limiter = Limiter(most=1, within_s=60, clock=Clock())

    limiter.lets_through("203.0.113.7")

    assert "203.0.113.7" not in repr(vars(limiter))


@pytest.mark.parametrize(
    ("proxies", "forwarded", "peer", "expected"),
    [
        (0, "", "203.0.113.7", "203.0.113.7"),
        (0, "198.51.100.1", "203.0.113.7", "203.0.113.7"),
        (1, "198.51.100.1", "10.0.0.1", "198.51.100.1"),
        (1, "1.1.1.1, 198.51.100.1", "10.0.0.1", "198.51.100.1"),
        (2, "1.1.1.1, 198.51.100.1, 10.0.0.2", "10.0.0.1", "198.51.100.1"),
        (2, "", "10.0.0.1", "10.0.0.1"),
        (0, "", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (0, "", "", ""),
    ],
)
def test_a_visitor_is_told_by_the_address_our_proxies_saw(
    proxies: int, forwarded: str, peer: str, expected: str
) -> None:
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    request = RequestFactory().get("/", headers=headers, REMOTE_ADDR=peer)

    with override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=proxies):
        assert visitor(request) == expected
