"""Who sees a task: the giver's branch, and every body that has a part in it."""

from django.db import migrations

POLICIES = """
CREATE FUNCTION tasks_seen_bodies() RETURNS SETOF bigint LANGUAGE sql STABLE PARALLEL SAFE
  BEGIN ATOMIC SELECT id FROM organisations_body WHERE lalanh_sees(path); END;

ALTER TABLE tasks_assignment ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON tasks_assignment
  USING (owner_id IN (SELECT tasks_seen_bodies()) OR body_id IN (SELECT tasks_seen_bodies()));

ALTER TABLE tasks_task ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON tasks_task USING (owner_id IN (SELECT tasks_seen_bodies()));
CREATE POLICY has_part ON tasks_task FOR SELECT
  USING (id IN (SELECT task_id FROM tasks_assignment));

ALTER TABLE tasks_report ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON tasks_report
  USING (owner_id IN (SELECT tasks_seen_bodies()) OR body_id IN (SELECT tasks_seen_bodies()));

ALTER TABLE tasks_evidence ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON tasks_evidence
  USING (owner_id IN (SELECT tasks_seen_bodies()) OR body_id IN (SELECT tasks_seen_bodies()));
"""

# A sensitive clause is followed as "body, clause, status", with official letters only.
SENSITIVE = """
CREATE FUNCTION tasks_evidence_letters_only() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF NEW.kind <> 'document' AND EXISTS (
    SELECT 1 FROM tasks_report r JOIN tasks_assignment a ON a.id = r.assignment_id
      JOIN tasks_task t ON t.id = a.task_id WHERE r.id = NEW.report_id AND t.is_sensitive) THEN
    RAISE EXCEPTION 'a sensitive task takes official letters only'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'tasks_evidence_letters_only';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER tasks_evidence_letters_only BEFORE INSERT OR UPDATE ON tasks_evidence
  FOR EACH ROW EXECUTE FUNCTION tasks_evidence_letters_only();
"""

# What was reported stays as it was; the giver's verdict is added once.
REPORTS = """
CREATE FUNCTION tasks_report_only_verdict() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.assignment_id, OLD.body_id, OLD.owner_id, OLD.text, OLD.claims_done, OLD.reported_at,
      OLD.reported_by_id) IS DISTINCT FROM (NEW.assignment_id, NEW.body_id, NEW.owner_id, NEW.text,
      NEW.claims_done, NEW.reported_at, NEW.reported_by_id) OR OLD.verdict <> 'none' THEN
    RAISE EXCEPTION 'a report is history: only its verdict is added, once'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'tasks_report_append_only';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER tasks_report_only_verdict BEFORE UPDATE ON tasks_report
  FOR EACH ROW EXECUTE FUNCTION tasks_report_only_verdict();
REVOKE DELETE, TRUNCATE ON tasks_report, tasks_evidence FROM lalanh_app;
REVOKE UPDATE ON tasks_evidence FROM lalanh_app;
"""


class Migration(migrations.Migration):
    dependencies = [("tasks", "0001_tasks_and_reports")]
    operations = [migrations.RunSQL(sql) for sql in (POLICIES, SENSITIVE, REPORTS)]
