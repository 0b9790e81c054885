"""What is called certain halfway stands in the plan, however the rest is answered."""

from __future__ import annotations

import pytest

from escalation.helpdesk.certain import certain
from escalation.helpdesk.talk import read_talk
from tests.families import EVERYTHING, NOOR, but, slugs_of
from tests.helpdesk.calls import chance_of, ended, part_of


@pytest.mark.parametrize("seed", range(80))
def test_what_is_certain_halfway_stands_in_every_plan_it_can_end_in(seed: int) -> None:
    chance = chance_of(seed)
    begun = part_of(ended({}, chance), chance)
    promised = certain(read_talk(begun))
    for _ in range(5):
        plan = slugs_of(ended(begun, chance))
        for section, actions in promised:
            assert set(actions) <= set(plan.get(section.value, [])), begun


def test_before_the_first_answer_nothing_is_certain() -> None:
    assert certain(read_talk({})) == ()


def test_the_plan_grows_with_the_answers() -> None:
    sizes = [
        sum(len(actions) for _, actions in certain(read_talk(dict(list(EVERYTHING.items())[:count])))) for count in (2, 6, 16)
    ]
    assert sizes[0] < sizes[1] < sizes[2]


def test_a_talk_that_was_had_is_not_advised() -> None:
    asked = but(NOOR, schoolgang="thuis-korter-dan-4-weken")
    told = but(asked, gesproken_met=["leraar", "leerplichtambtenaar"])
    assert "leerplichtambtenaar" in {action for _, actions in certain(read_talk(asked)) for action in actions}
    assert "leerplichtambtenaar" not in {action for _, actions in certain(read_talk(told)) for action in actions}
