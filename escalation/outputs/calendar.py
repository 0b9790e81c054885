"""Plan -> agenda.ics: its dates as whole days with an alarm. Whole days have no time zone, so none can be wrong.

A second download updates the first: every UID comes from the action, and the number of the edition goes up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Alarm, Calendar, Event

from escalation.domain.catalogue import Force
from escalation.domain.deadlines import Due
from escalation.domain.plan import Plan, PlanItem
from escalation.domain.rules import When

ALARM = timedelta(hours=-15)  # nine o'clock on the day before
FIRST_EDITION = datetime(2026, 1, 1, tzinfo=UTC)
FORCES = {
    Force.LEGAL: "Dit is een wettelijke termijn.",
    Force.COMMITTEE: "Dit is een termijn uit de regels van de commissie.",
    Force.GUIDE: "Dit is een richttijd, geen wettelijke termijn.",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A day to note: its `key` never changes, the neutral title gives nothing away, the plain one says what it is."""

    key: str
    day: date
    force: Force
    neutral: str
    plain: str
    note: str


def agenda(plan: Plan, now: datetime, *, plain: bool = False) -> bytes:
    """Return the dates of `plan` as an iCalendar file (RFC 5545), made at `now` (aware).

    Titles are neutral, and notes left out, unless `plain`: a calendar is often shared with a child or another household.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Stappenplan//Agenda//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for entry in entries(plan):
        calendar.add_component(_event(entry, now, plain))
    return calendar.to_ical()


def entries(plan: Plan) -> Iterator[Entry]:
    """Yield the days of `plan`: when to act now, when to look back, when to act later, and when an answer is due."""
    for item in plan.items:
        yield from _entries(item)


def _entries(item: PlanItem) -> Iterator[Entry]:
    title, further = item.action.title, item.action.further
    if item.do_by and item.when is When.NOW:
        yield _entry(item, "doen", item.do_by, ("Afspraak maken", title), item.action.today or item.action.why)
    elif item.do_by:
        question = "Hielp de vorige stap niet? Dan is dit de volgende."
        yield _entry(item, "doen", item.do_by, ("Terugbellen", f"Als het nodig is: {title}"), question)
    if item.further_on and item.when is When.NOW:
        yield _entry(item, "terug", item.further_on, ("Terugkijken", f"Kijk terug: {title}"), further)
    if item.answer_by:
        note = "Vroeg je dit op de dag van je plan? Dan moet er nu antwoord zijn."
        yield _entry(item, "antwoord", item.answer_by, ("Post nakijken", f"Antwoord: {title}"), note)


def _entry(item: PlanItem, part: str, due: Due, titles: tuple[str, str], note: str) -> Entry:
    return Entry(f"{item.slug}:{part}", due.day, due.force, *titles, note)


def _event(entry: Entry, now: datetime, plain: bool) -> Event:
    title = entry.plain if plain else entry.neutral
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_URL, f"pestwijzer:{entry.key}")))
    event.add("dtstamp", now.astimezone(UTC))
    event.add("sequence", max(0, int((now - FIRST_EDITION).total_seconds()) // 60))
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", title)
    if plain:
        event.add("description", " ".join(filter(None, (entry.note, FORCES[entry.force]))))
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    event.add_component(_alarm(title))
    return event


def _alarm(title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", ALARM)
    return alarm
