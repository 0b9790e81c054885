"""What came of the bench, as it is kept in the README: the machine and its date above the table, between two marks."""

from __future__ import annotations

import os
import platform
import re
import time
from pathlib import Path

START, END = "<!-- bench -->", "<!-- /bench -->"
_BETWEEN = re.compile(rf"{START}.*?{END}", re.DOTALL)


def machine() -> str:
    """Return the day, the machine and how busy it is."""
    load = " ".join(f"{value:.1f}" for value in os.getloadavg())
    cores, python = os.cpu_count(), platform.python_version()
    return (
        f"{time.strftime('%Y-%m-%d')}, {_processor()}, {cores} kernen, {platform.system()}, Python {python}, belasting {load}"
    )


def _processor() -> str:
    """Return the model of the processor."""
    found = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    return found[1] if found else platform.machine()


def written(text: str, measured: str) -> str:
    """Return `text` with `measured` between the marks. ValueError when they are not in it, or more than once."""
    if len(_BETWEEN.findall(text)) != 1:
        raise ValueError(f"the marks {START} and {END} have to stand in it once")
    return _BETWEEN.sub(lambda _: f"{START}\n{measured}\n{END}", text)
