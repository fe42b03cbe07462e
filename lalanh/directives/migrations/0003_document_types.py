"""The types of documents known from the start: Decree 30/2020, art. 7, and the Party's own."""

from django.db import migrations

# code, name, whether such a document usually gives tasks
TYPES = [
    ("NQ", "Nghị quyết", True), ("QĐ", "Quyết định", True), ("CT", "Chỉ thị", True),
    ("QC", "Quy chế", False), ("QyĐ", "Quy định", False), ("TC", "Thông cáo", False),
    ("TB", "Thông báo", True), ("HD", "Hướng dẫn", True), ("CTr", "Chương trình", True),
    ("KH", "Kế hoạch", True), ("PA", "Phương án", True), ("ĐA", "Đề án", True),
    ("DA", "Dự án", False), ("BC", "Báo cáo", False), ("BB", "Biên bản", False),
    ("TTr", "Tờ trình", False), ("HĐ", "Hợp đồng", False), ("CV", "Công văn", True),
    ("CĐ", "Công điện", True), ("BGN", "Bản ghi nhớ", False), ("BTT", "Bản thỏa thuận", False),
    ("GUQ", "Giấy ủy quyền", False), ("GM", "Giấy mời", False), ("GGT", "Giấy giới thiệu", False),
    ("GNP", "Giấy nghỉ phép", False), ("PG", "Phiếu gửi", False), ("PC", "Phiếu chuyển", False),
    ("PB", "Phiếu báo", False), ("THC", "Thư công", False), ("KL", "Kết luận", True),
    ("TT", "Thông tri", True), ("LKG", "Lời kêu gọi", False), ("TN", "Thư ngỏ", False),
    ("TCO", "Thư cảm ơn", False), ("TM", "Thư mời", False), ("T", "Thư", False),
    ("NĐ", "Nghị định", False), ("TTU", "Thông tư", False), ("LU", "Luật", False),
]


def fill(apps, schema_editor):
    apps.get_model("directives", "DocumentType").objects.bulk_create(
        apps.get_model("directives", "DocumentType")(code=code, name=name, is_followed_up=followed)
        for code, name, followed in TYPES
    )


class Migration(migrations.Migration):
    dependencies = [("directives", "0002_row_security")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
