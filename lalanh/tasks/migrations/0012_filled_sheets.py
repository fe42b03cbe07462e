"""Filled sheets: seen by the body that sent them; what was taken in stays as it was."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

POLICIES = """
ALTER TABLE tasks_filledsheet ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON tasks_filledsheet USING (owner_id IN (SELECT tasks_seen_bodies()));
REVOKE DELETE, TRUNCATE ON tasks_filledsheet FROM lalanh_app;

CREATE FUNCTION tasks_filledsheet_taken_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'taken' THEN
    RAISE EXCEPTION 'a sheet that was taken in is history'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'tasks_filledsheet_taken_once';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER tasks_filledsheet_taken_once BEFORE UPDATE ON tasks_filledsheet
  FOR EACH ROW EXECUTE FUNCTION tasks_filledsheet_taken_once();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('base', '0002_rights_and_row_security'),
        ('organisations', '0002_rules_in_the_database'),
        ('programmes', '0004_who_sees_and_keeps_settings'),
        ('tasks', '0011_adaptations_and_lower_plans'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='FilledSheet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('progress', 'tiến độ phần việc'), ('plan', 'nhiệm vụ của kế hoạch')], max_length=8, verbose_name='loại')),
                ('name', models.CharField(max_length=200, verbose_name='tên tệp')),
                ('lines', models.JSONField(default=list, verbose_name='các dòng')),
                ('state', models.CharField(choices=[('waiting', 'chờ xem lại'), ('taken', 'đã ghi'), ('dropped', 'đã bỏ')], default='waiting', max_length=8, verbose_name='trạng thái')),
                ('sent_at', models.DateTimeField(verbose_name='gửi lúc')),
                ('taken_at', models.DateTimeField(null=True, verbose_name='ghi lúc')),
                ('taken_count', models.PositiveIntegerField(default=0, verbose_name='số dòng đã ghi')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='base.storedfile')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='filled_sheets', to='organisations.body')),
                ('programme', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='filled_sheets', to='programmes.programme')),
                ('sent_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('taken_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('owner', 'kind', 'programme', 'file'), name='tasks_filledsheet_file_once', nulls_distinct=False), models.CheckConstraint(condition=models.Q(models.Q(('state', 'taken'), ('taken_at__isnull', False), ('taken_by__isnull', False)), models.Q(models.Q(('state', 'taken'), _negated=True), ('taken_at__isnull', True), ('taken_by__isnull', True)), _connector='OR'), name='tasks_filledsheet_taken_at_with_taken_by')],
            },
        ),
        migrations.RunSQL(POLICIES),
    ]
