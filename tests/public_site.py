"""The public site inside a process of the tests, with the addresses and layers of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.test import override_settings

from lalanh.portal.shelf import shelf


@contextmanager
def public_site() -> Iterator[Path]:
    """Answer as the public process does; gives the folder that its snapshots lie in."""
    templates = settings.TEMPLATES[0]
    with override_settings(
        ROOT_URLCONF="lalanh.config.urls_public",
        MIDDLEWARE=settings.PORTAL_MIDDLEWARE,
        TEMPLATES=[{**templates, "OPTIONS": {"context_processors": settings.PORTAL_CONTEXT}}],
        CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
    ):
        cache.clear()
        yield Path(settings.SNAPSHOTS_DIR)
        shelf().close()
        cache.clear()
