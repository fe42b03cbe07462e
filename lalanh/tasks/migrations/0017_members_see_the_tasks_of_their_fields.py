"""A member of a committee sees the tasks whose parts the member sees."""

from django.db import migrations

TASKS = """
CREATE FUNCTION tasks_of_fields() RETURNS SETOF bigint LANGUAGE sql STABLE
  SECURITY DEFINER SET search_path = public AS $$
  SELECT a.task_id FROM tasks_fields_of_member() f
    JOIN tasks_assignment a ON a.body_id = f.body_id AND a.owner_id = f.committee_id
$$;
CREATE POLICY answers_for ON tasks_task FOR SELECT USING (id IN (SELECT tasks_of_fields()));
"""


class Migration(migrations.Migration):
    dependencies = [("tasks", "0016_members_see_their_fields")]
    operations = [migrations.RunSQL(TASKS)]
