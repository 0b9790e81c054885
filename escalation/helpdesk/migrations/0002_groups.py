"""The two groups of staff: 'medewerker' uses the helpdesk, 'redacteur' edits the texts in the admin."""

from django.db import migrations

CONTENT = (
    "source contact phone questionwords optionwords actionwords termwords sectionheading passedreason articlewords chapterwords "
    "conceptwords letterwords letterpartwords phrasewords sheetwords sheetpartwords"
).split()
# What the code asks for by name has to stay; lists within a record may grow and shrink, and some kinds may get new records.
MAY_GROW = {"source", "contact", "articlewords", "conceptwords"}
LISTS = {"phone", "termwords", "chapterwords", "letterpartwords", "sheetpartwords"}


def rights_on(model):
    """Return what an editor may do with `model`."""
    rights = ["view", "change"]
    if model in MAY_GROW | LISTS:
        rights.append("add")
    if model in LISTS:
        rights.append("delete")
    return rights


def make_groups(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    Group = apps.get_model("auth", "Group")

    def right(app, model, codename, name):
        kind, _ = ContentType.objects.get_or_create(app_label=app, model=model)
        return Permission.objects.get_or_create(content_type=kind, codename=codename, defaults={"name": name})[0]

    use = right("helpdesk", "daycount", "use_helpdesk", "Mag de helpdesk gebruiken")
    edit = right("helpdesk", "daycount", "edit_content", "Mag in het beheer de teksten aanpassen")
    Group.objects.get_or_create(name="medewerker")[0].permissions.add(use)
    editing = [
        right("escalation", model, f"{action}_{model}", f"Can {action} {model}") for model in CONTENT for action in rights_on(model)
    ]
    Group.objects.get_or_create(name="redacteur")[0].permissions.add(edit, *editing)


def unmake_groups(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=["medewerker", "redacteur"]).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("helpdesk", "0001_initial"),
        ("escalation", "0003_everyday_concepts"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make_groups, unmake_groups)]
