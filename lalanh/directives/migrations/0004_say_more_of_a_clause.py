"""What kind of responsibility a clause lays on, what it demands, and from which event it runs."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("directives", "0003_document_types")]
    operations = [
        migrations.AddField(
            model_name='clause',
            name='demands',
            field=models.CharField(blank=True, choices=[('plan', 'kế hoạch của cấp dưới'), ('guidance', 'văn bản hướng dẫn')], max_length=8, verbose_name='đòi hỏi văn bản'),
        ),
        migrations.AddField(
            model_name='clause',
            name='is_general',
            field=models.BooleanField(default=False, verbose_name='yêu cầu chung'),
        ),
        migrations.AddField(
            model_name='clause',
            name='relative_count',
            field=models.SmallIntegerField(null=True, verbose_name='trong vòng'),
        ),
        migrations.AddField(
            model_name='clause',
            name='relative_event',
            field=models.TextField(blank=True, verbose_name='tính từ sự kiện'),
        ),
        migrations.AddField(
            model_name='clause',
            name='relative_unit',
            field=models.CharField(blank=True, choices=[('hour', 'giờ'), ('day', 'ngày'), ('working_day', 'ngày làm việc'), ('week', 'tuần'), ('month', 'tháng'), ('year', 'năm')], max_length=12, verbose_name='đơn vị tính'),
        ),
        migrations.AddField(
            model_name='clause',
            name='responsibility',
            field=models.CharField(blank=True, choices=[('highest', 'chịu trách nhiệm cao nhất'), ('overall', 'chịu trách nhiệm chung'), ('state_management', 'quản lý nhà nước'), ('shared', 'cùng chịu trách nhiệm')], max_length=20, verbose_name='trách nhiệm'),
        ),
        migrations.AddField(
            model_name='clause',
            name='lasts_with',
            field=models.TextField(blank=True, verbose_name='kéo dài theo văn bản'),
        ),
        migrations.AddConstraint(
            model_name='clause',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('relative_count__isnull', True), ('relative_unit', '')), models.Q(('relative_count__isnull', False), models.Q(('relative_unit', ''), _negated=True)), _connector='OR'), name='directives_clause_count_with_unit'),
        ),
    ]
