"""A member of a committee sees the parts of all the bodies the member answers for."""

from django.db import migrations

# Whoever holds an office today that sits in a committee: the bodies of its fields, by committee. A
# field that names neither units nor bodies is the whole.
FIELDS = """
CREATE FUNCTION tasks_fields_of_member() RETURNS TABLE (committee_id bigint, body_id bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  WITH RECURSIVE today AS (SELECT (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day),
  mine AS (
    SELECT m.committee_id, f.id AS field_id
      FROM organisations_official o
      JOIN organisations_holding h ON h.official_id = o.id
      JOIN organisations_committeemember m ON m.office_id = h.office_id
      JOIN organisations_committeefield f ON f.member_id = m.id
      JOIN today t ON h.valid_from <= t.day AND (h.valid_to IS NULL OR h.valid_to > t.day)
                  AND m.valid_from <= t.day AND (m.valid_to IS NULL OR m.valid_to > t.day)
     WHERE o.user_id = lalanh_user_id()
  ),
  places AS (
    SELECT mine.committee_id, u.unit_id
      FROM mine JOIN organisations_committeefield_units u ON u.committeefield_id = mine.field_id
    UNION
    SELECT p.committee_id, below.id FROM places p
      JOIN organisations_unit below ON below.parent_id = p.unit_id
  )
  SELECT mine.committee_id, b.body_id
    FROM mine JOIN organisations_committeefield_bodies b ON b.committeefield_id = mine.field_id
  UNION
  SELECT p.committee_id, b.id FROM places p JOIN organisations_body b ON b.unit_id = p.unit_id
  UNION
  SELECT mine.committee_id, b.id FROM mine CROSS JOIN organisations_body b
   WHERE NOT EXISTS (SELECT 1 FROM organisations_committeefield_units u
                      WHERE u.committeefield_id = mine.field_id)
     AND NOT EXISTS (SELECT 1 FROM organisations_committeefield_bodies c
                      WHERE c.committeefield_id = mine.field_id)
$$;

CREATE POLICY answers_for ON tasks_assignment FOR SELECT
  USING ((owner_id, body_id) IN (SELECT f.committee_id, f.body_id FROM tasks_fields_of_member() f));
CREATE POLICY answers_for ON tasks_report FOR SELECT
  USING ((owner_id, body_id) IN (SELECT f.committee_id, f.body_id FROM tasks_fields_of_member() f));
CREATE POLICY answers_for ON tasks_evidence FOR SELECT
  USING ((owner_id, body_id) IN (SELECT f.committee_id, f.body_id FROM tasks_fields_of_member() f));
"""


class Migration(migrations.Migration):
    dependencies = [("tasks", "0015_name_the_clause_that_allows_a_task")]
    operations = [migrations.RunSQL(FIELDS)]
