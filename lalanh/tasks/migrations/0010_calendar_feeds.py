"""Calendar feeds: one open secret address for a seat, known by its hash."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

POLICIES = """
ALTER TABLE tasks_calendarfeed ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON tasks_calendarfeed USING (user_id = lalanh_user_id());
REVOKE UPDATE, DELETE, TRUNCATE ON tasks_calendarfeed FROM lalanh_app;
GRANT UPDATE (revoked_at) ON tasks_calendarfeed TO lalanh_app;

-- Asked before anybody is known: whose eyes the holder of a secret address looks through.
CREATE FUNCTION tasks_seat_of_feed(secret text) RETURNS TABLE (user_id bigint, body_id bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT s.user_id, s.body_id FROM tasks_calendarfeed f
    JOIN organisations_seat s ON s.id = f.seat_id AND s.valid_to IS NULL
    JOIN base_user u ON u.id = s.user_id AND u.is_active
   WHERE f.secret_sha256 = secret AND f.revoked_at IS NULL
$$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0002_rules_in_the_database'),
        ('tasks', '0009_tell_bodies_of_other_branches'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CalendarFeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('secret_sha256', models.CharField(max_length=64, unique=True, verbose_name='dấu của địa chỉ')),
                ('made_at', models.DateTimeField(verbose_name='lập lúc')),
                ('revoked_at', models.DateTimeField(null=True, verbose_name='thu hồi lúc')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.body')),
                ('seat', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.seat')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('revoked_at__isnull', True)), fields=('seat',), name='tasks_calendarfeed_one_open')],
            },
        ),
        migrations.RunSQL(POLICIES),
    ]
