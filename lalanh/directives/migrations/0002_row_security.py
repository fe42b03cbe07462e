"""Who sees a document: its owner's branch, and every body that was handed a copy."""

from django.db import migrations

OWNED = """
ALTER TABLE directives_reading ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON directives_reading
  USING (owner_id IN (SELECT id FROM organisations_body WHERE lalanh_sees(path)));

ALTER TABLE directives_copy ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON directives_copy
  USING (owner_id IN (SELECT id FROM organisations_body WHERE lalanh_sees(path))
      OR body_id IN (SELECT id FROM organisations_body WHERE lalanh_sees(path)));

ALTER TABLE directives_document ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON directives_document
  USING (owner_id IN (SELECT id FROM organisations_body WHERE lalanh_sees(path)));
-- Whoever holds a copy reads the document; only the owner's branch changes the register.
CREATE POLICY holds_copy ON directives_document FOR SELECT
  USING (id IN (SELECT document_id FROM directives_copy));
"""

# The parts of a document are seen with it: the document's own policies apply in the sub-select.
PARTS = "\n".join(
    f"""
    ALTER TABLE directives_{table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY with_document ON directives_{table}
      USING (document_id IN (SELECT id FROM directives_document));
    """
    for table in ("citation", "recipient", "clause", "incomingstamp")
)
ASSIGNEES = """
ALTER TABLE directives_clauseassignee ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_clause ON directives_clauseassignee
  USING (clause_id IN (SELECT id FROM directives_clause));
"""


class Migration(migrations.Migration):
    dependencies = [("directives", "0001_register_and_clauses")]
    operations = [migrations.RunSQL(sql) for sql in (OWNED, PARTS, ASSIGNEES)]
