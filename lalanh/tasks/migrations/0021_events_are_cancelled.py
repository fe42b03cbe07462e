"""An event that does not take place: when that was said, and why."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("tasks", "0020_hold_the_state_of_a_task")]
    operations = [
        migrations.AddField(
            model_name="event",
            name="cancelled_at",
            field=models.DateTimeField(null=True, verbose_name="hủy lúc"),
        ),
        migrations.AddField(
            model_name="event",
            name="cancelled_reason",
            field=models.TextField(blank=True, default="", verbose_name="lý do hủy"),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True, cancelled_reason="")
                | Q(cancelled_at__isnull=False) & ~Q(cancelled_reason=""),
                name="tasks_event_cancelled_with_reason",
            ),
        ),
    ]
