"""
The province of the stories, set up once for each story; what a chapter does is undone after it.

A story begins with its file put in and read. Its chapters are tests that each go on from there.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from lalanh.base import clock, jobs
from lalanh.cli.demo import province
from tests.stories.telling import FIRST_MORNING, Story


@pytest.fixture(scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("story")


@pytest.fixture(autouse=True)
def _own_folders(_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of a story stay from chapter to chapter."""
    monkeypatch.setattr(settings, "FILES_DIR", _folder / "files")
    monkeypatch.setattr(settings, "SNAPSHOTS_DIR", tmp_path / "snapshots")
    monkeypatch.setattr(settings, "STATIC_ROOT", _folder)


@pytest.fixture(scope="module")
def told(
    request: pytest.FixtureRequest,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    _folder: Path,
) -> Iterator[Story]:
    """The province with the file read: FILE of the module, for its KEEPER, on the day it CAME."""
    jobs.discover()
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(settings, "FILES_DIR", _folder / "files")
        patch.setattr(settings, "STATIC_ROOT", _folder)
        story = Story(province.set_up(FIRST_MORNING))
        _take_stock()
        patch.setattr(clock, "now", lambda: story.moment)
        patch.setattr(timezone, "now", lambda: story.moment)
        story.it_is(*request.module.CAME)
        story.put_in(request.module.KEEPER, request.module.FILE)
        yield story
        transaction.set_rollback(True)


def _take_stock() -> None:
    """Let the database know how full its tables are; it plans badly for rows it has not counted."""
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("ANALYZE")
        cursor.execute("SET ROLE lalanh_app")


@pytest.fixture
def story(told: Story, request: pytest.FixtureRequest) -> Iterator[Story]:
    """The story at its beginning, whatever other chapters did."""
    with transaction.atomic():
        told.begins_again(*request.module.CAME)
        yield told
        transaction.set_rollback(True)
