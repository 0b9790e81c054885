"""Content: loaded once, kept when edited, outliving its database, and held against the code by `manage.py check`."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import CommandError, call_command
from django.db import DatabaseError
from django.test import Client
from pytest_django.fixtures import Settings

from escalation import content, models
from escalation.checks import content_check
from escalation.domain.agreement import disagreements, stale
from escalation.loading import load_fixtures
from escalation.yaml_text import read_yaml
from tests.families import CATALOGUE, MONDAY
from tests.helpdesk.conftest import log_in, person

Change = Callable[[list[dict[str, Any]]], None]
OUTDATED = ("0800-5010", "0900-0113", "0800-8051", "0900-2 354 354", "070-392 55 08", "Pestweb")


@pytest.fixture
def edited_fixtures(tmp_path: Path, settings: Settings) -> Callable[[str, Change], None]:
    """Return a function that changes one file of a copy of the fixtures, which is then used."""
    folder = tmp_path / "fixtures"
    shutil.copytree(settings.CONTENT_DIR, folder)
    settings.CONTENT_DIR = folder

    def change(name: str, edit: Change) -> None:
        path = folder / f"{name}.yaml"
        records = read_yaml(path.read_text(encoding="utf-8"))
        edit(records)
        path.write_text(yaml.safe_dump(records, allow_unicode=True), encoding="utf-8")

    return change


@pytest.mark.django_db
def test_loading_twice_changes_nothing_and_the_database_says_what_the_fixtures_say() -> None:
    assert load_fixtures().added == sum(len(content.fixture_records(kind)) for kind in content.KINDS)
    again = load_fixtures()
    assert (again.added, again.updated, again.kept) == (0, 0, [])
    content.forget()
    assert content.catalogue() == CATALOGUE


@pytest.mark.django_db
def test_a_new_release_updates_what_nobody_edited(edited_fixtures: Callable[[str, Change], None]) -> None:
    load_fixtures()
    edited_fixtures("onderdelen", lambda records: records[0].update(title="Eerst dit doen"))
    assert load_fixtures().updated == 1
    assert models.SectionHeading.objects.get(slug="eerst-dit").title == "Eerst dit doen"


@pytest.mark.django_db
def test_what_an_editor_changed_in_the_admin_is_kept_shown_and_remembered(client: Client) -> None:
    load_fixtures()
    content.catalogue()
    log_in(client, person("eva", "medewerker", "redacteur"))
    row = models.SectionHeading.objects.get(slug="eerst-dit")
    form = {"slug": row.slug, "language": "nl", "source": row.source, "status": row.status, "checked_on": "23-11-2026"}
    response = client.post(f"/beheer/escalation/sectionheading/{row.pk}/change/", {**form, "title": "Eerst dit!", "intro": ""})
    assert response.status_code == 302, response.context["errors"]
    assert load_fixtures().kept == ["onderdelen: eerst-dit"]
    assert content.catalogue().sections["eerst-dit"].title == "Eerst dit!"
    assert row.history.count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["contact", "questionwords", "actionwords", "articlewords"])
def test_every_record_can_be_saved_in_the_admin_without_losing_a_word(client: Client, name: str) -> None:
    load_fixtures()
    log_in(client, person("eva", "medewerker", "redacteur"))
    model = {kind.model._meta.model_name: kind.model for kind in content.KINDS}[name]
    row = model._default_manager.last()
    page = client.get(f"/beheer/escalation/{name}/{row.pk}/change/")
    formsets = [inline.formset for inline in page.context["inline_admin_formsets"]]
    forms = [page.context["adminform"].form, *(form for formset in formsets for form in (formset.management_form, *formset))]
    data = {
        field.html_name: field.value()
        for form in forms
        for field in form
        if field.value() is not None and field.value() is not False
    }
    before = row.as_record()
    saved = client.post(f"/beheer/escalation/{name}/{row.pk}/change/", data)
    assert saved.status_code == 302, saved.context["errors"]
    assert model._default_manager.get(pk=row.pk).as_record() == before


def test_without_a_database_the_content_comes_from_the_fixtures(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object) -> None:
        raise DatabaseError("no such host")

    monkeypatch.setattr(content, "_edition", away)
    content.forget()
    assert content.catalogue() == CATALOGUE


@pytest.mark.django_db
def test_another_process_notices_a_new_edition(monkeypatch: pytest.MonkeyPatch) -> None:
    load_fixtures()
    content.forget()
    held = content.catalogue()
    models.SectionHeading.objects.filter(slug="eerst-dit").update(title="Nu eerst dit")
    models.Edition.objects.update(number=1_000_000)
    content.refresh()
    assert content.catalogue() is held, "within the half minute nobody looks"
    monkeypatch.setattr(content, "EDITION_CHECK_SECONDS", 0.0)
    content.refresh()
    assert content.catalogue().sections["eerst-dit"].title == "Nu eerst dit"


def test_code_and_content_agree() -> None:
    assert list(disagreements(CATALOGUE)) == []
    assert list(stale(CATALOGUE, MONDAY)) == []


def test_a_contact_checked_over_a_year_ago_is_named() -> None:
    assert any("113" in sentence for sentence in stale(CATALOGUE, MONDAY.replace(year=2028)))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("file", "edit", "named"),
    [
        ("acties", lambda records: records.pop(), "schrijf niet"),
        ("acties", lambda records: records[0].update(steps=[]), "acties: "),
        ("acties", lambda records: records[0].update(contacts=["oom-jan"]), "oom-jan"),
        ("acties", lambda records: records.append({**records[0], "slug": "oom-jan"}), "oom-jan"),
        ("vragen", lambda records: records[0]["options"].pop(), "direct_gevaar"),
        ("vragen", lambda records: records.append(dict(records[0])), "direct_gevaar"),
        ("bronnen", lambda records: records[0].update(checked_on="gisteren"), "bronnen: "),
        ("contacten", lambda records: records[0].update(status="X"), "contacten: "),
        ("contacten", lambda records: records[1].update(source_url=""), "een nummer zonder bron"),
    ],
)
def test_missing_or_broken_content_stops_the_check_and_names_the_record(
    edited_fixtures: Callable[[str, Change], None], file: str, edit: Change, named: str
) -> None:
    last = content.fixture_records(next(kind for kind in content.KINDS if kind.name == file))[-1]["slug"]
    edited_fixtures(file, edit)
    messages = [message.msg for message in content_check()]
    assert any((last if named == "schrijf niet" else named) in message for message in messages)


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["", "- [", "slug: geen lijst", "- zonder: slug", "\x00"])
def test_a_file_that_cannot_be_read_stops_loading_and_names_the_file(tmp_path: Path, settings: Settings, text: str) -> None:
    folder = tmp_path / "fixtures"
    shutil.copytree(settings.CONTENT_DIR, folder)
    settings.CONTENT_DIR = folder
    (folder / "vragen.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(CommandError, match=r"vragen\.yaml"):
        call_command("load_content")
    assert content_check()[0].id == "escalation.E001"


def test_only_confirmed_numbers_are_shown() -> None:
    for contact in CATALOGUE.contacts.values():
        assert all(phone.status in ("V", "V2") for phone in contact.numbers)
    assert not CATALOGUE.contacts["oudertelefoon"].numbers
    assert not CATALOGUE.contacts["kinderombudsman"].numbers
    assert CATALOGUE.contacts["oudertelefoon"].look_up


def test_outdated_numbers_appear_nowhere(settings: Settings) -> None:
    for path in settings.CONTENT_DIR.glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        assert not [number for number in OUTDATED if number in text], path.name


def test_school_en_veiligheid_is_no_contact_for_parents() -> None:
    assert not [contact for contact in CATALOGUE.contacts.values() if "School & Veiligheid" in contact.name]
