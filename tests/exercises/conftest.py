# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What the tests of the exercises share: the notebook, the answers, and a quick grader."""

import ast
import contextlib
import io
import re
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from nbformat import NotebookNode

from oms42.grading.rules import HIDDEN
from oms42.grading.text import to_notebook

HERE = Path(__file__).parent
COURSE = HERE.parents[1] / "exercises"


@dataclass(frozen=True)
class Answer:
    """One solution of one task, kept as a file: its code, its score, what it must be told."""

    code: str
    earns: float
    told: str


@dataclass(frozen=True)
class Score:
    """What a test cell gave, and the words that it said."""

    points: float
    words: str


Grader = Callable[..., dict[str, Score]]


@pytest.fixture(scope="session")
def source() -> NotebookNode:
    """The notebook of e2 as its author wrote it, with solutions and hidden tests."""
    return to_notebook((COURSE / "source/e2/forecasting.py").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def answers() -> dict[str, Answer]:
    """Every kept solution, by its path without ending: ``wrong/mase/lag_one``."""
    found = {}
    for path in sorted(HERE.glob("[rw]*/*/*.py")):
        code = path.read_text(encoding="utf-8")
        words = ast.get_docstring(ast.parse(code)) or ""
        earns, told = re.search(r"earns (\S+) of \d", words), re.search(r"Told: (.+)", words)
        assert earns, f"{path} does not say what it earns"
        name = path.relative_to(HERE).with_suffix("").as_posix()
        found[name] = Answer(code, float(earns[1]), told[1] if told else "")
    return found


@pytest.fixture(scope="session")
def grade(source: NotebookNode) -> Grader:
    """A grader in this process: nbgrader's rules for a score, without kernel and gradebook."""

    def run(answers: Mapping[str, str], hidden: bool = True) -> dict[str, Score]:
        """Run the notebook's code cells, some solutions replaced; score the test cells."""
        names: dict[str, object] = {"__name__": "__main__"}
        scores = {}
        for cell in source.cells:
            settings = cell.metadata.get("nbgrader", {})
            code = answers.get(cell.id, cell.source)
            if settings.get("points") and cell.cell_type == "code":
                code = code if hidden else _without_hidden(code)
                scores[cell.id] = _score(code, names, settings["points"])
            elif cell.cell_type == "code" and cell.id != "compare":
                _execute(code, names)
        return scores

    return run


def _without_hidden(code: str) -> str:
    """Drop the hidden tests, as nbgrader does on release."""
    pattern = rf"^### BEGIN {HIDDEN}\n.*?^### END {HIDDEN}\n?"
    return re.sub(pattern, "", code, flags=re.DOTALL | re.MULTILINE)


def _execute(code: str, names: dict[str, object]) -> object:
    """Run a cell and return the value of its last line, if that is an expression."""
    body = ast.parse(code).body
    last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
    exec(compile(ast.Module(body, []), "<cell>", "exec"), names)
    return eval(compile(ast.Expression(last.value), "<cell>", "eval"), names) if last else None


def _score(code: str, names: dict[str, object], points: float) -> Score:
    """Score a test cell: nothing for an error or for stderr, else its last value, else all."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.ExitStack() as quiet:
        quiet.enter_context(contextlib.redirect_stdout(out))
        quiet.enter_context(contextlib.redirect_stderr(err))
        quiet.enter_context(warnings.catch_warnings())
        warnings.simplefilter("always")
        try:
            value = _execute(code, names)
        except Exception as error:  # noqa: BLE001 - a student's code may raise anything
            return Score(0.0, f"{out.getvalue()}{type(error).__name__}: {error}")
    if err.getvalue():
        return Score(0.0, err.getvalue())
    return Score(float(points) if value is None else float(repr(value)), out.getvalue())
