"""Log lines without persons: JSON, with these fields and no other. Django's and gunicorn's own words are not passed on.

Their messages hold addresses of pages, hosts and visitors. What is left of an exception is its name and the places it
came through: its text may quote what a visitor sent.
"""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime
from types import TracebackType

OURS = ("escalation", "pestwijzer")
FIELDS = ("route", "method", "status", "ms")
_PLACES = 12  # of a traceback, the last ones


class JsonLines(logging.Formatter):
    """A line per record: time (whole seconds), level, event, the FIELDS it brings, and what is left of an exception."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="seconds"),
            "level": record.levelname,
            "event": event(record),
        }
        given = record.__dict__
        line |= {name: given[name] for name in FIELDS if isinstance(given.get(name), str | int)}
        if isinstance(status := given.get("status_code"), int):
            line["status"] = status
        if record.exc_info and record.exc_info[0]:
            line |= {"error": record.exc_info[0].__name__, "places": places(record.exc_info[2])}
        return json.dumps(line, ensure_ascii=False)


def event(record: logging.LogRecord) -> str:
    """Return what happened: our own words, gunicorn's with numbers only, and of another logger no more than its name."""
    words, name = str(record.msg), record.name
    if name.startswith("gunicorn"):
        return name if "ip=" in words else _with_numbers(words, record.args)
    return _with_numbers(words, record.args) if name.startswith(OURS) else name


def _with_numbers(words: str, values: object) -> str:
    numbers = isinstance(values, tuple) and values and all(isinstance(one, int | float) for one in values)
    return words % values if numbers else words


def places(trace: TracebackType | None) -> list[str]:
    """Return where an exception came through, as file, line and function; without the values it met."""
    frames = traceback.extract_tb(trace)[-_PLACES:]
    return [f"{'/'.join(frame.filename.split('/')[-2:])}:{frame.lineno} {frame.name}" for frame in frames]
