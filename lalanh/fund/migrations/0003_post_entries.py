"""The one way into the book: a posting function, and the checks that hold for every role."""

from django.db import migrations

COLUMNS = """
-- Lines are taken only into a header of the same transaction.
ALTER TABLE fund_entry ADD COLUMN posted_xid xid8 NOT NULL DEFAULT pg_current_xact_id();
ALTER TABLE fund_entry ADD CONSTRAINT fund_entry_with_fund UNIQUE (id, fund_id);
ALTER TABLE fund_account ADD CONSTRAINT fund_account_with_fund UNIQUE (id, fund_id);
ALTER TABLE fund_posting ADD CONSTRAINT fund_posting_entry_of_fund
  FOREIGN KEY (entry_id, fund_id) REFERENCES fund_entry (id, fund_id);
ALTER TABLE fund_posting ADD CONSTRAINT fund_posting_account_of_fund
  FOREIGN KEY (account_id, fund_id) REFERENCES fund_account (id, fund_id);
ALTER TABLE fund_posting ADD CONSTRAINT fund_posting_purpose_is_allowed
  FOREIGN KEY (fund_id, purpose) REFERENCES fund_fundpurpose (fund_id, code);
-- One line each, so that the hashed text can be read in one way only.
ALTER TABLE fund_entry ADD CONSTRAINT fund_entry_texts_are_lines
  CHECK (decision !~ '[\x01-\x1f]' AND beneficiaries !~ '[\x01-\x1f]');
-- Balances are sums over this index.
CREATE INDEX fund_posting_balance ON fund_posting (account_id, commodity, source) INCLUDE (amount);
"""

# The text that is hashed; lalanh/fund/ledger/leaf.py writes the same.
LEAF = """
CREATE FUNCTION fund_entry_text(p_entry bigint) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT concat_ws(E'\\n',
    'lalanh-entry-1', 'fund:' || f.code, 'day:' || to_char(e.day, 'YYYY-MM-DD'), 'kind:' || e.kind,
    'corrects:' || coalesce(e.corrects_id::text, ''), 'decision:' || e.decision,
    'beneficiaries:' || e.beneficiaries,
    (SELECT string_agg(p.number || '|' || a.code || '|' || p.commodity || '|' || p.amount || '|'
         || p.source || '|' || coalesce(p.purpose, '') || '|' || coalesce(p.programme, ''),
         E'\\n' ORDER BY p.number)
       FROM fund_posting p JOIN fund_account a ON a.id = p.account_id WHERE p.entry_id = e.id))
  FROM fund_entry e JOIN fund_fund f ON f.id = e.fund_id WHERE e.id = p_entry
$$;
"""

REFUSE = """
CREATE FUNCTION fund_refuse(p_constraint text, p_message text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', p_message USING ERRCODE = 'check_violation', CONSTRAINT = p_constraint;
END $$;
"""

# Money and goods never go below zero, by account and source. Only entries that take something out
# wait for each other: they lock their fund, then add up what is committed.
ENOUGH = """
CREATE FUNCTION fund_check_enough(p_entry bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE taken record; remaining bigint;
BEGIN
  FOR taken IN
    SELECT p.fund_id, p.account_id, p.commodity, p.source
    FROM fund_posting p JOIN fund_account a ON a.id = p.account_id
    WHERE p.entry_id = p_entry AND a.kind IN ('money', 'goods')
    GROUP BY 1, 2, 3, 4 HAVING sum(p.amount) < 0 ORDER BY 2, 3, 4
  LOOP
    PERFORM 1 FROM fund_fund WHERE id = taken.fund_id FOR NO KEY UPDATE;
    SELECT sum(amount) INTO remaining FROM fund_posting
    WHERE account_id = taken.account_id AND commodity = taken.commodity AND source = taken.source;
    IF remaining < 0 THEN
      PERFORM fund_refuse('fund_posting_within_balance', 'account would fall to ' || remaining);
    END IF;
  END LOOP;
END $$;
"""

