# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What is compared of a submission: the code that the student wrote."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from oms42.grading.similarity.tokens import tokens
from oms42.grading.similarity.winnow import GRAM, grams

LONGEST = 200_000  # characters of one cell; nobody writes more by hand


@dataclass(frozen=True)
class Work:
    """One student's code.

    Attributes:
        student: The student's id.
        lines: The code, a line an entry, cell after cell.
        grams: The number of each gram; none reaches from one cell into the next.
        spans: The first and the last line of each gram, from 0.
    """

    student: str
    lines: tuple[str, ...]
    grams: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]


def read_work(student: str, folder: Path) -> Work:
    """Read the code of a submission.

    Args:
        student: The student's id.
        folder: The copy that the pre-flight accepted.

    Returns:
        The code of all notebooks in it, locked cells left out.
    """
    sources = [
        source
        for file in sorted(folder.glob("*.ipynb"))
        for source in sources_of(json.loads(file.read_text(encoding="utf-8")))
    ]
    return make_work(student, sources)


def make_work(student: str, sources: Iterable[str]) -> Work:
    r"""Number the grams of some cells.

    Args:
        student: The student's id.
        sources: The text of each cell.

    Returns:
        The work; what is longer than a person writes is cut.

    Example:
        >>> work = make_work("1001", ["x = 1", "y = [x, x, x, x]\n"])
        >>> work.lines, len(work.grams), work.spans[:1]
        (('x = 1', 'y = [x, x, x, x]', ''), 2, ((1, 1),))
    """
    lines: list[str] = []
    numbers: list[int] = []
    spans: list[tuple[int, int]] = []
    for source in sources:
        text = source[:LONGEST].replace("\r\n", "\n").replace("\r", "\n")
        read = tokens(text)
        numbers += grams([token.word for token in read])
        spans += [
            (len(lines) + first.line, len(lines) + last.line)
            for first, last in zip(read, read[GRAM - 1 :], strict=False)
        ]
        lines += text.split("\n")
    return Work(student, tuple(lines), tuple(numbers), tuple(spans))


def sources_of(notebook: Mapping[str, Any]) -> list[str]:
    r"""List the code that a student may have written.

    Args:
        notebook: A notebook as JSON.

    Returns:
        The text of each code cell that is not locked and is no test.

    Example:
        >>> locked = {"nbgrader": {"locked": True, "solution": False}}
        >>> cells = [{"cell_type": "code", "source": "x", "metadata": locked},
        ...          {"cell_type": "code", "source": ["y\n", "z"], "metadata": {}}]
        >>> [len(source) for source in sources_of({"cells": cells})]
        [3]
    """
    return [
        "".join(cell["source"])
        for cell in notebook["cells"]
        if cell["cell_type"] == "code" and not _fixed(cell["metadata"].get("nbgrader", {}))
    ]


def _fixed(settings: Mapping[str, Any]) -> bool:
    """Tell whether a cell is the instructor's: grading puts its text back."""
    return bool(settings.get("locked") or settings.get("grade")) and not settings.get("solution")
