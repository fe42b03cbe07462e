"""Who may have a paper, who made it, in how many copies, and the address at its foot."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('directives', '0014_book_of_arrivals'),
    ]

    operations = [
        migrations.AddField(
            model_name='draft',
            name='address',
            field=models.CharField(blank=True, max_length=250, verbose_name='địa chỉ cuối trang đầu'),
        ),
        migrations.AddField(
            model_name='draft',
            name='circulation',
            field=models.CharField(blank=True, choices=[('inside', 'lưu hành nội bộ'), ('return', 'xem xong trả lại')], max_length=6, verbose_name='phạm vi lưu hành'),
        ),
        migrations.AddField(
            model_name='draft',
            name='copies',
            field=models.PositiveSmallIntegerField(null=True, verbose_name='số lượng bản'),
        ),
        migrations.AddField(
            model_name='draft',
            name='typist',
            field=models.CharField(blank=True, max_length=10, verbose_name='ký hiệu người soạn thảo'),
        ),
    ]
