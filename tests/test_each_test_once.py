"""`make test` runs pytest twice: first what measures the branches of the domain, then all the rest."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.conftest import DOMAIN, pytest_collection_modifyitems

MAKEFILE = Path(__file__).resolve().parents[1] / "Makefile"


def asked_of_pytest(target: str) -> str:
    """Return with what words the recipe of `target` calls pytest last."""
    recipe = re.split(r"\n(?!\t)", MAKEFILE.read_text(encoding="utf-8").partition(f"\n{target}: ")[2])[0]
    return re.findall(r"pytest ([^;\n]*)", recipe)[-1]


def test_what_the_first_run_takes_is_exactly_what_the_second_leaves_out() -> None:
    assert asked_of_pytest("coverage").startswith("tests/domain -m covering ")
    assert asked_of_pytest("test") == '-m "not covering" $(SIDE_BY_SIDE)'


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
