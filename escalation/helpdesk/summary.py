"""The plan in five sentences, to read aloud: what is urgent, what to do now, what then, whom to call, what to keep."""

from __future__ import annotations

from datetime import date

from escalation.domain.catalogue import Contact
from escalation.domain.deadlines import in_words
from escalation.domain.plan import Plan, PlanItem
from escalation.domain.rules import When


def five_sentences(plan: Plan) -> tuple[str, ...]:
    """Return five sentences of at most 20 words each, in the words of the catalogue."""
    parts = {section.when: section.items for section in plan.sections}
    now, later = plan.now, parts.get(When.LATER, ())
    return (
        _first(parts.get(When.FIRST, ())),
        _now(now),
        _then(now, later),
        _call(parts.get(When.PARENT, ())),
        _keep(now),
    )


def _first(urgent: tuple[PlanItem, ...]) -> str:
    if not urgent:
        return "Ik hoor nu geen gevaar, maar bel 112 als dat verandert."
    others = len(urgent) - 1
    more = {0: "", 1: "; daarna komt nog een dringende stap"}.get(others, f"; daarna komen nog {others} dringende stappen")
    return f"Eerst dit: {_order(urgent[0])}{more}."


def _now(now: PlanItem) -> str:
    if now.do_by is None:
        return f"Dit doe je nu: {_order(now)}."
    return f"Doe dit voor {in_words(now.do_by.day)}: {_order(now)}."


def _then(now: PlanItem, later: tuple[PlanItem, ...]) -> str:
    if not later:
        return "Helpt dat niet, bel dan terug, en dan kijken we samen wat nog kan."
    when = f"ga dan op {_short(now.further_on.day)} verder" if now.further_on else "ga dan verder"
    return f"Helpt dat niet, {when}: {_order(later[0])}."


def _call(helping: tuple[PlanItem, ...]) -> str:
    contacts = [contact for item in helping for contact in item.contacts if not contact.local]
    reachable = next((contact for contact in contacts if contact.numbers), None)
    if reachable is None:
        return "In je plan staat bij elke stap met wie je kunt praten."
    return f"Voor raad kun je bellen met {reachable.name}, op nummer {_number(reachable)}."


def _keep(now: PlanItem) -> str:
    when = f"na {_short(now.further_on.day)}" if now.further_on else "als je niet verder komt"
    return f"Bewaar je code, schrijf op wat er gebeurt, en bel gerust weer {when}."


def _number(contact: Contact) -> str:
    return contact.numbers[0].number


def _order(item: PlanItem) -> str:
    """Return the title of `item`, which tells what to do, as the end of a sentence."""
    title = item.action.title
    return title[0].lower() + title[1:]


def _short(day: date) -> str:
    """Return `day` without its year, as people say it."""
    return in_words(day).rpartition(" ")[0]
