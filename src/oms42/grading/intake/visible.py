# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""Running the tests that a student can see, and reading their scores as nbgrader does."""

import copy
import warnings
from pathlib import Path
from typing import Any

Json = dict[str, Any]


def run_visible(notebook: Json, folder: Path, seconds: int = 60) -> dict[str, tuple[float, float]]:
    """Run a notebook from its first cell to its last, and score its test cells.

    Args:
        notebook: A notebook that has passed the rules; it is not changed.
        folder: Where it runs: the folder that it lies in, so that it finds its data.
        seconds: How long one cell may take.

    Returns:
        Points and the most points by test cell. The cells that a person marks are left out.

    Raises:
        RuntimeError: If the kernel died; the message says at which cell.
    """
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import DeadKernelError
    from nbgrader.utils import determine_grade, is_grade, is_solution

    work = nbformat.from_dict(copy.deepcopy(notebook))  # type: ignore[no-untyped-call] # ships no types
    client = NotebookClient(
        work,
        timeout=seconds,
        allow_errors=True,
        error_on_timeout={"ename": "Timeout", "evalue": "", "traceback": ["Timeout"]},
        kernel_name=_kernel(notebook),
        resources={"metadata": {"path": str(folder)}},
        extra_arguments=["--HistoryManager.hist_file=:memory:"],
    )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # pyzmq's advice on encryption is not the student's
            client.execute()
    except DeadKernelError as error:
        raise RuntimeError(
            "Python ended while the notebook ran (too much memory, or a call of exit): "
            "run the cells one by one to see which it was"
        ) from error
    tests = [cell for cell in work.cells if is_grade(cell) and not is_solution(cell)]
    return {
        str(cell.metadata.nbgrader.grade_id): _score(determine_grade(cell))
        for cell in tests
        if cell.cell_type == "code"
    }


def _score(found: tuple[float | None, float]) -> tuple[float, float]:
    return float(found[0] or 0), float(found[1])


def _kernel(notebook: Json) -> str:
    """Take Python's kernel whatever the notebook asks for, as grading does."""
    asked = notebook["metadata"].get("kernelspec")
    name = asked.get("name") if isinstance(asked, dict) else None
    return name if isinstance(name, str) and name.startswith("python") else "python3"
