"""`make bench`: the site measured against its peers, in the same run, on this machine. ARGS= names parts, or asks for less.

The table goes to the standard output. It ends with 1 when something is not what it has to be.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pestwijzer.settings")
os.environ.setdefault("PESTWIJZER_INSECURE_HTTP", "1")
os.environ.setdefault("PESTWIJZER_SECRET_KEY", "b" * 64)
django.setup()

from tests.bench import calls, papers, start, thinking, web  # noqa: E402
from tests.bench.servers import Kinds  # noqa: E402
from tests.bench.turns import Line, table  # noqa: E402
from tests.bench.web import Pace  # noqa: E402

Part = Callable[[Kinds, Pace], Iterator[Line]]
PARTS: dict[str, Part] = {
    "wegen": web.journeys,
    "vraag": web.pages,
    "stap": web.steps,
    "plan": web.plan_page,
    "nogeens": web.again,
    "naast": web.beside_pdfs,
    "gesprek": calls.calls,
    "start": start.starts,
    "eerste": start.first_pdf,
    "pdf": papers.engines,
    "groei": papers.growth,
    "denken": thinking.plans,
    "regels": thinking.growth,
    "workers": web.workers,
}
QUICK = Pace(rounds=2, seconds=1.0)


def main() -> int:
    """Measure the parts that are asked for."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help=f"one or more of {', '.join(PARTS)}; none is all")
    parser.add_argument("--quick", action="store_true", help="shorter turns and fewer of them")
    asked = parser.parse_args()
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    lines: list[Line] = []
    with tempfile.TemporaryDirectory() as folder:
        kinds = Kinds.prepared(Path(folder))
        for name in asked.parts or PARTS:
            started = time.perf_counter()
            lines += PARTS[name](kinds, QUICK if asked.quick else Pace())
            print(f"{name}: {time.perf_counter() - started:.0f} s", file=sys.stderr)  # noqa: T201
    print(f"{_machine()}\n\n{table(lines)}")  # noqa: T201
    return 0 if all(line.holds for line in lines) else 1


def _machine() -> str:
    load = " ".join(f"{value:.1f}" for value in os.getloadavg())
    python, cores = platform.python_version(), os.cpu_count()
    return f"{time.strftime('%Y-%m-%d')}, {platform.system()}, Python {python}, {cores} kernen, load {load}"


if __name__ == "__main__":
    sys.exit(main())
