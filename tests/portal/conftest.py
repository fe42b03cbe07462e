"""The public site in a process of the tests: its addresses, its middleware, its own memory."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client, override_settings

from lalanh.portal import limits, pages_letters, pages_search
from lalanh.portal.shelf import shelf
from tests.portal import book


@pytest.fixture
def portal(_own_folders: None) -> Iterator[Path]:
    """Everything as the public process has it; gives the folder of snapshots, empty yet."""
    ours = {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": settings.PORTAL_CONTEXT},
    }
    memory = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "portal"}
    with override_settings(
        ROOT_URLCONF="lalanh.config.urls_public",
        MIDDLEWARE=settings.PORTAL_MIDDLEWARE,
        TEMPLATES=[ours],
        CACHES={"default": memory},
        OWN_GIFT_SECRET=book.SECRET,
    ):
        yield Path(settings.SNAPSHOTS_DIR)
        shelf().close()
        cache.clear()


@pytest.fixture
def published(portal: Path) -> list[Path]:
    """Two publications on the shelf."""
    return book.publish(portal, book.first_rows(), book.second_rows())


@pytest.fixture
def visitor(published: list[Path]) -> Client:
    """Somebody from outside, when two publications stand on the shelf."""
    return Client()


@pytest.fixture(autouse=True)
def _nobody_asked_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counts of one test bar no other."""
    monkeypatch.setattr(pages_search, "_OWN_GIFT", limits.Limiter(most=20, within_s=600))
    monkeypatch.setattr(pages_letters, "_LETTERS", limits.Limiter(most=5, within_s=600))


@pytest.fixture
def unused_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
