"""A PDF that is asked for again: found by what it is made of, before anything is made, and by nothing else."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory
from pytest_django.fixtures import Settings

from escalation import content, journey
from escalation.answers_cookie import State, Stored
from escalation.domain.progress import Moment, Progress
from escalation.journey import Journey
from escalation.outputs import kept
from escalation.views import journey as pages
from escalation.views import recipe
from escalation.views.recipe import recipe_of
from tests.families import CATALOGUE, MONDAY, NOOR, SAM, Answers

PLAN = "/plan/stappenplan.pdf"
BEGUN = Progress({"leraar": Moment(date(2026, 11, 2))})


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.PDF_FOLDER = tmp_path
    return tmp_path / "kept"


def recipe_for(
    answers: Answers = NOOR, day: date = MONDAY, progress: Progress = BEGUN, name: str = "stappenplan", host: str = "localhost"
) -> str:
    family = Journey(Stored(answers, State.FINE, progress), day)
    return recipe_of(RequestFactory(HTTP_HOST=host).get(PLAN), family, name)


def test_the_same_family_on_the_same_day_has_the_same_recipe() -> None:
    ghost = {**NOOR, "onbekend": ["x"], "gezondheid": list(reversed(NOOR["gezondheid"]))}
    assert recipe_for() == recipe_for() == recipe_for(ghost)


@pytest.mark.parametrize(
    "other",
    [
        {"answers": SAM},
        {"answers": {**NOOR, "hoe_lang": ["langer"]}},
        {"day": MONDAY + timedelta(days=1)},
        {"progress": Progress()},
        {"progress": Progress({"leraar": Moment(date(2026, 11, 3))})},
        {"name": "gesprek"},
        {"host": "127.0.0.1"},
    ],
    ids=lambda other: next(iter(other)),
)
def test_another_answer_day_step_paper_or_address_is_another_recipe(other: dict[str, object]) -> None:
    assert recipe_for(**other) != recipe_for()  # type: ignore[arg-type]


def test_a_word_that_changed_in_the_content_is_another_recipe(monkeypatch: pytest.MonkeyPatch) -> None:
    before = recipe_for()
    contacts = {**CATALOGUE.contacts, "112": replace(CATALOGUE.contacts["112"], hours="Altijd")}
    monkeypatch.setattr(content._held, "catalogue", replace(CATALOGUE, contacts=contacts))
    assert recipe_for() != before


def test_newer_files_of_the_site_are_another_recipe(tmp_path: Path, settings: Settings) -> None:
    settings.BASE_DIR = tmp_path
    (tmp_path / "static" / "css").mkdir(parents=True)
    sheet = tmp_path / "static" / "css" / "print.css"
    sheet.write_text("p { color: red }")
    before = recipe._looked_over()
    os.utime(sheet, (1, 1))
    assert recipe._looked_over() != before


def forbidden(*_: object, **__: object) -> None:
    raise AssertionError("made anew")


@pytest.mark.parametrize("path", [PLAN, "/plan/gesprek.pdf", "/plan/logboek.pdf"])
def test_no_plan_is_made_for_who_asks_again(parent: Client, folder: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    first = parent.get(path).content
    assert first.startswith(b"%PDF-")
    for name in ("build_plan", "read_situation"):
        monkeypatch.setattr(journey, name, forbidden)
    assert parent.get(path).content == first


def test_a_plan_that_is_kept_is_found_by_another_server_process_and_read_by_nobody_else(
    parent: Client, folder: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    parent.get(PLAN)
    (place,) = folder.iterdir()
    assert b"%PDF" not in place.read_bytes()
    asked: list[str] = []
    monkeypatch.setattr(pages, "recipe_of", recorded(asked))
    parent.get(PLAN)
    settings.SECRET_KEY = "z" * 50
    assert kept.find(asked[0]) is None


def recorded(asked: list[str]) -> Callable[[HttpRequest, Journey, str], str]:
    def of(request: HttpRequest, family: Journey, name: str) -> str:
        asked.append(recipe_of(request, family, name))
        return asked[-1]

    return of


def test_a_letter_is_never_kept(parent: Client, folder: Path) -> None:
    letter = parent.post("/plan/brief/gesprek/", {"maak": "pdf", "voornaam": "Noor"})
    assert letter.content.startswith(b"%PDF-")
    assert not folder.exists() or list(folder.iterdir()) == []
