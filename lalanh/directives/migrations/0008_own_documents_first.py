"""The own body's documents and copies are seen without looking through the register of bodies."""

from django.db import migrations

POLICIES = """
ALTER POLICY own ON directives_document
  USING (owner_id = (SELECT lalanh_body_id())
      OR owner_id IN (SELECT id FROM organisations_body WHERE lalanh_sees(path)));
ALTER POLICY own ON directives_copy
  USING (owner_id = (SELECT lalanh_body_id()) OR body_id = (SELECT lalanh_body_id())
      OR owner_id IN (SELECT id FROM organisations_body WHERE lalanh_sees(path))
      OR body_id IN (SELECT id FROM organisations_body WHERE lalanh_sees(path)));
"""


class Migration(migrations.Migration):
    dependencies = [("directives", "0007_who_sees_and_keeps_our_papers")]
    operations = [migrations.RunSQL(POLICIES)]
