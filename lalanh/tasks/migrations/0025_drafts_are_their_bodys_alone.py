"""What is not sent yet is read by the body that writes it, and by nobody above it."""

from django.db import migrations

DRAFTS = """
DROP POLICY own ON tasks_proposal;
CREATE POLICY own ON tasks_proposal
  USING (body_id = lalanh_body_id()
      OR state <> 'draft' AND (body_id IN (SELECT tasks_seen_bodies())
          OR EXISTS (SELECT 1 FROM jsonb_array_elements_text(held_by) h
                      WHERE h::bigint IN (SELECT tasks_seen_bodies()))));
DROP POLICY own ON tasks_planreport;
CREATE POLICY own ON tasks_planreport
  USING (body_id = lalanh_body_id()
      OR state <> 'draft' AND (body_id IN (SELECT tasks_seen_bodies())
                            OR receiver_id IN (SELECT tasks_seen_bodies())
                            OR owner_id IN (SELECT tasks_seen_bodies())));
"""


class Migration(migrations.Migration):
    dependencies = [("tasks", "0024_since_when_a_body_reports")]
    operations = [migrations.RunSQL(DRAFTS)]
