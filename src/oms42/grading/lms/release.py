# SPDX-FileCopyrightText: 2026 The OMS 4.2 authors
# SPDX-License-Identifier: MIT
"""`nbgrader release_feedback` for a course in which some work came through an LMS."""

from pathlib import Path

from nbgrader.exchange.default import ExchangeReleaseFeedback

_NEEDED = ("timestamp.txt", "submission_secret.txt")


class LmsReleaseFeedback(ExchangeReleaseFeedback):  # type: ignore[misc]  # nbgrader ships no types
    """Releases feedback to those who handed in through the exchange, and names the others.

    Stock nbgrader stops at the first submission without the two files that the exchange writes.
    Named in the configuration: ``c.ExchangeFactory.release_feedback``.
    """

    def copy_files(self) -> None:
        """Copy what can be copied."""
        others = came_otherwise(Path(self.coursedir.root), self.coursedir)
        before = self.coursedir.student_id_exclude
        excluded = [one for one in before.split(",") if one]
        self.coursedir.student_id_exclude = ",".join([*excluded, *others])
        try:
            super().copy_files()
        finally:
            self.coursedir.student_id_exclude = before
        if others:
            self.log.warning(
                "%d student(s) did not hand in through the exchange, and fetch no feedback there; "
                "'oms42 lms feedback %s' packs it for the LMS: %s",
                *(len(others), self.coursedir.assignment_id, ", ".join(others)),
            )


def came_otherwise(root: Path, coursedir: object) -> list[str]:
    """List the students whose feedback lacks what the exchange needs.

    Args:
        root: The course folder.
        coursedir: nbgrader's course folder, for the names of its folders.

    Returns:
        The students' ids, in order.
    """
    feedback = root / str(getattr(coursedir, "feedback_directory", "feedback"))
    assignment = str(getattr(coursedir, "assignment_id", ""))
    folders = sorted(feedback.glob(f"*/{assignment}"))
    return [
        one.parent.name for one in folders if not all((one / name).is_file() for name in _NEEDED)
    ]
