"""
Search and the register's list by one index, in sight only, the newest first.

The operator of text search may not run before a row policy, so what a seat may see is a key of the
index as well: each branch above the owner, and above every body that holds a copy. The table itself
is closed to the application; it is asked through a function that adds the seat's own branch.

Every key begins with the year of the document: a frequent word has a list for each year in place of
one long list, and a search for the newest reads no list but the newest year's.
"""

from django.db import migrations

# Keys, after the year: '/1.17.' a branch that sees it; '@…' a fact; else a form of a word.
TABLE = """
CREATE TABLE directives_searchentry (
  document_id bigint PRIMARY KEY REFERENCES directives_document (id) ON DELETE CASCADE,
  day date NOT NULL,
  keys tsvector NOT NULL
) WITH (toast_tuple_target = 128);
CREATE INDEX directives_searchentry_keys ON directives_searchentry USING gin (keys)
  WITH (fastupdate = off);
CREATE INDEX directives_searchentry_day ON directives_searchentry (day);
-- Without a policy no row is in anybody's sight.
ALTER TABLE directives_searchentry ENABLE ROW LEVEL SECURITY;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON directives_searchentry FROM lalanh_app;
"""

KEYS = """
-- The day a document is listed under; one whose day nobody knows stands before all others.
CREATE FUNCTION directives_listed_on(d directives_document) RETURNS date LANGUAGE sql IMMUTABLE
  AS $$ SELECT coalesce(d.issued_on, d.not_after, d.not_before, '9999-12-31'::date) $$;

CREATE FUNCTION directives_fact_keys(d directives_document) RETURNS text[] LANGUAGE sql STABLE
  SET search_path = public, pg_temp AS $$
  SELECT ARRAY['@' || d.direction, '@' || d.state, '@t' || coalesce(d.type_id, 0),
               to_char(directives_listed_on(d), '"@m"MM')]
    || ARRAY(
      SELECT DISTINCT '/' || array_to_string(parts[1:depth], '.') || '.'
      FROM (SELECT string_to_array(rtrim(b.path, '.'), '.') AS parts FROM organisations_body b
            WHERE b.id = d.owner_id
               OR b.id IN (SELECT c.body_id FROM directives_copy c WHERE c.document_id = d.id)) x,
           generate_series(1, cardinality(parts)) AS depth)
$$;

CREATE FUNCTION directives_all_keys(d directives_document, p_words text[]) RETURNS tsvector
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT array_to_tsvector(ARRAY(
    SELECT to_char(directives_listed_on(d), 'YYYY') || key
    FROM unnest(directives_fact_keys(d) || p_words) AS key))
$$;

-- Facts and branches anew, under the year of now; the words stay.
CREATE FUNCTION directives_list_again(p_ids bigint[]) RETURNS void LANGUAGE sql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO directives_searchentry AS e (document_id, day, keys)
  SELECT d.id, directives_listed_on(d), directives_all_keys(d, ARRAY(
      SELECT substr(w.lexeme, 5) FROM directives_searchentry o, unnest(o.keys) w
      WHERE o.document_id = d.id AND substr(w.lexeme, 5, 1) NOT IN ('/', '@')))
  FROM directives_document d WHERE d.id = ANY (p_ids)
  ON CONFLICT (document_id) DO UPDATE SET day = excluded.day, keys = excluded.keys
$$;
REVOKE EXECUTE ON FUNCTION directives_list_again FROM lalanh_app;

-- The words of a document of one's own.
CREATE FUNCTION directives_find_by(p_id bigint, p_words text[]) RETURNS void LANGUAGE sql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE directives_searchentry e
     SET keys = directives_all_keys(d, p_words)
    FROM directives_document d JOIN organisations_body b ON b.id = d.owner_id
   WHERE d.id = p_id AND e.document_id = d.id AND lalanh_sees(b.path)
$$;
"""

TRIGGERS = """
CREATE FUNCTION directives_document_listed() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM directives_list_again(ARRAY[NEW.id]);
  RETURN NULL;
END $$;
CREATE TRIGGER directives_document_listed_new AFTER INSERT ON directives_document
  FOR EACH ROW EXECUTE FUNCTION directives_document_listed();
CREATE TRIGGER directives_document_listed_again AFTER UPDATE ON directives_document
  FOR EACH ROW WHEN (
    (OLD.owner_id, OLD.direction, OLD.state, OLD.type_id, OLD.issued_on, OLD.not_after,
     OLD.not_before)
    IS DISTINCT FROM
    (NEW.owner_id, NEW.direction, NEW.state, NEW.type_id, NEW.issued_on, NEW.not_after,
     NEW.not_before))
  EXECUTE FUNCTION directives_document_listed();

CREATE FUNCTION directives_copies_listed() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM directives_list_again(ARRAY(SELECT DISTINCT document_id FROM handed));
  RETURN NULL;
END $$;
CREATE TRIGGER directives_copies_listed AFTER INSERT ON directives_copy
  REFERENCING NEW TABLE AS handed FOR EACH STATEMENT EXECUTE FUNCTION directives_copies_listed();

-- A body that moves takes its documents along.
CREATE FUNCTION directives_moved_body_listed() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM directives_list_again(ARRAY(
    SELECT id FROM directives_document WHERE owner_id = NEW.id
    UNION SELECT document_id FROM directives_copy WHERE body_id = NEW.id));
  RETURN NULL;
END $$;
CREATE TRIGGER directives_moved_body_listed AFTER UPDATE ON organisations_body
  FOR EACH ROW WHEN (OLD.path IS DISTINCT FROM NEW.path)
  EXECUTE FUNCTION directives_moved_body_listed();
"""

