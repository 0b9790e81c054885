"""The agenda and the numbers, read back with another library than the one that wrote them."""

from datetime import UTC, date, datetime, timedelta

import pytest
import vobject

from escalation.outputs.calendar import agenda, entries
from escalation.outputs.vcard import cards
from tests.families import CATALOGUE, EVERYTHING, MONDAY, NOOR, SAM, YARA, Answers, but, plan_of

NOW = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)  # the next day already in Amsterdam
FAMILIES = [NOOR, SAM, YARA, EVERYTHING]
TELLING = ("pest", "school", "klacht", "mentor", "leraar", "directeur", "begeleider", "bestuur", "ombudsman", "dossier")


def read(content: bytes) -> list[vobject.base.Component]:
    return list(vobject.readOne(content.decode()).contents.get("vevent", []))


def uids(content: bytes) -> list[str]:
    return [event.uid.value for event in read(content)]


@pytest.mark.parametrize("family", FAMILIES)
def test_every_date_of_the_plan_is_a_whole_day_with_an_alarm_the_morning_before(family: Answers) -> None:
    plan = plan_of(family)
    events = read(agenda(plan, NOW))
    assert sorted(event.dtstart.value for event in events) == sorted(entry.day for entry in entries(plan))
    for event in events:
        assert type(event.dtstart.value) is date
        assert event.dtend.value - event.dtstart.value == timedelta(days=1)
        assert event.valarm.trigger.value == timedelta(hours=-15)
        assert event.dtstamp.value == NOW


def test_the_step_of_now_has_a_day_to_act_and_a_day_to_look_back() -> None:
    now = plan_of(NOOR).now
    days = {entry.key: entry.day for entry in entries(plan_of(NOOR))}
    assert now.do_by
    assert now.further_on
    assert days["intern-begeleider:doen"] == now.do_by.day
    assert days["intern-begeleider:terug"] == now.further_on.day


@pytest.mark.parametrize("family", FAMILIES)
def test_the_usual_titles_give_nothing_away(family: Answers) -> None:
    content = agenda(plan_of(family), NOW).decode().lower()
    assert not [word for word in TELLING if word in content]
    assert "description" not in content.replace("action:display\r\ndescription", "")


def test_plain_titles_say_what_to_do_with_the_force_of_the_date_and_survive_escaping() -> None:
    plan = plan_of(
        but(NOOR, gesproken_met=["leraar", "directeur"], laatste_keer="korter-dan-3-maanden", beleid=["weet-ik-niet"])
    )
    events = read(agenda(plan, NOW, plain=True))
    titles = [event.summary.value for event in events]
    assert plan.now.action.title in titles
    described = " ".join(event.description.value for event in events)
    assert "Dit is een richttijd, geen wettelijke termijn." in described
    assert "Dit is een wettelijke termijn." in described
    assert "\\" not in described


def test_a_second_download_updates_and_does_not_double() -> None:
    first, later = (
        agenda(plan_of(NOOR), NOW),
        agenda(plan_of(NOOR, MONDAY + timedelta(days=9)), NOW + timedelta(days=9), plain=True),
    )
    assert uids(first) == uids(later)
    assert len(set(uids(first))) == len(uids(first))
    assert int(read(later)[0].sequence.value) > int(read(first)[0].sequence.value)


def test_lines_are_folded_and_end_as_the_standard_says() -> None:
    content = agenda(plan_of(EVERYTHING), NOW, plain=True)
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")


@pytest.mark.parametrize("family", FAMILIES)
def test_the_cards_hold_every_confirmed_number_of_the_plan_and_no_other(family: Answers) -> None:
    contacts = plan_of(family).contacts
    found = list(vobject.readComponents(cards(contacts).decode()))
    shown = {contact.name: [phone.dial for phone in contact.numbers] for contact in contacts if contact.numbers}
    assert {card.fn.value: [number.value for number in card.contents["tel"]] for card in found} == shown
    assert all(card.version.value == "3.0" for card in found)


def test_an_unconfirmed_number_is_on_no_card() -> None:
    assert cards([CATALOGUE.contacts["oudertelefoon"], CATALOGUE.contacts["huisarts"]]) == b""
