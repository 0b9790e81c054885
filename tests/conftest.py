"""What all tests share: the site speaks as 'localhost', and its content is that of the fixtures."""

import os
import shutil
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings, settings
from django.test import Client
from django.utils.http import urlencode
from hypothesis import settings as settings_of_hypothesis

from escalation import content
from escalation.requests import FORM
from tests.families import CATALOGUE
from tests.prepared import prepared_once

settings_of_hypothesis.register_profile("without a clock", deadline=None)
settings_of_hypothesis.load_profile("without a clock")

DOMAIN = Path(__file__).with_name("domain")
FIGURES = "figures"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that measure the branches of the domain. `make test` runs these first, then all that lack the mark."""
    for item in items:
        if DOMAIN in item.path.parents and item.get_closest_marker("drawn") is None:
            item.add_marker("covering")


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a database that holds the content, and static files: for copy_of, since all tests share it."""
    own = tmp_path_factory.getbasetemp()
    return prepared_once(own.parent if "PYTEST_XDIST_WORKER" in os.environ else own)


@pytest.fixture
def say(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Return what keeps a line with figures of this run for the end, where it is seen whether the test passes or not."""
    return partial(record_property, FIGURES)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Write what the tests said, also those that ran in another process."""
    reports = [one for kind in ("passed", "failed") for one in terminalreporter.stats.get(kind, [])]
    if lines := [str(line) for one in reports if one.when == "call" for name, line in one.user_properties if name == FIGURES]:
        terminalreporter.section("figures of this run")
        for line in lines:
            terminalreporter.line(line)


@pytest.fixture(autouse=True)
def held_content(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every test start with the content of the fixtures in memory, as a server holds it; `forget` reads the database."""
    monkeypatch.setattr(content, "_held", content._Held(CATALOGUE, looked_at=time.monotonic()))


@pytest.fixture(autouse=True)
def forms_as_a_browser_sends_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `client.post` send a form as a page without files does; Django's own way is multipart, which the site refuses."""
    post_as_django = Client.post

    def post(client: Client, path: str, data: Any = None, content_type: str = FORM, **extra: Any) -> Any:
        body = data if isinstance(data, str | bytes) else urlencode(data or {}, doseq=True)
        return post_as_django(client, path, body, content_type=content_type, **extra)

    monkeypatch.setattr(Client, "post", post)


@pytest.fixture
def client() -> Client:
    """Return a browser that checks CSRF, as a real one is checked."""
    return Client(HTTP_HOST="localhost", raise_request_exception=True)


def pytest_unconfigure() -> None:
    """Leave nothing of the PDFs that were made; their folder is of this run alone."""
    shutil.rmtree(settings.PDF_FOLDER, ignore_errors=True)


@pytest.fixture(autouse=True)
def quick_passwords(settings: LazySettings) -> None:
    """Hash passwords quickly: a test is no place to be slow on purpose."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
