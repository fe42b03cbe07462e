"""Who sees proposals, reviews, contingency plans and digital solutions, and what stays."""

from django.db import migrations

POLICIES = """
ALTER TABLE tasks_proposal ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON tasks_proposal
  USING (body_id IN (SELECT tasks_seen_bodies())
      OR state <> 'draft' AND EXISTS (SELECT 1 FROM jsonb_array_elements_text(held_by) h
                                       WHERE h::bigint IN (SELECT tasks_seen_bodies())));
ALTER TABLE tasks_proposalstep ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON tasks_proposalstep
  USING (EXISTS (SELECT 1 FROM tasks_proposal p WHERE p.id = proposal_id));

-- Issued, a review is read by whoever sees the plan; it speaks of all, so a draft is its owner's.
ALTER TABLE tasks_review ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON tasks_review USING (owner_id IN (SELECT tasks_seen_bodies()));
CREATE POLICY issued ON tasks_review FOR SELECT
  USING (state = 'issued'
     AND EXISTS (SELECT 1 FROM programmes_programme p WHERE p.id = programme_id));

ALTER TABLE tasks_contingencyplan ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON tasks_contingencyplan
  USING (body_id IN (SELECT tasks_seen_bodies()) OR approved_by_id IN (SELECT tasks_seen_bodies()));
ALTER TABLE tasks_solution ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON tasks_solution USING (body_id IN (SELECT tasks_seen_bodies()));
"""

HISTORY = """
CREATE FUNCTION tasks_proposal_words_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'draft' AND (OLD.body_id, OLD.programme_id, OLD.kind, OLD.title, OLD.text,
      OLD.benefit, OLD.written_at, OLD.written_by_id, OLD.submitted_at) IS DISTINCT FROM
     (NEW.body_id, NEW.programme_id, NEW.kind, NEW.title, NEW.text, NEW.benefit, NEW.written_at,
      NEW.written_by_id, NEW.submitted_at) THEN
    RAISE EXCEPTION 'a proposal that was submitted is history'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'tasks_proposal_words_stay';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER tasks_proposal_words_stay BEFORE UPDATE ON tasks_proposal
  FOR EACH ROW EXECUTE FUNCTION tasks_proposal_words_stay();

CREATE FUNCTION tasks_review_issued_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'issued' THEN
    RAISE EXCEPTION 'an issued review is history'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'tasks_review_issued_stays';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER tasks_review_issued_stays BEFORE UPDATE ON tasks_review
  FOR EACH ROW EXECUTE FUNCTION tasks_review_issued_stays();

REVOKE DELETE, TRUNCATE ON tasks_proposal, tasks_review, tasks_solution FROM lalanh_app;
REVOKE UPDATE, DELETE, TRUNCATE ON tasks_proposalstep, tasks_contingencyplan FROM lalanh_app;
CREATE TRIGGER tasks_proposalstep_append_only BEFORE UPDATE OR DELETE OR TRUNCATE
  ON tasks_proposalstep FOR EACH STATEMENT EXECUTE FUNCTION lalanh_append_only();
CREATE TRIGGER tasks_contingencyplan_append_only BEFORE UPDATE OR DELETE OR TRUNCATE
  ON tasks_contingencyplan FOR EACH STATEMENT EXECUTE FUNCTION lalanh_append_only();
"""

# A plan ends with its final review, or with the reason why it has none; it never opens again.
CLOSING = """
CREATE FUNCTION tasks_programme_ends_with_review() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF OLD.state = 'closed' AND NEW.state <> 'closed' THEN
    RAISE EXCEPTION 'a closed plan is not opened again'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'programmes_programme_not_opened_again';
  END IF;
  IF OLD.state <> 'closed' AND NEW.state = 'closed' AND NEW.closing_reason = '' AND NOT EXISTS (
    SELECT 1 FROM tasks_review r WHERE r.programme_id = NEW.id AND r.kind = 'final'
       AND r.state = 'issued') THEN
    RAISE EXCEPTION 'a plan ends with its final review or a reason'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'programmes_programme_ends_with_review';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER tasks_programme_ends_with_review BEFORE UPDATE OF state ON programmes_programme
  FOR EACH ROW EXECUTE FUNCTION tasks_programme_ends_with_review();
"""


class Migration(migrations.Migration):
    dependencies = [("tasks", "0018_proposals_reviews_and_readiness")]
    operations = [migrations.RunSQL(sql) for sql in (POLICIES, HISTORY, CLOSING)]
