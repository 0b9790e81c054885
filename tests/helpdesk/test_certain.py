"""What is called certain halfway stands in the plan, however the rest is answered."""

from __future__ import annotations

import pytest

from escalation.helpdesk.certain import certain
from escalation.helpdesk.panel import Panel
from escalation.helpdesk.talk import read_talk
from tests.families import CATALOGUE, EVERYTHING, MONDAY, NOOR, but, slugs_of
from tests.helpdesk.calls import chance_of, ended, part_of


@pytest.mark.parametrize("seed", range(80))
def test_what_is_certain_halfway_stands_in_every_plan_it_can_end_in(seed: int) -> None:
    chance = chance_of(seed)
    begun = part_of(ended({}, chance), chance)
    promised = certain(read_talk(begun))
    for _ in range(5):
        plan = slugs_of(ended(begun, chance))
        assert not [one for one in promised if one.action not in plan.get(one.when.value, [])], begun


@pytest.mark.parametrize("seed", range(80))
def test_each_step_of_the_growing_plan_says_why_it_is_there(seed: int) -> None:
    chance = chance_of(seed)
    talk = read_talk(part_of(ended({}, chance), chance))
    shown = str(Panel(talk, CATALOGUE, MONDAY, "https://voorbeeld.nl").context().get("certain", ""))
    steps = shown.split('<li class="item"')[1:]
    assert len(steps) == len(certain(talk)) or talk.walk.complete
    assert not [step for step in steps if '<p class="reason">' not in step or "Waarom staat dit in mijn plan?" not in step]


def test_before_the_first_answer_nothing_is_certain() -> None:
    assert certain(read_talk({})) == ()


def test_the_plan_grows_with_the_answers() -> None:
    sizes = [len(certain(read_talk(dict(list(EVERYTHING.items())[:count])))) for count in (2, 6, 16)]
    assert sizes[0] < sizes[1] < sizes[2]


def test_a_talk_that_was_had_is_not_advised() -> None:
    asked = but(NOOR, schoolgang="thuis-korter-dan-4-weken")
    told = but(asked, gesproken_met=["leraar", "leerplichtambtenaar"])
    assert "leerplichtambtenaar" in {one.action for one in certain(read_talk(asked))}
    assert "leerplichtambtenaar" not in {one.action for one in certain(read_talk(told))}
