"""`manage.py dekking`: what the source says against what the code does, and whether every rule and answer matters."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from escalation.domain.coverage import effects, sample
from escalation.management.casebook import Case, CaseError, read_cases, read_records
from escalation.management.coverage_report import Report, Sentence, coverage_report

WALKS = 20_000


class Command(BaseCommand):
    """Prints the coverage; ends with exit code 1 when something is not covered."""

    help = "Laat zien welke zin van de brontekst waar in de code zit, en of elke regel en elk antwoord iets doet."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the number of walks, and where the source's sentences and the scenarios lie."""
        parser.add_argument("--paden", type=int, default=WALKS, help="hoeveel paden door de vragen worden bekeken")
        parser.add_argument("--brontekst", type=Path, default=settings.CONTENT_DIR / "brontekst.yaml")
        parser.add_argument("--gevallen", type=Path, default=settings.BASE_DIR / "tests" / "scenarios")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the report. Raises CommandError (exit code 1) when there is a gap or a file cannot be used."""
        try:
            report = _report(options["brontekst"], options["gevallen"], options["paden"])
        except CaseError as error:
            raise CommandError(str(error)) from error
        self.stdout.write("\n".join(report.lines))
        if report.gaps:
            raise CommandError("\n".join(("Niet gedekt:", *(f"  {gap}" for gap in report.gaps))))
        self.stdout.write("\nAlles is gedekt.")


def _report(source: Path, scenarios: Path, walks: int) -> Report:
    sentences = [_sentence(record, source) for record in read_records(source)]
    return coverage_report(sentences, _cases(scenarios), effects(sample(walks)))


def _sentence(record: dict[str, Any], source: Path) -> Sentence:
    try:
        return Sentence(record["slug"], record["rij"], record["bron"], record["zin"], tuple(record["acties"]))
    except (KeyError, TypeError) as error:
        raise CaseError(f"{source.name}: {record.get('slug')}: {error} ontbreekt of klopt niet") from error


def _cases(folder: Path) -> list[Case] | None:
    """Return the scenarios of `folder`, or None where there are none, as on a server without the tests."""
    files = sorted(folder.glob("*.yaml"))
    return [case for path in files for case in read_cases(path)] if files else None
