"""
Data that many tests begin from, made once: what each of them does is undone after it.

A fixture of a module makes the data under `undone`, its tests run under `undone` again. They do
without `pytest.mark.django_db`, whose end would close the connection and with it the data.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker


@contextmanager
def made_once(blocker: DjangoDbBlocker, folder: Path) -> Iterator[None]:
    """Make data for a whole module, under `undone`; their files go into the folder."""
    with blocker.unblock(), pytest.MonkeyPatch.context() as patch, undone():
        patch.setattr(settings, "FILES_DIR", folder / "files")
        patch.setattr(settings, "SNAPSHOTS_DIR", folder / "snapshots")
        patch.setattr(settings, "STATIC_ROOT", folder)
        yield


@contextmanager
def undone() -> Iterator[None]:
    """Work in a transaction, within another if there is one, and take everything back."""
    with transaction.atomic():
        yield
        connection.check_constraints()
        transaction.set_rollback(True)
