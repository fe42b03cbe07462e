"""Who sits in a body, so that it can be told, wherever in the tree it stands."""

from django.db import migrations

# A seat is seen by its own branch only; a committee gives tasks to bodies of every branch.
ACCOUNTS = """
CREATE FUNCTION tasks_accounts_in(bodies bigint[]) RETURNS SETOF bigint
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
  BEGIN ATOMIC
    SELECT DISTINCT s.user_id FROM organisations_seat s
     WHERE s.body_id = ANY (bodies) AND s.valid_to IS NULL;
  END;
"""


class Migration(migrations.Migration):
    dependencies = [("tasks", "0008_who_sees_obstacles")]
    operations = [migrations.RunSQL(ACCOUNTS)]
