"""Who sees a programme: the owner's branch, the consolidating body, and who holds its plan."""

from django.db import migrations

POLICIES = """
ALTER TABLE programmes_programme ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON programmes_programme
  USING (owner_id IN (SELECT id FROM organisations_body WHERE lalanh_sees(path)));
CREATE POLICY consolidates ON programmes_programme FOR SELECT
  USING (consolidator_id IN (SELECT id FROM organisations_body WHERE lalanh_sees(path))
      OR document_id IN (SELECT id FROM directives_document));
"""


class Migration(migrations.Migration):
    dependencies = [("programmes", "0001_programmes")]
    operations = [migrations.RunSQL(POLICIES)]
