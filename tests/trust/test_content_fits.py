"""Every text fits the column it stands in: SQLite does not mind, PostgreSQL refuses."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import CharField
from django.db.models.functions import Length


@pytest.mark.django_db
def test_no_text_is_longer_than_its_column() -> None:
    call_command("load_content", stdout=StringIO())
    columns = [
        (model, field)
        for model in apps.get_app_config("escalation").get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, CharField) and field.max_length
    ]
    assert columns
    for model, field in columns:
        rows = model._default_manager.annotate(long=Length(field.name)).filter(long__gt=field.max_length)
        assert not rows.exists(), f"{model.__name__}.{field.name}"
