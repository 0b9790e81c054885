"""The plan as its readers meet it: its contacts, its help that comes first, and the order of its rules."""

from datetime import date, timedelta

import pytest

from escalation.domain.answers import walk
from escalation.domain.catalogue import Force
from escalation.domain.climb import Passed
from escalation.domain.deadlines import Due, answer_due, rung_due
from escalation.domain.plan import REMEMBERED, _Phrasebook, build_plan, sections_of, urgent_section
from escalation.domain.progress import Moment, Progress, Status
from escalation.domain.questions import BY_KEY
from escalation.domain.rules import RULES, Because, When
from escalation.domain.situation import read_situation
from escalation.domain.verdict import Decision
from tests.families import CATALOGUE, EVERYTHING, MONDAY, NOOR, Answers, but, plan_of, situation_of


def test_each_contact_is_named_once_in_order_of_appearance() -> None:
    plan = plan_of(EVERYTHING)
    named = [contact.slug for item in plan.items for contact in item.contacts]
    assert [contact.slug for contact in plan.contacts] == list(dict.fromkeys(named))
    assert len(named) > len(plan.contacts)


def test_a_number_is_dialled_by_its_digits() -> None:
    phones = [phone for contact in CATALOGUE.contacts.values() for phone in contact.numbers]
    assert phones
    assert all(phone.dial.isdigit() for phone in phones)


def test_the_help_that_comes_first_needs_one_answer_only() -> None:
    section = urgent_section(read_situation(walk({"direct_gevaar": "weet-ik-niet"})), CATALOGUE, MONDAY)
    assert section is not None
    assert section.when is When.FIRST
    assert [item.slug for item in section.items] == ["bel-112", "school-vandaag-bellen"]


def test_what_is_sure_before_the_last_question_has_the_day_that_the_law_gives() -> None:
    rule = next(rule for rule in RULES if rule.action == "leerlingdossier")
    sure = (Decision(rule.action, rule.when, rule.because, rule.source),)
    (section,) = sections_of(sure, situation_of(NOOR), CATALOGUE, MONDAY)
    assert [item.answer_by for item in section.items] == [answer_due("leerlingdossier", MONDAY)]


def test_without_danger_nothing_stands_before_the_questions() -> None:
    assert urgent_section(read_situation(walk({"direct_gevaar": "nee"})), CATALOGUE, MONDAY) is None


def test_the_rules_stand_in_the_order_of_the_sections() -> None:
    order = list(When)
    places = [order.index(rule.when) for rule in RULES]
    assert places == sorted(places)


def test_each_rule_has_an_action_of_its_own() -> None:
    assert len({rule.action for rule in RULES}) == len(RULES)


def test_each_reason_points_to_answers_that_exist() -> None:
    reasons = [reason for rule in RULES for reason in rule.because]
    assert all(reason.values and set(reason.values) <= set(BY_KEY[reason.key].values) for reason in reasons)


def test_an_item_quotes_the_answers_that_put_it_there_and_no_other() -> None:
    hurt = plan_of(but(NOOR, gezondheid=["slaapt-of-eet-slecht", "somber-of-bang"], schoolgang="soms-thuis"))
    quoted = next(item.because for item in hurt.items if item.slug == "jeugdarts")
    words = {key: CATALOGUE.questions[key].by_value for key in ("gezondheid", "schoolgang")}
    assert quoted == (
        words["gezondheid"]["slaapt-of-eet-slecht"].because,
        words["gezondheid"]["somber-of-bang"].because,
        words["schoolgang"]["soms-thuis"].because,
    )


def test_a_word_that_is_lacking_is_named() -> None:
    with pytest.raises(KeyError, match="bestaat-niet"):
        CATALOGUE.wording("bestaat-niet", "domein:4")


def test_an_item_has_the_words_the_source_of_its_rule_and_its_contacts() -> None:
    plan = plan_of(but(NOOR, direct_gevaar="ja"))
    first = plan.items[0]
    assert (first.slug, first.when) == ("bel-112", When.FIRST)
    assert first.action is CATALOGUE.actions["bel-112"]
    assert first.source is CATALOGUE.sources["domein-4"]
    assert [contact.slug for contact in first.contacts] == list(CATALOGUE.actions["bel-112"].contacts)
    assert first.because == (CATALOGUE.questions["direct_gevaar"].by_value["ja"].because,)


