"""`manage.py regels-svg > regels.svg`: the questions, ladders and rules as a drawing."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from escalation.content import catalogue
from escalation.outputs.rules_svg import rules_svg


class Command(BaseCommand):
    """Writes the drawing; the same as /over/regels.svg."""

    help = "Schrijft de tekening van de vragen, de ladders en de regels (SVG)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the drawing to standard output."""
        self.stdout.write(rules_svg(catalogue()))
