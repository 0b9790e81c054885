"""`manage.py load_content`: bring the content of `fixtures/` into the database."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from escalation.content import ContentError
from escalation.loading import load_fixtures


class Command(BaseCommand):
    """Loads the fixtures; running it again changes nothing."""

    help = "Laadt de teksten uit fixtures/. Wat in het beheer is aangepast, blijft staan."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say what was done. Raises CommandError naming an unusable record."""
        try:
            report = load_fixtures()
        except ContentError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Inhoud: {report.added} nieuw, {report.updated} bijgewerkt, {report.same} gelijk.")
        for name in report.kept:
            self.stdout.write(f"Aangepast in het beheer, dus gehouden: {name}")
