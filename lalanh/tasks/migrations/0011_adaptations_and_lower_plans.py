"""How bodies below fit and plan their parts; whoever directs a task sees how it gets on."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


# The giver and the body see it; a row belongs to the body's own part, with the giver it has.
def _policies(table: str) -> str:
    return f"""
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY look ON {table} FOR SELECT
  USING (owner_id IN (SELECT tasks_seen_bodies()) OR body_id IN (SELECT tasks_seen_bodies()));
"""


OWN_PART = """
CREATE POLICY add ON {table} FOR INSERT WITH CHECK (
  body_id IN (SELECT tasks_seen_bodies()) AND EXISTS (
    SELECT 1 FROM tasks_assignment a WHERE a.id = {table}.assignment_id
      AND a.body_id = {table}.body_id AND a.owner_id = {table}.owner_id));
"""

POLICIES = (
    _policies("tasks_adaptation")
    + _policies("tasks_lowerplan")
    + _policies("tasks_lowerplancover")
    + OWN_PART.format(table="tasks_adaptation")
    + OWN_PART.format(table="tasks_lowerplan")
    + """
CREATE POLICY note ON tasks_adaptation FOR UPDATE USING (owner_id IN (SELECT tasks_seen_bodies()));
CREATE POLICY add ON tasks_lowerplancover FOR INSERT WITH CHECK (
  EXISTS (SELECT 1 FROM tasks_lowerplan p WHERE p.id = plan_id
    AND p.body_id = tasks_lowerplancover.body_id AND p.owner_id = tasks_lowerplancover.owner_id)
  AND EXISTS (SELECT 1 FROM tasks_assignment a WHERE a.task_id = tasks_lowerplancover.task_id
    AND a.body_id = tasks_lowerplancover.body_id));
"""
)

HISTORY = """
REVOKE UPDATE, DELETE, TRUNCATE ON tasks_adaptation, tasks_lowerplan, tasks_lowerplancover
  FROM lalanh_app;
GRANT UPDATE (noted_at, noted_by_id) ON tasks_adaptation TO lalanh_app;
CREATE TRIGGER tasks_lowerplan_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON tasks_lowerplan
  FOR EACH STATEMENT EXECUTE FUNCTION lalanh_append_only();
CREATE TRIGGER tasks_lowerplancover_append_only BEFORE UPDATE OR DELETE OR TRUNCATE
  ON tasks_lowerplancover FOR EACH STATEMENT EXECUTE FUNCTION lalanh_append_only();
-- How and why stays as it was said; that the giver read it is added once.
CREATE FUNCTION tasks_adaptation_only_noted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(OLD) - '{noted_at,noted_by_id}'::text[]
     IS DISTINCT FROM to_jsonb(NEW) - '{noted_at,noted_by_id}'::text[]
     OR OLD.noted_at IS NOT NULL THEN
    RAISE EXCEPTION 'an adaptation is history: only that it was noted is added, once'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'tasks_adaptation_append_only';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER tasks_adaptation_only_noted BEFORE UPDATE ON tasks_adaptation
  FOR EACH ROW EXECUTE FUNCTION tasks_adaptation_only_noted();
CREATE TRIGGER tasks_adaptation_append_only BEFORE DELETE OR TRUNCATE ON tasks_adaptation
  FOR EACH STATEMENT EXECUTE FUNCTION lalanh_append_only();
"""

# Whoever directs a task reads what everybody in it reports, and changes nothing.
DIRECTING = """
CREATE POLICY directs ON tasks_report FOR SELECT
  USING (assignment_id IN (
    SELECT id FROM tasks_assignment WHERE task_id IN (SELECT tasks_directed_tasks())));
CREATE POLICY directs ON tasks_evidence FOR SELECT
  USING (report_id IN (
    SELECT r.id FROM tasks_report r JOIN tasks_assignment a ON a.id = r.assignment_id
     WHERE a.task_id IN (SELECT tasks_directed_tasks())));
"""



class Migration(migrations.Migration):

    dependencies = [
        ('directives', '0007_who_sees_and_keeps_our_papers'),
        ('organisations', '0002_rules_in_the_database'),
        ('tasks', '0010_calendar_feeds'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='LowerPlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveSmallIntegerField(verbose_name='bản thứ')),
                ('submitted_at', models.DateTimeField(verbose_name='nộp lúc')),
                ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lower_plans', to='tasks.assignment')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.body')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lower_plans', to='directives.document')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.body')),
                ('submitted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('assignment', 'version'), name='tasks_lowerplan_version_once'), models.UniqueConstraint(fields=('assignment', 'document'), name='tasks_lowerplan_document_once')],
            },
        ),
        migrations.CreateModel(
            name='LowerPlanCover',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.body')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.body')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='covers', to='tasks.lowerplan')),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='covered_by', to='tasks.task')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('plan', 'task'), name='tasks_lowerplancover_once')],
            },
        ),
        migrations.CreateModel(
            name='Adaptation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('aspect', models.CharField(choices=[('form', 'hình thức'), ('scale', 'quy mô'), ('both', 'hình thức và quy mô')], max_length=8, verbose_name='điều chỉnh')),
                ('words', models.TextField(verbose_name='cách thực hiện tại cơ quan')),
                ('reason', models.TextField(verbose_name='lý do')),
                ('adapted_at', models.DateTimeField(verbose_name='điều chỉnh lúc')),
                ('noted_at', models.DateTimeField(null=True, verbose_name='cơ quan giao ghi nhận lúc')),
                ('adapted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adaptations', to='tasks.assignment')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.body')),
                ('noted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.body')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), _negated=True), models.Q(('words', ''), _negated=True)), name='tasks_adaptation_says_how_and_why'), models.CheckConstraint(condition=models.Q(models.Q(('noted_at__isnull', True), ('noted_by__isnull', True)), models.Q(('noted_at__isnull', False), ('noted_by__isnull', False)), _connector='OR'), name='tasks_adaptation_noted_at_with_noted_by')],
            },
        ),
        migrations.RunSQL(POLICIES),
        migrations.RunSQL(HISTORY),
        migrations.RunSQL(DIRECTING),
    ]
