"""The import guard: the rooms of the house import one way only, and each library has one door."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APP = ROOT / "escalation"
# A room may import the rooms before it.
DOMAIN_ORDER = (
    "conditions",
    "ladder",
    "questions",
    "answers",
    "given",
    "facts_pupil",
    "facts_school",
    "facts_danger",
    "facts_offence",
    "facts_complaint",
    "situation",
    "panels",
    "probes",
    "diagrams",
    "covers",
    "alternatives",
    "climb",
    "progress",
    "comeback",
    "rules",
    "verdict",
    "explain",
    "coverage",
    "catalogue",
    "glossary",
    "deadlines",
    "plan",
    "road",
    "letters",
    "sheets",
    "slots",
    "layouts",
    "dated",
    "plancode",
    "agreement",
)
APP_ORDER = (
    "domain",
    "yaml_text",
    "fields",
    "models",
    "content",
    "loading",
    "checks",
    "apps",
    "admin",
    "templatetags",
    "sealing",
    "answers_cookie",
    "counting",
    "forms",
    "step_form",
    "journey",
    "kept_pages",
    "outputs",
    "wizard",
    "views",
    "requests",
    "headers",
    "request_log",
    "urls",
)
DOORS = {
    "formtools": {"wizard.py"},
    "weasyprint": {f"outputs/{room}.py" for room in ("pdf", "shared_styles", "known_lines", "picture_text")},
    "segno": {"outputs/qr.py"},
    "yaml": {"yaml_text.py"},
    "cryptography": {"sealing.py", "outputs/kept.py"},
    "holidays": {"domain/deadlines.py"},
    "docx": {"outputs/word.py"},
    "fontTools": {"outputs/pdf.py"},
    "icalendar": {"outputs/calendar.py", "outputs/vcard.py"},
}


def imports(path: Path) -> set[str]:
    """Return the dotted names that `path` imports, local imports included."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def modules() -> list[Path]:
    return [path for path in APP.rglob("*.py") if "migrations" not in path.parts and "management" not in path.parts]


def rooms(names: set[str], prefix: str) -> set[str]:
    return {name.removeprefix(prefix).split(".")[0] for name in names if name.startswith(prefix)}


@pytest.mark.parametrize("path", sorted((APP / "domain").glob("*.py")), ids=lambda path: path.stem)
def test_the_domain_knows_no_django_no_database_and_no_network(path: Path) -> None:
    tops = {name.split(".")[0] for name in imports(path)}
    assert tops <= {
        "__future__",
        "bisect",
        "calendar",
        "collections",
        "dataclasses",
        "datetime",
        "enum",
        "escalation",
        "functools",
        "holidays",
        "inspect",
        "itertools",
        "math",
        "operator",
        "random",
        "re",
        "types",
        "typing",
    }


@pytest.mark.parametrize("module", DOMAIN_ORDER)
def test_a_room_of_the_domain_imports_only_rooms_before_it(module: str) -> None:
    found = rooms(imports(APP / "domain" / f"{module}.py"), "escalation.domain.")
    assert found <= set(DOMAIN_ORDER[: DOMAIN_ORDER.index(module)])


def test_every_room_of_the_domain_has_its_place_in_the_order() -> None:
    assert {path.stem for path in (APP / "domain").glob("*.py")} - {"__init__"} == set(DOMAIN_ORDER)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(APP)))
def test_a_room_of_the_app_imports_only_rooms_before_it(path: Path) -> None:
    room = path.relative_to(APP).parts[0].removesuffix(".py")
    if room in ("__init__", "helpdesk"):
        return
    allowed = set(APP_ORDER[: APP_ORDER.index(room) + 1])
    assert rooms(imports(path), "escalation.") <= allowed


@pytest.mark.parametrize(("library", "allowed"), DOORS.items())
def test_a_library_has_one_door(library: str, allowed: set[str]) -> None:
    users = {str(path.relative_to(APP)) for path in modules() if library in {name.split(".")[0] for name in imports(path)}}
    assert users == allowed


def test_only_content_queries_content() -> None:
    users = {
        str(path.relative_to(APP))
        for path in modules()
        if "models" in rooms(imports(path), "escalation.") and path.name not in ("models.py", "admin.py", "apps.py")
    }
    assert users == {"content.py", "loading.py"}


def test_only_the_helpdesk_knows_allauth() -> None:
    users = {path for path in modules() if "allauth" in {name.split(".")[0] for name in imports(path)}}
    assert users
    assert {path.relative_to(APP).parts[0] for path in users} == {"helpdesk"}
