"""The table that all workers share for the failed logins, when there is no CACHE_URL."""

from django.core.management import call_command
from django.db import migrations

TABLE = "gedeeld_geheugen"


def make_table(apps, schema_editor):
    call_command("createcachetable", TABLE, database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("helpdesk", "0002_groups")]
    operations = [
        migrations.RunPython(make_table, migrations.RunPython.noop),
    ]
