# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""What a submission's scores rest on, kept so that only what has changed is graded again.

``intake/ASSIGNMENT/STUDENT.graded`` holds a short hash of each part. A submission that nbgrader's
own command has graded has no such file, and nbgrader's own rule holds for it: it is graded again if
it bears a later time.
"""

import hashlib
import json
import platform
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from oms42.grading.intake.store import report_file
from oms42.grading.secret import notebook_key, read_secret

ENDING = ".graded"
WORDS = {
    "submission": "the submission has changed",
    "tests": "the assignment has changed",
    "settings": "the settings have changed",
    "secret": "the course's secret has changed",
    "versions": "other versions are installed",
}
LIBRARIES = ("nbgrader", "nbclient", "ipykernel", "numpy", "pandas", "scipy", "oms42")
SECTIONS = (
    *("Autograde", "Execute", "SplitExecute", "ExecutePreprocessor", "NotebookClient"),
    *("OverwriteCells", "OverwriteKernelspec", "ClearOutput", "DeduplicateIds", "LockCells"),
    *("LimitBytes", "LimitOutput", "IgnorePattern", "StillCharts", "SaveAutoGrades"),
    *("AssignLatePenalties", "OmsSandbox"),
)
NOT_IN_SCORES = ("unsafe", "isolation")  # where student code runs, and not what it is given


def of_submission(copy: Path) -> str:
    """Hash the files of a submission, names included.

    Args:
        copy: The folder that nbgrader grades.

    Returns:
        16 hexadecimal digits.

    Example:
        >>> len(of_submission(Path("nowhere")))
        16
    """
    files = sorted(path for path in copy.rglob("*") if path.is_file())
    return _short([(str(each.relative_to(copy)), _digest(each.read_bytes())) for each in files])


def of_tests(db_url: str, assignment: str) -> str:
    """Hash an assignment's cells and points as the gradebook has them.

    Args:
        db_url: The gradebook.
        assignment: The assignment's name.

    Returns:
        16 hexadecimal digits.
    """
    from nbgrader.api import Gradebook

    with Gradebook(db_url) as gradebook:
        found = gradebook.find_assignment(assignment)
        cells = [
            (book.name, cell.name, cell.cell_type, cell.locked, cell.source)
            for book in found.notebooks
            for cell in book.source_cells
        ]
        points = [
            (book.name, cell.name, cell.max_score, cell.cell_type)
            for book in found.notebooks
            for cell in book.grade_cells
        ]
    return _short([sorted(map(repr, cells)), sorted(map(repr, points))])


def of_settings(config: Mapping[str, Any]) -> str:
    """Hash the settings on which scores depend.

    Args:
        config: nbgrader's configuration, sections by name.

    Returns:
        16 hexadecimal digits.

    Example:
        >>> one, other = {"Execute": {"timeout": 30}}, {"Execute": {"timeout": 60}}
        >>> of_settings(one) == of_settings(other)
        False
        >>> of_settings(one) == of_settings(one | {"OmsSandbox": {"unsafe": True}})
        True
    """
    sections = {
        name: {key: value for key, value in config[name].items() if key not in NOT_IN_SCORES}
        for name in SECTIONS
        if name in config
    }
    return _short({name: section for name, section in sections.items() if section})


def of_secret(path: Path, assignment: str) -> str:
    """Hash the assignment's key; the secret cannot be computed from it.

    Args:
        path: The file with the course's secret, which is made if there is none.
        assignment: The assignment's name.

    Returns:
        16 hexadecimal digits; no digit if the file is damaged, which grading will say.
    """
    try:
        return _short(notebook_key(read_secret(path), assignment, ""))
    except ValueError:
        return ""


def of_versions(libraries: Iterable[str] = LIBRARIES) -> str:
    """Hash the versions of Python and of what grades.

    Args:
        libraries: Names of packages.

    Returns:
        16 hexadecimal digits.

    Example:
        >>> of_versions(["numpy"]) == of_versions(["no-such-package"])
        False
    """
    return _short([platform.python_version(), *map(_version, libraries)])


def read_basis(root: Path, assignment: str, student: str) -> dict[str, str] | None:
    """Read what a student's scores rest on.

    Args:
        root: The course folder.
        assignment: The assignment's name.
        student: The student's id.

    Returns:
        A hash for each part; ``None`` if there is no record that can be read.

    Example:
        >>> read_basis(Path("nowhere"), "e2", "1000") is None
        True
    """
    try:
        found = json.loads(report_file(root, assignment, student, ENDING).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def write_basis(root: Path, assignment: str, student: str, basis: Mapping[str, str]) -> None:
    """Write what a student's scores rest on.

    Args:
        root: The course folder.
        assignment: The assignment's name.
        student: The student's id.
        basis: A hash for each part.
    """
    file = report_file(root, assignment, student, ENDING)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(dict(basis)) + "\n", "utf-8")


def changes(before: Mapping[str, str], now: Mapping[str, str]) -> str:
    """Say what has changed since a submission was graded.

    Args:
        before: The hashes then.
        now: The hashes now.

    Returns:
        Some words; empty if nothing has changed.

    Example:
        >>> changes({"tests": "1", "secret": "2"}, {"tests": "3", "secret": "2"})
        'the assignment has changed'
    """
    return " and ".join(WORDS[part] for part in now if before.get(part) != now[part])


def _version(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return f"no {name}"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _short(facts: object) -> str:
    """Hash facts; what JSON does not know is known by its name."""
    return _digest(json.dumps(facts, sort_keys=True, default=_named).encode())[:16]


def _named(value: Any) -> Any:
    """Write a setting that is no plain value, with no address of memory in it."""
    if hasattr(value, "to_dict"):  # traitlets' value that is not settled yet
        return value.to_dict()
    if isinstance(value, (set, frozenset)):
        return sorted(map(str, value))
    return (
        str(value) if isinstance(value, Path) else getattr(value, "__qualname__", repr(type(value)))
    )
