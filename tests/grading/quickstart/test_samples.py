# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
import json

import nbformat
import pytest
from nbformat import NotebookNode

from oms42.grading.quickstart.samples import STUB, other_names, released, samples
from oms42.grading.similarity.tokens import tokens

from ...exercises.conftest import source

__all__ = ["source"]


@pytest.fixture(scope="module")
def made(source: NotebookNode) -> dict[str, bytes]:
    return samples(source)


def cells(text: bytes) -> dict[str, str]:
    """The text of each cell that nbgrader knows."""
    notebook = nbformat.reads(text.decode(), as_version=4)
    known = [cell for cell in notebook.cells if "nbgrader" in cell.metadata]
    return {cell.metadata.nbgrader.grade_id: cell.source for cell in known}


def test_is_there_one_of_every_kind(made: dict[str, bytes]) -> None:
    kinds = ["honest", "partial", "wrong", "alike", "doubled", "broken", "hostile"]
    assert list(made) == kinds


def test_does_no_sample_hold_a_hidden_test_or_a_mark(made: dict[str, bytes]) -> None:
    """They go through an LMS's archive, so they hold what a student could have."""
    for text in made.values():
        for secret in (b"BEGIN HIDDEN", b"BEGIN SOLUTION", b"O000201"):
            assert secret not in text


def test_does_the_partial_one_solve_the_first_task_alone(made: dict[str, bytes]) -> None:
    found, right = cells(made["partial"]), cells(made["honest"])
    assert found["mase"] == right["mase"]
    assert STUB in found["pinball"]
    assert STUB in found["asof-dataset"]
    assert STUB not in "".join(right[name] for name in ("mase", "pinball", "asof-dataset"))


def test_is_the_broken_one_no_notebook(made: dict[str, bytes]) -> None:
    with pytest.raises(json.JSONDecodeError):
        json.loads(made["broken"])


def test_is_the_one_that_is_alike_the_same_but_for_names(made: dict[str, bytes]) -> None:
    mine, theirs = cells(made["alike"])["mase"], cells(made["honest"])["mase"]
    assert mine != theirs
    words = [token.word for token in tokens(theirs)]
    assert [token.word for token in tokens(mine)].count("name") == words.count("name")


def test_do_the_arguments_keep_their_names() -> None:
    """A test may pass them by name."""
    assert other_names("def f(y):\n    y = y + 1\n    z = y\n    return z").count("my_z") == 2
    assert "def f(y):" in other_names("def f(y):\n    y = y + 1\n    return y")


def test_does_the_hostile_one_try_the_gradebook_and_the_page(made: dict[str, bytes]) -> None:
    found = cells(made["hostile"])
    assert "gradebook.db" in found["mase"]
    assert "<script>" in found["decision"]


def test_is_the_release_what_nbgrader_makes_of_it(source: NotebookNode) -> None:
    """Solutions, hidden tests and outputs are gone; nbgrader's own steps are the witness."""
    from nbgrader.preprocessors import ClearHiddenTests, ClearSolutions

    theirs = nbformat.reads(nbformat.writes(source), as_version=4)
    for step in (ClearSolutions(), ClearHiddenTests()):
        theirs, _ = step.preprocess(theirs, {})
    ours = {cell.id: cell.source for cell in released(source).cells}
    found = {cell.id: cell.source for cell in theirs.cells}
    stub = "# YOUR CODE HERE\n    "
    assert {name: text.replace(stub, "") for name, text in found.items()} == ours
