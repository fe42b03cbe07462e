"""
What the public sends in is handed to the module that knows its kind, each item exactly once.

What the module writes and the note that it has taken the item are one transaction: a killed worker
leaves the item new and nothing of it written. Several workers share the inbox, each passing over
what another holds.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import InterfaceError, OperationalError, transaction

from lalanh.base import clock, nights, scope
from lalanh.base.models import InboxItem
from lalanh.kernel.errors import Refused

logger = logging.getLogger(__name__)

# As classed in apps.py: how long the words of an item that was dealt with are kept.
KEPT = timedelta(days=90)


class UnknownKind(Refused):
    """No module takes items of this kind."""

    message = "Không phần nào của hệ thống nhận loại “{kind}”."


class Malformed(Refused):
    """The content is not what the kind asks for."""

    message = "Nội dung gửi đến không đúng mẫu: {what}."


@dataclass(frozen=True, slots=True)
class Submission:
    """One item as its module gets it; the payload is a stranger's and checked by the module."""

    id: UUID
    kind: str
    payload: dict[str, Any]
    received_at: datetime


type Receiver = Callable[[Submission, datetime], None]
RECEIVERS: dict[str, Receiver] = {}
# Items on which a receiver of this process broke; whoever starts anew tries them again.
_BROKEN: set[UUID] = set()


def receives(kind: str) -> Callable[[Receiver], Receiver]:
    """Hand every item of this kind to the function, with the time; it writes or raises Refused."""

    def register(function: Receiver) -> Receiver:
        if kind in RECEIVERS:
            raise ValueError(f"Two receivers of kind {kind!r}.")
        RECEIVERS[kind] = function
        return function

    return register


def take_next() -> bool:
    """Take in the oldest new item that no other worker holds; return whether there was one."""
    with transaction.atomic():
        with scope.looking_as_worker():
            item = (
                InboxItem.objects.select_for_update(skip_locked=True)
                .filter(state=InboxItem.State.NEW)
                .exclude(pk__in=_BROKEN)
                .order_by("received_at", "pk")
                .first()
            )
        if item is None:
            return False
        at = clock.now()
        try:
            state, reason = _hand_over(item, at)
        except (InterfaceError, OperationalError):
            # The database went away or gave way to others: nothing is kept, the item stays new.
            raise
        except Exception:
            # Our mistake, not the sender's: the item stays new and holds up no other.
            logger.exception("inbox item %s (%s) broke its receiver", item.pk, item.kind)
            _BROKEN.add(item.pk)
            return True
        item.state, item.reason, item.handled_at = state, reason, at
        with scope.looking_as_worker():
            item.save(update_fields=["state", "reason", "handled_at"])
    return True


def _hand_over(item: InboxItem, at: datetime) -> tuple[InboxItem.State, str]:
    """Let the module take the item; return how it ended. What a refusing module wrote is undone."""
    try:
        with transaction.atomic():
            if (receiver := RECEIVERS.get(item.kind)) is None:
                raise UnknownKind(kind=item.kind)
            if not isinstance(item.payload, dict):
                raise Malformed(what="không phải một đối tượng JSON")
            receiver(Submission(item.pk, item.kind, item.payload, item.received_at), at)
    except Refused as refusal:
        logger.warning("inbox item %s (%s) refused: %s", item.pk, item.kind, type(refusal).__name__)
        return InboxItem.State.REFUSED, refusal.message
    return InboxItem.State.HANDLED, ""


@nights.nightly("base.inbox.forget")
def forget_handled(at: datetime) -> None:
    """Empty what was sent in and dealt with, taken or refused, more than 90 days ago."""
    with transaction.atomic(), scope.looking_as_worker():
        InboxItem.objects.filter(handled_at__lt=at - KEPT).exclude(payload={}).update(payload={})
