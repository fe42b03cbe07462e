"""Published rows are history; only the words of a withheld one are emptied."""

from django.db import migrations

ROWS = """
CREATE FUNCTION transparency_publishedrow_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.number, OLD.publication_id, OLD.leaf) IS DISTINCT FROM
     (NEW.number, NEW.publication_id, NEW.leaf)
     OR (NEW.opening IS DISTINCT FROM OLD.opening AND NEW.opening IS NOT NULL)
     OR (NEW.opening IS DISTINCT FROM OLD.opening AND NEW.withheld_at IS NULL) THEN
    RAISE EXCEPTION 'a published row is history: only the words of a withheld one are emptied'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'transparency_publishedrow_append_only';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER transparency_publishedrow_keep BEFORE UPDATE ON transparency_publishedrow
  FOR EACH ROW EXECUTE FUNCTION transparency_publishedrow_keep();
CREATE TRIGGER transparency_publishedrow_append_only BEFORE DELETE OR TRUNCATE
  ON transparency_publishedrow FOR EACH STATEMENT EXECUTE FUNCTION lalanh_append_only();
CREATE TRIGGER transparency_spoken_append_only BEFORE UPDATE OR DELETE OR TRUNCATE
  ON transparency_spoken FOR EACH STATEMENT EXECUTE FUNCTION lalanh_append_only();
REVOKE DELETE, TRUNCATE ON transparency_publishedrow FROM lalanh_app;
REVOKE UPDATE, DELETE, TRUNCATE ON transparency_spoken, transparency_draftrow FROM lalanh_app;
REVOKE DELETE, TRUNCATE ON transparency_publication FROM lalanh_app;
"""

# Drafts are seen by the branch that made them; what is published is for everybody.
EYES = """
ALTER TABLE transparency_publication ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON transparency_publication
  USING (owner_id IN (SELECT id FROM organisations_body WHERE lalanh_sees(path)));
CREATE POLICY published ON transparency_publication FOR SELECT USING (state = 'published');
ALTER TABLE transparency_draftrow ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_publication ON transparency_draftrow
  USING (publication_id IN (SELECT id FROM transparency_publication));
"""


class Migration(migrations.Migration):
    dependencies = [("transparency", "0001_publications_and_rows")]
    operations = [migrations.RunSQL(sql) for sql in (ROWS, EYES)]
