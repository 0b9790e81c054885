"""The confirmed numbers of a plan -> nummers.vcf, for the address book of a telephone (vCard 3.0, RFC 2426)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import NAMESPACE_URL, uuid5

from icalendar.parser import Contentline, Contentlines, Parameters
from icalendar.prop import vText

from escalation.domain.catalogue import Contact


def cards(contacts: Iterable[Contact]) -> bytes:
    """Return a card for each of `contacts` that has a confirmed number; icalendar escapes and folds, by the same rules."""
    lines = [line for contact in contacts if contact.numbers for line in _card(contact)]
    return Contentlines([*lines, Contentline("")]).to_ical() if lines else b""


def _card(contact: Contact) -> Iterator[Contentline]:
    yield Contentline("BEGIN:VCARD")
    yield Contentline("VERSION:3.0")
    yield _line("UID", str(uuid5(NAMESPACE_URL, f"pestwijzer:{contact.slug}")))
    yield _line("FN", contact.name)
    yield Contentline(f"N:{vText(contact.name).to_ical().decode()};;;;")
    for phone in contact.numbers:
        yield _line("TEL", phone.dial, TYPE="VOICE")
    if contact.email:
        yield _line("EMAIL", contact.email, TYPE="INTERNET")
    if contact.website:
        yield _line("URL", f"https://{contact.website}")
    yield _line("NOTE", _note(contact))
    yield Contentline("END:VCARD")


def _note(contact: Contact) -> str:
    hours = f"Bereikbaar: {contact.hours}." if contact.hours else ""
    return " ".join(filter(None, (f"{contact.what_for}.", hours, f"Gecontroleerd op {contact.checked_on:%d-%m-%Y}.")))


def _line(name: str, value: str, **parameters: str) -> Contentline:
    return Contentline.from_parts(name, Parameters(parameters), vText(value))