GUARDS = """
CREATE FUNCTION fund_posting_same_transaction() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM fund_entry WHERE id = NEW.entry_id AND posted_xid = pg_current_xact_id();
  IF NOT FOUND THEN
    PERFORM fund_refuse('fund_posting_same_transaction', 'the entry is closed: no line is added');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER fund_posting_same_transaction BEFORE INSERT ON fund_posting
  FOR EACH ROW EXECUTE FUNCTION fund_posting_same_transaction();

CREATE FUNCTION fund_entry_is_whole() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF (SELECT count(*) FROM fund_posting WHERE entry_id = NEW.id) < 2
     OR EXISTS (SELECT 1 FROM fund_posting WHERE entry_id = NEW.id
                GROUP BY commodity HAVING sum(amount) <> 0) THEN
    PERFORM fund_refuse('fund_entry_balances', 'the sides of entry ' || NEW.id || ' differ');
  END IF;
  IF NEW.kind = 'disbursement' AND NOT EXISTS (
       SELECT 1 FROM fund_posting WHERE entry_id = NEW.id AND purpose IS NOT NULL) THEN
    PERFORM fund_refuse('fund_entry_payment_names_purpose', 'a payment names its purpose');
  END IF;
  IF NEW.corrects_id IS NOT NULL AND EXISTS (
       SELECT account_id, commodity, source, purpose, programme FROM fund_posting
       WHERE entry_id IN (NEW.id, NEW.corrects_id)
       GROUP BY 1, 2, 3, 4, 5 HAVING sum(amount) <> 0) THEN
    PERFORM fund_refuse('fund_entry_reversal_mirrors', 'a reversal mirrors its entry');
  END IF;
  IF NEW.leaf <> sha256(convert_to(fund_entry_text(NEW.id), 'UTF8')) THEN
    PERFORM fund_refuse('fund_entry_leaf_is_true', 'the leaf is not the hash of the entry');
  END IF;
  PERFORM fund_check_enough(NEW.id);
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER fund_entry_is_whole AFTER INSERT ON fund_entry
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fund_entry_is_whole();
"""

