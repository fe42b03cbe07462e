"""What goes with a document, and where it is in force; both are seen with the document."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

OWNED = "\n".join(
    f"""
    ALTER TABLE directives_{table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY with_document ON directives_{table} FOR SELECT
      USING (EXISTS (SELECT 1 FROM directives_document d
                     WHERE d.id = directives_{table}.document_id));
    CREATE POLICY own ON directives_{table}
      USING (EXISTS (SELECT 1 FROM directives_document d
                     JOIN organisations_body b ON b.id = d.owner_id
                     WHERE d.id = directives_{table}.document_id AND lalanh_sees(b.path)));
    """
    for table in ("attachment", "force")
)


class Migration(migrations.Migration):

    dependencies = [
        ('base', '0002_rights_and_row_security'),
        ('directives', '0010_find_documents'),
        ('organisations', '0002_rules_in_the_database'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='citation',
            name='is_enclosed',
            field=models.BooleanField(default=False, verbose_name='gửi kèm'),
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=250, verbose_name='tên')),
                ('attached_at', models.DateTimeField(verbose_name='kèm lúc')),
                ('attached', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='attached_to', to='directives.document')),
                ('attached_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='directives.document')),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='base.storedfile')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('document', 'attached'), name='directives_attachment_document_once'), models.UniqueConstraint(fields=('document', 'file'), name='directives_attachment_file_once'), models.CheckConstraint(condition=models.Q(models.Q(('attached__isnull', True), ('file__isnull', False)), models.Q(('attached__isnull', False), ('file__isnull', True)), _connector='OR'), name='directives_attachment_file_or_document'), models.CheckConstraint(condition=models.Q(models.Q(('attached', models.F('document')), _negated=True), ('attached__isnull', True), _connector='OR'), name='directives_attachment_not_of_itself')],
            },
        ),
        migrations.CreateModel(
            name='Force',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_on', models.DateField(verbose_name='từ ngày')),
                ('ends_on', models.DateField(null=True, verbose_name='đến hết ngày')),
                ('noted_at', models.DateTimeField(verbose_name='ghi lúc')),
                ('begun_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directives.document', verbose_name='theo')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='forces', to='directives.document')),
                ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directives.document', verbose_name='dừng theo')),
                ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.unit', verbose_name='tại')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ends_on__isnull', True)), fields=('document', 'unit'), name='directives_force_one_open_a_unit'), models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='directives_force_ends_after_start')],
            },
        ),
        migrations.RunSQL(OWNED),
    ]
