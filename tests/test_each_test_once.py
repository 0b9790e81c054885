"""`make test` runs pytest three times: what measures the branches of the domain, most of the rest, and what has to be alone."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.conftest import DOMAIN, pytest_collection_modifyitems

MAKEFILE = Path(__file__).resolve().parents[1] / "Makefile"


def asked_of_pytest(target: str) -> list[str]:
    """Return with what words the recipe of `target` calls pytest, each time that it does."""
    recipe = re.split(r"\n(?!\t)", MAKEFILE.read_text(encoding="utf-8").partition(f"\n{target}: ")[2])[0]
    return re.findall(r"pytest ([^;\n]*)", recipe)


def test_what_the_first_and_the_last_run_take_is_exactly_what_the_one_between_leaves_out() -> None:
    [covering] = asked_of_pytest("coverage")
    assert covering.startswith("tests/domain -m covering ")
    after = ['-m "not covering and not alone" $(SIDE_BY_SIDE)', "tests/domain tests/trust -m alone"]
    assert asked_of_pytest("test")[1:] == after


def test_what_has_to_be_alone_is_where_the_last_run_looks() -> None:
    marked = [path for path in DOMAIN.parent.rglob("test_*.py") if "pytest.mark.alone" in path.read_text(encoding="utf-8")]
    assert {path.parent.name for path in marked if path != Path(__file__)} == {"domain", "trust"}


@pytest.mark.parametrize(
    ("path", "marks", "given"),
    [
        (DOMAIN / "test_rules.py", (), ["covering"]),
        (DOMAIN / "test_all_paths.py", ("drawn",), []),
        (DOMAIN.parent / "web" / "test_journey.py", (), []),
        (DOMAIN.parent / "test_imports.py", (), []),
    ],
)
def test_the_first_run_takes_quick_tests_of_the_domain_only(path: Path, marks: tuple[str, ...], given: list[str]) -> None:
    added: list[str] = []
    item = SimpleNamespace(path=path, add_marker=added.append, get_closest_marker=dict.fromkeys(marks, True).get)
    pytest_collection_modifyitems([item])  # type: ignore[list-item]
    assert added == given
