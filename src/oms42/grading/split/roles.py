# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Which cells are the tests, as the instructor wrote them.

What a submission says about its cells is not believed: a cell is a test or a helper if the
instructor's own version has a locked code cell of that name, and what runs is that version's text.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from nbformat import NotebookNode

Role = Literal["student", "helper", "test"]


@dataclass(frozen=True)
class Trusted:
    """The locked code cells of one notebook.

    Attributes:
        helpers: The source of each one without points, by name.
        tests: The source of each one with points, by name.

    Example:
        >>> Trusted(tests={"mase-tests": "assert mase"}).role("mase-tests")
        'test'
    """

    helpers: Mapping[str, str] = field(default_factory=dict)
    tests: Mapping[str, str] = field(default_factory=dict)

    def role(self, name: str | None) -> Role:
        """Say who runs the cell of a name."""
        if name in self.tests:
            return "test"
        return "helper" if name in self.helpers else "student"


def from_gradebook(db_url: str, assignment: str, notebook: str) -> Trusted:
    """Read the locked cells as ``nbgrader generate_assignment`` has stored them.

    Args:
        db_url: The gradebook.
        assignment: The assignment's name.
        notebook: The notebook's name.

    Returns:
        The locked code cells, hidden tests included.
    """
    from nbgrader.api import Gradebook

    helpers: dict[str, str] = {}
    tests: dict[str, str] = {}
    with Gradebook(db_url) as gradebook:
        found = gradebook.find_notebook(notebook, assignment)
        graded = {cell.name for cell in found.grade_cells}
        solved = {cell.name for cell in found.solution_cells}
        for cell in found.source_cells:
            if cell.cell_type == "code" and cell.locked and cell.name not in solved:
                (tests if cell.name in graded else helpers)[cell.name] = cell.source
    return Trusted(helpers, tests)


def from_notebook(notebook: NotebookNode) -> Trusted:
    """Read the locked cells from the instructor's own notebook, or from the released one.

    Args:
        notebook: A notebook that is trusted.

    Returns:
        The locked code cells; hidden tests only if the notebook has them.

    Example:
        >>> import nbformat
        >>> settings = {"grade_id": "tools", "locked": True, "grade": False, "solution": False}
        >>> cell = nbformat.v4.new_code_cell("x = 1", metadata={"nbgrader": settings})
        >>> from_notebook(nbformat.v4.new_notebook(cells=[cell])).helpers
        {'tools': 'x = 1'}
    """
    locked = list(_locked(notebook))
    return Trusted(
        {name: source for name, source, graded in locked if not graded},
        {name: source for name, source, graded in locked if graded},
    )


def _locked(notebook: NotebookNode) -> Iterator[tuple[str, str, bool]]:
    """Yield name, source and whether there are points, for each locked code cell."""
    for cell in notebook.cells:
        settings = cell.metadata.get("nbgrader", {})
        graded = bool(settings.get("grade"))
        locked = bool(settings.get("locked")) or graded
        if cell.cell_type == "code" and locked and not settings.get("solution"):
            yield settings["grade_id"], cell.source, graded
