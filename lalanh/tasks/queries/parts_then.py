"""
The parts of a plan as they stood at a moment, as SQL that its figures and measures share.

Each row of `parts` is one part: `standing` as below, `last_day` as it was then, `given_on` and
`done_on` as days of Việt Nam, `is_request`, `is_external`.

Done: a report was accepted by then. Reported: one claims the end and was not judged by then.
Returned: one was returned and none of these. Under way: something was told. The rest is open.
A deadline that was changed later counts as it was. Left out: sub-tasks, general duties, what only
directs, what was taken back, declined or excepted (these as they stand now: they carry no moment).
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import connection

type Given = Mapping[str, str | int | datetime | date | None]

PARTS = """
held AS MATERIALIZED (
  SELECT a.id, a.body_id, t.id AS task_id, t.modality = 'request' AS is_request, t.last_day,
         (t.given_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS given_on
    FROM tasks_assignment a JOIN tasks_task t ON t.id = a.task_id
   WHERE t.programme_id = %(plan)s AND t.parent_id IS NULL AND NOT t.is_general
     AND t.state <> 'withdrawn' AND t.given_at <= %(at)s AND a.role <> 'directing'
     AND a.state NOT IN ('declined', 'excepted')
     AND (%(body)s::bigint IS NULL OR a.body_id = %(body)s::bigint)),
told AS (
  SELECT r.assignment_id,
         max(r.reported_at) FILTER (WHERE r.verdict = 'accepted' AND r.judged_at <= %(at)s)
           AS accepted_at,
         bool_or(r.claims_done AND coalesce(r.judged_at > %(at)s, true)) AS is_claimed,
         bool_or(r.verdict = 'returned' AND r.judged_at <= %(at)s) AS is_returned
    FROM held JOIN tasks_report r ON r.assignment_id = held.id
   WHERE r.reported_at <= %(at)s GROUP BY r.assignment_id),
later AS (
  SELECT DISTINCT ON (task_id) task_id, last_day_before FROM tasks_taskchange
   WHERE changed_at > %(at)s ORDER BY task_id, changed_at, id),
parts AS (
  SELECT h.body_id, h.is_request, h.given_on,
         CASE WHEN l.task_id IS NULL THEN h.last_day ELSE l.last_day_before END AS last_day,
         (y.accepted_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS done_on,
         CASE WHEN y.accepted_at IS NOT NULL THEN 'done' WHEN y.is_claimed THEN 'reported'
              WHEN y.is_returned THEN 'returned' WHEN y.assignment_id IS NOT NULL THEN 'under_way'
              ELSE 'open' END AS standing
    FROM held h LEFT JOIN told y ON y.assignment_id = h.id
    LEFT JOIN later l ON l.task_id = h.task_id)"""


def rows(sql: str, given: Given) -> list[tuple[Any, ...]]:
    """
    Return what the query finds.

    Compiling costs more than it saves here, and the parts of a whole province are sorted in memory.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL jit = off; SET LOCAL work_mem = '64MB'")
        cursor.execute(sql, given)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found
