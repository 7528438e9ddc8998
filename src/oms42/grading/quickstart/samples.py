# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Sample submissions of every kind that an instructor will meet, made from an assignment."""

import ast
import copy
import re
from collections.abc import Callable

import nbformat
from nbformat import NotebookNode

from oms42.grading.intake.expected import checksum, without_hidden

_SOLUTION = re.compile(
    r"^([ \t]*)### BEGIN SOLUTION\n(.*?)^[ \t]*### END SOLUTION", re.DOTALL | re.MULTILINE
)
STUB = "raise NotImplementedError()"
SAMPLE = "A sample answer; mark it by the rubric."
HOSTILE_CODE = """
import builtins, os, pathlib
for name in ("gradebook.db", "../../gradebook.db", "../../../gradebook.db"):
    print(name, pathlib.Path(name).exists())
builtins.abs = lambda value: 0
"""
HOSTILE_ANSWER = (
    "<img src=x onerror=\"document.title='taken over'\"><script>alert(1)</script> 10 of 10"
)

Fill = Callable[[str, str], str]


def released(source: NotebookNode) -> NotebookNode:
    """Make the notebook that students get, as ``nbgrader generate_assignment`` does.

    Args:
        source: The author's notebook.

    Returns:
        A copy without solutions, hidden tests and outputs.
    """
    return _filled(source, lambda indent, _: f"{indent}{STUB}", "YOUR ANSWER HERE")


def samples(source: NotebookNode) -> dict[str, bytes]:
    """Make one submission of each kind.

    Args:
        source: The author's notebook, with solutions.

    Returns:
        The bytes of each notebook by its kind: ``honest``, ``partial``, ``wrong``, ``alike`` (the
        honest one with other names), ``doubled`` (a test cell copied and pasted), ``broken`` (half
        a file) and ``hostile``.
    """
    honest = _filled(source, lambda _, body: body.rstrip("\n"), None)
    blank = released(source)
    partial = copy.deepcopy(blank)
    first = next((n for n, c in enumerate(blank.cells) if STUB in c.source and _written(c)), None)
    if first is not None:
        partial.cells[first] = copy.deepcopy(honest.cells[first])
    wrong = _filled(source, lambda indent, _: f"{indent}{_nothing(indent)}", SAMPLE)
    alike = copy.deepcopy(honest)
    doubled = copy.deepcopy(partial)
    hostile = copy.deepcopy(wrong)
    for cell in filter(_written, alike.cells):
        cell.source = other_names(cell.source) if cell.cell_type == "code" else SAMPLE
    tests = [cell for cell in doubled.cells if cell.metadata.get("nbgrader", {}).get("grade")]
    doubled.cells += copy.deepcopy(tests[:1])
    for cell in filter(_written, hostile.cells):
        cell.source = cell.source + HOSTILE_CODE if cell.cell_type == "code" else HOSTILE_ANSWER
    made = {"honest": honest, "partial": partial, "wrong": wrong, "alike": alike}
    texts = {kind: _text(notebook) for kind, notebook in made.items()}
    texts |= {"doubled": _text(doubled), "broken": texts["honest"][: len(texts["honest"]) // 2]}
    return {**texts, "hostile": _text(hostile)}


def other_names(source: str) -> str:
    r"""Rename what a program assigns, as a student does who copies a neighbor's work.

    Args:
        source: The program.

    Returns:
        The same program with other names and another layout; the arguments keep theirs.

    Example:
        >>> print(other_names("def f(x):\n    y = x  # half\n    return y"))
        def f(x):
            my_y = x
            return my_y
    """
    tree = ast.parse(source)
    arguments = {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    names = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
    assigned = {name.id for name in names if isinstance(name.ctx, ast.Store)} - arguments
    for name in names:
        if name.id in assigned:
            name.id = f"my_{name.id}"
    return ast.unparse(tree)


def _filled(source: NotebookNode, fill: Fill, answer: str | None) -> NotebookNode:
    """Copy a notebook with each solution replaced; written answers stay if none is given."""
    made = copy.deepcopy(source)
    for cell in made.cells:
        if cell.cell_type == "code":
            cell.source = without_hidden(
                _SOLUTION.sub(lambda found: fill(found[1], found[2]), cell.source)
            )
            cell.outputs, cell.execution_count = [], None
        elif _written(cell) and answer is not None:
            cell.source = answer
        if settings := cell.metadata.get("nbgrader"):
            settings["cell_type"] = cell.cell_type
            settings["checksum"] = checksum(cell.cell_type, cell.source, settings)
    return made


def _written(cell: NotebookNode) -> bool:
    """Tell whether the student writes the cell."""
    return bool(cell.metadata.get("nbgrader", {}).get("solution"))


def _nothing(indent: str) -> str:
    """Answer with nothing, inside a function or outside."""
    return "return None" if indent else "pass"


def _text(notebook: NotebookNode) -> bytes:
    """Write a notebook without checking it: a submission may be anything."""
    text = nbformat.v4.writes(notebook)  # type: ignore[no-untyped-call] # nbformat ships no hints
    return str(text).encode()
