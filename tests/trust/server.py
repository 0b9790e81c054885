"""The site as in production: gunicorn with deploy/gunicorn.conf.py, outside DEBUG, behind a proxy that ends https."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.browser.server import PATIENCE_SECONDS, free_port, wait_for
from tests.prepared import ROOT, environment_in

HOST = "pestwijzer.example"
EVERYTHING = '%(h)s %(t)s "%(r)s" %(U)s %(q)s %(s)s "%(f)s" "%(a)s" "%({Cookie}i)s" "%({Set-Cookie}o)s" "%({Location}o)s"'


def environment_for(folder: Path, **more: str) -> dict[str, str]:
    """Return the environment of a server whose database, static files and temporary files are in `folder`."""
    return environment_in(folder) | {
        "HOME": str(folder),
        "PESTWIJZER_ALLOWED_HOSTS": f"{HOST},127.0.0.1",
        "PESTWIJZER_BEHIND_PROXY": "1",
        "PESTWIJZER_SECURITY_CONTACT": "mailto:lek@pestwijzer.example",
        "TMPDIR": str(folder / "tmp"),
        **more,
    }


@dataclass
class Server:
    """A gunicorn that runs: where, and its log."""

    port: int
    process: subprocess.Popen[bytes]
    log: Path
    access_log: Path
    environment: dict[str, str]

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def workers(self) -> list[int]:
        """Return the process ids of its workers."""
        return _children(self.process.pid)

    def presses(self) -> list[int]:
        """Return the process ids of what makes PDFs for its workers."""
        return [press for worker in self.workers() for press in _children(worker)]

    def kill_a_worker(self) -> bool:
        """End a worker at once (SIGKILL); False when none was there."""
        for pid in self.workers()[:1]:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
                return True
        return False

    def reload(self) -> None:
        """Let new workers take over (SIGHUP); returns when the old ones are gone and one of the new answers."""
        old = set(self.workers())
        self.process.send_signal(signal.SIGHUP)
        until = time.monotonic() + PATIENCE_SECONDS
        while old & set(self.workers()) and time.monotonic() < until:
            time.sleep(0.05)
        wait_for(f"{self.url}/gezond/", self.process)

    def lines(self) -> str:
        """Return its log."""
        return self.log.read_text(errors="replace")


def _children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


@contextmanager
def serve(folder: Path, *arguments: str, port: int = 0, waits: bool = True, **environment: str) -> Iterator[Server]:
    """Run the site of `folder` with these `arguments` for gunicorn and this `environment`, and yield it when it answers.

    One that speaks https itself cannot be waited for (`waits`).
    """
    port = port or free_port()
    log, access = folder / "server.log", folder / "access.log"
    given = environment_for(folder, **environment)
    gunicorn = [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", f"--bind=127.0.0.1:{port}"]
    logs = [f"--access-logfile={access}", f"--access-logformat={EVERYTHING}"]
    with (
        log.open("ab") as said,
        subprocess.Popen(
            [*gunicorn, *logs, *arguments, "pestwijzer.wsgi"], cwd=ROOT, env=given, stderr=said, stdout=said
        ) as process,
    ):
        try:
            wait_for(f"http://127.0.0.1:{port}/gezond/", process) if waits else time.sleep(5)
            yield Server(port, process, log, access, given)
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    until = time.monotonic() + 10
    while process.poll() is None and time.monotonic() < until:
        time.sleep(0.05)
    process.kill()