def test_a_plan_bears_its_day_and_the_headings_of_its_sections() -> None:
    plan = plan_of(NOOR)
    assert plan.made_on == MONDAY
    assert [section.heading for section in plan.sections] == [CATALOGUE.sections[section.when] for section in plan.sections]


def test_a_rung_passed_over_comes_with_its_words_the_reason_and_the_answers_behind_it() -> None:
    (leraar, begeleider) = plan_of(but(NOOR, wie_pest="leraar-of-mentor", gesproken_met="niemand")).skipped
    said = (CATALOGUE.questions["wie_pest"].by_value["leraar-of-mentor"].because,)
    assert (leraar.action, leraar.reason) == (CATALOGUE.actions["leraar"], CATALOGUE.passed[Passed.CAUSE])
    assert (begeleider.action.slug, begeleider.reason) == ("intern-begeleider", CATALOGUE.passed[Passed.STAFF])
    assert leraar.because == begeleider.because == said
    assert plan_of(NOOR).skipped == ()


def test_each_rung_starts_where_the_one_before_it_ends_with_its_own_pace() -> None:
    start = MONDAY
    for item in plan_of(NOOR).items:
        if item.when in (When.NOW, When.LATER):
            assert (item.do_by, item.further_on) == rung_due(item.slug, start)
            assert item.answer_by is None
            start = item.further_on.day


@pytest.mark.parametrize("answers", [NOOR, EVERYTHING], ids=["more rungs to come", "none to come"])
def test_only_the_last_rung_of_the_ladder_is_the_highest(answers: Answers) -> None:
    plan = plan_of(answers)
    rungs = [item for item in plan.items if item.when in (When.NOW, When.LATER)]
    assert [item.highest for item in rungs] == [False] * (len(rungs) - 1) + [True]
    assert not [item.slug for item in plan.items if item not in rungs and item.highest]


def test_when_urgent_every_rung_is_hurried_and_what_is_to_be_done_now_most() -> None:
    now, later, *_ = (item for item in plan_of(but(NOOR, direct_gevaar="ja")).items if item.when in (When.NOW, When.LATER))
    assert (now.do_by, now.further_on) == rung_due(now.slug, MONDAY, now=True, urgent=True)
    assert (later.do_by, later.further_on) == rung_due(later.slug, now.further_on.day, urgent=True)


def test_when_urgent_an_outsider_too_is_begun_with_on_the_next_school_day() -> None:
    climbed = but(NOOR, direct_gevaar="ja", gesproken_met=["leraar", "directeur", "schoolbestuur"], beleid="weet-ik-niet")
    now = plan_of(climbed).now
    assert (now.slug, now.do_by) == ("klachtencommissie", Due(MONDAY + timedelta(days=1), Force.GUIDE))


def test_who_waits_for_what_was_agreed_does_not_wait_when_urgent() -> None:
    waits = but(NOOR, direct_gevaar="ja", uitkomst_gesprek="wacht-op-afspraken")
    assert plan_of(waits).now.do_by == plan_of(but(NOOR, direct_gevaar="ja")).now.do_by


WAITED_SINCE = MONDAY - timedelta(days=7)


def test_the_dates_of_a_rung_that_is_waited_for_count_from_the_day_it_was_done() -> None:
    waiting = build_plan(situation_of(NOOR), CATALOGUE, MONDAY, Progress(status=Status.WAITING, since=WAITED_SINCE))
    assert waiting.now.do_by is None
    assert waiting.now.further_on == plan_of(NOOR, WAITED_SINCE).now.further_on
    first_later = next(item for item in waiting.items if item.when is When.LATER)
    assert first_later.do_by == rung_due(first_later.slug, waiting.now.further_on.day)[0]


FOLLOWS = but(
    NOOR, gesproken_met=["leraar", "directeur", "klachtencommissie"], uitkomst_klacht="loopt-nog", beleid="weet-ik-niet"
)
SENT = MONDAY - timedelta(days=40)


