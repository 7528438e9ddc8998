# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The mark of a grading that has begun and not ended, in the folder that it fills.

nbgrader takes a submission for graded if its folder in ``autograded/`` is there. A run that grades
side by side fills many such folders before the first is saved, and may be killed meanwhile; the
mark is made before anything else is written, and taken away after the scores are saved. nbgrader's
own commands clear the folder, and the mark with it.
"""

from pathlib import Path

from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import rmtree

MARK = ".oms42-begun"


def begin(folder: Path) -> None:
    """Mark the folder of a submission whose grading begins.

    Args:
        folder: ``autograded/STUDENT/ASSIGNMENT``, which is made if it is not there.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as place:
        ...     begin(Path(place, "1000/e2"))
        ...     is_begun(Path(place, "1000/e2"))
        True
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARK).touch()


def end(folder: Path) -> None:
    """Take the mark away: the scores of this submission are saved.

    Args:
        folder: As above.
    """
    (folder / MARK).unlink(missing_ok=True)


def is_begun(folder: Path) -> bool:
    """Say whether a grading was begun and has not ended.

    Args:
        folder: As above.

    Returns:
        Whether the mark is there.

    Example:
        >>> is_begun(Path("nowhere"))
        False
    """
    return (folder / MARK).exists()


def take_back(coursedir: CourseDirectory, assignment: str, students: list[str]) -> list[str]:
    """Remove what gradings that broke off have left, so that nbgrader grades those again.

    Args:
        coursedir: nbgrader's course folder.
        assignment: The assignment's name.
        students: Whose submissions to look at.

    Returns:
        Those students whose grading had broken off.
    """
    broken_off = []
    for student in students:
        folder = coursedir.format_path(coursedir.autograded_directory, student, assignment)
        if is_begun(Path(folder)):
            rmtree(folder)
            broken_off.append(student)
    return broken_off
