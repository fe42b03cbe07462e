"""Who sits in a body is told by one function of the register of documents; this was its twin."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("directives", "0007_who_sees_and_keeps_our_papers"),
        ("tasks", "0025_drafts_are_their_bodys_alone"),
    ]
    operations = [migrations.RunSQL("DROP FUNCTION tasks_accounts_in(bigint[])")]
