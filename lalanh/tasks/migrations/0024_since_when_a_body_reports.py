"""Since when each body owes reports, so that the periods of a plan are counted in one reading."""

from django.db import migrations

SINCE = """
CREATE FUNCTION tasks_reporting_since(plan bigint)
  RETURNS TABLE (body_id bigint, since timestamptz) LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public
AS $$
  SELECT a.body_id, min(t.given_at)
    FROM programmes_programme p
    JOIN tasks_task t ON t.programme_id = p.id AND t.owner_id = p.owner_id
    JOIN tasks_assignment a ON a.task_id = t.id
    JOIN organisations_body b ON b.id = a.body_id
   WHERE p.id = plan AND t.parent_id IS NULL AND t.state <> 'withdrawn' AND NOT t.is_general
     AND a.role <> 'directing' AND a.state NOT IN ('asked', 'declined', 'excepted')
     AND b.kind <> 'external'
     AND a.body_id NOT IN
       (p.owner_id, coalesce(p.committee_id, p.owner_id), coalesce(p.consolidator_id, p.owner_id))
     AND EXISTS (SELECT 1 FROM organisations_body s WHERE lalanh_sees(s.path)
                  AND s.id IN (p.owner_id, p.committee_id, p.consolidator_id))
   GROUP BY a.body_id
$$;
DROP FUNCTION tasks_reporting_bodies(bigint, timestamptz);
"""


class Migration(migrations.Migration):
    dependencies = [("tasks", "0023_subtasks_join_the_plan")]
    operations = [migrations.RunSQL(SINCE)]
