# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Does each cell that nbgrader knows end once, in its place, with its text? More in corrupt.py."""

import copy
from typing import Any

import pytest

from oms42.grading.intake.cells import aligned
from oms42.grading.intake.expected import from_notebook
from oms42.grading.intake.shape import UnusableError

from .conftest import answered, cell_of, source_notebook

WANTED = from_notebook(source_notebook())


@pytest.fixture
def cells() -> list[dict[str, Any]]:
    """The cells of right work."""
    made: list[dict[str, Any]] = answered(source_notebook())["cells"]
    return made


def names(cells: list[dict[str, Any]]) -> list[str | None]:
    return [one["metadata"].get("nbgrader", {}).get("grade_id") for one in cells]


@pytest.mark.parametrize("lost", ["q1-test", "q2-test", "helper", "q3"])
def test_does_a_missing_cell_come_back_to_its_place(lost: str, cells: list[dict[str, Any]]) -> None:
    """Stock nbgrader stops with a KeyError if the cell before is a locked one without points."""
    before = names(cells)
    made, _ = aligned([one for one in cells if names([one]) != [lost]], WANTED, "ps1")
    assert names(made) == before


def test_do_two_missing_neighbors_come_back_in_order(cells: list[dict[str, Any]]) -> None:
    before = names(cells)
    gone = [one for one in cells if names([one])[0] not in ("helper", "q1-test", "q2-test")]
    assert names(aligned(gone, WANTED, "ps1")[0]) == before


def test_is_the_copy_that_was_worked_on_the_answer(cells: list[dict[str, Any]]) -> None:
    """A student copies the stub below the answer: which of the two is marked?"""
    stub = copy.deepcopy(cell_of(source_notebook(), "q3"))
    cells.append({**stub, "id": "copy"})
    made, _ = aligned(cells, WANTED, "ps1")
    assert cell_of({"cells": made}, "q3")["source"] == "Because it is late."
    assert len(made) == len(cells)


def test_does_a_cells_word_about_itself_count(cells: list[dict[str, Any]]) -> None:
    """Points, locks and checksums are the assignment's, whatever the notebook says."""
    for cell in cells:
        cell["metadata"].get("nbgrader", {}).update(points=99, checksum="0", task=True, extra=1)
    made, _ = aligned(cells, WANTED, "ps1")
    kept = [one["metadata"]["nbgrader"] for one in made if "nbgrader" in one["metadata"]]
    assert kept == [one.settings for one in WANTED]


@pytest.mark.parametrize("key", ["tags", "transient", "attachments", "jupyter"])
def test_does_a_setting_that_could_skip_or_hide_a_cell_stay(
    key: str, cells: list[dict[str, Any]]
) -> None:
    for cell in cells:
        cell["metadata"][key] = {"remove_source": True} if key == "transient" else ["x"]
    made, _ = aligned(cells, WANTED, "ps1")
    assert [one for one in made if key in one["metadata"]] == []


def test_is_the_notebook_that_was_read_left_as_it_is(cells: list[dict[str, Any]]) -> None:
    before = copy.deepcopy(cells)
    aligned(cells, WANTED, "ps1")
    assert cells == before


def test_is_a_notebook_of_another_assignment_refused() -> None:
    with pytest.raises(UnusableError, match="none of the 6 cells"):
        aligned([{"cell_type": "code", "source": "", "metadata": {}}], WANTED, "ps1")
