"""One command saves what has to outlive a server, another puts it back; a broken copy changes nothing."""

import gzip
import stat
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client

from escalation import content
from escalation.models import Edition, Source
from tests.families import CATALOGUE
from tests.helpdesk.conftest import log_in, person

PASSWORD = "een lange zin als wachtwoord"
pytestmark = pytest.mark.django_db


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of a site with an editor who changed a source."""
    call_command("load_content", stdout=StringIO())
    User.objects.create_user("eva", password=PASSWORD, is_staff=True)
    source = Source.objects.first()
    assert source is not None
    source.note = "Aangepast door Eva"
    source.save()
    path = tmp_path / "kopie.json.gz"
    call_command("reservekopie", str(path), stdout=StringIO())
    return path


def test_what_was_saved_comes_back_in_the_place_of_what_is_there(copy: Path) -> None:
    User.objects.all().delete()
    Source.objects.all().delete()
    User.objects.create_user("indringer")
    out = StringIO()
    call_command("terugzetten", str(copy), stdout=out)
    assert "rijen" in out.getvalue()
    assert Source.objects.count() == len(CATALOGUE.sources)
    assert Source.objects.filter(note="Aangepast door Eva").exists()
    assert [user.username for user in User.objects.all()] == ["eva"]
    assert User.objects.get().check_password(PASSWORD)


def test_the_content_is_whole_after_it_came_back_and_servers_see_it(copy: Path) -> None:
    before = Edition.objects.get().number
    call_command("terugzetten", str(copy), stdout=StringIO())
    assert Edition.objects.get().number > before
    content.forget()
    assert content.catalogue().actions == CATALOGUE.actions
    assert content.catalogue().questions == CATALOGUE.questions


def test_an_employee_logs_in_on_the_restored_copy_with_the_same_second_factor(tmp_path: Path, client: Client) -> None:
    call_command("load_content", stdout=StringIO())
    employee, path = person("sanne", "medewerker"), str(tmp_path / "kopie.json.gz")
    call_command("reservekopie", path, stdout=StringIO())
    User.objects.all().delete()
    call_command("terugzetten", path, stdout=StringIO())
    log_in(client, employee)
    assert client.get("/helpdesk/").status_code == 200


def test_only_the_owner_may_read_a_copy(copy: Path) -> None:
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]


@pytest.mark.parametrize("spoil", [lambda held: held[: len(held) // 2], lambda held: b"", lambda held: gzip.compress(b"[]")])
def test_a_broken_copy_changes_nothing(copy: Path, spoil: object) -> None:
    copy.write_bytes(spoil(copy.read_bytes()))  # type: ignore[operator]
    with pytest.raises(CommandError):
        call_command("terugzetten", str(copy))
    assert User.objects.filter(username="eva").exists()


def test_a_copy_that_names_what_does_not_exist_changes_nothing(copy: Path) -> None:
    held = gzip.decompress(copy.read_bytes()).replace(b'"escalation.source"', b'"escalation.nergens"')
    copy.write_bytes(gzip.compress(held))
    with pytest.raises(Exception, match="nergens"):
        call_command("terugzetten", str(copy))
    assert User.objects.filter(username="eva").exists()
    assert Source.objects.count() == len(CATALOGUE.sources)


@pytest.mark.parametrize("name", ["kopie.json", "geen/map/kopie.json.gz"])
def test_a_place_where_no_copy_can_be_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(CommandError):
        call_command("reservekopie", str(tmp_path / name))
