"""Guidance a plan waits for: seen with the plan, kept by its owner, made concrete by each body."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

POLICIES = """
ALTER TABLE programmes_guidance ENABLE ROW LEVEL SECURITY;
CREATE POLICY look ON programmes_guidance FOR SELECT
  USING (EXISTS (SELECT 1 FROM programmes_programme p WHERE p.id = programme_id));
CREATE POLICY own ON programmes_guidance
  USING (programme_id IN (SELECT id FROM programmes_programme WHERE owner_id IN
    (SELECT id FROM organisations_body WHERE lalanh_sees(path))));

ALTER TABLE programmes_guidanceversion ENABLE ROW LEVEL SECURITY;
CREATE POLICY look ON programmes_guidanceversion FOR SELECT
  USING (EXISTS (SELECT 1 FROM programmes_guidance g WHERE g.id = guidance_id));
CREATE POLICY own ON programmes_guidanceversion FOR INSERT
  WITH CHECK (guidance_id IN (SELECT g.id FROM programmes_guidance g
    JOIN programmes_programme p ON p.id = g.programme_id
    WHERE p.owner_id IN (SELECT id FROM organisations_body WHERE lalanh_sees(path))));

ALTER TABLE programmes_guidanceuse ENABLE ROW LEVEL SECURITY;
CREATE POLICY look ON programmes_guidanceuse FOR SELECT
  USING (body_id IN (SELECT id FROM organisations_body WHERE lalanh_sees(path))
      OR owner_id IN (SELECT id FROM organisations_body WHERE lalanh_sees(path)));
CREATE POLICY own ON programmes_guidanceuse FOR INSERT
  WITH CHECK (body_id = lalanh_body_id());
""" + "\n".join(
    f"""
    REVOKE UPDATE, DELETE, TRUNCATE ON programmes_{table} FROM lalanh_app;
    CREATE TRIGGER programmes_{table}_append_only
      BEFORE UPDATE OR DELETE OR TRUNCATE ON programmes_{table}
      FOR EACH STATEMENT EXECUTE FUNCTION lalanh_append_only();
    """
    for table in ("guidanceversion", "guidanceuse")
)


class Migration(migrations.Migration):

    dependencies = [
        ('directives', '0011_attachments_and_force'),
        ('organisations', '0002_rules_in_the_database'),
        ('programmes', '0005_own_programmes_first'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Guidance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=300, verbose_name='tên hướng dẫn')),
                ('due_on', models.DateField(null=True, verbose_name='hạn ban hành')),
                ('noted_at', models.DateTimeField(verbose_name='ghi lúc')),
                ('clause', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directives.clause')),
                ('drafter', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.body', verbose_name='cơ quan soạn')),
                ('issuer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.body', verbose_name='cơ quan ban hành')),
                ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='guidances', to='programmes.programme')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('programme', 'title'), name='programmes_guidance_title_once')],
            },
        ),
        migrations.CreateModel(
            name='GuidanceVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='lần ban hành')),
                ('published_at', models.DateTimeField(verbose_name='phát hành lúc')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directives.document')),
                ('guidance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='programmes.guidance')),
                ('published_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('guidance', 'number'), name='programmes_guidanceversion_in_order'), models.UniqueConstraint(fields=('guidance', 'document'), name='programmes_guidanceversion_document_once')],
            },
        ),
        migrations.CreateModel(
            name='GuidanceUse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField(verbose_name='cụ thể hóa thế nào')),
                ('on', models.DateField(verbose_name='ngày')),
                ('noted_at', models.DateTimeField(verbose_name='ghi lúc')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.body')),
                ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directives.document', verbose_name='văn bản')),
                ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.body')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uses', to='programmes.guidanceversion')),
            ],
        ),
        migrations.RunSQL(POLICIES),
    ]
