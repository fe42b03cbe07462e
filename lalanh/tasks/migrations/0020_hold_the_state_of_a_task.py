"""Whoever takes a step on a part holds the state of its task, which another may end meanwhile."""

from django.db import migrations

# A receiver sees the task and may not lock it: asked through one of its parts in sight.
HOLD = """
CREATE FUNCTION tasks_held_state(part bigint) RETURNS text
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public AS $$
  SELECT t.state FROM tasks_assignment a JOIN tasks_task t ON t.id = a.task_id
   WHERE a.id = part
     AND (a.owner_id IN (SELECT tasks_seen_bodies()) OR a.body_id IN (SELECT tasks_seen_bodies()))
     FOR SHARE OF t
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("tasks", "0019_who_sees_proposals_and_reviews")]
    operations = [migrations.RunSQL(HOLD)]
