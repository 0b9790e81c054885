"""Change the tables of the domain and see whether a test notices: each change in a process of its own, nothing on disk."""

from __future__ import annotations

import importlib
import importlib.machinery
import importlib.util
import json
import os
import resource
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from tests.mutation.tables import Change, changes_in

ROOT = Path(__file__).resolve().parents[2]
DOMAIN = ROOT / "escalation" / "domain"
RESULTS = ROOT / "mutants" / "data.json"
# A released layout never changes and a test holds its hash; what coverage.py does is a tool's own and no decision.
LEFT_OUT = {"layouts", "coverage"}
# The tests that speak of the tables, the sharpest first; none of them draws families when it is imported.
NAMES = "rules questions scenarios agreement situation climb deadlines letters sheets catalogue plan answers source_rows"
MORE = "advice plancode dated_codes comeback progress road glossary slots conditions probes short_lists"
TESTS = tuple(f"tests/domain/test_{name}.py" for name in f"{NAMES} {MORE}".split())
# What takes long to import is there before the processes part; the plugin of hypothesis would mind, and is not needed.
OPTIONS = ("-mnot drawn", "-pno:hypothesispytest", "-Wignore:Module already imported")
NEEDED = ("django.test", "holidays", "hypothesis", "icalendar", "pytest", "yaml")
SECONDS = 120


class _Loader(importlib.machinery.SourceFileLoader):
    """Loads one module of the domain from a changed source."""

    source = b""

    def get_code(self, fullname: str) -> object:
        return compile(self.source, self.get_filename(fullname), "exec")


class _Changed:
    """A finder that knows one module only, and gives its changed source."""

    def __init__(self, change: Change) -> None:
        self.name, self.source = f"escalation.domain.{change.module}", change.source.encode()

    def find_spec(self, name: str, path: object = None, target: object = None) -> importlib.machinery.ModuleSpec | None:
        if name != self.name:
            return None
        file = str(DOMAIN / f"{name.rpartition('.')[2]}.py")
        loader = _Loader(name, file)
        loader.source = self.source
        return importlib.util.spec_from_file_location(name, file, loader=loader)


def noticed(change: Change, arguments: Sequence[str]) -> bool:
    """Return whether a test fails under `change`. For a process that has not imported the domain yet."""
    import pytest

    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 5))
    sys.stdout = sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    sys.meta_path.insert(0, _Changed(change))  # type: ignore[arg-type]
    return pytest.main(["-x", "-q", "--no-header", *arguments]) != 0


def run(changes: Sequence[Change], workers: int) -> list[bool]:
    """Return for each of `changes` whether a test noticed it, tried in so many processes at a time."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutmut"]
    arguments = [*TESTS, *OPTIONS, *settings["pytest_add_cli_args"]]
    for name in NEEDED:
        importlib.import_module(name)
    results = [False] * len(changes)
    running: dict[int, int] = {}
    for place, change in enumerate(changes):
        if len(running) == workers:
            _reap(running, results)
        pid = os.fork()
        if not pid:
            os._exit(noticed(change, arguments))
        running[pid] = place
    while running:
        _reap(running, results)
    return results


def _reap(running: dict[int, int], results: list[bool]) -> None:
    pid, status = os.wait()
    results[running.pop(pid)] = status != 0


def main() -> None:
    """Try every change, and write down what came of it. SystemExit when tests fail where nothing was changed."""
    paths = [path for path in sorted(DOMAIN.glob("*.py")) if path.stem not in LEFT_OUT]
    unchanged = Change("ladder", "", "", "", (DOMAIN / "ladder.py").read_text(encoding="utf-8"))
    if run([unchanged], workers=1) != [False]:
        sys.exit("The tests fail without any change.")
    changes = [change for path in paths for change in changes_in(path)]
    results = run(changes, workers=2)
    kept = [{**asdict(change), "noticed": found} for change, found in zip(changes, results, strict=True)]
    for record in kept:
        record.pop("source")
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
