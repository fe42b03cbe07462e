"""Rights of the two lesser roles, row-level security, append-only history, the shared cache."""

from django.db import migrations

GRANTS = """
GRANT USAGE ON SCHEMA public TO lalanh_app, lalanh_public;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO lalanh_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO lalanh_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO lalanh_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO lalanh_app;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO lalanh_app;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON django_migrations FROM lalanh_app;
-- The portal adds to the inbox and reads nothing.
GRANT INSERT ON base_inboxitem TO lalanh_public;
"""

EYES = """
CREATE FUNCTION lalanh_user_id() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('lalanh.user_id', true), '')::bigint;
CREATE FUNCTION lalanh_body_id() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('lalanh.body_id', true), '')::bigint;
CREATE FUNCTION lalanh_body_path() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('lalanh.body_path', true), '');
-- True for a row whose body is the present one or stands below it.
CREATE FUNCTION lalanh_sees(path text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN starts_with(path, nullif(current_setting('lalanh.body_path', true), ''));
CREATE FUNCTION lalanh_is_worker() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(current_setting('lalanh.worker', true), '') = 'on';
"""

# History is written once: by trigger for every role, and the application lacks the right besides.
APPEND_ONLY = """
CREATE FUNCTION lalanh_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'table % is history: rows are added, never changed or removed', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only';
END $$;
CREATE TRIGGER base_auditevent_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON base_auditevent
  FOR EACH STATEMENT EXECUTE FUNCTION lalanh_append_only();
REVOKE UPDATE, DELETE, TRUNCATE ON base_auditevent FROM lalanh_app;
CREATE TRIGGER base_storedfile_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON base_storedfile
  FOR EACH STATEMENT EXECUTE FUNCTION lalanh_append_only();
REVOKE UPDATE, DELETE, TRUNCATE ON base_storedfile FROM lalanh_app;
"""

POLICIES = """
ALTER TABLE base_auditevent ENABLE ROW LEVEL SECURITY;
CREATE POLICY look ON base_auditevent FOR SELECT
  USING (actor_id = lalanh_user_id() OR lalanh_sees(body_path));
CREATE POLICY add ON base_auditevent FOR INSERT WITH CHECK (true);

ALTER TABLE base_job ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON base_job
  USING (lalanh_is_worker() OR requested_by_id = lalanh_user_id() OR lalanh_sees(body_path))
  WITH CHECK (lalanh_is_worker() OR requested_by_id = lalanh_user_id() OR lalanh_sees(body_path));

ALTER TABLE base_notice ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON base_notice
  USING (to_id = lalanh_user_id() OR sent_by_id = lalanh_user_id())
  WITH CHECK (to_id = lalanh_user_id() OR sent_by_id = lalanh_user_id());

ALTER TABLE base_inboxitem ENABLE ROW LEVEL SECURITY;
CREATE POLICY drop_in ON base_inboxitem FOR INSERT TO lalanh_public WITH CHECK (state = 'new');
CREATE POLICY handle ON base_inboxitem TO lalanh_app USING (lalanh_is_worker())
  WITH CHECK (lalanh_is_worker());
"""

CACHE = """
CREATE TABLE base_cache (
  cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL);
CREATE INDEX base_cache_expires ON base_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("base", "0001_groundwork")]
    operations = [migrations.RunSQL(sql) for sql in (GRANTS, EYES, APPEND_ONLY, POLICIES, CACHE)]
