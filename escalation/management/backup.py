"""All that has to outlive a server in one file: texts, their history and accounts. Of visitors there is nothing to keep."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, transaction

from escalation.models import Edition

# Made anew by every database, or of one session.
LEFT_OUT = ["contenttypes", "auth.permission", "sessions"]
ENDING = ".json.gz"


def save(path: Path) -> int:
    """Write everything to `path` (it ends in ENDING, only its owner may read it) and return its size in bytes.

    The file appears when it is whole. CommandError when it has another ending or cannot be written.
    """
    if not path.name.endswith(ENDING):
        raise CommandError(f"{path.name}: de naam van het bestand eindigt op {ENDING}")
    part = path.with_name(f".{os.getpid()}-{path.name}")
    try:
        part.touch(mode=0o600)
        with transaction.atomic():
            _see_one_moment()
            call_command("dumpdata", natural_foreign=True, exclude=LEFT_OUT, output=str(part), verbosity=0)
        part.replace(path)
    except OSError as error:
        raise CommandError(f"{path}: kan niet worden geschreven ({error.strerror})") from error
    finally:
        part.unlink(missing_ok=True)
    return path.stat().st_size


def _see_one_moment() -> None:
    """Let a copy not mix what stood there before and after someone's change; SQLite does so by itself."""
    if connection.vendor == "postgresql":
        connection.cursor().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def restore(path: Path) -> int:
    """Put everything in `path` in the place of what is there, all or nothing; return the number of rows.

    CommandError when it is no copy; then nothing has changed.
    """
    rows = _read(path)
    with transaction.atomic():
        before = Edition.objects.first()
        call_command("flush", interactive=False, verbosity=0)
        call_command("loaddata", str(path), verbosity=0)
        _raise_edition_above(before.number if before else 0)
    return rows


def _read(path: Path) -> int:
    try:
        rows = json.loads(gzip.decompress(path.read_bytes()))
    except (OSError, EOFError, ValueError) as error:
        raise CommandError(f"{path}: is geen reservekopie die gelezen kan worden") from error
    if not isinstance(rows, list) or not any(row.get("model", "").startswith("escalation.") for row in rows):
        raise CommandError(f"{path}: er staan geen teksten in")
    return len(rows)


def _raise_edition_above(number: int) -> None:
    """Let running servers see that the content changed, whatever the number in the copy."""
    held = Edition.objects.first() or Edition()
    held.number = max(held.number or 0, number) + 1
    held.save()