@pytest.mark.parametrize(
    ("family", "sent", "until"),
    [
        (FOLLOWS, None, date(2027, 2, 23)),
        (FOLLOWS, SENT, date(2027, 1, 14)),
        (FOLLOWS, MONDAY - timedelta(days=400), date(2026, 11, 30)),
        (but(FOLLOWS, gesproken_met=["leraar", "directeur", "klacht-bij-school"]), None, date(2027, 1, 11)),
    ],
    ids=["not known when", "sent on a day", "long ago", "at school"],
)
def test_a_complaint_is_followed_for_as_long_as_its_body_takes(family: Answers, sent: date | None, until: date) -> None:
    progress = Progress({"klachtencommissie": Moment(sent)} if sent else {})
    now = build_plan(situation_of(family), CATALOGUE, MONDAY, progress).now
    assert (now.slug, now.further_on) == ("klacht-volgen", Due(until, Force.GUIDE))


def test_for_whom_it_stopped_no_rung_has_a_day() -> None:
    plan = build_plan(situation_of(NOOR), CATALOGUE, MONDAY, Progress(status=Status.STOPPED, since=WAITED_SINCE))
    rungs = [item for item in plan.items if item.when in (When.NOW, When.LATER)]
    assert {(item.do_by, item.further_on) for item in rungs} == {(None, None)}
    assert [item.slug for item in rungs] == [item.slug for item in plan_of(NOOR).items if item.when in (When.NOW, When.LATER)]


@pytest.mark.parametrize("progress", [Progress(status=Status.NOT_YET, since=WAITED_SINCE), Progress(status=Status.WAITING)])
def test_the_dates_of_any_other_rung_count_from_today(progress: Progress) -> None:
    plan = build_plan(situation_of(NOOR), CATALOGUE, MONDAY, progress)
    assert plan.now.further_on == plan_of(NOOR).now.further_on


def test_what_was_done_since_the_first_plan_bears_its_day_and_nothing_else_does() -> None:
    done = Moment(WAITED_SINCE)
    plan = build_plan(situation_of(NOOR), CATALOGUE, MONDAY, Progress({"leraar": done, "directeur": done}))
    assert {item.slug: item.done_on for item in plan.items if item.done_on} == {"leraar": done}
    assert {item.done_on for item in plan_of(NOOR).items} == {None}
    changed = build_plan(situation_of(NOOR), CATALOGUE, MONDAY, Progress({"vertrouwenspersoon": done}))
    assert [(item.when, item.done_on) for item in changed.items if item.slug == "vertrouwenspersoon"] == [
        (When.ALONGSIDE, None)
    ]


def test_what_stands_beside_the_rungs_has_no_date_but_the_term_of_the_law() -> None:
    plan = plan_of(but(NOOR, gesproken_met="directeur", beleid="beleid-werkt-niet"))
    beside = [item for item in plan.items if item.when not in (When.NOW, When.LATER)]
    assert {item.slug for item in beside if item.answer_by} == {"leerlingdossier"}
    assert {item.answer_by.force for item in beside if item.answer_by} == {Force.LEGAL}
    assert not [item for item in beside if item.do_by or item.further_on]


def test_the_help_that_comes_first_is_worded_as_in_the_plan() -> None:
    danger = but(NOOR, direct_gevaar="ja")
    section = urgent_section(read_situation(walk(danger)), CATALOGUE, MONDAY)
    assert section == plan_of(danger).sections[0]
    perhaps = but(NOOR, gezondheid="weet-ik-niet", uitkomst_gesprek="wacht-op-afspraken")
    assert urgent_section(read_situation(walk(perhaps)), CATALOGUE, MONDAY) == plan_of(perhaps).sections[0]


def test_an_answer_that_holds_the_word_of_another_is_not_quoted_as_that_other() -> None:
    because = Because("schoolgang", ("gewoon",))
    said = CATALOGUE.questions["schoolgang"].by_value["gewoon"].because
    assert _Phrasebook(CATALOGUE)._quote(because, "gewoon") == [said]
    assert _Phrasebook(CATALOGUE)._quote(because, "heel-gewoon") == []


def test_the_words_at_a_decision_are_remembered_of_so_many_and_no_more() -> None:
    phrases = _Phrasebook(CATALOGUE)
    assert phrases.item.cache_info().maxsize == phrases.skipped.cache_info().maxsize == REMEMBERED


def test_the_slugs_of_a_plan_are_those_of_its_items_by_section() -> None:
    plan = plan_of(NOOR)
    found = plan.slugs()
    assert [slug for slugs in found.values() for slug in slugs] == [item.slug for item in plan.items]
    assert found["dit-doe-je-nu"] == [plan.now.slug] == ["intern-begeleider"]
