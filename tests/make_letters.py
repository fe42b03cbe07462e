"""Builders of letters from the public: put into the box as the public site does."""

import datetime as dt
import importlib
import json
import uuid

from django.db import connection

from lalanh.base import inbox, scope
from lalanh.base.models import InboxItem
from lalanh.fund.models import PublicLetter
from tests import make

# A worker finds the receivers by itself; a test that starts none asks for them here.
importlib.import_module("lalanh.fund.inbox")

CODE = "K7PM-2QXD"
WISH: dict[str, object] = {
    "number": 0, "fund": "CUU-TRO", "text": "Xin đừng nêu tên tôi.",
    "receipt_no": "CUU-TRO/2021/000001", "contact": "0900 000 001", "code": CODE,
}  # fmt: skip
REPORT: dict[str, object] = {**WISH, "number": 2, "text": "Đúng ra là 300.000 đồng."}


def dropped(
    kind: str = "fund.wish_unnamed", said: object = WISH, *, at: dt.datetime = make.AT
) -> uuid.UUID:
    """Put something into the box with the rights of the public site alone."""
    item = uuid.uuid4()
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE lalanh_public")
        cursor.execute(
            "INSERT INTO base_inboxitem (id, kind, payload, received_at, state, reason)"
            " VALUES (%s, %s, %s, %s, 'new', '')",
            [item, kind, json.dumps(said), at],
        )
        cursor.execute("SET ROLE lalanh_app")
    return item


def take_all() -> None:
    """Do what a worker does until the box is empty."""
    while inbox.take_next():
        pass


def in_the_box(item: uuid.UUID) -> InboxItem:
    """Look at one item as a worker does."""
    with scope.looking_as_worker():
        return InboxItem.objects.get(pk=item)


def taken(
    keeper: make.Person, kind: str = "fund.wish_unnamed", said: object = WISH
) -> PublicLetter:
    """Return a letter that lies with the keeper's body."""
    item = dropped(kind, said)
    take_all()
    with make.eyes_of(keeper):
        return PublicLetter.objects.get(item=item)
