"""`manage.py reservekopie BESTAND`: all texts, their history and the accounts in one file."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from escalation.management.backup import ENDING, save


class Command(BaseCommand):
    """Writes the copy; the site may go on meanwhile."""

    help = f"Bewaart de teksten, hun geschiedenis en de accounts in één bestand ({ENDING})."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the name of the file."""
        parser.add_argument("bestand", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Write it, and say how large it is. Raises CommandError."""
        path: Path = options["bestand"]
        self.stdout.write(f"Bewaard in {path}: {save(path)} bytes. Er staan accounts in: bewaar het bestand veilig.")
