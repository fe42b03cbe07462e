"""A plan's matrix in one row per body, kept by triggers; policies that stay cheap on many parts."""

import django.db.models.deletion
from django.db import migrations, models

# What a body sees: its branch, by a range of the index of paths ("/" follows ".").
EYES = """
CREATE OR REPLACE FUNCTION tasks_seen_bodies() RETURNS SETOF bigint
  LANGUAGE sql STABLE PARALLEL SAFE
  BEGIN ATOMIC
    SELECT id FROM organisations_body
     WHERE path ~>=~ lalanh_body_path() AND path ~<~ (rtrim(lalanh_body_path(), '.') || '/');
  END;
-- The tasks in which the branch has a part, by the index of parts: past their own policy, which
-- would look at every part there is.
CREATE FUNCTION tasks_seen_by_part() RETURNS SETOF bigint LANGUAGE sql STABLE
  SECURITY DEFINER SET search_path = public
  BEGIN ATOMIC
    SELECT a.task_id FROM organisations_body b JOIN tasks_assignment a ON a.body_id = b.id
     WHERE b.path ~>=~ lalanh_body_path() AND b.path ~<~ (rtrim(lalanh_body_path(), '.') || '/');
  END;

-- The own body first: most rows asked for are its own, and then nothing else is looked up.
ALTER POLICY own ON tasks_assignment
  USING (owner_id = (SELECT lalanh_body_id()) OR body_id = (SELECT lalanh_body_id())
      OR owner_id IN (SELECT tasks_seen_bodies()) OR body_id IN (SELECT tasks_seen_bodies()));
ALTER POLICY own ON tasks_task
  USING (owner_id = (SELECT lalanh_body_id()) OR owner_id IN (SELECT tasks_seen_bodies()));
ALTER POLICY has_part ON tasks_task USING (id IN (SELECT tasks_seen_by_part()));

ALTER TABLE tasks_planrow ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON tasks_planrow
  USING (owner_id = (SELECT lalanh_body_id()) OR body_id = (SELECT lalanh_body_id())
      OR owner_id IN (SELECT tasks_seen_bodies()) OR body_id IN (SELECT tasks_seen_bodies()));
ALTER TABLE tasks_plancolumn ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON tasks_plancolumn
  USING (owner_id = (SELECT lalanh_body_id()) OR owner_id IN (SELECT tasks_seen_bodies())
      OR task_id IN (SELECT tasks_seen_by_part()));
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON tasks_planrow, tasks_plancolumn FROM lalanh_app;
"""

# One byte for each part. A state or role that is not in the lists gives NULL, which no row takes.
CODES = """
CREATE FUNCTION tasks_part_code(state text, role text) RETURNS int
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN 8 * array_position(ARRAY['asked', 'declined', 'open', 'under_way', 'reported', 'returned',
                                  'done', 'excepted'], state)
         + array_position(ARRAY['lead', 'responsible', 'coordinate', 'directed', 'directing'], role);

CREATE FUNCTION tasks_put_codes(codes bytea, places int[], given int[]) RETURNS bytea
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  missing int := (SELECT max(place) FROM unnest(places) place) + 1 - octet_length(codes);
BEGIN
  IF missing > 0 THEN
    codes := codes || decode(repeat('00', missing), 'hex');
  END IF;
  FOR i IN 1 .. cardinality(places) LOOP
    codes := set_byte(codes, places[i], given[i]);
  END LOOP;
  RETURN codes;
END $$;
"""

