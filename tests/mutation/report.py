"""Compare a mutation run with what is known of it, `overlevers.yaml`: who survived, and why that is no fault of the tests.

Fails when less than 95% was killed, when something survived that is not on the list, or when the list names what is killed.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from mutmut.mutation.data import SourceFileMutationData
from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.stats import status_by_exit_code
from mutmut.utils.file_utils import walk_mutatable_files

from tests.mutation.prepare import COPY
from tests.mutation.try_tables import RESULTS

KNOWN = Path(__file__).with_name("overlevers.yaml")
AT_LEAST = 0.95
# A mutant that never ends, or ends the process, was noticed.
KILLED = {"killed", "timeout", "segfault"}


@dataclass(frozen=True)
class Survivor:
    """A change that no test noticed: where, the code before and after. A number of mutmut would shift with the code."""

    where: str
    before: str
    after: str

    def __str__(self) -> str:
        record = {"waar": self.where, "voor": self.before, "na": self.after}
        return yaml.safe_dump([record], allow_unicode=True, sort_keys=False, width=1000).rstrip()


@dataclass
class Run:
    """How many mutants came to which end, and the survivors."""

    ends: Counter[str]
    survivors: list[Survivor]

    @property
    def killed(self) -> float:
        """Which part was killed."""
        return sum(self.ends[end] for end in KILLED) / self.ends.total()


def of_functions() -> Run:
    """Return what mutmut found; stands in the copy of the project."""
    run = Run(Counter(), [])
    for path in walk_mutatable_files():
        data = SourceFileMutationData(path=path)
        data.load()
        for name, code in data.exit_code_by_key.items():
            end = status_by_exit_code[code]
            run.ends[end] += 1
            if end not in KILLED:
                run.survivors.append(_survivor(name, path))
    return run


def _survivor(name: str, path: Path) -> Survivor:
    lines = get_diff_for_mutant(name, path=path).splitlines()[2:]
    before, after = ([" ".join(line[1:].split()) for line in lines if line.startswith(sign)] for sign in "-+")
    function = name.rpartition(".")[2].removeprefix("x").lstrip("_ǁ").rpartition("__mutmut_")[0].replace("ǁ", ".")
    return Survivor(f"{path.stem}.{function}", " ".join(before), " ".join(after))


def of_tables() -> Run:
    """Return what `try_tables.py` found."""
    run = Run(Counter(), [])
    for change in json.loads(RESULTS.read_text(encoding="utf-8")):
        run.ends["killed" if change["noticed"] else "survived"] += 1
        if not change["noticed"]:
            run.survivors.append(Survivor(f"{change['module']} {change['where']}", change["before"], change["after"]))
    return run


def faults(runs: dict[str, Run], known: dict[Survivor, str]) -> Iterator[str]:
    """Yield a sentence for each thing that is not as it should be."""
    for name, run in runs.items():
        if run.killed < AT_LEAST:
            yield f"{name}: {run.killed:.1%} killed, at least {AT_LEAST:.0%} is asked"
    survivors = [survivor for run in runs.values() for survivor in run.survivors]
    yield from (f"survived, and is not on the list:\n{survivor}" for survivor in survivors if survivor not in known)
    yield from (f"is killed now, take it off the list:\n{survivor}" for survivor in known if survivor not in survivors)
    yield from (f"has no reason:\n{survivor}" for survivor, reason in known.items() if not reason)


def known_survivors() -> dict[Survivor, str]:
    """Return the reason of each survivor on the list."""
    groups = yaml.safe_load(KNOWN.read_text(encoding="utf-8")) or []
    return {
        Survivor(entry["waar"], entry["voor"], entry["na"]): group["reden"] for group in groups for entry in group["overlevers"]
    }


def main() -> int:
    """Print the figures and the faults; return 1 when there is a fault."""
    os.chdir(COPY)
    runs = {"functions": of_functions(), "tables": of_tables()}
    for name, run in runs.items():
        ends = ", ".join(f"{count} {end}" for end, count in run.ends.most_common())
        print(f"{name}: {run.ends.total()} mutants, {run.killed:.1%} killed ({ends})")
    found = list(faults(runs, known_survivors()))
    print("\n".join(found) or f"Every survivor is on the list, with a reason: {len(known_survivors())}.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
