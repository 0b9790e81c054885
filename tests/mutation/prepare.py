"""Lay out a copy of the project that mutmut can change everywhere, `mutants/` at the top of the project.

mutmut passes over each function with a decorator, and nearly all that the rules rest on is a property. In the copy a decorator
is written out as what Python makes of it: `fact = property(fact)` under the function. The copy does exactly what the code does.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import libcst as cst

ROOT = Path(__file__).resolve().parents[2]
COPY = ROOT / "mutants"
TAKEN = ("escalation", "pestwijzer", "fixtures", "tests", "manage.py", "pyproject.toml", ".secret-key")
LEFT_OUT = shutil.ignore_patterns("__pycache__", "node_modules")
KNOWN = ("staticmethod", "classmethod")  # mutmut knows these itself


class Written(cst.CSTTransformer):
    """Writes decorators of functions out as assignments."""

    def leave_FunctionDef(  # noqa: N802  (the name that libcst calls)
        self, original_node: cst.FunctionDef, updated_node: cst.FunctionDef
    ) -> cst.FunctionDef | cst.FlattenSentinel[cst.BaseStatement]:
        decorators = [decorator.decorator for decorator in updated_node.decorators]
        if not decorators or any(isinstance(name, cst.Name) and name.value in KNOWN for name in decorators):
            return updated_node
        value: cst.BaseExpression = updated_node.name
        for decorator in reversed(decorators):
            value = cst.Call(decorator, [cst.Arg(value)])
        assignment = cst.SimpleStatementLine([cst.Assign([cst.AssignTarget(updated_node.name)], value)])
        return cst.FlattenSentinel([updated_node.with_changes(decorators=()), assignment])


def prepare() -> None:
    """Copy the project to COPY, afresh, with the decorators of `escalation/domain/` written out."""
    shutil.rmtree(COPY, ignore_errors=True)
    COPY.mkdir()
    for name in TAKEN:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, COPY / name, ignore=LEFT_OUT)
        else:
            shutil.copy2(source, COPY / name)
    for path in sorted((COPY / "escalation" / "domain").glob("*.py")):
        path.write_text(cst.parse_module(path.read_text(encoding="utf-8")).visit(Written()).code, encoding="utf-8")


if __name__ == "__main__":
    prepare()
