"""Corrected readings beside the text, and names in use for one thing."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

OWNED = """
ALTER TABLE directives_correction ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_document ON directives_correction FOR SELECT
  USING (EXISTS (SELECT 1 FROM directives_document d WHERE d.id = document_id));
CREATE POLICY own ON directives_correction
  USING (EXISTS (SELECT 1 FROM directives_document d JOIN organisations_body b ON b.id = d.owner_id
                 WHERE d.id = document_id AND lalanh_sees(b.path)));
REVOKE DELETE ON directives_correction FROM lalanh_app;
"""

# thing, name in use, the same without tones and signs
NAMES = [
    ("Ủy ban nhân dân", "Ủy ban nhân dân", "uy ban nhan dan"),
    ("Ủy ban nhân dân", "UBND", "ubnd"),
    ("Hội đồng nhân dân", "Hội đồng nhân dân", "hoi dong nhan dan"),
    ("Hội đồng nhân dân", "HĐND", "hdnd"),
    ("Mặt trận Tổ quốc", "Mặt trận Tổ quốc", "mat tran to quoc"),
    ("Mặt trận Tổ quốc", "MTTQ", "mttq"),
    ("Ban Chỉ đạo", "Ban Chỉ đạo", "ban chi dao"),
    ("Ban Chỉ đạo", "BCĐ", "bcd"),
    ("phòng, chống dịch COVID-19", "phòng, chống COVID-19", "phong chong covid 19"),
    ("phòng, chống dịch COVID-19", "phòng, chống dịch COVID-19", "phong chong dich covid 19"),
    (
        "phòng, chống dịch COVID-19",
        "phòng, chống dịch bệnh COVID-19",
        "phong chong dich benh covid 19",
    ),
]


def fill(apps, schema_editor):
    table = apps.get_model("directives", "SameName")
    table.objects.bulk_create(
        table(thing=thing, words=words, folded=folded) for thing, words, folded in NAMES
    )


class Migration(migrations.Migration):

    dependencies = [
        ('directives', '0008_own_documents_first'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SameName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('thing', models.CharField(max_length=200, verbose_name='tên đầy đủ')),
                ('words', models.CharField(max_length=200, verbose_name='cách gọi')),
                ('folded', models.CharField(editable=False, max_length=200, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('start', models.PositiveIntegerField(verbose_name='từ ký tự')),
                ('end', models.PositiveIntegerField(verbose_name='đến ký tự')),
                ('literal', models.TextField(verbose_name='chữ trong bản đọc')),
                ('reading', models.TextField(verbose_name='đọc đúng là')),
                ('noted_at', models.DateTimeField(verbose_name='ghi lúc')),
                ('dropped_at', models.DateTimeField(null=True, verbose_name='bỏ lúc')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='corrections', to='directives.document')),
                ('dropped_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('dropped_at__isnull', True)), fields=('document', 'start'), name='directives_correction_once_at_a_place'), models.CheckConstraint(condition=models.Q(('end__gt', models.F('start'))), name='directives_correction_span_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('dropped_at__isnull', True), ('dropped_by__isnull', True)), models.Q(('dropped_at__isnull', False), ('dropped_by__isnull', False)), _connector='OR'), name='directives_correction_dropped_at_with_dropped_by')],
            },
        ),
        migrations.RunSQL(OWNED),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
