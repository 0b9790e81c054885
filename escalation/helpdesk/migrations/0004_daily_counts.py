"""Counts of before, of a month and kept on its first day, told from those of that day: from now on every count is a daily one."""

from django.db import migrations
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr

MONTHLY = "m:"


def mark(apps, schema_editor):
    monthly = apps.get_model("helpdesk", "DayCount").objects.exclude(subject="plan")
    monthly.update(subject=Concat(Value(MONTHLY), F("subject")))


def unmark(apps, schema_editor):
    monthly = apps.get_model("helpdesk", "DayCount").objects.filter(subject__startswith=MONTHLY)
    monthly.update(subject=Substr(F("subject"), len(MONTHLY) + 1))


class Migration(migrations.Migration):
    dependencies = [("helpdesk", "0003_shared_memory")]
    operations = [migrations.RunPython(mark, unmark)]
