# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What an exercise's notebook must satisfy before nbgrader may have it.

nbgrader accepts much that later costs a student points or gives them away: a test cell that ends in
an expression it cannot read as a number scores full, a solution without markers swallows the line
that the student needs. Each rule here turns one such fact into a message for the author.
"""

import ast
import re
from collections import Counter
from collections.abc import Iterator

from nbformat import NotebookNode

from oms42.grading.split.borrowed import borrowed
from oms42.grading.text import cell_name

SOLUTION = "SOLUTION"
HIDDEN = "HIDDEN TESTS"

_WORDS = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_REQUIRED = {
    "grade": bool,
    "grade_id": str,
    "locked": bool,
    "schema_version": int,
    "solution": bool,
}
_SCHEMA_VERSION = 3


def problems(notebook: NotebookNode) -> tuple[str, ...]:
    """List what is wrong with an exercise's notebook, in the words its author needs.

    Args:
        notebook: A notebook made by :func:`oms42.grading.text.to_notebook`.

    Returns:
        One message for each problem, with the cell's name; empty if there is none.

    Example:
        >>> import nbformat
        >>> cell = nbformat.v4.new_code_cell("x = 1", id="setup", metadata={"name": "setup"})
        >>> problems(nbformat.v4.new_notebook(cells=[cell]))
        ()
        >>> cell.metadata["name"] = "Cell_1"
        >>> problems(nbformat.v4.new_notebook(cells=[cell]))
        ("cell 'Cell_1': a name is lower-case words joined by hyphens, such as 'mase-tests'",)
    """
    found = [
        f"cell {(cell_name(cell) or cell.id)!r}: {words}"
        for cell in notebook.cells
        for words in _cell_problems(cell)
    ]
    counts = Counter(name for cell in notebook.cells if (name := cell_name(cell)))
    found += [
        f"cell {name!r}: {count} cells have this name; each needs its own"
        for name, count in counts.items()
        if count > 1
    ]
    found += [
        f"cell {name!r}: it uses {', '.join(map(repr, names))}, which neither a locked cell nor a "
        "solution sets, so a student could set it to anything; set or import it in a locked cell"
        for name, names in borrowed(notebook).items()
    ]
    return tuple(found)


def _cell_problems(cell: NotebookNode) -> Iterator[str]:
    """Yield what is wrong with one cell."""
    name = cell_name(cell)
    if name is None:
        yield 'it has neither a grade_id nor a name; add name="…" to its first line'
    elif not _WORDS.fullmatch(name):
        yield "a name is lower-case words joined by hyphens, such as 'mase-tests'"
    settings = cell.metadata.get("nbgrader", {})
    if settings:
        yield from _settings_problems(cell, settings)
    yield from _region_problems(cell, settings)
    if _is_test(cell, settings):
        yield from _test_problems(cell, settings)


def _is_test(cell: NotebookNode, settings: dict[str, object]) -> bool:
    """Tell whether nbgrader takes the cell's score from running it."""
    graded = bool(settings.get("grade")) and not settings.get("solution")
    return graded and cell.cell_type == "code"


def _settings_problems(cell: NotebookNode, settings: dict[str, object]) -> Iterator[str]:
    """Yield what is wrong with a cell's nbgrader metadata."""
    for key, kind in _REQUIRED.items():
        if not isinstance(settings.get(key), kind):
            yield f"nbgrader's {key!r} is {settings.get(key)!r}; it must be a {kind.__name__}"
    if settings.get("schema_version") != _SCHEMA_VERSION:
        yield f"nbgrader's schema_version must be {_SCHEMA_VERSION}"
    points = settings.get("points")
    if not settings.get("grade"):
        if points is not None:
            yield f"it has points ({points!r}) but is not graded; set grade to true or drop them"
    elif isinstance(points, bool) or not isinstance(points, (int, float)) or not points > 0:
        yield f"it is graded, so it needs points above zero, not {points!r}"
    if cell.cell_type == "markdown" and settings.get("grade") != settings.get("solution"):
        yield "a written answer needs both grade and solution set to true"


def _region_problems(cell: NotebookNode, settings: dict[str, object]) -> Iterator[str]:
    """Yield what is wrong with the marked regions of a cell."""
    solution, hidden = _split(cell.source, SOLUTION), _split(cell.source, HIDDEN)
    for kind, text in ((SOLUTION, solution), (HIDDEN, hidden)):
        if text is None:
            yield f"'BEGIN {kind}' and 'END {kind}' must come in pairs, one after the other"
    if settings.get("solution"):
        if cell.cell_type == "code" and solution == cell.source:
            yield (
                "a solution cell needs '### BEGIN SOLUTION' and '### END SOLUTION'; without them "
                "nbgrader replaces the whole cell, the function's name included"
            )
    elif solution not in (None, cell.source):
        yield "it holds a solution but is not a solution cell, so students would see it"
    if hidden not in (None, cell.source) and not _is_test(cell, settings):
        yield "it holds hidden tests but is not a test cell, so nobody would run them"


def _test_problems(cell: NotebookNode, settings: dict[str, object]) -> Iterator[str]:
    """Yield what is wrong with a test cell, as it is graded and as it is released."""
    if settings.get("locked") is not True:
        yield "a test cell must be locked, so that an edited copy is replaced at grading"
    released = _split(cell.source, HIDDEN)
    if released is None:
        return
    for version, source in (("", cell.source), ("without its hidden tests ", released)):
        try:
            body = ast.parse(source).body
        except SyntaxError as error:
            yield f"{version}it is not plain Python: {error.msg} (line {error.lineno})"
            continue
        if body and isinstance(body[-1], ast.Expr) and not _is_readable(body[-1], source):
            yield (
                f"{version}it ends in the expression {ast.unparse(body[-1])!r}; unless that is "
                "float(…) or int(…) with no semicolon, or print(…), nbgrader may give full points"
            )


def _is_readable(last: ast.Expr, source: str) -> bool:
    """Tell whether nbgrader reads the last expression as it is meant: as a score, or as none."""
    silenced = re.search(r";\s*(#.*)?\Z", source) is not None
    match last.value:
        case ast.Call(func=ast.Name(id="print")):
            return True
        case ast.Call(func=ast.Name(id="float" | "int")):
            return not silenced
    return False


def _split(source: str, kind: str) -> str | None:
    """Return the source without its regions of a kind; ``None`` if their marks do not pair."""
    kept, inside = [], False
    for line in source.split("\n"):
        begins, ends = f"BEGIN {kind}" in line, f"END {kind}" in line
        if (begins and inside) or (ends and not inside):
            return None
        inside = (inside or begins) and not ends
        if not (inside or ends):
            kept.append(line)
    return None if inside else "\n".join(kept)
