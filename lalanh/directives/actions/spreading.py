"""A document goes to the bodies concerned, is opened, and is made known below."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q

from lalanh.base.action import action, note
from lalanh.base.models import User
from lalanh.directives.actions import telling
from lalanh.directives.models import Copy, Document
from lalanh.directives.models.document import Urgency
from lalanh.kernel.errors import Refused
from lalanh.kernel.period import local_date
from lalanh.organisations.models import Body


class InTheFuture(Refused):
    """Something is said to have happened on a day that has not come."""


@action("directives.copies.handed")
def hand_copies(*, document: Document, bodies: Iterable[Body], by: User, at: datetime) -> Document:
    """
    Let each of these bodies read the document; one that holds a copy keeps it as it is.

    What goes with it goes along, whoever's register it is from. Of what is hỏa tốc everyone in
    these bodies is told at once.
    """
    going = {body.pk for body in bodies} - {document.owner_id}
    going -= set(Copy.objects.filter(document=document).values_list("body", flat=True))
    along = Q(owner=document.owner_id) | Q(state=Document.State.CONFIRMED)
    shared = Document.objects.filter(along, attached_to__document=document)
    for one in [document, *shared.order_by("pk")]:
        Copy.objects.bulk_create(
            [
                Copy(document=one, body_id=pk, owner_id=one.owner_id, handed_at=at)
                for pk in sorted(going - {one.owner_id})
            ],
            ignore_conflicts=True,
        )
    if going and document.urgency == Urgency.FLASH:
        telling.tell_at_once(document, going, by=by, at=at)
    note(copies=len(going))
    return document


@action("directives.copy.opened")
def open_copy(*, copy: Copy, by: User, at: datetime) -> Copy:
    """Note who opened the copy first, and when: the reading time of the document."""
    copy = Copy.objects.select_for_update().get(pk=copy.pk)
    if copy.opened_at is None:
        copy.opened_at, copy.opened_by = at, by
        copy.save(update_fields=["opened_at", "opened_by"])
    return copy


@action("directives.copy.spread")
def confirm_spread(
    *, copy: Copy, on: date, how: str, people: int | None, by: User, at: datetime
) -> Copy:
    """
    Note that the document was made known below: the day, the form, the number of people reached.

    :raises InTheFuture: for a day that has not come.
    """
    if on > local_date(at):
        raise InTheFuture(
            f"Ngày quán triệt {on:%d/%m/%Y} chưa tới. Hãy ghi ngày đã thực hiện.", field="on"
        )
    copy = Copy.objects.select_for_update().get(pk=copy.pk)
    copy.spread_on, copy.spread_how, copy.spread_to_people = on, how, people
    copy.save(update_fields=["spread_on", "spread_how", "spread_to_people"])
    return copy
