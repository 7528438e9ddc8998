# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Names that a test takes from where a student may set them to anything.

A test must call what the task asks for; but if it also relies on an import in a cell that students
may edit, a student can replace ``isclose`` by a function that always agrees.
"""

import builtins
import symtable
from collections.abc import Iterator

from nbformat import NotebookNode

from oms42.grading.split.namespace import stored
from oms42.grading.split.roles import from_notebook

_SHELL = frozenset({"display", "get_ipython", "In", "Out"})


def borrowed(notebook: NotebookNode) -> dict[str, list[str]]:
    """Find the names that tests use and that neither a locked cell nor a solution sets.

    Args:
        notebook: The instructor's own notebook, with solutions.

    Returns:
        For each locked cell that uses such names, the names in alphabetical order.

    Example:
        >>> import nbformat
        >>> settings = {"grade_id": "test", "grade": True, "locked": True, "solution": False}
        >>> cell = nbformat.v4.new_code_cell("assert isclose(f(1), 2)")
        >>> cell.metadata["nbgrader"] = settings
        >>> borrowed(nbformat.v4.new_notebook(cells=[cell]))
        {'test': ['f', 'isclose']}
    """
    trusted = from_notebook(notebook)
    locked = {**trusted.helpers, **trusted.tests}
    known = {name for source in locked.values() for name in stored(source)}
    known |= {name for source in _solutions(notebook) for name in stored(source)}
    known |= {*dir(builtins), *_SHELL}
    found = {cell: sorted(set(needed(source)) - known) for cell, source in locked.items()}
    return {cell: names for cell, names in found.items() if names}


def needed(source: str) -> Iterator[str]:
    r"""Yield the names that a cell looks up among the notebook's variables.

    Args:
        source: The cell, in plain Python.

    Yields:
        Names, some perhaps twice and some that the cell itself sets; none if it is no Python.

    Example:
        >>> sorted(set(needed("x = f(1)\ndef g(a): return a + b")))
        ['b', 'f']
    """
    try:
        waiting = [symtable.symtable(source, "<cell>", "exec")]
    except SyntaxError:
        return
    while waiting:
        table = waiting.pop()
        waiting += table.get_children()
        top = table.get_type() == "module"
        for symbol in table.get_symbols():
            if symbol.is_referenced() and (top or symbol.is_global()):
                yield symbol.get_name()


def _solutions(notebook: NotebookNode) -> Iterator[str]:
    """Yield the source of each cell that students fill in."""
    for cell in notebook.cells:
        if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("solution"):
            yield cell.source
