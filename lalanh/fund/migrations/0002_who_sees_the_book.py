"""Row-level security by the body that keeps the fund, append-only history, rights."""

from django.db import migrations

TABLES = (
    "fund_fund", "fund_fundpurpose", "fund_drive", "fund_account", "fund_entry", "fund_posting",
    "fund_bankaccount", "fund_statement", "fund_statementline", "fund_linereview",
    "fund_donation", "fund_receiptseries", "fund_thankyou",
)

# A body reads its own rows and those of the bodies below it, and writes its own alone.
POLICIES = "\n".join(
    f"""
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY look ON {table} FOR SELECT
  USING (owner_id IN (SELECT id FROM organisations_body WHERE lalanh_sees(path)));
CREATE POLICY add ON {table} FOR INSERT WITH CHECK (owner_id = lalanh_body_id());
CREATE POLICY change ON {table} FOR UPDATE
  USING (owner_id = lalanh_body_id()) WITH CHECK (owner_id = lalanh_body_id());
"""
    for table in TABLES
)

# Children name their fund's own keeper, so that a row cannot slip under another body.
SAME_OWNER = "ALTER TABLE fund_fund ADD CONSTRAINT fund_fund_with_owner UNIQUE (id, owner_id);\n" + "\n".join(
    f"""ALTER TABLE {table} ADD CONSTRAINT {table}_same_owner
  FOREIGN KEY (fund_id, owner_id) REFERENCES fund_fund (id, owner_id);"""
    for table in (
        "fund_fundpurpose", "fund_drive", "fund_account", "fund_entry", "fund_posting",
        "fund_bankaccount", "fund_donation", "fund_receiptseries",
    )
)

HISTORY = "\n".join(
    f"""
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
  FOR EACH STATEMENT EXECUTE FUNCTION lalanh_append_only();
REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM lalanh_app;
"""
    for table in ("fund_entry", "fund_posting", "fund_linereview")
)

RIGHTS = """
-- The book is written by fund_post_entry alone.
REVOKE INSERT ON fund_entry, fund_posting FROM lalanh_app;
-- Nothing about money is removed.
REVOKE DELETE, TRUNCATE ON fund_fund, fund_fundpurpose, fund_drive, fund_account, fund_bankaccount,
  fund_statement, fund_statementline, fund_donation, fund_receiptseries, fund_thankyou FROM lalanh_app;
-- Of a statement line a person may change what was read wrongly; which entry it went into is
-- noted by the database itself.
REVOKE UPDATE ON fund_statementline FROM lalanh_app;
GRANT UPDATE (kind, state, day, amount_vnd, identity, same_as_id) ON fund_statementline TO lalanh_app;

ALTER TABLE fund_linereview ADD CONSTRAINT fund_linereview_change_has_reason CHECK (
  reason <> '' OR (old_amount_vnd IS NOT DISTINCT FROM new_amount_vnd
                   AND old_day IS NOT DISTINCT FROM new_day));
-- Called reconciled only when every figure the file prints equals the one computed.
ALTER TABLE fund_statement ADD CONSTRAINT fund_statement_reconciled_holds CHECK (
  state <> 'reconciled' OR (
    jsonb_array_length(faults) = 0 AND jsonb_array_length(controls) > 0
    AND NOT jsonb_path_exists(controls, '$[*] ? (@.printed != @.computed)')));
"""

SEARCH = """
CREATE INDEX fund_donation_words ON fund_donation USING gin (to_tsvector('simple', folded));
"""


class Migration(migrations.Migration):
    dependencies = [
        ("fund", "0001_funds_book_statements_donations"),
        ("base", "0002_rights_and_row_security"),
        ("organisations", "0002_rules_in_the_database"),
    ]
    operations = [
        migrations.RunSQL(sql) for sql in (POLICIES, SAME_OWNER, HISTORY, RIGHTS, SEARCH)
    ]
