"""The tools of a mutation run: the copy does what the code does, every table is changed, and no survivor goes unnamed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import libcst
import pytest

from tests.mutation.prepare import Written
from tests.mutation.report import Run, Survivor, faults, known_survivors
from tests.mutation.tables import changes_in

LIVES = Survivor("climb.climb", "a", "b")
GOOD = Counter({"killed": 95, "timeout": 4, "survived": 1})


def changed(tmp_path: Path, text: str) -> dict[tuple[str, str, str], str]:
    path = tmp_path / "tabel.py"
    path.write_text(text, encoding="utf-8")
    return {(change.where, change.before, change.after): change.source.strip() for change in changes_in(path)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("T = ('a', 'b')", {("T", "'a'", ""): "T = ('b',)", ("T", "'b'", ""): "T = ('a',)"}),
        ("T = {'a'}", {("T", "'a'", ""): "T = set()"}),
        ("T = [3]", {("T", "3", ""): "T = []", ("T", "3", "4"): "T = [4]"}),
        ("T = chosen('k', 'x')", {("T", "chosen: 'x'", ""): "T = chosen('k')"}),
        ("T = Not(x)", {("T", "Not(x)", "x"): "T = x"}),
        ("T = all_of(x)", {("T", "all_of", "any_of"): "T = any_of(x)", ("T", "all_of: x", ""): "T = all_of()"}),
        ("T = f(lambda s: s.x)", {("T", "lambda s: s.x", truth): f"T = f(lambda s: {truth})" for truth in ("True", "False")}),
    ],
)
def test_a_table_is_changed_one_thing_at_a_time(tmp_path: Path, text: str, found: dict[tuple[str, str, str], str]) -> None:
    assert changed(tmp_path, text) == found


def test_a_rule_is_left_out_and_changes_places_with_the_next_and_is_named(tmp_path: Path) -> None:
    found = changed(tmp_path, "T = (Rule('a', W, f, (X,), 's'), Rule('b', W, f, (), 's'))")
    assert found["T", "a, b", "b, a"] == "T = (Rule('b', W, f, (), 's'), Rule('a', W, f, (X,), 's'), )"
    assert found["T a", "X", ""] == "T = (Rule('a', W, f, (), 's'), Rule('b', W, f, (), 's'))"
    assert found["T", "Rule('b', W, f, (), 's')", ""] == "T = (Rule('a', W, f, (X,), 's'),)"


def test_what_stands_in_a_function_or_a_class_is_left_to_mutmut(tmp_path: Path) -> None:
    assert changed(tmp_path, "def f():\n    return (1, 2)\n\nclass C:\n    x = (1, 2)\n") == {}


def test_a_decorator_is_written_out_as_what_python_makes_of_it() -> None:
    text = "class C:\n    @outer(3)\n    @inner\n    def f(self):\n        return 1\n    @classmethod\n    def g(cls): pass\n"
    code = libcst.parse_module(text).visit(Written()).code
    assert "    f = outer(3)(inner(f))\n" in code
    assert "@classmethod" in code
    assert code.count("@") == 1


def test_a_survivor_on_the_list_with_a_reason_is_no_fault() -> None:
    assert list(faults({"functions": Run(GOOD, [LIVES])}, {LIVES: "maakt geen verschil"})) == []


@pytest.mark.parametrize(
    ("ends", "survivors", "known", "says"),
    [
        (GOOD, [LIVES], {}, "survived, and is not on the list"),
        (GOOD, [], {LIVES: "reden"}, "is killed now, take it off the list"),
        (GOOD, [LIVES], {LIVES: ""}, "has no reason"),
        (Counter({"killed": 94, "no tests": 6}), [], {}, "functions: 94.0% killed, at least 95% is asked"),
    ],
)
def test_what_is_not_as_it_should_be_is_said(
    ends: Counter[str], survivors: list[Survivor], known: dict[Survivor, str], says: str
) -> None:
    (fault,) = faults({"functions": Run(ends, survivors)}, known)
    assert fault.startswith(says)


def test_every_survivor_on_the_list_has_a_reason_of_some_words() -> None:
    assert all(len(reason.split()) > 3 for reason in known_survivors().values())
