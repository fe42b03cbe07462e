"""A task given at any time names the clause that provides for it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('directives', '0010_find_documents'),
        ('tasks', '0014_who_sees_periodic_reports'),
    ]

    operations = [
        migrations.AddField(
            model_name='task',
            name='allowed_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks_allowed', to='directives.clause'),
        ),
    ]
