"""What MDN's HTTP Observatory and Google's csp_evaluator say of the site: `make observatory`.

The first only asks at ports 80 and 443, so it needs root.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.prepared import prepare
from tests.trust.server import serve

WANTED = "A+"
# "'self' can be problematic if you host JSONP, AngularJS or user uploaded files": the site has none of these.
KNOWN = [{"level": "MEDIUM_MAYBE", "of": "script-src 'self'"}]


def certificate(folder: Path) -> tuple[Path, Path]:
    """Make a certificate for localhost that signs itself; returns it and its key."""
    paths = folder / "localhost.pem", folder / "localhost.key"
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", *names]
    subprocess.run([*make, "-out", paths[0], "-keyout", paths[1]], check=True, capture_output=True)
    return paths


def look(folder: Path, packages: Path) -> dict[str, Any]:
    """Serve the site of `folder` at 80 and 443, and return grade, score, what failed and what is found in the policy."""
    signed, key = certificate(folder)
    with ExitStack() as stack:
        hosts = {"PESTWIJZER_ALLOWED_HOSTS": "localhost,127.0.0.1", "PESTWIJZER_BEHIND_PROXY": "0"}
        stack.enter_context(serve(folder, "--workers=1", port=80, **hosts))
        secure = ["--workers=1", "--bind=127.0.0.1:443", f"--certfile={signed}", f"--keyfile={key}"]
        stack.enter_context(serve(folder, *secure, waits=False, **hosts))
        environment = {**os.environ, "NODE_EXTRA_CA_CERTS": str(signed)}
        run = ["node", Path(__file__).with_name("observatory.mjs"), packages.resolve()]
        said = subprocess.run(run, check=True, capture_output=True, text=True, env=environment)
    found: dict[str, Any] = json.loads(said.stdout)
    return found


def main(packages: Path) -> int:
    """Print the grade and what is found in the policy; return 1 when it is not the one wanted, or something new is found."""
    with TemporaryDirectory() as name:
        found = look(prepare(Path(name) / "site"), packages)
    print(f"Observatory: {found['grade']}, {found['score']} points", *found["failed"], sep="\n")  # noqa: T201
    weak = [finding for finding in found["policy"] if finding not in KNOWN]
    print(f"csp_evaluator: {len(found['policy'])} remark, {len(weak)} of them to mend", *weak, sep="\n")  # noqa: T201
    return bool(found["grade"] != WANTED or weak)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
