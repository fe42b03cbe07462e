"""Pages recognised from pictures, seen by the branch of the body that received the file."""

import django.db.models.deletion
from django.db import migrations, models

OWNED = """
ALTER TABLE directives_scannedpage ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON directives_scannedpage
  USING (owner_id IN (SELECT id FROM organisations_body WHERE lalanh_sees(path)));
"""


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0002_rights_and_row_security"),
        ("directives", "0004_say_more_of_a_clause"),
        ("organisations", "0002_rules_in_the_database"),
    ]
    operations = [
        migrations.CreateModel(
            name="ScannedPage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="trang")),
                ("text", models.TextField(blank=True, verbose_name="chữ nhận dạng")),
                ("words", models.JSONField(default=list, verbose_name="từng chữ")),
                (
                    "width_px",
                    models.PositiveIntegerField(default=0, verbose_name="rộng (điểm ảnh)"),
                ),
                (
                    "height_px",
                    models.PositiveIntegerField(default=0, verbose_name="cao (điểm ảnh)"),
                ),
                ("recognised_at", models.DateTimeField(verbose_name="nhận dạng lúc")),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="base.storedfile",
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
                    "picture",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="base.storedfile",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("owner", "file", "number"), name="directives_scannedpage_once"
                    )
                ],
            },
        ),
        migrations.RunSQL(OWNED),
    ]
