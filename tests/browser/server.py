"""The site, served: in this process for the tests, or by gunicorn as in production (to weigh it, and for other browsers)."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from urllib.error import URLError
from urllib.request import urlopen

from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from tests.prepared import ROOT, environment_in

PATIENCE_SECONDS = 30


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the name is http.server's)
        pass


class _Handler(WSGIHandler):
    """The site with the addresses of tests/browser/urls.py."""

    def get_response(self, request: HttpRequest) -> HttpResponseBase:
        request.urlconf = "tests.browser.urls"
        return super().get_response(request)


@contextmanager
def site_here() -> Iterator[str]:
    """Serve the site from this process, so that a test can put other things in its place. Yields its address."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), _Quiet)
    server.set_app(_Handler())
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def free_port() -> int:
    """Return a port on this machine that nothing listens at."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    """Return when `url` answers; raises URLError when `process` ended or it takes too long."""
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            urlopen(url, timeout=PATIENCE_SECONDS).close()  # noqa: S310  (our own address)
        except URLError:
            if process.poll() is not None or time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return


@contextmanager
def site_as_in_production(folder: Path, *options: str, **more: str) -> Iterator[tuple[str, str]]:
    """Serve the site that was prepared in `folder` (tests/prepared.py) by gunicorn outside DEBUG, over plain http.

    More `options` may be given to gunicorn, and `more` to its environment.

    Yields its address and its secret key, with which answers can be put in a cookie.
    """
    environment = environment_in(folder) | {"PESTWIJZER_INSECURE_HTTP": "1"} | more
    key, port = environment["PESTWIJZER_SECRET_KEY"], free_port()
    where = ["--bind", f"127.0.0.1:{port}", "--workers=1", "--threads=4", "--log-level=error", "--no-control-socket", *options]
    gunicorn = [sys.executable, "-m", "gunicorn", *where, "pestwijzer.wsgi"]
    with subprocess.Popen(gunicorn, cwd=ROOT, env=environment) as process:
        try:
            wait_for(f"http://127.0.0.1:{port}/", process)
            yield f"http://127.0.0.1:{port}", key
        finally:
            process.terminate()