# Only the newest of what is found is wanted: time is walked backwards, month by month while the
# months hold many; the rest of a year whose months hold few is read at once, and so is the year
# before one that held few.
FIND = r"""
-- The day is compared row by row, never by its own index, which would be read from end to end.
CREATE FUNCTION directives_newest(p_asked tsquery, p_before date, p_limit integer) RETURNS bigint[]
LANGUAGE sql STABLE SET enable_seqscan = off SET enable_indexscan = off AS $$
  SELECT coalesce(array_agg(document_id ORDER BY day DESC, document_id DESC), '{}') FROM (
    SELECT document_id, day FROM directives_searchentry
    WHERE keys @@ p_asked AND (day < p_before) IS TRUE
    ORDER BY day DESC, document_id DESC LIMIT p_limit) found
$$;
REVOKE EXECUTE ON FUNCTION directives_newest FROM lalanh_app;

-- p_question: keys in quotes, without the year.
CREATE FUNCTION directives_find(p_question text, p_year integer, p_limit integer) RETURNS bigint[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  branch text := nullif(current_setting('lalanh.body_path', true), '');
  question text := concat_ws(' & ', quote_literal('/' || branch), nullif(p_question, ''));
  found bigint[] := '{}';
  before date := coalesce(make_date(p_year + 1, 1, 1), 'infinity');
  newest date;
  year text := '';
  of_year tsquery;
  months integer;
  held integer;
  holds_few boolean := false;
BEGIN
  WHILE branch IS NOT NULL AND cardinality(found) < p_limit LOOP
    SELECT max(day) INTO newest FROM directives_searchentry WHERE day < before;
    EXIT WHEN newest IS NULL OR newest < make_date(p_year, 1, 1);
    IF year <> to_char(newest, 'YYYY') THEN
      year := to_char(newest, 'YYYY');
      of_year := regexp_replace(question, $r$'([^']+)'$r$, format($r$'%s\1'$r$, year), 'g');
      months := 0;
      held := cardinality(found);
    END IF;
    IF holds_few OR months >= 2 AND 24 * (cardinality(found) - held) < months * p_limit THEN
      found := found || directives_newest(of_year, before, p_limit - cardinality(found));
      before := date_trunc('year', newest);
      holds_few := 2 * (cardinality(found) - held) < p_limit;
    ELSE
      found := found || directives_newest(of_year && to_char(newest, '"''"YYYY"@m"MM"''"')::tsquery,
                                          before, p_limit - cardinality(found));
      before := date_trunc('month', newest);
      months := months + 1;
    END IF;
  END LOOP;
  RETURN found;
END $$;
"""

# What was stored without tones gives the first keys; garbled words are found once read again.
FIRST_KEYS = """
INSERT INTO directives_searchentry (document_id, day, keys)
SELECT d.id, directives_listed_on(d), directives_all_keys(d, ARRAY(
    SELECT DISTINCT k.key
    FROM (SELECT array_agg(m[1] ORDER BY n) AS w
          FROM regexp_matches(d.folded, '[[:alnum:]]+', 'g') WITH ORDINALITY AS x (m, n)) words,
         generate_subscripts(w, 1) AS i,
         LATERAL (SELECT left(w[i], 40) AS key
                  UNION ALL SELECT left('_' || w[i] || w[i + 1], 81) WHERE w[i + 1] IS NOT NULL
                  UNION ALL SELECT '^' || left(w[i], size)
                    FROM generate_series(2, least(length(w[i]) - 1, 6)) AS size) k
    LIMIT 60000))
FROM directives_document d;
"""

# A sub-select over all documents in sight is worked out for each page; these are looked up by key.
PARTS = "\n".join(
    f"""
    DROP POLICY {policy} ON directives_{table};
    CREATE POLICY {policy} ON directives_{table}
      USING (EXISTS (SELECT 1 FROM directives_{above} a WHERE a.id = directives_{table}.{above}_id));
    """
    for table, policy, above in (
        ("citation", "with_document", "document"),
        ("recipient", "with_document", "document"),
        ("clause", "with_document", "document"),
        ("incomingstamp", "with_document", "document"),
        ("clauseassignee", "with_clause", "clause"),
    )
)
COPIES = """
DROP POLICY holds_copy ON directives_document;
CREATE POLICY holds_copy ON directives_document FOR SELECT
  USING (EXISTS (SELECT 1 FROM directives_copy c WHERE c.document_id = directives_document.id));
"""


class Migration(migrations.Migration):
    dependencies = [("directives", "0009_corrections_and_names")]
    operations = [
        *[
            migrations.RunSQL(sql)
            for sql in (TABLE, KEYS, TRIGGERS, FIND, FIRST_KEYS, PARTS, COPIES)
        ],
        migrations.RemoveField(model_name="document", name="folded"),
    ]
