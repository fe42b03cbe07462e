"""Reads of jobs and of the audit record, as row-level security lets the seat see them."""

import datetime as dt

from django.db.models import QuerySet

from lalanh.base.models import AuditEvent, Job

# Counting millions of rows for a page number helps nobody: who looks further narrows the filter.
AUDIT_ROWS_LIMIT = 10_000


def jobs_seen() -> QuerySet[Job]:
    """Return the jobs the seat may see: its own and those of its body and below, latest first."""
    return Job.objects.select_related("requested_by").order_by("-pk")


def audit_events(
    *,
    kind: str = "",
    actor: str = "",
    first_day: dt.datetime | None = None,
    before: dt.datetime | None = None,
) -> QuerySet[AuditEvent]:
    """
    Return the latest `AUDIT_ROWS_LIMIT` audit rows that the seat may see, in the order written.

    `kind` is the beginning of a kind (`fund.`), `actor` part of a name; `first_day` counts,
    `before` does not.
    """
    events = AuditEvent.objects.order_by("-pk")
    if kind:
        events = events.filter(kind__startswith=kind)
    if actor:
        events = events.filter(actor_name__icontains=actor)
    if first_day is not None:
        events = events.filter(at__gte=first_day)
    if before is not None:
        events = events.filter(at__lt=before)
    return events[:AUDIT_ROWS_LIMIT]
