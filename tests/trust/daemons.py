"""PostgreSQL and Redis of the distribution, for this machine only, in a folder that is thrown away (`make test-services`)."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.browser.server import free_port

PATIENCE_SECONDS = 30
UNPRIVILEGED = "nobody"  # PostgreSQL refuses to run as root


def program(name: str) -> str:
    """Return where the program `name` is; skips the tests, with what to type, when it is not there."""
    places = [*sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)]
    found = places[0] if places else shutil.which(name)
    if not found:
        pytest.skip(f"{name} is not on this machine. Type: sudo apt-get install postgresql redis-server")
    return str(found)


@dataclass
class Daemon:
    """A service that can be stopped and started again."""

    command: list[str]
    port: int
    folder: Path
    ends_by: signal.Signals
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it listens."""
        user = {"user": UNPRIVILEGED} if os.geteuid() == 0 else {}
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(self.command, stdout=log, stderr=log, cwd=self.folder, **user)  # type: ignore[call-overload]
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until:
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        pytest.fail(f"{self.command[0]} does not start: {(self.folder / 'log').read_text()[-500:]}")

    def stop(self) -> None:
        """Stop it as at a power cut, if it runs."""
        if self.process:
            self.process.send_signal(self.ends_by)
            self.process.wait(PATIENCE_SECONDS)
        self.process = None


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="pestwijzer-"))
    if os.geteuid() == 0:
        owner = pwd.getpwnam(UNPRIVILEGED)
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


@contextmanager
def postgres() -> Iterator[Daemon]:
    """Run a PostgreSQL with an empty database `pestwijzer`; `postgres://pestwijzer@127.0.0.1:PORT/pestwijzer`."""
    initdb, server, port = program("initdb"), program("postgres"), free_port()
    with _folder() as folder:
        data = folder / "data"
        make = [
            initdb,
            "--username=pestwijzer",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
            f"-D{data}",
        ]
        user = {"user": UNPRIVILEGED} if os.geteuid() == 0 else {}
        subprocess.run(make, check=True, capture_output=True, cwd=folder, **user)  # type: ignore[call-overload]
        where = [f"-p{port}", "-clisten_addresses=127.0.0.1", f"-cunix_socket_directories={folder}"]
        daemon = Daemon([server, f"-D{data}", *where], port, folder, signal.SIGQUIT)  # its children end with it
        daemon.start()
        _make_database(port)
        try:
            yield daemon
        finally:
            daemon.stop()


def _make_database(port: int) -> None:
    import psycopg

    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            with psycopg.connect(f"postgres://pestwijzer@127.0.0.1:{port}/postgres", autocommit=True) as connection:
                connection.execute("CREATE DATABASE pestwijzer")
        except psycopg.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
        else:
            return


@contextmanager
def redis() -> Iterator[Daemon]:
    """Run an empty Redis that writes what it holds to `dump.rdb` when asked; `rediscache://127.0.0.1:PORT/0`."""
    server, port = program("redis-server"), free_port()
    with _folder() as folder:
        given = ["--port", str(port), "--bind", "127.0.0.1", "--dir", str(folder), "--save", ""]
        daemon = Daemon([server, *given], port, folder, signal.SIGKILL)
        daemon.start()
        try:
            yield daemon
        finally:
            daemon.stop()
