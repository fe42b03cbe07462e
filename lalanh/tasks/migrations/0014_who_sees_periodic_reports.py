"""Who sees a periodic report: who writes it, and once it is sent who takes it in."""

from django.db import migrations

POLICIES = """
ALTER TABLE tasks_planreport ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON tasks_planreport
  USING (body_id IN (SELECT tasks_seen_bodies())
      OR state <> 'draft' AND (receiver_id IN (SELECT tasks_seen_bodies())
                            OR owner_id IN (SELECT tasks_seen_bodies())));
ALTER TABLE tasks_planreportstep ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON tasks_planreportstep
  USING (EXISTS (SELECT 1 FROM tasks_planreport r WHERE r.id = report_id));
"""

# What was sent is history; a return opens it again, and the version that was sent stays in a step.
HISTORY = """
CREATE FUNCTION tasks_planreport_sent_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'sent' AND (OLD.text, OLD.figures) IS DISTINCT FROM (NEW.text, NEW.figures) THEN
    RAISE EXCEPTION 'a report that was sent is history'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'tasks_planreport_sent_stays';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER tasks_planreport_sent_stays BEFORE UPDATE ON tasks_planreport
  FOR EACH ROW EXECUTE FUNCTION tasks_planreport_sent_stays();
REVOKE DELETE, TRUNCATE ON tasks_planreport FROM lalanh_app;
REVOKE UPDATE, DELETE, TRUNCATE ON tasks_planreportstep FROM lalanh_app;
CREATE TRIGGER tasks_planreportstep_append_only BEFORE UPDATE OR DELETE OR TRUNCATE
  ON tasks_planreportstep FOR EACH STATEMENT EXECUTE FUNCTION lalanh_append_only();
"""

# Who reports is read from parts the consolidating body does not see; it is told to those who take
# the reports in, and to nobody else.
REPORTING = """
CREATE FUNCTION tasks_reporting_bodies(plan bigint, by_moment timestamptz)
  RETURNS TABLE (body_id bigint) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
AS $$
  SELECT DISTINCT a.body_id
    FROM programmes_programme p
    JOIN tasks_task t ON t.programme_id = p.id AND t.owner_id = p.owner_id
    JOIN tasks_assignment a ON a.task_id = t.id
    JOIN organisations_body b ON b.id = a.body_id
   WHERE p.id = plan AND t.parent_id IS NULL AND t.state <> 'withdrawn' AND NOT t.is_general
     AND t.given_at <= by_moment AND a.role <> 'directing'
     AND a.state NOT IN ('asked', 'declined', 'excepted') AND b.kind <> 'external'
     AND a.body_id NOT IN
       (p.owner_id, coalesce(p.committee_id, p.owner_id), coalesce(p.consolidator_id, p.owner_id))
     AND EXISTS (SELECT 1 FROM organisations_body s WHERE lalanh_sees(s.path)
                  AND s.id IN (p.owner_id, p.committee_id, p.consolidator_id))
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("tasks", "0013_periodic_reports_of_plans")]
    operations = [migrations.RunSQL(sql) for sql in (POLICIES, HISTORY, REPORTING)]
