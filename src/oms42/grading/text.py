# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""An exercise's text and its notebook: each says exactly what the other says.

The text is jupytext's ``py:percent``, so that a change can be read as a diff. Its first two lines
are the licence; each cell carries either nbgrader's metadata or a ``name``, and the notebook's cell
ids are those words. The same text therefore gives the same notebook, byte for byte.
"""

import copy
import re

import jupytext
import nbformat
from nbformat import NotebookNode

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}

# REUSE-IgnoreStart: the lines below handle licence lines, they carry none
_HEAD = "# SPDX-FileCopyrightText: {copyright}\n# SPDX-License-Identifier: {license}\n\n"
_LICENSE = re.compile(
    r"\A" + _HEAD.format(copyright="(?P<copyright>.+)", license="(?P<license>.+)")
)


class ExerciseError(ValueError):
    """An exercise, or the course that it stands in, that its author has to mend.

    Example:
        >>> raise ExerciseError("cell 'mase-tests': points are missing")
        Traceback (most recent call last):
        ...
        oms42.grading.text.ExerciseError: cell 'mase-tests': points are missing
    """


def cell_name(cell: NotebookNode) -> str | None:
    """Return the word that a cell goes by: its nbgrader grade id, else its ``name``.

    Args:
        cell: A notebook cell.

    Returns:
        The name, or ``None`` for a cell that has neither.

    Example:
        >>> cell_name(nbformat.v4.new_markdown_cell("Text", metadata={"name": "story"}))
        'story'
    """
    name = cell.metadata.get("nbgrader", {}).get("grade_id") or cell.metadata.get("name")
    return str(name) if name else None


def to_notebook(text: str) -> NotebookNode:
    r"""Turn an exercise's text into its notebook.

    Args:
        text: The ``py:percent`` text, beginning with the two licence lines and an empty line.

    Returns:
        The notebook, without outputs; cell ids are the cells' names (``unnamed-3`` for a third
        cell that has none, which :func:`oms42.grading.rules.problems` then reports).

    Raises:
        ExerciseError: If the licence lines are missing.

    Example:
        >>> head = "# SPDX-FileCopyrightText: 2026 Me\n# SPDX-License-Identifier: MIT\n\n"
        >>> notebook = to_notebook(head + '# %% name="setup"\nimport numpy as np\n')
        >>> notebook.cells[0].id, notebook.cells[0].source
        ('setup', 'import numpy as np')
    """
    licence = _LICENSE.match(text)
    if licence is None:
        raise ExerciseError(
            f"the text begins with {text[:40]!r}; it must begin with the lines "
            "'# SPDX-FileCopyrightText: …' and '# SPDX-License-Identifier: …' and an empty line"
        )
    notebook: NotebookNode = jupytext.reads(text[licence.end() :], fmt="py:percent")
    notebook["metadata"] = {
        "kernelspec": KERNEL,
        "language_info": {"name": "python"},
        **licence.groupdict(),
    }
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    for position, cell in enumerate(notebook.cells, start=1):
        cell.id = cell_name(cell) or f"unnamed-{position}"
    return notebook


def to_text(notebook: NotebookNode) -> str:
    r"""Turn a notebook back into the exercise's text; outputs and viewer settings are left out.

    Args:
        notebook: A notebook made by :func:`to_notebook`, perhaps run or edited since.

    Returns:
        The text from which :func:`to_notebook` makes the notebook again.

    Raises:
        ExerciseError: If the notebook's metadata does not name copyright and license.

    Example:
        >>> head = "# SPDX-FileCopyrightText: 2026 Me\n# SPDX-License-Identifier: MIT\n\n"
        >>> text = head + '# %% name="setup"\nimport numpy as np\n'
        >>> to_text(to_notebook(text)) == text
        True
    """
    missing = [key for key in ("copyright", "license") if not notebook.metadata.get(key)]
    if missing:
        raise ExerciseError(
            f"the notebook's metadata has no {' and no '.join(missing)}; "
            "it was not built from an exercise's text"
        )
    bare = copy.deepcopy(notebook)
    filters = {"notebook_metadata_filter": "-all", "cell_metadata_filter": "name,nbgrader,-all"}
    bare["metadata"] = {"jupytext": filters}
    head = _HEAD.format(
        copyright=notebook.metadata["copyright"], license=notebook.metadata["license"]
    )
    return head + str(jupytext.writes(bare, fmt="py:percent"))


def dumps(notebook: NotebookNode) -> str:
    """Write a notebook as JSON text, the same text for the same notebook.

    Args:
        notebook: A valid notebook.

    Returns:
        The text of an ``.ipynb`` file, with a newline at its end.

    Example:
        >>> dumps(nbformat.v4.new_notebook()).splitlines()[1]
        ' "cells": [],'
    """
    text = nbformat.writes(notebook)  # type: ignore[no-untyped-call] # nbformat ships no hints
    return str(text).rstrip("\n") + "\n"
