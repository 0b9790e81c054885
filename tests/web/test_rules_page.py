"""The page and the drawing of the rules: made from the code, complete, and fit for who reads, listens, prints or zooms."""

import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from escalation.domain.ladder import RUNGS
from escalation.domain.questions import QUESTIONS
from escalation.domain.rules import RULES
from escalation.outputs.rules_svg import rules_svg
from escalation.outputs.rules_text import rules_text
from tests.families import CATALOGUE

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def page(client: Client) -> BeautifulSoup:
    response = client.get("/over/regels/")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def flat(text: str) -> str:
    return " ".join(text.split())


def test_every_question_with_every_answer_is_on_the_page(page: BeautifulSoup) -> None:
    for question in QUESTIONS:
        part, words = page.find(id=f"vraag-{question.key}"), CATALOGUE.questions[question.key]
        assert words.legend in part.get_text()
        assert len(part.select("ul:last-of-type > li")) >= len(question.options)
        assert all(option.label in part.get_text() for option in words.options)


def test_every_rule_is_a_sentence_with_its_source(page: BeautifulSoup) -> None:
    text = flat(page.find("main").get_text())
    for section in rules_text(CATALOGUE).sections:
        for rule in section.rules:
            assert page.find("h4", id=f"regel-{rule.slug}").get_text() == rule.title
            assert f"({rule.reference})" in text
            assert rule.source.title in text
            assert all(case in text for case in rule.when.cases)
    assert len(page.select("h4")) == len(RULES)


def test_a_rule_reads_aloud(page: BeautifulSoup) -> None:
    text = flat(page.find("main").get_text())
    assert "Komt in het plan als je bij ‘Gevaar’ koos voor ‘Ja’ of ‘Weet ik niet’." in text
    assert "Komt in elk plan." in text
    assert "Alleen niet als je bij ‘Contact gehad’ koos voor ‘De politie’." in text


def test_who_is_asked_a_question_is_said(page: BeautifulSoup) -> None:
    everyone, some = page.find(id="vraag-direct_gevaar"), page.find(id="vraag-uitkomst_klacht")
    assert "Deze vraag krijgt iedereen." in everyone.get_text()
    assert "Deze vraag krijg je als je bij ‘Contact gehad’ koos voor" in flat(some.get_text())


def test_each_kind_of_school_has_its_ladder_with_every_rung_once() -> None:
    ladders = rules_text(CATALOGUE).ladders
    schools = " ".join(school for ladder in ladders for school in ladder.schools)
    assert all(option.label in schools for option in CATALOGUE.questions["schoolsoort"].options)
    assert {rung for ladder in ladders for rung in ladder.slugs} == set(RUNGS)
    assert all(len(set(ladder.slugs)) == len(ladder.slugs) for ladder in ladders)


def test_a_reason_quotes_only_what_can_have_put_the_rule_there() -> None:
    rules = {rule.slug: rule for section in rules_text(CATALOGUE).sections for rule in section.rules}
    assert rules["antwoord-vragen"].because == "Omdat je zei dat je geen antwoord kreeg van school."
    assert rules["wet-mbo"].because == "Omdat je zei dat je kind naar het mbo gaat."


def test_the_page_needs_no_script_and_keeps_its_headings_in_order(page: BeautifulSoup) -> None:
    assert not page.select("main script")
    levels = [int(heading.name[1]) for heading in page.select("main :is(h1, h2, h3, h4)")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_drawing_is_shown_with_a_text_that_says_where_to_read_it(page: BeautifulSoup) -> None:
    picture = page.select_one("main img")
    assert picture["src"] == "/over/regels.svg"
    assert "tekst hierboven" in picture["alt"]


def test_the_drawing_has_a_title_a_description_and_every_question_rule_and_rung(client: Client) -> None:
    response = client.get("/over/regels.svg")
    assert response["Content-Type"].startswith("image/svg+xml")
    root = ET.fromstring(response.content)
    assert root.find(f"{SVG}title").text
    assert root.find(f"{SVG}desc").text
    drawn = flat(" ".join(element.text for element in root.iter(f"{SVG}text")))
    assert all(CATALOGUE.questions[question.key].legend in drawn for question in QUESTIONS)
    assert all(CATALOGUE.actions[slug].title in drawn for slug in {*(rule.action for rule in RULES), *RUNGS})


def test_the_drawing_looks_nothing_up_and_runs_nothing() -> None:
    root = ET.fromstring(rules_svg(CATALOGUE))
    assert {element.tag.removeprefix(SVG) for element in root.iter()}.isdisjoint({"script", "style", "image", "use", "a"})
    assert not any(name in ("style", "href") or name.startswith("on") for element in root.iter() for name in element.attrib)


def test_nothing_in_the_drawing_falls_off_its_edge() -> None:
    root = ET.fromstring(rules_svg(CATALOGUE))
    _, _, width, height = (int(part) for part in root.get("viewBox").split())
    boxes = [{name: int(rect.get(name)) for name in ("x", "y", "width", "height")} for rect in root.iter(f"{SVG}rect")]
    assert all(box["x"] + box["width"] <= width and box["y"] + box["height"] <= height for box in boxes)
