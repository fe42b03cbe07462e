"""What was handed on before a plan's programme was opened belongs to it with the task above."""

from django.db import migrations

# A body below may lie out of the owner's sight; its sub-task joins all the same.
JOIN = """
CREATE FUNCTION tasks_subtasks_join() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public AS $$
BEGIN
  UPDATE tasks_task SET programme_id = NEW.programme_id
   WHERE parent_id = NEW.id AND programme_id IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER tasks_subtasks_join AFTER UPDATE ON tasks_task FOR EACH ROW
  WHEN (OLD.programme_id IS NULL AND NEW.programme_id IS NOT NULL)
  EXECUTE FUNCTION tasks_subtasks_join();

WITH RECURSIVE joined AS (
  SELECT id, programme_id FROM tasks_task WHERE programme_id IS NOT NULL
  UNION
  SELECT t.id, j.programme_id FROM tasks_task t JOIN joined j ON t.parent_id = j.id
   WHERE t.programme_id IS NULL
)
UPDATE tasks_task t SET programme_id = j.programme_id FROM joined j
 WHERE t.id = j.id AND t.programme_id IS NULL;
"""


class Migration(migrations.Migration):
    dependencies = [("tasks", "0022_duties_over_with_their_directive")]
    operations = [migrations.RunSQL(JOIN)]
