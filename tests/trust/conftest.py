"""A site that a test may break, and one server for the tests that leave it as it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.prepared import copy_of
from tests.trust.server import Server, serve


@pytest.fixture
def folder(prepared: Path, tmp_path: Path) -> Path:
    """Return a folder with a database that a test may break."""
    return copy_of(prepared, tmp_path / "site")


@pytest.fixture(scope="package")
def server(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return a server that every test leaves as it is."""
    with serve(copy_of(prepared, tmp_path_factory.mktemp("served") / "site")) as running:
        yield running
