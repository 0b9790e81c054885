"""`manage.py leg-uit`: a plan with the reason for each rule, in or out, from a scenario file or from answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from escalation.content import catalogue
from escalation.domain.answers import walk
from escalation.management.casebook import CaseError, Stored, known, read_cases, read_pairs
from escalation.outputs.explanation_text import explanation_text, open_question


class Command(BaseCommand):
    """Explains one plan; keeps nothing."""

    help = "Laat een stappenplan zien, en waarom elke regel erin staat of niet."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a scenario file, or answers as vraag=antwoord,antwoord."""
        parser.add_argument(
            "antwoorden", nargs="+", help="een bestand (.yaml), of: schoolsoort=mbo wat_gebeurt=online,afpersing"
        )
        parser.add_argument("--titel", help="de titel van het geval, als er meer in het bestand staan")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the plan with its reasons. Raises CommandError naming what is not known, or the question that is open."""
        try:
            stored = _stored(options["antwoorden"], options["titel"])
        except CaseError as error:
            raise CommandError(str(error)) from error
        replay = walk(stored)
        if not replay.complete:
            raise CommandError(open_question(replay, stored, catalogue()))
        self.stdout.write(explanation_text(replay, stored, catalogue(), timezone.localdate()))


def _stored(given: list[str], title: str | None) -> Stored:
    if len(given) > 1 or "=" in given[0]:
        return read_pairs(given)
    cases = {case.title: case.answers for case in read_cases(Path(given[0]))}
    if title is None and len(cases) == 1:
        return next(iter(cases.values()))
    if title is None:
        titles = "\n  ".join(cases)
        raise CaseError(f"{given[0]} heeft {len(cases)} gevallen. Kies er een met --titel:\n  {titles}")
    return cases[known(title, cases, given[0])]