POST = """
-- Note on the line that it is booked; refuse a second booking, a statement that does not agree,
-- and an entry that moves another amount on the bank's account than the line says.
CREATE FUNCTION fund_take_line(p_line bigint, p_entry bigint, p_fund bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE taken record;
BEGIN
  UPDATE fund_statementline SET entry_id = p_entry, state = 'booked'
  WHERE id = p_line AND entry_id IS NULL AND same_as_id IS NULL
  RETURNING statement_id, bank_account_id, day,
    CASE direction WHEN 'credit' THEN amount_vnd ELSE -amount_vnd END AS amount INTO taken;
  IF NOT FOUND THEN
    PERFORM fund_refuse('fund_entry_one_per_line', 'the line is booked already');
  END IF;
  PERFORM 1 FROM fund_statement
  WHERE id = taken.statement_id AND state IN ('reconciled', 'vouched');
  IF NOT FOUND THEN
    PERFORM fund_refuse('fund_entry_line_is_proven', 'the statement does not agree yet');
  END IF;
  PERFORM 1 FROM fund_bankaccount b JOIN fund_posting p ON p.account_id = b.account_id
  WHERE b.id = taken.bank_account_id AND b.fund_id = p_fund AND p.entry_id = p_entry
  HAVING sum(p.amount) = taken.amount;
  IF NOT FOUND THEN
    PERFORM fund_refuse('fund_entry_equals_its_line', 'entry and line differ');
  END IF;
END $$;
REVOKE EXECUTE ON FUNCTION fund_take_line(bigint, bigint, bigint) FROM lalanh_app;

-- said: {fund, kind, day, by, at, lines: [{account, commodity, amount, source, purpose, programme}],
--        decision, beneficiaries, reason, corrects, line}. Returns the number of the entry.
CREATE FUNCTION fund_post_entry(said jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_fund fund_fund; v_old fund_entry; v_entry bigint; v_lines int;
BEGIN
  SELECT * INTO v_fund FROM fund_fund WHERE id = (said->>'fund')::bigint;
  IF v_fund.owner_id IS DISTINCT FROM lalanh_body_id() THEN
    PERFORM fund_refuse('fund_entry_own_fund', 'a body posts to its own funds only');
  END IF;
  IF (said->>'day')::date > v_fund.closed_on OR (said->>'day')::date < v_fund.opened_on THEN
    PERFORM fund_refuse('fund_entry_fund_is_open', 'the fund is closed on that day');
  END IF;
  IF said->>'corrects' IS NOT NULL THEN
    SELECT * INTO v_old FROM fund_entry WHERE id = (said->>'corrects')::bigint;
    IF v_old.kind = 'reversal' OR v_old.fund_id IS DISTINCT FROM v_fund.id THEN
      PERFORM fund_refuse('fund_entry_reversal_is_final', 'a reversal is not reversed');
    END IF;
  END IF;
  v_entry := nextval(pg_get_serial_sequence('fund_entry', 'id'));
  INSERT INTO fund_entry (id, fund_id, owner_id, kind, day, decision, beneficiaries, reason,
                          corrects_id, line_id, posted_by_id, posted_at, leaf)
  OVERRIDING SYSTEM VALUE
  VALUES (v_entry, v_fund.id, v_fund.owner_id, said->>'kind', (said->>'day')::date,
          coalesce(said->>'decision', ''), coalesce(said->>'beneficiaries', ''),
          coalesce(said->>'reason', ''), v_old.id, (said->>'line')::bigint,
          (said->>'by')::bigint, (said->>'at')::timestamptz,
          fund_leaf_of(said, v_fund.code));
  INSERT INTO fund_posting (entry_id, fund_id, owner_id, account_id, number, commodity, amount,
                            source, purpose, programme)
  SELECT v_entry, v_fund.id, v_fund.owner_id, a.id, l.number, l.line->>'commodity',
         (l.line->>'amount')::bigint, l.line->>'source',
         nullif(l.line->>'purpose', ''), nullif(l.line->>'programme', '')
  FROM jsonb_array_elements(said->'lines') WITH ORDINALITY AS l(line, number)
  JOIN fund_account a ON a.fund_id = v_fund.id AND a.code = l.line->>'account';
  GET DIAGNOSTICS v_lines = ROW_COUNT;
  IF v_lines <> jsonb_array_length(said->'lines') THEN
    PERFORM fund_refuse('fund_posting_account_in_chart', 'an account is not in the chart');
  END IF;
  IF said->>'line' IS NOT NULL THEN
    PERFORM fund_take_line((said->>'line')::bigint, v_entry, v_fund.id);
  END IF;
  IF v_old.line_id IS NOT NULL THEN
    UPDATE fund_statementline SET entry_id = NULL, state = 'review' WHERE entry_id = v_old.id;
  END IF;
  PERFORM fund_check_enough(v_entry);
  RETURN v_entry;
END $$;
"""

LEAF_OF = """
CREATE FUNCTION fund_leaf_of(said jsonb, p_fund_code text) RETURNS bytea
LANGUAGE sql IMMUTABLE AS $$
  SELECT sha256(convert_to(concat_ws(E'\\n',
    'lalanh-entry-1', 'fund:' || p_fund_code, 'day:' || (said->>'day'), 'kind:' || (said->>'kind'),
    'corrects:' || coalesce(said->>'corrects', ''), 'decision:' || coalesce(said->>'decision', ''),
    'beneficiaries:' || coalesce(said->>'beneficiaries', ''),
    (SELECT string_agg(l.number || '|' || (l.line->>'account') || '|' || (l.line->>'commodity')
         || '|' || (l.line->>'amount') || '|' || (l.line->>'source') || '|'
         || coalesce(l.line->>'purpose', '') || '|' || coalesce(l.line->>'programme', ''),
         E'\\n' ORDER BY l.number)
       FROM jsonb_array_elements(said->'lines') WITH ORDINALITY AS l(line, number))), 'UTF8'))
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("fund", "0002_who_sees_the_book")]
    operations = [
        migrations.RunSQL(sql) for sql in (COLUMNS, LEAF, REFUSE, ENOUGH, GUARDS, LEAF_OF, POST)
    ]
