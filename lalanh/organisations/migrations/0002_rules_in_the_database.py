"""The path of a body, one holder of a single office at a time, who sees seats and officials."""

from django.db import migrations

PATH = """
CREATE FUNCTION organisations_body_keep_path() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public AS $$
DECLARE above text := '';
BEGIN
  IF NEW.parent_id IS NOT NULL THEN
    SELECT path INTO STRICT above FROM organisations_body WHERE id = NEW.parent_id FOR SHARE;
    IF TG_OP = 'UPDATE' AND starts_with(above, OLD.path) THEN
      RAISE EXCEPTION 'a body cannot stand below itself'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'organisations_body_not_below_itself';
    END IF;
  END IF;
  NEW.path := above || NEW.id || '.';
  RETURN NEW;
END $$;
CREATE TRIGGER organisations_body_path_before BEFORE INSERT OR UPDATE OF parent_id, path
  ON organisations_body FOR EACH ROW EXECUTE FUNCTION organisations_body_keep_path();

-- The children follow, one level a time, each through the trigger above.
CREATE FUNCTION organisations_body_move_children() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public AS $$
BEGIN
  UPDATE organisations_body SET parent_id = parent_id WHERE parent_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER organisations_body_path_after AFTER UPDATE ON organisations_body
  FOR EACH ROW WHEN (OLD.path IS DISTINCT FROM NEW.path)
  EXECUTE FUNCTION organisations_body_move_children();
"""

# A range that holds one id stands for equality, which GiST otherwise has only in an extension.
NO_OVERLAPS = """
CREATE FUNCTION organisations_holding_copy_single() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT is_single INTO NEW.is_single FROM organisations_office WHERE id = NEW.office_id;
  RETURN NEW;
END $$;
CREATE TRIGGER organisations_holding_single BEFORE INSERT OR UPDATE ON organisations_holding
  FOR EACH ROW EXECUTE FUNCTION organisations_holding_copy_single();
ALTER TABLE organisations_holding ADD CONSTRAINT organisations_holding_one_at_a_time
  EXCLUDE USING gist (
    int8range(office_id, office_id, '[]') WITH &&,
    daterange(valid_from, valid_to, '[)') WITH &&
  ) WHERE (is_single);
-- Also where several hold an office, one person holds it once at a time.
ALTER TABLE organisations_holding ADD CONSTRAINT organisations_holding_person_once
  EXCLUDE USING gist (
    int8range(office_id, office_id, '[]') WITH &&,
    int8range(official_id, official_id, '[]') WITH &&,
    daterange(valid_from, valid_to, '[)') WITH &&
  );
ALTER TABLE organisations_groupmember ADD CONSTRAINT organisations_groupmember_once
  EXCLUDE USING gist (
    int8range(group_id, group_id, '[]') WITH &&,
    int8range(body_id, body_id, '[]') WITH &&,
    daterange(valid_from, valid_to, '[)') WITH &&
  );
ALTER TABLE organisations_committeemember ADD CONSTRAINT organisations_committeemember_office_once
  EXCLUDE USING gist (
    int8range(committee_id, committee_id, '[]') WITH &&,
    int8range(office_id, office_id, '[]') WITH &&,
    daterange(valid_from, valid_to, '[)') WITH &&
  );
ALTER TABLE organisations_committeemember ADD CONSTRAINT organisations_committeemember_one_head
  EXCLUDE USING gist (
    int8range(committee_id, committee_id, '[]') WITH &&,
    daterange(valid_from, valid_to, '[)') WITH &&
  ) WHERE (role = 'head');
"""

EYES = """
ALTER TABLE organisations_seat ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_or_below ON organisations_seat
  USING (user_id = lalanh_user_id() OR EXISTS (
    SELECT 1 FROM organisations_body b WHERE b.id = body_id AND lalanh_sees(b.path)));

-- Who holds which office is known to all who work here, and not to counterparts outside.
CREATE FUNCTION organisations_is_inside() RETURNS boolean LANGUAGE sql STABLE
  RETURN EXISTS (SELECT 1 FROM organisations_body b
                  WHERE b.id = lalanh_body_id() AND b.kind <> 'external');
ALTER TABLE organisations_official ENABLE ROW LEVEL SECURITY;
CREATE POLICY inside ON organisations_official
  USING (user_id = lalanh_user_id() OR organisations_is_inside());
"""


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0001_units_bodies_and_offices"),
        ("base", "0002_rights_and_row_security"),
    ]
    operations = [migrations.RunSQL(sql) for sql in (PATH, NO_OVERLAPS, EYES)]
