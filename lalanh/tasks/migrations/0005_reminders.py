"""Reminders: rules, what went out, who opened it; seen by sender and receiver, never changed."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


# Whoever reminds, whoever is reminded and whoever gave the task see it; rows stay as they are.
POLICIES = """
ALTER TABLE tasks_reminder ENABLE ROW LEVEL SECURITY;
CREATE POLICY look ON tasks_reminder FOR SELECT
  USING (owner_id IN (SELECT tasks_seen_bodies()) OR body_id IN (SELECT tasks_seen_bodies())
      OR sender_id IN (SELECT tasks_seen_bodies()));
CREATE POLICY send ON tasks_reminder FOR INSERT
  WITH CHECK (sender_id IN (SELECT tasks_seen_bodies()));

ALTER TABLE tasks_reminderopened ENABLE ROW LEVEL SECURITY;
CREATE POLICY look ON tasks_reminderopened FOR SELECT
  USING (body_id IN (SELECT tasks_seen_bodies()) OR sender_id IN (SELECT tasks_seen_bodies()));
CREATE POLICY open ON tasks_reminderopened FOR INSERT
  WITH CHECK (opened_by_id = lalanh_user_id() AND body_id IN (SELECT tasks_seen_bodies()));

-- A rule is read by everyone whose tasks follow it, and set by the programme's owner.
ALTER TABLE tasks_reminderrule ENABLE ROW LEVEL SECURITY;
CREATE POLICY look ON tasks_reminderrule FOR SELECT
  USING (programme_id IN (SELECT id FROM programmes_programme));
CREATE POLICY set_rule ON tasks_reminderrule FOR INSERT
  WITH CHECK (owner_id IN (SELECT tasks_seen_bodies()));
"""

# A directing body sees the parts it directs, and reminds of them; it changes none.
DIRECTING = """
CREATE INDEX tasks_assignment_directing ON tasks_assignment (body_id) WHERE role = 'directing';
CREATE FUNCTION tasks_directed_tasks() RETURNS SETOF bigint LANGUAGE sql STABLE
  SECURITY DEFINER SET search_path = public AS $$
  SELECT task_id FROM tasks_assignment
   WHERE role = 'directing' AND state NOT IN ('declined', 'excepted')
     AND body_id IN (SELECT tasks_seen_bodies())
$$;
CREATE POLICY directs ON tasks_assignment FOR SELECT
  USING (task_id IN (SELECT tasks_directed_tasks()));

-- Whom to tell in a body of another branch: the accounts of bodies that have a part in what the
-- present branch gave or directs, and of no other. Seats themselves stay out of sight.
CREATE FUNCTION tasks_accounts_of(bodies bigint[]) RETURNS TABLE (body_id bigint, user_id bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT DISTINCT s.body_id, s.user_id FROM organisations_seat s
    JOIN base_user u ON u.id = s.user_id AND u.is_active
   WHERE s.body_id = ANY (bodies) AND s.valid_to IS NULL
     AND EXISTS (SELECT 1 FROM tasks_assignment a WHERE a.body_id = s.body_id
                  AND (a.owner_id IN (SELECT tasks_seen_bodies())
                       OR a.task_id IN (SELECT tasks_directed_tasks())))
$$;
"""

HISTORY = "\n".join(
    f"""
    CREATE TRIGGER tasks_{table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON tasks_{table}
      FOR EACH STATEMENT EXECUTE FUNCTION lalanh_append_only();
    REVOKE UPDATE, DELETE, TRUNCATE ON tasks_{table} FROM lalanh_app;
    """
    for table in ("reminder", "reminderopened", "reminderrule")
)


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0002_rules_in_the_database'),
        ('programmes', '0002_row_security'),
        ('tasks', '0004_who_sees_events_and_changes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('before', 'tự nhắc trước hạn'), ('today', 'tự nhắc ngày đến hạn'), ('after', 'tự nhắc quá hạn'), ('by_hand', 'đôn đốc')], max_length=8, verbose_name='loại')),
                ('on', models.DateField(verbose_name='ngày')),
                ('text', models.TextField(verbose_name='nội dung')),
                ('is_request', models.BooleanField(default=False, verbose_name='là đề nghị')),
                ('is_flash', models.BooleanField(default=False, verbose_name='hỏa tốc')),
                ('sent_at', models.DateTimeField(verbose_name='gửi lúc')),
                ('told', models.PositiveSmallIntegerField(verbose_name='số tài khoản nhận')),
                ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reminders', to='tasks.assignment')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.body')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.body')),
                ('sender', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.body')),
                ('sent_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('assignment', 'sender', 'kind', 'on'), name='tasks_reminder_once_a_day'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='tasks_reminder_says_something')],
                'indexes': [models.Index(fields=['body', '-sent_at'], name='tasks_reminder_received'), models.Index(fields=['sender', '-sent_at'], name='tasks_reminder_sent')],
            },
        ),
        migrations.CreateModel(
            name='ReminderOpened',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('opened_at', models.DateTimeField(verbose_name='mở xem lúc')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.body')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reminder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='openings', to='tasks.reminder')),
                ('sender', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.body')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('reminder', 'opened_by'), name='tasks_reminderopened_once')],
            },
        ),
        migrations.CreateModel(
            name='ReminderRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_on', models.BooleanField(default=True, verbose_name='tự nhắc')),
                ('days_before', models.JSONField(default=list, verbose_name='nhắc trước hạn (ngày)')),
                ('every_days_after', models.PositiveSmallIntegerField(verbose_name='quá hạn, nhắc lại sau mỗi (ngày)')),
                ('set_at', models.DateTimeField(verbose_name='đặt lúc')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.body')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reminder_rules', to='programmes.programme')),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.RunSQL(POLICIES),
        migrations.RunSQL(DIRECTING),
        migrations.RunSQL(HISTORY),
    ]
