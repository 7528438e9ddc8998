# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""The course's gradebook, opened by its own configuration and closed again."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from oms42.grading.intake.status import open_course
from oms42.grading.lms.tables import LmsError

if TYPE_CHECKING:
    from nbgrader.api import Gradebook
    from nbgrader.coursedir import CourseDirectory


@contextmanager
def opened(course: Path) -> Iterator[tuple["CourseDirectory", "Gradebook"]]:
    """Open a course's gradebook.

    Args:
        course: The course folder.

    Yields:
        nbgrader's course folder, and the gradebook.
    """
    from nbgrader.api import Gradebook

    coursedir = open_course(course)
    with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
        yield coursedir, gradebook


def find_assignment(gradebook: "Gradebook", name: str) -> Any:
    """Find an assignment in the gradebook.

    Args:
        gradebook: The open gradebook.
        name: The assignment's name.

    Returns:
        nbgrader's assignment.

    Raises:
        LmsError: If there is none of that name.
    """
    from nbgrader.api import MissingEntry

    try:
        return gradebook.find_assignment(name)
    except MissingEntry as error:
        known = ", ".join(sorted(one.name for one in gradebook.assignments)) or "none"
        raise LmsError(
            f"the gradebook has no assignment {name!r}; it has: {known}; run 'nbgrader "
            f"generate_assignment {name}' first"
        ) from error