# Only the bytes of these parts are set, on the row as it is by then: whoever changes another part
# of the same body at the same moment loses nothing.
PUT = """
CREATE FUNCTION tasks_plan_put(parts bigint[]) RETURNS void LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public AS $$
BEGIN
  INSERT INTO tasks_planrow (programme_id, owner_id, body_id, codes)
    SELECT DISTINCT c.programme_id, a.owner_id, a.body_id, ''::bytea
      FROM tasks_assignment a JOIN tasks_plancolumn c USING (task_id)
     WHERE a.id = ANY (parts) AND NOT EXISTS (
       SELECT 1 FROM tasks_planrow r
        WHERE (r.programme_id, r.owner_id, r.body_id) = (c.programme_id, a.owner_id, a.body_id))
     ORDER BY 1, 2, 3
    ON CONFLICT DO NOTHING;
  UPDATE tasks_planrow r SET codes = tasks_put_codes(r.codes, x.places, x.given)
    FROM (SELECT c.programme_id, a.owner_id, a.body_id, array_agg(c.place::int) AS places,
                 array_agg(tasks_part_code(a.state, a.role)) AS given
            FROM tasks_assignment a JOIN tasks_plancolumn c USING (task_id)
           WHERE a.id = ANY (parts) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3) x
   WHERE (r.programme_id, r.owner_id, r.body_id) = (x.programme_id, x.owner_id, x.body_id);
END $$;
REVOKE EXECUTE ON FUNCTION tasks_plan_put(bigint[]) FROM lalanh_app;

CREATE FUNCTION tasks_plan_follow_parts() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    -- Whoever puts these tasks under a plan just now: wait, so that one of the two sees the other.
    PERFORM 1 FROM tasks_task WHERE id IN (SELECT task_id FROM come) ORDER BY id FOR SHARE;
  END IF;
  PERFORM tasks_plan_put((SELECT array_agg(id) FROM come));
  RETURN NULL;
END $$;

CREATE FUNCTION tasks_plan_forget_parts() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public AS $$
BEGIN
  UPDATE tasks_planrow r SET codes = tasks_put_codes(r.codes, x.places, x.given)
    FROM (SELECT c.programme_id, g.owner_id, g.body_id, array_agg(c.place::int) AS places,
                 array_agg(0) AS given
            FROM gone g JOIN tasks_plancolumn c USING (task_id)
           WHERE NOT EXISTS (SELECT 1 FROM tasks_assignment a
                              WHERE (a.task_id, a.owner_id, a.body_id)
                                  = (g.task_id, g.owner_id, g.body_id))
           GROUP BY 1, 2, 3 ORDER BY 1, 2, 3) x
   WHERE (r.programme_id, r.owner_id, r.body_id) = (x.programme_id, x.owner_id, x.body_id);
  RETURN NULL;
END $$;

CREATE TRIGGER tasks_plan_insert AFTER INSERT ON tasks_assignment
  REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION tasks_plan_follow_parts();
CREATE TRIGGER tasks_plan_update AFTER UPDATE ON tasks_assignment
  REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION tasks_plan_follow_parts();
CREATE TRIGGER tasks_plan_moved AFTER UPDATE ON tasks_assignment
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION tasks_plan_forget_parts();
CREATE TRIGGER tasks_plan_delete AFTER DELETE ON tasks_assignment
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION tasks_plan_forget_parts();
"""

