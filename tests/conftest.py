"""What all tests share: the site speaks as 'localhost', and its content is that of the fixtures."""

import time

import pytest
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
