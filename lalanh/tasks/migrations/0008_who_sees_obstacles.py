"""Who sees an obstacle: who raised it, who consolidates, who decides, whose plan it is."""

from django.db import migrations

POLICIES = """
ALTER TABLE tasks_obstacle ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON tasks_obstacle
  USING (body_id IN (SELECT tasks_seen_bodies()) OR owner_id IN (SELECT tasks_seen_bodies())
      OR consolidator_id IN (SELECT tasks_seen_bodies())
      OR decider_id IN (SELECT tasks_seen_bodies()));

ALTER TABLE tasks_obstaclefile ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON tasks_obstaclefile
  USING (EXISTS (SELECT 1 FROM tasks_obstacle o WHERE o.id = obstacle_id));
ALTER TABLE tasks_obstaclestep ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON tasks_obstaclestep
  USING (EXISTS (SELECT 1 FROM tasks_obstacle o WHERE o.id = obstacle_id));

-- A matter may speak of several bodies: those it speaks of do not read it, only its decision.
ALTER TABLE tasks_matter ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON tasks_matter
  USING (body_id IN (SELECT tasks_seen_bodies()) OR owner_id IN (SELECT tasks_seen_bodies())
      OR decider_id IN (SELECT tasks_seen_bodies()));

-- Who has a task of a plan sees the plan, so that it can report and raise obstacles in it.
CREATE POLICY has_task ON programmes_programme FOR SELECT
  USING (EXISTS (SELECT 1 FROM tasks_task t WHERE t.programme_id = programmes_programme.id));
"""

# The words of an obstacle are history; only where it stands moves.
HISTORY = """
CREATE FUNCTION tasks_obstacle_only_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.programme_id, OLD.task_id, OLD.body_id, OLD.owner_id, OLD.consolidator_id, OLD.decider_id,
      OLD.title, OLD.what, OLD.since_on, OLD.tried, OLD.beyond, OLD.proposal, OLD.raised_at,
      OLD.raised_by_id) IS DISTINCT FROM (NEW.programme_id, NEW.task_id, NEW.body_id, NEW.owner_id,
      NEW.consolidator_id, NEW.decider_id, NEW.title, NEW.what, NEW.since_on, NEW.tried, NEW.beyond,
      NEW.proposal, NEW.raised_at, NEW.raised_by_id) THEN
    RAISE EXCEPTION 'an obstacle is history: its words and its route stay'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'tasks_obstacle_append_only';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER tasks_obstacle_only_moves BEFORE UPDATE ON tasks_obstacle
  FOR EACH ROW EXECUTE FUNCTION tasks_obstacle_only_moves();
REVOKE DELETE, TRUNCATE ON tasks_obstacle, tasks_matter FROM lalanh_app;
REVOKE UPDATE, DELETE, TRUNCATE ON tasks_obstaclefile, tasks_obstaclestep FROM lalanh_app;
CREATE TRIGGER tasks_obstaclestep_append_only BEFORE UPDATE OR DELETE OR TRUNCATE
  ON tasks_obstaclestep FOR EACH STATEMENT EXECUTE FUNCTION lalanh_append_only();
CREATE TRIGGER tasks_obstaclefile_append_only BEFORE UPDATE OR DELETE OR TRUNCATE
  ON tasks_obstaclefile FOR EACH STATEMENT EXECUTE FUNCTION lalanh_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("tasks", "0007_obstacles_and_matters"),
        ("programmes", "0004_who_sees_and_keeps_settings"),
    ]
    operations = [migrations.RunSQL(sql) for sql in (POLICIES, HISTORY)]
