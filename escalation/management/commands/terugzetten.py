"""`manage.py terugzetten BESTAND`: what `reservekopie` saved in the place of what is there."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from escalation.management.backup import restore


class Command(BaseCommand):
    """Puts a copy back, all or nothing; servers that run see it within half a minute."""

    help = "Zet een reservekopie terug. Wat er nu in de database staat, verdwijnt."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the name of the file."""
        parser.add_argument("bestand", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Put it back, and say how much. Raises CommandError, and then nothing has changed."""
        self.stdout.write(f"Teruggezet: {restore(options['bestand'])} rijen.")
