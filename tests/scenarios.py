"""The case table: `scenarios/*.yaml`, read strictly. A fault in a file is a CaseError with the file, the line and the title."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from escalation.domain.answers import Walk, walk
from escalation.management.casebook import FIELDS, CaseError, Stored, checked, checked_plan, known
from escalation.yaml_text import Loader, read_yaml

FOLDER = Path(__file__).with_name("scenarios")
ROWS = ("S1", "S2", *(f"S{number}" for number in range(4, 20)))  # S3 is a consequence and advises nothing


@dataclass(frozen=True)
class Scenario:
    """A family in a sentence, the rows of the source it shows, its answers, and the plan a good adviser would give."""

    title: str
    rows: tuple[str, ...]
    answers: Stored
    plan: dict[str, list[str]]
    place: str


def load_scenarios(folder: Path = FOLDER) -> list[Scenario]:
    """Return the scenarios of all files in `folder`. Raises CaseError at the first fault, also when a title stands twice."""
    scenarios = [scenario for path in sorted(folder.glob("*.yaml")) for scenario in _scenarios(path)]
    places: dict[str, str] = {}
    for scenario in scenarios:
        if scenario.title in places:
            raise CaseError(f"{scenario.place}: deze titel staat ook in {places[scenario.title]}")
        places[scenario.title] = scenario.place
    return scenarios


def _scenarios(path: Path) -> Iterator[Scenario]:
    text = path.read_text(encoding="utf-8")
    try:
        records, root = read_yaml(text), yaml.compose(text, Loader)
    except yaml.YAMLError as error:
        raise CaseError(f"{path.name}: kan niet worden gelezen: {error}") from error
    if not isinstance(records, list):
        raise CaseError(f"{path.name}: is geen lijst van gevallen")
    for record, node in zip(records, root.value, strict=True):
        place = f"{path.name}, regel {node.start_mark.line + 1}"
        _no_key_twice(node, place)
        yield _scenario(record, place)


def _no_key_twice(node: yaml.Node, place: str) -> None:
    """Raise CaseError at a key that stands twice in one mapping; YAML itself would silently keep the last."""
    if not isinstance(node, yaml.MappingNode):
        return
    seen: set[str] = set()
    for key, value in node.value:
        if key.value in seen:
            raise CaseError(f"{place}: '{key.value}' staat er twee keer, ook op regel {key.start_mark.line + 1}")
        seen.add(key.value)
        _no_key_twice(value, place)


def _scenario(record: object, place: str) -> Scenario:
    if not isinstance(record, dict) or not isinstance(record.get("titel"), str):
        raise CaseError(f"{place}: een geval begint met een 'titel'")
    title = record["titel"]
    place = f"{place} ({title})"
    for field in record:
        known(str(field), FIELDS, f"{place}: veld")
    if missing := [field for field in FIELDS if not record.get(field)]:
        raise CaseError(f"{place}: {', '.join(missing)} ontbreekt")
    rows = tuple(known(row, ROWS, f"{place}: rij") for row in _texts(record["rijen"], f"{place}: rijen"))
    answers = checked(_mapping(record["antwoorden"], f"{place}: antwoorden"), place)
    _on_path(answers, walk(answers), place)
    return Scenario(title, rows, answers, checked_plan(record["plan"], place), place)


def _on_path(answers: Stored, replay: Walk, place: str) -> None:
    """Raise CaseError when a question of the path is open, or an answer given would never be asked or offered."""
    lost = [
        f"{key}={value}" for key, values in answers.items() for value in values if value not in replay.answers.get(key, values)
    ]
    if replay.gap is not None:
        offered = ", ".join(replay.gap.offered(replay.answers))
        given = ", ".join(answers.get(replay.gap.key, []))
        but = f"'{given}' past daar niet" if given else "er is geen antwoord"
        raise CaseError(f"{place}: de vraag {replay.gap.key} is open: {but}. Kies uit: {offered}")
    if lost:
        raise CaseError(f"{place}: dit past niet bij de andere antwoorden en telt niet mee: {', '.join(lost)}")


def _mapping(value: object, place: str) -> dict[object, object]:
    if not isinstance(value, dict):
        raise CaseError(f"{place} is geen lijst van namen met een waarde")
    return value


def _texts(value: object, place: str) -> list[str]:
    if not isinstance(value, list):
        raise CaseError(f"{place} is geen lijst tussen [ en ]")
    return [str(item) for item in value]
