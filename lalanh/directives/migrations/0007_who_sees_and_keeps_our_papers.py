"""Drafts belong to their body alone; three people make a paper; numbers only rise; issues stay."""

from django.db import migrations

OWN = "\n".join(
    f"""
    ALTER TABLE directives_{table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY own ON directives_{table} USING (owner_id = lalanh_body_id());
    REVOKE DELETE ON directives_{table} FROM lalanh_app;
    """
    for table in ("draft", "numberseries", "numberrun")
)
# A type may be taken out of a series again; the series itself stays.
TYPES = """
ALTER TABLE directives_seriestype ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON directives_seriestype USING (owner_id = lalanh_body_id());
"""
PARTS = "\n".join(
    f"""
    ALTER TABLE directives_{table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY with_draft ON directives_{table}
      USING (draft_id IN (SELECT id FROM directives_draft));
    """
    for table in ("draftline", "draftbasis", "draftannex", "draftversion", "draftstep")
)
# Whoever sees the document may have its files; only its body issues it.
ISSUE = """
ALTER TABLE directives_issue ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_document ON directives_issue FOR SELECT
  USING (document_id IN (SELECT id FROM directives_document));
CREATE POLICY own ON directives_issue FOR INSERT WITH CHECK (owner_id = lalanh_body_id());
"""
HISTORY = "\n".join(
    f"""
    CREATE TRIGGER directives_{table}_append_only
      BEFORE UPDATE OR DELETE OR TRUNCATE ON directives_{table}
      FOR EACH STATEMENT EXECUTE FUNCTION lalanh_append_only();
    REVOKE UPDATE, DELETE, TRUNCATE ON directives_{table} FROM lalanh_app;
    """
    for table in ("draftversion", "draftstep", "issue")
)

HANDS = """
-- Nobody checks or signs words of one's own, whoever began the paper; what is checked stays so.
CREATE FUNCTION directives_draft_hands() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  moving text[] := ARRAY['state', 'checked_by_id', 'checked_at', 'signed_by_id', 'signed_at'];
BEGIN
  IF OLD.state <> 'drafting' AND to_jsonb(NEW) - moving IS DISTINCT FROM to_jsonb(OLD) - moving THEN
    RAISE EXCEPTION 'draft % is no longer being written', OLD.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'directives_draft_settled';
  END IF;
  IF EXISTS (SELECT 1 FROM directives_draftversion v WHERE v.draft_id = NEW.id
             AND v.written_by_id IN (NEW.checked_by_id, NEW.signed_by_id)) THEN
    RAISE EXCEPTION 'who wrote draft % may not check or sign it', OLD.id
      USING ERRCODE = 'integrity_constraint_violation',
            CONSTRAINT = 'directives_draft_writer_approves';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER directives_draft_hands BEFORE UPDATE ON directives_draft
  FOR EACH ROW EXECUTE FUNCTION directives_draft_hands();

CREATE FUNCTION directives_draft_open() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  one bigint := CASE TG_OP WHEN 'DELETE' THEN OLD.draft_id ELSE NEW.draft_id END;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM directives_draft d WHERE d.id = one AND d.state = 'drafting') THEN
    RAISE EXCEPTION 'draft % is no longer being written', one
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'directives_draft_settled';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
"""
OPEN = "\n".join(
    f"""
    CREATE TRIGGER directives_{table}_open BEFORE INSERT OR UPDATE OR DELETE ON directives_{table}
      FOR EACH ROW EXECUTE FUNCTION directives_draft_open();
    """
    for table in ("draftline", "draftbasis", "draftannex")
) + """
CREATE TRIGGER directives_draftversion_open BEFORE INSERT ON directives_draftversion
  FOR EACH ROW EXECUTE FUNCTION directives_draft_open();
"""

NUMBERS = """
CREATE FUNCTION directives_number_rises() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.last <= OLD.last OR (NEW.series_id, NEW.period) <> (OLD.series_id, OLD.period) THEN
    RAISE EXCEPTION 'numbers of run % only rise', OLD.id
      USING ERRCODE = 'integrity_constraint_violation',
            CONSTRAINT = 'directives_numberrun_only_rises';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER directives_numberrun_only_rises BEFORE UPDATE ON directives_numberrun
  FOR EACH ROW EXECUTE FUNCTION directives_number_rises();

-- The number of an issue is the one its run has just come to.
CREATE FUNCTION directives_issue_takes_next() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.run_id IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM directives_numberrun r WHERE r.id = NEW.run_id AND r.last = NEW.count) THEN
    RAISE EXCEPTION 'number % is not the next of run %', NEW.count, NEW.run_id
      USING ERRCODE = 'integrity_constraint_violation',
            CONSTRAINT = 'directives_issue_takes_the_next_number';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER directives_issue_takes_next BEFORE INSERT ON directives_issue
  FOR EACH ROW EXECUTE FUNCTION directives_issue_takes_next();
"""

# Who sits in a body of another branch, so that a paper can be told to them; ids and nothing else.
ACCOUNTS = """
CREATE FUNCTION directives_accounts_in(bodies bigint[]) RETURNS SETOF bigint
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
  BEGIN ATOMIC
    SELECT DISTINCT s.user_id FROM organisations_seat s
     WHERE s.body_id = ANY (bodies) AND s.valid_to IS NULL;
  END;
"""


class Migration(migrations.Migration):
    dependencies = [("directives", "0006_papers_of_our_own")]
    operations = [
        migrations.RunSQL(sql)
        for sql in (OWN, TYPES, PARTS, ISSUE, HISTORY, HANDS, OPEN, NUMBERS, ACCOUNTS)
    ]
