"""Puts what the public sends into the box; the portal's role may do nothing else there."""

import json
import secrets
import uuid
from collections.abc import Mapping
from datetime import datetime

from django.db import DatabaseError, connection

from lalanh.kernel.errors import Refused

WISH_UNNAMED = "fund.wish_unnamed"
ERROR_REPORT = "fund.error_report"

# Without letters and digits that are taken for one another.
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_INSERT = """
INSERT INTO base_inboxitem (id, kind, payload, received_at, state, reason)
VALUES (%s, %s, %s, %s, 'new', '')
"""


class BoxClosed(Refused):
    """The database does not answer; the rest of the site needs none."""

    message = (
        "Hộp thư đang bảo trì nên chưa gửi được; những gì bạn viết vẫn còn trong ô bên dưới. "
        "Hãy thử lại sau ít phút."
    )


def drop(*, kind: str, payload: Mapping[str, str | int], at: datetime) -> str:
    """
    Put a letter into the box and return the code by which both sides speak of it.

    :raises BoxClosed: if the database cannot be reached.
    """
    code = "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(2))
    body = json.dumps({**payload, "code": code}, ensure_ascii=False)
    try:
        with connection.cursor() as cursor:
            cursor.execute(_INSERT, [uuid.uuid4(), kind, body, at])
    except DatabaseError as error:
        raise BoxClosed from error
    return code
