"""The types of documents known from the start: Decree 30/2020, art. 7, and the Party's own."""

from django.db import migrations

# code, name
TYPES = [
    ("NQ", "Nghị quyết"), ("QĐ", "Quyết định"), ("CT", "Chỉ thị"),
    ("QC", "Quy chế"), ("QyĐ", "Quy định"), ("TC", "Thông cáo"),
    ("TB", "Thông báo"), ("HD", "Hướng dẫn"), ("CTr", "Chương trình"),
    ("KH", "Kế hoạch"), ("PA", "Phương án"), ("ĐA", "Đề án"),
    ("DA", "Dự án"), ("BC", "Báo cáo"), ("BB", "Biên bản"),
    ("TTr", "Tờ trình"), ("HĐ", "Hợp đồng"), ("CV", "Công văn"),
    ("CĐ", "Công điện"), ("BGN", "Bản ghi nhớ"), ("BTT", "Bản thỏa thuận"),
    ("GUQ", "Giấy ủy quyền"), ("GM", "Giấy mời"), ("GGT", "Giấy giới thiệu"),
    ("GNP", "Giấy nghỉ phép"), ("PG", "Phiếu gửi"), ("PC", "Phiếu chuyển"),
    ("PB", "Phiếu báo"), ("THC", "Thư công"), ("KL", "Kết luận"),
    ("TT", "Thông tri"), ("LKG", "Lời kêu gọi"), ("TN", "Thư ngỏ"),
    ("TCO", "Thư cảm ơn"), ("TM", "Thư mời"), ("T", "Thư"),
    ("NĐ", "Nghị định"), ("TTU", "Thông tư"), ("LU", "Luật"),
]


def fill(apps, schema_editor):
    apps.get_model("directives", "DocumentType").objects.bulk_create(
        apps.get_model("directives", "DocumentType")(code=code, name=name)
        for code, name in TYPES
    )


class Migration(migrations.Migration):
    dependencies = [("directives", "0002_row_security")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
