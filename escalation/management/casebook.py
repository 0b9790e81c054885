"""Answers from outside the site: a scenario file (YAML), or key=value pairs. What does not exist is named, with the nearest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from escalation.domain.questions import BY_KEY
from escalation.domain.rules import RULES, RUNG_SOURCES, When
from escalation.yaml_text import YAMLError, read_yaml

FIELDS = ("titel", "rijen", "antwoorden", "plan")
SECTIONS = tuple(when.value for when in When)
ACTIONS = tuple(dict.fromkeys((*(rule.action for rule in RULES), *RUNG_SOURCES, *BY_KEY["gesproken_met"].values)))
Stored = dict[str, list[str]]


class CaseError(ValueError):
    """Answers that cannot be used; the message, in Dutch, names the place and the nearest valid name."""


@dataclass(frozen=True)
class Case:
    """A scenario: its title, its answers (key to values), and the rows of the source document that it shows."""

    title: str
    answers: Stored
    rows: tuple[str, ...] = ()


def read_records(path: Path) -> list[dict[str, Any]]:
    """Return the records of the YAML file `path`. Raises CaseError when it is no list of records."""
    try:
        records = read_yaml(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, YAMLError) as error:
        raise CaseError(f"{path}: kan niet worden gelezen: {error}") from error
    if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        raise CaseError(f"{path}: is geen lijst van gevallen")
    return records


def read_cases(path: Path) -> list[Case]:
    """Return the scenarios in the file `path`. Raises CaseError naming the file, the row, and the nearest valid name."""
    return [_case(record, f"{path.name}, rij {row}") for row, record in enumerate(read_records(path), start=1)]


def _case(record: Mapping[str, Any], place: str) -> Case:
    for field in record:
        known(str(field), FIELDS, f"{place}: veld")
    title, answers = record.get("titel"), record.get("antwoorden")
    if not isinstance(title, str) or not isinstance(answers, dict):
        raise CaseError(f"{place}: een geval heeft een 'titel' en 'antwoorden'")
    rows = record.get("rijen") or []
    checked_plan(record.get("plan") or {}, f"{place} ({title})")
    return Case(title, checked(answers, f"{place} ({title})"), tuple(str(row) for row in rows))


def read_pairs(pairs: Iterable[str]) -> Stored:
    """Return the answers in `pairs`, each key=value,value. Raises CaseError naming the pair."""
    answers: dict[str, list[str]] = {}
    for pair in pairs:
        key, equals, values = pair.partition("=")
        if not equals:
            raise CaseError(f"'{pair}' is geen antwoord. Schrijf het zo: schoolsoort=basisschool")
        answers.setdefault(key.strip(), []).extend(value.strip() for value in values.split(",") if value.strip())
    return checked(answers, "opdrachtregel")


def checked(answers: Mapping[Any, Any], place: str) -> Stored:
    """Return `answers` as lists of option values. Raises CaseError at `place` for a key or value that does not exist."""
    found: Stored = {}
    for key, given in answers.items():
        name = known(str(key), BY_KEY, f"{place}: vraag")
        values = given if isinstance(given, list) else [given]
        found[name] = [known(str(value), BY_KEY[name].values, f"{place}: antwoord bij {name}") for value in values]
    return found


def checked_plan(plan: Any, place: str) -> dict[str, list[str]]:
    """Return `plan`, slugs of actions by section. Raises CaseError at `place` for a section or slug that does not exist."""
    if not isinstance(plan, dict):
        raise CaseError(f"{place}: plan is geen lijst van namen met een waarde")
    found: dict[str, list[str]] = {}
    for name, slugs in plan.items():
        section = known(str(name), SECTIONS, f"{place}: deel")
        if not isinstance(slugs, list):
            raise CaseError(f"{place}: {section} is geen lijst tussen [ en ]")
        found[section] = [known(str(slug), ACTIONS, f"{place}: {section}") for slug in slugs]
    return found


def known(name: str, names: Iterable[str], place: str) -> str:
    """Return `name` if it is one of `names`. Raises CaseError at `place` with the nearest one."""
    valid = list(names)
    if name in valid:
        return name
    nearest = get_close_matches(name, valid, n=1, cutoff=0.0)
    raise CaseError(f"{place}: '{name}' bestaat niet. Bedoel je '{nearest[0]}'?")
