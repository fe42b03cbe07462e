"""Which duties are over because the directive they last with is, whoever sees that directive."""

from django.db import migrations

# A commune holds the plan, seldom the directive the plan cites; what was handed on to it comes
# from a task further up, which has the clause. In sight: the parts of one's own branch.
OVER = r"""
CREATE FUNCTION tasks_parts_over(parts bigint[], day date) RETURNS SETOF bigint
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  WITH RECURSIVE mine AS (
    SELECT a.id AS part, a.task_id, b.unit_id
      FROM tasks_assignment a JOIN organisations_body b ON b.id = a.body_id
     WHERE a.id = ANY (parts)
       AND (a.owner_id IN (SELECT tasks_seen_bodies())
         OR a.body_id IN (SELECT tasks_seen_bodies()))
  ), above AS (
    SELECT m.part, t.parent_id, t.clause_id FROM mine m JOIN tasks_task t ON t.id = m.task_id
    UNION ALL
    SELECT o.part, t.parent_id, t.clause_id FROM above o JOIN tasks_task t ON t.id = o.parent_id
     WHERE o.clause_id IS NULL
  ), places AS (
    SELECT part, unit_id FROM mine WHERE unit_id IS NOT NULL
    UNION
    SELECT p.part, u.parent_id FROM places p JOIN organisations_unit u ON u.id = p.unit_id
     WHERE u.parent_id IS NOT NULL
  ), directives AS (
    SELECT DISTINCT ON (o.part) o.part, i.cited_id
      FROM above o
      JOIN directives_clause c ON c.id = o.clause_id AND c.lasts_with <> ''
      JOIN directives_citation i ON i.document_id = c.document_id AND i.cited_id IS NOT NULL
       AND i.number_key <> ''
       AND position(i.number_key IN upper(regexp_replace(c.lasts_with, '\s', '', 'g'))) > 0
     ORDER BY o.part, i.id
  )
  SELECT d.part FROM directives d
    JOIN places p ON p.part = d.part
    JOIN directives_force f ON f.document_id = d.cited_id AND f.unit_id = p.unit_id
   WHERE f.starts_on <= day
   GROUP BY d.part HAVING NOT bool_or(f.ends_on IS NULL OR f.ends_on >= day)
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("directives", "0011_attachments_and_force"),
        ("tasks", "0021_events_are_cancelled"),
    ]
    operations = [migrations.RunSQL(OVER)]
