# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What an assignment's notebooks must hold: the cells that nbgrader knows, in their order."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nbgrader.coursedir import CourseDirectory

SCHEMA_VERSION = 3
HIDDEN = ("BEGIN HIDDEN TESTS", "END HIDDEN TESTS")


@dataclass(frozen=True)
class ExpectedCell:
    """A cell that nbgrader knows.

    Attributes:
        name: Its grade id.
        cell_type: ``code`` or ``markdown``.
        source: The text that grading uses; a student's hidden tests are not in :attr:`released`.
        grade: Whether it has points.
        solution: Whether the student writes it.
        locked: Whether grading replaces what the student made of it.
        task: Whether it is a task that is graded by a person.
        points: What it is worth, if it has points.

    Example:
        >>> ExpectedCell("q1", "code", "assert f(1)", True, False, True, False, 2.0).released
        'assert f(1)'
    """

    name: str
    cell_type: str
    source: str
    grade: bool
    solution: bool
    locked: bool
    task: bool
    points: float | None = None

    @property
    def released(self) -> str:
        """The text that students get: :attr:`source` without its hidden tests."""
        return without_hidden(self.source)

    @property
    def settings(self) -> dict[str, Any]:
        """The cell's ``nbgrader`` metadata."""
        made: dict[str, Any] = {
            "grade": self.grade,
            "grade_id": self.name,
            "locked": self.locked,
            "schema_version": SCHEMA_VERSION,
            "solution": self.solution,
            "task": self.task,
            "cell_type": self.cell_type,
        }
        if self.points is not None:
            made["points"] = self.points
        return {**made, "checksum": checksum(self.cell_type, self.source, made)}


Expected = Mapping[str, tuple[ExpectedCell, ...]]


def checksum(cell_type: str, source: str, settings: Mapping[str, Any]) -> str:
    """Compute the checksum by which nbgrader knows a cell that nobody changed.

    Args:
        cell_type: ``code`` or ``markdown``.
        source: The cell's text.
        settings: Its ``nbgrader`` metadata.

    Returns:
        32 hexadecimal digits.

    Example:
        >>> checksum("code", "x", {"grade_id": "q", "solution": True})
        'aaed209e90782c4459802179d4e262d5'
    """
    grade, solution = (bool(settings.get(key)) for key in ("grade", "solution"))
    locked = not solution and (grade or bool(settings.get("locked")))
    parts = [source, cell_type, str(grade), str(solution), str(locked), str(settings["grade_id"])]
    if grade:
        parts.append(str(float(settings["points"])))
    return hashlib.md5("".join(parts).encode(), usedforsecurity=False).hexdigest()


def without_hidden(source: str) -> str:
    r"""Take the hidden tests out of a cell's text.

    Args:
        source: The text.

    Returns:
        The text without the lines between the marks, and without the marks.

    Example:
        >>> without_hidden("a\n### BEGIN HIDDEN TESTS\nb\n### END HIDDEN TESTS\nc")
        'a\nc'
    """
    kept, inside = [], False
    for line in source.split("\n"):
        inside = inside or HIDDEN[0] in line
        if not inside:
            kept.append(line)
        inside = inside and HIDDEN[1] not in line
    return "\n".join(kept)


def from_notebook(notebook: Mapping[str, Any]) -> tuple[ExpectedCell, ...]:
    """Read the cells that nbgrader knows from a source or a released notebook.

    Args:
        notebook: A notebook whose metadata can be trusted, as JSON.

    Returns:
        The cells in their order.

    Example:
        >>> settings = {"grade": False, "grade_id": "f", "locked": False, "solution": True}
        >>> cell = {"cell_type": "code", "source": "x", "metadata": {"nbgrader": settings}}
        >>> [one.name for one in from_notebook({"cells": [cell]})]
        ['f']
    """
    known = []
    for cell in notebook["cells"]:
        settings = cell["metadata"].get("nbgrader", {})
        flags = {key: bool(settings.get(key)) for key in ("grade", "solution", "locked", "task")}
        if any(flags.values()):
            points = float(settings["points"]) if flags["grade"] or flags["task"] else None
            source = "".join(cell["source"])
            name, kind = str(settings["grade_id"]), str(cell["cell_type"])
            known.append(ExpectedCell(name, kind, source, points=points, **flags))
    return tuple(known)


def from_gradebook(coursedir: "CourseDirectory", assignment: str) -> dict[str, Any]:
    """Read what an assignment's notebooks must hold from nbgrader's gradebook.

    Args:
        coursedir: nbgrader's course folder.
        assignment: The assignment's name.

    Returns:
        The cells by notebook, an :data:`Expected`; empty if the assignment was never generated.
    """
    from nbgrader.api import Gradebook, MissingEntry

    found = {}
    with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
        try:
            notebooks = gradebook.find_assignment(assignment).notebooks
        except MissingEntry:
            return {}
        for notebook in notebooks:
            points = {one.name: one.max_score for one in notebook.grade_cells}
            tasks = {one.name: one.max_score for one in notebook.task_cells}
            solutions = {one.name for one in notebook.solution_cells}
            found[str(notebook.name)] = tuple(
                ExpectedCell(
                    name=cell.name,
                    cell_type=cell.cell_type,
                    source=cell.source or "",
                    grade=cell.name in points,
                    solution=cell.name in solutions,
                    locked=bool(cell.locked),
                    task=cell.name in tasks,
                    points=points.get(cell.name, tasks.get(cell.name)),
                )
                for cell in notebook.source_cells
            )
    folder = Path(coursedir.format_path(coursedir.source_directory, ".", assignment))
    return {name: _ordered(cells, folder / f"{name}.ipynb") for name, cells in found.items()}


def _ordered(cells: tuple[ExpectedCell, ...], source: Path) -> tuple[ExpectedCell, ...]:
    """Put cells into the order of the source notebook; the gradebook promises none."""
    if not source.is_file():
        return cells
    import nbformat

    notebook = nbformat.read(source, as_version=4)  # type: ignore[no-untyped-call] # ships no hints
    names = [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in notebook.cells]
    order = {name: place for place, name in enumerate(names) if name}
    return tuple(sorted(cells, key=lambda cell: order.get(cell.name, len(order))))
