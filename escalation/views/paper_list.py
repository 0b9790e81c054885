"""The list of papers of a plan, each with its kind, pages and size. These are measured, by the tests of each kind of file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from escalation.content import catalogue
from escalation.domain.letters import offered
from escalation.domain.plan import Plan
from escalation.domain.rules import When
from escalation.domain.sheets import SHEETS

PLAIN_TITLES = "gewoon"
SMALL_KB, PLAN_KB = 50, 250
SMALL, LARGE = (f"minder dan {most}\N{NO-BREAK SPACE}kB" for most in (SMALL_KB, PLAN_KB))
# Up to how many steps that are still to do, the fewest and the most pages.
PLAN_PAGES = ((13, (9, 11)), (16, (10, 13)), (19, (10, 14)), (60, (12, 18)))
PAGES = {"gesprek": "1 bladzijde", "logboek": "2 bladzijden"}
LONG_LETTERS = {"klacht": "1 of 2 bladzijden"}


@dataclass(frozen=True)
class Paper:
    """A line of the list of papers: what it is, where it is, and its `kind`: sort of file, pages and size where known."""

    label: str
    url: str
    kind: str
    note: str = ""


def papers_of(plan: Plan) -> list[Paper]:
    """Return the papers of `plan`, the plan itself first."""
    least, most = plan_pages(plan)
    first = Paper("Je stappenplan", reverse("plan_pdf"), f"pdf, {least} tot {most} bladzijden, {LARGE}")
    return [first, *_letters(plan), *_sheets(), *_data(plan)]


def plan_pages(plan: Plan) -> tuple[int, int]:
    """Return between which numbers of pages the PDF of `plan` lies, by its number of steps; the tests of the PDF measure it.

    How many there are exactly is only known once it is made, which would make every parent wait for the plan on screen.
    """
    to_do = sum(item.when not in (When.DONE, When.ABOUT) for item in plan.items)
    return next(pages for steps, pages in PLAN_PAGES if to_do <= steps)


def _letters(plan: Plan) -> Iterator[Paper]:
    for letter in offered(plan, catalogue()):
        pages = LONG_LETTERS.get(letter.slug, "1 bladzijde")
        yield Paper(letter.title, reverse("letter", args=[letter.slug]), f"tekst, Word of pdf, {pages}, {SMALL}")


def _sheets() -> Iterator[Paper]:
    for slug in SHEETS:
        label = catalogue().sheets[slug].title
        for kind, name in (("pdf", "pdf"), ("docx", "Word")):
            yield Paper(label, reverse("sheet", kwargs={"slug": slug, "kind": kind}), f"{name}, {PAGES[slug]}, {SMALL}")


def _data(plan: Plan) -> Iterator[Paper]:
    if plan.now.further_on:
        yield from _agendas()
    yield Paper("Nummers voor je telefoon", reverse("numbers"), f"contacten, {SMALL}")


def _agendas() -> Iterator[Paper]:
    agenda, kind = reverse("agenda"), f"agenda, {SMALL}"
    yield Paper("Datums voor je agenda", agenda, kind, "Je ziet niet waar het over gaat. Goed als meer mensen je agenda lezen.")
    plain = f"{agenda}?titels={PLAIN_TITLES}"
    yield Paper(
        "Datums voor je agenda, met de naam van elke stap", plain, kind, "Wie je agenda leest, ziet waar het over gaat."
    )
