"""Let the database refuse, then speak the user's language."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction
from psycopg import errors as pg

from lalanh.kernel.errors import Refused


@contextmanager
def refused_as(refusal: type[Refused] | Refused, *, constraint: str) -> Iterator[None]:
    """
    Turn the violation of one named constraint into a refusal with a sentence.

    The writes inside are undone; the caller's transaction lives on. Any other violation is a
    mistake of ours and passes through.

    :raises Refused: the one given, when that constraint was violated.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        cause = error.__cause__
        if isinstance(cause, pg.Error) and cause.diag.constraint_name == constraint:
            raise (refusal if isinstance(refusal, Refused) else refusal()) from error
        raise
