"""A body's book of incoming documents: read by its branch, written by itself alone."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

OWN = """
ALTER TABLE directives_arrival ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON directives_arrival FOR SELECT
  USING (body_id = (SELECT lalanh_body_id())
      OR body_id IN (SELECT id FROM organisations_body WHERE lalanh_sees(path)));
CREATE POLICY entered ON directives_arrival FOR INSERT
  WITH CHECK (body_id = (SELECT lalanh_body_id())
      AND (EXISTS (SELECT 1 FROM directives_document d
                    WHERE d.id = document_id AND d.owner_id = body_id)
        OR EXISTS (SELECT 1 FROM directives_copy c
                    WHERE c.document_id = directives_arrival.document_id
                      AND c.body_id = directives_arrival.body_id)));
CREATE POLICY corrected ON directives_arrival FOR UPDATE
  USING (body_id = (SELECT lalanh_body_id()));
-- What was entered stays in the book; only its facts are corrected.
REVOKE UPDATE, DELETE ON directives_arrival FROM lalanh_app;
GRANT UPDATE (year, number, received_on, passed_to, passed_on, file_number, remark)
  ON directives_arrival TO lalanh_app;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('directives', '0013_what_goes_out_with_a_paper'),
        ('organisations', '0002_rules_in_the_database'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Arrival',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(editable=False, verbose_name='năm')),
                ('number', models.PositiveIntegerField(verbose_name='số đến')),
                ('received_on', models.DateField(verbose_name='ngày đến')),
                ('passed_to', models.CharField(blank=True, max_length=250, verbose_name='chuyển cho')),
                ('passed_on', models.DateField(null=True, verbose_name='ngày chuyển')),
                ('file_number', models.CharField(blank=True, max_length=60, verbose_name='hồ sơ số')),
                ('remark', models.CharField(blank=True, max_length=250, verbose_name='ghi chú')),
                ('entered_at', models.DateTimeField(verbose_name='vào sổ lúc')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='arrivals', to='organisations.body')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='arrivals', to='directives.document')),
                ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('body', 'year', 'number'), name='directives_arrival_number_once_a_year'), models.UniqueConstraint(fields=('document', 'body'), name='directives_arrival_document_once'), models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='directives_arrival_number_from_one'), models.CheckConstraint(condition=models.Q(('year', django.db.models.functions.datetime.ExtractYear('received_on'))), name='directives_arrival_of_its_year'), models.CheckConstraint(condition=models.Q(('passed_on__isnull', True), ('passed_on__gte', models.F('received_on')), _connector='OR'), name='directives_arrival_passed_on_afterwards')],
            },
        ),
        migrations.RunSQL(OWN),
    ]
