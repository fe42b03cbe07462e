"""
A copy is handed by whoever has the document, and noted by whoever was handed it.

Whoever holds a copy reads all parts of the document; only the owner's branch writes them.
"""

from django.db import migrations

COPIES = """
-- Asked as the owner of the tables: the policies of documents look through those of copies.
CREATE FUNCTION directives_may_hand(p_document bigint, p_owner bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT 1 FROM directives_document d JOIN organisations_body b ON b.id = d.owner_id
     WHERE d.id = p_document AND d.owner_id = p_owner
       AND (lalanh_sees(b.path) OR EXISTS (
         SELECT 1 FROM directives_copy c JOIN organisations_body h ON h.id = c.body_id
          WHERE c.document_id = p_document AND lalanh_sees(h.path))))
$$;

DROP POLICY own ON directives_copy;
CREATE POLICY own ON directives_copy FOR SELECT
  USING (owner_id = (SELECT lalanh_body_id()) OR body_id = (SELECT lalanh_body_id())
      OR owner_id IN (SELECT id FROM organisations_body WHERE lalanh_sees(path))
      OR body_id IN (SELECT id FROM organisations_body WHERE lalanh_sees(path)));
CREATE POLICY handed ON directives_copy FOR INSERT
  WITH CHECK (directives_may_hand(document_id, owner_id));
CREATE POLICY noted ON directives_copy FOR UPDATE
  USING (body_id = (SELECT lalanh_body_id())
      OR body_id IN (SELECT id FROM organisations_body WHERE lalanh_sees(path)));
-- To whom it was handed, and when, stays as it was.
REVOKE UPDATE, DELETE ON directives_copy FROM lalanh_app;
GRANT UPDATE (opened_at, opened_by_id, spread_on, spread_how, spread_to_people)
  ON directives_copy TO lalanh_app;
"""


def owned(table: str, document: str) -> str:
    """Let the parts in this table be read with the document, and written by its owner's branch."""
    own = f"""EXISTS (SELECT 1 FROM directives_document d
      JOIN organisations_body b ON b.id = d.owner_id
      WHERE d.id = {document} AND lalanh_sees(b.path))"""
    return f"""
    CREATE POLICY own_new ON directives_{table} FOR INSERT WITH CHECK ({own});
    CREATE POLICY own_changed ON directives_{table} FOR UPDATE USING ({own});
    CREATE POLICY own_gone ON directives_{table} FOR DELETE USING ({own});
    """


PARTS = "\n".join(
    f"""
    DROP POLICY with_document ON directives_{table};
    CREATE POLICY with_document ON directives_{table} FOR SELECT
      USING (EXISTS (SELECT 1 FROM directives_document a
                     WHERE a.id = directives_{table}.document_id));
    {owned(table, f"directives_{table}.document_id")}
    """
    for table in ("citation", "recipient", "clause", "incomingstamp")
)
NAMES = f"""
DROP POLICY with_clause ON directives_clauseassignee;
CREATE POLICY with_clause ON directives_clauseassignee FOR SELECT
  USING (EXISTS (SELECT 1 FROM directives_clause a
                 WHERE a.id = directives_clauseassignee.clause_id));
{
    owned(
        "clauseassignee",
        '''(SELECT c.document_id FROM directives_clause c
        WHERE c.id = directives_clauseassignee.clause_id)''',
    )
}
"""


class Migration(migrations.Migration):
    dependencies = [("directives", "0011_attachments_and_force")]
    operations = [migrations.RunSQL(sql) for sql in (COPIES, PARTS, NAMES)]
