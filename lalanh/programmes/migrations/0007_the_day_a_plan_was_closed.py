"""When a plan was closed: no period after that day is reported."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("programmes", "0006_guidance_to_be_issued")]
    operations = [
        migrations.AddField(
            model_name="programme",
            name="closed_on",
            field=models.DateField(null=True, verbose_name="đóng ngày"),
        ),
    ]
