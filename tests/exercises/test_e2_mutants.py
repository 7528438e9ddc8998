# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Would the tests of E2 notice a small mistake anywhere in a right solution?

A long proof: `make prove` runs it.
"""

import ast
import re
from collections.abc import Iterator

import pytest
from nbformat import NotebookNode

SOLUTIONS = {"mase": "mase-tests", "pinball": "pinball-tests", "asof-dataset": "asof-tests"}
FULL = {"mase-tests": 3.0, "pinball-tests": 3.0, "asof-tests": 5.0}
COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
}
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}


def _changes(node: ast.AST) -> Iterator[tuple[str, object, object]]:
    """List the attributes of a node that may be changed, with the old and the new value."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in COMPARISONS:
        yield "ops", node.ops, [COMPARISONS[type(node.ops[0])](), *node.ops[1:]]
    if isinstance(node, ast.BinOp) and type(node.op) in ARITHMETIC:
        yield "op", node.op, ARITHMETIC[type(node.op)]()
    if isinstance(node, ast.Constant) and type(node.value) is int:
        yield "value", node.value, node.value + 1
    if isinstance(node, ast.Constant) and type(node.value) is bool:
        yield "value", node.value, not node.value
    if isinstance(node, ast.UnaryOp):
        yield "op", node.op, ast.UAdd()
    symmetric = isinstance(node, ast.Call) and "maximum" in ast.unparse(node.func)
    if isinstance(node, ast.Call) and len(node.args) == 2 and not symmetric:
        yield "args", node.args, node.args[::-1]


def mutants(code: str) -> Iterator[str]:
    """Give the code once for each single change."""
    tree = ast.parse(code)
    for node in ast.walk(tree):
        for name, old, new in _changes(node):
            setattr(node, name, new)
            yield ast.unparse(ast.fix_missing_locations(tree))
            setattr(node, name, old)


def solution(source: NotebookNode, cell_id: str) -> str:
    """Give the reference solution of a cell."""
    return str(next(cell.source for cell in source.cells if cell.id == cell_id))


@pytest.mark.prove
@pytest.mark.parametrize("cell_id", SOLUTIONS)
def test_every_single_change_to_the_reference_solution_costs_points(
    cell_id: str, source: NotebookNode, grade
) -> None:
    tests = SOLUTIONS[cell_id]
    survivors = []
    made = list(mutants(solution(source, cell_id)))
    for mutant in made:
        if grade({cell_id: mutant})[tests].points == FULL[tests]:
            survivors.append(re.sub(r"\s+", " ", mutant))
    assert len(made) >= 4
    assert survivors == []
