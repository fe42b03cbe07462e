"""Who sees an event and what was changed; sub-tasks follow the deadline above; history stays."""

from django.db import migrations

EVENTS = """
ALTER TABLE tasks_eventsite ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON tasks_eventsite USING (owner_id IN (SELECT tasks_seen_bodies()));
CREATE POLICY has_site ON tasks_eventsite FOR SELECT
  USING (body_id IN (SELECT tasks_seen_bodies()));
CREATE POLICY confirms_site ON tasks_eventsite FOR UPDATE
  USING (body_id IN (SELECT tasks_seen_bodies()));

-- Seen by the branch that holds it, by whose deadline hangs on it, and by who has a site.
ALTER TABLE tasks_event ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON tasks_event USING (owner_id IN (SELECT tasks_seen_bodies()));
CREATE POLICY concerned ON tasks_event FOR SELECT
  USING (id IN (SELECT after_event_id FROM tasks_task WHERE after_event_id IS NOT NULL)
      OR id IN (SELECT event_id FROM tasks_eventsite)
      OR task_id IN (SELECT id FROM tasks_task));

ALTER TABLE tasks_eventmove ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON tasks_eventmove USING (owner_id IN (SELECT tasks_seen_bodies()));
CREATE POLICY with_event ON tasks_eventmove FOR SELECT
  USING (event_id IN (SELECT id FROM tasks_event));

ALTER TABLE tasks_taskchange ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON tasks_taskchange USING (owner_id IN (SELECT tasks_seen_bodies()));
CREATE POLICY with_task ON tasks_taskchange FOR SELECT
  USING (task_id IN (SELECT id FROM tasks_task));
"""

# Children name their parent's own owner, so that a row cannot slip under another body.
SAME_OWNER = """
ALTER TABLE tasks_event ADD CONSTRAINT tasks_event_with_owner UNIQUE (id, owner_id);
ALTER TABLE tasks_eventsite ADD CONSTRAINT tasks_eventsite_same_owner
  FOREIGN KEY (event_id, owner_id) REFERENCES tasks_event (id, owner_id);
ALTER TABLE tasks_eventmove ADD CONSTRAINT tasks_eventmove_same_owner
  FOREIGN KEY (event_id, owner_id) REFERENCES tasks_event (id, owner_id);
ALTER TABLE tasks_task ADD CONSTRAINT tasks_task_with_owner UNIQUE (id, owner_id);
ALTER TABLE tasks_taskchange ADD CONSTRAINT tasks_taskchange_same_owner
  FOREIGN KEY (task_id, owner_id) REFERENCES tasks_task (id, owner_id);
"""

HISTORY = """
REVOKE UPDATE, DELETE, TRUNCATE ON tasks_eventmove, tasks_taskchange FROM lalanh_app;
CREATE TRIGGER tasks_eventmove_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON tasks_eventmove
  FOR EACH STATEMENT EXECUTE FUNCTION lalanh_append_only();
CREATE TRIGGER tasks_taskchange_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON tasks_taskchange
  FOR EACH STATEMENT EXECUTE FUNCTION lalanh_append_only();
-- A site stays with its event and its body.
REVOKE UPDATE, TRUNCATE ON tasks_eventsite FROM lalanh_app;
GRANT UPDATE (place, is_main, expected_people, present_people, confirmed_at, confirmed_by_id)
  ON tasks_eventsite TO lalanh_app;
REVOKE DELETE, TRUNCATE ON tasks_event FROM lalanh_app;
"""

# What a body handed on may lie out of the giver's sight; its deadline follows all the same.
FOLLOW = """
CREATE FUNCTION tasks_subtasks_follow() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public AS $$
DECLARE above tasks_task; below tasks_task;
BEGIN
  IF (NEW.last_day_before, NEW.due_time_before)
     IS NOT DISTINCT FROM (NEW.last_day_after, NEW.due_time_after) THEN
    RETURN NULL;
  END IF;
  SELECT * INTO STRICT above FROM tasks_task WHERE id = NEW.task_id;
  FOR below IN SELECT * FROM tasks_task
      WHERE parent_id = NEW.task_id AND follows_parent AND state = 'open'
      ORDER BY id FOR UPDATE LOOP
    UPDATE tasks_task SET last_day = NEW.last_day_after, due_time = NEW.due_time_after,
        deadline_literal = above.deadline_literal, after_event_id = above.after_event_id,
        after_count = above.after_count, after_unit = above.after_unit
      WHERE id = below.id;
    INSERT INTO tasks_taskchange (task_id, owner_id, move_id, root_id, reason, title_before,
        text_before, last_day_before, due_time_before, title_after, text_after, last_day_after,
        due_time_after, changed_at, changed_by_id)
      VALUES (below.id, below.owner_id, NEW.move_id, coalesce(NEW.root_id, NEW.id), NEW.reason,
        below.title, below.text, below.last_day, below.due_time, below.title, below.text,
        NEW.last_day_after, NEW.due_time_after, NEW.changed_at, NEW.changed_by_id);
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER tasks_subtasks_follow AFTER INSERT ON tasks_taskchange
  FOR EACH ROW EXECUTE FUNCTION tasks_subtasks_follow();

-- Whom a change reached below, so that they can be told: for changes made by one's own branch.
CREATE FUNCTION tasks_bodies_reached(roots bigint[]) RETURNS SETOF bigint
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
  BEGIN ATOMIC
    SELECT DISTINCT a.body_id
      FROM tasks_taskchange r
      JOIN tasks_taskchange c ON c.root_id = r.id
      JOIN tasks_assignment a ON a.task_id = c.task_id
     WHERE r.id = ANY (roots) AND r.owner_id IN (SELECT tasks_seen_bodies());
  END;
"""


class Migration(migrations.Migration):
    dependencies = [("tasks", "0003_events_changes_and_kinds_of_responsibility")]
    operations = [migrations.RunSQL(sql) for sql in (EVENTS, SAME_OWNER, HISTORY, FOLLOW)]
