"""The site on PostgreSQL and Redis, as `deploy/` runs it. `make test-services` runs these; without the two they are skipped."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.prepared import ROOT, copy_of
from tests.trust.daemons import Daemon, postgres, redis
from tests.trust.journeys import journeys
from tests.trust.parent import Parent
from tests.trust.server import Server, environment_for, serve
from tests.trust.test_no_trace import MARKS, forms_of, walk_everywhere

PATIENCE_SECONDS = 20


@dataclass
class Site:
    """A site with its services."""

    server: Server
    database: Daemon
    cache: Daemon
    folder: Path

    def parts(self) -> dict[str, bool]:
        """Return what works, as who runs the site hears it."""
        connection = HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        connection.request("GET", "/gezond/diep/")
        found: dict[str, bool] = json.loads(connection.getresponse().read())
        connection.close()
        return found

    def becomes(self, **wanted: bool) -> bool:
        """Return whether the parts become as `wanted` within some seconds."""
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until:
            if wanted.items() <= self.parts().items():
                return True
            time.sleep(0.3)
        return False


def manage(folder: Path, *arguments: str, **environment: str) -> str:
    """Run `manage.py` with these `arguments`; returns what it says."""
    run = [sys.executable, "manage.py", *arguments]
    given = environment_for(folder, **environment)
    return subprocess.run(run, cwd=ROOT, env=given, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def site(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return the site, with the content that was saved from SQLite."""
    folder = copy_of(prepared, tmp_path_factory.mktemp("services") / "site")
    with postgres() as database, redis() as cache:
        urls = {
            "DATABASE_URL": f"postgres://pestwijzer@127.0.0.1:{database.port}/pestwijzer",
            "CACHE_URL": f"rediscache://127.0.0.1:{cache.port}/0",
        }
        manage(folder, "reservekopie", str(folder / "kopie.json.gz"))
        manage(folder, "migrate", "--verbosity=0", **urls)
        assert "Teruggezet" in manage(folder, "terugzetten", str(folder / "kopie.json.gz"), **urls)
        with serve(folder, **urls) as server:
            yield Site(server, database, cache, folder)


def test_the_content_that_was_saved_from_sqlite_is_whole_on_postgresql(site: Site) -> None:
    said = manage(site.folder, "load_content", DATABASE_URL=site.server.environment["DATABASE_URL"])
    assert " 0 nieuw, 0 bijgewerkt" in said


def test_everything_works(site: Site) -> None:
    assert site.parts() == {"database": True, "cache": True, "schijf": True, "pdf": True}


def test_a_copy_is_made_on_postgresql_and_put_back(site: Site) -> None:
    path, url = str(site.folder / "tweede.json.gz"), site.server.environment["DATABASE_URL"]
    assert "Bewaard" in manage(site.folder, "reservekopie", path, DATABASE_URL=url)
    assert "Teruggezet" in manage(site.folder, "terugzetten", path, DATABASE_URL=url)
    assert " 0 nieuw, 0 bijgewerkt" in manage(site.folder, "load_content", DATABASE_URL=url)


@pytest.mark.parametrize("name", ["database", "cache"])
def test_journeys_go_on_while_a_service_is_stopped_and_it_is_found_again(site: Site, name: str) -> None:
    daemon: Daemon = getattr(site, name)
    daemon.stop()
    try:
        figures = journeys(site.server.port, 8, lambda: None, times=0, tries=1)
        assert (figures.finished, figures.lost, figures.again) == (8, 0, 0)
        assert site.becomes(**{name: False})
    finally:
        daemon.start()
    assert site.becomes(database=True, cache=True)


def test_neither_service_holds_a_mark_of_a_journey(site: Site) -> None:
    walk_everywhere(Parent(site.server.port))
    manage(site.folder, "shell", "-c", "from django.db import connection as c; c.cursor().execute('CHECKPOINT')",
           DATABASE_URL=site.server.environment["DATABASE_URL"])  # fmt: skip
    import redis as client

    client.Redis(port=site.cache.port).save()
    files = [path for one in (site.database, site.cache) for path in one.folder.rglob("*") if path.is_file()]
    assert [path for path in files if path.name == "dump.rdb"]
    for path in files:
        held = path.read_bytes()
        assert not [mark for mark in MARKS for form in forms_of(mark) if form in held], path
