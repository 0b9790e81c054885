"""`make bench`: the site measured against its peers, in the same run, on this machine. ARGS= names parts, or asks for less.

The table goes to the standard output and, of all parts at full length, to the README as well. It ends with 1 when something
is not what it has to be.
"""

from __future__ import annotations

import argparse
import os
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
from tests.bench.report import machine, written  # noqa: E402
from tests.bench.servers import Kinds  # noqa: E402
from tests.bench.turns import Line, table  # noqa: E402
from tests.bench.web import Pace  # noqa: E402
from tests.prepared import ROOT  # noqa: E402

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
README = ROOT / "README.md"
QUICK = Pace(rounds=2, seconds=1.0)


def main() -> int:
    """Measure the parts that are asked for."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help=f"one or more of {', '.join(PARTS)}; none is all")
    parser.add_argument("--quick", action="store_true", help="shorter turns and fewer of them")
    parser.add_argument(
        "--rounds", type=int, default=1, metavar="N", help="measure everything so many times, one after another"
    )
    asked = parser.parse_args()
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    with tempfile.TemporaryDirectory() as folder:
        kinds = Kinds.prepared(Path(folder))
        times = [_measured(kinds, asked.parts or list(PARTS), QUICK if asked.quick else Pace()) for _ in range(asked.rounds)]
    report = f"{machine()}\n\n{table(times)}"
    print(report)  # noqa: T201
    if not (asked.parts or asked.quick):
        README.write_text(written(README.read_text(), report))
    return 0 if all(line.holds for lines in times for line in lines) else 1


def _measured(kinds: Kinds, parts: list[str], pace: Pace) -> list[Line]:
    lines: list[Line] = []
    for name in parts:
        started = time.perf_counter()
        lines += PARTS[name](kinds, pace)
        print(f"{name}: {time.perf_counter() - started:.0f} s", file=sys.stderr)  # noqa: T201
    return lines


if __name__ == "__main__":
    sys.exit(main())
