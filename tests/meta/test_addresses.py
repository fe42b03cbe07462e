"""Every address refuses the anonymous, and Cường sees nothing of another district."""

from collections import Counter
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from lalanh.base.permissions import Permission

# Sign-in itself, and the operators' admin, guard themselves.
OWN_GUARD = ("tai-khoan/", "van-hanh/")
# Open to whoever comes: a calendar program shows the secret in its address.
OPEN: set[str] = {"lich/<str:secret>.ics"}


def _patterns(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _patterns(entry, path)
        else:
            yield path, entry


def _staff_pages() -> list[tuple[str, URLPattern]]:
    found = _patterns(get_resolver("lalanh.config.urls_staff"))
    return [(path, entry) for path, entry in found if not path.startswith(OWN_GUARD)]


def test_every_page_names_who_may_open_it() -> None:
    unnamed = [
        path
        for path, entry in _staff_pages()
        if path not in OPEN and not hasattr(entry.callback, "permission")
    ]

    assert unnamed == []


def test_no_two_pages_share_a_name() -> None:
    names = Counter(entry.name for _, entry in _staff_pages() if entry.name)

    assert [name for name, times in names.items() if times > 1] == []


def test_the_permissions_named_exist() -> None:
    named = {getattr(entry.callback, "permission", None) for _, entry in _staff_pages()}

    assert named - {None} <= set(Permission)


@pytest.mark.django_db
def test_every_page_sends_the_anonymous_to_sign_in(client: Client) -> None:
    answers = {}
    for path, _ in _staff_pages():
        address = "/" + _example(path)
        response = client.get(address)
        if path not in OPEN and (
            response.status_code != 302 or "/tai-khoan/" not in response["Location"]
        ):
            answers[address] = response.status_code

    assert answers == {}


def _example(path: str) -> str:
    """Fill the converters of an address with values that lead nowhere."""
    filled = path
    for converter, value in {"int": "999999", "str": "khong-co", "slug": "khong-co"}.items():
        while f"<{converter}:" in filled:
            start = filled.index(f"<{converter}:")
            filled = filled[:start] + value + filled[filled.index(">", start) + 1 :]
    return filled
