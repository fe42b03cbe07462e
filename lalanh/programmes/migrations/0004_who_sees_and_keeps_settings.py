"""Settings of a plan: read by who sees the plan, set by its owner, the history never altered."""

from django.db import migrations

POLICIES = """
DROP POLICY consolidates ON programmes_programme;
CREATE POLICY consolidates ON programmes_programme FOR SELECT
  USING (consolidator_id IN (SELECT id FROM organisations_body WHERE lalanh_sees(path))
      OR committee_id IN (SELECT id FROM organisations_body WHERE lalanh_sees(path))
      OR document_id IN (SELECT id FROM directives_document));

ALTER TABLE programmes_reportrhythm ENABLE ROW LEVEL SECURITY;
CREATE POLICY look ON programmes_reportrhythm FOR SELECT
  USING (EXISTS (SELECT 1 FROM programmes_programme p WHERE p.id = programme_id));
CREATE POLICY own ON programmes_reportrhythm
  USING (programme_id IN (SELECT id FROM programmes_programme WHERE owner_id IN
    (SELECT id FROM organisations_body WHERE lalanh_sees(path))));

ALTER TABLE programmes_settingchange ENABLE ROW LEVEL SECURITY;
CREATE POLICY look ON programmes_settingchange FOR SELECT
  USING (EXISTS (SELECT 1 FROM programmes_programme p WHERE p.id = programme_id));
CREATE POLICY own ON programmes_settingchange FOR INSERT
  WITH CHECK (programme_id IN (SELECT id FROM programmes_programme WHERE owner_id IN
    (SELECT id FROM organisations_body WHERE lalanh_sees(path))));

REVOKE UPDATE, DELETE, TRUNCATE ON programmes_settingchange FROM lalanh_app;
CREATE TRIGGER programmes_settingchange_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON programmes_settingchange
  FOR EACH STATEMENT EXECUTE FUNCTION lalanh_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("programmes", "0003_settings_of_the_plan")]
    operations = [migrations.RunSQL(POLICIES)]
