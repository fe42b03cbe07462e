"""Files and documents beside a draft, seen and changed as its other parts are."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

OWN = """
ALTER TABLE directives_draftenclosure ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_draft ON directives_draftenclosure
  USING (draft_id IN (SELECT id FROM directives_draft));
CREATE TRIGGER directives_draftenclosure_open
  BEFORE INSERT OR UPDATE OR DELETE ON directives_draftenclosure
  FOR EACH ROW EXECUTE FUNCTION directives_draft_open();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0002_rights_and_row_security"),
        ("directives", "0012_who_hands_and_who_writes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="clause",
            name="responsibility",
            field=models.CharField(
                blank=True,
                choices=[
                    ("highest", "chịu trách nhiệm cao nhất"),
                    ("overall", "chịu trách nhiệm toàn diện"),
                    ("state_management", "chịu trách nhiệm quản lý nhà nước"),
                    ("shared", "cùng chịu trách nhiệm"),
                ],
                max_length=20,
                verbose_name="trách nhiệm",
            ),
        ),
        migrations.CreateModel(
            name="DraftEnclosure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=250, verbose_name="tên")),
                ("attached_at", models.DateTimeField(verbose_name="kèm lúc")),
                (
                    "attached",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directives.document",
                    ),
                ),
                (
                    "attached_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="enclosures",
                        to="directives.draft",
                    ),
                ),
                (
                    "file",
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
                        fields=("draft", "attached"), name="directives_draftenclosure_document_once"
                    ),
                    models.UniqueConstraint(
                        fields=("draft", "file"), name="directives_draftenclosure_file_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("attached__isnull", True), ("file__isnull", False)),
                            models.Q(("attached__isnull", False), ("file__isnull", True)),
                            _connector="OR",
                        ),
                        name="directives_draftenclosure_file_or_document",
                    ),
                ],
            },
        ),
        migrations.RunSQL(OWN),
    ]
