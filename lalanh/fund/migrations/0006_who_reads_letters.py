"""Letters are read by the body they are for and those above it, and settled by that body alone."""

from django.db import migrations

EYES = """
ALTER TABLE fund_publicletter ENABLE ROW LEVEL SECURITY;
CREATE POLICY look ON fund_publicletter FOR SELECT
  USING (owner_id IN (SELECT id FROM organisations_body WHERE lalanh_sees(path)));
CREATE POLICY add ON fund_publicletter FOR INSERT WITH CHECK (owner_id = lalanh_body_id());
CREATE POLICY change ON fund_publicletter FOR UPDATE
  USING (owner_id = lalanh_body_id()) WITH CHECK (owner_id = lalanh_body_id());
"""

# What came in stays as it came, but for the words that are emptied when the letter is settled.
RIGHTS = """
REVOKE UPDATE, DELETE, TRUNCATE ON fund_publicletter FROM lalanh_app;
GRANT UPDATE (state, answer, answered_at, answered_by_id, contact, text, receipt_no)
  ON fund_publicletter TO lalanh_app;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("fund", "0005_letters_from_the_public"),
        ("base", "0002_rights_and_row_security"),
    ]
    operations = [migrations.RunSQL(sql) for sql in (EYES, RIGHTS)]
