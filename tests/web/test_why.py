"""'Waarom staat dit in mijn plan?' at each step, and 'Waarom staat … er niet bij?' for each rung that was passed over."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.families import EVERYTHING, NOOR, Answers, but, plan_of
from tests.web.visitor import answer_all

SKIPPING = but(NOOR, wie_pest="leraar-of-mentor", gesproken_met="niemand", uitkomst_gesprek=[])
FAMILIES = pytest.mark.parametrize("family", [NOOR, EVERYTHING, SKIPPING], ids=["usual", "everything", "skipping"])


def page_of(client: Client, url: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(url).content, "html.parser")


def plan_page(client: Client, family: Answers) -> BeautifulSoup:
    answer_all(client, family)
    return page_of(client, "/plan/")


def flat(text: str) -> str:
    return " ".join(text.split())


@FAMILIES
def test_each_step_opens_to_its_reason_and_its_source(client: Client, family: Answers) -> None:
    page = plan_page(client, family)
    for item in plan_of(family).items:
        why = page.find(id=f"stap-{item.slug}").select_one("details.because")
        text = flat(why.get_text(" "))
        assert not why.has_attr("open")
        assert all(clause in text for clause in item.because)
        assert f"Bron: {item.source.title}" in text


@FAMILIES
def test_each_rung_that_was_passed_over_is_named_with_its_reason(client: Client, family: Answers) -> None:
    page, plan = plan_page(client, family), plan_of(family)
    found = {flat(why.summary.get_text()): flat(why.get_text(" ")) for why in page.select(".extra details.because")}
    assert list(found) == [f"Waarom staat ‘{skipped.action.title}’ er niet bij?" for skipped in plan.skipped]
    for text, skipped in zip(found.values(), plan.skipped, strict=True):
        assert skipped.reason.title in text
        assert all(clause in text for clause in skipped.because)


@FAMILIES
def test_no_two_things_to_open_sound_the_same(client: Client, family: Answers) -> None:
    names = [flat(summary.get_text()) for summary in plan_page(client, family).select("summary")]
    assert len(set(names)) == len(names)


@FAMILIES
def test_who_wants_to_read_on_comes_to_the_rule_itself(client: Client, family: Answers) -> None:
    links = [link["href"] for link in plan_page(client, family).select(".because a[href^='/over/regels/#']")]
    rules = page_of(client, "/over/regels/")
    assert len(links) == len(plan_of(family).items) + len(plan_of(family).skipped)
    assert all(rules.find(id=link.partition("#")[2]) for link in links)


def test_no_answer_stands_in_the_address_of_a_link(client: Client) -> None:
    links = {link["href"] for link in plan_page(client, EVERYTHING).select(".because a[href^='/']")}
    assert {link.partition("#")[0] for link in links} == {"/over/regels/"}
