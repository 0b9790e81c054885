"""What can be changed in the tables of the domain, one thing at a time. mutmut changes functions only.

The tables are what stands in a module outside functions and classes: the rules and their reasons, the questions and when they
are asked, the ladders, the terms. Each element is left out once, each rule and question changes places with the next, each
number is one more, each condition is turned round.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import libcst as cst

# From which argument on a call can do without it.
OPTIONAL = {"chosen": 1, "told": 1, "all_of": 0, "any_of": 0, "_options": 0, "Option": 1, "_question": 2, "Rule": 5, "Pace": 2}
TURNED = {"all_of": "any_of", "any_of": "all_of"}
ORDERED = {"Rule", "_question", "Option"}
Changed = tuple[str, str, cst.CSTNode]


@dataclass(frozen=True)
class Change:
    """One change in a module: the table and the entry it is in, the piece before and after, and the whole source after."""

    module: str
    where: str
    before: str
    after: str
    source: str


class _Finder(cst.CSTVisitor):
    """Finds what can be changed: the entry it stands in, the node, and what it becomes."""

    def __init__(self) -> None:
        self.found: list[tuple[str, cst.CSTNode, Changed]] = []
        self.where: list[str] = []

    def visit_FunctionDef(self, node: cst.FunctionDef) -> bool:  # noqa: N802
        return False

    def visit_ClassDef(self, node: cst.ClassDef) -> bool:  # noqa: N802
        return False

    def on_visit(self, node: cst.CSTNode) -> bool:
        if name := _named(node):
            self.where.append(name)
        self.found += [(" ".join(self.where[:2]), node, changed) for changed in _changes(node)]
        return super().on_visit(node)

    def on_leave(self, original_node: cst.CSTNode) -> None:
        super().on_leave(original_node)
        if _named(original_node):
            self.where.pop()


def _named(node: cst.CSTNode) -> str:
    """Return the name of a table, or of an entry that begins with its name."""
    target = (
        node.targets[0].target if isinstance(node, cst.Assign) else node.target if isinstance(node, cst.AnnAssign) else None
    )
    if isinstance(target, cst.Name):
        return target.value
    if isinstance(node, cst.Call) and _called(node) in ORDERED and isinstance(node.args[0].value, cst.SimpleString):
        return str(node.args[0].value.evaluated_value)
    return ""


def _called(node: cst.CSTNode) -> str:
    return node.func.value if isinstance(node, cst.Call) and isinstance(node.func, cst.Name) else ""


def _code(node: cst.CSTNode) -> str:
    return " ".join(cst.Module([]).code_for_node(node).strip(", \n").split())


def _changes(node: cst.CSTNode) -> Iterator[Changed]:
    """Yield each change of `node` itself: the piece before, the piece after, and the node after."""
    if isinstance(node, cst.Tuple | cst.List | cst.Set | cst.Dict):
        yield from _shorter(node)
        yield from _swapped(node)
    elif isinstance(node, cst.Call):
        yield from _called_otherwise(node)
    elif isinstance(node, cst.Lambda):
        yield from ((_code(node), constant, node.with_changes(body=cst.Name(constant))) for constant in ("True", "False"))
    elif isinstance(node, cst.Integer):
        more = str(node.evaluated_value + 1)
        yield node.value, more, node.with_changes(value=more)


def _shorter(node: cst.Tuple | cst.List | cst.Set | cst.Dict) -> Iterator[Changed]:
    for place, gone in enumerate(node.elements):
        left = [*node.elements[:place], *node.elements[place + 1 :]]
        if isinstance(node, cst.Tuple):
            left = [element.with_changes(comma=cst.Comma()) for element in left]
        empty_set = isinstance(node, cst.Set) and not left
        yield _code(gone), "", cst.Call(cst.Name("set")) if empty_set else node.with_changes(elements=left)


def _swapped(node: cst.Tuple | cst.List | cst.Set | cst.Dict) -> Iterator[Changed]:
    """Yield the rules, questions or options of a table with two neighbours in each other's place."""
    for place, (first, second) in enumerate(pairwise(node.elements)):
        if isinstance(first, cst.Element) and {_called(first.value), _called(second.value)} <= ORDERED:
            left = [*node.elements[:place], second, first, *node.elements[place + 2 :]]
            names = (_named(first.value), _named(second.value))
            yield ", ".join(names), ", ".join(reversed(names)), node.with_changes(elements=left)


def _called_otherwise(node: cst.Call) -> Iterator[Changed]:
    name = _called(node)
    if name in TURNED:
        yield name, TURNED[name], node.with_changes(func=cst.Name(TURNED[name]))
    if name == "Not":
        yield _code(node), _code(node.args[0]), node.args[0].value
    for place in range(OPTIONAL.get(name, len(node.args)), len(node.args)):
        left = [arg.with_changes(comma=cst.MaybeSentinel.DEFAULT) for arg in (*node.args[:place], *node.args[place + 1 :])]
        yield f"{name}: {_code(node.args[place])}", "", node.with_changes(args=left)


def changes_in(path: Path) -> Iterator[Change]:
    """Yield each change of the tables in the module at `path`."""
    module = cst.parse_module(path.read_text(encoding="utf-8"))
    finder = _Finder()
    module.visit(finder)
    for where, node, (before, after, changed) in finder.found:
        yield Change(path.stem, where, before, after, module.deep_replace(node, changed).code)  # type: ignore[attr-defined]
