"""
Data that many tests begin from, made once: what each of them does is undone after it.

A fixture of a module makes the data under `undone`, its tests run under `undone` again. They do
without `pytest.mark.django_db`, whose end would close the connection and with it the data.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def undone() -> Iterator[None]:
    """Work in a transaction, within another if there is one, and take everything back."""
    with transaction.atomic():
        yield
        connection.check_constraints()
        transaction.set_rollback(True)