# A task gets the next place of its plan; one that leaves the plan leaves zeros behind.
TASKS = """
CREATE FUNCTION tasks_plan_enter(tasks bigint[]) RETURNS void LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM 1 FROM programmes_programme WHERE id IN (
    SELECT programme_id FROM tasks_task WHERE id = ANY (tasks)) ORDER BY id FOR NO KEY UPDATE;
  INSERT INTO tasks_plancolumn (task_id, programme_id, owner_id, place)
    SELECT t.id, t.programme_id, t.owner_id,
           coalesce((SELECT max(place) + 1 FROM tasks_plancolumn c
                      WHERE c.programme_id = t.programme_id), 0)
           + row_number() OVER (PARTITION BY t.programme_id ORDER BY t.id) - 1
      FROM tasks_task t
     WHERE t.id = ANY (tasks) AND t.programme_id IS NOT NULL AND t.parent_id IS NULL
       AND NOT EXISTS (SELECT 1 FROM tasks_plancolumn c WHERE c.task_id = t.id);
  PERFORM 1 FROM tasks_assignment WHERE task_id = ANY (tasks) ORDER BY id FOR UPDATE;
  PERFORM tasks_plan_put((SELECT array_agg(id) FROM tasks_assignment WHERE task_id = ANY (tasks)));
END $$;
REVOKE EXECUTE ON FUNCTION tasks_plan_enter(bigint[]) FROM lalanh_app;

CREATE FUNCTION tasks_plan_follow_tasks() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public AS $$
DECLARE
  left_plan record;
  new_ones bigint[];
BEGIN
  FOR left_plan IN
    DELETE FROM tasks_plancolumn c USING come n
     WHERE c.task_id = n.id AND (n.parent_id IS NOT NULL
       OR (n.programme_id, n.owner_id) IS DISTINCT FROM (c.programme_id, c.owner_id))
    RETURNING c.programme_id, c.place
  LOOP
    UPDATE tasks_planrow SET codes = set_byte(codes, left_plan.place, 0)
     WHERE programme_id = left_plan.programme_id AND octet_length(codes) > left_plan.place;
  END LOOP;
  SELECT array_agg(id) INTO new_ones FROM come n
   WHERE n.programme_id IS NOT NULL AND n.parent_id IS NULL
     AND NOT EXISTS (SELECT 1 FROM tasks_plancolumn c WHERE c.task_id = n.id);
  IF new_ones IS NOT NULL THEN
    PERFORM tasks_plan_enter(new_ones);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER tasks_plan_insert AFTER INSERT ON tasks_task
  REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION tasks_plan_follow_tasks();
CREATE TRIGGER tasks_plan_update AFTER UPDATE ON tasks_task
  REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION tasks_plan_follow_tasks();
"""

# For operators: how many cells of a plan are not what its parts say, and the way to mend them.
MEND = """
CREATE FUNCTION tasks_plan_differences(programme bigint) RETURNS bigint LANGUAGE sql STABLE
  SECURITY DEFINER SET search_path = public
  BEGIN ATOMIC
    SELECT count(*) FROM (
      SELECT r.owner_id, r.body_id, c.task_id, get_byte(r.codes, c.place) AS code
        FROM tasks_planrow r JOIN tasks_plancolumn c USING (programme_id)
       WHERE r.programme_id = programme AND octet_length(r.codes) > c.place
         AND get_byte(r.codes, c.place) <> 0) kept
      FULL JOIN (
      SELECT a.owner_id, a.body_id, a.task_id, tasks_part_code(a.state, a.role) AS code
        FROM tasks_assignment a JOIN tasks_task t ON t.id = a.task_id
       WHERE t.programme_id = programme AND t.parent_id IS NULL) real
      USING (owner_id, body_id, task_id, code)
     WHERE kept.code IS NULL OR real.code IS NULL;
  END;

CREATE FUNCTION tasks_plan_rebuild(programme bigint) RETURNS void LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public AS $$
BEGIN
  LOCK TABLE tasks_task, tasks_assignment IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM tasks_planrow WHERE programme_id = programme;
  DELETE FROM tasks_plancolumn WHERE programme_id = programme;
  PERFORM tasks_plan_enter((SELECT array_agg(id) FROM tasks_task
                             WHERE programme_id = programme AND parent_id IS NULL));
END $$;
REVOKE EXECUTE ON FUNCTION tasks_plan_differences(bigint), tasks_plan_rebuild(bigint)
  FROM lalanh_app;

-- The plans that are under way already.
SELECT tasks_plan_rebuild(id) FROM programmes_programme;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0002_rules_in_the_database"),
        ("programmes", "0002_row_security"),
        ("tasks", "0005_reminders"),
    ]
    operations = [
        migrations.CreateModel(
            name="PlanColumn",
            fields=[
                (
                    "task",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="tasks.task",
                    ),
                ),
                ("place", models.PositiveSmallIntegerField(verbose_name="cột")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.body",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programmes.programme",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=["programme", "place"], name="tasks_plancolumn_one_per_place"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("codes", models.BinaryField(verbose_name="trạng thái từng nhiệm vụ")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.body",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.body",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programmes.programme",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=["programme", "owner", "body"], name="tasks_planrow_one_per_giver"
                    )
                ],
            },
        ),
        *[migrations.RunSQL(sql) for sql in (EYES, CODES, PUT, TASKS, MEND)],
    ]
