"""The own body's programmes are seen without looking through the register of bodies."""

from django.db import migrations

POLICY = """
ALTER POLICY own ON programmes_programme
  USING (owner_id = (SELECT lalanh_body_id())
      OR owner_id IN (SELECT id FROM organisations_body WHERE lalanh_sees(path)));
"""


class Migration(migrations.Migration):
    dependencies = [("programmes", "0004_who_sees_and_keeps_settings")]
    operations = [migrations.RunSQL(POLICY)]
