"""Documents a body was handed and has not opened yet."""

from django.db.models import Case, IntegerField, QuerySet, Value, When

from lalanh.directives.models import Copy, Document
from lalanh.directives.models.document import Urgency
from lalanh.organisations.models import Body

_MOST_URGENT = (Urgency.FLASH, Urgency.VERY_URGENT, Urgency.URGENT)


def unopened_copies(*, body: Body) -> QuerySet[Copy]:
    """Return the copies of a body that nobody of it has opened, the most urgent first."""
    urgent = Case(
        *[
            When(document__urgency=urgency, then=Value(rank))
            for rank, urgency in enumerate(_MOST_URGENT)
        ],
        default=Value(len(_MOST_URGENT)),
        output_field=IntegerField(),
    )
    return (
        Copy.objects.filter(body=body, opened_at__isnull=True)
        .exclude(document__state=Document.State.WITHDRAWN)
        .select_related("document__type", "document__owner")
        .defer("document__text")
        .order_by(urgent, "handed_at", "pk")
    )
