# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""nbgrader's check of a notebook's metadata, made once for notebooks that have the same."""

import json
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import CheckCellMetadata


class CheckOnce(CheckCellMetadata):  # type: ignore[misc] # nbgrader ships no hints
    """nbgrader's own check; what has passed it passes again without it.

    By then the metadata of a submission's cells are the instructor's, so that all submissions have
    the same, and nbgrader reads nothing else of a notebook to find them right.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._passed: set[str] = set()

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Check the metadata of a notebook's cells."""
        facts = [(cell.cell_type, cell.metadata.get("nbgrader")) for cell in nb.cells]
        written = json.dumps(facts, sort_keys=True)
        if written not in self._passed:
            nb, resources = super().preprocess(nb, resources)
            self._passed.add(written)
        return nb, resources
