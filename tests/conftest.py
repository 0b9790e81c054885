"""What all tests share: the site speaks as 'localhost', and its content is that of the fixtures."""

import shutil
import time

import pytest
from django.conf import settings
from django.test import Client

from escalation import content
from tests.families import CATALOGUE


@pytest.fixture(autouse=True)
def held_content(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every test start with the content of the fixtures in memory, as a server holds it; `forget` reads the database."""
    monkeypatch.setattr(content, "_held", content._Held(CATALOGUE, looked_at=time.monotonic()))


@pytest.fixture
def client() -> Client:
    """Return a browser that checks CSRF, as a real one is checked."""
    return Client(HTTP_HOST="localhost", raise_request_exception=True)


def pytest_unconfigure() -> None:
    """Leave nothing of the PDFs that were made; their folder is of this run alone."""
    shutil.rmtree(settings.PDF_FOLDER, ignore_errors=True)
