"""What MDN's HTTP Observatory says of the site: `make observatory`. It only asks at ports 80 and 443, so it needs root."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.trust.server import prepare, serve

PACKAGE = "@mdn/mdn-http-observatory"
WANTED = "A+"


def certificate(folder: Path) -> tuple[Path, Path]:
    """Make a certificate for localhost that signs itself; returns it and its key."""
    paths = folder / "localhost.pem", folder / "localhost.key"
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", *names]
    subprocess.run([*make, "-out", paths[0], "-keyout", paths[1]], check=True, capture_output=True)
    return paths


def look(folder: Path, package: Path) -> dict[str, Any]:
    """Serve the site of `folder` at 80 and 443, and return grade, score and what failed."""
    signed, key = certificate(folder)
    with ExitStack() as stack:
        hosts = {"PESTWIJZER_ALLOWED_HOSTS": "localhost,127.0.0.1", "PESTWIJZER_BEHIND_PROXY": "0"}
        stack.enter_context(serve(folder, "--workers=1", port=80, **hosts))
        secure = ["--workers=1", "--bind=127.0.0.1:443", f"--certfile={signed}", f"--keyfile={key}"]
        stack.enter_context(serve(folder, *secure, waits=False, **hosts))
        environment = {**os.environ, "NODE_EXTRA_CA_CERTS": str(signed)}
        run = ["node", Path(__file__).with_name("observatory.mjs"), package.resolve()]
        said = subprocess.run(run, check=True, capture_output=True, text=True, env=environment)
    found: dict[str, Any] = json.loads(said.stdout)
    return found


def main(modules: Path) -> int:
    """Print the grade; return 1 when it is not the one wanted."""
    with TemporaryDirectory() as name:
        found = look(prepare(Path(name)), modules / PACKAGE)
    print(f"Observatory: {found['grade']}, {found['score']} points", *found["failed"], sep="\n")  # noqa: T201
    return found["grade"] != WANTED


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
