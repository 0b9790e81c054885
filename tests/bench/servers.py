"""The servers that are measured, on this machine: the site as in production and its peers, by the same gunicorn."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.peers import bare
from tests.bench.processes import cpu_seconds
from tests.bench.wire import Browser
from tests.browser.server import PATIENCE_SECONDS, free_port
from tests.prepared import ROOT, environment_around, environment_in, prepare

WORKERS, THREADS = 2, 4
FIRST_PAGE = "/vragen/direct-gevaar/"


@dataclass(frozen=True)
class Server:
    """A server that runs: its port and process, and the seconds until it gave its first page, by the clock and of processor."""

    port: int
    pid: int
    seconds: float
    cpu: float


@dataclass(frozen=True)
class Kind:
    """A server that may be started: the WSGI application, a page of it, its environment, and more words for gunicorn."""

    application: str
    page: str
    environment: dict[str, str]
    words: tuple[str, ...] = ()

    @contextmanager
    def running(self, workers: int = WORKERS) -> Iterator[Server]:
        """Start it, yield it when it answers, and stop it."""
        port = free_port()
        options = [f"--bind=127.0.0.1:{port}", f"--workers={workers}", f"--threads={THREADS}", "--worker-class=gthread"]
        quiet = ["--log-level=error", "--no-control-socket", "--worker-tmp-dir=/dev/shm"]
        command = [sys.executable, "-m", "gunicorn", *self.words, *options, *quiet, self.application]
        started = time.perf_counter()
        with subprocess.Popen(command, cwd=ROOT, env=self.environment, stderr=subprocess.DEVNULL) as process:
            try:
                _first_answer(port, self.page, process)
                seconds = time.perf_counter() - started
                yield Server(port, process.pid, seconds, cpu_seconds(process.pid))
            finally:
                process.terminate()


def _first_answer(port: int, page: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while process.poll() is None and time.monotonic() < until:
        browser = Browser(port)
        try:
            assert browser.get(page).status == 200
        except ConnectionError:
            time.sleep(0.005)
        else:
            return
        finally:
            browser.close()
    raise RuntimeError(f"the server with {page} does not answer")


@dataclass(frozen=True)
class Kinds:
    """All servers, ready to be started, and the key of the site, with which answers can be put in a cookie.

    `deployed` is the site with its own settings of gunicorn, which get a worker ready; the others all have the same.
    """

    site: Kind
    deployed: Kind
    bare: Kind
    wizards: Kind
    hello: Kind
    key: str

    @classmethod
    def prepared(cls, folder: Path) -> Kinds:
        """Make databases, static files, and the template of the bare view, in `folder`."""
        prepare(folder)
        clean, site = environment_around(), environment_in(folder) | {"PESTWIJZER_INSECURE_HTTP": "1"}
        peers = clean | {"DJANGO_SETTINGS_MODULE": "tests.bench.peers.settings", "BENCH_FOLDER": str(folder)}
        wizards = peers | {"BENCH_URLS": "tests.bench.peers.wizards"}
        _manage(wizards, "migrate")
        kind = Kind("pestwijzer.wsgi", FIRST_PAGE, site)
        with kind.running(workers=1) as running:
            bare.write(Browser(running.port).get(FIRST_PAGE).text, folder)
        ready = site | {"PESTWIJZER_TEST_PDF_READY": "1"}
        return cls(
            kind,
            Kind("pestwijzer.wsgi", FIRST_PAGE, ready, ("-c", "deploy/gunicorn.conf.py")),
            Kind("tests.bench.peers.wsgi", "/kaal/", peers | {"BENCH_URLS": "tests.bench.peers.bare_urls"}),
            Kind("tests.bench.peers.wsgi", "/sessie/direct-gevaar/", wizards),
            Kind("tests.bench.peers.hello", "/", clean),
            site["PESTWIJZER_SECRET_KEY"],
        )


def _manage(environment: dict[str, str], *command: str) -> None:
    subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL, timeout=120
    )
